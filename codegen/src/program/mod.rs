//! The thread program of an IR: the library in `cairo/os` and the contract's part.

mod body;
mod constants;
mod dispatch;
mod events;
mod functions;
mod layout;

use std::collections::BTreeMap;

use zkthread_ir::{Contract, Type, fingerprint};

use crate::expression::{self, Text};
use crate::os_sources::OS_SOURCES;
use crate::plan::Plan;
use crate::writer::Writer;

/// First statement of a function that is not inlined. The compiler (2.21.0) counts the cells a panicking branch takes to
/// the function's, which it then does not find in the branches that return, unless the function does not track them.
const UNTRACKED: &str = "core::internal::revoke_ap_tracking();";

/// What the printers of the program's parts share.
struct Printer<'a> {
    contract: &'a Contract,
    plan: Plan,
}

/// The program's files by path.
pub(crate) fn files(contract: &Contract) -> BTreeMap<String, String> {
    let printer = Printer { contract, plan: Plan::new(contract) };
    let mut files: BTreeMap<String, String> =
        OS_SOURCES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    files.insert("lib.cairo".to_owned(), printer.lib());
    files.insert("constants.cairo".to_owned(), printer.constants());
    files.insert("layout.cairo".to_owned(), printer.layout());
    files.insert("events.cairo".to_owned(), printer.events());
    files.insert("functions.cairo".to_owned(), printer.functions());
    files.insert("dispatch.cairo".to_owned(), printer.dispatch());
    files
}

impl Printer<'_> {
    fn lib(&self) -> String {
        let mut out = Writer::default();
        out.line(format_args!("//! The thread program of the contract `{}`.", self.contract.name));
        out.line(format_args!("// zkthread fingerprint: {}", fingerprint(self.contract)));
        out.blank();
        for line in include_str!("main.cairo").lines() {
            if line.is_empty() { out.blank() } else { out.line(line) }
        }
        out.finish()
    }
}

/// The type in the thread program, where an address is a felt252 that has been checked.
fn program_type(ty: Type) -> &'static str {
    match ty {
        Type::ContractAddress => "felt252",
        ty => expression::contract_type(ty),
    }
}

/// The value as it stands in storage, keys and events.
fn to_felt(ty: Type, value: Text) -> Text {
    match program_type(ty) {
        "felt252" => value,
        name => expression::conversion(name, "felt252", &value),
    }
}

/// The value of a felt from outside, checked; nothing when every felt is a value.
fn from_felt(ty: Type, felt: &str, otherwise: &str) -> Option<Text> {
    let name = match ty {
        Type::Unit | Type::Felt252 | Type::ContractAddress => return None,
        ty => program_type(ty),
    };
    Some(Text::atom(format!("crate::os::values::to_{name}({felt}, '{otherwise}')")))
}
