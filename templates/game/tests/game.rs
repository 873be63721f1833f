//! The contracts are ordinary Rust, so their tests are too: no chain, no Cairo.

use game::arena::{Arena, ArenaError, PATIENCE, Stage};
use game::world::{Direction, Gear, Kind, Place, Position, SIZE, Terrain, World, WorldError};
use zkthread::prelude::*;
use zkthread::{Fault, catch_fault, felts};

const OPERATOR: u64 = 1;
const ALICE: u64 = 2;
const BOB: u64 = 3;
const CAROL: u64 = 4;
const WORLD: u64 = 100;
const ARENA: u64 = 200;

/// Where the tests begin, in seconds.
const START: u64 = 1_000_000;

fn account(number: u64) -> ContractAddress {
    ContractAddress::from(number)
}

fn name(text: &str) -> bytes31 {
    bytes31::try_from(felts::short_string(text).unwrap()).unwrap()
}

/// Who calls the world.
fn cx(caller: u64) -> Context {
    Context::test(account(caller))
        .with_contract_address(account(WORLD))
        .with_timestamp(START)
}

/// A world in which Alice and Bob have joined.
fn world() -> World {
    let mut world = World::default();
    world.new(&mut cx(OPERATOR), account(OPERATOR));
    assert_eq!(world.join(&mut cx(ALICE), name("alice")), Ok(()));
    assert_eq!(world.join(&mut cx(BOB), name("bob")), Ok(()));
    world
}

/// Gathers on the mountain in the middle and in the forest beside it, and makes these.
fn craft(world: &mut World, player: u64, kinds: &[Kind]) {
    let mut cx = cx(player);
    assert!(world.gather(&mut cx, 4).is_ok());
    assert!(world.travel(&mut cx, vec![(Direction::West, 1)]).is_ok());
    assert!(world.gather(&mut cx, 4).is_ok());
    for kind in kinds {
        assert!(world.craft(&mut cx, *kind).is_ok());
    }
}

/// Both contracts of the thread.
struct Game {
    world: World,
    arena: Arena,
}

impl Game {
    /// The arena is a game of the world. Alice has items 0 and 1 and Bob has 2 and 3, a sword and a shield.
    fn new() -> Self {
        let mut world = world();
        craft(&mut world, ALICE, &[Kind::Sword, Kind::Shield]);
        craft(&mut world, BOB, &[Kind::Sword, Kind::Shield]);
        let arena = account(ARENA);
        assert_eq!(world.register_game(&mut cx(OPERATOR), arena, true), Ok(()));
        let mut game = Self {
            world,
            arena: Arena::default(),
        };
        let mut cx = game.cx(OPERATOR, 0);
        game.arena.new(&mut cx, account(WORLD));
        game
    }

    /// Who calls the arena, some seconds after the start.
    fn cx(&self, caller: u64, after: u64) -> Context {
        Context::test(account(caller))
            .with_contract_address(account(ARENA))
            .with_timestamp(START + after)
            .with_contract(account(WORLD), &self.world)
            .with_contract(account(ARENA), &self.arena)
    }

    fn commitment(&self, player: u64, secret: u64) -> felt252 {
        self.arena
            .commitment(account(player), felt252::from(secret))
    }

    /// Alice stakes her shield, Bob accepts with his. Their secrets are 111 and 222.
    fn begin(&mut self) -> u64 {
        let mut cx = self.cx(ALICE, 0);
        let commitment = self.commitment(ALICE, 111);
        let duel = self.arena.challenge(&mut cx, None, 1, commitment).unwrap();
        let mut cx = self.cx(BOB, 0);
        let commitment = self.commitment(BOB, 222);
        assert_eq!(self.arena.accept(&mut cx, duel, 3, commitment), Ok(()));
        duel
    }

    fn place(&self, item: u64) -> Option<(ContractAddress, Place)> {
        self.world.item(item).map(|item| (item.owner, item.place))
    }
}

