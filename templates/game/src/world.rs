//! The world: players on a map, and what they gather, craft, wear and give.

pub use contract::*;

/// Holds players and items. Games are contracts that the operator lets hold items of players and award new ones.
#[zkthread::contract]
mod contract {
    use zkthread::prelude::*;

    /// Width and height of the map. Positions count from 0.
    pub const SIZE: u32 = 32;
    /// Energy of a rested player. A step takes 1.
    pub const FULL_ENERGY: u32 = 100;
    /// What gathering once takes.
    pub const GATHERING: u32 = 5;
    /// In so many seconds a player gets 1 back.
    pub const REST: u64 = 60;
    /// Power of an item that was made without any skill.
    pub const LEAST_POWER: u32 = 10;
    /// More skill than this makes no stronger items.
    pub const MOST_SKILL: u32 = 10;

    /// Where a step goes.
    pub enum Direction {
        North,
        East,
        South,
        West,
    }

    /// What is gathered at a place.
    pub enum Terrain {
        /// Herbs.
        Meadow,
        /// Wood.
        Forest,
        /// Ore.
        Mountain,
    }

    /// A place on the map.
    pub struct Position {
        pub x: u32,
        pub y: u32,
    }

    /// What items are made of.
    pub struct Materials {
        pub wood: u32,
        pub ore: u32,
        pub herbs: u32,
    }

    /// Somebody on the map.
    pub struct Player {
        /// Empty before they joined.
        pub name: bytes31,
        pub position: Position,
        /// As it was when it was last spent.
        pub energy: u32,
        /// When that was, in seconds.
        pub spent: u64,
        /// How many items they made.
        pub skill: u32,
    }

    /// What an item is.
    pub enum Kind {
        Sword,
        Shield,
        Charm,
        /// Awarded by a game.
        Trophy(ContractAddress),
    }

    /// Where an item is.
    pub enum Place {
        /// In its owner's bag, at this slot.
        Bag(u32),
        /// Its owner wears it.
        Worn,
        /// A game holds it for its owner.
        Held(ContractAddress),
    }

    /// There is one of each.
    pub struct Item {
        pub kind: Kind,
        pub power: u32,
        pub owner: ContractAddress,
        pub place: Place,
    }

    /// The items that a player wears.
    pub struct Gear {
        pub weapon: Option<u64>,
        pub shield: Option<u64>,
        /// A charm or a trophy.
        pub charm: Option<u64>,
    }

    #[storage]
    pub struct World {
        /// Who registers games.
        operator: ContractAddress,
        games: Map<ContractAddress, bool>,
        players: Map<ContractAddress, Player>,
        materials: Map<ContractAddress, Materials>,
        /// All items; elsewhere they stand as numbers, their positions here.
        items: Vec<Item>,
        /// Items by owner and slot; the first slots are in use.
        bags: Map<ContractAddress, Map<u32, u64>>,
        /// How many slots are in use.
        bag_sizes: Map<ContractAddress, u32>,
        gear: Map<ContractAddress, Gear>,
    }

    /// A contract became a game, or is none any more.
    #[event]
    pub struct GameRegistered {
        #[key]
        pub game: ContractAddress,
        pub is_game: bool,
    }

    #[event]
    pub struct Joined {
        #[key]
        pub player: ContractAddress,
        pub name: bytes31,
    }

    #[event]
    pub struct Travelled {
        #[key]
        pub player: ContractAddress,
        pub position: Position,
    }

    #[event]
    pub struct Gathered {
        #[key]
        pub player: ContractAddress,
        pub found: Materials,
    }

    /// An item came into the world.
    #[event]
    pub struct Made {
        #[key]
        pub owner: ContractAddress,
        #[key]
        pub item: u64,
        pub kind: Kind,
        pub power: u32,
    }

