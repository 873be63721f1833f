//! The threads of the tests, in all their forms.

use std::sync::OnceLock;

use starknet_types_core::felt::Felt;
use zkthread::rt::ContractType;
use zkthread::sub_block::Auth;
use zkthread_compiler::{
    CompiledContract, CompiledExecutable, Core, PanicMode, Source, compile_contract, compile_executable,
};
use zkthread_ir::{Contract, link, parse_source};

use crate::ledger_contract::ledger::Ledger;
use crate::shop_contract::shop::Shop;
use crate::token_template::token::Token;

pub const SUPPLY: u128 = 1_000_000;

/// A thread before it is deployed.
pub struct Kit {
    pub contracts: Vec<Contract>,
    /// The contracts as Rust runs them.
    pub native: Vec<ContractType>,
    pub classes: &'static [CompiledContract],
    pub program: &'static CompiledExecutable,
    /// What the program is made for.
    pub auth: Auth,
    /// Own constructor arguments, of the contract at a position, by an account, after the contracts at these addresses.
    pub arguments: fn(usize, &[Felt], Felt) -> Vec<Felt>,
}

impl Kit {
    /// The token alone.
    pub fn token() -> Self {
        static COMPILED: Compiled = OnceLock::new();
        Self::token_for(Auth::Batcher, &COMPILED)
    }

    /// The token, whose transactions are signed.
    pub fn signed_token() -> Self {
        static COMPILED: Compiled = OnceLock::new();
        Self::token_for(Auth::Signature, &COMPILED)
    }

    fn token_for(auth: Auth, compiled: &'static Compiled) -> Self {
        let source = include_str!("../../../templates/token/src/lib.rs");
        let native = vec![ContractType::of::<Token>()];
        Self::new(auth, compiled, &[source], native, |_, _, owner| vec![owner, SUPPLY.into()])
    }

    /// A ledger and a shop, which call each other.
    pub fn market() -> Self {
        let sources = [include_str!("ledger.rs"), include_str!("shop.rs")];
        let native = vec![ContractType::of::<Ledger>(), ContractType::of::<Shop>()];
        static COMPILED: Compiled = OnceLock::new();
        Self::new(Auth::Batcher, &COMPILED, &sources, native, |position, placed, owner| match position {
            0 => vec![owner, SUPPLY.into()],
            _ => vec![placed[0]],
        })
    }

    fn new(
        auth: Auth,
        compiled: &'static Compiled,
        sources: &[&str],
        native: Vec<ContractType>,
        arguments: fn(usize, &[Felt], Felt) -> Vec<Felt>,
    ) -> Self {
        let parse = |source: &&str| parse_source(source).unwrap_or_else(|faults| panic!("{faults:?}"));
        let contracts: Vec<Contract> = sources.iter().map(parse).collect();
        let (classes, program) = compiled.get_or_init(|| compile(&contracts, auth));
        Self { contracts, native, classes, program, auth, arguments }
    }
}

/// Compiled once for all tests.
type Compiled = OnceLock<(Vec<CompiledContract>, CompiledExecutable)>;

fn compile(contracts: &[Contract], auth: Auth) -> (Vec<CompiledContract>, CompiledExecutable) {
    let class = |contract: &Contract| {
        let generated = zkthread_codegen::contract(contract).expect("printed");
        let source = Source { crate_name: contract.module.clone(), files: generated.files };
        compile_contract(&Core::Embedded, &source, &contract.name).expect("the contract compiles")
    };
    let classes = contracts.iter().map(class).collect();
    let thread = link(contracts).unwrap_or_else(|faults| panic!("{faults:?}"));
    let auth = match auth {
        Auth::Signature => zkthread_ir::Auth::Signature,
        Auth::Batcher => zkthread_ir::Auth::Batcher,
    };
    let generated = zkthread_codegen::thread_program(&thread, auth).expect("printed");
    let source = Source { crate_name: "thread".to_owned(), files: generated.files };
    let program = compile_executable(&Core::Embedded, &source, PanicMode::Unprovable).expect("the program compiles");
    (classes, program)
}
