//! Running the transactions: which function a tag stands for, and what its calldata must be.

use zkthread_ir::{Auth, Function, FunctionKind, Part, Type};

use super::Printer;
use super::codec::{ARGUMENT, is_plain};
use crate::writer::Writer;

/// Calldata of at most this many felts is read in one go, when it always has as many.
const MOST_AT_ONCE: usize = 64;

impl Printer<'_> {
    pub(super) fn dispatch(&self) -> String {
        let mut piece = Writer::default();
        for path in [
            "core::panic_with_felt252",
            "crate::functions",
            "crate::os::block::{ALWAYS, Outcome}",
            "crate::os::input::{self, Context, Environment, Header}",
            "crate::os::rows::Slots",
            "crate::os::stream::{Stream, StreamTrait}",
        ] {
            piece.import(path);
        }
        let (text, paths) = match self.auth {
            Auth::Signature => (
                include_str!("run_signed.cairo"),
                ["crate::os::auth::{self, Bundle, Domain}", "crate::os::storage::{State, undo}"],
            ),
            Auth::Batcher => {
                let paths = ["crate::os::storage::{Change, State, undo}", "crate::os::values::{self, Value}"];
                (include_str!("run_batched.cairo"), paths)
            }
        };
        for path in paths {
            piece.import(path);
        }
        let (before, after) = text.split_once("    // functions\n").unwrap_or((text, ""));
        lines(before, &mut piece);
        for (position, part) in self.thread.parts.iter().enumerate() {
            // The last one is left when it is none of the others.
            if position + 1 == self.thread.parts.len() {
                piece.line(format_args!("assert(position == {position}, 'OS: wrong contract');"));
                self.calls(part, &mut piece);
            } else {
                piece.open(format_args!("if position == {position}"));
                self.calls(part, &mut piece);
                piece.line("return panic_with_felt252('OS: unknown function');");
                piece.close("");
            }
        }
        lines(after, &mut piece);
        let mut out = Writer::default();
        out.line("//! Runs the transactions, one after the other.");
        out.blank();
        out.append_with_imports(piece);
        out.finish()
    }

    /// The functions of a contract that a transaction may call.
    fn calls(&self, part: &Part, out: &mut Writer) {
        for id in part.functions.clone() {
            let function = &self.contract.functions[id];
            if function.kind == FunctionKind::External {
                let (name, module) = self.called_by();
                out.import(&format!("crate::constants::{module}"));
                out.open(format_args!("if {name} == {module}::{}", self.titles.tags[id]));
                self.begin();
                self.call(function, &self.titles.functions[id], &self.titles.tags[id], out);
                out.close("");
            }
        }
    }

    /// How transactions name a function: the name of that in the program, and of the module with all functions'.
    pub(super) fn called_by(&self) -> (&'static str, &'static str) {
        match self.auth {
            Auth::Signature => ("selector", "selectors"),
            Auth::Batcher => ("tag", "tags"),
        }
    }

    /// How many felts the function's calldata has, when that is always the same and they can be read in one go.
    pub(super) fn fixed_calldata(&self, function: &Function) -> Option<usize> {
        let types = param_types(function);
        let n_felts = types.iter().map(|ty| self.contract.felts(ty)).sum::<Option<usize>>()?;
        (n_felts <= MOST_AT_ONCE && types.iter().all(|ty| is_plain(self.contract, ty))).then_some(n_felts)
    }

    /// Takes the calldata of a call of the function, and calls it.
    fn call(&self, function: &Function, name: &str, tag: &str, out: &mut Writer) {
        let types = param_types(function);
        let arguments: Vec<String> = (0..types.len()).map(|at| format!("argument{at}")).collect();
        let n_felts = self.fixed_calldata(function);
        let felts: Vec<String> = (0..n_felts.unwrap_or(0)).map(|at| format!("felt{at}")).collect();
        if let Some(n_felts) = n_felts {
            out.line(format_args!("assert(n_calldata == {n_felts}, 'OS: wrong calldata length');"));
            if n_felts > 0 {
                out.line(format_args!("let [{}] = input::take_fixed(ref input);", felts.join(", ")));
            }
            let values = self.load_all(types.iter().copied(), &felts, ARGUMENT);
            for (argument, value) in arguments.iter().zip(values) {
                out.line(format_args!("let {argument} = {value};"));
            }
        } else {
            out.line("let mut calldata = input::take_calldata(ref input, n_calldata);");
            if self.auth == Auth::Batcher {
                out.line("let felts = calldata;");
            }
            for (ty, argument) in types.iter().zip(&arguments) {
                let value = self.decode(ty);
                out.line(format_args!("let {argument}: {} = {value};", self.program_type(ty)));
            }
            out.line("assert(calldata.is_empty(), 'OS: wrong calldata length');");
        }
        let passed: String = arguments.iter().map(|argument| format!(", {argument}")).collect();
        out.open(format_args!("match functions::{name}(ref state, cx{passed})"));
        match self.auth {
            Auth::Signature => lines(include_str!("outcome_signed.cairo"), out),
            Auth::Batcher => {
                let absorb = absorbed(tag, n_felts.map(|_| felts.as_slice()), out);
                for line in include_str!("outcome_batched.cairo").lines() {
                    if line.trim() == "// transaction" { lines(&absorb, out) } else { out.line(line) }
                }
            }
        }
        out.close("");
    }
}

/// How a transaction is taken into its hash; its calldata has these names, or is a span. That stands behind the call, in both arms: so no
/// two functions end alike, and the compiler (2.21.0) does not let them share their ends, which costs more steps than it saves code.
fn absorbed(tag: &str, felts: Option<&[String]>, out: &mut Writer) -> String {
    out.import("crate::constants::calls");
    let mut absorb = Writer::default();
    let header = format!("calls::{tag} + nonce * input::NONCE");
    match felts {
        Some(felts) => {
            absorb.line(format_args!("transactions.absorb(sender, {header});"));
            for pair in felts.chunks(2) {
                let second = pair.get(1).map_or("0", String::as_str);
                absorb.line(format_args!("transactions.absorb({}, {second});", pair[0]));
            }
        }
        None => {
            absorb.line(format_args!("transactions.absorb(sender, {header} + n_calldata * input::N_CALLDATA);"));
            absorb.line("transactions.absorb_all(felts);");
        }
    }
    absorb.finish()
}

fn param_types(function: &Function) -> Vec<&Type> {
    function.params.iter().map(|param| &function.locals[param.0].ty).collect()
}

fn lines(text: &str, out: &mut Writer) {
    for line in text.lines() {
        if line.is_empty() { out.blank() } else { out.line(line) }
    }
}
