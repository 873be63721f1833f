//! The arena: duels between players of the world, with an item at stake on each side.

pub use contract::*;

/// Two players commit to a secret each, with an item as stake and what they wear as their strength. When both secrets are
/// told, they decide the duel; the winner gets both items.
#[zkthread::contract]
mod contract {
    use zkthread::prelude::*;

    /// Seconds for accepting a challenge, and then for telling the secrets.
    pub const PATIENCE: u64 = 24 * 60 * 60;
    /// How often each side strikes.
    pub const ROUNDS: u32 = 5;
    /// What chance adds to a strike is below this and the fighter's luck.
    pub const LEAST_CHANCE: u32 = 12;
    /// After so many duels won in a row there is a trophy.
    pub const TROPHY_AFTER: u32 = 3;

    /// As the world has it.
    pub enum Kind {
        Sword,
        Shield,
        Charm,
        Trophy(ContractAddress),
    }

    /// As the world has it.
    pub enum Place {
        Bag(u32),
        Worn,
        Held(ContractAddress),
    }

    /// As the world has it.
    pub struct Item {
        pub kind: Kind,
        pub power: u32,
        pub owner: ContractAddress,
        pub place: Place,
    }

    /// As the world has it.
    pub struct Gear {
        pub weapon: Option<u64>,
        pub shield: Option<u64>,
        pub charm: Option<u64>,
    }

    /// What the arena needs of the world.
    #[interface]
    pub trait World {
        /// An item by its number.
        fn item(&self, cx: &Context, number: u64) -> Option<Item>;
        /// What a player wears.
        fn gear_of(&self, cx: &Context, account: ContractAddress) -> Gear;
        /// The power of all that a player wears.
        fn power_of(&self, cx: &Context, account: ContractAddress) -> u32;
        /// Takes an item out of a player's bag.
        fn hold(&mut self, cx: &mut Context, owner: ContractAddress, number: u64);
        /// Puts an item that is held into a player's bag.
        fn release(&mut self, cx: &mut Context, number: u64, to: ContractAddress);
        /// Makes a trophy for a player.
        fn award(&mut self, cx: &mut Context, to: ContractAddress, power: u32) -> u64;
    }

    /// How far a duel is.
    pub enum Stage {
        /// Waits for an opponent.
        Open,
        /// Waits for the secrets.
        Accepted,
        Won(ContractAddress),
        /// Ended without a winner.
        Dropped,
    }

    /// A duel. Its fighters stand apart.
    pub struct Duel {
        pub challenger: ContractAddress,
        /// Before it is accepted, who alone may do so; anybody when there is none.
        pub opponent: Option<ContractAddress>,
        pub stage: Stage,
        /// When its stage ends, in seconds.
        pub deadline: u64,
    }

    /// One side of a duel.
    pub struct Fighter {
        /// The item.
        pub stake: u64,
        /// The power of what they wore when they came.
        pub power: u32,
        /// The power of the charm among it.
        pub luck: u32,
        /// See `commitment`.
        pub commitment: felt252,
        pub secret: Option<felt252>,
    }

    /// What a player has done here.
    pub struct Record {
        pub won: u32,
        pub lost: u32,
        /// Won since the last one lost.
        pub streak: u32,
    }

    #[storage]
    pub struct Arena {
        /// The contract with players and items.
        world: ContractAddress,
        duels: Vec<Duel>,
        /// By duel and whether it is the challenger.
        fighters: Map<(u64, bool), Fighter>,
        records: Map<ContractAddress, Record>,
        /// Who ever finished a duel, the best one first.
        ladder: Vec<ContractAddress>,
        /// Places on the ladder, from 1.
        rungs: Map<ContractAddress, u64>,
    }

    #[event]
    pub struct Challenged {
        #[key]
        pub duel: u64,
        #[key]
        pub challenger: ContractAddress,
        pub opponent: Option<ContractAddress>,
        pub stake: u64,
    }

