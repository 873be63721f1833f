//! Input that nobody writes, or should not: accepted or refused with the right code, never a panic, an overflow of the stack or an endless run.

use std::fmt::Write;

use zkthread_ir::{Contract, TypeDefKind, dump, fingerprint, parse_source};

/// A contract with these items, storage fields and functions.
fn source(items: &str, storage: &str, functions: &str) -> String {
    format!(
        "#[zkthread::contract] mod token {{
            use zkthread::prelude::*;
            #[storage] pub struct Token {{ {storage} }}
            #[error] pub enum TokenError {{ Refused }}
            {items}
            impl Token {{ {functions} }}
        }}"
    )
}

fn accepted(source: &str) -> Contract {
    match parse_source(source) {
        Ok(contract) => {
            assert_eq!(fingerprint(&contract).len(), 64);
            contract
        }
        Err(found) => panic!("{}", found.iter().map(|fault| fault.text()).collect::<Vec<_>>().join("\n\n")),
    }
}

/// The codes of what is found, without repetitions.
fn codes(source: &str) -> Vec<&'static str> {
    let mut codes: Vec<_> = match parse_source(source) {
        Ok(_) => panic!("accepted: {source}"),
        Err(found) => found.iter().map(|fault| fault.code).collect(),
    };
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Each of these items, in a contract of its own, has this fault alone.
fn each_item(items: &[&str], code: &str) {
    for item in items {
        assert_eq!(codes(&source(item, "", "")), [code], "{item}");
    }
}

/// Each of these functions, in a contract of its own, has this fault alone.
fn each_function(functions: &[&str], code: &str) {
    for function in functions {
        assert_eq!(codes(&source("", "total: u128, balances: Map<u8, u128>", function)), [code], "{function}");
    }
}

/// Each of these bodies, in a function of its own, has this fault alone.
fn each_body(bodies: &[&str], code: &str) {
    let functions: Vec<String> = bodies.iter().map(|body| format!("fn run(&mut self, a: u128) {{ {body} }}")).collect();
    each_function(&functions.iter().map(String::as_str).collect::<Vec<_>>(), code);
}

#[test]
fn contracts_of_two_thousand_lines() {
    let (mut items, mut storage, mut functions) = (String::new(), String::new(), String::new());
    for i in 0..40 {
        let _ =
            writeln!(items, "pub struct Record{i} {{\n owner: ContractAddress,\n amount: u128,\n side: Side{i},\n}}");
        let _ = writeln!(items, "pub enum Side{i} {{\n Buy,\n Sell(u128),\n}}");
        let _ = writeln!(items, "#[event]\npub struct Said{i} {{\n #[key]\n by: ContractAddress,\n what: u128,\n}}");
        let _ = writeln!(items, "const LIMIT{i}: u128 = {i} * 2;");
        let _ = writeln!(storage, "field{i}: u128,\n map{i}: Map<(ContractAddress, u64), u128>,");
    }
    for i in 0..150 {
        let (field, callee) = (i % 40, if i == 0 { "a".to_owned() } else { format!("self.run{}(a)", i - 1) });
        let _ = writeln!(
            functions,
            "/// Runs.\nfn run{i}(&mut self, a: u128) -> u128 {{\n let mut x = a + 1;\n while x > 10 {{\n x -= 1;\n if x == 5 {{\n self.field{field} = x;\n }}\n }}\n x + {callee}\n}}"
        );
    }
    let source = source(&items, &storage, &functions);
    assert!(source.lines().count() > 2_000);
    let contract = accepted(&source);
    assert_eq!((contract.functions.len(), contract.types.len(), contract.storage.len()), (150, 80, 80));
    assert!(dump(&contract).lines().count() > 1_000);
}

#[test]
fn a_chain_of_many_functions() {
    let mut functions = String::from("fn run0() -> u8 { 1 }\n");
    for i in 1..5_000 {
        let _ = writeln!(functions, "fn run{i}() -> u8 {{ Self::run{}() }}", i - 1);
    }
    assert_eq!(accepted(&source("", "", &functions)).functions.len(), 5_000);
    let circle = functions.replacen("{ 1 }", "{ Self::run4999() }", 1);
    assert_eq!(codes(&source("", "", &circle)), ["ZKT0320"]);
}

