//! Three contracts of one thread that call each other every way there is: back into the caller, themselves, in circles and in vain.

/// Accounts; a movement is told to a contract that the sender names, before and after it is booked.
#[zkthread::contract]
pub mod ledger {
    use zkthread::prelude::*;

    /// Most that is moved at once.
    const MOST: u128 = 1_000;

    /// What is told of a movement.
    pub struct Movement {
        pub from: ContractAddress,
        pub to: ContractAddress,
        pub amount: u128,
        pub stage: Stage,
    }

    pub enum Stage {
        Begun,
        Done(u64),
    }

    /// What the ledger tells, and asks.
    #[zkthread::interface]
    pub trait Listener {
        /// Told before and after each movement.
        fn heard(&mut self, cx: &mut Context, movement: Movement) -> Option<u64>;
        /// How much of an amount may move.
        fn allowed(&self, cx: &Context, movement: Movement) -> u128;
        fn bounce(&mut self, cx: &mut Context, left: u8, others: Vec<ContractAddress>) -> u64;
    }

    #[zkthread::interface]
    trait Clock {
        fn tick(&mut self, cx: &mut Context, note: String);
        fn ticks(&self, cx: &Context) -> (u64, u64);
    }

    #[storage]
    pub struct Ledger {
        clock: ContractAddress,
        balances: Map<ContractAddress, u128>,
        movements: u64,
        log: Vec<Stage>,
        /// Seen as caller.
        callers: Map<ContractAddress, u32>,
    }

    #[event]
    pub struct Moved {
        #[key]
        pub from: ContractAddress,
        pub amount: u128,
        pub number: u64,
    }

    #[event]
    pub struct Bounced {
        pub left: u8,
        pub by: ContractAddress,
    }

    #[error]
    pub enum LedgerError {
        TooMuch,
        Insufficient,
        NotAllowed,
    }

    impl Ledger {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context, clock: ContractAddress, supply: u128) {
            self.clock = clock;
            self.balances.write(cx.caller(), supply);
        }

        /// Moves, and tells `listener` before and after.
        #[external]
        pub fn move_to(
            &mut self,
            cx: &mut Context,
            listener: ContractAddress,
            to: ContractAddress,
            amount: u128,
        ) -> Result<u64, LedgerError> {
            let from = cx.caller();
            let balance = self.balances.read(from);
            ensure!(amount <= MOST, LedgerError::TooMuch);
            ensure!(balance >= amount, LedgerError::Insufficient);
            let number = self.movements + 1;
            self.movements = number;
            let movement = Movement { from, to, amount, stage: Stage::Begun };
            if Listener::at(listener).allowed(cx, movement) < amount {
                return Err(LedgerError::NotAllowed);
            }
            let answer = Listener::at(listener).heard(cx, movement);
            // What the listener did to the balance stands.
            let balance = self.balances.read(from);
            self.balances.write(from, balance - amount);
            self.balances.write(to, self.balances.read(to) + amount);
            self.log.push(Stage::Done(answer.unwrap_or(0)));
            cx.emit(Moved { from, amount, number });
            let again = Listener::at(listener).heard(cx, Movement { from, to, amount, stage: Stage::Done(number) });
            Clock::at(self.clock).tick(cx, String::from("moved"));
            Ok(self.movements + again.unwrap_or(number))
        }

        /// As much as the caller likes, from an account of the caller's to another.
        #[external]
        pub fn take(&mut self, cx: &mut Context, to: ContractAddress, amount: u128) {
            let seen = self.callers.read(cx.caller());
            self.callers.write(cx.caller(), seen + 1);
            self.balances.write(cx.caller(), self.balances.read(cx.caller()) - amount);
            self.balances.write(to, self.balances.read(to) + amount);
        }

        /// Calls the first of the others with the rest of them, as long as anything is left.
        #[external]
        pub fn bounce(&mut self, cx: &mut Context, left: u8, others: Vec<ContractAddress>) -> u64 {
            let before = self.movements;
            self.movements = before + 1;
            let mut sum = 0;
            if left > 0 {
                let at = u32::from(left) % others.len();
                let next = others[at];
                sum = Listener::at(next).bounce(cx, left - 1, others);
            }
            cx.emit(Bounced { left, by: cx.caller() });
            self.movements = self.movements + 1;
            sum + self.movements - before
        }

        #[view]
        pub fn balance_of(&self, owner: ContractAddress) -> u128 {
            self.balances.read(owner)
        }

        #[view]
        pub fn late(&self, cx: &Context) -> (u64, u64) {
            let (ticks, at) = Clock::at(self.clock).ticks(cx);
            (ticks, cx.timestamp() - at)
        }
    }
}