    #[event]
    pub struct Accepted {
        #[key]
        pub duel: u64,
        #[key]
        pub opponent: ContractAddress,
        pub stake: u64,
    }

    /// A duel has a winner.
    #[event]
    pub struct Decided {
        #[key]
        pub duel: u64,
        #[key]
        pub winner: ContractAddress,
        #[key]
        pub loser: ContractAddress,
        /// The winner's record from now on.
        pub record: Record,
    }

    /// A duel ended without a winner; everybody has their item back.
    #[event]
    pub struct Dropped {
        #[key]
        pub duel: u64,
    }

    #[error]
    pub enum ArenaError {
        /// There is no duel of this number.
        NoSuchDuel,
        /// The duel is at another stage.
        WrongStage,
        /// The stage has ended.
        TooLate,
        /// The stage has not ended.
        TooEarly,
        /// Nobody fights themselves.
        Yourself,
        /// Somebody else is challenged.
        NotChallenged,
        /// The caller is not in this duel.
        NotYourDuel,
        /// The item has less power than the challenger's.
        StakeTooLow,
        /// The commitment is of another secret.
        WrongSecret,
        /// The caller has told the secret already.
        AlreadyRevealed,
    }

    impl Fighter {
        /// What a strike is worth, by the chance that falls to it.
        fn strike(&self, chance: u256) -> u32 {
            self.power + u32::try_from(chance % u256::from(LEAST_CHANCE + self.luck)).unwrap()
        }
    }

    /// Whether the challenger wins: more strikes must be better than the opponent's than worse.
    fn challenger_wins(challenger: Fighter, opponent: Fighter, seed: felt252) -> bool {
        let (mut better, mut worse): (u32, u32) = (0, 0);
        for round in 0..ROUNDS {
            let first = u256::from(poseidon_hash(&[seed, felt252::from(round), 0]));
            let second = u256::from(poseidon_hash(&[seed, felt252::from(round), 1]));
            let (own, other) = (challenger.strike(first), opponent.strike(second));
            if own > other {
                better += 1;
            }
            if own < other {
                worse += 1;
            }
        }
        better > worse
    }

    impl Arena {
        /// Duels are for the items of this world, whose operator makes the arena a game.
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, world: ContractAddress) {
            self.world = world;
        }

        /// Challenges a player, or anybody. Returns the duel's number.
        #[external]
        pub fn challenge(
            &mut self,
            cx: &mut Context,
            opponent: Option<ContractAddress>,
            stake: u64,
            commitment: felt252,
        ) -> Result<u64, ArenaError> {
            let challenger = cx.caller();
            if let Some(account) = opponent {
                ensure!(account != challenger, ArenaError::Yourself);
            }
            let number = self.duels.len();
            self.duels.push(Duel {
                challenger,
                opponent,
                stage: Stage::Open,
                deadline: cx.timestamp() + PATIENCE,
            });
            self.enter(cx, number, true, stake, commitment);
            cx.emit(Challenged {
                duel: number,
                challenger,
                opponent,
                stake,
            });
            Ok(number)
        }

        /// Accepts a challenge, with an item of at least the same power.
        #[external]
        pub fn accept(
            &mut self,
            cx: &mut Context,
            number: u64,
            stake: u64,
            commitment: felt252,
        ) -> Result<(), ArenaError> {
            let account = cx.caller();
            let mut duel = self.find(number)?;
            ensure!(duel.stage == Stage::Open, ArenaError::WrongStage);
            ensure!(cx.timestamp() < duel.deadline, ArenaError::TooLate);
            ensure!(account != duel.challenger, ArenaError::Yourself);
            let challenged = duel.opponent.unwrap_or(account);
            ensure!(account == challenged, ArenaError::NotChallenged);

            // If the stake turns out to be too low, the world has not taken it either.
            self.enter(cx, number, false, stake, commitment);
            let asked = self.fighters.read((number, true)).stake;
            ensure!(
                self.worth(cx, Some(stake)) >= self.worth(cx, Some(asked)),
                ArenaError::StakeTooLow
            );

            duel.opponent = Some(account);
            duel.stage = Stage::Accepted;
            duel.deadline = cx.timestamp() + PATIENCE;
            self.duels.write(number, duel);
            cx.emit(Accepted {
                duel: number,
                opponent: account,
                stake,
            });
            Ok(())
        }

