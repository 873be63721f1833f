//! Two contracts that need every kind of check that a thread program has.

/// Money, notes and whoever watches.
#[zkthread::contract]
pub mod purse {
    use zkthread::prelude::*;

    pub struct Note {
        pub text: felt252,
        pub at: u64,
    }

    pub enum Mood {
        Calm,
        Loud(u8),
    }

    #[zkthread::interface]
    trait Guard {
        fn seen(&mut self, cx: &mut Context, by: ContractAddress, amount: u128);
    }

    #[storage]
    pub struct Purse {
        guard: ContractAddress,
        is_open: bool,
        mark: bytes31,
        mood: Mood,
        balances: Map<ContractAddress, u128>,
        allowances: Map<(ContractAddress, ContractAddress), u128>,
        notes: Vec<Note>,
    }

    #[event]
    pub struct Paid {
        #[key]
        pub from: ContractAddress,
        pub amount: u128,
    }

    #[event]
    pub struct Noted {
        #[key]
        pub tags: Vec<felt252>,
        pub title: String,
        pub numbers: Vec<felt252>,
    }

    #[error]
    pub enum PurseError {
        Shut,
        Insufficient,
    }

    impl Purse {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context, guard: ContractAddress, supply: u128) {
            self.guard = guard;
            self.is_open = true;
            self.balances.write(cx.caller(), supply);
        }

        /// Pays, and tells the guard.
        #[external]
        pub fn pay(&mut self, cx: &mut Context, to: ContractAddress, amount: u128) -> Result<(), PurseError> {
            ensure!(self.is_open, PurseError::Shut);
            let balance = self.balances.read(cx.caller());
            ensure!(balance >= amount, PurseError::Insufficient);
            self.balances.write(cx.caller(), balance - amount);
            self.balances.write(to, self.balances.read(to) + amount);
            Guard::at(self.guard).seen(cx, cx.caller(), amount);
            cx.emit(Paid { from: cx.caller(), amount });
            Ok(())
        }

        #[external]
        pub fn allow(&mut self, cx: &mut Context, spender: ContractAddress, amount: u128) {
            self.allowances.write((cx.caller(), spender), amount);
        }

        /// Shuts or opens, unless the mood is too loud.
        #[external]
        pub fn set(&mut self, _cx: &mut Context, is_open: bool, mark: bytes31) -> Result<bytes31, PurseError> {
            let volume = match self.mood {
                Mood::Calm => 0,
                Mood::Loud(volume) => volume,
            };
            ensure!(volume < 200, PurseError::Shut);
            let before = self.mark;
            self.is_open = is_open;
            self.mark = mark;
            Ok(before)
        }

        #[external]
        pub fn note(
            &mut self,
            cx: &mut Context,
            title: String,
            tags: Vec<felt252>,
            numbers: Vec<felt252>,
            mood: Mood,
            at: Option<u64>,
        ) {
            let at = at.unwrap_or(cx.timestamp());
            self.mood = mood;
            self.notes.push(Note { text: tags[0], at });
            cx.emit(Noted { tags, title, numbers });
        }

        /// An event of any length.
        #[external]
        pub fn flood(&mut self, cx: &mut Context, count: u32, is_in_tags: bool) {
            let mut long: Vec<felt252> = Vec::new();
            for _ in 0..count {
                long.push(7);
            }
            let title = String::from("flood");
            if is_in_tags {
                cx.emit(Noted { tags: long, title, numbers: vec![] });
            } else {
                cx.emit(Noted { tags: vec![], title, numbers: long });
            }
        }
    }
}

/// Counts what it is told.
#[zkthread::contract]
pub mod guard {
    use zkthread::prelude::*;

    #[storage]
    pub struct Guard {
        told: u64,
        last: ContractAddress,
    }

    impl Guard {
        #[external]
        pub fn seen(&mut self, _cx: &mut Context, by: ContractAddress, _amount: u128) {
            self.told += 1;
            self.last = by;
        }
    }
}
