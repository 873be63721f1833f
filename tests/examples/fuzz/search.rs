//! Batches of seeds, and making what fails smaller.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use zkthread_tests::fuzz::generate;
use zkthread_tests::fuzz::tree::Program;

use crate::fuzzing::{Call, Calls, Failure, failure};
use crate::{Outcome, work_folder};

/// Contracts compiled together.
const BATCH: usize = 15;
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

/// Runs the seeds; true when every contract agrees.
///
/// # Errors
/// When the machinery itself fails.
pub fn run(arguments: &[&str]) -> Result<bool, String> {
    let options = options(arguments)?;
    let seeds: Vec<u64> = (options.first..options.first + options.count).collect();
    let mut failures: Vec<(Program, Failure)> = Vec::new();
    let mut done = 0;
    for seeds in seeds.chunks(BATCH) {
        let programs: Vec<Program> = seeds.iter().map(|seed| generate::program(*seed)).collect();
        let mut outcomes = batch(&programs)?;
        for program in programs {
            if let Some(found) = outcomes.remove(&program.name).flatten() {
                say(&format!("{}: {}: {}", program.name, found.stage, first_line(&found.text)));
                failures.push((program, found));
            }
        }
        done += seeds.len();
        say(&format!("{done} of {} contracts, {} failed", options.count, failures.len()));
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
        let (program, found) = shrink(program.clone(), found.clone())?;
        let folder = &options.keep;
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        write(folder, &program)?;
        let text = format!("{}\n\n{}\n", found.stage, found.text);
        std::fs::write(folder.join(format!("{}.txt", program.name)), text).map_err(|error| error.to_string())?;
        let _ = writeln!(out, "{}: {}\n{}", found.stage, found.text, program.source());
    }
    let summary: Vec<String> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let _ = writeln!(out, "{} contracts, {} failed: {}", options.count, failures.len(), summary.join(", "));
    Ok(failures.is_empty())
}

fn shrink(mut program: Program, mut found: Failure) -> Result<(Program, Failure), String> {
    let mut next = 0;
    for round in 0..ROUNDS {
        let candidates = program.smaller();
        if next >= candidates.len() {
            break;
        }
        // Names differ inside a batch, so that each candidate is a module of its own.
        let tried: Vec<Program> = candidates[next..]
            .iter()
            .take(BATCH)
            .enumerate()
            .map(|(at, candidate)| renamed(candidate, &format!("{}x{round}x{at}", program_name(&program.name))))
            .collect();
        let outcomes = batch(&tried)?;
        let failed = tried.iter().position(|one| {
            outcomes.get(&one.name).is_some_and(|outcome| outcome.as_ref().is_some_and(|new| new.stage == found.stage))
        });
        match failed {
            Some(at) => {
                if let Some(Some(new)) = outcomes.get(&tried[at].name) {
                    found = new.clone();
                }
                program = candidates[next + at].clone();
                say(&format!("{}: smaller: {} lines", program.name, program.source().lines().count()));
                next = next.min(program.smaller().len());
            }
            None => next += tried.len(),
        }
    }
    Ok((program, found))
}

fn program_name(name: &str) -> &str {
    name.split('x').next().unwrap_or(name)
}

/// The same program under another name.
fn renamed(program: &Program, name: &str) -> Program {
    let mut renamed = program.clone();
    let (old, new) = (format!("{}Error", program.name), format!("{name}Error"));
    name.clone_into(&mut renamed.name);
    renamed.rename(&old, &new);
    renamed
}

/// Runs programs in a process of their own.
fn batch(programs: &[Program]) -> Result<BTreeMap<String, Option<Failure>>, String> {
    let folder = work_folder().join("batch");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for program in programs {
        write(&folder, program)?;
    }
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut child = Command::new(this)
        .arg("batch")
        .arg(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut outcomes = BTreeMap::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.map_err(|error| error.to_string())?;
            if let Ok(outcome) = serde_json::from_str::<Outcome>(&line) {
                outcomes.insert(outcome.name, outcome.failure);
            }
        }
    }
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        if let [program] = programs {
            let lost = Some(failure("lost process", text));
            return Ok([(program.name.clone(), lost)].into());
        }
        // One of them brings the process down: each by itself.
        let mut all = BTreeMap::new();
        for program in programs {
            all.extend(batch(std::slice::from_ref(program))?);
        }
        return Ok(all);
    }
    Ok(outcomes)
}

fn write(folder: &Path, program: &Program) -> Result<(), String> {
    let calls = |calls: &[zkthread_tests::fuzz::tree::Call]| {
        calls
            .iter()
            .map(|call| Call { sender: call.sender, function: call.function.clone(), calldata: call.calldata.clone() })
            .collect()
    };
    let calls =
        Calls { constructor: Vec::new(), transactions: calls(&program.transactions), views: calls(&program.views) };
    let json = serde_json::to_string_pretty(&calls).map_err(|error| error.to_string())?;
    std::fs::write(folder.join(format!("{}.rs", program.name)), program.source()).map_err(|error| error.to_string())?;
    std::fs::write(folder.join(format!("{}.json", program.name)), json).map_err(|error| error.to_string())
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(200).collect()
}

fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
