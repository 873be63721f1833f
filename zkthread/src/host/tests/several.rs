//! Two contracts in one thread: `Purse`, and `Ring`, which calls it and itself.

use std::collections::BTreeMap;

use super::{Purse, job};
use crate::felts::{selector, storage_address};
use crate::host::{Built, Construction, HostError, Job, Limit, Limits, View, construct, execute, view};
use crate::rt::{self, Arguments, CallError, Contract, ContractType, EntryKind, Map, Store, Value, VariableInfo};
use crate::sub_block::{StorageField, SubBlock, Transaction};
use crate::{Context, ContractAddress, Felt, catch_fault};

const RING: Felt = Felt::from_hex_unchecked("0xa0");
const PURSE: Felt = super::CONTRACT;
const CONTRACTS: [ContractType; 2] = [ContractType::of::<Ring>(), ContractType::of::<Purse>()];

struct Ring {
    count: Value<u64>,
    seen: Map<ContractAddress, u64>,
    store: Store,
}

struct Rung(ContractAddress);

impl rt::Event for Rung {
    const NAME: &'static str = "Rung";

    fn keys(&self) -> Vec<Felt> {
        Vec::new()
    }

    fn data(&self) -> Vec<Felt> {
        vec![rt::felt(self.0)]
    }
}

impl Ring {
    /// Pays through the contract at an address, between two events.
    fn pay(&mut self, cx: &mut Context, purse: ContractAddress, to: ContractAddress, amount: u64) {
        self.count.write(rt::add(self.count.read(), 1));
        cx.emit(Rung(cx.caller()));
        rt::call_external::<()>(cx, purse, selector("transfer"), &[to.into(), amount.into()]);
        cx.emit(Rung(to));
    }

    fn look(&mut self, cx: &Context, purse: ContractAddress, owner: ContractAddress) {
        self.seen.write(owner, rt::call_view(cx, purse, selector("balance_of"), &[owner.into()]));
    }

    /// Calls itself; each call counts before and after the one in it, and notes its caller.
    fn nest(&mut self, cx: &mut Context, depth: u64) {
        let before = self.count.read();
        self.count.write(rt::add(before, 1));
        self.seen.write(cx.caller(), depth);
        if depth > 0 {
            let own = cx.contract_address();
            rt::call_external::<()>(cx, own, selector("nest"), &[rt::sub(depth, 1).into()]);
            cx.emit(Rung(cx.caller()));
        }
        // What the calls in between wrote is there.
        assert_eq!(self.count.read(), before + 2 * depth + 1);
        self.count.write(rt::add(self.count.read(), 1));
    }
}

impl Contract for Ring {
    const NAME: &'static str = "Ring";
    const FINGERPRINT: &'static str = "1e57";
    const VARIABLES: &'static [VariableInfo] = &[
        VariableInfo { name: "count", keys: 0, cells: 1, is_list: false },
        VariableInfo { name: "seen", keys: 1, cells: 1, is_list: false },
    ];

    fn attach(store: &Store) -> Self {
        Self { count: Value::new(store, 0), seen: Map::new(store, 1), store: store.clone() }
    }

    fn store(&self) -> &Store {
        &self.store
    }

    fn execute(
        &mut self,
        cx: &mut Context,
        kind: EntryKind,
        selector: &Felt,
        calldata: &[Felt],
    ) -> Result<Vec<Felt>, CallError> {
        let mut arguments = Arguments::new(calldata);
        let is = |name| *selector == crate::felts::selector(name);
        match kind {
            EntryKind::External if is("pay") => {
                self.pay(cx, arguments.next("purse")?, arguments.next("to")?, arguments.next("amount")?);
            }
            EntryKind::External if is("look") => {
                self.look(cx, arguments.next("purse")?, arguments.next("owner")?);
            }
            EntryKind::External if is("nest") => self.nest(cx, arguments.next("depth")?),
            // Calls of functions that are there, but not so.
            EntryKind::External if is("view_as_external") => {
                let own = [cx.contract_address().into()];
                rt::call_external::<u64>(cx, arguments.next("purse")?, crate::felts::selector("balance_of"), &own);
            }
            EntryKind::External if is("external_as_view") => {
                let calldata = [Felt::ONE, Felt::ONE];
                rt::call_view::<()>(cx, arguments.next("purse")?, crate::felts::selector("transfer"), &calldata);
            }
            EntryKind::External if is("too_few") => {
                rt::call_external::<()>(cx, arguments.next("purse")?, crate::felts::selector("transfer"), &[Felt::ONE]);
            }
            EntryKind::External if is("other_result") => {
                let calldata = [Felt::ONE, Felt::ONE];
                rt::call_external::<u8>(cx, arguments.next("purse")?, crate::felts::selector("transfer"), &calldata);
            }
            EntryKind::View if is("count") => return Ok(rt::encode(&self.count.read())),
            EntryKind::View if is("balance_in") => {
                let (purse, owner): (_, ContractAddress) = (arguments.next("purse")?, arguments.next("owner")?);
                let balance: u64 = rt::call_view(cx, purse, crate::felts::selector("balance_of"), &[owner.into()]);
                return Ok(rt::encode(&(balance, cx.caller(), cx.timestamp())));
            }
            EntryKind::Constructor => cx.emit(Rung(cx.contract_address())),
            _ => return Err(CallError::UnknownSelector),
        }
        Ok(Vec::new())
    }
}

