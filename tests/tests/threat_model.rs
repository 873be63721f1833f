//! The threat model names a test for each of its lines.

use std::fs;
use std::path::{Path, PathBuf};

fn text(path: PathBuf) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What is named in the tables: the place and the name.
fn named(model: &str) -> Vec<(&str, &str)> {
    let cells = model.lines().filter(|line| line.starts_with("| ")).filter_map(|line| line.split(" | ").nth(1));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).filter_map(|name| name.split_once(": ")).collect()
}

/// Whether a part of the page with the cases has this one.
fn is_listed(page: &str, name: &str) -> bool {
    page.contains(&format!("| {name} |"))
        || ["| ", "; "].iter().any(|before| page.contains(&format!("{before}{name}: ")))
}

#[test]
fn every_line_of_the_threat_model_has_its_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let model = text(root.join("docs/threat-model.md"));
    let soundness = text(root.join("docs/soundness.md"));
    let (program, contracts) = soundness.split_once("<!-- contracts -->").expect("both parts of the page");
    let lines = model.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| | "));
    for line in lines {
        assert!(!named(line).is_empty(), "no test: {line}");
    }
    for (place, name) in named(&model) {
        let is_there = match place {
            "os" => is_listed(program, name),
            "l2" => is_listed(contracts, name),
            file => ["tests/tests", "zkthread/tests", "cli/tests"].iter().any(|folder| {
                let path = root.join(folder).join(format!("{file}.rs"));
                path.is_file() && text(path).contains(&format!("fn {name}()"))
            }),
        };
        assert!(is_there, "{place}: {name}");
    }
}
