//! What the batcher counts for signed transactions is at least what the thread program takes, and not far above it.

#[path = "signed_program/kit.rs"]
mod kit;
#[path = "../contracts/pair.rs"]
mod source;
mod thread_program;

use kit::{Signer, call_of, entry_point, signed_program};
use source::clock::Clock;
use source::ledger::Ledger;
use source::vault::Vault;
use thread_program::{Cells, constructed_at, contract_address, header};
use zkthread::felts::{short_string, storage_address};
use zkthread::host::{Built, Job, Limits, execute};
use zkthread::rt::ContractType;
use zkthread::sub_block::{Auth, Call, EntryPoint, Transaction};
use zkthread_compiler::{CompiledExecutable, PanicMode};
use zkthread_prover::run;

const LEDGER: usize = 0;
const VAULT: usize = 1;
const CLOCK: usize = 2;
const CONTRACTS: [ContractType; 3] =
    [ContractType::of::<Ledger>(), ContractType::of::<Vault>(), ContractType::of::<Clock>()];

fn signer(account: u64, scope: Vec<EntryPoint>) -> Signer {
    Signer { scope, ..Signer::new(account, 500 + account) }
}

fn build(signers: &[Signer], transactions: Vec<Transaction>) -> Built {
    let mut cells: Cells = constructed_at(&CONTRACTS, LEDGER, 1, &[contract_address(CLOCK), 10_000.into()]);
    cells.extend(constructed_at(&CONTRACTS, VAULT, 1, &[contract_address(LEDGER), 3.into()]));
    for signer in signers {
        let balance = storage_address("balances", &[signer.account]);
        cells.insert((contract_address(LEDGER), balance), 10_000.into());
        cells.extend(signer.authorized());
    }
    let job = Job {
        header: header(),
        contracts: (0..CONTRACTS.len()).map(contract_address).collect(),
        auth: Auth::Signature,
        settle_within: 60,
        transactions,
        limits: Limits { max_permutations: u64::MAX, ..Limits::default() },
        emits_events: false,
    };
    let built = execute(&CONTRACTS, &job, Box::new(cells)).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((built.executed, built.sub_block.check()), (job.transactions.len(), Ok(())));
    built
}

fn take(to: u64, amount: u64) -> Call {
    call_of(LEDGER, "take", &[to.into(), amount.into()])
}

fn tick() -> Call {
    call_of(CLOCK, "tick", &[0.into(), short_string("note").unwrap(), 4.into()])
}

/// Compares the batcher's figures with a run; gives both counts of steps.
fn compare(program: &CompiledExecutable, name: &str, built: &Built) -> (u64, u64) {
    let run = run(&program.executable, &built.sub_block.program_input()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(run.output, built.sub_block.output(), "{name}");
    let permutations = run.builtins.get("poseidon").copied().unwrap_or_default() as u64;
    let (real, estimated) = (run.steps as u64, built.usage.steps);
    assert_eq!(permutations, built.usage.permutations, "{name}");
    (real, estimated)
}

#[test]
fn estimates_are_above_what_the_program_takes() {
    let program = signed_program(include_str!("../contracts/pair.rs"), PanicMode::Unprovable);
    let alice = signer(1, Vec::new());
    let all: Vec<Signer> = (1..=20).map(|account| signer(account, Vec::new())).collect();
    let many = |scope: usize, last| {
        let mut entry_points = vec![entry_point(VAULT, "pay"); scope - 1];
        entry_points.push(last);
        signer(1, entry_points)
    };
    let one = |signer: &Signer, is_atomic, calls: Vec<Call>| {
        build(std::slice::from_ref(signer), vec![signer.sign(0, is_atomic, calls)])
    };
    let tight = [
        ("a call", one(&alice, true, vec![take(2, 1)])),
        ("an atomic bundle of 10", one(&alice, true, (0..10).map(|to| take(to, 1)).collect())),
        ("an independent bundle of 10", one(&alice, false, (0..10).map(|to| take(to, 1)).collect())),
        ("an atomic bundle of 100", one(&alice, true, (0..100).map(|_| take(2, 1)).collect())),
        ("100 calls of little", one(&alice, false, vec![call_of(LEDGER, "bounce", &[0.into(), 0.into()]); 100])),
        ("a bundle that fails at its end", one(&alice, true, vec![take(2, 1), take(2, 10_001)])),
        ("20 senders", build(&all, all.iter().map(|signer| signer.sign(0, true, vec![take(2, 1)])).collect())),
        (
            "20 of one sender",
            build(&all[..1], (0..20).map(|nonce| alice.sign(nonce, true, vec![take(2, 1)])).collect()),
        ),
        ("a scope of 1", {
            let s = many(1, entry_point(LEDGER, "take"));
            one(&s, true, vec![take(2, 1)])
        }),
        ("a scope of 64", {
            let s = many(64, entry_point(LEDGER, "take"));
            one(&s, true, vec![take(2, 1)])
        }),
        ("a scope of 64, 20 calls", {
            let s = many(64, entry_point(LEDGER, "take"));
            one(&s, true, vec![take(2, 1); 20])
        }),
    ];
    let compared: Vec<_> = tight.iter().map(|(name, built)| (name, compare(&program, name, built))).collect();
    // What texts and calls between contracts cost has more room.
    let call = call_of(LEDGER, "move_to", &[contract_address(VAULT), 2.into(), 5.into()]);
    let (real, estimated) =
        compare(&program, "calls between contracts", &one(&alice, false, vec![call, tick(), tick()]));
    assert!(real <= estimated, "{real} steps, estimated {estimated}");
    for (name, (real, estimated)) in compared {
        assert!(real <= estimated, "{name}: {real} steps, estimated {estimated}");
        assert!(estimated <= real * 2, "{name}: {real} steps, estimated {estimated}");
    }
}