fn canonical() -> BTreeMap<(Felt, Felt), Felt> {
    let balance = |owner| storage_address("balances", &[owner]);
    BTreeMap::from([
        ((PURSE, balance(RING)), Felt::from(100)),
        // The same addresses hold other values in the other contract.
        ((RING, balance(RING)), Felt::from(7)),
        ((RING, storage_address("count", &[])), Felt::from(5)),
    ])
}

fn call(contract: Felt, function: &str, calldata: &[Felt]) -> Transaction {
    Transaction::of_batcher(Felt::ONE, contract, function, calldata.to_vec())
}

fn pay(amount: u64) -> Transaction {
    call(RING, "pay", &[PURSE, Felt::from(9), amount.into()])
}

fn two(transactions: Vec<Transaction>) -> Job {
    Job { contracts: vec![RING, PURSE], ..job(transactions) }
}

fn layout() -> Vec<Vec<StorageField>> {
    let field = |variable: &VariableInfo| StorageField {
        name: variable.name.to_owned(),
        keys: variable.keys,
        cells: 1,
        is_list: false,
    };
    CONTRACTS.iter().map(|contract| contract.variables.iter().map(field).collect()).collect()
}

fn build(job: &Job) -> Result<Built, HostError> {
    let built = execute(&CONTRACTS, job, Box::new(canonical()))?;
    assert_eq!(built.sub_block.check(), Ok(()));
    assert_eq!(built.sub_block.check_layout(&layout()), Ok(()));
    Ok(built)
}

fn block(transactions: Vec<Transaction>) -> SubBlock {
    build(&two(transactions)).unwrap_or_else(|error| panic!("{error}")).sub_block
}

fn new_value(block: &SubBlock, contract: Felt, name: &str, keys: &[Felt]) -> Option<u64> {
    let key = storage_address(name, keys);
    let entry = block.entries().find(|entry| (entry.contract, entry.key) == (contract, key));
    entry.and_then(|entry| u64::try_from(entry.new).ok())
}

fn balance(block: &SubBlock, owner: Felt) -> Option<u64> {
    new_value(block, PURSE, "balances", &[owner])
}

fn faults(block: &SubBlock) -> Vec<Option<String>> {
    block.receipts.iter().map(|receipt| receipt.fault()).collect()
}

#[test]
fn a_call_runs_over_the_callees_storage_with_the_caller_as_caller() {
    let block = block(vec![pay(30), call(PURSE, "transfer", &[Felt::TWO, Felt::ZERO])]);
    assert_eq!(faults(&block), [None, None]);
    // The purse was the ring's, not the sender's; the second transaction came from the sender itself.
    assert_eq!([RING, Felt::from(9), Felt::ONE].map(|owner| balance(&block, owner)), [Some(70), Some(30), Some(0)]);
    assert_eq!(new_value(&block, RING, "count", &[]), Some(6));
    let events: Vec<_> =
        block.receipts[0].events.iter().map(|event| (event.contract, event.name.as_str(), event.data[0])).collect();
    assert_eq!(events, [(0, "Rung", Felt::ONE), (1, "Moved", Felt::from(30)), (0, "Rung", Felt::from(9))]);
    assert_eq!(block.receipts[1].events[0].contract, 1);
}

