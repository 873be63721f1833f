//! Measures the token template and prints markdown tables: `cargo xtask bench [steps|signed|prove|settle] [MOST]`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::Range;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use cargo_zkthread::args::{self, Acting, Node};
use cargo_zkthread::commands::{build, deploy, devnet, new, prove, run, settle};
use cargo_zkthread::error::{Error, Result};
use cargo_zkthread::files::write_file;
use cargo_zkthread::ops::{l2, sub_blocks::SubBlocks, transfers};
use cargo_zkthread::output::Output;
use cargo_zkthread::project::Project;
use cargo_zkthread::templates::Template;
use starknet_types_core::felt::Felt;
use tempfile::TempDir;
use zkthread::sub_block::Auth;
use zkthread_prover::{available_bytes, peak_resident_bytes_of};
use zkthread_settlement::devnet::{Devnet, DevnetOptions};
use zkthread_settlement::{Call, Client};

/// Transfers of the sub-blocks that are measured.
const SIZES: [u32; 5] = [1, 10, 100, 1_000, 10_000];
/// Accounts they are between.
const ACCOUNTS: u32 = 100;
/// Signed transfers that are measured, and how many of them a signature is for.
const SIGNED: [(u32, u32); 5] = [(1, 1), (10, 1), (100, 1), (100, 10), (100, 100)];
/// The first account of a devnet with seed 0, to whom the template gives the supply.
const OWNER: Felt = Felt::from_hex_unchecked("0x64b48806902a367c8598f4f95c305e8c1a1acba5f082d294a43793113115691");

fn main() -> ExitCode {
    let output = Output::new(false, false);
    let part = std::env::args().nth(1).unwrap_or_default();
    let most = std::env::args().nth(2).and_then(|most| most.parse().ok()).unwrap_or(u32::MAX);
    let sizes: Vec<u32> = SIZES.into_iter().filter(|count| *count <= most).collect();
    let table = match part.as_str() {
        "steps" => steps(&sizes, &output),
        "signed" => signed(most, &output),
        "prove" => prove_sizes(&sizes, &output),
        "settle" => settle_sizes(&sizes, &output),
        other => Err(Error::usage(format!("no benchmark `{other}`")).help("steps, signed, prove or settle")),
    };
    match table {
        Ok(table) => {
            let written = std::io::stdout().write_all(table.as_bytes());
            if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            output.error(&error);
            ExitCode::from(error.exit as u8)
        }
    }
}

/// A token project that is built, in a temporary folder.
struct Token {
    project: Project,
    _folder: TempDir,
}

impl Token {
    fn new(auth: Auth, output: &Output) -> Result<Self> {
        let folder = tempfile::tempdir().map_err(|e| Error::io("write to", &std::env::temp_dir(), e))?;
        let create = args::New { name: folder.path().join("token"), template: Template::Token, zkthread_path: None };
        let root = new::run(&create, output)?.project;
        if auth == Auth::Batcher {
            let file = root.join("zkthread.toml");
            let text = std::fs::read_to_string(&file).map_err(|e| Error::io("read", &file, e))?;
            let trusting = "auth = \"batcher\"\nprovers = [\"@owner\"]";
            write_file(&file, text.replace("auth = \"signature\"", trusting).as_bytes())?;
        }
        let project = Project::open(&root)?;
        build::run(&args::Build { check: false, package: None }, &project, output)?;
        Ok(Self { project, _folder: folder })
    }

    /// Runs transfers; the batcher decides into how many sub-blocks.
    fn run(&self, numbers: Range<u32>, size: u32, acting: &Acting, output: &Output) -> Result<Vec<run::Made>> {
        let file = self.project.root.join("transactions/bench.json");
        let fresh = numbers.start == 0;
        write_file(&file, transfers::file(&transfers::accounts(OWNER, ACCOUNTS), numbers, size).as_bytes())?;
        let arguments = args::Run { transactions: file, fresh, acting: acting.clone() };
        Ok(run::run(&arguments, &self.project, output)?.sub_blocks)
    }
}

fn steps(sizes: &[u32], output: &Output) -> Result<String> {
    let token = Token::new(Auth::Batcher, output)?;
    let mut table =
        "| transfers | sub-blocks | entries | Cairo steps | steps per transfer |\n|--:|--:|--:|--:|--:|\n".to_owned();
    for &count in sizes {
        let made = token.run(0..count, 1, &Acting::default(), output)?;
        let steps: usize = made.iter().map(|made| made.steps).sum();
        let each = steps as f64 / f64::from(count);
        let _ = writeln!(table, "| {count} | {} | {} | {steps} | {each:.1} |", made.len(), entries(&made));
    }
    Ok(table)
}

