//! The fingerprint follows the meaning of a contract and nothing else.

use zkthread_ir::{dump, fingerprint, parse_source};

const COUNTER: &str = "
#[zkthread::contract]
mod counter {
    use zkthread::prelude::*;
    #[storage]
    pub struct Counter { value: u64, added: Map<ContractAddress, u64> }
    #[event]
    pub struct Increased { #[key] by: ContractAddress, value: u64 }
    #[error]
    pub enum CounterError { TooMuch }
    impl Counter {
        #[external]
        pub fn increase(&mut self, cx: &mut Context, amount: u64) -> Result<(), CounterError> {
            ensure!(amount <= 100, CounterError::TooMuch);
            self.value += amount;
            self.added.write(cx.caller(), self.added.read(cx.caller()) + amount);
            cx.emit(Increased { by: cx.caller(), value: self.value });
            Ok(())
        }
    }
}";

fn of(source: &str) -> String {
    fingerprint(&parse_source(source).unwrap_or_else(|found| panic!("{}", found[0].text())))
}

#[test]
fn it_is_64_hex_digits() {
    let fingerprint = of(COUNTER);
    assert_eq!(fingerprint.len(), 64);
    assert!(fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase()));
}

#[test]
fn formatting_and_comments_do_not_count() {
    let one_line = COUNTER.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let commented = COUNTER
        .replace("impl Counter", "// a comment\n impl Counter")
        .replace("#[external]", "/// Documentation.\n #[allow(unused)]\n #[external]")
        .replace("100", "0x64")
        .replace("amount <= 100", "((amount) <= 100)")
        .replace("Ok(())", "return Ok(());");
    for same in [one_line, commented] {
        assert_eq!(of(&same), of(COUNTER), "{same}");
    }
}

#[test]
fn every_change_of_meaning_counts() {
    let changes = [
        ("mod counter", "mod other"),
        ("value: u64, added", "value: u128, added"),
        ("value: u64, added", "worth: u64, value: u64, added"),
        ("Map<ContractAddress, u64>", "Map<ContractAddress, u64>, last: bool"),
        ("#[key] by", "by"),
        ("{ TooMuch }", "{ TooMuch, Other }"),
        ("<= 100", "< 100"),
        ("<= 100", "<= 101"),
        ("self.value += amount", "self.value -= amount"),
        ("amount: u64", "mut amount: u64"),
        ("#[external]", "#[constructor]"),
        ("value: self.value }", "value: amount }"),
        ("by: cx.caller(), value: self.value", "value: self.value, by: cx.caller()"),
        ("self.value += amount;", "let amount = amount; self.value += amount;"),
        ("self.value += amount;", ""),
    ];
    for (from, to) in changes {
        let changed = COUNTER.replacen(from, to, 1);
        assert_ne!(changed, COUNTER, "{from} is not in the text");
        if let Ok(contract) = parse_source(&changed) {
            assert_ne!(fingerprint(&contract), of(COUNTER), "{from} -> {to}");
        } else {
            // The change needs another one to be valid: the wider field's value no longer fits the event and the sum.
            assert!(to.contains("u128"), "{from} -> {to} is refused");
        }
    }
}

/// What a contract expects of the others is part of its meaning.
#[test]
fn interfaces_and_calls_count() {
    let source = COUNTER
        .replace(
            "impl Counter {",
            "#[zkthread::interface] trait Other { fn limit(&self, cx: &Context, of_day: u64) -> u64; fn note(&mut self, cx: &mut Context, day: u64); }
             impl Counter {",
        )
        .replace(
            "self.value += amount;",
            "let limit = Other::at(cx.caller()).limit(cx, 1); Other::at(cx.caller()).note(cx, limit); self.value += amount;",
        );
    let changes = [
        ("trait Other", "trait Others"),
        ("fn limit", "fn limits"),
        ("of_day: u64", "on_day: u64"),
        ("of_day: u64", "of_day: u32"),
        ("of_day: u64", "of_day: u64, hour: u8"),
        ("limit(cx, 1)", "limit(cx, 2)"),
        ("at(cx.caller()).note", "at(cx.contract_address()).note"),
        ("fn note", "fn more(&self, cx: &Context) -> u8; fn note"),
        ("day: u64);", "day: u64) -> u8;"),
        ("Other::at(cx.caller()).note(cx, limit);", ""),
    ];
    for (from, to) in changes {
        let changed = source.replacen(from, to, 1);
        assert_ne!(changed, source, "{from} is not in the text");
        let changed = match (from, to) {
            ("trait Other", _) => changed.replace("Other::at", "Others::at"),
            ("fn limit", _) => changed.replace(").limit(", ").limits("),
            (_, "of_day: u64, hour: u8") => changed.replace("limit(cx, 1)", "limit(cx, 1, 2)"),
            _ => changed,
        };
        assert_ne!(of(&changed), of(&source), "{from} -> {to}");
    }
    let same = source.replacen("#[zkthread::interface] trait Other", "/// Others.\n#[interface] pub trait Other", 1);
    assert_eq!(of(&same), of(&source));
}

#[test]
fn the_dump_is_readable() {
    let text = dump(&parse_source(COUNTER).unwrap_or_else(|found| panic!("{}", found[0].text())));
    assert_eq!(
        text,
        "zkthread-ir 2
contract Counter in counter
storage value(): u64
storage added(ContractAddress): u64
event Increased(key by: ContractAddress, value: u64)
error CounterError::TooMuch \"Counter: too much\"
external increase(&mut self, cx, amount.0: u64) -> () or fails, 2 rows
  ensure (amount.0 <= 100_u64) else TooMuch
  self.value[] again 0 = ((self.value[] first 0) + amount.0)
  self.added[caller] again 1 = ((self.added[caller] first 1) + amount.0)
  emit Increased(caller, (self.value[] again 0)) in order [0, 1]
  = (ok ())
"
    );
}

/// The macro's tests compare with the same file, so both sides of the fingerprint meet in it. `BLESS=1` writes it.
#[test]
fn the_ledgers_fingerprint_is_the_one_on_file() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../zkthread/tests");
    let source = std::fs::read_to_string(folder.join("macro_ledger.rs")).expect("the ledger");
    let (file, found) = (folder.join("macro_ledger.fingerprint"), of(&source));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, format!("{found}\n")).expect("the fingerprint is written");
    }
    assert_eq!(std::fs::read_to_string(file).unwrap_or_default().trim(), found);
}
