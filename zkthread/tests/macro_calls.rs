//! Contracts of one thread that call each other, through the macro.
#![deny(missing_docs, unused, dead_code)]

/// Who is how strong, and who owns which item.
#[zkthread::contract]
pub mod world {
    use zkthread::prelude::*;

    /// A thing.
    pub struct Item {
        /// Which.
        pub kind: Kind,
        /// How many.
        pub amount: u64,
    }

    /// A kind of things.
    pub enum Kind {
        /// To strike.
        Sword,
        /// To parry, and how long.
        Shield(u256),
    }

    /// The world.
    #[storage]
    pub struct World {
        /// Who may award.
        game: ContractAddress,
        /// Of each player.
        power: Map<ContractAddress, u32>,
        /// Of each player.
        items: Map<ContractAddress, Vec<Item>>,
    }

    /// Somebody got an item.
    #[event]
    pub struct Awarded {
        /// Who.
        #[key]
        pub player: ContractAddress,
        /// What.
        pub item: Item,
    }

    /// Why not.
    #[error]
    pub enum WorldError {
        /// Only the game may.
        NotTheGame,
    }

    impl World {
        /// Places the world.
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, game: ContractAddress) {
            self.game = game;
        }

        /// Anybody may train, as long as it goes.
        #[external]
        pub fn train(&mut self, cx: &mut Context, by: u32) -> u32 {
            let caller = cx.caller();
            self.power.write(caller, self.power.read(caller) + by);
            self.power.read(caller)
        }

        /// Gives an item, and says how many there are.
        #[external]
        pub fn award(
            &mut self,
            cx: &mut Context,
            player: ContractAddress,
            item: Item,
            note: String,
        ) -> Result<u64, WorldError> {
            ensure!(cx.caller() == self.game, WorldError::NotTheGame);
            let least: u64 = 1;
            ensure!(item.amount - least < 100 && !note.is_empty(), WorldError::NotTheGame);
            self.items.entry(player).push(item);
            cx.emit(Awarded { player, item });
            Ok(self.items.entry(player).len())
        }

        /// How strong somebody is.
        #[view]
        pub fn power_of(&self, player: ContractAddress) -> u32 {
            self.power.read(player)
        }

        /// Who asks.
        #[view]
        pub fn own(&self, cx: &Context) -> ContractAddress {
            cx.caller()
        }

        /// What somebody has, except what is too much.
        #[view]
        pub fn items_of(&self, player: ContractAddress, most: u64) -> Vec<Item> {
            let mut items: Vec<Item> = Vec::new();
            for i in 0..self.items.entry(player).len() {
                let item = self.items.entry(player).read(i);
                if item.amount <= most {
                    items.push(item);
                }
            }
            items
        }
    }
}

/// Where players meet.
#[zkthread::contract]
pub mod arena {
    use zkthread::prelude::*;

    /// A thing of the world.
    pub struct Item {
        /// Which.
        pub kind: Kind,
        /// How many.
        pub amount: u64,
    }

    /// A kind of things.
    pub enum Kind {
        /// To strike.
        Sword,
        /// To parry, and how long.
        Shield(u256),
    }

    /// What the arena needs of the world.
    #[zkthread::interface]
    pub trait World {
        /// How strong a player is.
        fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;
        /// What a player has.
        fn items_of(&self, cx: &Context, player: ContractAddress, most: u64) -> Vec<Item>;
        /// Makes the caller stronger.
        fn train(&mut self, cx: &mut Context, by: u32) -> u32;
        /// Itself.
        fn own(&self, cx: &Context) -> ContractAddress;
        /// Gives an item.
        fn award(&mut self, cx: &mut Context, player: ContractAddress, item: Item, note: String) -> u64;
    }

    /// The arena itself, as others see it.
    #[interface]
    trait Ring {
        /// Nobody calls it.
        fn champion(&self, cx: &Context) -> ContractAddress;
        /// Called from within `duel`.
        fn cheer(&mut self, cx: &mut Context, left: u8);
    }

    /// The arena.
    #[storage]
    pub struct Arena {
        /// Where the world is.
        world: ContractAddress,
        /// Who won last.
        champion: ContractAddress,
        /// How often it was loud.
        cheers: u64,
    }

    /// Somebody won.
    #[event]
    pub struct Won {
        /// Who.
        #[key]
        pub player: ContractAddress,
        /// How many items the winner has now.
        pub items: u64,
    }

    /// Why not.
    #[error]
    pub enum ArenaError {
        /// Too weak.
        Weak,
        /// Not loud enough.
        Silent,
    }

    impl Arena {
        /// Opens it.
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, world: ContractAddress) {
            self.world = world;
        }

