//! The Cairo contract of an IR.

mod body;
mod functions;
mod scope;
mod storage;
mod types;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use zkthread_ir::{Contract, TypeId, fingerprint};

use crate::names::{self, Items};
use crate::plan::Plan;
use crate::writer::Writer;

/// The component that makes a contract part of a thread; it stands beside the manager that calls it.
const THREAD: &str = include_str!("../../../manager-contract/src/thread.cairo");

/// What the printers of the contract's parts share.
struct Printer<'a> {
    contract: &'a Contract,
    plan: Plan,
    items: Items,
    /// The constants of the errors, by their id.
    errors: Vec<String>,
    /// The traits of the interfaces, by their id.
    interfaces: Vec<String>,
    /// The own types that the contract's module has to import.
    used: RefCell<BTreeSet<TypeId>>,
}

/// The contract's files by path.
pub(crate) fn files(contract: &Contract) -> BTreeMap<String, String> {
    let printer = Printer {
        contract,
        plan: Plan::new(contract),
        items: Items::new(contract),
        errors: names::errors(contract),
        interfaces: names::interfaces(contract),
        used: RefCell::default(),
    };
    BTreeMap::from([("lib.cairo".to_owned(), printer.lib()), ("thread.cairo".to_owned(), THREAD.to_owned())])
}

impl Printer<'_> {
    fn lib(&self) -> String {
        let mut out = Writer::default();
        for line in &self.contract.docs {
            out.line(format_args!("//! {}", line.trim()));
        }
        out.line(format_args!("// zkthread fingerprint: {}", fingerprint(self.contract)));
        out.blank();
        out.line("pub mod thread;");
        out.blank();
        let mut outside = Writer::default();
        self.types(&mut outside);
        self.interfaces(&mut outside);
        self.interface(&mut outside);
        out.append_with_imports(outside);
        out.line("#[starknet::contract]");
        out.open(format_args!("pub mod {}", self.contract.name));
        let mut module = Writer::default();
        self.component(&mut module);
        self.constants(&mut module);
        self.errors(&mut module);
        self.storage(&mut module);
        self.events(&mut module);
        self.constructor(&mut module);
        self.externals_and_views(&mut module);
        self.helpers(&mut module);
        self.functions_of_types(&mut module);
        self.free_functions(&mut module);
        for id in self.used.take() {
            module.import(&format!("super::{}", names::own_type(self.contract, id)));
        }
        out.append_with_imports(module);
        out.close("");
        out.finish()
    }
}
