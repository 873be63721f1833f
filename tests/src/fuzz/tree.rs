//! Generated contracts as trees: enough structure to print them and to make them smaller.

use std::fmt::{self, Display, Write};

use starknet_types_core::felt::Felt;

use super::random::Random;
use super::types::{Ty, Types};

/// What a line is made of.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Source text.
    Text(String),
    /// An expression.
    Expr(Expr),
    /// Statements between braces.
    Block(Block),
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Its type.
    pub ty: Ty,
    /// Its text.
    pub pieces: Vec<Piece>,
}

/// Statements and the value they end with.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// One after the other.
    pub statements: Vec<Statement>,
    /// The value.
    pub tail: Option<Box<Expr>>,
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Statement(pub Vec<Piece>);

/// A function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Name.
    pub name: String,
    /// What stands before the body, from the attribute on.
    pub head: String,
    /// Types of what a caller passes.
    pub params: Vec<Ty>,
    /// The body.
    pub body: Block,
    /// Where it stands.
    pub place: Place,
}

/// Where a function stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the contract; a transaction can call it.
    External,
    /// In the contract; read-only.
    View,
    /// In the contract, for itself.
    Helper,
    /// Beside it.
    Free,
    /// In the `impl` of a struct.
    Struct(usize),
}

/// A transaction, or a call of a view.
#[derive(Clone, Debug)]
pub struct Call {
    /// Who.
    pub sender: u64,
    /// Which function.
    pub function: String,
    /// Its arguments.
    pub calldata: Vec<Felt>,
}

/// A contract and what to do with it.
#[derive(Clone, Debug)]
pub struct Program {
    /// The contract's name: also that of its storage struct.
    pub name: String,
    /// Own types.
    pub types: Types,
    /// Constants, storage fields, events and error variants, each a line of source or several.
    pub constants: Vec<String>,
    /// See `constants`.
    pub storage: Vec<String>,
    /// See `constants`.
    pub events: Vec<String>,
    /// See `constants`.
    pub errors: Vec<String>,
    /// In source order.
    pub functions: Vec<Function>,
    /// Transactions in order.
    pub transactions: Vec<Call>,
    /// Calls of views, after them.
    pub views: Vec<Call>,
}

impl Expr {
    /// An expression without parts.
    pub fn leaf(ty: &Ty, text: impl Into<String>) -> Self {
        Self { ty: ty.clone(), pieces: vec![Piece::Text(text.into())] }
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| piece.fmt(f))
    }
}

impl Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Expr(expr) => expr.fmt(f),
            Self::Block(block) => block.fmt(f),
        }
    }
}

impl Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{\n")?;
        for statement in &self.statements {
            statement.0.iter().try_for_each(|piece| piece.fmt(f))?;
            f.write_char('\n')?;
        }
        if let Some(tail) = &self.tail {
            writeln!(f, "{tail}")?;
        }
        f.write_char('}')
    }
}

impl Program {
    /// Name of the module.
    pub fn module(&self) -> String {
        self.name.to_lowercase()
    }

    /// The contract's source.
    pub fn source(&self) -> String {
        let mut text = String::new();
        self.write(&mut text).expect("a String takes everything");
        text
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let Self { name, types, .. } = self;
        writeln!(out, "#[zkthread::contract]\npub mod {} {{\nuse zkthread::prelude::*;\n", self.module())?;
        for constant in &self.constants {
            writeln!(out, "{constant}")?;
        }
        for (id, fields) in types.structs.iter().enumerate() {
            writeln!(out, "pub struct S{id} {{")?;
            for (at, ty) in fields.iter().enumerate() {
                writeln!(out, "pub f{at}: {},", types.name(ty))?;
            }
            writeln!(out, "}}")?;
        }
        for (id, variants) in types.enums.iter().enumerate() {
            writeln!(out, "pub enum E{id} {{")?;
            for (at, values) in variants.iter().enumerate() {
                let values: Vec<String> = values.iter().map(|ty| types.name(ty)).collect();
                match values.is_empty() {
                    true => writeln!(out, "V{at},")?,
                    false => writeln!(out, "V{at}({}),", values.join(", "))?,
                }
            }
            writeln!(out, "}}")?;
        }
        writeln!(out, "#[storage]\npub struct {name} {{")?;
        for field in &self.storage {
            writeln!(out, "{field},")?;
        }
        writeln!(out, "}}")?;
        for event in &self.events {
            writeln!(out, "{event}")?;
        }
        writeln!(out, "#[error]\npub enum {name}Error {{ {} }}", self.errors.join(", "))?;
        let mut functions = |place: &dyn Fn(Place) -> bool| -> fmt::Result {
            for function in self.functions.iter().filter(|function| place(function.place)) {
                writeln!(out, "{} {}", function.head, function.body)?;
            }
            Ok(())
        };
        functions(&|place| place == Place::Free)?;
        for id in 0..types.structs.len() {
            if self.functions.iter().any(|function| function.place == Place::Struct(id)) {
                writeln!(out, "impl S{id} {{")?;
                for function in self.functions.iter().filter(|function| function.place == Place::Struct(id)) {
                    writeln!(out, "{} {}", function.head, function.body)?;
                }
                writeln!(out, "}}")?;
            }
        }
        writeln!(out, "impl {name} {{")?;
        for function in &self.functions {
            if matches!(function.place, Place::External | Place::View | Place::Helper) {
                writeln!(out, "{} {}", function.head, function.body)?;
            }
        }
        writeln!(out, "}}\n}}")
    }

