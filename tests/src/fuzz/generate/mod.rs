//! Random threads that the language accepts, and random transactions for them.
//!
//! Every loop has a small bound, functions call only earlier ones, and circles through contracts count down, so every program ends.

mod access;
mod calls;
mod declarations;
mod expressions;
mod functions;
mod numbers;
mod statements;

use super::calls::{Call, Calls, Word};
use super::random::Random;
use super::tree::{Block, Contract, Expr, Function, Piece, Place, Program, Statement};
use super::types::{Ty, Types};

/// Accounts that send transactions: 1 to this.
const ACCOUNTS: usize = 4;

/// The program of a seed: one contract, or in one of three cases several that call each other.
pub fn program(seed: u64) -> Program {
    let mut random = Random::new(seed);
    let count = if random.one_in(3) { random.between(2, 3) } else { 1 };
    let shared = Types { contracts: count, ..declarations::own_types(Types::default(), &mut random) };
    let name = format!("Fuzz{seed}");
    let parts = (0..count).map(|at| {
        let name = if count == 1 { name.clone() } else { format!("{name}{}", char::from(b'A' + at as u8)) };
        Part::new(at, name, &shared, &mut random)
    });
    let parts = parts.collect();
    let talks = count > 1 || random.one_in(4);
    let mut generator = Generator { random, shared, parts, talks, ..Generator::default() };
    generator.all_functions();
    generator.program(name)
}

/// A storage field.
#[derive(Clone)]
struct Field {
    name: String,
    /// As each `Map` of the source takes them.
    keys: Vec<Vec<Ty>>,
    is_list: bool,
    value: Ty,
}

/// What a generated function can be called with.
#[derive(Clone)]
struct Signature {
    name: String,
    place: Place,
    params: Vec<(Ty, Passing)>,
    /// How `self` of a struct's function is passed.
    own_self: Passing,
    returns: Option<Ty>,
    fallible: bool,
    /// Has `&mut self` of the contract.
    writes: bool,
    context: Access,
    effort: Effort,
}

/// A function that interfaces can name.
#[derive(Clone)]
struct Offered {
    /// Positions of the contracts that have it.
    contracts: Vec<usize>,
    name: String,
    params: Vec<Ty>,
    returns: Option<Ty>,
    is_view: bool,
    effort: Effort,
}

/// What a call may lead to.
#[derive(Clone, Copy, Default)]
struct Effort {
    /// Statements that run, roughly.
    statements: usize,
    /// How deep calls of contracts nest in it.
    nesting: usize,
    /// Whether it calls contracts.
    calls_contracts: bool,
}

/// How the context is at hand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Access {
    None,
    Shared,
    Mutable,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Passing {
    Value,
    Shared,
    Mutable,
}

/// A local in scope.
#[derive(Clone)]
struct Local {
    name: String,
    ty: Ty,
    is_mutable: bool,
    passing: Passing,
}

/// One contract while it grows.
#[derive(Default)]
struct Part {
    at: usize,
    name: String,
    types: Types,
    fields: Vec<Field>,
    events: Vec<Vec<(bool, Ty)>>,
    constants: Vec<(Ty, String)>,
    /// Positions in [`Generator::offered`], by interface.
    interfaces: Vec<Vec<usize>>,
    functions: Vec<Signature>,
    written: Vec<Function>,
}

#[derive(Default)]
struct Generator {
    random: Random,
    /// Types that all contracts have.
    shared: Types,
    /// By position, without the one that grows.
    parts: Vec<Part>,
    /// The one that grows.
    part: Part,
    offered: Vec<Offered>,
    names: usize,
    /// Whether there are calls through interfaces.
    talks: bool,
    /// What the function that is being written does so far, and what it may do.
    effort: Effort,
    most: Effort,
}

/// What a body may do.
#[derive(Clone)]
struct Scope {
    locals: Vec<Local>,
    /// Has the contract's `self`.
    reads: bool,
    /// Has `&mut self`.
    writes: bool,
    context: Access,
    fallible: bool,
    in_loop: bool,
    /// Expressions change nothing.
    pure: bool,
    /// May call contracts.
    talks: bool,
    /// No expression is deeper than this.
    deepest: usize,
    /// How often it runs, roughly.
    repeats: usize,
    depth: usize,
}

