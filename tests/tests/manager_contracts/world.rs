//! A chain with a manager, a registry and a token in a thread, and sub-blocks for it.

use std::sync::LazyLock;

use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Pedersen, Poseidon, StarkHash};

use crate::emulator::{Emulator, keccak, short};

pub const ADMIN: Felt = Felt::from_hex_unchecked("0xad");
pub const PROVER: Felt = Felt::from_hex_unchecked("0x5e");
/// In a policy: no account is named, every one is meant.
pub const ANYONE: Felt = Felt::ZERO;
pub const REGISTRAR: Felt = Felt::from_hex_unchecked("0x4e");
pub const STRANGER: Felt = Felt::from_hex_unchecked("0x57");
pub const BOB: Felt = Felt::from_hex_unchecked("0xb0b");
pub const CHAIN: Felt = Felt::from_hex_unchecked("0x534e5f54455354");
pub const OS_VERSION: Felt = Felt::from_hex_unchecked("0x05");
pub const SUPPLY: u64 = 1000;
pub const NOW: u64 = 1_700_000_000;
pub const MIN_BITS: u64 = 96;

/// What most worlds are made of.
pub const CONTRACTS: [&str; 4] = ["ZkThreadManager", "FactRegistry", "ReferenceToken", "TestAccount"];

/// A chain that has nothing yet.
static SMALL: LazyLock<Emulator> = LazyLock::new(|| Emulator::of(&CONTRACTS));

pub fn config() -> [Felt; 4] {
    [short("stwo_cairo_small"), short("blake2s"), short("stwo_2_3_0"), short("strict")]
}

/// Poseidon over a list.
pub fn poseidon(values: &[Felt]) -> Felt {
    Poseidon::hash_array(values)
}

/// The address of an entry of a map by the network's rule.
pub fn map_address(field: &str, keys: &[Felt]) -> Felt {
    base(keys.iter().fold(keccak(field), |address, key| Pedersen::hash(&address, key)))
}

/// The felt modulo 2^251 - 256.
pub fn base(address: Felt) -> Felt {
    let bound = Felt::TWO.pow(251_u32) - Felt::from(256);
    if address >= bound { address - bound } else { address }
}

/// What a batcher signs, as SNIP-12 has it.
#[derive(Clone)]
pub struct BatcherMessage {
    pub chain_id: Felt,
    pub manager: Felt,
    pub thread_id: Felt,
    pub number: u64,
    pub commitment: Felt,
    pub batcher: Felt,
}

impl BatcherMessage {
    pub fn of(sub_block: &SubBlock, batcher: Felt) -> Self {
        let SubBlock { chain_id, manager, thread_id, number, .. } = *sub_block;
        Self { chain_id, manager, thread_id, number, commitment: sub_block.commitment(), batcher }
    }

    pub fn hash(&self) -> Felt {
        let domain = keccak(
            r#""StarknetDomain"("name":"shortstring","version":"shortstring","chainId":"shortstring","revision":"shortstring")"#,
        );
        let ty =
            keccak(r#""SubBlock"("Manager":"ContractAddress","Thread":"felt","Number":"u128","Commitment":"felt")"#);
        poseidon(&[
            short("StarkNet Message"),
            poseidon(&[domain, short("zkThread"), short("v1"), self.chain_id, Felt::ONE]),
            self.batcher,
            poseidon(&[ty, self.manager, self.thread_id, self.number.into(), self.commitment]),
        ])
    }
}

pub fn batcher_message_hash(sub_block: &SubBlock, batcher: Felt) -> Felt {
    BatcherMessage::of(sub_block, batcher).hash()
}

/// No point of the Stark curve has this x.
pub const NO_POINT: Felt = Felt::from_hex_unchecked("0x5");

/// The cell of an account's nonce.
pub fn nonce_key(account: Felt) -> Felt {
    map_address("ZkThread_nonces", &[account])
}

/// The cell of a key's record.
pub fn key_key(account: Felt, public_key: Felt) -> Felt {
    map_address("ZkThread_keys", &[account, public_key])
}

/// What stands there: `expires + (P(scope) mod 2^186) * 2^64`.
pub fn key_record(expires: u64, scope: &[(Felt, Felt)]) -> Felt {
    let flat: Vec<Felt> = scope.iter().flat_map(|(contract, selector)| [*contract, *selector]).collect();
    let hash = if flat.is_empty() { Felt::ZERO } else { poseidon(&flat) };
    let low = hash.mod_floor(&Felt::TWO.pow(186_u32).try_into().expect("not 0"));
    Felt::from(expires) + low * Felt::TWO.pow(64_u32)
}

/// The calldata of `authorize_key`.
pub fn authorization(public_key: Felt, expires: u64, scope: &[(Felt, Felt)]) -> Vec<Felt> {
    let mut calldata = vec![public_key, expires.into(), scope.len().into()];
    calldata.extend(scope.iter().flat_map(|(contract, selector)| [*contract, *selector]));
    calldata
}

/// A sub-block as `settle` takes it.
#[derive(Clone)]
pub struct SubBlock {
    pub chain_id: Felt,
    pub manager: Felt,
    pub thread_id: Felt,
    pub number: u64,
    pub parent: Felt,
    pub timestamp: u64,
    pub valid_until: u64,
    pub contracts_hash: Felt,
    pub events_commitment: Felt,
    /// Contract and its (key, old, new).
    pub groups: Vec<(Felt, Vec<[Felt; 3]>)>,
    /// The events stream, as it is given to `settle`.
    pub events: Vec<Felt>,
    pub batcher: Felt,
    pub batcher_signature: Vec<Felt>,
}

impl SubBlock {
    fn header(&self) -> [Felt; 11] {
        [
            self.chain_id,
            self.manager,
            self.thread_id,
            self.number.into(),
            self.parent,
            self.timestamp.into(),
            self.valid_until.into(),
            self.contracts_hash,
            Felt::TWO,
            short("transactions"),
            self.events_commitment,
        ]
    }

