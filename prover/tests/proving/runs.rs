//! Runs, and what `prove` says before and after.

use std::time::Duration;

use cairo_lang_executable::executable::EntryPointKind;
use cairo_program_runner_lib::hints::compute_program_hash_chain;
use cairo_program_runner_lib::hints::types::HashFunc;
use cairo_vm::types::builtin_name::BuiltinName;
use cairo_vm::vm::runners::cairo_pie::StrippedProgram;
use starknet_types_core::felt::Felt;
use zkthread_compiler::PanicMode;
use zkthread_prover::{
    ExecutableError, ProveError, ProveEvent, ProveOptions, RunError, Tables, os_version, prove, run,
};

use crate::programs::{EMPTY, HASHES, compile, empty, hash_chain, hashes};

#[test]
fn a_run_gives_output_steps_and_builtins() {
    let program = compile(HASHES, PanicMode::Named);
    let input = [1u32, 2].map(Felt::from);
    let result = run(&program.executable, &input).unwrap();
    assert_eq!(result.output, [hash_chain(&input)]);
    assert_eq!(result.builtins.get("poseidon"), Some(&2));
    assert_eq!(result.builtins.get("pedersen"), Some(&2));
    assert_eq!(result.builtins.get("output"), Some(&1));
    let more = run(&program.executable, &[input, input].concat()).unwrap();
    assert!(more.steps > result.steps);
    let nothing = run(&compile(EMPTY, PanicMode::Named).executable, &[]).unwrap();
    assert_eq!(nothing.output, []);
    assert!(nothing.steps > 0 && nothing.steps < 30, "{}", nothing.steps);
}

#[test]
fn a_named_panic_names_itself() {
    let program = compile(HASHES, PanicMode::Named);
    let error = run(&program.executable, &[Felt::from(13)]).unwrap_err();
    let data = vec![Felt::from_bytes_be_slice(b"unlucky number")];
    assert_eq!(error, RunError::Panicked { message: "unlucky number".to_owned(), data });
    assert_eq!(error.to_string(), "the program panicked: unlucky number");
}

#[test]
fn an_unprovable_panic_is_a_failed_run() {
    let program = compile(HASHES, PanicMode::Unprovable);
    assert!(run(&program.executable, &[Felt::from(12)]).is_ok());
    let error = run(&program.executable, &[Felt::from(13)]).unwrap_err();
    assert!(matches!(error, RunError::Failed { .. }), "{error}");
}

#[test]
fn a_run_without_end_is_stopped() {
    let text = "
        #[executable_raw]
        fn main(input: Span<felt252>, ref output: Array<felt252>) {
            while true {}
        }";
    let error = run(&compile(text, PanicMode::Named).executable, &[]).unwrap_err();
    assert_eq!(error, RunError::StepLimit);
}

#[test]
fn executables_of_another_make_are_refused() {
    let good = compile(HASHES, PanicMode::Named).executable;

    let mut without_entry = good.clone();
    without_entry.entrypoints.retain(|entry| entry.kind != EntryPointKind::Standalone);
    let missing = ExecutableError::MissingEntryPoint("stand-alone");
    assert_eq!(run(&without_entry, &[]), Err(RunError::Executable(missing)));

    let mut moved = good.clone();
    moved.entrypoints.iter_mut().for_each(|entry| entry.offset += 1);
    let error = os_version(&moved).unwrap_err();
    assert_eq!(error, ExecutableError::EntryPointOffset { kind: "stand-alone", found: 1, expected: 0 });

    let mut reordered = good.clone();
    reordered.entrypoints.iter_mut().for_each(|entry| entry.builtins.reverse());
    assert!(matches!(os_version(&reordered), Err(ExecutableError::Builtins(_))));

    let mut arena = good.clone();
    arena.entrypoints.iter_mut().for_each(|entry| entry.builtins.push(BuiltinName::segment_arena));
    assert!(matches!(os_version(&arena), Err(ExecutableError::Builtins(_))));

    let mut nonsense = good;
    nonsense.program.bytecode.truncate(20);
    assert!(matches!(run(&nonsense, &[]), Err(RunError::Failed { .. })));
}

#[test]
fn the_os_version_is_what_a_bootloader_prints() {
    let program = compile(HASHES, PanicMode::Named);
    let entry = program.executable.entrypoints.iter().find(|entry| entry.kind == EntryPointKind::Bootloader).unwrap();
    let bytecode = program.executable.program.bytecode.iter();
    let stripped = StrippedProgram {
        data: bytecode.map(|word| Felt::from(word).into()).collect(),
        builtins: entry.builtins.clone(),
        main: entry.offset,
        prime: (),
    };
    let hash = compute_program_hash_chain(&stripped, 0, HashFunc::Poseidon).unwrap();
    assert_eq!(os_version(&program.executable), Ok(hash));
    assert_eq!(program.os_version, hash);
}

#[test]
fn proving_tells_before_and_after() {
    let proven = hashes();
    let steps = run(&proven.program.executable, &proven.input).unwrap().steps;
    let Some(ProveEvent::Estimated(estimate)) = proven.events.first() else {
        panic!("the estimate comes first: {:?}", proven.events);
    };
    assert_eq!(estimate.steps, steps);
    assert_eq!(estimate.tables, Tables::Small);
    let Some(ProveEvent::Finished { elapsed, peak_rss_bytes }) = proven.events.last() else {
        panic!("the end comes last: {:?}", proven.events);
    };
    assert!(estimate.seconds > 0.0);
    if let Some(peak) = *peak_rss_bytes {
        assert!(estimate.peak_rss_bytes > peak / 4 && estimate.peak_rss_bytes < peak * 4, "{peak}");
    }
    let heartbeats = proven.events.iter().filter(|event| matches!(event, ProveEvent::Heartbeat { .. })).count();
    assert_eq!(heartbeats, proven.events.len() - 2);
    assert!(heartbeats > 0 || *elapsed < Duration::from_secs(10), "none in {elapsed:?}");
}

#[test]
fn the_tiniest_program_is_proven() {
    assert_eq!(empty().file.output(), []);
    assert!(zkthread_prover::verify(&empty().file, &empty().expected()).is_ok());
}

#[test]
fn what_cannot_be_proven_is_said_before_proving() {
    let program = compile(HASHES, PanicMode::Named);
    let attempt = |os_version, input: &[Felt], security_bits| {
        let options = ProveOptions { security_bits, ..ProveOptions::default() };
        let no_events = &mut |event| panic!("nothing should be proven: {event:?}");
        prove(&program.executable, os_version, input, &options, no_events).err().unwrap()
    };
    let os_version = program.os_version;
    assert!(matches!(attempt(os_version, &[], 95), ProveError::SecurityBits(95)));
    assert!(matches!(attempt(os_version, &[], 129), ProveError::SecurityBits(129)));
    let error = attempt(os_version + 1, &[], 96);
    assert!(matches!(error, ProveError::OsVersion { found, .. } if found == os_version), "{error}");
    let error = attempt(os_version, &[Felt::from(13)], 96);
    assert!(matches!(error, ProveError::Run(RunError::Panicked { .. })), "{error}");
}
