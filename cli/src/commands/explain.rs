//! `cargo zkthread explain`

use std::fmt;

use serde::Serialize;
use zkthread_ir::{CATALOGUE, Entry};

use crate::args;
use crate::error::{Error, Result};

/// A kind of fault.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Its code.
    pub code: &'static str,
    /// What is wrong; `..` stands for what is particular to a case.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
    /// Why it is refused and what to do instead.
    pub explanation: Option<&'static str>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}", self.code, self.message)?;
        if let Some(explanation) = self.explanation {
            writeln!(f, "\n{explanation}")?;
        }
        match &self.help {
            Some(help) => writeln!(f, "\nhelp: {help}"),
            None => Ok(()),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When there is no such code.
pub fn run(args: &args::Explain) -> Result<Report> {
    let number = number(&args.code);
    let found = CATALOGUE.iter().find(|entry| number.is_some() && self::number(entry.code) == number);
    found.map(|entry| report(entry)).ok_or_else(|| {
        let shown: String = args.code.chars().take(40).collect();
        Error::usage(format!("there is no error code `{shown}`")).help(match number {
            Some(number) => format!("the nearest are {}", nearest(number).join(", ")),
            None => "a code is ZKT and four digits, as an error of `cargo zkthread build` shows it".to_owned(),
        })
    })
}

fn report(entry: &Entry) -> Report {
    let kept = |text: &'static str| Some(text).filter(|text| !text.is_empty());
    Report {
        code: entry.code,
        message: plain(entry.message),
        help: kept(entry.help).map(plain).filter(|help| help != ".."),
        explanation: kept(entry.explanation),
    }
}

/// The text with `..` in the places of what differs from case to case.
fn plain(text: &str) -> String {
    (0..10).fold(text.to_owned(), |text, place| text.replace(&format!("{{{place}}}"), ".."))
}

/// `ZKT0301`, `zkt301` and `301` are all 301.
fn number(code: &str) -> Option<u32> {
    let code = code.trim();
    let digits = code.get(..3).filter(|prefix| prefix.eq_ignore_ascii_case("zkt")).and(code.get(3..)).unwrap_or(code);
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The four codes nearest to a number.
fn nearest(wanted: u32) -> Vec<&'static str> {
    let mut codes: Vec<_> = CATALOGUE.iter().map(|entry| entry.code).collect();
    codes.sort_by_key(|code| number(code).map_or(u32::MAX, |number| number.abs_diff(wanted)));
    codes.truncate(4);
    codes.sort_unstable();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explain(code: &str) -> Result<Report> {
        run(&args::Explain { code: code.to_owned() })
    }

    #[test]
    fn every_code_has_a_text_without_placeholders() {
        for entry in CATALOGUE {
            let report = explain(entry.code).expect("it is in the catalogue");
            assert_eq!(report.code, entry.code);
            assert!(!report.to_string().contains("{0}"), "{report}");
        }
    }

    #[test]
    fn the_number_is_enough() {
        for code in ["ZKT0101", "zkt0101", "0101", "101", " 101 "] {
            assert_eq!(explain(code).map(|report| report.code).ok(), Some("ZKT0101"), "{code}");
        }
    }

    #[test]
    fn an_unknown_code_names_the_nearest() {
        for code in ["ZKT0000", "ZKT9999", "4294967295"] {
            let error = explain(code).expect_err("unknown");
            assert!(error.help.is_some_and(|help| help.matches("ZKT").count() == 4), "{code}");
        }
        for code in ["", "ZKT", "ZKTé", "é", "+101", "-1", "99999999999", "nonsense"] {
            let error = explain(code).expect_err("no code");
            assert!(error.help.is_some_and(|help| help.contains("four digits")), "{code}");
        }
    }
}