        /// The stronger one wins an item.
        #[external]
        pub fn duel(&mut self, cx: &mut Context, other: ContractAddress) -> Result<u64, ArenaError> {
            let power = World::at(self.world).power_of(cx, cx.caller());
            ensure!(power > World::at(self.world).power_of(cx, other), ArenaError::Weak);
            self.cheers = 1;
            Ring::at(cx.contract_address()).cheer(cx, 2);
            ensure!(self.cheers == 4, ArenaError::Silent);
            let item = Item { kind: Kind::Shield(u256::from(power)), amount: u64::from(self.strength(cx)) };
            let items = World::at(self.world).award(cx, cx.caller(), item, String::from("well done"));
            cx.emit(Won { player: cx.caller(), items });
            self.champion = cx.caller();
            Ok(items)
        }

        /// Calls itself.
        #[external]
        pub fn cheer(&mut self, cx: &mut Context, left: u8) {
            self.cheers += 1;
            if left > 0 {
                Ring::at(cx.contract_address()).cheer(cx, left - 1);
            }
        }

        /// The arena itself trains, and says how strong it was and is.
        #[external]
        pub fn warm_up(&mut self, cx: &mut Context, by: u32) -> (u32, u32) {
            (self.strength(cx), World::at(self.world).train(cx, by))
        }

        /// Operands that call contracts and need the context themselves, in order: address, then arguments.
        #[external]
        pub fn in_order(&mut self, cx: &mut Context) -> u32 {
            let mut sum = World::at(self.next(cx)).train(cx, self.louder(cx) + World::at(self.world).train(cx, 1));
            sum += World::at(self.world).power_of(cx, World::at(self.world).own(cx)) * 100;
            while World::at(self.world).power_of(cx, cx.contract_address()) < 20 {
                World::at(self.world).train(cx, 4);
            }
            match World::at(self.world).train(cx, 0) {
                23 => sum,
                other => other,
            }
        }

        /// Of the sender: how much a shield holds.
        #[view]
        pub fn shields(&self, cx: &Context, most: u64) -> u256 {
            let mut sum: u256 = 0;
            for item in &World::at(self.world).items_of(cx, cx.caller(), most) {
                match item.kind {
                    Kind::Shield(holds) => sum += holds,
                    Kind::Sword => {}
                }
            }
            sum
        }

        /// Who won last.
        #[view]
        pub fn champion(&self) -> ContractAddress {
            self.champion
        }
    }

    impl Arena {
        fn next(&mut self, cx: &mut Context) -> ContractAddress {
            self.cheers = 10 + u64::from(World::at(self.world).train(cx, 1));
            self.world
        }

        fn louder(&mut self, cx: &mut Context) -> u32 {
            self.cheers += 1;
            World::at(self.world).power_of(cx, cx.contract_address()) + 10
        }

        fn strength(&self, cx: &Context) -> u32 {
            World::at(self.world).power_of(cx, cx.contract_address())
        }
    }
}

use std::collections::BTreeMap;

use arena::Arena;
use world::World;
use zkthread::host::{Construction, HostError, Job, Limits, View, construct, execute, view};
use zkthread::rt::{ContractType, encode};
use zkthread::sub_block::{Auth, Header, SubBlock, Transaction};
use zkthread::{Context, ContractAddress, Fault, Felt, catch_fault, felts, u256};

/// By contract and key.
type Storage = BTreeMap<(Felt, Felt), Felt>;

const CONTRACTS: [ContractType; 2] = [ContractType::of::<World>(), ContractType::of::<Arena>()];

/// Calls functions that are called like methods of every Rust value.
#[zkthread::contract]
pub mod comparing {
    use zkthread::prelude::*;

    /// What is compared.
    #[zkthread::interface]
    pub trait Other {
        /// Whether it is that.
        fn eq(&self, cx: &Context, other: u64) -> bool;
        /// Whether it is not.
        fn ne(&self, cx: &Context, other: u64) -> bool;
        /// What it is.
        fn to_owned(&self, cx: &Context) -> u64;
        /// Changes it.
        fn clone_into(&mut self, cx: &mut Context, target: u64);
    }

    /// Where it is.
    #[storage]
    pub struct Comparing {
        /// Its address.
        other: ContractAddress,
    }

    impl Comparing {
        /// Changes it, and says whether that changed anything.
        #[external]
        pub fn compare(&mut self, cx: &mut Context, value: u64) -> bool {
            let seen = Other::at(self.other).to_owned(cx);
            Other::at(self.other).clone_into(cx, value);
            Other::at(self.other).eq(cx, value) && Other::at(self.other).ne(cx, seen)
        }
    }
}

fn at(address: u64) -> ContractAddress {
    ContractAddress::from(address)
}

