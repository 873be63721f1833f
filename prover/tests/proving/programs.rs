//! The programs under test and their proofs, each made once.

use std::sync::{Mutex, OnceLock};

use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Pedersen, Poseidon, StarkHash};
use zkthread_compiler::{CompiledExecutable, Core, PanicMode, Source, compile_executable};
use zkthread_prover::{Expected, ProofFile, ProveEvent, ProveOptions, prove};

/// Chains hashes over its input; panics on 13.
pub const HASHES: &str = "
use core::pedersen::pedersen;
use core::poseidon::hades_permutation;

#[executable_raw]
fn main(mut input: Span<felt252>, ref output: Array<felt252>) {
    let mut sum = 0;
    while let Option::Some(value) = input.pop_front() {
        assert(*value != 13, 'unlucky number');
        let (hash, _, _) = hades_permutation(sum, *value, 2);
        sum = pedersen(hash, *value);
    }
    output.append(sum);
}
";

/// Puts out nothing, in as few steps as there can be.
pub const EMPTY: &str = "
#[executable_raw]
fn main(input: Span<felt252>, ref output: Array<felt252>) {}
";

/// A compiled program, and its proof for one input.
pub struct Proven {
    pub program: CompiledExecutable,
    pub input: Vec<Felt>,
    pub file: ProofFile,
    pub events: Vec<ProveEvent>,
}

impl Proven {
    /// What this proof is about.
    pub fn expected(&self) -> Expected {
        Expected { os_version: self.program.os_version, output: None, min_security_bits: 96 }
    }
}

pub fn compile(text: &str, panics: PanicMode) -> CompiledExecutable {
    compile_executable(&Core::Embedded, &Source::single("probe", text), panics).unwrap()
}

/// What [`HASHES`] puts out.
pub fn hash_chain(input: &[Felt]) -> Felt {
    input.iter().fold(Felt::ZERO, |sum, value| {
        let mut state = [sum, *value, Felt::TWO];
        Poseidon::hades_permutation(&mut state);
        Pedersen::hash(&state[0], value)
    })
}

/// [`HASHES`] over three felts.
pub fn hashes() -> &'static Proven {
    static PROVEN: OnceLock<Proven> = OnceLock::new();
    PROVEN.get_or_init(|| proven(HASHES, [7u32, 8, 9].map(Felt::from).to_vec()))
}

/// [`EMPTY`] over nothing.
pub fn empty() -> &'static Proven {
    static PROVEN: OnceLock<Proven> = OnceLock::new();
    PROVEN.get_or_init(|| proven(EMPTY, Vec::new()))
}

fn proven(text: &str, input: Vec<Felt>) -> Proven {
    // A proof takes all processors and gigabytes: one at a time.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock();
    let program = compile(text, PanicMode::Named);
    let mut events = Vec::new();
    let options = ProveOptions::default();
    let file = prove(&program.executable, program.os_version, &input, &options, &mut |event| events.push(event));
    Proven { file: file.unwrap(), program, input, events }
}