#[test]
fn expressions_sixty_deep() {
    let brackets = format!("{}a{}", "(1 + ".repeat(60), ")".repeat(60));
    let calls = format!("{}a{}", "Self::same(".repeat(60), ")".repeat(60));
    let ifs = format!("{}a{}", "if a > 1 { ".repeat(60), " } else { 0 }".repeat(60));
    let blocks = format!("{}a{}", "{ ".repeat(60), " }".repeat(60));
    let nots = format!("if {}(a > 1) {{ 1 }} else {{ 2 }}", "!".repeat(60));
    for deep in [brackets, calls, ifs, blocks, nots] {
        accepted(&source("", "", &format!("fn run(a: u128) -> u128 {{ {deep} }} fn same(a: u128) -> u128 {{ a }}")));
    }
    let too_deep = format!("{}a{}", "(1 + ".repeat(130), ")".repeat(130));
    each_body(&[&format!("self.total = {too_deep};")], "ZKT0005");
}

#[test]
fn statements_sixty_deep() {
    let whiles = format!("{}a += 1;{}", "while a < 5 { ".repeat(60), " }".repeat(60));
    let ifs = format!("{}a += 1;{}", "if a < 5 { ".repeat(60), " }".repeat(60));
    for deep in [whiles, ifs] {
        accepted(&source("", "", &format!("fn run(mut a: u128) {{ {deep} }}")));
    }
}

#[test]
fn structs_of_two_hundred_fields() {
    let fields = |count: usize| (0..count).map(|i| format!("field{i}: u128,")).collect::<String>();
    let contract = accepted(&source(
        &format!("pub struct Wide {{ {} }} #[event] pub struct Said {{ {} }}", fields(200), fields(200)),
        "wide: Wide, wides: Map<u64, Vec<Wide>>",
        "fn first(wide: &Wide) -> u128 { wide.field0 }",
    ));
    assert!(matches!(&contract.types[0].kind, TypeDefKind::Struct(fields) if fields.len() == 200));
    assert_eq!(contract.cells(&contract.storage[0].value), Some(200));
    // One more than a stored value has cells.
    assert_eq!(codes(&source(&format!("pub struct Wide {{ {} }}", fields(256)), "wide: Wide", "")), ["ZKT0343"]);
    let variants: String = (0..200).map(|i| format!("Variant{i}(u8),")).collect();
    accepted(&source(&format!("pub enum Wide {{ {variants} }}"), "wide: Wide", ""));
    let storage = (0..2_000).map(|i| format!("field{i}: u128,")).collect::<String>();
    assert_eq!(accepted(&source("", &storage, "")).storage.len(), 2_000);
}

#[test]
fn recursive_types() {
    each_item(
        &[
            "struct A { a: A }",
            "struct A { a: Option<A> }",
            "struct A { a: Vec<A> }",
            "struct A { a: (u8, [A; 2]) }",
            "enum A { Leaf, Node(u8, A) }",
            "struct A { b: B } struct B { a: A }",
            "struct A { b: B } enum B { C(C) } struct C { a: Vec<Option<A>> } struct D { a: A, b: B, c: C }",
        ],
        "ZKT0129",
    );
    let mut ring: String = (0..30).map(|i| format!("struct T{i} {{ next: T{} }}", i + 1)).collect();
    ring.push_str("struct T30 { next: T0 }");
    each_item(&[&ring], "ZKT0129");
}

#[test]
fn types_that_explode() {
    // Each holds the one before 200 times: 200^20 values, in a few lines.
    let mut arrays = String::from("struct T0 { a: u8 }");
    for i in 1..20 {
        let _ = write!(arrays, "struct T{i} {{ a: [T{}; 200] }}", i - 1);
    }
    // Twice in each: 2^30 ways down.
    let mut pairs = String::from("struct T0 { a: u8 }");
    for i in 1..30 {
        let _ = write!(pairs, "struct T{i} {{ a: T{0}, b: T{0} }}", i - 1);
    }
    let mut variants = String::from("enum T0 { A }");
    for i in 1..30 {
        let _ = write!(variants, "enum T{i} {{ A(T{0}), B(T{0}) }}", i - 1);
    }
    each_item(&[&arrays, &pairs, &variants], "ZKT0130");
    each_function(
        &["fn run(a: [[[[u8; 255]; 255]; 255]; 255]) {}", "fn run() -> [[bool; 200]; 200] { loop {} }"],
        "ZKT0130",
    );
    let mut chain = String::from("struct T0 { a: u8 }");
    for i in 1..10_000 {
        let _ = write!(chain, "struct T{i} {{ a: Vec<T{}> }}", i - 1);
    }
    let reversed: String = chain.split_inclusive('}').rev().collect();
    each_item(&[&chain, &reversed], "ZKT0131");
    each_function(&[&format!("fn run(a: {}u8{}) {{}}", "Vec<".repeat(200), ">".repeat(200))], "ZKT0131");
}

