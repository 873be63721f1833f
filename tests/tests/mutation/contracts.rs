//! The contracts on L2 with one check taken out, and the attacks on them.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::attacks::{ATTACKS, Attack};
use crate::emulator::Emulator;
use crate::scan::{Check, Dialect, Files, checks, own_name, switched_files};
use crate::sources::sources;
use crate::suite::{Fate, Outcome};
use crate::world::{CONTRACTS, World};

/// Every mutant meets the attacks that its check refuses, and every so many of the others, which must be refused as before.
const OTHERS: usize = 16;

/// What the contracts are written like.
const CONTRACT: Dialect = Dialect { quote: "Errors::", checking: &[], values: &[("selector", "tag.into()")] };

/// The contracts whose checks are taken out.
const FILES: [&str; 3] = ["manager.cairo", "registry.cairo", "thread.cairo"];

/// The checks, each with the text of its error.
fn contract_checks(files: &Files) -> Vec<Check> {
    let own: Files = files
        .iter()
        .filter(|(path, _)| FILES.contains(&path.as_str()))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect();
    let mut checks = checks(&own, &CONTRACT);
    for check in &mut checks {
        let constant = format!("pub const {}: felt252 = '", check.panic.trim_start_matches("Errors::"));
        let text = own[&check.file].split(&constant).nth(1).and_then(|rest| rest.split('\'').next());
        check.panic = text.unwrap_or_else(|| panic!("{constant} is not in {}", check.file)).to_owned();
    }
    checks
}

/// What says that a check is taken out: a number of the block that is its own. So the contracts are compiled once for all mutants.
fn is_off(check: usize) -> String {
    format!("starknet::get_block_number() == {}", check + 1)
}

/// All checks of the contracts, with what comes of taking them out.
pub fn outcomes() -> (Vec<Check>, Vec<Outcome>) {
    let files = sources();
    let checks = contract_checks(&files);
    let switched = Emulator::compile(switched_files(&files, &checks, is_off), &CONTRACTS);
    let whole = World::over(switched.unwrap_or_else(|error| panic!("{error}")));
    let refused_by: Vec<String> = ATTACKS
        .iter()
        .map(|attack| {
            let by = (attack.run)(whole.clone()).expect_err(attack.name);
            let check = (0..checks.len()).find(|number| own_name(*number) == by).map(|number| &checks[number].panic);
            assert_eq!(check.map(String::as_str), Some(attack.fault), "{}", attack.name);
            by
        })
        .collect();
    let only = std::env::var("ONLY").unwrap_or_default();
    let numbers: Vec<usize> = (0..checks.len()).filter(|number| checks[*number].file.contains(&only)).collect();
    let next = AtomicUsize::new(0);
    let done: Mutex<BTreeMap<usize, Outcome>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(number) = numbers.get(next.fetch_add(1, Ordering::Relaxed)).copied() {
                    let mut mutant = whole.clone();
                    mutant.chain.set_number(number as u64 + 1);
                    let told_by =
                        (0..ATTACKS.len()).filter_map(|at| told(&mutant, number, at, &refused_by[at])).collect();
                    done.lock().unwrap().insert(number, Outcome { check: checks[number].clone(), told_by });
                }
            });
        }
    });
    let done = done.into_inner().unwrap();
    assert_eq!(done.len(), numbers.len());
    (checks, done.into_values().collect())
}

fn told(mutant: &World, check: usize, at: usize, refused_by: &str) -> Option<(String, Fate)> {
    let Attack { name, run, .. } = &ATTACKS[at];
    if refused_by != own_name(check) {
        if (at + check).is_multiple_of(OTHERS) {
            assert_eq!(run(mutant.clone()), Err(refused_by.to_owned()), "{name} without another check");
        }
        return None;
    }
    Some(((*name).to_owned(), Fate::of(&run(mutant.clone()))))
}