/// A world and an arena that know each other, and a context of the arena.
fn unit() -> (World, Arena, Context) {
    let (mut world, mut arena) = (World::default(), Arena::default());
    world.new(&mut Context::test(at(1)), at(0xa));
    arena.new(&mut Context::test(at(1)), at(0xb));
    let cx = Context::test(at(1)).with_contract_address(at(0xa));
    let cx = cx.with_contract(at(0xb), &world).with_contract(at(0xa), &arena);
    (world, arena, cx)
}

#[test]
fn functions_of_other_contracts_are_called_in_unit_tests() {
    let (mut world, mut arena, mut cx) = unit();
    assert_eq!(world.train(&mut cx.clone().with_contract_address(at(0xb)), 5), 5);
    assert_eq!(arena.warm_up(&mut cx, 3), (0, 3));
    assert_eq!(arena::World::at(at(0xb)).power_of(&cx, at(0xa)), 3);
    assert_eq!(arena.duel(&mut cx, at(2)), Ok(1));
    assert_eq!(arena.duel(&mut cx, at(2)), Ok(2));
    assert_eq!(arena.shields(&cx, 3), u256::from(10_u8));
    assert_eq!((arena.shields(&cx, 2), arena.champion()), (u256::from(0_u8), at(1)));
    assert_eq!(world.items_of(at(1), 9).len(), 2);
    let events: Vec<_> = cx.events().iter().map(|event| (event.contract, event.name.as_str())).collect();
    assert_eq!(events, [(0, "Awarded"), (1, "Won"), (0, "Awarded"), (1, "Won")]);
}

#[test]
fn operands_of_calls_are_evaluated_in_order() {
    let (world, mut arena, mut cx) = unit();
    // 1 by `next`; then `louder` sees 1, the argument's own call makes it 2, and 11 + 2 more make it 15.
    assert_eq!(arena.in_order(&mut cx), 15 + 100 * 15);
    assert_eq!((world.power_of(at(0xa)), arena.cheers.read()), (23, 12));
}

#[test]
fn a_failing_callee_is_a_fault_of_the_caller() {
    let (_, mut arena, cx) = unit();
    let mut weak = cx.clone();
    assert_eq!(arena.duel(&mut weak, at(2)), Err(arena::ArenaError::Weak));
    arena.warm_up(&mut weak, 4);
    let award = |cx: &mut Context, amount| {
        let item = arena::Item { kind: arena::Kind::Sword, amount };
        catch_fault(|| arena::World::at(at(0xb)).award(cx, at(1), item, "note".into()))
    };
    assert_eq!(award(&mut weak, 1), Ok(1));
    assert_eq!(award(&mut weak, 0), Err(Fault("u64_sub Overflow")));
    assert_eq!(award(&mut weak, 200), Err(Fault("World: not the game")));
    let mut stranger = cx.with_contract_address(at(7));
    assert_eq!(award(&mut stranger, 1), Err(Fault("World: not the game")));
    let nowhere = catch_fault(|| arena::World::at(at(8)).power_of(&stranger, at(1)));
    assert_eq!(nowhere, Err(Fault("CONTRACT_NOT_DEPLOYED")));
    let other = catch_fault(|| arena::World::at(at(0xa)).power_of(&stranger, at(1)));
    assert_eq!(other, Err(Fault("ENTRYPOINT_NOT_FOUND")));
    assert_eq!(arena::World::at(at(8)).address(), at(8));
}

#[test]
#[should_panic(expected = "reverted: CONTRACT_NOT_DEPLOYED")]
fn a_contract_that_was_not_added_is_named() {
    let mut arena = Arena::default();
    let _ = arena.duel(&mut Context::test(at(1)), at(2));
}

fn call(sender: u64, contract: u64, function: &str, calldata: Vec<Felt>) -> Transaction {
    Transaction::of_batcher(sender.into(), contract.into(), function, calldata)
}

/// Deploys both and runs the transactions.
fn run(transactions: Vec<Transaction>) -> Result<(SubBlock, Storage), HostError> {
    let addresses = [Felt::from(0xb), Felt::from(0xa)];
    let mut storage = Storage::new();
    for (position, other) in [(0, 1), (1, 0)] {
        let mut contracts = addresses.to_vec();
        if position == 0 {
            contracts[1] = Felt::ZERO;
        }
        let calldata = vec![addresses[other]];
        let request =
            Construction { chain_id: Felt::ONE, contracts, position, caller: Felt::ONE, timestamp: 0, calldata };
        let constructed = construct(&CONTRACTS, &request, Box::new(storage.clone()))?;
        storage.extend(constructed.writes.into_iter().map(|(key, value)| ((addresses[position], key), value)));
    }
    let header = Header { chain_id: Felt::ONE, number: 1, timestamp: 9, ..Header::default() };
    let contracts = addresses.to_vec();
    let job = Job {
        header,
        contracts,
        auth: Auth::Batcher,
        settle_within: 0,
        transactions,
        limits: Limits::default(),
        emits_events: true,
    };
    let built = execute(&CONTRACTS, &job, Box::new(storage.clone()))?;
    assert_eq!((built.sub_block.check(), built.executed), (Ok(()), job.transactions.len()));
    storage.extend(built.sub_block.entries().map(|entry| ((entry.contract, entry.key), entry.new)));
    Ok((built.sub_block, storage))
}