#[test]
fn unicode_identifiers() {
    each_item(
        &[
            "struct Größe { a: u8 }",
            "struct A { größe: u8 }",
            "enum Größe { A }",
            "enum A { Größe }",
            "#[event] struct Größe {}",
            "#[event] struct A { größe: u8 }",
            "const GRÖSSE: u8 = 1;",
            "fn größe() {}",
            "fn run(größe: u8) {}",
            "fn run() { let größe: u8 = 1; }",
            "impl Token { fn run() { for é in 0..2u8 {} } }",
        ],
        "ZKT0201",
    );
    assert_eq!(codes(&source("", "größe: u8", "")), ["ZKT0201"]);
    assert_eq!(codes(&source("", "", "").replace("mod token", "mod größe")), ["ZKT0201"]);
    assert_eq!(codes(&source("", "", "").replace("Token ", "Tökén ").replace("impl Token", "impl Tökén")), ["ZKT0201"]);
    assert_eq!(codes(&source("", "", "").replace("Refused", "Größe")), ["ZKT0201"]);
}

#[test]
fn macros() {
    each_body(
        &[
            "println!(\"{}\", a);",
            "let x = format!(\"{a}\");",
            "assert!(a > 1);",
            "panic!();",
            "todo!()",
            "let x: u8 = custom!(1);",
            "std::println!();",
            "let x = matches!(a, 1);",
            "{ unreachable!() }",
        ],
        "ZKT0502",
    );
    each_item(&["make! { fn a() {} }", "macro_rules! make { () => {} }"], "ZKT0101");
    each_item(&["impl Token { make!(); }"], "ZKT0108");
}

#[test]
fn generics() {
    each_item(
        &[
            "struct A<T> { a: u8 }",
            "struct A<'a> { a: u8 }",
            "struct A<const N: u32> { a: u8 }",
            "struct A where u8: Copy { a: u8 }",
            "enum A<T> { B }",
            "#[event] struct A<T> {}",
            "struct A { a: u8 } impl<T> A { }",
            "fn run<T>() {}",
            "fn run<'a>() {}",
            "fn run() where u8: Copy {}",
            "fn run(a: &'static u8) {}",
            "struct A { a: u8 } impl A { fn run(&'static self) {} }",
        ],
        "ZKT0109",
    );
    each_function(
        &["fn run<T>() {}", "fn run<const N: usize>() {}", "fn run(&'static self) {}", "fn run() where Self: Sized {}"],
        "ZKT0109",
    );
    each_function(&["fn run(a: impl Copy) {}", "fn run(a: Box<u8>) {}", "fn run(a: fn(u8) -> u8) {}"], "ZKT0301");
}

#[test]
fn unsafe_code() {
    each_item(&["unsafe fn run() {}", "struct A { a: u8 } unsafe impl A {}"], "ZKT0312");
    each_function(&["unsafe fn run() {}", "extern \"C\" fn run() {}", "const fn run() {}"], "ZKT0312");
    each_body(&["unsafe { self.total = 1; }", "let x: u8 = unsafe { 1 };"], "ZKT0535");
    each_item(&["static mut COUNT: u8 = 1;", "union A { a: u8 }", "extern \"C\" { fn run(); }"], "ZKT0101");
    each_function(&["fn run(a: *const u8) {}"], "ZKT0301");
}

#[test]
fn async_code() {
    each_item(&["async fn run() {}"], "ZKT0312");
    each_function(&["async fn run() {}"], "ZKT0312");
    each_body(&["let x = async { 1 };", "a.await;"], "ZKT0536");
}

#[test]
fn floats() {
    each_body(&["let x = 1.5;", "let x = 1e3;", "let x = 2f64;", "self.total = a + 1.0;"], "ZKT0451");
    each_item(&["struct A { a: f64 }", "fn run(a: f32) {}", "fn run() -> Option<f64> { None }"], "ZKT0301");
    each_item(&["const A: u8 = 1.5;"], "ZKT0803");
}

