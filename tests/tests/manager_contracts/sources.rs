//! The sources of the contracts.

use std::collections::BTreeMap;
use std::path::Path;

/// The manager's crate with the test contracts.
pub fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../manager-contract");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut files = BTreeMap::new();
    for name in ["hashing", "interfaces", "manager", "registry", "thread"] {
        files.insert(format!("{name}.cairo"), read(&format!("src/{name}.cairo")));
    }
    files.insert("token.cairo".into(), read("tests_contracts/token.cairo"));
    files.insert("contracts.cairo".into(), include_str!("contracts.cairo").into());
    files.insert("account.cairo".into(), include_str!("../emulator/account.cairo").into());
    let modules = read("src/lib.cairo");
    files.insert("lib.cairo".into(), format!("{modules}pub mod token;\npub mod contracts;\npub mod account;\n"));
    files
}
