//! What the language has, one feature at a time, by the IR it becomes. Whole contracts stand under `accepted/`, each with its dump
//! beside it; `BLESS=1 cargo test -p zkthread-ir --test accepted` rewrites the dumps.

use std::path::PathBuf;
use std::{env, fs};

use zkthread_ir::{Contract, ExprKind, FunctionKind, Receiver, StatementKind, Type, dump, parse_source};

/// A contract with these functions and a few declarations to use in them.
fn contract(functions: &str) -> Contract {
    let source = format!(
        "
        #[zkthread::contract]
        mod token {{
            use zkthread::prelude::*;
            #[storage]
            pub struct Token {{
                total: u128, open: bool, tag: felt252, owner: ContractAddress,
                balances: Map<ContractAddress, u128>,
                allowances: Map<(ContractAddress, ContractAddress), u128>,
            }}
            #[event]
            pub struct Transferred {{ #[key] to: ContractAddress, amount: u128 }}
            #[event]
            pub struct Closed {{}}
            #[error]
            pub enum TokenError {{ InsufficientBalance, Closed2 }}
            impl Token {{ {functions} }}
        }}"
    );
    match parse_source(&source) {
        Ok(contract) => contract,
        Err(diagnostics) => panic!("{}", diagnostics.iter().map(|d| d.text()).collect::<Vec<_>>().join("\n\n")),
    }
}

/// The dumped body of an external with these statements.
fn body(statements: &str) -> String {
    let contract = contract(&format!(
        "#[external] pub fn run(&mut self, cx: &mut Context, mut a: u128, b: u8) -> Result<(), TokenError> {{ {statements} Ok(()) }}
         fn helper(&self, cx: &Context, x: u128) -> u128 {{ x }}
         fn check(&self) -> Result<u128, TokenError> {{ Ok(1) }}
         fn free(x: u8) -> u8 {{ x }}
         fn quiet(&mut self) {{ self.total = 1; }}"
    ));
    let text = dump(&contract);
    let start =
        text.find("external run").and_then(|at| Some(at + text.get(at..)?.find('\n')? + 1)).expect("the function");
    let end = text.find("helper helper").expect("the next one");
    let lines = text[start..end].lines().map(|line| line.strip_prefix("  ").unwrap_or(line));
    lines.filter(|line| *line != "= (ok ())").collect::<Vec<_>>().join("\n")
}

#[test]
fn declarations() {
    let contract = contract("");
    assert_eq!((contract.module.as_str(), contract.name.as_str()), ("token", "Token"));
    let types: Vec<_> = contract.storage.iter().map(|v| (v.name.as_str(), v.keys.len(), &v.value)).collect();
    assert_eq!(types[0], ("total", 0, &Type::U128));
    assert_eq!(types[4], ("balances", 1, &Type::U128));
    assert_eq!(contract.storage[5].keys, [Type::ContractAddress, Type::ContractAddress]);
    assert!(contract.events[0].fields[0].is_key && !contract.events[0].fields[1].is_key);
    assert_eq!(contract.error_enum.as_deref(), Some("TokenError"));
    assert_eq!(contract.errors[0].message, "Token: insufficient balance");
}

#[test]
fn functions_of_every_kind() {
    let contract = contract(
        "/// Begins.
         #[constructor] pub fn new(&mut self, cx: &mut Context, supply: u128) { self.total = supply; }
         #[external] pub fn open(&mut self, _cx: &mut Context) { self.open = true; }
         #[view] pub fn total(&self) -> u128 { self.total }
         #[view] pub fn asked(&self, cx: &Context) -> ContractAddress { cx.caller() }
         fn helper(&mut self) -> Result<u128, TokenError> { Err(TokenError::InsufficientBalance) }
         fn free(x: u8, y: bool) -> bool { x > 3 && y }",
    );
    let kinds: Vec<_> =
        contract.functions.iter().map(|f| (f.kind, f.receiver, f.context.is_some(), f.fallible)).collect();
    assert_eq!(
        kinds,
        [
            (FunctionKind::Constructor, Receiver::Write, true, false),
            (FunctionKind::External, Receiver::Write, true, false),
            (FunctionKind::View, Receiver::Read, false, false),
            (FunctionKind::View, Receiver::Read, true, false),
            (FunctionKind::Helper, Receiver::Write, false, true),
            (FunctionKind::Helper, Receiver::None, false, false),
        ]
    );
    assert_eq!(contract.functions[0].docs, ["Begins."]);
    assert_eq!(contract.constructor().map(|f| f.params.len()), Some(1));
}

#[test]
fn locals_shadow_and_change() {
    assert_eq!(
        body("let x = a; let x: u64 = 5; let mut y = x; y = x; y += 1; a -= 2;"),
        "let x.2: u128 = a.0\nlet x.3: u64 = 5_u64\nlet mut y.4: u64 = x.3\ny.4 = x.3\ny.4 = (y.4 + 1_u64)\na.0 = (a.0 - 2_u128)"
    );
}

#[test]
fn literals_take_their_type_from_the_place() {
    assert_eq!(body("let x: felt252 = 0x10;"), "let x.2: felt252 = 16_felt252");
    assert_eq!(body("let x = 1_000u64;"), "let x.2: u64 = 1000_u64");
    assert_eq!(body("let x = 1 + a;"), "let x.2: u128 = (1_u128 + a.0)");
    assert_eq!(body("let x = 2 * (3 + a) < 7;"), "let x.2: bool = ((2_u128 * (3_u128 + a.0)) < 7_u128)");
    assert_eq!(
        body("let x = if self.open { 1 } else { a };"),
        "let x.2: u128 = if (self.open[] first 0) {\n  = 1_u128\n} else {\n  = a.0\n}"
    );
    assert_eq!(
        body("ensure!(self.tag == 5, TokenError::Closed2);"),
        "ensure ((self.tag[] first 0) == 5_felt252) else Closed2"
    );
    assert_eq!(body("let x = u8::MAX;"), "let x.2: u8 = 255_u8");
    assert_eq!(body("self.owner = ContractAddress::ZERO;"), "self.owner[] first 0 = 0_ContractAddress");
}

#[test]
fn conversions_widen() {
    assert_eq!(body("let x = u128::from(b) + a;"), "let x.2: u128 = ((u128 from b.1) + a.0)");
    assert_eq!(body("self.tag = felt252::from(cx.caller());"), "self.tag[] first 0 = (felt252 from caller)");
    assert_eq!(
        body("self.tag = felt252::from(self.open);"),
        "self.tag[] first 1 = (felt252 from (self.open[] first 0))"
    );
    assert_eq!(body("let x = u128::from(a);"), "let x.2: u128 = a.0");
}

#[test]
fn storage_is_read_and_written() {
    assert_eq!(
        body("self.allowances.write((cx.caller(), self.owner), self.balances.read(self.owner) + 1);"),
        "self.allowances[caller, (self.owner[] first 0)] first 2 = ((self.balances[(self.owner[] again 0)] first 1) + 1_u128)"
    );
    assert_eq!(body("self.total += a;"), "self.total[] again 0 = ((self.total[] first 0) + a.0)");
}

#[test]
fn control_flow() {
    assert_eq!(
        body("if self.open { a = 1; } else if a > 5 { a = 2; } else { a = 3; }"),
        "if (self.open[] first 0) {\n  a.0 = 1_u128\n} else {\n  if (a.0 > 5_u128) {\n    a.0 = 2_u128\n  } else {\n    a.0 = 3_u128\n  }\n}"
    );
    assert_eq!(body("while a > 0 { a -= 1; }"), "while (a.0 > 0_u128)\n  a.0 = (a.0 - 1_u128)");
    assert_eq!(
        body("for i in 0..=b { a += u128::from(i); }"),
        "for i.2: u8 in 0_u8 ..= b.1\n  a.0 = (a.0 + (u128 from i.2))"
    );
    assert_eq!(body("for _ in 0..b { self.quiet(); }"), "for __round.2: u8 in 0_u8 .. b.1\n  quiet()");
    assert_eq!(body("if a > 1 { return Ok(()); }"), "if (a.0 > 1_u128) {\n  return (ok ())\n}");
    assert_eq!(
        body("let _ = if a > 1 { self.quiet() } else { self.quiet() };"),
        "if (a.0 > 1_u128) {\n  quiet()\n} else {\n  quiet()\n}"
    );
    assert_eq!(body("{ let x = a; a = x; }"), "{\n  let x.2: u128 = a.0\n  a.0 = x.2\n}");
}

#[test]
fn returns_in_tail_position_are_values() {
    let contract = contract(
        "fn a(&self, x: u8) -> u8 { if x > 1 { return 2; } else { return 3; } }
         fn b(&self, x: u8) -> Result<u8, TokenError> { if x > 1 { return Ok(2); } return Err(TokenError::Closed2); }
         fn c(&mut self, x: u8) { if x > 1 { self.total = 1; return; } self.total = 2; return; }",
    );
    let [a, b, c] = &contract.functions[..] else { panic!("three functions") };
    assert!(a.body.statements.is_empty());
    assert!(matches!(a.body.tail.as_ref().map(|tail| &tail.kind), Some(ExprKind::If { .. })));
    assert!(matches!(b.body.tail.as_ref().map(|tail| &tail.kind), Some(ExprKind::Err(_))));
    assert!(b.body.tail.as_ref().is_some_and(|tail| tail.result));
    assert!(c.body.tail.is_none());
    let StatementKind::Expr(first) = &c.body.statements[0].kind else { panic!("an if") };
    let ExprKind::If { then, .. } = &first.kind else { panic!("an if") };
    assert!(matches!(then.statements[1].kind, StatementKind::Return(None)));
    assert!(matches!(c.body.statements[1].kind, StatementKind::Write { .. }));
    assert_eq!(c.body.statements.len(), 2);
}

#[test]
fn calls_and_results() {
    assert_eq!(
        body(
            "let x = self.helper(cx, self.check()?); self.check()?; self.quiet(); let y = Self::free(Token::free(b));"
        ),
        "let x.2: u128 = helper((try check()))\n(try check())\nquiet()\nlet y.3: u8 = free(free(b.1))"
    );
}

#[test]
fn events_keep_the_order_of_evaluation() {
    assert_eq!(
        body("cx.emit(Transferred { amount: a, to: cx.caller() }); cx.emit(Closed {});"),
        "emit Transferred(caller, a.0) in order [1, 0]\nemit Closed() in order []"
    );
}

#[test]
fn logic_and_time() {
    assert_eq!(
        body("let x = !self.open || cx.timestamp() >= 5 && cx.sub_block_number() != 1;"),
        "let x.2: bool = ((not (self.open[] first 0)) or ((timestamp >= 5_u64) and (sub_block_number != 1_u64)))"
    );
}

#[test]
fn tests_and_imports_are_rustcs() {
    let source = "
        #[contract]
        mod token {
            use zkthread::prelude::{ContractAddress, Context};
            #[storage] struct Token {}
            #[cfg(test)] mod tests { use super::*; fn anything() -> Vec<f64> { vec![] } }
            #[cfg(test)] use std::collections::HashMap;
        }";
    assert!(parse_source(source).is_ok());
}

#[test]
fn sixty_levels_are_not_too_many() {
    let sum = format!("{}a{}", "(1 + ".repeat(60), ")".repeat(60));
    assert!(body(&format!("let x = {sum};")).starts_with("let x.2: u128 = (1_u128 + (1_u128"));
    let ifs = format!("{}a{}", "if self.open { ".repeat(30), " } else { 0 }".repeat(30));
    assert!(body(&format!("let x = {ifs};")).contains("else"));
}

#[test]
fn whole_contracts_are_what_they_were() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/accepted");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the folder of accepted contracts") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        seen += 1;
        let source = fs::read_to_string(&path).expect("a source");
        let found = match parse_source(&source) {
            Ok(contract) => dump(&contract),
            Err(faults) => {
                wrong.push(format!("{}: {}", path.display(), faults[0].text()));
                continue;
            }
        };
        let expected = path.with_extension("txt");
        if env::var_os("BLESS").is_some() {
            fs::write(expected, found).expect("the text is written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}: found\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty() && seen >= 7, "{}", wrong.join("\n"));
}