#[test]
fn closures() {
    each_body(&["let f = |x| x + 1;", "let f = || a;", "let f = move |x: u128| x;"], "ZKT0534");
    each_function(&["fn run(f: impl Fn(u8) -> u8) {}", "fn run(f: &dyn Fn()) {}"], "ZKT0301");
}

#[test]
fn shadowed_names_of_the_prelude() {
    let names = [
        "Map",
        "Option",
        "Result",
        "String",
        "Vec",
        "Box",
        "Context",
        "felt252",
        "u8",
        "u128",
        "u256",
        "i64",
        "bool",
        "usize",
        "str",
        "ContractAddress",
        "ClassHash",
        "bytes31",
        "Some",
        "None",
        "Ok",
        "Err",
        "Clone",
        "Copy",
        "Debug",
        "PartialEq",
        "Default",
        "Array",
        "Span",
        "ByteArray",
        "Felt252Dict",
        "Serde",
        "Store",
        "Drop",
        "Event",
        "Storage",
        "ContractState",
        "Into",
        "TryInto",
        "starknet",
        "core",
        "assert",
        "panic",
        "poseidon_hash",
        "pedersen_hash",
        "keccak_hash",
        "short_string",
        "ensure",
    ];
    for name in names {
        for item in [
            format!("pub struct {name} {{ a: core1 }} pub enum core1 {{ A }}"),
            format!("pub enum {name} {{ A }}"),
            format!("#[event] pub struct {name} {{ }}"),
            format!("const {name}: bool = true;"),
            format!("fn {name}() {{}}"),
        ] {
            assert_eq!(codes(&source(&item, "", "")), ["ZKT0204"], "{item}");
        }
        let of_contract = source("", "", "").replace("Token ", &format!("{name} "));
        assert!(codes(&of_contract).contains(&"ZKT0204"), "{name}");
    }
}

#[test]
fn names_of_cairo() {
    for name in ["of", "implicits", "nopanic", "r#type", "r#match"] {
        each_item(
            &[
                &format!("struct {name} {{ a: u8 }}"),
                &format!("struct A {{ {name}: u8 }}"),
                &format!("enum A {{ {name} }}"),
                &format!("#[event] struct {name} {{}}"),
                &format!("#[event] struct A {{ {name}: u8 }}"),
                &format!("const {name}: u8 = 1;"),
                &format!("fn {name}() {{}}"),
                &format!("fn run({name}: u8) {{}}"),
                &format!("fn run() {{ let {name}: u8 = 1; }}"),
                &format!("impl Token {{ #[view] pub fn {name}(&self) -> u8 {{ 1 }} }}"),
            ],
            "ZKT0202",
        );
        assert_eq!(codes(&source("", &format!("{name}: u8"), "")), ["ZKT0202"]);
    }
}

#[test]
fn names_of_generated_code() {
    for name in ["__store", "_zkthread", "zkthread_read", "ZkThreadManager", "__zkthread_event"] {
        each_item(
            &[
                &format!("struct {name} {{ a: u8 }}"),
                &format!("struct A {{ {name}: u8 }}"),
                &format!("fn {name}() {{}}"),
                &format!("fn run({name}: u8) {{}}"),
                &format!("impl Token {{ #[external] pub fn {name}(&mut self, cx: &mut Context) {{}} }}"),
            ],
            "ZKT0203",
        );
    }
    each_item(&["struct ITokenDispatcher { a: u8 }", "enum TokenImpl { A }", "fn IToken() {}"], "ZKT0207");
    each_function(&["fn constructor() {}", "fn emit() {}", "fn into(&self) {}", "fn try_into(&self) {}"], "ZKT0204");
    each_function(
        &[
            "#[view] pub fn deref(&self) -> u8 { 1 }",
            "#[external] pub fn deref_mut(&mut self, cx: &mut Context) {}",
            "fn destruct(&self) {}",
            "fn panic_destruct(&self) {}",
        ],
        "ZKT0204",
    );
    let interface = |name: &str| format!("#[interface] trait {name} {{ fn a(&self, cx: &Context) -> u8; }}");
    for item in
        ["struct OtherDispatcher { a: u8 }", "enum OtherSafeDispatcherTrait { A }", "fn OtherLibraryDispatcher() {}"]
    {
        assert_eq!(codes(&source(&format!("{item} {}", interface("Other")), "", "")), ["ZKT0207"], "{item}");
    }
    each_item(&[&interface("IToken"), &interface("ITokenDispatcher")], "ZKT0207");
    each_item(&[&format!("{} {}", interface("Other"), interface("OtherDispatcherTrait"))], "ZKT0207");
    for name in ["at", "address", "clone", "serialize", "emit", "into", "try_into", "deref", "constructor", "destruct"]
    {
        let item = format!("#[interface] trait Other {{ fn {name}(&self, cx: &Context) -> u8; }}");
        assert_eq!(codes(&source(&item, "", "")), ["ZKT0204"], "{item}");
    }
    for name in ["thread", "Thread", "ThreadInternal", "ThreadEvents", "Internal"] {
        let of_contract = source("", "", "").replace("Token ", &format!("{name} "));
        assert_eq!(codes(&of_contract), ["ZKT0204"], "{name}");
    }
}

