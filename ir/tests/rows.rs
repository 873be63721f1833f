//! Which accesses name a row and which use one already named.

use zkthread_ir::{Contract, dump, parse_source};

fn contract(functions: &str) -> Contract {
    let source = format!(
        "#[zkthread::contract]
         mod token {{
            const FIVE: u128 = 5;
            pub struct Pair {{ a: u128, b: u128 }}
            #[storage] pub struct Token {{
                n: u128, open: bool, m: Map<u128, u128>, p: Map<(u128, ContractAddress), u128>, d: Map<u128, Map<felt252, u128>>,
                o: Pair, l: Vec<u128>, k: Map<u128, Vec<u128>>, w: ContractAddress,
            }}
            #[error] pub enum TokenError {{ Refused }}
            #[interface] trait Other {{ fn give(&mut self, cx: &mut Context, a: u128, b: u128) -> u128; }}
            impl Token {{ {functions} }}
         }}"
    );
    parse_source(&source).unwrap_or_else(|found| panic!("{}", found[0].text()))
}

/// The accesses of a body in the order of the text: `n1` names row 1 of `n`, `n=1` uses it; `#2` and `#=2` are those of elements.
fn rows(statements: &str) -> String {
    let contract = contract(&format!(
        "#[external] pub fn run(&mut self, cx: &mut Context, a: u128, mut b: u128, pair: Pair) {{ {statements} }}
         fn f(&mut self, x: u128) -> u128 {{ self.n = x; x }}
         fn g(x: &mut u128, y: &u128) {{ *x = *y; }}"
    ));
    let text = dump(&contract);
    let body = &text[text.find("external").expect("run")..text.find("helper").expect("f")];
    let mut accesses = Vec::new();
    let (fields, elements) = (body.match_indices("self."), body.match_indices(" element "));
    let mut places: Vec<(usize, bool)> =
        fields.map(|(at, _)| (at + 5, true)).chain(elements.map(|(at, _)| (at + 9, false))).collect();
    places.sort_unstable();
    for (at, is_field) in places {
        let (name, rest) = if is_field { body[at..].split_once('[').expect("keys") } else { ("#", &body[at - 1..]) };
        let mut depth = i32::from(is_field);
        let end = rest.find(|c| {
            depth += i32::from(c == '[') - i32::from(c == ']');
            depth == 0
        });
        let mut words = rest[end.expect("the end of the keys") + 1..].split_whitespace();
        let sign = if words.next() == Some("first") { "" } else { "=" };
        let row: String = words.next().expect("a row").chars().take_while(char::is_ascii_digit).collect();
        accesses.push(format!("{name}{sign}{row}"));
    }
    accesses.join(" ")
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

/// Where a record lies does not change, whatever another contract writes into it.
#[test]
fn calls_of_contracts_keep_rows() {
    assert_eq!(
        rows(
            "let x = self.n; self.n = Other::at(cx.caller()).give(cx, x, self.n); self.n = Other::at(cx.caller()).give(cx, 1, 2);"
        ),
        "n0 n=0 n=0 n=0"
    );
    // Address and arguments in order, each a row of this body; then those after the call.
    assert_eq!(
        rows(
            "let x = Other::at(self.w).give(cx, self.m.read(a), self.n); self.open = true; self.m.write(a, x + self.n);"
        ),
        "w0 m1 n2 open3 m=1 n=2"
    );
}

#[test]
fn constants_and_parts_of_locals_are_keys() {
    assert_eq!(rows("self.m.write(FIVE, 1); let x = self.m.read(FIVE); let y = self.m.read(5);"), "m0 m=0 m1");
    assert_eq!(rows("self.m.write(pair.a, 1); let x = self.m.read(pair.a); let y = self.m.read(pair.b);"), "m0 m=0 m1");
    assert_eq!(rows("let mut p = pair; self.m.write(p.a, 1); p.a = 2; self.m.write(p.a, 1);"), "m0 m1");
    assert_eq!(
        rows("self.d.entry(a).write(short_string!(\"x\"), 1); let x = self.d.entry(a).read(short_string!(\"x\"));"),
        "d0 d=0"
    );
    assert_eq!(rows("let x = self.d.entry(a).entry(1).read(); let y = self.d.entry(1).read(1);"), "d0 d1");
}

#[test]
fn references_that_change_are_no_keys() {
    let contract = contract(
        "fn f(&self, x: &mut u128, y: &u128) -> u128 {
            let one = self.m.read(*x) + self.m.read(*x);
            one + self.m.read(*y) + self.m.read(*y)
         }",
    );
    assert_eq!(contract.functions[0].rows, 3);
    assert_eq!(rows("let x = self.m.read(b); Self::g(&mut b, &a); let y = self.m.read(b);"), "m0 m1");
}

