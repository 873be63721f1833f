//! Mutation tests: every check of a thread program is taken out, one at a time, and the soundness suite must tell the
//! program without it from the program. What the suite does not tell is in docs/soundness.md, with the reason.

#[allow(dead_code)]
#[path = "../manager_contracts/attacks.rs"]
mod attacks;
mod cases;
mod contracts;
#[allow(dead_code)]
#[path = "../emulator/mod.rs"]
mod emulator;
mod forged;
#[allow(dead_code)]
#[path = "../signature/forged.rs"]
mod forged_hints;
#[rustfmt::skip]
mod guarded;
mod honest;
mod mutants;
mod report;
mod scan;
#[path = "../manager_contracts/sources.rs"]
mod sources;
mod suite;
mod survivors;
#[path = "../thread_program/mod.rs"]
mod thread_program;
#[allow(dead_code)]
#[path = "../manager_contracts/world.rs"]
mod world;

use sources::sources;
use zkthread::sub_block::Auth;
use zkthread_compiler::PanicMode;
use zkthread_prover::RunError;

use cases::{Expected, table};
use honest::honest;
use report::Section;
use suite::{is_as_expected, outcomes, verdict};

/// Every lie is refused by the check that it attacks, or is carried to the manager; and what is proven refuses the same.
fn suite_of(auth: Auth) {
    let files = mutants::program_files(auth);
    let [named, unprovable] =
        [PanicMode::Named, PanicMode::Unprovable].map(|panics| mutants::compiled(files.clone(), panics));
    let output = honest(auth).sub_block.output();
    for program in [&named, &unprovable] {
        assert_eq!(verdict(program, &honest(auth).input.felts()).as_deref(), Ok(&output[..]));
    }
    let mut wrong = Vec::new();
    for case in table(auth) {
        let felts = case.felts(auth);
        let found = verdict(&named, &felts);
        if !is_as_expected(&case, &found, &output) {
            wrong.push(format!("{}: {:?}, but {found:x?}", case.name, case.expected));
        }
        let proven = zkthread_prover::run(&unprovable.executable, &felts);
        let fits = match case.expected {
            Expected::Refused(_) => matches!(proven, Err(RunError::Failed { .. })),
            Expected::Carried(_) => proven.is_ok_and(|run| Ok(run.output) == found),
        };
        if !fits {
            wrong.push(format!("{}: in the program that is proven", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_suite_of_batched_threads() {
    suite_of(Auth::Batcher);
}

#[test]
fn the_suite_of_signed_threads() {
    suite_of(Auth::Signature);
}

/// Every check is taken out in turn, and what comes of it is written down. What both schemes' programs have is taken out of the one; how transactions follow
/// each other is written twice.
#[test]
fn every_check_of_thread_programs_is_told() {
    let (of_batched, batched) = outcomes(Auth::Batcher, |_| true);
    let is_shared =
        |check: &scan::Check| check.function != "run_next" && batched.iter().any(|other| other.check.is_like(check));
    let (of_signed, signed) = outcomes(Auth::Signature, |check| !is_shared(check));
    let sections = [
        Section { title: "Every thread program", place: "cairo/os, codegen", checks: of_batched, outcomes: batched },
        Section {
            title: "Programs of signed threads",
            place: "cairo/os, codegen",
            checks: of_signed,
            outcomes: signed,
        },
    ];
    report::compare("program", &sections);
}

/// The same of the manager, the registry and what is in every contract of a thread.
#[test]
fn every_check_of_the_contracts_is_told() {
    let (checks, outcomes) = contracts::outcomes();
    report::compare(
        "contracts",
        &[Section { title: "The contracts on L2", place: "manager-contract/src", checks, outcomes }],
    );
}
