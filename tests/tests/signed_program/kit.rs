//! Accounts that sign, and sub-blocks of what they signed, natively and in the thread program.
// No test needs all of it.
#![allow(dead_code)]

use zkthread::host::{Job, Limits, execute};
use zkthread::rt::ContractType;
use zkthread::signature::{Signature, public_key, sign};
use zkthread::sub_block::{Auth, Authorization, Call, EntryPoint, SubBlock, Transaction};
use zkthread::typed_data::transaction_hash;
use zkthread::{Felt, keys};
use zkthread_compiler::{CompiledExecutable, Core, PanicMode, Source, compile_executable};

use crate::thread_program::{Cells, contract_address, header, thread};

/// An account and a key of its.
#[derive(Clone, Debug)]
pub struct Signer {
    pub account: Felt,
    pub private_key: Felt,
    /// When the key ends.
    pub expires: u64,
    /// What the key may call; everything when it is empty.
    pub scope: Vec<EntryPoint>,
}

impl Signer {
    /// A key that may call everything for an hour.
    pub fn new(account: u64, private_key: u64) -> Self {
        let expires = header().timestamp + 3_600;
        Self { account: account.into(), private_key: private_key.into(), expires, scope: Vec::new() }
    }

    pub fn public_key(&self) -> Felt {
        public_key(&self.private_key).unwrap()
    }

    /// What authorizing the key leaves in storage.
    pub fn authorized(&self) -> Cells {
        let cells = keys::authorized_cells(&self.account, &self.public_key(), self.expires, &self.scope);
        cells.into_iter().map(|(key, value)| ((contract_address(0), key), value)).collect()
    }

    /// Signs calls, to be settled within half an hour.
    pub fn sign(&self, nonce: u64, is_atomic: bool, calls: Vec<Call>) -> Transaction {
        self.sign_until(header().timestamp + 1_800, nonce, is_atomic, calls)
    }

    pub fn sign_until(&self, deadline: u64, nonce: u64, is_atomic: bool, calls: Vec<Call>) -> Transaction {
        let unsigned =
            Authorization { public_key: self.public_key(), deadline, is_atomic, signature: Signature::default() };
        let mut transaction = Transaction { sender: self.account, nonce, calls, authorization: Some(unsigned) };
        let hash = transaction_hash(&header(), &transaction);
        if let Some(authorization) = &mut transaction.authorization {
            authorization.signature = sign(&self.private_key, &hash).unwrap();
        }
        transaction
    }
}

/// A call of the contract at a position.
pub fn call_of(position: usize, function: &str, calldata: &[Felt]) -> Call {
    Call { contract: contract_address(position), function: function.to_owned(), calldata: calldata.to_vec() }
}

/// A function of the contract at a position.
pub fn entry_point(position: usize, function: &str) -> EntryPoint {
    call_of(position, function, &[]).entry_point()
}

/// The compiled program of a source's contracts that takes signed transactions.
pub fn signed_program(source: &str, panics: PanicMode) -> CompiledExecutable {
    let generated = zkthread_codegen::thread_program(&thread(source), zkthread_ir::Auth::Signature).unwrap();
    let source = Source { crate_name: "program".to_owned(), files: generated.files };
    compile_executable(&Core::Embedded, &source, panics).unwrap_or_else(|error| panic!("{error}"))
}

/// The native run of signed transactions.
pub fn run_signed(contracts: &[ContractType], storage: &Cells, transactions: Vec<Transaction>) -> SubBlock {
    let limits = Limits {
        max_entries: 1_000_000,
        max_transactions: 1_000_000,
        max_l2_gas: u64::MAX,
        max_l2_steps: u64::MAX,
        max_steps: u64::MAX,
        max_permutations: u64::MAX,
        max_settle_calldata_felts: u64::MAX,
        max_events: u64::MAX,
    };
    let job = Job {
        header: header(),
        contracts: (0..contracts.len()).map(contract_address).collect(),
        auth: Auth::Signature,
        settle_within: 0,
        transactions,
        limits,
        emits_events: false,
    };
    let built = execute(contracts, &job, Box::new(storage.clone())).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(built.sealed_by, None);
    built.sub_block
}