    /// An item was given by one player to another.
    #[event]
    pub struct Given {
        #[key]
        pub from: ContractAddress,
        #[key]
        pub to: ContractAddress,
        pub item: u64,
    }

    /// What a player wears changed.
    #[event]
    pub struct Dressed {
        #[key]
        pub player: ContractAddress,
        pub gear: Gear,
    }

    /// A game took an item into its hands.
    #[event]
    pub struct Taken {
        #[key]
        pub game: ContractAddress,
        #[key]
        pub owner: ContractAddress,
        pub item: u64,
    }

    /// A game gave an item out of its hands.
    #[event]
    pub struct Released {
        #[key]
        pub game: ContractAddress,
        #[key]
        pub to: ContractAddress,
        pub item: u64,
    }

    #[error]
    pub enum WorldError {
        /// Only the operator registers games.
        NotOperator,
        /// Only a registered game does this.
        NotAGame,
        /// The account has joined already.
        AlreadyJoined,
        /// The account has not joined.
        NotJoined,
        /// Names are not empty.
        NoName,
        /// The way leaves the map.
        OffTheMap,
        /// It takes more energy than the player has.
        TooTired,
        /// It takes more than the player has gathered.
        MissingMaterials,
        /// Nobody makes trophies.
        NotCraftable,
        /// There is no item of this number, or it is somebody else's.
        NotYourItem,
        /// The item is worn, or a game holds it.
        NotInBag,
        /// The item is not worn.
        NotWorn,
        /// The caller does not hold the item.
        NotHeld,
    }

    impl Position {
        /// The place some steps away.
        fn after(&self, direction: Direction, steps: u32) -> Result<Position, WorldError> {
            ensure!(steps < SIZE, WorldError::OffTheMap);
            let (mut x, mut y) = (self.x, self.y);
            match direction {
                Direction::North => y = y.checked_sub(steps).ok_or(WorldError::OffTheMap)?,
                Direction::East => x += steps,
                Direction::South => y += steps,
                Direction::West => x = x.checked_sub(steps).ok_or(WorldError::OffTheMap)?,
            }
            ensure!(x < SIZE && y < SIZE, WorldError::OffTheMap);
            Ok(Position { x, y })
        }

        fn terrain(&self) -> Terrain {
            match (self.x * self.y + self.x + 2 * self.y) % 5 {
                0 | 1 => Terrain::Meadow,
                2 | 3 => Terrain::Forest,
                _ => Terrain::Mountain,
            }
        }
    }

    impl Terrain {
        /// What a player finds here, gathering some times.
        fn harvest(&self, times: u32) -> Materials {
            match self {
                Terrain::Meadow => materials(0, 0, 4 * times),
                Terrain::Forest => materials(3 * times, 0, times),
                Terrain::Mountain => materials(0, 2 * times, 0),
            }
        }
    }

    fn materials(wood: u32, ore: u32, herbs: u32) -> Materials {
        Materials { wood, ore, herbs }
    }

    impl Materials {
        fn plus(&self, more: Materials) -> Materials {
            materials(
                self.wood + more.wood,
                self.ore + more.ore,
                self.herbs + more.herbs,
            )
        }

        /// What is left after paying, if it is enough.
        fn minus(&self, price: Materials) -> Result<Materials, WorldError> {
            ensure!(
                self.wood >= price.wood && self.ore >= price.ore && self.herbs >= price.herbs,
                WorldError::MissingMaterials
            );
            Ok(materials(
                self.wood - price.wood,
                self.ore - price.ore,
                self.herbs - price.herbs,
            ))
        }
    }

    impl Player {
        fn has_joined(&self) -> bool {
            felt252::from(self.name) != 0
        }

