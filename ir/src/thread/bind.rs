//! Which functions calls through interfaces can reach.

use super::Part;
use super::types::are_alike;
use crate::diagnostic::{self as faults, Diagnostic, Report};
use crate::model::{Contract, Function, FunctionId, FunctionKind, InterfaceFunction, Receiver, Type};

/// By interface of the merged contract and position of the function, the functions of the contracts and the positions of these.
pub(super) fn callees(
    contracts: &[Contract],
    parts: &[Part],
    found: &mut Vec<(usize, Diagnostic)>,
) -> Vec<Vec<Vec<(usize, FunctionId)>>> {
    let mut all = Vec::new();
    for (caller, contract) in contracts.iter().enumerate() {
        let mut report = Report::default();
        for interface in &contract.interfaces {
            let functions = interface.functions.iter();
            all.push(functions.map(|function| bound(function, contract, contracts, parts, &mut report)).collect());
        }
        found.extend(report.take().into_iter().map(|fault| (caller, fault)));
    }
    all
}

fn bound(
    wanted: &InterfaceFunction,
    caller: &Contract,
    contracts: &[Contract],
    parts: &[Part],
    report: &mut Report,
) -> Vec<(usize, FunctionId)> {
    let mut callees = Vec::new();
    for (position, (contract, part)) in contracts.iter().zip(parts).enumerate() {
        let is_public = |function: &Function| matches!(function.kind, FunctionKind::External | FunctionKind::View);
        let named = |function: &&Function| is_public(function) && function.name == wanted.name;
        let Some((id, function)) = contract.functions.iter().enumerate().find(|(_, function)| named(function)) else {
            continue;
        };
        check(wanted, caller, function, contract, report);
        callees.push((position, FunctionId(part.functions.start + id)));
    }
    if callees.is_empty() {
        report.add_at(&faults::INTERFACE_WITHOUT_CALLEE, (wanted.span, wanted.span), &[&wanted.name]);
    }
    callees
}

/// Compares what the interface says of a function with what the contract has.
fn check(wanted: &InterfaceFunction, caller: &Contract, function: &Function, contract: &Contract, report: &mut Report) {
    let at = (wanted.span, wanted.span);
    let (of, name) = (&contract.name, &wanted.name);
    let is_view = function.kind == FunctionKind::View;
    if is_view != (wanted.receiver == Receiver::Read) {
        let (is, receiver, context) =
            if is_view { ("a view", "&self", "&Context") } else { ("an external", "&mut self", "&mut Context") };
        return report.add_at(&faults::INTERFACE_KIND, at, &[of, name, &is, &receiver, &context]);
    }
    let has: Vec<&Type> = function.params.iter().map(|param| &function.locals[param.0].ty).collect();
    let takes: Vec<&Type> = wanted.params.iter().map(|(_, ty)| ty).collect();
    let same = |one: &Type, other: &Type| are_alike((caller, one), (contract, other));
    if takes.len() != has.len() || !takes.iter().zip(&has).all(|(one, other)| same(one, other)) {
        let list = |of: &Contract, types: &[&Type]| {
            let names: Vec<String> = types.iter().map(|ty| of.type_name(ty)).collect();
            format!("({})", names.join(", "))
        };
        let (here, there) = (list(caller, &takes), list(contract, &has));
        let difference = difference(here, there);
        return report.add_at(&faults::INTERFACE_PARAMETERS, at, &[of, name, &difference]);
    }
    if !same(&wanted.returns, &function.returns) {
        let (here, there) = (caller.type_name(&wanted.returns), contract.type_name(&function.returns));
        report.add_at(&faults::INTERFACE_RETURNS, at, &[of, name, &difference(here, there)]);
    }
}

/// What is said about types that are not the same.
fn difference(here: String, there: String) -> String {
    if here == there {
        format!("an own type in `{here}` has other parts there")
    } else {
        format!("`{here}` here, `{there}` there")
    }
}
