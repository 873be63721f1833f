//! Tells when the Stwo workaround of `.cargo/rustc-wrapper.sh` can go, and that nothing else leans on it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The crates that the wrapper compiles with unstable features allowed.
const UNSTABLE: [&str; 5] =
    ["stwo", "stwo-cairo-prover", "stwo-cairo-common", "stwo-air-utils", "stwo-constraint-framework"];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests folder has a parent").to_owned()
}

/// Folder of every locked package with its name, workspace members included.
fn packages() -> Vec<(String, PathBuf, bool)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--offline"])
        .current_dir(workspace())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let list = metadata["packages"].as_array().expect("a list of packages");
    list.iter()
        .map(|package| {
            let name = package["name"].as_str().expect("a name").to_owned();
            let manifest = package["manifest_path"].as_str().expect("a path");
            let folder = Path::new(manifest).parent().expect("a folder").to_owned();
            (name, folder, package["source"].is_null())
        })
        .collect()
}

fn folder(name: &str) -> PathBuf {
    let mut found: Vec<PathBuf> =
        packages().into_iter().filter(|(package, ..)| package == name).map(|(_, folder, _)| folder).collect();
    assert_eq!(found.len(), 1, "exactly one version of {name} in the lock file");
    found.remove(0)
}

/// Package, file and text of what the wrapper replaces.
const REPLACED: [(&str, &str, &str); 2] = [
    ("stwo-cairo-common", "src/prover_types/simd.rs", ".to_int()"),
    ("stwo-cairo-prover", "src/witness/components/range_check_9_9.rs", "(*self.input_to_row.get(&input).unwrap())"),
];

#[test]
fn what_the_wrapper_replaces_is_still_there() {
    let wrapper = std::fs::read_to_string(workspace().join(".cargo/rustc-wrapper.sh")).expect("the wrapper");
    for (name, file, replaced) in REPLACED {
        let text = std::fs::read_to_string(folder(name).join(file)).expect("the patched file exists");
        assert_eq!(
            text.matches(replaced).count(),
            1,
            "{name} changed: take its copy-and-replace step out of .cargo/rustc-wrapper.sh and this list"
        );
        assert!(wrapper.contains(&format!("patched={file}\n")), "the wrapper does not patch {file} of {name}");
    }
    assert_eq!(wrapper.matches("patched=src/").count(), REPLACED.len(), "the wrapper's list and this test's differ");
}

#[test]
fn every_crate_of_the_wrapper_still_needs_unstable_features() {
    for name in UNSTABLE {
        let text = std::fs::read_to_string(folder(name).join("src/lib.rs")).expect("a lib.rs");
        assert!(
            text.contains("feature("),
            "{name} is stable now: take it out of .cargo/rustc-wrapper.sh and of this list"
        );
    }
    let wrapper = std::fs::read_to_string(workspace().join(".cargo/rustc-wrapper.sh")).expect("the wrapper");
    let pattern = UNSTABLE.map(|name| name.replace('-', "_")).join(" | ");
    assert!(wrapper.contains(&format!("  {pattern})")), "the wrapper's list and this test's differ");
}

#[test]
fn our_own_crates_use_no_unstable_feature() {
    let mut checked = 0;
    for (name, folder, own) in packages() {
        if !own {
            continue;
        }
        for root in ["src/lib.rs", "src/main.rs"] {
            let Ok(text) = std::fs::read_to_string(folder.join(root)) else { continue };
            assert!(!text.contains("#![feature("), "{name} uses an unstable feature");
            checked += 1;
        }
    }
    assert!(checked >= 10, "only {checked} crate roots seen");
}

#[test]
fn one_version_of_each_field_crate_is_locked() {
    for name in [
        "cairo-lang-sierra",
        "cairo-vm",
        "stwo",
        "cairo-air",
        "starknet-types-core",
        "starknet-rust",
        "stwo-cairo-adapter",
    ] {
        folder(name);
    }
}