        /// Tells the secret. The second of both decides the duel.
        #[external]
        pub fn reveal(
            &mut self,
            cx: &mut Context,
            number: u64,
            secret: felt252,
        ) -> Result<(), ArenaError> {
            let account = cx.caller();
            let duel = self.find(number)?;
            ensure!(duel.stage == Stage::Accepted, ArenaError::WrongStage);
            ensure!(cx.timestamp() < duel.deadline, ArenaError::TooLate);
            let challenger = duel.challenger;
            let opponent = duel.opponent.unwrap();
            let is_challenger = account == challenger;
            ensure!(
                is_challenger || account == opponent,
                ArenaError::NotYourDuel
            );

            let mut own = self.fighters.read((number, is_challenger));
            ensure!(own.secret.is_none(), ArenaError::AlreadyRevealed);
            ensure!(
                self.commitment(account, secret) == own.commitment,
                ArenaError::WrongSecret
            );
            own.secret = Some(secret);
            self.fighters.write((number, is_challenger), own);

            let other = self.fighters.read((number, !is_challenger));
            let Some(told) = other.secret else {
                return Ok(());
            };
            let wins = if is_challenger {
                challenger_wins(own, other, poseidon_hash(&[secret, told]))
            } else {
                challenger_wins(other, own, poseidon_hash(&[told, secret]))
            };
            if wins {
                self.decide(cx, number, challenger, opponent);
            } else {
                self.decide(cx, number, opponent, challenger);
            }
            Ok(())
        }

        /// Takes back a challenge that nobody has accepted.
        #[external]
        pub fn withdraw(&mut self, cx: &mut Context, number: u64) -> Result<(), ArenaError> {
            let duel = self.find(number)?;
            ensure!(cx.caller() == duel.challenger, ArenaError::NotYourDuel);
            ensure!(duel.stage == Stage::Open, ArenaError::WrongStage);
            self.give_back(cx, number, true, duel.challenger);
            self.drop_duel(cx, number);
            Ok(())
        }

        /// Ends a duel in which somebody has not told the secret in time: the other one wins. Anybody may do it.
        #[external]
        pub fn conclude(&mut self, cx: &mut Context, number: u64) -> Result<(), ArenaError> {
            let duel = self.find(number)?;
            ensure!(duel.stage == Stage::Accepted, ArenaError::WrongStage);
            ensure!(cx.timestamp() >= duel.deadline, ArenaError::TooEarly);
            let challenger = duel.challenger;
            let opponent = duel.opponent.unwrap();
            if self.fighters.read((number, true)).secret.is_some() {
                self.decide(cx, number, challenger, opponent);
            } else if self.fighters.read((number, false)).secret.is_some() {
                self.decide(cx, number, opponent, challenger);
            } else {
                self.give_back(cx, number, true, challenger);
                self.give_back(cx, number, false, opponent);
                self.drop_duel(cx, number);
            }
            Ok(())
        }

        /// What a player commits to a secret with. Choose a large random one: a small one can be guessed.
        #[view]
        pub fn commitment(&self, account: ContractAddress, secret: felt252) -> felt252 {
            poseidon_hash(&[felt252::from(account), secret])
        }

        /// A duel by its number.
        #[view]
        pub fn duel(&self, number: u64) -> Option<Duel> {
            if number < self.duels.len() {
                Some(self.duels.read(number))
            } else {
                None
            }
        }

        /// One side of a duel.
        #[view]
        pub fn fighter(&self, number: u64, is_challenger: bool) -> Fighter {
            self.fighters.read((number, is_challenger))
        }

        /// The power and the luck that a player would fight with now.
        #[view]
        pub fn strength_of(&self, cx: &Context, account: ContractAddress) -> (u32, u32) {
            let charm = World::at(self.world).gear_of(cx, account).charm;
            let power = World::at(self.world).power_of(cx, account);
            (power, self.worth(cx, charm))
        }