#[test]
fn players_stay_on_the_map() {
    let mut world = world();
    let path = vec![(Direction::North, 3), (Direction::East, 2)];
    let there = Position { x: 18, y: 13 };
    assert_eq!(world.travel(&mut cx(ALICE), path), Ok(there));
    assert_eq!(
        world.travel(&mut cx(ALICE), vec![(Direction::North, 14)]),
        Err(WorldError::OffTheMap)
    );
    assert_eq!(
        world.travel(&mut cx(ALICE), vec![(Direction::East, SIZE - 18)]),
        Err(WorldError::OffTheMap)
    );
    assert_eq!(
        world.player(account(ALICE)).map(|player| player.position),
        Some(there)
    );
    assert_eq!(
        world.travel(&mut cx(CAROL), vec![]),
        Err(WorldError::NotJoined)
    );
}

#[test]
fn energy_comes_back_with_time() {
    let mut world = world();
    let path = vec![(Direction::North, 16), (Direction::South, 16)];
    for _ in 0..3 {
        assert!(world.travel(&mut cx(ALICE), path.clone()).is_ok());
    }
    assert_eq!(world.gather(&mut cx(ALICE), 1), Err(WorldError::TooTired));
    let mut later = cx(ALICE).with_timestamp(START + 60);
    assert!(world.gather(&mut later, 1).is_ok());
    let mut much_later = cx(ALICE).with_timestamp(START + 1_000_000);
    assert!(world.gather(&mut much_later, 20).is_ok());
    assert_eq!(world.gather(&mut much_later, 1), Err(WorldError::TooTired));
}

#[test]
fn what_a_place_has_makes_items() {
    let mut world = world();
    let middle = Position { x: 16, y: 16 };
    assert_eq!(world.terrain(middle), Terrain::Mountain);
    assert_eq!(
        world.craft(&mut cx(ALICE), Kind::Sword),
        Err(WorldError::MissingMaterials)
    );
    craft(&mut world, ALICE, &[Kind::Sword, Kind::Shield]);
    assert_eq!(world.item(0).map(|item| item.power), Some(10));
    assert_eq!(world.item(1).map(|item| item.power), Some(11));
    assert_eq!(world.item(1).map(|item| item.kind), Some(Kind::Shield));
    assert_eq!(world.bag_of(account(ALICE)), [0, 1]);
    assert_eq!(
        world.craft(&mut cx(ALICE), Kind::Trophy(account(ALICE))),
        Err(WorldError::NotCraftable)
    );
}

#[test]
fn given_items_change_bags() {
    let mut world = world();
    craft(&mut world, ALICE, &[Kind::Sword, Kind::Shield]);
    assert_eq!(
        world.give(&mut cx(BOB), account(BOB), 0),
        Err(WorldError::NotYourItem)
    );
    assert_eq!(
        world.give(&mut cx(ALICE), account(CAROL), 0),
        Err(WorldError::NotJoined)
    );
    assert_eq!(world.give(&mut cx(ALICE), account(BOB), 0), Ok(()));
    assert_eq!(world.bag_of(account(ALICE)), [1]);
    assert_eq!(world.bag_of(account(BOB)), [0]);
    assert_eq!(world.give(&mut cx(BOB), account(ALICE), 0), Ok(()));
    assert_eq!(world.bag_of(account(ALICE)), [1, 0]);
}

#[test]
fn worn_items_have_their_place() {
    let mut world = world();
    craft(&mut world, ALICE, &[Kind::Sword, Kind::Sword]);
    assert_eq!(world.equip(&mut cx(ALICE), 0), Ok(()));
    assert_eq!(world.power_of(account(ALICE)), 10);
    assert_eq!(world.equip(&mut cx(ALICE), 1), Ok(()));
    assert_eq!(world.power_of(account(ALICE)), 11);
    assert_eq!(world.bag_of(account(ALICE)), [0]);
    assert_eq!(
        world.give(&mut cx(ALICE), account(BOB), 1),
        Err(WorldError::NotInBag)
    );
    assert_eq!(world.unequip(&mut cx(ALICE), 0), Err(WorldError::NotWorn));
    assert_eq!(world.unequip(&mut cx(ALICE), 1), Ok(()));
    let nothing = Gear {
        weapon: None,
        shield: None,
        charm: None,
    };
    assert_eq!(world.gear_of(account(ALICE)), nothing);
    assert_eq!(world.bag_of(account(ALICE)), [0, 1]);
}