/// Names that are free here and that the printers move away, where Cairo or generated text has them: see `contracts/names.rs`.
#[test]
fn names_that_generated_code_must_cope_with() {
    let contract = accepted(include_str!("contracts/names.rs"));
    assert!(contract.functions.iter().any(|function| function.name == "read"));
}

#[test]
fn one_name_for_two_things() {
    each_item(
        &[
            "struct A { a: u8 } enum A { B }",
            "struct A { a: u8 } fn A() {}",
            "struct A { a: u8 } const A: u8 = 1;",
            "struct A { a: u8, a: u8 }",
            "enum A { B, B }",
            "fn run() {} fn run() {}",
            "fn run(a: u8, a: u8) {}",
            "enum A { B } impl A { fn B() {} }",
            "struct A { a: u8 } impl A { fn b() {} } impl A { fn b() {} }",
            "impl Token { fn b() {} } impl Token { fn b() {} }",
            "#[event] struct A {} struct A { a: u8 }",
            "struct Token { a: u8 }",
            "enum TokenError { A }",
        ],
        "ZKT0205",
    );
    each_item(
        &[
            "fn run(a: u8) -> u8 { a } fn other(run: u8) -> u8 { run(run) }",
            "fn run() {} fn other() { let run: u8 = 1; run(); }",
        ],
        "ZKT0403",
    );
    // A free function and one of the contract do not meet.
    accepted(&source(
        "fn run() -> u8 { 1 } struct A { run: u8 } impl A { fn run(&self) -> u8 { 2 } }",
        "run: u8",
        "fn run() -> u8 { 3 }",
    ));
}

#[test]
fn interfaces_of_two_thousand_functions() {
    let (mut functions, mut calls) = (String::new(), String::new());
    for i in 0..2_000 {
        let _ = writeln!(
            functions,
            "/// Number {i}.\nfn call{i}(&mut self, cx: &mut Context, a: u128, b: Vec<(u8, bool)>) -> u128;"
        );
        let _ = writeln!(calls, "sum += Other::at(self.other).call{i}(cx, {i}, vec![(1, true)]);");
    }
    let run =
        format!("#[external] pub fn run(&mut self, cx: &mut Context) {{ let mut sum = 0; {calls} self.total = sum; }}");
    let text =
        source(&format!("#[interface] trait Other {{ {functions} }}"), "other: ContractAddress, total: u128", &run);
    let contract = accepted(&text);
    assert_eq!(contract.interfaces[0].functions.len(), 2_000);
    assert_eq!(contract.functions[0].rows, 2, "the address and the total");
    assert_eq!(codes(&text.replace("call1999(cx,", "call2000(cx,")), ["ZKT0741"]);
}

#[test]
fn many_interfaces() {
    let mut items = String::new();
    for i in 0..500 {
        let _ = writeln!(items, "#[zkthread::interface] trait Other{i} {{ fn a(&self, cx: &Context) -> u8; }}");
    }
    assert_eq!(accepted(&source(&items, "", "")).interfaces.len(), 500);
}

#[test]
fn calls_of_contracts_sixty_deep() {
    let interface = "#[interface] trait Other { fn same(&self, cx: &Context, a: u128) -> u128; fn owner(&self, cx: &Context, of_whom: ContractAddress) -> ContractAddress; }";
    let arguments = |deep: usize| format!("{}a{}", "Other::at(to).same(cx, ".repeat(deep), ")".repeat(deep));
    let addresses = |deep: usize| {
        let owner = format!("{}to{}", "Other::at(".repeat(deep), ").owner(cx, to)".repeat(deep));
        format!("Other::at({owner}).same(cx, a)")
    };
    let run = |body: &str| {
        source(&format!("{interface} fn run(cx: &Context, to: ContractAddress, a: u128) -> u128 {{ {body} }}"), "", "")
    };
    accepted(&run(&arguments(60)));
    accepted(&run(&addresses(60)));
    assert_eq!(codes(&run(&arguments(130))), ["ZKT0005"]);
    assert_eq!(codes(&run(&addresses(130))), ["ZKT0005"]);
}