#[test]
fn a_callee_that_fails_reverts_the_whole_transaction() {
    // The second and third write in both contracts before they fail: one with an error, one with a fault.
    let block = block(vec![pay(30), pay(13), pay(71), pay(1)]);
    let unlucky = Some("Purse: unlucky".into());
    assert_eq!(faults(&block), [None, unlucky, Some("u64_sub Overflow".into()), None]);
    assert_eq!(new_value(&block, RING, "count", &[]), Some(7));
    assert_eq!([RING, Felt::from(9)].map(|owner| balance(&block, owner)), [Some(69), Some(31)]);
    assert!(block.receipts[1].events.is_empty() && block.receipts[2].events.is_empty());
}

#[test]
fn a_view_of_another_contract_sees_what_was_written() {
    let look = call(RING, "look", &[PURSE, RING]);
    let block = block(vec![look.clone(), pay(30), look]);
    assert_eq!(new_value(&block, RING, "seen", &[RING]), Some(70));
    assert_eq!(block.rows.iter().filter(|row| row.contract == 0).count(), 2);
}

#[test]
fn calls_that_reach_nothing_are_faults() {
    let nowhere = Felt::from(0xdead);
    let block = block(vec![
        call(RING, "look", &[nowhere, RING]),
        call(RING, "pay", &[nowhere, RING, Felt::ONE]),
        call(RING, "look", &[Felt::ZERO, RING]),
        call(RING, "look", &[RING, RING]),
        call(RING, "pay", &[RING, RING, Felt::ONE]),
        call(RING, "view_as_external", &[PURSE]),
        call(RING, "external_as_view", &[PURSE]),
    ]);
    let (not_deployed, not_found) = ("CONTRACT_NOT_DEPLOYED", "ENTRYPOINT_NOT_FOUND");
    let expected = [not_deployed, not_deployed, not_deployed, not_found, not_found, not_found, not_found];
    assert_eq!(faults(&block), expected.map(|fault| Some(fault.to_owned())));
    assert_eq!(new_value(&block, RING, "count", &[]), Some(5));
}

#[test]
fn re_entrant_calls_see_and_leave_what_was_written() {
    let block = block(vec![call(RING, "nest", &[Felt::from(3)])]);
    assert_eq!(faults(&block), [None]);
    assert_eq!(new_value(&block, RING, "count", &[]), Some(5 + 8));
    // The outermost was called by the sender, all others by the contract itself.
    assert_eq!(new_value(&block, RING, "seen", &[Felt::ONE]), Some(3));
    assert_eq!(new_value(&block, RING, "seen", &[RING]), Some(0));
    let callers: Vec<Felt> = block.receipts[0].events.iter().map(|event| event.data[0]).collect();
    assert_eq!(callers, [RING, RING, Felt::ONE]);
}

#[test]
fn calls_nest_32_deep_and_no_deeper() {
    let nest = |depth: u64| build(&two(vec![call(RING, "nest", &[depth.into()])]));
    assert_eq!(nest(32).map(|built| faults(&built.sub_block)), Ok(vec![None]));
    let reason = "contracts call each other more than 32 deep, which a sub-block does not take".to_owned();
    assert_eq!(nest(33).err(), Some(HostError::InvalidTransaction { index: 0, reason }));
}

#[test]
fn a_call_costs_steps() {
    let steps = |transaction| build(&two(vec![transaction])).map(|built| built.usage.steps).unwrap_or_default();
    let direct = steps(call(PURSE, "transfer", &[Felt::from(9), Felt::ZERO]));
    assert!(direct > 0 && steps(pay(0)) > direct + rt::cost::CONTRACT_CALL);
}

#[test]
fn an_interface_that_does_not_fit_is_no_fault() {
    let reason = |function| match build(&two(vec![call(RING, function, &[PURSE])])) {
        Err(HostError::InvalidTransaction { index: 0, reason }) => reason,
        other => panic!("{other:?}"),
    };
    let misfit = "the interface has other types than the function of the contract at 0xc0";
    assert_eq!(reason("too_few"), format!("{misfit}: argument `amount` is missing"));
    assert_eq!(reason("other_result"), format!("{misfit}: what it returned: the calldata ends too early"));
}

