//! What is printed is Cairo that the real compiler takes without a word.

mod threads;

use threads::{parse, texts};
use zkthread_codegen::{Generated, contract, thread_program};
use zkthread_compiler::{Core, PanicMode, Source, compile_contract, compile_executable};
use zkthread_ir::{Auth, Contract, link};

/// The contracts of the tests, of the language's own tests and of the templates: those of a thread together.
fn all() -> Vec<Vec<Contract>> {
    let single = [vec![BARE.to_owned()], vec![large()]];
    texts(&["tests/contracts", "ir/tests/contracts"]).iter().chain(&single).map(|texts| parse(texts)).collect()
}

/// Declarations and nothing else: every optional part of the output is missing.
const BARE: &str = "#[zkthread::contract]
    mod bare {
        use zkthread::prelude::*;
        #[storage] pub struct Bare { value: felt252 }
        impl Bare {
            #[external] pub fn set(&mut self, cx: &mut Context) { self.value = 1; }
        }
    }";

/// A contract whose layout and helper are compiled by themselves: functions that convert, panic and are not inlined,
/// which the compiler only takes without tracking of their cells.
fn large() -> String {
    let fields: String = (0..40).map(|field| format!("f{field}: u64,")).collect();
    let calls = "self.add(cx, x)?;".repeat(12);
    format!(
        "#[zkthread::contract]
        mod large {{
            use zkthread::prelude::*;
            #[storage] pub struct Large {{ {fields} }}
            #[error] pub enum LargeError {{ Bad }}
            impl Large {{
                #[external] pub fn go(&mut self, cx: &mut Context, x: u64) -> Result<(), LargeError> {{ {calls} Ok(()) }}
                fn add(&mut self, cx: &mut Context, x: u64) -> Result<(), LargeError> {{
                    ensure!(x != 3, LargeError::Bad);
                    self.f3 = self.f3 + x;
                    Ok(())
                }}
            }}
        }}"
    )
}

fn source(generated: Generated) -> Source {
    Source { crate_name: "generated".to_owned(), files: generated.files }
}

#[test]
fn contracts_compile_without_a_diagnostic() {
    for contracts in all() {
        for parsed in contracts {
            let source = source(contract(&parsed).unwrap());
            let compiled =
                compile_contract(&Core::Embedded, &source, &parsed.name).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(compiled.warnings, [], "{}", parsed.name);
        }
    }
}

#[test]
fn programs_compile_without_a_diagnostic() {
    for contracts in all() {
        let linked = link(&contracts).unwrap_or_else(|faults| panic!("{faults:?}"));
        let name = &linked.merged.name;
        for auth in [Auth::Signature, Auth::Batcher] {
            let source = source(thread_program(&linked, auth).unwrap());
            for panics in [PanicMode::Named, PanicMode::Unprovable] {
                let compiled = compile_executable(&Core::Embedded, &source, panics)
                    .unwrap_or_else(|error| panic!("{name}, {auth:?}: {error}"));
                assert_eq!(compiled.warnings, [], "{name}, {auth:?}");
            }
        }
    }
}

/// As many contracts as a thread can have, each of which calls the next one.
#[test]
fn a_program_of_sixteen_contracts_compiles() {
    let text: String = (0..16)
        .map(|number| {
            let next = (number + 1) % 16;
            format!(
                "#[zkthread::contract]
                mod part{number} {{
                    use zkthread::prelude::*;
                    #[zkthread::interface] trait Next {{ fn go{next}(&mut self, cx: &mut Context, left: u64) -> u64; }}
                    #[storage] pub struct Part{number} {{ count: u64, next: ContractAddress, pairs: Map<u64, (u64, u128)> }}
                    impl Part{number} {{
                        #[external] pub fn go{number}(&mut self, cx: &mut Context, left: u64) -> u64 {{
                            self.pairs.write(left, (left, 1));
                            if left > 0 {{ self.count = Next::at(self.next).go{next}(cx, left - 1); }}
                            self.count
                        }}
                    }}
                }}"
            )
        })
        .collect();
    let linked = link(&parse(&[text])).unwrap_or_else(|faults| panic!("{faults:?}"));
    for auth in [Auth::Signature, Auth::Batcher] {
        let source = source(thread_program(&linked, auth).unwrap());
        for panics in [PanicMode::Named, PanicMode::Unprovable] {
            let compiled =
                compile_executable(&Core::Embedded, &source, panics).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(compiled.warnings, [], "{auth:?}");
        }
    }
}