#[test]
fn only_games_hold_and_award_items() {
    let mut world = world();
    craft(&mut world, ALICE, &[Kind::Sword]);
    assert_eq!(
        world.register_game(&mut cx(BOB), account(BOB), true),
        Err(WorldError::NotOperator)
    );
    assert_eq!(
        world.hold(&mut cx(BOB), account(ALICE), 0),
        Err(WorldError::NotAGame)
    );
    assert_eq!(
        world.award(&mut cx(BOB), account(BOB), 1_000),
        Err(WorldError::NotAGame)
    );
    assert_eq!(
        world.release(&mut cx(BOB), 0, account(BOB)),
        Err(WorldError::NotHeld)
    );
}

#[test]
fn a_stake_is_held_by_the_arena() {
    let mut game = Game::new();
    let duel = game.begin();
    let held = Place::Held(account(ARENA));
    assert_eq!(game.place(1), Some((account(ALICE), held)));
    assert_eq!(game.place(3), Some((account(BOB), held)));
    assert_eq!(
        game.arena.duel(duel).map(|duel| duel.stage),
        Some(Stage::Accepted)
    );
    assert_eq!(
        game.world.give(&mut cx(ALICE), account(BOB), 1),
        Err(WorldError::NotInBag)
    );
    // The world releases it to the arena alone.
    assert_eq!(
        game.world.release(&mut cx(ALICE), 1, account(ALICE)),
        Err(WorldError::NotHeld)
    );
}

#[test]
fn a_call_that_fails_is_a_fault_of_the_caller() {
    let mut game = Game::new();
    let mut cx = game.cx(ALICE, 0);
    let commitment = game.commitment(ALICE, 111);
    let challenge = catch_fault(|| game.arena.challenge(&mut cx, None, 2, commitment));
    assert_eq!(challenge, Err(Fault("World: not your item")));

    let mut operator = self::cx(OPERATOR);
    let arena = account(ARENA);
    assert_eq!(
        game.world.register_game(&mut operator, arena, false),
        Ok(())
    );
    let mut cx = game.cx(ALICE, 0);
    let challenge = catch_fault(|| game.arena.challenge(&mut cx, None, 1, commitment));
    assert_eq!(challenge, Err(Fault("World: not a game")));
}

#[test]
fn a_duel_is_for_whom_it_is_meant_and_for_something_equal() {
    let mut game = Game::new();
    let commitment = game.commitment(ALICE, 111);
    let mut alice = game.cx(ALICE, 0);
    assert_eq!(
        game.arena
            .challenge(&mut alice, Some(account(ALICE)), 1, commitment),
        Err(ArenaError::Yourself)
    );
    assert_eq!(
        game.arena
            .challenge(&mut alice, Some(account(BOB)), 1, commitment),
        Ok(0)
    );
    let commitment = game.commitment(BOB, 222);
    for (caller, after, number, error) in [
        (CAROL, 0, 0, ArenaError::NotChallenged),
        (ALICE, 0, 0, ArenaError::Yourself),
        (BOB, PATIENCE, 0, ArenaError::TooLate),
        (BOB, 0, 1, ArenaError::NoSuchDuel),
    ] {
        let mut cx = game.cx(caller, after);
        assert_eq!(
            game.arena.accept(&mut cx, number, 3, commitment),
            Err(error)
        );
    }
    // The sword has less power than Alice's shield.
    let mut cx = game.cx(BOB, 0);
    assert_eq!(
        game.arena.accept(&mut cx, 0, 2, commitment),
        Err(ArenaError::StakeTooLow)
    );
}

