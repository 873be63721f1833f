//! What the call graph must not have: recursion, for which the thread program has no bound, and calls of other contracts in a constructor.

use crate::check::Body;
use crate::diagnostic::{self as faults, Report};
use crate::model::FunctionKind;
use crate::signatures::Signature;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    Under,
    Done,
}

/// Reports every call that closes a circle.
pub(crate) fn refuse(signatures: &[Signature<'_>], bodies: &[Body], report: &mut Report) {
    let mut visits = vec![Visit::Not; bodies.len()];
    for start in 0..bodies.len() {
        visit(start, signatures, bodies, &mut visits, report);
    }
}

/// Follows the calls with a stack of its own: a chain of calls is as long as the contract's author likes.
fn visit(start: usize, signatures: &[Signature<'_>], bodies: &[Body], visits: &mut [Visit], report: &mut Report) {
    // Functions on the way here, each with the number of its calls that were followed.
    let mut path = vec![(start, 0)];
    while let Some((function, followed)) = path.pop() {
        match visits.get(function) {
            Some(Visit::Not) => visits[function] = Visit::Under,
            Some(Visit::Under) if followed > 0 => {}
            _ => continue,
        }
        let calls = bodies.get(function).map_or(&[][..], |body| &body.calls);
        let Some(call) = calls.get(followed) else {
            visits[function] = Visit::Done;
            continue;
        };
        path.push((function, followed + 1));
        if visits.get(call.callee) == Some(&Visit::Under) {
            if let Some(callee) = signatures.get(call.callee) {
                report.add_at(&faults::RECURSION, call.span, &[callee.name]);
            }
        } else {
            path.push((call.callee, 0));
        }
    }
}

/// Reports every call of another contract in what a constructor reaches: the contracts of a thread are deployed one after the other.
pub(crate) fn refuse_calls_in_constructors(signatures: &[Signature<'_>], bodies: &[Body], report: &mut Report) {
    let constructors =
        signatures.iter().enumerate().filter(|(_, signature)| signature.kind == FunctionKind::Constructor);
    for (start, constructor) in constructors {
        let (mut reached, mut left) = (vec![false; bodies.len()], vec![start]);
        while let Some(function) = left.pop() {
            let (Some(body), Some(false)) = (bodies.get(function), reached.get(function)) else { continue };
            reached[function] = true;
            left.extend(body.calls.iter().map(|call| call.callee));
            for call in &body.contract_calls {
                report.add_at(&faults::CALL_IN_CONSTRUCTOR, *call, &[constructor.name]);
            }
        }
    }
}