        /// Takes energy, after adding what came back since the last time.
        fn spend(&mut self, energy: u32, now: u64) -> Result<(), WorldError> {
            // Time on L2 may be ahead of a sub-block's.
            let idle = now - self.spent.min(now);
            let missing = u64::from(FULL_ENERGY - self.energy);
            let regained = u32::try_from((idle / REST).min(missing)).unwrap();
            let left = (self.energy + regained).checked_sub(energy);
            self.energy = left.ok_or(WorldError::TooTired)?;
            self.spent = now;
            Ok(())
        }
    }

    impl Kind {
        /// What making one takes.
        fn price(&self) -> Option<Materials> {
            match self {
                Kind::Sword => Some(materials(1, 4, 0)),
                Kind::Shield => Some(materials(5, 2, 0)),
                Kind::Charm => Some(materials(1, 0, 8)),
                Kind::Trophy(_) => None,
            }
        }
    }

    impl Gear {
        /// Puts an item, or nothing, where items of its kind are worn. Returns what was there.
        fn change(&mut self, kind: Kind, item: Option<u64>) -> Option<u64> {
            match kind {
                Kind::Sword => {
                    let before = self.weapon;
                    self.weapon = item;
                    before
                }
                Kind::Shield => {
                    let before = self.shield;
                    self.shield = item;
                    before
                }
                Kind::Charm | Kind::Trophy(_) => {
                    let before = self.charm;
                    self.charm = item;
                    before
                }
            }
        }
    }

    impl World {
        /// The operator decides which contracts are games.
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, operator: ContractAddress) {
            self.operator = operator;
        }

        /// Lets a contract hold and award items, or no longer. What it holds it can always release.
        #[external]
        pub fn register_game(
            &mut self,
            cx: &mut Context,
            game: ContractAddress,
            is_game: bool,
        ) -> Result<(), WorldError> {
            ensure!(cx.caller() == self.operator, WorldError::NotOperator);
            self.games.write(game, is_game);
            cx.emit(GameRegistered { game, is_game });
            Ok(())
        }

        /// Puts the caller on the middle of the map.
        #[external]
        pub fn join(&mut self, cx: &mut Context, name: bytes31) -> Result<(), WorldError> {
            let account = cx.caller();
            ensure!(felt252::from(name) != 0, WorldError::NoName);
            ensure!(
                !self.players.read(account).has_joined(),
                WorldError::AlreadyJoined
            );
            let position = Position {
                x: SIZE / 2,
                y: SIZE / 2,
            };
            let player = Player {
                name,
                position,
                energy: FULL_ENERGY,
                spent: cx.timestamp(),
                skill: 0,
            };
            self.players.write(account, player);
            cx.emit(Joined {
                player: account,
                name,
            });
            Ok(())
        }

        /// Walks some steps in each direction, one after the other. Returns where it ends.
        #[external]
        pub fn travel(
            &mut self,
            cx: &mut Context,
            path: Vec<(Direction, u32)>,
        ) -> Result<Position, WorldError> {
            let account = cx.caller();
            let mut player = self.joined(account)?;
            let mut position = player.position;
            let mut distance: u32 = 0;
            for (direction, steps) in &path {
                position = position.after(*direction, *steps)?;
                distance += *steps;
            }
            player.spend(distance, cx.timestamp())?;
            player.position = position;
            self.players.write(account, player);
            cx.emit(Travelled {
                player: account,
                position,
            });
            Ok(position)
        }

        /// Gathers what the place has, some times in a row. Returns what was found.
        #[external]
        pub fn gather(&mut self, cx: &mut Context, times: u32) -> Result<Materials, WorldError> {
            let account = cx.caller();
            let mut player = self.joined(account)?;
            player.spend(GATHERING * times, cx.timestamp())?;
            self.players.write(account, player);
            let found = player.position.terrain().harvest(times);
            let owned = self.materials.read(account);
            self.materials.write(account, owned.plus(found));
            cx.emit(Gathered {
                player: account,
                found,
            });
            Ok(found)
        }