#[test]
fn parts_of_a_field_are_its_row() {
    assert_eq!(rows("self.o.a = 1; self.o.b += 1; let x = self.o.a;"), "o0 o=0 o=0 o=0 o=0");
}

#[test]
fn elements_of_lists_are_rows_of_their_own() {
    assert_eq!(rows("let x = self.l.len(); let y = self.l.read(0); let z = self.l.read(1);"), "l0 l=0 #1 l=0 #2");
    assert_eq!(rows("let x = self.l.read(5); self.l.write(5, x + self.l.read(5));"), "l0 #1 l=0 #=1 l=0 #=1");
    assert_eq!(rows("let i: u64 = 3; let x = self.l.read(i); let y = self.l.read(i);"), "l0 #1 l=0 #=1");
    assert_eq!(rows("let mut i: u64 = 3; let x = self.l.read(i); i = 4; let y = self.l.read(i);"), "l0 #1 l=0 #2");
    assert_eq!(
        rows("let x = self.k.entry(a).read(1); let y = self.k.entry(a).read(1); let z = self.k.entry(1).read(1);"),
        "k0 #1 k=0 #=1 k2 #3"
    );
    // The length's row is not the first element's, and lists are not each other's.
    assert_eq!(rows("let x = self.k.entry(0).len(); let y = self.k.entry(0).read(0);"), "k0 k=0 #1");
}

#[test]
fn pushed_elements_are_always_new() {
    assert_eq!(rows("self.l.push(a); self.l.push(a); let x = self.l.len();"), "l0 #1 l=0 #2 l=0");
    assert_eq!(rows("self.l.push(a); let x = self.l.read(0); self.l.push(x);"), "l0 #1 l=0 #2 l=0 #3");
    // The value comes before the rows of the push, and is printed before them too.
    assert_eq!(rows("self.l.push(self.l.read(7));"), "l0 #1 l=0 #2");
    assert_eq!(rows("self.l.write(self.l.len(), 1);"), "l=0 l0 #1");
}

#[test]
fn arms_of_a_match_may_not_run() {
    assert_eq!(
        rows(
            "match self.n { 0 => self.open = true, 1 => { self.open = false; self.open = true; } _ => {} } self.open = false;"
        ),
        "n0 open1 open2 open=2 open3"
    );
    assert_eq!(
        rows("let Some(x) = Some(self.n) else { self.open = true; return; }; self.open = false; self.n = x;"),
        "n0 open1 open2 n=0"
    );
    assert_eq!(rows("if let Some(x) = Some(a) { self.n = x; } self.n = 1;"), "n0 n1");
    assert_eq!(rows("let x = Some(a).unwrap_or(self.n); self.n = x;"), "n0 n=0");
}

#[test]
fn rounds_that_end_early_keep_their_rows() {
    assert_eq!(rows("loop { if self.open { break; } self.n = 1; } self.n = 2; self.open = true;"), "open0 n1 n2 open3");
    assert_eq!(rows("let x = self.n; loop { if self.n > 1 { continue; } break; } self.n = x;"), "n0 n=0 n=0");
    assert_eq!(
        rows("for x in &vec![a, self.n] { self.m.write(*x, 1); self.m.write(*x, 2); } self.n = 1;"),
        "n0 m1 m=1 n=0"
    );
    assert_eq!(rows("while let Some(x) = Some(self.n) { self.n = x; } self.n = 1;"), "n0 n=0 n1");
    assert_eq!(rows("if self.open { return; } self.open = true;"), "open0 open=0");
}
