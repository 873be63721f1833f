//! Running the transactions: which function a selector stands for, and what its calldata must be.

use zkthread_ir::{Function, FunctionKind, Type};

use super::{Printer, from_felt};
use crate::names;
use crate::writer::Writer;

/// The panic of an argument that is none of its type.
const ARGUMENT: &str = "OS: argument out of range";

impl Printer<'_> {
    pub(super) fn dispatch(&self) -> String {
        let mut out = Writer::default();
        let (before, after) = DISPATCH.split_once("    // functions\n").unwrap_or((DISPATCH, ""));
        for line in before.lines() {
            if line.is_empty() { out.blank() } else { out.line(line) }
        }
        let selectors = names::selectors(self.contract);
        for (id, function) in self.contract.functions.iter().enumerate() {
            if function.kind == FunctionKind::External {
                out.open(format_args!("if selector == selectors::{}", selectors[id]));
                call(function, &mut out);
                out.close("");
            }
        }
        for line in after.lines() {
            if line.is_empty() { out.blank() } else { out.line(line) }
        }
        out.finish()
    }
}

/// Checks the rest of a transaction that calls the function, and calls it.
fn call(function: &Function, out: &mut Writer) {
    let count = function.params.len();
    out.line(format_args!("assert(n_calldata == {count}, 'OS: wrong calldata length');"));
    // After the arguments come n_signature and, when that makes the length even, padding.
    let is_padded = count % 2 == 1;
    let size = count + 1 + usize::from(is_padded);
    let arguments: Vec<String> = (0..count).map(|at| format!("argument{at}")).collect();
    let mut fields = arguments.clone();
    fields.push("n_signature".to_owned());
    fields.extend(is_padded.then(|| "padding".to_owned()));
    out.open(format_args!("let [{}] = match input.multi_pop_front::<{size}>()", fields.join(", ")));
    out.line("Some(values) => (*values).unbox(),");
    out.line("None => panic_with_felt252('OS: input too short'),");
    out.close(";");
    out.line("assert(n_signature == 0, 'OS: signature not empty');");
    if is_padded {
        out.line("assert(padding == 0, 'OS: padding not 0');");
    }
    let mut hashed = vec![count.to_string()];
    hashed.extend(arguments.iter().cloned());
    hashed.push("0".to_owned());
    for pair in hashed.chunks(2) {
        let second = pair.get(1).map_or("0", String::as_str);
        out.line(format_args!("transactions.absorb({}, {second});", pair[0]));
    }
    let mut passed = String::new();
    for (param, argument) in function.params.iter().zip(&arguments) {
        let ty = function.locals[param.0].ty;
        if ty == Type::ContractAddress {
            out.line(format_args!("values::address({argument}, '{ARGUMENT}');"));
        } else if let Some(value) = from_felt(ty, argument, ARGUMENT) {
            out.line(format_args!("let {argument} = {value};"));
        }
        passed.push_str(&format!(", {argument}"));
    }
    out.open(format_args!("match functions::{}(ref state, cx{passed})", names::function(function)));
    for line in include_str!("outcome.cairo").lines() {
        out.line(line);
    }
    out.close("");
}

/// The text around the functions, which stand in the place of the comment `// functions`.
const DISPATCH: &str = include_str!("dispatch.cairo");
