//! `cargo zkthread explain`

use std::fmt;

use serde::Serialize;
use zkthread_ir::CATALOGUE;

use crate::args;
use crate::error::{Error, Result};

/// A kind of fault.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Its code.
    pub code: String,
    /// What it means, an example and the way out.
    pub explanation: String,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explanation)
    }
}

/// Runs the command.
///
/// # Errors
/// When there is no such code.
pub fn run(args: &args::Explain) -> Result<Report> {
    let number = number(&args.code);
    let found = number.and_then(|number| {
        let code = format!("ZKT{number:04}");
        zkthread_ir::explain(&code).map(|explanation| Report { code, explanation })
    });
    found.ok_or_else(|| {
        let shown: String = args.code.chars().take(40).collect();
        Error::usage(format!("there is no error code `{shown}`")).help(match number {
            Some(number) => format!("the nearest are {}; docs/errors.md has all", nearest(number).join(", ")),
            None => "a code is ZKT and four digits, as an error of `cargo zkthread build` shows it".to_owned(),
        })
    })
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
    fn every_code_is_explained() {
        for entry in CATALOGUE {
            let report = explain(entry.code).expect("it is in the catalogue");
            assert_eq!(report.code, entry.code);
            assert!(report.to_string().contains(entry.code), "{report}");
        }
    }

    #[test]
    fn the_number_is_enough() {
        for code in ["ZKT0101", "zkt0101", "0101", "101", " 101 "] {
            assert_eq!(explain(code).map(|report| report.code).ok().as_deref(), Some("ZKT0101"), "{code}");
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