    pub fn n_entries(&self) -> usize {
        self.groups.iter().map(|(_, entries)| entries.len()).sum()
    }

    /// Poseidon over the thread program's output.
    pub fn commitment(&self) -> Felt {
        let with_contract = |(contract, entries): &(Felt, Vec<[Felt; 3]>)| {
            entries.iter().flat_map(|[key, old, new]| [*contract, *key, *old, *new]).collect::<Vec<_>>()
        };
        let entries: Vec<Felt> = self.groups.iter().flat_map(with_contract).collect();
        let mut output = vec![short("ZKTHREAD1")];
        output.extend(self.header());
        output.extend([Felt::from(self.n_entries()), poseidon(&entries)]);
        poseidon(&output)
    }

    pub fn fact(&self, os_version: Felt) -> Felt {
        poseidon(&[os_version, self.commitment()])
    }

    pub fn calldata(&self, os_version: Felt) -> Vec<Felt> {
        let mut calldata = vec![os_version];
        calldata.extend(self.header());
        calldata.push(self.groups.len().into());
        for (contract, entries) in &self.groups {
            calldata.extend([*contract, entries.len().into()]);
            calldata.extend(entries.iter().flatten());
        }
        calldata.push(self.events.len().into());
        calldata.extend(&self.events);
        calldata.extend([self.batcher, self.batcher_signature.len().into()]);
        calldata.extend(&self.batcher_signature);
        calldata
    }

    /// The same with these events, committed to.
    pub fn with_events(self, events: Vec<Felt>) -> Self {
        Self { events_commitment: poseidon(&events), events, ..self }
    }
}

/// A record of the events stream.
pub struct Record {
    /// The contract's position in its thread.
    pub position: u64,
    pub name: &'static str,
    pub keys: Vec<Felt>,
    pub data: Vec<Felt>,
    /// Whether it is not the first event of its transaction.
    pub later: bool,
}

impl Record {
    pub fn tag(&self) -> Felt {
        Felt::from_bytes_be_slice(&keccak(self.name).to_bytes_be()[16..])
    }

    pub fn header(&self) -> Felt {
        let sizes = Felt::from(self.keys.len()) + Felt::from(self.data.len() << 16);
        let place = Felt::from(self.position << 32) + Felt::from(u64::from(self.later) << 48);
        self.tag() + (sizes + place) * Felt::TWO.pow(128_u32)
    }

    /// As the protocol writes it: with a zero behind it when its length is odd.
    pub fn felts(&self) -> Vec<Felt> {
        let mut felts = [vec![self.header()], self.keys.clone(), self.data.clone()].concat();
        felts.resize(felts.len().next_multiple_of(2), Felt::ZERO);
        felts
    }
}

/// The chain and its contracts.
#[derive(Clone)]
pub struct World {
    pub chain: Emulator,
    pub manager: Felt,
    pub registry: Felt,
    pub token: Felt,
    pub thread_id: Felt,
    /// How threads are registered.
    pub emits_events: bool,
    pub auth: Felt,
    pub provers: Vec<Felt>,
    pub batchers: Vec<Felt>,
}

impl World {
    /// A token whose whole supply is the admin's, registered in a thread that `PROVER` settles and anyone batches.
    pub fn new() -> Self {
        let mut world = Self::unregistered();
        let token = world.token;
        world.thread_id = world.register(&[token]);
        world
    }

    /// Everything deployed, no thread registered.
    pub fn unregistered() -> Self {
        Self::over(SMALL.clone())
    }

    /// The same on a chain that knows all contracts of the tests.
    pub fn with_all_contracts() -> Self {
        Self::over(Emulator::new())
    }

    /// The same on a chain that has nothing yet.
    pub fn over(mut chain: Emulator) -> Self {
        chain.set_chain(CHAIN);
        chain.set_time(NOW);
        let manager = chain.deploy("ZkThreadManager", &[]);
        let registry = chain.deploy("FactRegistry", &[REGISTRAR]);
        let token = chain.deploy("ReferenceToken", &[manager, ADMIN, SUPPLY.into()]);
        Self::placed(chain, manager, registry, token)
    }

