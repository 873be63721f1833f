//! Names that are free in Rust and meet what Cairo has or makes: the contracts compile without a word.

use zkthread_codegen::contract;
use zkthread_compiler::{Core, Source, compile_contract};
use zkthread_ir::parse_source;

/// The printed contract, which compiles without a diagnostic.
fn compiled(source: &str) -> String {
    let parsed = parse_source(source).unwrap_or_else(|faults| panic!("{faults:?}"));
    let files = contract(&parsed).unwrap().files;
    let text = files["lib.cairo"].clone();
    let source = Source { crate_name: "generated".to_owned(), files };
    let compiled = compile_contract(&Core::Embedded, &source, &parsed.name).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(compiled.warnings, [], "{text}");
    text
}

/// The traits and impls of their functions stand beside those that every contract of a thread has, and those of its helpers and lists.
#[test]
fn functions_of_types_named_like_what_a_contract_holds() {
    let names = ["Thread", "ThreadInternal", "ThreadEvents", "Internal", "MutableVec"];
    let types: String = names
        .iter()
        .map(|name| {
            format!(
                "pub struct {name} {{ pub x: u64 }} impl {name} {{ pub fn doubled(&self) -> u64 {{ self.x * 2 }} }} "
            )
        })
        .collect();
    let sum: Vec<String> = names.iter().map(|name| format!("{name} {{ x }}.doubled()")).collect();
    let text = compiled(&format!(
        "#[zkthread::contract]
        mod sample {{
            use zkthread::prelude::*;
            #[storage] pub struct Sample {{ value: u64, list: Vec<u64> }}
            {types}
            impl Sample {{
                #[external] pub fn set(&mut self, cx: &mut Context, x: u64) {{
                    self.add({});
                    self.list.push(x);
                }}
                fn add(&mut self, by: u64) {{ self.value = self.value + by; }}
            }}
        }}",
        sum.join(" + ")
    ));
    for line in [
        "impl ThreadImpl_ of ThreadTrait {",
        "impl ThreadInternalImpl_ of ThreadInternalTrait {",
        "impl ThreadEventsImpl_ of ThreadEventsTrait {",
        "impl InternalImpl_ of InternalTrait_ {",
        "impl MutableVecImpl of MutableVecTrait_ {",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

/// Of the interface `IGame` Cairo makes a struct `IGameDispatcher`, which is what the interface of `GameDispatcher` is called.
#[test]
fn an_interface_whose_dispatcher_has_the_name_of_the_contracts_own_interface() {
    let text = compiled(
        "#[zkthread::contract]
        mod dispatcher {
            use zkthread::prelude::*;
            #[zkthread::interface] trait IGame { fn play(&mut self, cx: &mut Context, by: u64) -> u64; }
            #[storage] pub struct GameDispatcher { game: ContractAddress, value: u64 }
            impl GameDispatcher {
                #[external] pub fn start(&mut self, cx: &mut Context, by: u64) {
                    self.value = IGame::at(self.game).play(cx, by);
                }
            }
        }",
    );
    assert!(text.contains("pub trait IGame_<TContractState> {"), "{text}");
    assert!(text.contains("pub trait IGameDispatcher<TContractState> {"), "{text}");
}