        /// What a player has done here.
        #[view]
        pub fn record_of(&self, account: ContractAddress) -> Record {
            self.records.read(account)
        }

        /// The best players, at most `most` of them, with their records.
        #[view]
        pub fn best(&self, most: u64) -> Vec<(ContractAddress, Record)> {
            let mut best: Vec<(ContractAddress, Record)> = Vec::new();
            for place in 0..most.min(self.ladder.len()) {
                let account = self.ladder.read(place);
                best.push((account, self.records.read(account)));
            }
            best
        }

        fn find(&self, number: u64) -> Result<Duel, ArenaError> {
            ensure!(number < self.duels.len(), ArenaError::NoSuchDuel);
            Ok(self.duels.read(number))
        }

        /// The power of an item.
        fn worth(&self, cx: &Context, item: Option<u64>) -> u32 {
            let Some(number) = item else {
                return 0;
            };
            let Some(item) = World::at(self.world).item(cx, number) else {
                return 0;
            };
            item.power
        }

        /// Takes the caller's stake. What they wear counts as it is now, when the other's secret cannot be known.
        fn enter(
            &mut self,
            cx: &mut Context,
            number: u64,
            is_challenger: bool,
            stake: u64,
            commitment: felt252,
        ) {
            let account = cx.caller();
            World::at(self.world).hold(cx, account, stake);
            let (power, luck) = self.strength_of(cx, account);
            let fighter = Fighter {
                stake,
                power,
                luck,
                commitment,
                secret: None,
            };
            self.fighters.write((number, is_challenger), fighter);
        }

        fn give_back(
            &mut self,
            cx: &mut Context,
            number: u64,
            is_challenger: bool,
            to: ContractAddress,
        ) {
            let stake = self.fighters.read((number, is_challenger)).stake;
            World::at(self.world).release(cx, stake, to);
        }

        fn drop_duel(&mut self, cx: &mut Context, number: u64) {
            let mut duel = self.duels.read(number);
            duel.stage = Stage::Dropped;
            self.duels.write(number, duel);
            cx.emit(Dropped { duel: number });
        }

        /// Gives both stakes to the winner, and sometimes a trophy.
        fn decide(
            &mut self,
            cx: &mut Context,
            number: u64,
            winner: ContractAddress,
            loser: ContractAddress,
        ) {
            let mut duel = self.duels.read(number);
            duel.stage = Stage::Won(winner);
            self.duels.write(number, duel);
            let mut record = self.records.read(loser);
            record.lost += 1;
            record.streak = 0;
            self.records.write(loser, record);
            record = self.records.read(winner);
            record.won += 1;
            record.streak += 1;
            self.records.write(winner, record);
            self.climb(winner, loser);

            self.give_back(cx, number, true, winner);
            self.give_back(cx, number, false, winner);
            if record.streak % TROPHY_AFTER == 0 {
                World::at(self.world).award(cx, winner, record.won);
            }
            cx.emit(Decided {
                duel: number,
                winner,
                loser,
                record,
            });
        }

        /// Who beats somebody on a higher rung takes that rung, and the loser theirs.
        fn climb(&mut self, winner: ContractAddress, loser: ContractAddress) {
            let lower = self.rung(winner);
            let higher = self.rung(loser);
            if lower > higher {
                self.stand(winner, higher);
                self.stand(loser, lower);
            }
        }

        /// A player's rung; who has none gets the last one.
        fn rung(&mut self, account: ContractAddress) -> u64 {
            let mut rung = self.rungs.read(account);
            if rung == 0 {
                self.ladder.push(account);
                rung = self.ladder.len();
                self.rungs.write(account, rung);
            }
            rung
        }

        fn stand(&mut self, account: ContractAddress, rung: u64) {
            self.ladder.write(rung - 1, account);
            self.rungs.write(account, rung);
        }
    }
}