#[test]
fn addresses_fit_the_contracts() {
    let reason = |contracts: &[Felt]| {
        let job = Job { contracts: contracts.to_vec(), ..two(vec![pay(1)]) };
        match build(&job) {
            Err(HostError::Contracts { reason }) => reason,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(reason(&[RING]), "1 addresses for 2 contracts");
    assert_eq!(reason(&[RING, PURSE, Felt::ONE]), "3 addresses for 2 contracts");
    assert_eq!(reason(&[RING, RING]), "contracts 0 and 1 are both at 0xa0");
    assert!(reason(&[RING, Felt::ZERO]).contains("is no contract's address"));
    assert!(reason(&[Felt::MAX, RING]).contains("is no contract's address"));
    let none = execute(&[], &Job { contracts: Vec::new(), ..two(vec![pay(1)]) }, Box::new(canonical()));
    assert!(matches!(none, Err(HostError::Contracts { .. })), "{none:?}");
}

#[test]
fn a_constructor_runs_before_others_have_addresses() {
    let request = Construction {
        chain_id: Felt::ONE,
        contracts: vec![Felt::ZERO, PURSE],
        position: 1,
        caller: Felt::ONE,
        timestamp: 0,
        calldata: vec![Felt::from(7)],
    };
    let construct = |request: &Construction| construct(&CONTRACTS, request, Box::new(canonical()));
    let constructed = construct(&request);
    assert_eq!(constructed.map(|constructed| constructed.writes.len()), Ok(2));
    let first =
        Construction { contracts: vec![RING, Felt::ZERO], position: 0, calldata: Vec::new(), ..request.clone() };
    let event = construct(&first).map(|constructed| constructed.receipt.events);
    assert!(matches!(event.as_deref(), Ok([event]) if event.contract == 0 && event.data == [RING]), "{event:?}");
    for (contracts, position) in [
        (vec![Felt::ZERO, PURSE], 0),
        (vec![Felt::ZERO, Felt::ZERO], 1),
        (vec![PURSE, PURSE], 1),
        (vec![PURSE], 0),
        (vec![RING, PURSE], 2),
    ] {
        let refused = construct(&Construction { contracts, position, ..request.clone() });
        assert!(matches!(refused, Err(HostError::Contracts { .. })), "{refused:?}");
    }
}

#[test]
fn a_view_calls_views_of_others() {
    let request = View {
        chain_id: Felt::ONE,
        contracts: vec![RING, PURSE],
        position: 0,
        caller: Felt::TWO,
        timestamp: 8,
        sub_block_number: 0,
        selector: selector("balance_in"),
        calldata: vec![PURSE, RING],
    };
    let viewed = view(&CONTRACTS, &request, Box::new(canonical())).map(|viewed| viewed.result);
    assert_eq!(viewed, Ok(vec![Felt::from(100), Felt::TWO, Felt::from(8)]));
    let own = View { calldata: vec![RING, RING], ..request.clone() };
    let status = view(&CONTRACTS, &own, Box::new(canonical())).map(|viewed| viewed.status);
    assert_eq!(status.ok(), crate::felts::short_string("ENTRYPOINT_NOT_FOUND"));
    let far = view(&CONTRACTS, &View { position: 2, ..request }, Box::new(canonical()));
    assert!(matches!(far, Err(HostError::Contracts { .. })), "{far:?}");
}

#[test]
fn events_seal_a_sub_block_where_they_are_emitted() {
    // Three events each.
    let build = |emits_events, max_events| {
        let limits = Limits { max_events, ..Limits::default() };
        build(&Job { emits_events, limits, ..two(vec![pay(1), pay(13), pay(1), pay(1)]) })
    };
    let counted = |emits_events, max_events| {
        build(emits_events, max_events).map(|built| (built.executed, built.sealed_by, built.usage.events))
    };
    assert_eq!(counted(false, 0), Ok((4, None, 0)));
    assert_eq!(counted(true, 9), Ok((4, None, 9)));
    assert_eq!(counted(true, 8), Ok((3, Some(Limit::Events), 6)));
    assert!(matches!(counted(true, 2), Err(HostError::TransactionTooLarge { index: 0, .. })));
    // The stream is in the calldata: 2 + 4 + 2 felts, and 2 for the one that reverted.
    let felts =
        |emits_events| build(emits_events, 9).map(|built| built.usage.settle_calldata_felts).unwrap_or_default();
    let stream = build(true, 9).map(|built| built.sub_block.events_stream().len() as u64).unwrap_or_default();
    assert_eq!((stream, felts(true)), (3 * 8 + 2, felts(false) + stream));
}

/// What the turns of contracts to emit cost: one of the ring, the purse, the ring for each payment; a payment follows another's last turn.
#[test]
fn a_contract_emits_what_is_its_own_in_one_turn() {
    let steps = |transactions| {
        let job = Job { emits_events: true, ..two(transactions) };
        build(&job).map(|built| built.usage.l2_steps).unwrap_or_default()
    };
    let move_nothing = || call(PURSE, "transfer", &[Felt::TWO, Felt::ZERO]);
    // An event of two felts more, at the end of the purse's own turn or as a turn of its own; its cells are there already.
    let event = 1_000 + 4 * 20;
    let two_entries = 2 * 1_000;
    assert_eq!(steps(vec![move_nothing(), move_nothing()]) - steps(vec![move_nothing()]), event);
    let apart = steps(vec![pay(1), move_nothing()]) - steps(vec![pay(1)]);
    assert_eq!(apart, event + 500 + two_entries);
    // Behind a transaction without events, the turn goes on.
    let reverted = || pay(13);
    let after = steps(vec![move_nothing(), reverted(), move_nothing()]) - steps(vec![move_nothing(), reverted()]);
    assert_eq!(after, event);
}

#[test]
fn unit_tests_call_contracts_over_their_own_storage() {
    let [ring, purse, player] = [0xa0, 0xc0, 1].map(ContractAddress::from);
    let cx = Context::test(ring);
    let mut of_ring = Ring::attach(&Store::empty(Ring::VARIABLES));
    let mut of_purse = Purse::attach(&Store::empty(Purse::VARIABLES));
    // Without any others.
    assert_eq!(catch_fault(|| of_ring.look(&cx, purse, player)), Err(crate::Fault("CONTRACT_NOT_DEPLOYED")));

    of_purse.constructor(&mut cx.clone(), 50);
    let mut cx = Context::test(player)
        .with_contract_address(ring)
        .with_timestamp(5)
        .with_contract(purse, &of_purse)
        .with_contract(ring, &of_ring);
    of_ring.pay(&mut cx, purse, player, 20);
    of_ring.look(&cx, purse, ring);
    assert_eq!(of_ring.seen.read(ring), 30);
    // What the call wrote is in the test's own contract; positions are in the order of `with_contract`.
    let balance: u64 = rt::call_view(&cx, purse, selector("balance_of"), &[player.into()]);
    assert_eq!(balance, 20);
    let positions: Vec<usize> = cx.events().iter().map(|event| event.contract).collect();
    assert_eq!(positions, [1, 0, 1]);
    let mut other = cx.clone().with_contract_address(purse).with_caller(player);
    of_purse.transfer(&mut other, ring, 1).unwrap_or_default();
    assert_eq!((other.events()[0].contract, other.timestamp()), (0, 5));
    let fault = catch_fault(|| of_ring.pay(&mut cx, purse, player, 13));
    assert_eq!(fault, Err(crate::Fault("Purse: unlucky")));
}

#[test]
#[should_panic(expected = "there are two contracts at 0xa0")]
fn an_address_is_taken_once() {
    let (ring, at) = (Ring::attach(&Store::empty(Ring::VARIABLES)), ContractAddress::from(0xa0));
    let _ = Context::test(at).with_contract(at, &ring).with_contract(at, &ring);
}

#[test]
#[should_panic(expected = "no contract is at the address 0")]
fn no_contract_is_at_zero() {
    let ring = Ring::attach(&Store::empty(Ring::VARIABLES));
    let _ = Context::test(ContractAddress::ZERO).with_contract(ContractAddress::ZERO, &ring);
}