    /// Replaces a name wherever the bodies and heads have it.
    pub fn rename(&mut self, old: &str, new: &str) {
        let replace = |text: &mut String| *text = text.replace(old, new);
        for function in &mut self.functions {
            replace(&mut function.head);
            let in_pieces = |pieces: &mut Vec<Piece>| {
                for piece in pieces {
                    if let Piece::Text(text) = piece {
                        *text = text.replace(old, new);
                    }
                }
            };
            walk(&mut function.body, &mut |statement| in_pieces(&mut statement.0), &mut |expr| {
                in_pieces(&mut expr.pieces)
            });
        }
    }

    /// Programs that are a little smaller, the boldest first. Some are no contracts any more.
    pub fn smaller(&self) -> Vec<Self> {
        let mut found = Vec::new();
        let lists: [fn(&mut Self) -> &mut Vec<Call>; 2] = [|p| &mut p.transactions, |p| &mut p.views];
        for list in lists {
            let length = list(&mut self.clone()).len();
            let mut size = length;
            while size > 0 {
                for start in (0..length).step_by(size) {
                    let mut program = self.clone();
                    list(&mut program).drain(start..(start + size).min(length));
                    found.push(program);
                }
                size /= 2;
            }
        }
        for at in 0..self.functions.len() {
            let mut program = self.clone();
            let removed = program.functions.remove(at);
            program.transactions.retain(|call| call.function != removed.name);
            program.views.retain(|call| call.function != removed.name);
            found.push(program);
        }
        let lines: [fn(&mut Self) -> &mut Vec<String>; 4] =
            [|p| &mut p.constants, |p| &mut p.storage, |p| &mut p.events, |p| &mut p.errors];
        for list in lines {
            for at in 0..list(&mut self.clone()).len() {
                let mut program = self.clone();
                list(&mut program).remove(at);
                found.push(program);
            }
        }
        for function in 0..self.functions.len() {
            let (mut statements, mut exprs) = (0, 0);
            let mut counted = self.functions[function].body.clone();
            walk(&mut counted, &mut |_| statements += 1, &mut |_| exprs += 1);
            for target in 0..statements {
                let mut program = self.clone();
                let mut at = 0;
                let remove = &mut |block: &mut Block| {
                    for position in (0..block.statements.len()).rev() {
                        if at == target {
                            block.statements.remove(position);
                        }
                        at += 1;
                    }
                };
                blocks(&mut program.functions[function].body, remove);
                found.push(program);
            }
            for target in 0..exprs {
                for replacement in 0..4 {
                    let mut program = self.clone();
                    let mut at = 0;
                    let mut changed = false;
                    let types = self.types.clone();
                    walk(&mut program.functions[function].body, &mut |_| {}, &mut |expr| {
                        if at == target {
                            changed = simplify(expr, replacement, &types);
                        }
                        at += 1;
                    });
                    if changed {
                        found.push(program);
                    }
                }
            }
        }
        found
    }
}

/// Replaces an expression by a literal, or by one of its own parts.
fn simplify(expr: &mut Expr, replacement: usize, types: &Types) -> bool {
    if let [Piece::Text(_)] = expr.pieces.as_slice() {
        return false;
    }
    if replacement == 0 {
        *expr = Expr::leaf(&expr.ty, types.literal(&expr.ty, &mut Random::new(1)));
        return true;
    }
    let mut same = expr.pieces.iter().filter_map(|piece| match piece {
        Piece::Expr(part) if part.ty == expr.ty => Some(part),
        _ => None,
    });
    let part = same.nth(replacement - 1).cloned();
    let found = part.is_some();
    if let Some(part) = part {
        *expr = part;
    }
    found
}

/// Visits every statement and every expression, parts after wholes.
fn walk(block: &mut Block, statement: &mut dyn FnMut(&mut Statement), expr: &mut dyn FnMut(&mut Expr)) {
    for one in &mut block.statements {
        statement(one);
        for piece in &mut one.0 {
            walk_piece(piece, statement, expr);
        }
    }
    if let Some(tail) = &mut block.tail {
        walk_expr(tail, statement, expr);
    }
}

fn walk_expr(one: &mut Expr, statement: &mut dyn FnMut(&mut Statement), expr: &mut dyn FnMut(&mut Expr)) {
    expr(one);
    for piece in &mut one.pieces {
        walk_piece(piece, statement, expr);
    }
}

fn walk_piece(piece: &mut Piece, statement: &mut dyn FnMut(&mut Statement), expr: &mut dyn FnMut(&mut Expr)) {
    match piece {
        Piece::Text(_) => {}
        Piece::Expr(one) => walk_expr(one, statement, expr),
        Piece::Block(block) => walk(block, statement, expr),
    }
}

/// Visits every block, inner ones first.
fn blocks(block: &mut Block, visit: &mut dyn FnMut(&mut Block)) {
    fn in_piece(piece: &mut Piece, visit: &mut dyn FnMut(&mut Block)) {
        match piece {
            Piece::Text(_) => {}
            Piece::Expr(expr) => expr.pieces.iter_mut().for_each(|piece| in_piece(piece, visit)),
            Piece::Block(block) => blocks(block, visit),
        }
    }
    for statement in &mut block.statements {
        statement.0.iter_mut().for_each(|piece| in_piece(piece, visit));
    }
    if let Some(tail) = &mut block.tail {
        tail.pieces.iter_mut().for_each(|piece| in_piece(piece, visit));
    }
    visit(block);
}
