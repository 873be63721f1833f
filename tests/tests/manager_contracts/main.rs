//! The contracts on L2, compiled against the embedded core and run on an emulated state.

mod attacks;
mod batchers;
mod core_library;
#[allow(dead_code)]
#[path = "../emulator/mod.rs"]
mod emulator;
mod events;
mod every_attack;
mod keys;
mod keys_in_sub_blocks;
mod registration;
mod registry;
mod settling;
mod sources;
mod thread;
mod world;

use sources::sources;
use zkthread_compiler::{Core, Source, compile_contract};

#[test]
fn contracts_compile_without_diagnostics() {
    let source = Source { crate_name: "zkthread".into(), files: sources() };
    for contract in ["ZkThreadManager", "FactRegistry", "ReferenceToken"] {
        let compiled = compile_contract(&Core::Embedded, &source, contract).expect(contract);
        assert!(compiled.warnings.is_empty(), "{contract}: {:?}", compiled.warnings);
    }
}
