//! The thread program of an IR: the library in `cairo/os` and the contracts' part.

mod access;
mod body;
mod builtins;
mod codec;
mod constants;
mod contracts;
mod dispatch;
mod events;
mod expressions;
mod flow;
mod functions;
mod layout;
mod open;
mod places;
mod signed;
mod titles;
mod types;
mod wanted;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use zkthread_ir::{Auth, Contract, Thread, Type};

use crate::expression::{self, Text};
use crate::names;
use crate::os_sources::{OS_SOURCES, SIGNED_SOURCES};
use crate::plan::Reached;
use crate::writer::Writer;
use titles::Titles;
use wanted::Wanted;

/// First statement of a function that is not inlined. The compiler (2.21.0) counts the cells a panicking branch takes to
/// the function's, which it then does not find in the branches that return, unless the function does not track them.
const UNTRACKED: &str = "core::internal::revoke_ap_tracking();";

/// What the printers of the program's parts share.
struct Printer<'a> {
    thread: &'a Thread,
    /// All its contracts in one.
    contract: &'a Contract,
    auth: Auth,
    reached: Reached,
    titles: Titles,
    /// What printed parts use of parts that are printed later.
    wanted: RefCell<Wanted>,
    /// How many values of the function that is printed have been given a name.
    values: Cell<usize>,
}

/// The program's files by path.
pub(crate) fn files(thread: &Thread, auth: Auth) -> BTreeMap<String, String> {
    let printer = Printer {
        thread,
        contract: &thread.merged,
        auth,
        reached: Reached::new(thread),
        titles: Titles::new(thread),
        wanted: RefCell::new(Wanted::new(&thread.merged)),
        values: Cell::new(0),
    };
    let of_signed = if auth == Auth::Signature { SIGNED_SOURCES } else { &[] };
    let sources = OS_SOURCES.iter().chain(of_signed);
    let mut files: BTreeMap<String, String> =
        sources.map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    if let Some(modules) = files.get_mut("os.cairo").filter(|_| auth == Auth::Batcher) {
        *modules = modules.replace("pub mod auth;\n", "").replace("pub mod signature;\n", "");
    }
    files.insert("functions.cairo".to_owned(), printer.functions());
    files.insert("dispatch.cairo".to_owned(), printer.dispatch());
    files.insert("events.cairo".to_owned(), printer.events());
    files.insert("layout.cairo".to_owned(), printer.layout());
    files.insert("constants.cairo".to_owned(), printer.constants());
    files.insert("contracts.cairo".to_owned(), printer.contracts());
    files.extend(printer.interfaces().map(|interfaces| ("interfaces.cairo".to_owned(), interfaces)));
    files.extend(printer.types().map(|types| ("types.cairo".to_owned(), types)));
    let lib = printer.lib(&files);
    files.insert("lib.cairo".to_owned(), lib);
    files
}

impl Printer<'_> {
    fn lib(&self, others: &BTreeMap<String, String>) -> String {
        let mut out = Writer::default();
        let of = if self.thread.parts.len() == 1 { "the contract" } else { "the contracts" };
        out.line(format_args!("//! The thread program of {of} {}.", self.contract_names()));
        out.line(format_args!("// zkthread fingerprint: {}", self.thread.fingerprint()));
        out.blank();
        for line in include_str!("main.cairo").lines() {
            match line {
                "" => out.blank(),
                "mod interfaces;" if !others.contains_key("interfaces.cairo") => {}
                "mod types;" if !others.contains_key("types.cairo") => {}
                line => out.line(line),
            }
        }
        out.finish()
    }

    /// Begins a function: its values are named from 1 on.
    fn begin(&self) {
        self.values.set(0);
    }

    /// A name for a value; the source has no names that begin like this.
    fn name(&self) -> String {
        self.values.set(self.values.get() + 1);
        format!("__value{}", self.values.get())
    }

    fn names(&self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.name()).collect()
    }

    /// The type in the thread program, where addresses, class hashes and `bytes31` are felts that have been checked.
    fn program_type(&self, ty: &Type) -> String {
        let list = |types: &[Type]| types.iter().map(|ty| self.program_type(ty)).collect::<Vec<_>>().join(", ");
        match ty {
            Type::ContractAddress | Type::ClassHash | Type::Bytes31 => "felt252".to_owned(),
            Type::Tuple(elements) => format!("({})", list(elements)),
            Type::Named(id) => format!("crate::types::{}", names::own_type(self.contract, *id)),
            Type::Option(inner) => format!("Option<{}>", self.program_type(inner)),
            Type::Array(inner, length) => format!("[{}; {length}]", self.program_type(inner)),
            Type::Vec(inner) => format!("Array<{}>", self.program_type(inner)),
            plain => expression::contract_type(self.contract, plain),
        }
    }
}

/// Whether a value is kept as a felt.
fn is_felt(ty: &Type) -> bool {
    matches!(ty, Type::Felt252 | Type::ContractAddress | Type::ClassHash | Type::Bytes31)
}

/// A value of one felt as that felt.
fn to_felt(ty: &Type, value: Text) -> Text {
    match ty.plain_name() {
        Some(name) if !is_felt(ty) => expression::conversion(name, "felt252", &value),
        _ => value,
    }
}

/// The value of a felt from outside, of a type of one felt; checked, unless every felt is a value.
fn from_felt(ty: &Type, felt: &str, otherwise: &str) -> Text {
    let values = "crate::os::values";
    Text::atom(match ty {
        Type::Bool => format!("{values}::to_bool({felt}, {otherwise})"),
        Type::ContractAddress | Type::ClassHash => format!("{values}::to_address({felt}, {otherwise})"),
        Type::Bytes31 => format!("{values}::to_bytes31({felt}, {otherwise})"),
        Type::Felt252 | Type::Unit => felt.to_owned(),
        ty => format!("{values}::Value::<{}>::from_felt({felt}, {otherwise})", ty.plain_name().unwrap_or_default()),
    })
}