    /// With the contracts at these addresses.
    pub fn placed(chain: Emulator, manager: Felt, registry: Felt, token: Felt) -> Self {
        Self {
            chain,
            manager,
            registry,
            token,
            thread_id: Felt::ZERO,
            emits_events: false,
            auth: short("signature"),
            provers: vec![PROVER],
            batchers: vec![ANYONE],
        }
    }

    /// Like [`World::new`], with a thread that emits events.
    pub fn emitting() -> Self {
        let mut world = Self { emits_events: true, ..Self::unregistered() };
        let token = world.token;
        world.thread_id = world.register(&[token]);
        world
    }

    pub fn registration(&self, contracts: &[Felt]) -> Vec<Felt> {
        let mut calldata = vec![contracts.len().into()];
        calldata.extend(contracts);
        calldata.extend([OS_VERSION, self.registry]);
        calldata.extend(config());
        calldata.extend([MIN_BITS.into(), self.auth]);
        for accounts in [&self.provers, &self.batchers] {
            calldata.push(accounts.len().into());
            calldata.extend(accounts);
        }
        calldata.push(self.emits_events.into());
        calldata
    }

    pub fn register(&mut self, contracts: &[Felt]) -> Felt {
        let calldata = self.registration(contracts);
        self.chain.call(ADMIN, self.manager, "register_thread", &calldata)[0]
    }

    pub fn balance_key(&self, owner: Felt) -> Felt {
        map_address("balances", &[owner])
    }

    pub fn balance(&mut self, owner: Felt) -> Felt {
        self.chain.call(STRANGER, self.token, "balance_of", &[owner])[0]
    }

    /// The first sub-block: `amount` goes from the admin to Bob, and the supply is read.
    pub fn sub_block(&self, amount: u64) -> SubBlock {
        let mut entries = vec![
            [keccak("total_supply"), SUPPLY.into(), SUPPLY.into()],
            [self.balance_key(ADMIN), SUPPLY.into(), (SUPPLY - amount).into()],
            [self.balance_key(BOB), Felt::ZERO, amount.into()],
        ];
        entries.sort();
        SubBlock {
            chain_id: CHAIN,
            manager: self.manager,
            thread_id: self.thread_id,
            number: 1,
            parent: Felt::ZERO,
            timestamp: NOW - 10,
            valid_until: NOW + 60,
            contracts_hash: poseidon(&[self.token]),
            events_commitment: short("events"),
            groups: vec![(self.token, entries)],
            events: vec![],
            batcher: ANYONE,
            batcher_signature: vec![],
        }
    }

    /// The sub-block after `before`, which moved `moved`: Bob gives `amount` back.
    pub fn next_sub_block(&self, before: &SubBlock, moved: u64, amount: u64) -> SubBlock {
        let mut entries = vec![
            [self.balance_key(ADMIN), (SUPPLY - moved).into(), (SUPPLY - moved + amount).into()],
            [self.balance_key(BOB), moved.into(), (moved - amount).into()],
        ];
        entries.sort();
        SubBlock {
            number: before.number + 1,
            parent: before.commitment(),
            timestamp: before.timestamp,
            groups: vec![(self.token, entries)],
            ..before.clone()
        }
    }

    /// An account that answers this for what it signed.
    pub fn account(&mut self, answer: &str) -> Felt {
        self.chain.deploy("TestAccount", &[short(answer)])
    }

    /// Lets a batcher's account sign the sub-block.
    pub fn sign(&mut self, sub_block: &mut SubBlock, batcher: Felt) {
        (sub_block.batcher, sub_block.batcher_signature) = (batcher, vec![Felt::from(11), Felt::from(12)]);
        let hash = batcher_message_hash(sub_block, batcher);
        self.chain.call(STRANGER, batcher, "sign", &[hash, Felt::TWO, Felt::from(11), Felt::from(12)]);
    }

    pub fn prove_with(&mut self, fact: Felt, bits: u64, config: [Felt; 4]) {
        let mut calldata = vec![fact, bits.into()];
        calldata.extend(config);
        self.chain.call(REGISTRAR, self.registry, "register_fact", &calldata);
    }

    /// Registers the sub-block's fact as our verifier does.
    pub fn prove(&mut self, sub_block: &SubBlock) {
        self.prove_with(sub_block.fact(OS_VERSION), MIN_BITS, config());
    }

    pub fn settle(&mut self, sub_block: &SubBlock) {
        self.chain.call(PROVER, self.manager, "settle", &sub_block.calldata(OS_VERSION));
    }

    /// Settles what must not settle, and sees that nothing changed.
    pub fn settle_fault(&mut self, caller: Felt, os_version: Felt, sub_block: &SubBlock) -> String {
        let before = self.state();
        let fault = self.chain.fault(caller, self.manager, "settle", &sub_block.calldata(os_version));
        assert_eq!(self.state(), before, "{fault} must change nothing");
        fault
    }

    /// The thread and the token's storage.
    pub fn state(&mut self) -> Vec<Felt> {
        let mut state = self.chain.call(STRANGER, self.manager, "thread", &[self.thread_id]);
        for key in [keccak("total_supply"), self.balance_key(ADMIN), self.balance_key(BOB)] {
            state.push(self.chain.cell(self.token, key));
        }
        state
    }
}
