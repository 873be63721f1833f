//! Refuses recursion: the thread program has no bound for it, and the call graph must have an order.

use crate::check::Body;
use crate::diagnostic::{self as faults, Report};
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

fn visit(function: usize, signatures: &[Signature<'_>], bodies: &[Body], visits: &mut [Visit], report: &mut Report) {
    if visits.get(function) != Some(&Visit::Not) {
        return;
    }
    visits[function] = Visit::Under;
    for call in &bodies[function].calls {
        if visits.get(call.callee) == Some(&Visit::Under) {
            report.add_at(&faults::RECURSION, call.span, &[signatures[call.callee].name]);
        } else {
            visit(call.callee, signatures, bodies, visits, report);
        }
    }
    visits[function] = Visit::Done;
}