/// Builds a piece list: text with `{}` for each part in order.
fn pieces(template: &str, parts: Vec<Piece>) -> Vec<Piece> {
    let mut parts = parts.into_iter();
    let mut result = Vec::new();
    for (at, text) in template.split("{}").enumerate() {
        if at > 0 {
            result.extend(parts.next());
        }
        if !text.is_empty() {
            result.push(Piece::Text(text.to_owned()));
        }
    }
    result
}

fn expr(ty: &Ty, template: &str, parts: Vec<Expr>) -> Expr {
    Expr { ty: ty.clone(), pieces: pieces(template, parts.into_iter().map(Piece::Expr).collect()) }
}

fn statement(template: &str, parts: Vec<Expr>) -> Statement {
    Statement(pieces(template, parts.into_iter().map(Piece::Expr).collect()))
}

impl Generator {
    fn fresh(&mut self) -> String {
        self.names += 1;
        format!("v{}", self.names)
    }

    /// Works on the contract at this position.
    fn turn_to(&mut self, at: usize) {
        let last = std::mem::take(&mut self.part);
        if !last.name.is_empty() {
            let at = last.at;
            self.parts[at] = last;
        }
        self.part = std::mem::take(&mut self.parts[at]);
    }

    /// Puts everything together, with calls.
    fn program(mut self, name: String) -> Program {
        let last = std::mem::take(&mut self.part);
        let at = last.at;
        self.parts[at] = last;
        let calls = self.calls();
        let contracts = self.parts.iter().map(|part| self.contract(part)).collect();
        Program { name, contracts, calls }
    }

    fn calls(&mut self) -> Calls {
        let Self { random, parts, .. } = self;
        let call = |part: &Part, function: &Function, random: &mut Random| Call {
            sender: random.between(1, ACCOUNTS) as u64,
            contract: part.at,
            function: function.name.clone(),
            calldata: function.params.iter().flat_map(|ty| part.types.value(ty, random)).collect(),
        };
        let mut calls = Calls::default();
        for part in parts.iter() {
            // Only the contracts before have an address.
            let types = Types { contracts: part.at, ..part.types.clone() };
            let constructor = part.written.iter().find(|function| function.place == Place::Constructor);
            let known = (0..part.at).map(Word::Contract);
            calls.constructors.push(constructor.map_or(Vec::new(), |function| {
                let others = function.params.iter().skip(part.at).flat_map(|ty| types.value(ty, random));
                known.chain(others).collect()
            }));
            if parts.len() > 1 {
                let mostly = |other: usize, random: &mut Random| match random.below(12) {
                    0 => Word::Felt(random.below(6).into()),
                    1 => Word::Contract(random.below(parts.len())),
                    _ => Word::Contract(other),
                };
                let others = (0..parts.len()).filter(|other| *other != part.at);
                calls.transactions.push(Call {
                    sender: random.between(1, ACCOUNTS) as u64,
                    contract: part.at,
                    function: "join".to_owned(),
                    calldata: others.map(|other| mostly(other, random)).collect(),
                });
            }
        }
        for _ in 0..random.between(10, if parts.len() > 1 { 25 } else { 18 }) {
            let Some(part) = random.pick(parts) else { continue };
            let externals: Vec<&Function> =
                part.written.iter().filter(|function| function.place == Place::External).collect();
            let again = random.one_in(15);
            let externals: Vec<&Function> =
                externals.into_iter().filter(|function| again || function.name != "join").collect();
            if let Some(function) = random.pick(&externals) {
                calls.transactions.push(call(part, function, random));
            }
        }
        for part in parts.iter() {
            for function in part.written.iter().filter(|function| function.place == Place::View) {
                for _ in 0..random.between(1, 2) {
                    calls.views.push(call(part, function, random));
                }
            }
        }
        calls
    }
}

impl Statement {
    /// Puts braces where the marks stand.
    fn unmark(mut self) -> Self {
        self.0.iter_mut().for_each(unmark);
        self
    }
}

impl Expr {
    fn unmark(mut self) -> Self {
        self.pieces.iter_mut().for_each(unmark);
        self
    }
}

fn unmark(piece: &mut Piece) {
    if let Piece::Text(text) = piece {
        *text = text.replace('\u{1}', "{").replace('\u{2}', "}");
    }
}
