//! The contracts on L2, compiled against the embedded core and run on an emulated state.

mod core_library;
#[allow(dead_code)]
#[path = "../emulator/mod.rs"]
mod emulator;
mod events;
mod registration;
mod registry;
mod settling;
mod thread;
mod world;

use std::collections::BTreeMap;
use std::path::Path;

use zkthread_compiler::{Core, Source, compile_contract};

/// The manager's crate with the test contracts and the driver.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../manager-contract");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut files = BTreeMap::new();
    for name in ["hashing", "interfaces", "manager", "registry", "thread"] {
        files.insert(format!("{name}.cairo"), read(&format!("src/{name}.cairo")));
    }
    files.insert("token.cairo".into(), read("tests_contracts/token.cairo"));
    files.insert("contracts.cairo".into(), include_str!("contracts.cairo").into());
    let modules = read("src/lib.cairo");
    files.insert("lib.cairo".into(), format!("{modules}pub mod token;\npub mod contracts;\n"));
    files
}

#[test]
fn contracts_compile_without_diagnostics() {
    let source = Source { crate_name: "zkthread".into(), files: sources() };
    for contract in ["ZkThreadManager", "FactRegistry", "ReferenceToken"] {
        let compiled = compile_contract(&Core::Embedded, &source, contract).expect(contract);
        assert!(compiled.warnings.is_empty(), "{contract}: {:?}", compiled.warnings);
    }
}