        /// Makes an item, the stronger the more the caller has made before. Returns its number.
        #[external]
        pub fn craft(&mut self, cx: &mut Context, kind: Kind) -> Result<u64, WorldError> {
            let account = cx.caller();
            let mut player = self.joined(account)?;
            let price = kind.price().ok_or(WorldError::NotCraftable)?;
            let left = self.materials.read(account).minus(price)?;
            self.materials.write(account, left);
            let power = LEAST_POWER + player.skill.min(MOST_SKILL);
            player.skill += 1;
            self.players.write(account, player);
            Ok(self.make(cx, account, kind, power))
        }

        /// Gives an item out of the caller's bag to another player.
        #[external]
        pub fn give(
            &mut self,
            cx: &mut Context,
            to: ContractAddress,
            number: u64,
        ) -> Result<(), WorldError> {
            self.joined(to)?;
            let from = cx.caller();
            let item = self.take_out(from, number)?;
            self.put_in(to, number, item);
            cx.emit(Given {
                from,
                to,
                item: number,
            });
            Ok(())
        }

        /// Wears an item out of the caller's bag; what was worn in its place goes into the bag.
        #[external]
        pub fn equip(&mut self, cx: &mut Context, number: u64) -> Result<(), WorldError> {
            let account = cx.caller();
            let mut item = self.take_out(account, number)?;
            item.place = Place::Worn;
            self.items.write(number, item);
            let mut gear = self.gear.read(account);
            if let Some(before) = gear.change(item.kind, Some(number)) {
                let taken_off = self.items.read(before);
                self.put_in(account, before, taken_off);
            }
            self.gear.write(account, gear);
            cx.emit(Dressed {
                player: account,
                gear,
            });
            Ok(())
        }

        /// Takes an item off and puts it into the bag.
        #[external]
        pub fn unequip(&mut self, cx: &mut Context, number: u64) -> Result<(), WorldError> {
            let account = cx.caller();
            let item = self.owned(account, number)?;
            ensure!(item.place == Place::Worn, WorldError::NotWorn);
            let mut gear = self.gear.read(account);
            gear.change(item.kind, None);
            self.gear.write(account, gear);
            self.put_in(account, number, item);
            cx.emit(Dressed {
                player: account,
                gear,
            });
            Ok(())
        }

        /// For games: takes an item out of a player's bag until it is released.
        #[external]
        pub fn hold(
            &mut self,
            cx: &mut Context,
            owner: ContractAddress,
            number: u64,
        ) -> Result<(), WorldError> {
            let game = cx.caller();
            ensure!(self.games.read(game), WorldError::NotAGame);
            let mut item = self.take_out(owner, number)?;
            item.place = Place::Held(game);
            self.items.write(number, item);
            cx.emit(Taken {
                game,
                owner,
                item: number,
            });
            Ok(())
        }

        /// For games: puts an item that the caller holds into a player's bag, who owns it from now on.
        #[external]
        pub fn release(
            &mut self,
            cx: &mut Context,
            number: u64,
            to: ContractAddress,
        ) -> Result<(), WorldError> {
            let game = cx.caller();
            ensure!(number < self.items.len(), WorldError::NotHeld);
            let item = self.items.read(number);
            ensure!(item.place == Place::Held(game), WorldError::NotHeld);
            self.joined(to)?;
            self.put_in(to, number, item);
            cx.emit(Released {
                game,
                to,
                item: number,
            });
            Ok(())
        }

        /// For games: makes a trophy for a player. Returns its number.
        #[external]
        pub fn award(
            &mut self,
            cx: &mut Context,
            to: ContractAddress,
            power: u32,
        ) -> Result<u64, WorldError> {
            let game = cx.caller();
            ensure!(self.games.read(game), WorldError::NotAGame);
            self.joined(to)?;
            Ok(self.make(cx, to, Kind::Trophy(game), power))
        }

        /// Somebody on the map.
        #[view]
        pub fn player(&self, account: ContractAddress) -> Option<Player> {
            let player = self.players.read(account);
            if player.has_joined() {
                Some(player)
            } else {
                None
            }
        }