/// Steps and proofs of signed transfers between accounts that all hold something.
fn signed(most: u32, output: &Output) -> Result<String> {
    let token = Token::new(Auth::Signature, output)?;
    let mut table = "| transfers | a signature for | entries | Cairo steps | steps per transfer | prove (s) | prove (s) per transfer | peak RAM (GB) |\n\
                     |--:|--:|--:|--:|--:|--:|--:|--:|\n"
        .to_owned();
    for (count, size) in SIGNED.into_iter().filter(|(count, _)| *count <= most) {
        let funding = transfers::funding(&transfers::accounts(OWNER, ACCOUNTS), size);
        token.run(0..funding, size, &Acting::default(), output)?;
        for made in token.run(funding..funding + count, size, &Acting::default(), output)? {
            output.task("Proving", format!("{count} transfers, a signature for {size}"));
            let Measured::Proven(figures) = prove_in_a_process(&token.project, made.number, None)? else {
                return Err(Error::failed(format!("too little memory to prove {} steps", made.steps)));
            };
            let figure = |name: &str| figures[name].as_f64().unwrap_or(f64::NAN);
            let (seconds, peak) = (figure("prove_seconds"), figure("peak_rss_bytes") / 1e9);
            let (steps, each, time) = (made.steps, made.steps as f64 / f64::from(count), seconds / f64::from(count));
            let entries = made.entries;
            let _ = writeln!(
                table,
                "| {count} | {size} | {entries} | {steps} | {each:.1} | {seconds:.1} | {time:.2} | {peak:.1} |"
            );
        }
    }
    Ok(table)
}

fn entries(made: &[run::Made]) -> usize {
    made.iter().map(|made| made.entries).sum()
}

/// What a proof is prepared with: as shown, and the flag of `bench_prove`.
const TUNED: (&str, Option<&str>) = ("tuned", None);
const LARGEST_DOMAIN: (&str, Option<&str>) = ("tuned tables, no lifting size", Some("--largest-domain"));
const STWO_DEFAULT: (&str, Option<&str>) = ("Stwo's default", Some("--stwo-default"));
/// A proof is stopped when the system has less memory left than this, in bytes.
const SPARE_BYTES: u64 = 1_500_000_000;
/// How often that is looked at; a proof takes some hundred megabytes in this time at most.
const WATCH: Duration = Duration::from_millis(20);

fn prove_sizes(sizes: &[u32], output: &Output) -> Result<String> {
    let token = Token::new(Auth::Batcher, output)?;
    let mut table =
        "| transfers | sub-block | parameters | steps | prove (s) | peak RAM (GB) | proof (kB) | JSON form (kB) | verify (ms) |\n\
         |--:|--:|---|--:|--:|--:|--:|--:|--:|\n"
            .to_owned();
    for &count in sizes {
        let preparations: &[_] = match (count, available_bytes()) {
            (1_000, Some(_)) => &[TUNED, LARGEST_DOMAIN, STWO_DEFAULT],
            // Where the system does not tell, nobody would notice that memory runs out.
            (1_000, None) => &[TUNED, LARGEST_DOMAIN],
            // Gets further than 1,000 transfers where memory does not suffice for either.
            (1, Some(_)) => &[TUNED, STWO_DEFAULT],
            _ => &[TUNED],
        };
        for made in token.run(0..count, 1, &Acting::default(), output)? {
            for (name, flag) in preparations {
                output.task("Proving", format!("sub-block {} of {count} transfers, {name}", made.number));
                let cells = match prove_in_a_process(&token.project, made.number, *flag)? {
                    Measured::Proven(figures) => {
                        let figure = |name: &str| figures[name].as_f64().unwrap_or(f64::NAN);
                        format!(
                            "{:.1} | {:.1} | {:.0} | {:.0} | {:.0}",
                            figure("prove_seconds"),
                            figure("peak_rss_bytes") / 1e9,
                            figure("proof_bytes") / 1e3,
                            figure("json_bytes") / 1e3,
                            figure("verify_ms"),
                        )
                    }
                    Measured::Stopped { elapsed, peak_rss_bytes } => format!(
                        "stopped at {:.0} | over {:.1} | - | - | -",
                        elapsed.as_secs_f64(),
                        peak_rss_bytes as f64 / 1e9
                    ),
                };
                let _ = writeln!(table, "| {count} | {} | {name} | {} | {cells} |", made.number, made.steps);
            }
        }
    }
    Ok(table)
}

