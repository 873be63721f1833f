//! docs/soundness.md: every check, the lies that it is the first to refuse, and what comes of them without it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::sync::Mutex;

use zkthread::sub_block::Auth;

use crate::cases::{Expected, table};
use crate::scan::Check;
use crate::suite::{Fate, Outcome};
use crate::survivors::reason;

/// The checks of a kind of program.
pub struct Section {
    pub title: &'static str,
    /// The folders whose files these are.
    pub place: &'static str,
    /// All, by number.
    pub checks: Vec<Check>,
    /// Those that were taken out.
    pub outcomes: Vec<Outcome>,
}

impl Section {
    fn text(&self) -> String {
        let count = |is_it: &dyn Fn(&Outcome) -> bool| self.outcomes.iter().filter(|outcome| is_it(outcome)).count();
        let is_taken = |outcome: &Outcome| outcome.told_by.values().any(|fate| *fate == Fate::Taken);
        let [taken, survivors] = [count(&is_taken), count(&|outcome| outcome.told_by.is_empty())];
        let mut out = format!("## {}\n\n", self.title);
        let _ = writeln!(
            out,
            "Files of {}. {} checks: without {taken} of them a lie is taken, without {} it is refused elsewhere or fails without a name, {survivors} no lie comes to.\n",
            self.place,
            self.outcomes.len(),
            self.outcomes.len() - taken - survivors
        );
        out.push_str("| check | where | refuses | lies |\n|---|---|---|---|\n");
        for Outcome { check, told_by } in &self.outcomes {
            let lies: Vec<String> = told_by.iter().map(|(name, fate)| self.told(name, fate)).collect();
            let lies = match reason(check) {
                Some(reason) if lies.is_empty() => format!("*none: {reason}*"),
                _ => lies.join("; "),
            };
            let text = check.text.replace('|', "\\|");
            let Check { file, function, panic, .. } = check;
            let _ = writeln!(out, "| `{text}` | `{file}` `{function}` | `{panic}` | {lies} |");
        }
        out
    }

    fn told(&self, name: &str, fate: &Fate) -> String {
        match fate {
            Fate::Taken => format!("{name}: **taken**"),
            Fate::RefusedBy(other) => {
                let Check { function, panic, .. } = &self.checks[*other];
                format!("{name}: `{panic}` in `{function}`")
            }
            Fate::Fails => format!("{name}: a panic without name"),
        }
    }
}

const HEAD: &str = "# Soundness\n
What stands between a lie and a proof, check by check. Tests take every check of the thread program and of the contracts out, one at a time, and
the suite of lies must tell the rest from the whole. Checks are found in the text of the program that two contracts with one of everything are made into, so a
new one without a lie fails the test. The lies, by name, are in `tests/tests/mutation/cases` and `tests/tests/manager_contracts/attacks.rs`.
Each is right in everything but one thing, and is listed with the check that is the first to refuse it. Behind its name stands what comes of it when
that check is not there: it is *taken*, another check refuses it, or the run fails without a name. The honest run of a thread program stays what it was, and so does
each of a sample of the other lies, every sixteenth. A check that no lie comes to first is listed with the reason.

A check of the program is taken out of its text: an `assert` checks nothing any more, a conversion cuts off what does not fit, an arm that panicked has a value. A call of
`limbs` is three range checks that are taken out together; that a range is as wide as it must be is not tried. What the programs of both schemes
have in the same function in the same words is taken out of that of `auth = \"batcher\"`. The contracts are compiled once, with a switch at every check; an `expect` panics without its name then.

This page is made by the tests: `BLESS=1 cargo test --workspace --test mutation`.\n\n";

/// The part of the page between two marks.
fn part(name: &str) -> [String; 2] {
    [format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->\n")]
}

/// Compares what came of the mutants with the page, of which this is a part.
pub fn compare(name: &str, sections: &[Section]) {
    // Both parts are of one file.
    static FILE: Mutex<()> = Mutex::new(());
    let _guard = FILE.lock().unwrap();
    let mut text: String = sections.iter().map(|section| section.text() + "\n").collect();
    if name == "program" {
        text.push_str(&carried());
    }
    let missing: Vec<String> = sections
        .iter()
        .flat_map(|section| &section.outcomes)
        .filter(|outcome| outcome.told_by.is_empty() != reason(&outcome.check).is_some())
        .map(|Outcome { check, told_by }| {
            format!("{} {} `{}`: told by {told_by:?}", check.file, check.function, check.text)
        })
        .collect();
    assert!(missing.is_empty(), "a check no lie comes to, or a reason for one that is told:\n{}", missing.join("\n"));
    if std::env::var_os("ONLY").is_some() {
        return;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/soundness.md");
    let page = std::fs::read_to_string(&path).unwrap_or_default();
    let [begin, end] = part(name);
    let told = page.split_once(&begin).and_then(|(_, rest)| rest.split_once(&end)).map(|(told, _)| told);
    if told == Some(text.as_str()) && page.starts_with(HEAD) {
        return;
    }
    assert!(std::env::var_os("BLESS").is_some(), "docs/soundness.md is out of date: BLESS=1 writes it anew");
    let mut page = HEAD.to_owned();
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    for other in ["program", "contracts"] {
        let [begin, end] = part(other);
        let kept = before.split_once(&begin).and_then(|(_, rest)| rest.split_once(&end)).map_or("", |(kept, _)| kept);
        let _ = write!(page, "{begin}{}{end}", if other == name { &text } else { kept });
    }
    std::fs::write(path, page).unwrap();
}

/// The lies that only L2 can tell.
fn carried() -> String {
    let mut out = "## What the program takes and the manager refuses\n\nThe program cannot know what L2 holds. Its output tells, and the manager compares.\n\n\
                   | lie | changes of the output |\n|---|---|\n"
        .to_owned();
    const FIELDS: [&str; 14] = [
        "tag",
        "chain_id",
        "manager",
        "thread_id",
        "number",
        "parent",
        "timestamp",
        "valid_until",
        "contracts_hash",
        "n_transactions",
        "transactions_commitment",
        "events_commitment",
        "n_entries",
        "entries_commitment",
    ];
    let mut told = BTreeSet::new();
    for case in table(Auth::Signature).into_iter().chain(table(Auth::Batcher)) {
        if let Expected::Carried(places) = case.expected
            && told.insert(case.name.clone())
        {
            let places: Vec<&str> = places.iter().map(|place| FIELDS[*place]).collect();
            let _ = writeln!(out, "| {} | `{}` |", case.name, places.join("`, `"));
        }
    }
    out
}
