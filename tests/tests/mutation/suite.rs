//! Runs programs on the honest input and on every lie, and tells where a mutant does otherwise than the program.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use zkthread::Felt;
use zkthread::sub_block::Auth;
use zkthread_compiler::CompiledExecutable;
use zkthread_prover::{RunError, run};

use crate::cases::{Case, Expected, table};
use crate::honest::honest;
use crate::mutants;
use crate::scan::{Check, own_name};

/// A mutant is run on the honest input, on all lies that the check refuses, and on every so many of the others, which it must refuse as before.
const OTHERS: usize = 16;

/// What a program makes of an input: its output, or the name of the panic.
pub type Verdict = Result<Vec<Felt>, String>;

pub fn verdict(program: &CompiledExecutable, input: &[Felt]) -> Verdict {
    match run(&program.executable, input) {
        Ok(run) => Ok(run.output),
        Err(RunError::Panicked { message, .. }) => Err(message),
        Err(other) => Err(other.to_string()),
    }
}

/// Whether a verdict is the one that a case expects; `honest` is the output of the honest input.
pub fn is_as_expected(case: &Case, verdict: &Verdict, honest: &[Felt]) -> bool {
    match (&case.expected, verdict) {
        (Expected::Refused(panic), Err(message)) => panic == message,
        (Expected::Carried(places), Ok(output)) => places.iter().all(|place| output[*place] != honest[*place]),
        _ => false,
    }
}

/// What comes of a lie without the check that refuses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    Taken,
    /// By the check of this number.
    RefusedBy(usize),
    /// In another way.
    Fails,
}

impl Fate {
    /// Of a result, or of the name that is panicked with.
    pub fn of<T>(found: &Result<T, String>) -> Self {
        match found {
            Ok(_) => Self::Taken,
            Err(message) => match message.strip_prefix('#').and_then(|number| number.parse().ok()) {
                Some(other) => Self::RefusedBy(other),
                None => Self::Fails,
            },
        }
    }
}

/// A check with the lies that it is the first to refuse, and what comes of them without it.
pub struct Outcome {
    pub check: Check,
    pub told_by: BTreeMap<String, Fate>,
}

/// A lie with what the program makes of it.
struct Told {
    case: Case,
    felts: Vec<Felt>,
    verdict: Verdict,
}

impl Told {
    fn is_first_refused_by(&self, check: usize) -> bool {
        self.verdict == Err(own_name(check))
    }
}

/// All checks of the program of a scheme, with what comes of taking them out; only those that are `wanted`, and whose file's name the environment
/// variable `ONLY` is part of, if it is set.
pub fn outcomes(auth: Auth, wanted: impl Fn(&Check) -> bool) -> (Vec<Check>, Vec<Outcome>) {
    let files = mutants::program_files(auth);
    let checks = mutants::program_checks(&files);
    let program = mutants::mutant(&files, &checks, None);
    let honest_input = honest(auth).input.felts();
    let honest_output = honest(auth).sub_block.output();
    let lies: Vec<Told> = table(auth)
        .into_iter()
        .map(|case| {
            let felts = case.felts(auth);
            let verdict = verdict(&program, &felts);
            Told { case, felts, verdict }
        })
        .collect();
    let only = std::env::var("ONLY").unwrap_or_default();
    let is_wanted = |check: &Check| wanted(check) && check.file.contains(&only);
    let numbers: Vec<usize> = (0..checks.len()).filter(|number| is_wanted(&checks[*number])).collect();
    let next = AtomicUsize::new(0);
    let done: Mutex<BTreeMap<usize, Outcome>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(number) = numbers.get(next.fetch_add(1, Ordering::Relaxed)).copied() {
                    let mutant = mutants::mutant(&files, &checks, Some(number));
                    let check = &checks[number];
                    let on_honest = verdict(&mutant, &honest_input);
                    assert_eq!(on_honest.as_deref(), Ok(&honest_output[..]), "{auth:?} without {check:?}");
                    let is_run = |at: usize, lie: &Told| {
                        lie.is_first_refused_by(number) || (at + number).is_multiple_of(OTHERS) && !lie.case.is_long
                    };
                    let run = lies.iter().enumerate().filter(|(at, lie)| is_run(*at, lie));
                    let told_by: BTreeMap<String, Fate> =
                        run.filter_map(|(_, lie)| told(&mutant, number, lie)).collect();
                    done.lock().unwrap().insert(number, Outcome { check: check.clone(), told_by });
                }
            });
        }
    });
    let done = done.into_inner().unwrap();
    assert_eq!(done.len(), numbers.len());
    (checks, done.into_values().collect())
}

/// What comes of a lie without a check, when that is the first to refuse it. Nothing else may change.
fn told(mutant: &CompiledExecutable, check: usize, lie: &Told) -> Option<(String, Fate)> {
    let now = verdict(mutant, &lie.felts);
    if !lie.is_first_refused_by(check) {
        assert_eq!(now, lie.verdict, "{} without another check", lie.case.name);
        return None;
    }
    Some((lie.case.name.clone(), Fate::of(&now)))
}
