//! A contract with every feature of the language in it, for tests.

/// A bank.
#[zkthread::contract]
pub mod bank {
    use zkthread::prelude::*;

    #[storage]
    pub struct Bank {
        /// Who may freeze.
        owner: ContractAddress,
        frozen: bool,
        mood: felt252,
        small: u8,
        medium: u16,
        count: u32,
        last_seen: u64,
        total: u128,
        balances: Map<ContractAddress, u128>,
        allowances: Map<(ContractAddress, ContractAddress), u128>,
        notes: Map<felt252, felt252>,
        levels: Map<u8, u64>,
        flags: Map<(u64, bool), bool>,
        heirs: Map<ContractAddress, ContractAddress>,
    }

    /// Money moved.
    #[event]
    pub struct Moved {
        #[key]
        pub from: ContractAddress,
        #[key]
        pub to: ContractAddress,
        pub amount: u128,
    }

    /// One of everything.
    #[event]
    pub struct Everything {
        pub data: felt252,
        #[key]
        pub flag: bool,
        pub small: u8,
        pub time: u64,
    }

    #[event]
    pub struct Nothing {}

    #[error]
    pub enum BankError {
        InsufficientBalance,
        /// The bank is frozen.
        Frozen,
        NotOwner,
        TooHigh,
    }

    impl Bank {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context, supply: u128) {
            let owner = cx.caller();
            self.owner = owner;
            self.total = supply;
            self.balances.write(owner, supply);
        }

        /// Moves money from the caller.
        #[external]
        pub fn transfer(&mut self, cx: &mut Context, to: ContractAddress, amount: u128) -> Result<(), BankError> {
            self.move_money(cx, cx.caller(), to, amount)
        }

        #[external]
        pub fn approve(&mut self, cx: &mut Context, spender: ContractAddress, amount: u128) {
            self.allowances.write((cx.caller(), spender), amount);
        }

        #[external]
        pub fn transfer_from(
            &mut self,
            cx: &mut Context,
            from: ContractAddress,
            to: ContractAddress,
            amount: u128,
        ) -> Result<(), BankError> {
            let spender = cx.caller();
            let left = self.allowances.read((from, spender)) - amount;
            self.allowances.write((from, spender), left);
            self.move_money(cx, from, to, amount)?;
            Ok(())
        }

        #[external]
        pub fn freeze(&mut self, cx: &mut Context, frozen: bool) -> Result<(), BankError> {
            if cx.caller() != self.owner {
                return Err(BankError::NotOwner);
            }
            self.frozen = frozen;
            cx.emit(Nothing {});
            Ok(())
        }

        /// Every operator on every integer.
        #[external]
        pub fn compute(&mut self, cx: &mut Context, a: u8, b: u16, c: u32, d: u64, e: u128) {
            self.count += c % u32::from(b);
            self.small = self.small + a;
            self.small = self.small * 2 - a % 3;
            self.medium = (self.medium + b) * 3 / 2 - 1;
            self.count = self.count * c / (c - 7);
            self.last_seen = (d - self.last_seen) * 5 % 1_000_003;
            self.total = (self.total + e) / (e - 1) * 3;
            self.total %= 1_000_000_000_000_000_000_000;
            let wide = u128::from(d) * u128::from(c);
            self.mood = self.mood * felt252::from(wide) + felt252::from(a) - felt252::from(cx.caller());
        }

        /// Loops, blocks and branches.
        #[external]
        pub fn climb(&mut self, cx: &mut Context, steps: u8, until: u64) -> Result<u64, BankError> {
            ensure!(steps < 20 && !self.frozen, BankError::TooHigh);
            let mut sum: u64 = 0;
            for step in 0..steps {
                let level = self.levels.read(step) + u64::from(step);
                self.levels.write(step, level);
                sum += level;
            }
            for step in 1..=3u8 {
                if self.levels.read(step) == 0 || (step > 1 && self.levels.read(step - 1) > 2) {
                    self.levels.write(step, sum);
                } else if step == 2 {
                    sum += 1;
                }
            }
            let mut rounds: u64 = 0;
            while rounds < until && self.flags.read((rounds, true)) {
                self.flags.write((rounds, false), rounds % 2 == 0);
                rounds += 1;
            }
            self.flags.write((rounds, true), true);
            if rounds > 5 {
                return Err(BankError::TooHigh);
            }
            let bonus = if sum > 10 {
                let half = sum / 2;
                half + rounds
            } else {
                rounds
            };
            cx.emit(Everything { flag: self.frozen, data: felt252::from(bonus), time: cx.timestamp(), small: steps });
            Ok(bonus + cx.sub_block_number())
        }

        /// Reads that fail late and rows that meet.
        #[external]
        pub fn mix(
            &mut self,
            cx: &mut Context,
            note: felt252,
            other: felt252,
            heir: ContractAddress,
        ) -> Result<(), BankError> {
            let before = self.notes.read(note);
            self.notes.write(other, before + 1);
            let after = self.notes.read(note);
            self.heirs.write(heir, self.heirs.read(cx.caller()));
            self.heirs.write(cx.caller(), heir);
            let amount = self.plain_sum(7, 8) + self.scaled(3)?;
            ensure!(after != 5, BankError::TooHigh);
            self.total = amount + 1;
            if self.heirs.read(heir) == ContractAddress::ZERO {
                self.mood = after;
            } else {
                let note = note + other;
                self.mood = note;
            }
            if self.balance_of(cx.caller()) > 3 {
                self.transfer(cx, heir, 1)?;
            }
            Ok(())
        }

        /// A helper in more places than are inlined.
        #[external]
        pub fn hurry(&mut self, cx: &mut Context, by: u64) -> Result<(), BankError> {
            self.pass(cx, by)?;
            self.pass(cx, by)?;
            self.pass(cx, by)?;
            self.pass(cx, by)?;
            self.pass(cx, by)?;
            self.pass(cx, by)?;
            self.pass(cx, by)?;
            self.pass(cx, by)?;
            self.pass(cx, by + 1)
        }

        #[view]
        pub fn balance_of(&self, owner: ContractAddress) -> u128 {
            self.balances.read(owner)
        }

        #[view]
        pub fn age(&self, cx: &Context) -> u64 {
            cx.timestamp() - self.last_seen + cx.sub_block_number()
        }

        fn move_money(
            &mut self,
            cx: &mut Context,
            from: ContractAddress,
            to: ContractAddress,
            amount: u128,
        ) -> Result<(), BankError> {
            ensure!(!self.frozen, BankError::Frozen);
            let balance = self.balances.read(from);
            ensure!(balance >= amount, BankError::InsufficientBalance);
            self.balances.write(from, balance - amount);
            self.balances.write(to, self.balances.read(to) + amount);
            cx.emit(Moved { from, to, amount });
            Ok(())
        }

        fn pass(&mut self, cx: &mut Context, time: u64) -> Result<(), BankError> {
            ensure!(time < 1_000_000_000_000_000_000 || !self.frozen, BankError::TooHigh);
            self.last_seen += time;
            self.levels.write(7, self.last_seen);
            cx.emit(Everything { data: 3, flag: time == 1, small: 1, time: self.last_seen });
            Ok(())
        }

        fn scaled(&self, factor: u128) -> Result<u128, BankError> {
            let scaled = self.total * factor;
            if scaled > 1_000_000_000_000_000_000_000_000 { Err(BankError::TooHigh) } else { Ok(scaled) }
        }

        fn plain_sum(&self, a: u128, b: u128) -> u128 {
            let a = a + b;
            a + u128::from(self.small)
        }
    }
}
