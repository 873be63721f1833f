//! Contracts larger and deeper than anybody writes by hand go through the whole: the macro, both printers and the Cairo compiler, on a stack of 2 MB.

use std::fmt::Write;

use zkthread_compiler::{CompileError, Core, PanicMode, Source, compile_contract, compile_executable};

/// What threads get when nobody asks for more.
const STACK_BYTES: usize = 2 << 20;

/// A contract of a name, with these items, storage fields and functions; its module has the name in small letters.
fn contract(name: &str, items: &str, storage: &str, functions: &str) -> String {
    format!(
        "#[zkthread::contract]\npub mod {} {{
            use zkthread::prelude::*;
            #[storage] pub struct {name} {{ {storage} }}
            #[error] pub enum {name}Error {{ Refused }}
            {items}
            impl {name} {{ {functions} }}
        }}\n",
        name.to_lowercase()
    )
}

/// Does the work on a small stack; an overflow ends the test program.
fn on_small_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work);
        thread.expect("a thread").join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// What the Cairo compiler makes of the contracts of a source.
struct Sizes {
    /// Felts of the class, as it is declared, of each contract that was asked for.
    classes: Vec<Result<usize, CompileError>>,
    /// Felts of the thread program.
    program: usize,
}

/// Takes a source through everything, and these of its contracts through the compiler.
fn whole(source: &str, compiled: &[usize]) -> Sizes {
    on_small_stack(|| {
        let contracts = zkthread_ir::parse_contracts(source).unwrap_or_else(|faults| panic!("{faults:?}"));
        for contract in &contracts {
            let native = zkthread_expand::expand_source(source, &contract.module).expect("the contract's module");
            assert!(!native.to_string().contains("compile_error"), "{}", contract.name);
        }
        let printed =
            contracts.iter().map(|one| zkthread_codegen::contract(one).unwrap_or_else(|error| panic!("{error}")));
        let printed: Vec<_> = printed.collect();
        let classes = compiled.iter().map(|position| {
            let source = Source { crate_name: "large".to_owned(), files: printed[*position].files.clone() };
            let compiled = compile_contract(&Core::Embedded, &source, &contracts[*position].name)?;
            Ok(compiled.sierra.sierra_program.len())
        });
        let classes = classes.collect();
        let thread = zkthread_ir::link(&contracts).unwrap_or_else(|faults| panic!("{faults:?}"));
        let program = zkthread_codegen::thread_program(&thread, zkthread_ir::Auth::Batcher)
            .unwrap_or_else(|error| panic!("{error}"));
        let source = Source { crate_name: "program".to_owned(), files: program.files };
        let program = compile_executable(&Core::Embedded, &source, PanicMode::Unprovable);
        Sizes { classes, program: program.unwrap_or_else(|error| panic!("{error}")).bytecode_len() }
    })
}

/// As [`whole`], for one contract that has a class and a program.
fn compiles(source: &str) {
    let sizes = whole(source, &[0]);
    let class = sizes.classes[0].as_ref().unwrap_or_else(|error| panic!("{error}"));
    assert!(*class > 1_000 && sizes.program > 1_000, "{class} {}", sizes.program);
}

#[test]
fn sixty_levels() {
    let expressions = [
        format!("{}a{}", "(1 + ".repeat(60), ")".repeat(60)),
        format!("{}a{}", "Self::same(".repeat(60), ")".repeat(60)),
        format!("{}a{}", "if a > 1 { ".repeat(60), " } else { 0 }".repeat(60)),
        format!("{}a{}", "{ ".repeat(60), " }".repeat(60)),
        format!("if {}(a > 1) {{ 1 }} else {{ 2 }}", "!".repeat(60)),
        format!("let mut a = a; {}a += 1;{} a", "if a < 5 { ".repeat(60), " }".repeat(60)),
        format!("let mut a = a; {}a += 1;{} a", "while a < 5 { ".repeat(60), " }".repeat(60)),
    ];
    let mut functions = String::from("fn same(a: u128) -> u128 { a }");
    for (position, body) in expressions.iter().enumerate() {
        let _ = writeln!(functions, "#[view] pub fn run{position}(&self, a: u128) -> u128 {{ {body} }}");
        let _ = writeln!(
            functions,
            "#[external] pub fn set{position}(&mut self, cx: &mut Context, a: u128) {{ self.value = self.run{position}(a); }}"
        );
    }
    compiles(&contract("Deep", "", "value: u128", &functions));
}

#[test]
fn matches_of_hundreds_of_arms() {
    let variants: String = (0..200).map(|i| format!("Variant{i}(u64),")).collect();
    let of_variants: String = (0..200).map(|i| format!("Choice::Variant{i}(by) => by + {i},")).collect();
    let of_numbers: String = (0..300).map(|i| format!("{} => {i},", i * 3)).collect();
    let functions = format!(
        "#[external] pub fn choose(&mut self, cx: &mut Context, choice: Choice) {{ self.choice = choice; self.value = match choice {{ {of_variants} }}; }}
        #[external] pub fn count(&mut self, cx: &mut Context, number: u64) {{ self.value = match number {{ {of_numbers} _ => 0 }}; }}"
    );
    let items = format!("pub enum Choice {{ {variants} }}");
    compiles(&contract("Chosen", &items, "choice: Choice, value: u64", &functions));
}

/// The thread program has no limit; the network's is an error that names the contract.
#[test]
fn two_hundred_fields_are_too_many_for_a_class() {
    let fields: String = (0..200).map(|i| format!("field{i}: u128,")).collect();
    let values: String = (0..200).map(|i| format!("field{i}: a + {i},")).collect();
    let functions = format!(
        "#[external] pub fn set(&mut self, cx: &mut Context, wide: Wide, at: u64) {{ self.wide = wide; self.wides.write(at, self.wide); }}
        #[external] pub fn say(&mut self, cx: &mut Context, at: u64) {{ cx.emit(Said {{ at, wide: self.wides.read(at) }}); }}
        #[external] pub fn change(&mut self, cx: &mut Context, a: u128) -> bool {{
            let mut wide = Wide {{ {values} }};
            wide.field7 += wide.field199;
            let is_new = wide != self.wide;
            self.wide = wide;
            is_new
        }}
        #[view] pub fn get(&self) -> Wide {{ self.wide }}
        #[view] pub fn last(&self, all: Vec<Wide>) -> u128 {{ let mut sum = 0; for wide in &all {{ sum += wide.field199; }} sum }}"
    );
    let items = format!("pub struct Wide {{ {fields} }} #[event] pub struct Said {{ #[key] at: u64, wide: Wide }}");
    let sizes = whole(&contract("Wider", &items, "wide: Wide, wides: Map<u64, Wide>", &functions), &[0]);
    let error = sizes.classes[0].as_ref().expect_err("too large");
    let is_named = matches!(error, CompileError::TooLarge { name, size, limit, .. } if name == "Wider" && size > limit);
    assert!(is_named && !error.help().is_empty() && sizes.program > 1_000, "{error}");
}
