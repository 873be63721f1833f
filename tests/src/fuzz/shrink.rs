//! Programs made smaller: of one that fails, candidates that may fail the same way.

use std::ops::Range;

use super::calls::{Call, Word};
use super::random::Random;
use super::tree::{Block, Contract, Expr, Piece, Program, Statement, blocks, walk};
use super::types::Types;

type ListOf<Whole, Part> = fn(&mut Whole) -> &mut Vec<Part>;

/// One step to a smaller program; none when it changes nothing.
pub type Step = Box<dyn Fn(&Program) -> Option<Program>>;

/// Makes a program smaller as long as that is possible, or for so many rounds. In each round `failing` gets up to `batch` candidates, all of
/// different names, and gives the position of the first that fails as the program did.
///
/// # Errors
/// Those of `failing`.
pub fn shrink<E>(
    mut program: Program,
    (rounds, batch): (usize, usize),
    mut failing: impl FnMut(&[Program]) -> Result<Option<usize>, E>,
) -> Result<Program, E> {
    let name = program.name.clone();
    let (mut next, mut is_changed) = (0, false);
    for round in 0..rounds {
        let steps = program.smaller();
        let smaller = (next..steps.len()).filter_map(|at| {
            let smaller = steps[at](&program)?;
            Some((at, smaller.renamed(&format!("{name}x{round}x{at}"))))
        });
        let (positions, candidates): (Vec<usize>, Vec<Program>) = smaller.take(batch).unzip();
        match (failing(&candidates)?, positions.last()) {
            (Some(at), _) => {
                program = candidates[at].renamed(&name);
                next = positions[at];
                is_changed = true;
            }
            (None, Some(last)) => next = last + 1,
            // What could not go before may go now.
            (None, None) if is_changed => (next, is_changed) = (0, false),
            (None, None) => break,
        }
    }
    Ok(program)
}

/// A step that changes a copy and says whether it did.
fn step(change: impl Fn(&mut Program) -> bool + 'static) -> Step {
    Box::new(move |program| {
        let mut program = program.clone();
        change(&mut program).then_some(program)
    })
}

/// Takes a part out of a list.
fn removal<T: 'static>(list: impl Fn(&mut Program) -> &mut Vec<T> + 'static, part: Range<usize>) -> Step {
    step(move |program| list(program).drain(part.clone()).next().is_some())
}

impl Program {
    /// Steps to programs that are a little smaller, the boldest first. Some are no contracts any more.
    pub fn smaller(&self) -> Vec<Step> {
        let mut found = Vec::new();
        let lists: [ListOf<Self, Call>; 2] = [|p| &mut p.calls.transactions, |p| &mut p.calls.views];
        for list in lists {
            found.extend(parts(list(&mut self.clone()).len()).map(|part| removal(list, part)));
        }
        if self.contracts.len() > 1 {
            found.extend((0..self.contracts.len()).map(|at| step(move |program| program.remove(at))));
        }
        for (at, contract) in self.contracts.iter().enumerate() {
            for part in parts(contract.functions.len()) {
                found.push(step(move |program| program.contracts[at].empty(part.clone())));
            }
            for function in &contract.functions {
                let name = function.name.clone();
                found.push(step(move |program| program.remove_function(at, &name)));
            }
            for (number, interface) in contract.interfaces.iter().enumerate() {
                for (name, _) in &interface.functions {
                    let name = name.clone();
                    found.push(step(move |program| program.contracts[at].uncall(number, &name)));
                }
            }
            found.push(step(move |program| program.contracts[at].types.structs.pop().is_some()));
            found.push(step(move |program| program.contracts[at].types.enums.pop().is_some()));
            let lines: [ListOf<Contract, String>; 4] =
                [|c| &mut c.constants, |c| &mut c.storage, |c| &mut c.events, |c| &mut c.errors];
            for list in lines {
                for line in 0..list(&mut contract.clone()).len() {
                    found.push(removal(move |program| list(&mut program.contracts[at]), line..line + 1));
                }
            }
        }
        for (at, contract) in self.contracts.iter().enumerate() {
            for (number, function) in contract.functions.iter().enumerate() {
                smaller_body(at, number, &function.body, &mut found);
            }
        }
        found
    }

    /// Without a contract: whatever names it is 0.
    fn remove(&mut self, at: usize) -> bool {
        self.contracts.remove(at);
        let calls = &mut self.calls;
        if at < calls.constructors.len() {
            calls.constructors.remove(at);
        }
        let in_words = |words: &mut Vec<Word>| {
            for word in words {
                match word {
                    Word::Contract(position) if *position == at => *word = Word::Felt(0.into()),
                    Word::Contract(position) if *position > at => *position -= 1,
                    _ => {}
                }
            }
        };
        calls.constructors.iter_mut().for_each(in_words);
        for list in [&mut calls.transactions, &mut calls.views] {
            list.retain(|call| call.contract != at);
            for call in list {
                in_words(&mut call.calldata);
                call.contract -= usize::from(call.contract > at);
            }
        }
        true
    }

    fn remove_function(&mut self, at: usize, name: &str) -> bool {
        self.contracts[at].functions.retain(|function| function.name != name);
        for list in [&mut self.calls.transactions, &mut self.calls.views] {
            list.retain(|call| call.contract != at || call.function != name);
        }
        true
    }
}