/// What came of a proof.
enum Measured {
    /// The figures `bench_prove` prints.
    Proven(serde_json::Value),
    /// It was stopped before it took the machine's last memory.
    Stopped { elapsed: Duration, peak_rss_bytes: u64 },
}

/// Proves in a process of its own, because peak memory is a process's.
fn prove_in_a_process(project: &Project, number: u64, flag: Option<&str>) -> Result<Measured> {
    let found = SubBlocks::of(project).named(Some(&number.to_string()), SubBlocks::first_unproven)?;
    let felts: Vec<String> = found.sub_block.program_input().iter().map(|felt| format!("{felt:#x}")).collect();
    let input = project.root.join("input.json");
    write_file(&input, serde_json::json!(felts).to_string().as_bytes())?;
    let own = std::env::current_exe().map_err(|e| Error::io("find", Path::new("this program"), e))?;
    let program = own.with_file_name(format!("bench_prove{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(&program);
    command.arg(project.thread_folder().join("executable.json")).arg(input).args(flag);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let failed = |error| Error::io("run", &program, error);
    let mut child = command.spawn().map_err(failed)?;
    let started = Instant::now();
    while child.try_wait().map_err(failed)?.is_none() {
        if available_bytes().is_some_and(|left| left < SPARE_BYTES) {
            let (elapsed, peak_rss_bytes) = (started.elapsed(), peak_resident_bytes_of(child.id()).unwrap_or_default());
            child.kill().and_then(|()| child.wait()).map_err(failed)?;
            return Ok(Measured::Stopped { elapsed, peak_rss_bytes });
        }
        thread::sleep(WATCH);
    }
    let output = child.wait_with_output().map_err(failed)?;
    if !output.status.success() {
        return Err(Error::failed(format!("{} failed: {}", program.display(), output.status)));
    }
    serde_json::from_slice(&output.stdout)
        .map(Measured::Proven)
        .map_err(|e| Error::io("read the figures of", &program, e))
}

fn settle_sizes(sizes: &[u32], output: &Output) -> Result<String> {
    let token = Token::new(Auth::Batcher, output)?;
    let started = l2::wait(Devnet::start(&devnet::program(output)?, DevnetOptions::default()))?;
    let node = Node { url: Some(started.url().to_string()) };
    let acting = Acting { node, account: Some(format!("{OWNER:#x}")) };
    deploy::run(&args::Deploy { acting: acting.clone() }, &token.project, output)?;
    let mut table =
        "| transfers | sub-blocks | entries | cells before | register (L2 gas) | settle (L2 gas) | L2 gas per transfer |\n\
                     |--:|--:|--:|---|--:|--:|--:|\n"
            .to_owned();
    // The first settle fills cells that were zero, which costs more than changing them.
    let rounds = std::iter::once((1_000, "zero")).chain(sizes.iter().map(|count| (*count, "in use")));
    for (count, before) in rounds {
        let made = token.run(0..count, 1, &acting, output)?;
        let (mut register, mut settle) = (0, 0);
        for made in &made {
            let sub_block = Some(made.number.to_string());
            prove::run(&args::Prove { sub_block: sub_block.clone() }, &token.project, output)?;
            let settled = settle::run(&args::Settle { sub_block, acting: acting.clone() }, &token.project, output)?;
            register += settled.registered.map_or(0, |receipt| receipt.l2_gas);
            settle += settled.settled.map_or(0, |receipt| receipt.l2_gas);
        }
        let (blocks, entries, each) = (made.len(), entries(&made), (register + settle) / u64::from(count));
        let _ = writeln!(table, "| {count} | {blocks} | {entries} | {before} | {register} | {settle} | {each} |");
    }
    let _ = writeln!(table, "\nA direct L2 transfer between accounts in use: {} L2 gas.", direct(&token, &acting)?);
    Ok(table)
}

/// L2 gas of a plain transfer on the same storage.
fn direct(token: &Token, acting: &Acting) -> Result<u64> {
    let deployment = l2::deployment(&token.project)?;
    let (url, named) = (l2::url(&token.project, &acting.node)?, l2::named(&token.project, acting)?);
    let contract = deployment.addresses().first().copied().unwrap_or_default();
    let to = transfers::accounts(OWNER, ACCOUNTS).pop().unwrap_or_default();
    let receipt = l2::wait(async {
        let account = l2::account(&token.project, named, &Client::connect(&url).await?).await?;
        account.invoke("a direct transfer", &[Call::new(contract, "transfer", vec![to, Felt::ONE])]).await
    })?;
    Ok(receipt.l2_gas)
}