#[test]
fn a_sub_block_of_two_contracts() {
    let duel = |sender: u64, other: u64| call(sender, 0xa, "duel", encode(&at(other)));
    let (block, storage) = run(vec![
        duel(1, 2),
        call(1, 0xb, "train", encode(&5_u32)),
        // The arena is not strong yet, so the item has no amount, which the world faults at: everything is undone.
        duel(1, 2),
        call(3, 0xa, "warm_up", encode(&2_u32)),
        duel(1, 2),
        call(1, 0xa, "cheer", encode(&32_u8)),
    ])
    .unwrap_or_else(|error| panic!("{error}"));
    let faults: Vec<_> = block.receipts.iter().map(|receipt| receipt.fault()).collect();
    let weak = Some("Arena: weak".to_owned());
    assert_eq!(faults, [weak, None, Some("u64_sub Overflow".into()), None, None, None]);
    let cell = |contract: u64, name| storage.get(&(contract.into(), felts::storage_address(name, &[]))).copied();
    assert_eq!((cell(0xa, "champion"), cell(0xa, "cheers")), (Some(Felt::ONE), Some(Felt::from(4 + 33))));
    let events: Vec<_> =
        block.receipts.iter().flat_map(|receipt| &receipt.events).map(|event| (event.contract, &*event.name)).collect();
    assert_eq!(events, [(0, "Awarded"), (1, "Won")]);

    let request = View {
        chain_id: Felt::ONE,
        contracts: vec![Felt::from(0xb), Felt::from(0xa)],
        position: 1,
        caller: Felt::ONE,
        timestamp: 9,
        sub_block_number: 1,
        selector: felts::selector("shields"),
        calldata: encode(&7_u64),
    };
    let viewed = view(&CONTRACTS, &request, Box::new(storage)).map(|viewed| (viewed.status, viewed.result));
    assert_eq!(viewed, Ok((Felt::ZERO, vec![Felt::from(5), Felt::ZERO])));
}

#[test]
fn calls_too_deep_are_no_transaction() {
    let error = run(vec![call(1, 0xa, "cheer", encode(&33_u8))]).err();
    let Some(HostError::InvalidTransaction { index: 0, reason }) = error else { panic!("{error:?}") };
    assert!(reason.contains("more than 32 deep"), "{reason}");
}

#[test]
fn an_event_that_l2_does_not_take_is_no_transaction() {
    #[zkthread::contract]
    mod loud {
        use zkthread::prelude::*;

        #[storage]
        pub struct Loud {
            nothing: u8,
        }

        #[event]
        pub struct Cried {
            #[key]
            pub to: Vec<u8>,
            pub words: Vec<u8>,
        }

        impl Loud {
            #[external]
            pub fn cry(&mut self, cx: &mut Context, to: Vec<u8>, words: Vec<u8>) {
                self.nothing = 1;
                cx.emit(Cried { to, words });
            }
        }
    }
    let cry = |to: usize, words: usize, emits_events| {
        let calldata = [encode(&vec![0_u8; to]), encode(&vec![0_u8; words])].concat();
        let header = Header { number: 1, ..Header::default() };
        let (contracts, transactions) = (vec![Felt::ONE], vec![call(1, 1, "cry", calldata)]);
        let job = Job {
            header,
            contracts,
            auth: Auth::Batcher,
            settle_within: 0,
            transactions,
            limits: Limits::default(),
            emits_events,
        };
        let storage: BTreeMap<Felt, Felt> = BTreeMap::new();
        execute(&[ContractType::of::<loud::Loud>()], &job, Box::new(storage))
            .map(|_| ())
            .map_err(|error| error.to_string())
    };
    // A list is its length and its elements.
    assert_eq!((cry(48, 299, true), cry(49, 300, false)), (Ok(()), Ok(())));
    for (to, words) in [(49, 0), (0, 300)] {
        let refused = cry(to, words, true).err().unwrap_or_default();
        assert!(refused.contains("its event Cried has") && refused.contains("L2 takes 49 and 300"), "{refused}");
    }
}