/// Steps inside the body of a function.
fn smaller_body(at: usize, function: usize, body: &Block, found: &mut Vec<Step>) {
    let (mut statements, mut exprs) = (0, 0);
    walk(&mut body.clone(), &mut |_| statements += 1, &mut |_| exprs += 1);
    for part in parts(body.statements.len()).filter(|part| part.len() > 1) {
        found.push(removal(move |program| &mut program.contracts[at].functions[function].body.statements, part));
    }
    for target in 0..statements {
        found.push(step(move |program| {
            let mut position = 0;
            let mut remove = |block: &mut Block| {
                for statement in (0..block.statements.len()).rev() {
                    if position == target {
                        block.statements.remove(statement);
                    }
                    position += 1;
                }
            };
            blocks(&mut program.contracts[at].functions[function].body, &mut remove);
            true
        }));
    }
    for (target, replacement) in (0..exprs).flat_map(|target| (0..4).map(move |replacement| (target, replacement))) {
        found.push(step(move |program| {
            let (mut position, mut is_changed) = (0, false);
            let Contract { types, functions, .. } = &mut program.contracts[at];
            let mut change = |expr: &mut Expr| {
                if position == target {
                    is_changed = simplify(expr, replacement, types);
                }
                position += 1;
            };
            walk(&mut functions[function].body, &mut |_| {}, &mut change);
            is_changed
        }));
    }
}

impl Contract {
    /// Functions without statements, which give a literal.
    fn empty(&mut self, functions: Range<usize>) -> bool {
        let mut is_changed = false;
        for function in &mut self.functions[functions] {
            is_changed |= !function.body.statements.is_empty();
            function.body.statements.clear();
            if let Some(tail) = &mut function.body.tail {
                is_changed |= simplify_result(tail, &self.types);
            }
        }
        is_changed
    }

    /// Takes a function out of an interface, and its calls out of all bodies.
    fn uncall(&mut self, interface: usize, name: &str) -> bool {
        let (at, method) = (format!("{}::at(", self.interfaces[interface].name), format!(").{name}("));
        let calls = |pieces: &[Piece]| {
            let has =
                |wanted: &str| pieces.iter().any(|piece| matches!(piece, Piece::Text(text) if text.contains(wanted)));
            has(&at) && has(&method)
        };
        let types = &self.types;
        for function in &mut self.functions {
            blocks(&mut function.body, &mut |block| block.statements.retain(|Statement(pieces)| !calls(pieces)));
            walk(&mut function.body, &mut |_| {}, &mut |expr| {
                if calls(&expr.pieces) {
                    simplify(expr, 0, types);
                }
            });
        }
        self.interfaces[interface].functions.retain(|(function, _)| function != name);
        if self.interfaces[interface].functions.is_empty() {
            self.interfaces.remove(interface);
        }
        true
    }
}

/// Ranges of a list: all of it, its halves, their halves, down to single ones.
fn parts(length: usize) -> impl Iterator<Item = Range<usize>> {
    let sizes = std::iter::successors(Some(length), |size| Some(size / 2)).take_while(|size| *size > 0);
    sizes.flat_map(move |size| (0..length).step_by(size).map(move |start| start..(start + size).min(length)))
}

/// Makes a literal of a function's value, within its `Ok` when it has one.
fn simplify_result(tail: &mut Expr, types: &Types) -> bool {
    if !matches!(tail.pieces.first(), Some(Piece::Text(text)) if text.starts_with("Ok(")) {
        return simplify(tail, 0, types);
    }
    let inner = tail.pieces.iter_mut().find_map(|piece| match piece {
        Piece::Expr(expr) => Some(expr),
        _ => None,
    });
    inner.is_some_and(|inner| simplify(inner, 0, types))
}

/// Replaces an expression by a literal, or by one of its own parts.
fn simplify(expr: &mut Expr, replacement: usize, types: &Types) -> bool {
    if let [Piece::Text(_)] = expr.pieces.as_slice()
        && !expr.to_string().contains('(')
    {
        return false;
    }
    if replacement == 0 {
        let literal = Expr::leaf(&expr.ty, format!("({})", types.literal(&expr.ty, &mut Random::new(1))));
        let is_new = literal.to_string() != expr.to_string();
        *expr = literal;
        return is_new;
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

#[cfg(test)]
mod tests {
    use super::super::generate;
    use super::*;

    fn is_accepted(program: &Program) -> bool {
        zkthread_ir::parse_contracts(&program.source()).is_ok_and(|contracts| zkthread_ir::link(&contracts).is_ok())
    }

    /// As the fuzzer does it, with another notion of failing: there is still a call that goes round between contracts, in a transaction.
    #[test]
    fn a_thread_becomes_small_and_stays_a_thread() {
        let mut program = generate::program(23);
        assert!(program.contracts.len() > 1 && is_accepted(&program), "the seed's program is another one now");
        let fails = |program: &Program| {
            let calls = program.calls.transactions.iter().any(|call| call.function == "circle");
            program.contracts.len() > 1 && calls && program.source().contains(").circle(cx") && is_accepted(program)
        };
        assert!(fails(&program), "the seed's program is another one now");
        let before = program.source().lines().count();
        let first = |candidates: &[Program]| Ok::<_, ()>(candidates.iter().position(fails));
        program = shrink(program, (10_000, 10), first).expect("nothing fails");
        let after = program.source().lines().count();
        assert!(after * 5 < before, "{after} of {before} lines:\n{}", program.source());
        assert_eq!(program.calls.transactions.len(), 1);
    }
}
