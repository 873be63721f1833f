//! Batches of seeds, and making what fails smaller.
//!
//! A batch is compiled at once and runs in a process of its own.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use zkthread_tests::fuzz::generate;
use zkthread_tests::fuzz::shrink::shrink;
use zkthread_tests::fuzz::tree::Program;

use crate::fuzzing::{Failure, Ran, failure};
use crate::{AGAIN, MACHINERY_FAILED, Outcome, work_folder};

/// Programs compiled together.
const BATCH: usize = 25;
/// Rounds of making one failure smaller; each tries a batch of candidates.
const ROUNDS: usize = 40;

struct Options {
    count: u64,
    first: u64,
    keep: PathBuf,
}

fn options(arguments: &[&str]) -> Result<Options, String> {
    let mut options = Options { count: 20, first: 0, keep: work_folder().join("failures") };
    let mut rest = arguments.iter();
    while let Some(name) = rest.next() {
        let value = rest.next().ok_or_else(|| format!("{name} needs a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("{name}: `{value}` is no number"));
        match *name {
            "--count" => options.count = number()?,
            "--seed" => options.first = number()?,
            "--keep" => options.keep = value.into(),
            other => return Err(format!("no option `{other}`")),
        }
    }
    Ok(options)
}

/// Runs the seeds; true when all agree.
///
/// # Errors
/// When the machinery itself fails.
pub fn run(arguments: &[&str]) -> Result<bool, String> {
    let options = options(arguments)?;
    let seeds: Vec<u64> = (options.first..options.first + options.count).collect();
    let mut failures: Vec<(Program, Failure)> = Vec::new();
    let (mut done, mut threads, mut ran) = (0, 0, Ran::default());
    for seeds in seeds.chunks(BATCH) {
        let programs: Vec<Program> = seeds.iter().map(|seed| generate::program(*seed)).collect();
        threads += programs.iter().filter(|program| program.contracts.len() > 1).count();
        let mut outcomes = batch(&programs)?;
        for program in programs {
            match outcomes.remove(&program.name) {
                Some(Ok(one)) => {
                    ran.transactions += one.transactions;
                    ran.reverted += one.reverted;
                    ran.steps += one.steps;
                }
                Some(Err(found)) => {
                    say(&format!("{}: {}: {}", program.name, found.stage, first_line(&found.text)));
                    keep(&options.keep, &program, &found)?;
                    failures.push((program, found));
                }
                None => return Err(format!("{} was not run", program.name)),
            }
        }
        done += seeds.len();
        say(&format!("{done} of {}: {}, {} failed", options.count, figures(threads, ran), failures.len()));
    }
    // One case of each kind is made smaller; the others are most likely the same.
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = std::io::stdout().lock();
    for (program, found) in &failures {
        let seen = kinds.entry(found.stage.clone()).or_default();
        *seen += 1;
        if *seen > 1 {
            continue;
        }
        let (program, found) = smallest(program.clone(), found.clone())?;
        keep(&options.keep, &program, &found)?;
        let _ = writeln!(out, "{}: {}\n{}", found.stage, found.text, program.source());
    }
    let summary: Vec<String> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let summary = if summary.is_empty() { "all agree".to_owned() } else { format!("failed: {}", summary.join(", ")) };
    let _ = writeln!(out, "{} threads, {}: {summary}", options.count, figures(threads, ran));
    Ok(failures.is_empty())
}

fn figures(threads: usize, Ran { transactions, reverted, steps }: Ran) -> String {
    format!("{threads} of them of several contracts, {transactions} transactions ({reverted} reverted), {steps} steps")
}

fn keep(folder: &Path, program: &Program, found: &Failure) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    write(folder, program)?;
    let text = format!("{}\n\n{}\n", found.stage, found.text);
    std::fs::write(folder.join(format!("{}.txt", program.name)), text).map_err(|error| error.to_string())
}

/// The smallest program found that fails as this one does.
fn smallest(program: Program, mut found: Failure) -> Result<(Program, Failure), String> {
    let program = shrink(program, (ROUNDS, BATCH), |candidates| {
        if candidates.is_empty() {
            return Ok(None);
        }
        let mut outcomes = batch(candidates)?;
        let is_same = |outcome: &Result<Ran, Failure>| outcome.as_ref().is_err_and(|new| new.stage == found.stage);
        let same = candidates.iter().position(|candidate| outcomes.get(&candidate.name).is_some_and(is_same));
        if let Some(at) = same {
            say(&format!("{}: {} lines", candidates[at].name, candidates[at].source().lines().count()));
            if let Some(Err(new)) = outcomes.remove(&candidates[at].name) {
                found = new;
            }
        }
        Ok::<_, String>(same)
    })?;
    Ok((program, found))
}

/// Runs programs in a process of their own.
fn batch(programs: &[Program]) -> Result<BTreeMap<String, Result<Ran, Failure>>, String> {
    let folder = work_folder().join("batch");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for program in programs {
        write(&folder, program)?;
    }
    let log = work_folder().join("batch.log");
    let said = std::fs::File::create(&log).map_err(|error| error.to_string())?;
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut child = Command::new(this)
        .arg("batch")
        .arg(&folder)
        .stdout(Stdio::piped())
        .stderr(said)
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut outcomes = BTreeMap::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.map_err(|error| error.to_string())?;
            if let Ok(outcome) = serde_json::from_str::<Outcome>(&line) {
                outcomes.insert(outcome.name, outcome.result);
            }
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    let text = std::fs::read(&log).map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&text);
    if status.code() == Some(MACHINERY_FAILED) {
        return Err(text.into_owned());
    }
    // Of what is left over one brings the process down: each by itself.
    let is_over = |program: &&Program| {
        outcomes
            .get(&program.name)
            .is_some_and(|outcome| outcome.as_ref().err().is_none_or(|found| found.stage != AGAIN))
    };
    let left: Vec<Program> = programs.iter().filter(|program| !is_over(program)).cloned().collect();
    match (left.as_slice(), programs) {
        ([], _) => {}
        (_, [program]) => drop(outcomes.insert(program.name.clone(), Err(failure("lost process", text)))),
        (left, _) if left.len() < programs.len() => outcomes.extend(batch(left)?),
        (left, _) => {
            for program in left {
                outcomes.extend(batch(std::slice::from_ref(program))?);
            }
        }
    }
    Ok(outcomes)
}

fn write(folder: &Path, program: &Program) -> Result<(), String> {
    let json = serde_json::to_string_pretty(&program.calls).map_err(|error| error.to_string())?;
    std::fs::write(folder.join(format!("{}.rs", program.name)), program.source()).map_err(|error| error.to_string())?;
    std::fs::write(folder.join(format!("{}.json", program.name)), json).map_err(|error| error.to_string())
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(200).collect()
}

fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
