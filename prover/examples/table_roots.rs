//! Computes the roots of the tables of constants, to compare with those the verifier knows: `table_roots [NAME..]`.
//! All three take minutes and 15 GB; the tests compute the small one.

use std::io::Write;

use zkthread_prover::Tables;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for tables in [Tables::Small, Tables::WithoutPedersen, Tables::Full] {
        if wanted.is_empty() || wanted.iter().any(|name| name == tables.name()) {
            let root = tables.compute_root()?;
            let known = if root == tables.known_root() { "known" } else { "NOT the known one" };
            let hex: String = root.iter().map(|byte| format!("{byte:02x}")).collect();
            writeln!(std::io::stdout(), "{}: {hex} ({known})", tables.name())?;
        }
    }
    Ok(())
}