#[test]
fn the_winner_gets_both_stakes() {
    let mut game = Game::new();
    assert_eq!(game.world.equip(&mut cx(ALICE), 0), Ok(()));
    let duel = game.begin();
    assert_eq!(game.arena.fighter(duel, true).power, 10);
    assert_eq!(game.arena.fighter(duel, false).power, 0);

    let mut carol = game.cx(CAROL, 0);
    assert_eq!(
        game.arena.reveal(&mut carol, duel, felt252::from(111_u64)),
        Err(ArenaError::NotYourDuel)
    );
    let mut alice = game.cx(ALICE, 0);
    assert_eq!(
        game.arena.reveal(&mut alice, duel, felt252::from(112_u64)),
        Err(ArenaError::WrongSecret)
    );
    assert_eq!(
        game.arena.reveal(&mut alice, duel, felt252::from(111_u64)),
        Ok(())
    );
    assert_eq!(
        game.arena.reveal(&mut alice, duel, felt252::from(111_u64)),
        Err(ArenaError::AlreadyRevealed)
    );
    let mut bob = game.cx(BOB, 0);
    assert_eq!(
        game.arena.reveal(&mut bob, duel, felt252::from(222_u64)),
        Ok(())
    );

    // Chance would have had to make up for ten points.
    assert_eq!(
        game.arena.duel(duel).map(|duel| duel.stage),
        Some(Stage::Won(account(ALICE)))
    );
    assert_eq!(game.world.bag_of(account(ALICE)), [1, 3]);
    assert_eq!(game.world.bag_of(account(BOB)), [2]);
    // Two items were released, and the duel is decided.
    let names: Vec<&str> = bob
        .events()
        .iter()
        .map(|event| event.name.as_str())
        .collect();
    assert_eq!(names, ["Released", "Released", "Decided"]);
}

#[test]
fn who_keeps_the_secret_loses() {
    let mut game = Game::new();
    let duel = game.begin();
    let mut bob = game.cx(BOB, 0);
    assert_eq!(
        game.arena.reveal(&mut bob, duel, felt252::from(222_u64)),
        Ok(())
    );
    let mut early = game.cx(CAROL, PATIENCE - 1);
    assert_eq!(
        game.arena.conclude(&mut early, duel),
        Err(ArenaError::TooEarly)
    );
    let mut late = game.cx(CAROL, PATIENCE);
    assert_eq!(game.arena.conclude(&mut late, duel), Ok(()));
    assert_eq!(game.world.bag_of(account(BOB)), [2, 1, 3]);
    let best: Vec<ContractAddress> = game.arena.best(9).iter().map(|(who, _)| *who).collect();
    assert_eq!(best, [account(BOB), account(ALICE)]);
}

#[test]
fn everybody_gets_back_what_nobody_won() {
    let mut game = Game::new();
    let duel = game.begin();
    let mut late = game.cx(BOB, PATIENCE);
    assert_eq!(game.arena.conclude(&mut late, duel), Ok(()));
    assert_eq!(game.world.bag_of(account(ALICE)), [0, 1]);
    assert_eq!(game.world.bag_of(account(BOB)), [2, 3]);

    let commitment = game.commitment(ALICE, 111);
    let mut alice = game.cx(ALICE, 0);
    assert_eq!(game.arena.challenge(&mut alice, None, 0, commitment), Ok(1));
    let mut bob = game.cx(BOB, 0);
    assert_eq!(
        game.arena.withdraw(&mut bob, 1),
        Err(ArenaError::NotYourDuel)
    );
    assert_eq!(game.arena.withdraw(&mut alice, 1), Ok(()));
    assert_eq!(
        game.arena.withdraw(&mut alice, 1),
        Err(ArenaError::WrongStage)
    );
    assert_eq!(game.world.bag_of(account(ALICE)), [1, 0]);
}

#[test]
fn three_in_a_row_are_worth_a_trophy() {
    let mut game = Game::new();
    for _ in 0..3 {
        let duel = game.begin();
        let mut bob = game.cx(BOB, 0);
        assert_eq!(
            game.arena.reveal(&mut bob, duel, felt252::from(222_u64)),
            Ok(())
        );
        let mut late = game.cx(CAROL, PATIENCE);
        assert_eq!(game.arena.conclude(&mut late, duel), Ok(()));
        // Bob is kind: he gives the shield back.
        assert_eq!(game.world.give(&mut cx(BOB), account(ALICE), 1), Ok(()));
    }
    let trophy = game.world.item(4).unwrap();
    assert_eq!(trophy.kind, Kind::Trophy(account(ARENA)));
    assert_eq!((trophy.power, trophy.owner), (3, account(BOB)));
    assert_eq!(game.arena.record_of(account(BOB)).streak, 3);
    assert_eq!(game.arena.record_of(account(ALICE)).lost, 3);

    // It brings luck.
    assert_eq!(game.world.equip(&mut cx(BOB), 4), Ok(()));
    let cx = game.cx(CAROL, 0);
    assert_eq!(game.arena.strength_of(&cx, account(BOB)), (3, 3));
    let duel = game.begin();
    assert_eq!(game.arena.fighter(duel, false).luck, 3);
}
