//! The contracts on L2, compiled against the embedded core and run on an emulated state.

mod core_library;
mod emulator;
mod registration;
mod registry;
mod settling;
mod thread;
mod world;

use zkthread_compiler::{Core, Source, compile_contract};

#[test]
fn contracts_compile_without_diagnostics() {
    let source = Source { crate_name: "zkthread".into(), files: emulator::sources() };
    for contract in ["ZkThreadManager", "FactRegistry", "ReferenceToken"] {
        let compiled = compile_contract(&Core::Embedded, &source, contract).expect(contract);
        assert!(compiled.warnings.is_empty(), "{contract}: {:?}", compiled.warnings);
    }
}