#[test]
fn traits_that_are_no_interfaces() {
    let refused = [
        ("trait A {}", "ZKT0132"),
        ("unsafe trait A {}", "ZKT0132"),
        ("#[interface] trait A {}", "ZKT0133"),
        ("#[interface] trait A { make!(); }", "ZKT0134"),
        ("#[interface] trait A { make! { fn a(&self, cx: &Context) -> u8; } }", "ZKT0134"),
        ("#[interface] trait A { const B: u8; }", "ZKT0134"),
        ("#[interface] trait A { type B; }", "ZKT0134"),
        ("#[interface] trait A { pub fn a(&self, cx: &Context) -> u8; }", "ZKT0134"),
        ("#[interface] trait A { fn a(&self, cx: &Context) -> u8 { 1 } }", "ZKT0135"),
        ("#[interface] trait A: Copy { fn a(&self, cx: &Context) -> u8; }", "ZKT0136"),
        ("#[interface] trait A<T> { fn a(&self, cx: &Context) -> u8; }", "ZKT0109"),
        ("#[interface] trait A { fn a<T>(&self, cx: &Context) -> u8; }", "ZKT0109"),
        ("#[interface] trait A { fn a(&self, cx: &'static Context) -> u8; }", "ZKT0109"),
        ("#[interface] unsafe trait A { fn a(&self, cx: &Context) -> u8; }", "ZKT0312"),
        ("#[interface] auto trait A { fn a(&self, cx: &Context) -> u8; }", "ZKT0312"),
        ("#[interface] trait A { async fn a(&self, cx: &Context) -> u8; }", "ZKT0312"),
        ("#[interface] trait A { fn a(self, cx: &Context) -> u8; }", "ZKT0313"),
        ("#[interface] trait A { fn a(self: Box<Self>, cx: &Context) -> u8; }", "ZKT0335"),
        ("#[interface] trait A { fn a(&self) -> u8; }", "ZKT0344"),
        ("#[interface] trait A { fn a(cx: &Context) -> u8; }", "ZKT0344"),
        ("#[interface] trait A { fn a(&mut self, cx: &Context); }", "ZKT0344"),
        ("#[interface] trait A { fn a(&self, cx: &mut Context) -> u8; }", "ZKT0344"),
        ("#[interface] trait A { fn a(&self, cx: Context) -> u8; }", "ZKT0317"),
        ("#[interface] trait A { fn a(&self, cx: &Context) -> Result<u8, E>; }", "ZKT0345"),
        ("#[interface] trait A { fn a(&self, cx: &Context); }", "ZKT0316"),
        ("#[interface] trait A { fn a(&self, cx: &Context, b: &u8) -> u8; }", "ZKT0331"),
        ("#[interface] trait A { fn a(&self, cx: &Context, b: A) -> u8; }", "ZKT0329"),
        ("#[interface] trait A { fn a(&self, cx: &Context, b: dyn A) -> u8; }", "ZKT0329"),
        ("#[interface] trait A { fn a(&self, cx: &Context, ...) -> u8; }", "ZKT0312"),
        ("#[interface] trait A { #[cfg(test)] fn a(&self, cx: &Context) -> u8; }", "ZKT0110"),
        ("#[interface] trait A { fn a(&self, #[cfg(test)] cx: &Context) -> u8; }", "ZKT0110"),
        ("#[interface] trait A { fn a(#[cfg(test)] &self, cx: &Context) -> u8; }", "ZKT0110"),
        ("#[interface] trait A = Copy;", "ZKT0101"),
        ("#[interface] mod a {}", "ZKT0101"),
        ("#[interface] enum A { B }", "ZKT0110"),
        ("#[interface] const A: u8 = 1;", "ZKT0110"),
    ];
    for (item, code) in refused {
        assert_eq!(codes(&source(item, "", "")), [code], "{item}");
    }
    // Code for tests may have any.
    accepted(&source("#[cfg(test)] trait A { fn a() {} }", "", ""));
}
