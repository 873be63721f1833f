//! Proves one input and prints one line of JSON about it.
//!
//! `bench_prove EXECUTABLE.json INPUT.json [--largest-domain | --stwo-default]`: the input is an array of felts as hex
//! strings; see `Preparation` for the flags.
//! Peak memory is the whole process's, so settings are compared by one process for each.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::time::Instant;

use zkthread_prover::{
    Executable, Expected, Felt, MIN_SECURITY_BITS, Preparation, ProveEvent, ProveOptions, os_version, prove, verify,
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (files, flags): (Vec<_>, Vec<_>) = arguments.iter().partition(|argument| !argument.starts_with("--"));
    let preparation = match flags.iter().map(|flag| flag.as_str()).collect::<Vec<_>>().as_slice() {
        [] => Some(Preparation::Tuned),
        ["--largest-domain"] => Some(Preparation::LargestDomain),
        ["--stwo-default"] => Some(Preparation::StwoDefault),
        _ => None,
    };
    let ([executable, input], Some(preparation)) = (files.as_slice(), preparation) else {
        return Err("usage: bench_prove EXECUTABLE.json INPUT.json [--largest-domain | --stwo-default]".into());
    };
    let executable: Executable = serde_json::from_str(&fs::read_to_string(executable)?)?;
    let input: Vec<String> = serde_json::from_str(&fs::read_to_string(input)?)?;
    let input = input.iter().map(|felt| Felt::from_hex(felt)).collect::<Result<Vec<_>, _>>()?;

    let os_version = os_version(&executable)?;
    let options = ProveOptions { preparation, ..ProveOptions::default() };
    let mut estimated = None;
    let mut finished = None;
    let file = prove(&executable, os_version, &input, &options, &mut |event| match event {
        ProveEvent::Estimated(estimate) => estimated = Some(estimate),
        ProveEvent::Finished { elapsed, peak_rss_bytes } => finished = Some((elapsed, peak_rss_bytes)),
        _ => (),
    })?;
    let (Some(estimate), Some((elapsed, peak))) = (estimated, finished) else {
        return Err("the prover told no figures".into());
    };

    let started = Instant::now();
    verify(&file, &Expected { os_version, output: None, min_security_bits: MIN_SECURITY_BITS })?;
    let verify_ms = started.elapsed().as_secs_f64() * 1e3;
    let line = serde_json::json!({
        "steps": estimate.steps,
        "prove_seconds": elapsed.as_secs_f64(),
        "peak_rss_bytes": peak,
        "estimated_seconds": estimate.seconds,
        "estimated_peak_rss_bytes": estimate.peak_rss_bytes,
        "proof_bytes": file.encode()?.len(),
        "json_bytes": file.json_bytes(true)?,
        "json_one_line_bytes": file.json_bytes(false)?,
        "verify_ms": verify_ms,
        "parameters": file.parameters(),
    });
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}
