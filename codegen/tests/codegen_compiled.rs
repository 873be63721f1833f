//! What is printed is Cairo that the real compiler takes without a word.

mod threads;

use threads::{parse, texts};
use zkthread_codegen::{Generated, contract, thread_program};
use zkthread_compiler::{Core, PanicMode, Source, compile_contract, compile_executable};
use zkthread_ir::{Auth, Contract, link};

/// The contracts of the tests, of the language's own tests and of the templates: those of a thread together.
fn all() -> Vec<Vec<Contract>> {
    let single = [vec![BARE.to_owned()], vec![large()], vec![COMPARED.to_owned()], vec![TRIPLES.to_owned()]];
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

/// No value of one cell, but the nonces and keys of signed transactions.
const TRIPLES: &str = "#[zkthread::contract]
    mod triples {
        use zkthread::prelude::*;
        #[storage] pub struct Triples { all: Map<(u256, u256, u256), (u64, u64, u64)> }
        impl Triples {
            #[external] pub fn set(&mut self, cx: &mut Context, at: u256) { self.all.write((at, 1, at), (1, 2, 3)); }
        }
    }";

/// Functions that are called like methods of every Rust value.
const COMPARED: &str = "#[zkthread::contract]
    mod compared {
        use zkthread::prelude::*;
        #[storage] pub struct Compared { value: u64 }
        impl Compared {
            #[view] pub fn eq(&self, other: u64) -> bool { self.value == other }
            #[view] pub fn ne(&self, other: u64) -> bool { self.value != other }
            #[view] pub fn to_owned(&self) -> u64 { self.value }
            #[external] pub fn clone_into(&mut self, cx: &mut Context, target: u64) { self.value = target; }
        }
    }
    #[zkthread::contract]
    mod comparing {
        use zkthread::prelude::*;
        #[zkthread::interface]
        trait Other {
            fn eq(&self, cx: &Context, other: u64) -> bool;
            fn ne(&self, cx: &Context, other: u64) -> bool;
            fn to_owned(&self, cx: &Context) -> u64;
            fn clone_into(&mut self, cx: &mut Context, target: u64);
        }
        #[storage] pub struct Comparing { other: ContractAddress }
        impl Comparing {
            #[external] pub fn compare(&mut self, cx: &mut Context, value: u64) -> bool {
                let seen = Other::at(self.other).to_owned(cx);
                Other::at(self.other).clone_into(cx, value);
                Other::at(self.other).eq(cx, value) && Other::at(self.other).ne(cx, seen)
            }
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
        // What signed transactions add is the same in all, so their panics by name are compiled in other tests.
        let kinds = [
            (Auth::Signature, PanicMode::Unprovable),
            (Auth::Batcher, PanicMode::Unprovable),
            (Auth::Batcher, PanicMode::Named),
        ];
        for (auth, panics) in kinds {
            let source = source(thread_program(&linked, auth).unwrap());
            let compiled = compile_executable(&Core::Embedded, &source, panics)
                .unwrap_or_else(|error| panic!("{name}, {auth:?}: {error}"));
            assert_eq!(compiled.warnings, [], "{name}, {auth:?}");
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