        /// What is gathered at a place.
        #[view]
        pub fn terrain(&self, position: Position) -> Terrain {
            position.terrain()
        }

        /// What a player has gathered and not used.
        #[view]
        pub fn materials_of(&self, account: ContractAddress) -> Materials {
            self.materials.read(account)
        }

        /// An item by its number.
        #[view]
        pub fn item(&self, number: u64) -> Option<Item> {
            if number < self.items.len() {
                Some(self.items.read(number))
            } else {
                None
            }
        }

        /// The items in a player's bag.
        #[view]
        pub fn bag_of(&self, account: ContractAddress) -> Vec<u64> {
            let mut items: Vec<u64> = Vec::new();
            for slot in 0..self.bag_sizes.read(account) {
                items.push(self.bags.entry(account).read(slot));
            }
            items
        }

        /// What a player wears.
        #[view]
        pub fn gear_of(&self, account: ContractAddress) -> Gear {
            self.gear.read(account)
        }

        /// The power of all that a player wears.
        #[view]
        pub fn power_of(&self, account: ContractAddress) -> u32 {
            let gear = self.gear.read(account);
            self.power_of_worn(gear.weapon)
                + self.power_of_worn(gear.shield)
                + self.power_of_worn(gear.charm)
        }

        /// Whether a contract may hold and award items.
        #[view]
        pub fn is_game(&self, game: ContractAddress) -> bool {
            self.games.read(game)
        }

        fn joined(&self, account: ContractAddress) -> Result<Player, WorldError> {
            let player = self.players.read(account);
            ensure!(player.has_joined(), WorldError::NotJoined);
            Ok(player)
        }

        fn owned(&self, account: ContractAddress, number: u64) -> Result<Item, WorldError> {
            ensure!(number < self.items.len(), WorldError::NotYourItem);
            let item = self.items.read(number);
            ensure!(item.owner == account, WorldError::NotYourItem);
            Ok(item)
        }

        fn power_of_worn(&self, worn: Option<u64>) -> u32 {
            match worn {
                Some(number) => self.items.read(number).power,
                None => 0,
            }
        }

        /// Brings a new item into a player's bag. Returns its number.
        fn make(
            &mut self,
            cx: &mut Context,
            owner: ContractAddress,
            kind: Kind,
            power: u32,
        ) -> u64 {
            let number = self.items.len();
            let item = Item {
                kind,
                power,
                owner,
                place: Place::Bag(0),
            };
            self.items.push(item);
            self.put_in(owner, number, item);
            cx.emit(Made {
                owner,
                item: number,
                kind,
                power,
            });
            number
        }

        /// Puts an item at the end of a player's bag, whose it is from now on.
        fn put_in(&mut self, owner: ContractAddress, number: u64, item: Item) {
            let slot = self.bag_sizes.read(owner);
            self.bag_sizes.write(owner, slot + 1);
            self.bags.entry(owner).write(slot, number);
            let mut item = item;
            item.owner = owner;
            item.place = Place::Bag(slot);
            self.items.write(number, item);
        }

        /// Takes an item out of its owner's bag; the last one takes its slot. The caller writes where it is now.
        fn take_out(&mut self, owner: ContractAddress, number: u64) -> Result<Item, WorldError> {
            let item = self.owned(owner, number)?;
            let Place::Bag(slot) = item.place else {
                return Err(WorldError::NotInBag);
            };
            let last = self.bag_sizes.read(owner) - 1;
            self.bag_sizes.write(owner, last);
            if slot != last {
                let moved = self.bags.entry(owner).read(last);
                self.bags.entry(owner).write(slot, moved);
                let mut other = self.items.read(moved);
                other.place = Place::Bag(slot);
                self.items.write(moved, other);
            }
            Ok(item)
        }
    }
}