/// A listener that may object, answers, and calls the ledger back while it is being told.
#[zkthread::contract]
pub mod vault {
    use zkthread::prelude::*;

    pub struct Movement {
        pub from: ContractAddress,
        pub to: ContractAddress,
        pub amount: u128,
        pub stage: Stage,
    }

    pub enum Stage {
        Begun,
        Done(u64),
    }

    #[zkthread::interface]
    pub trait Ledger {
        fn move_to(&mut self, cx: &mut Context, listener: ContractAddress, to: ContractAddress, amount: u128) -> u64;
        fn take(&mut self, cx: &mut Context, to: ContractAddress, amount: u128);
        fn bounce(&mut self, cx: &mut Context, left: u8, others: Vec<ContractAddress>) -> u64;
        fn balance_of(&self, cx: &Context, owner: ContractAddress) -> u128;
        fn late(&self, cx: &Context) -> (u64, u64);
    }

    #[storage]
    pub struct Vault {
        ledger: ContractAddress,
        movements: u64,
        /// Taken back of each movement that is told.
        fee: u128,
        seen: Map<ContractAddress, u128>,
        last: Stage,
    }

    #[event]
    pub struct Moved {
        pub stage: Stage,
        #[key]
        pub caller: ContractAddress,
    }

    #[error]
    pub enum VaultError {
        Unknown,
        TooMuch,
    }

    impl Vault {
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, ledger: ContractAddress, fee: u128) {
            self.ledger = ledger;
            self.fee = fee;
        }

        #[external]
        pub fn heard(&mut self, cx: &mut Context, movement: Movement) -> Result<Option<u64>, VaultError> {
            ensure!(cx.caller() == self.ledger, VaultError::Unknown);
            ensure!(movement.amount != 13, VaultError::TooMuch);
            cx.emit(Moved { stage: movement.stage, caller: cx.caller() });
            self.last = movement.stage;
            let Stage::Done(number) = movement.stage else {
                let fee = self.fee;
                if fee > 0 {
                    // The ledger is in the middle of the movement.
                    Ledger::at(self.ledger).take(cx, movement.from, fee);
                    self.seen.write(movement.from, self.seen.read(movement.from) + fee);
                }
                return Ok(None);
            };
            self.movements += 1;
            Ok(Some(number + self.movements))
        }

        #[view]
        pub fn allowed(&self, cx: &Context, movement: Movement) -> u128 {
            let held = Ledger::at(cx.caller()).balance_of(cx, movement.from);
            if movement.amount == 7 { 0 } else { held.min(500) }
        }

        /// Moves money of its own, and is its own listener.
        #[external]
        pub fn pay(&mut self, cx: &mut Context, to: ContractAddress, amount: u128) -> Result<u64, VaultError> {
            let before = self.movements;
            let mut sum = 0;
            for round in 0..2u64 {
                sum += Ledger::at(self.ledger).move_to(cx, cx.contract_address(), to, amount) + round;
            }
            ensure!(Ledger::at(self.ledger).balance_of(cx, to) > 0 && self.movements > before, VaultError::Unknown);
            let (ticks, late) = Ledger::at(self.ledger).late(cx);
            Ok(sum + ticks + late)
        }

        #[external]
        pub fn bounce(&mut self, cx: &mut Context, left: u8, others: Vec<ContractAddress>) -> Result<u64, VaultError> {
            ensure!(left != 9, VaultError::TooMuch);
            self.movements += 1;
            let mut sum = self.movements;
            let mut at = 0;
            while left > 0 && at < others.len() && Ledger::at(others[at]).bounce(cx, left - 1, others.clone()) < 100 {
                sum = sum + self.movements;
                at = at + 2;
            }
            Ok(sum)
        }

        /// Calls what is given, whatever it is.
        #[external]
        pub fn call(&mut self, cx: &mut Context, address: ContractAddress, amount: u128) {
            self.movements += 5;
            Ledger::at(address).take(cx, cx.caller(), amount);
        }
    }
}

/// Knows nobody.
#[zkthread::contract]
pub mod clock {
    use zkthread::prelude::*;

    #[storage]
    pub struct Clock {
        ticks: u64,
        at: u64,
        by: Map<ContractAddress, u64>,
    }

    #[event]
    pub struct Ticked {
        pub note: String,
    }

    impl Clock {
        #[external]
        pub fn tick(&mut self, cx: &mut Context, note: String) {
            self.ticks = self.ticks + 1;
            self.at = cx.timestamp() - cx.sub_block_number();
            self.by.write(cx.caller(), self.ticks);
            cx.emit(Ticked { note });
        }

        #[view]
        pub fn ticks(&self) -> (u64, u64) {
            (self.ticks, self.at)
        }
    }
}
