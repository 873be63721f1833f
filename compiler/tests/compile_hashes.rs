//! Hashes are the network's and the bootloader's, and the same everywhere.

use std::process::Command;

use cairo_lang_starknet_classes::keccak::starknet_keccak;
use cairo_program_runner_lib::types::RunMode;
use cairo_program_runner_lib::{PRIVACY_SIMPLE_BOOTLOADER_COMPILED_JSON, ProgramInput, cairo_run_program};
use cairo_vm::types::layout_name::LayoutName;
use cairo_vm::types::program::Program;
use starknet_rust::core::crypto::HashFunction;
use starknet_rust::core::types::FlattenedSierraClass;
use starknet_rust::core::types::contract::{CompiledClass, SierraClass};
use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Poseidon, StarkHash};
use zkthread_compiler::{
    CompiledContract, CompiledExecutable, Core, PanicMode, Source, compile_contract, compile_executable,
};

const CONTRACT: &str = "
#[starknet::interface]
pub trait ICounter<T> {
    /// Counts.
    fn add(ref self: T, amount: u128) -> Result<u128, felt252>;
    fn count_of(self: @T, who: starknet::ContractAddress) -> (u128, bool);
}
#[starknet::contract]
pub mod Counter {
    use starknet::storage::{Map, StorageMapReadAccess, StorageMapWriteAccess};
    use starknet::{ContractAddress, get_caller_address};
    #[storage]
    struct Storage { counts: Map<ContractAddress, u128> }
    #[event]
    #[derive(Drop, starknet::Event)]
    enum Event { Added: Added }
    #[derive(Drop, starknet::Event)]
    struct Added { #[key] who: ContractAddress, amount: u128 }
    #[constructor]
    fn constructor(ref self: ContractState, first: u128) { self.counts.write(get_caller_address(), first); }
    #[abi(embed_v0)]
    impl CounterImpl of super::ICounter<ContractState> {
        fn add(ref self: ContractState, amount: u128) -> Result<u128, felt252> {
            let who = get_caller_address();
            let count = self.counts.read(who) + amount;
            self.counts.write(who, count);
            self.emit(Added { who, amount });
            Ok(count)
        }
        fn count_of(self: @ContractState, who: ContractAddress) -> (u128, bool) {
            let count = self.counts.read(who);
            (count, count != 0)
        }
    }
}";

const PROGRAM: &str = "
use core::dict::SquashedFelt252DictTrait;
use core::poseidon::poseidon_hash_span;
#[executable_raw]
fn main(input: Span<felt252>, ref output: Array<felt252>) {
    let mut counts: Felt252Dict<u64> = Default::default();
    for key in input { counts.insert(*key, counts.get(*key) + 1); }
    for (key, _, count) in counts.squash().into_entries() { output.append(key); output.append(count.into()); }
    output.append(poseidon_hash_span(input));
}";

fn contract(core: &Core) -> CompiledContract {
    compile_contract(core, &Source::single("counter", CONTRACT), "Counter").unwrap_or_else(|error| panic!("{error}"))
}

fn program(core: &Core) -> CompiledExecutable {
    compile_executable(core, &Source::single("counting", PROGRAM), PanicMode::Unprovable)
        .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn class_hashes_are_those_other_tools_compute() {
    let compiled = contract(&Core::Embedded);
    let class: SierraClass = serde_json::from_str(&compiled.sierra_json().expect("written")).expect("a class file");
    assert_eq!(class.class_hash().expect("hashed"), compiled.class_hash);
    let flattened = class.flatten().expect("flattened");
    assert_eq!(flattened.abi, compiled.abi());
    let rpc: FlattenedSierraClass =
        serde_json::from_value(compiled.rpc_json().expect("written")).expect("an RPC class");
    assert_eq!(rpc.class_hash(), compiled.class_hash);
    let casm: CompiledClass =
        serde_json::from_str(&compiled.casm_json().expect("written")).expect("a compiled class file");
    let casm_hash = |function| casm.class_hash_with_hash_function(function).expect("hashed");
    assert_eq!(casm_hash(HashFunction::blake2s()), compiled.compiled_class_hash);
    assert_eq!(casm_hash(HashFunction::poseidon()), compiled.legacy_compiled_class_hash);
    assert_ne!(compiled.compiled_class_hash, compiled.legacy_compiled_class_hash);
}

/// A bootloader runs the program as a task and prints `[n_tasks, size, program hash, ..output]`.
#[test]
fn os_version_is_what_a_bootloader_prints() {
    let compiled = program(&Core::Embedded);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("program.json");
    let printed = folder.path().join("printed.json");
    std::fs::write(&path, compiled.to_json().expect("written")).expect("written");
    let input = serde_json::json!({
        "tasks": [{
            "type": "Cairo1Executable",
            "path": path,
            "program_hash_function": "poseidon",
            "user_args_list": [7, 3, 7],
        }],
        "single_page": true,
        "output_preimage_dump_path": printed,
    });
    let bootloader = Program::from_bytes(PRIVACY_SIMPLE_BOOTLOADER_COMPILED_JSON, Some("main")).expect("loaded");
    let mode = RunMode::Validation { layout: LayoutName::all_cairo_stwo, allow_missing_builtins: true };
    cairo_run_program(&bootloader, Some(ProgramInput::Json(input.to_string())), mode.create_config(), None)
        .unwrap_or_else(|error| panic!("{error}"));
    let printed = std::fs::read_to_string(printed).expect("printed");
    let printed: Vec<Felt> = serde_json::from_str(&printed).expect("felts");
    let hash = Poseidon::hash_array(&[7, 3, 7].map(Felt::from));
    let output = [3, 1, 7, 2].map(Felt::from);
    let size = Felt::from(2 + output.len() + 1);
    assert_eq!(printed, [&[Felt::ONE, size, compiled.os_version][..], &output, &[hash]].concat());
}

const CHILD: &str = "ZKTHREAD_TEST_CHILD";

/// The output of a process of its own in a folder of its own, reading source and core from disk or memory.
#[test]
fn output_is_the_same_in_every_process_and_folder() {
    let digest = |text: String| format!("{:x}", starknet_keccak(text.as_bytes()));
    let all = |core: &Core| {
        let (contract, program) = (contract(core), program(core));
        let parts = [contract.sierra_json(), contract.casm_json(), program.to_json()]
            .map(|part| digest(part.expect("written")));
        format!("{:x} {:x} {}", contract.class_hash, program.os_version, parts.join(" "))
    };
    if std::env::var_os(CHILD).is_some() {
        let folder = std::env::current_dir().expect("a folder");
        // A stray file of a module's name must not be picked up.
        #[allow(clippy::disallowed_macros, reason = "the parent process reads it")]
        let () = println!("digest: {} {}", all(&Core::Embedded), all(&Core::Directory(folder.join("core/src"))));
        return;
    }
    let child = |depth: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join(depth);
        copy(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../cairo/core")), &inner.join("core"));
        std::fs::write(inner.join("array.cairo"), "stray").expect("written");
        let output = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "output_is_the_same_in_every_process_and_folder", "--nocapture", "--test-threads=1"])
            .env(CHILD, "1")
            .env("RAYON_NUM_THREADS", if depth == "a" { "1" } else { "4" })
            .current_dir(&inner)
            .output()
            .expect("run");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = text.lines().find_map(|line| line.split_once("digest: ")).unwrap_or_else(|| panic!("{text}"));
        line.1.to_string()
    };
    let here = all(&Core::Embedded);
    for depth in ["a", "another/deep folder/b"] {
        assert_eq!(child(depth), format!("{here} {here}"));
    }
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("listed") {
        let entry = entry.expect("listed").path();
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            std::fs::copy(&entry, &target).expect("copied");
        }
    }
}
