//! Which accesses name a row and which use one already named.

use zkthread_ir::{Contract, dump, parse_source};

fn contract(functions: &str) -> Contract {
    let source = format!(
        "#[zkthread::contract]
         mod token {{
            #[storage] pub struct Token {{ n: u128, open: bool, m: Map<u128, u128>, p: Map<(u128, ContractAddress), u128> }}
            #[error] pub enum TokenError {{ Refused }}
            impl Token {{ {functions} }}
         }}"
    );
    parse_source(&source).unwrap_or_else(|found| panic!("{}", found[0].text()))
}

/// The accesses of a body in the order of the text: `n1` names row 1 of `n`, `n=1` uses it.
fn rows(statements: &str) -> String {
    let contract = contract(&format!(
        "#[external] pub fn run(&mut self, cx: &mut Context, a: u128, mut b: u128) {{ {statements} }} fn f(&mut self, x: u128) -> u128 {{ self.n = x; x }}"
    ));
    let text = dump(&contract);
    let body = &text[text.find("external").expect("run")..text.find("helper").expect("f")];
    let accesses = body.match_indices("self.").map(|(at, _)| {
        let (name, rest) = body[at + 5..].split_once('[').expect("keys");
        let mut depth = 1;
        let end = rest.find(|c| {
            depth += i32::from(c == '[') - i32::from(c == ']');
            depth == 0
        });
        let mut words = rest[end.expect("the end of the keys") + 1..].split_whitespace();
        let sign = if words.next() == Some("first") { "" } else { "=" };
        let row: String = words.next().expect("a row").chars().take_while(char::is_ascii_digit).collect();
        format!("{name}{sign}{row}")
    });
    accesses.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_repeated_access_uses_the_named_row() {
    assert_eq!(rows("let x = self.n; self.n = x + self.n;"), "n0 n=0 n=0");
    // A write is printed before its value and evaluated after it.
    assert_eq!(rows("self.m.write(a, self.m.read(a) + 1);"), "m=0 m0");
    assert_eq!(rows("self.p.write((a, cx.caller()), self.p.read((a, cx.caller())));"), "p=0 p0");
    assert_eq!(rows("self.m.write(5, self.m.read(5));"), "m=0 m0");
}

#[test]
fn other_keys_are_other_rows() {
    assert_eq!(rows("let x = self.m.read(a); let y = self.m.read(5); let z = self.m.read(6);"), "m0 m1 m2");
    // Two locals with one value: the program cannot see that.
    assert_eq!(rows("let c = a; let x = self.m.read(a); let y = self.m.read(c);"), "m0 m1");
}

#[test]
fn changing_or_computed_keys_are_never_shared() {
    assert_eq!(rows("let x = self.m.read(b); b = 1; let y = self.m.read(b);"), "m0 m1");
    assert_eq!(rows("let x = self.m.read(a + 1); let y = self.m.read(a + 1);"), "m0 m1");
    assert_eq!(rows("let x = self.m.read(self.n); let y = self.m.read(self.n);"), "m1 n0 m2 n=0");
    assert_eq!(rows("let x = self.m.read(self.f(a)); let y = self.m.read(self.f(a));"), "m0 m1");
}

#[test]
fn shadowed_names_are_other_keys() {
    assert_eq!(rows("let k = a; let x = self.m.read(k); let k = x; let y = self.m.read(k);"), "m0 m1");
}

#[test]
fn arms_see_what_ran_before_and_share_nothing() {
    assert_eq!(
        rows("let x = self.n; if self.open { self.n = 1; } else { self.n = 2; } self.n = x;"),
        "n0 open1 n=0 n=0 n=0"
    );
    assert_eq!(rows("if self.open { self.n = 1; self.n = 2; } else { self.n = 3; } self.n = 4;"), "open0 n1 n=1 n2 n3");
}

#[test]
fn right_operands_of_logic_may_not_run() {
    assert_eq!(rows("let x = self.open && self.n > 1 && self.n > 2; let y = self.n;"), "open0 n1 n2 n3");
    assert_eq!(rows("let x = self.n > 1 || self.n > 2; self.n = 1;"), "n0 n=0 n=0");
}

#[test]
fn loops_keep_their_rows() {
    assert_eq!(rows("while self.n > 1 { self.n = 1; } self.n = 2;"), "n0 n1 n2");
    assert_eq!(rows("let x = self.n; while self.n > 1 { self.n = x; }"), "n0 n=0 n=0");
    assert_eq!(
        rows("for i in 0..self.n { self.m.write(i, self.m.read(i)); self.n = 1; } self.n = 2;"),
        "n0 m=1 m1 n=0 n=0"
    );
    assert_eq!(
        rows("for i in 0..a { let k = i; self.m.write(k, self.m.read(k)); } for i in 0..a { self.m.write(i, 1); }"),
        "m=0 m0 m1"
    );
}

#[test]
fn blocks_keep_their_rows() {
    assert_eq!(rows("let x = { self.n = 1; self.n }; self.n = x;"), "n0 n=0 n1");
}

#[test]
fn calls_name_rows_of_their_own() {
    assert_eq!(rows("let x = self.f(a); self.n = x; let y = self.f(a); self.n = y;"), "n0 n=0");
    let contract = contract("fn f(&mut self) { self.n = 1; self.n = 2; } fn g(&mut self) { self.f(); }");
    assert_eq!(contract.functions.iter().map(|f| f.rows).collect::<Vec<_>>(), [1, 0]);
}
