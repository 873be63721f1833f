//! A counter with an owner, the smallest contract that shows everything.
//!
//! The contract below is ordinary Rust. The same text also becomes a Starknet contract and a provable thread program:
//! `cargo zkthread build`.

/// Anybody may count up; only the owner may start over.
#[zkthread::contract]
pub mod counter {
    use zkthread::prelude::*;

    #[storage]
    pub struct Counter {
        /// Who may reset.
        owner: ContractAddress,
        /// Where the counter stands.
        value: u64,
        /// How much each account has added.
        added: Map<ContractAddress, u64>,
    }

    /// The counter moved up.
    #[event]
    pub struct Increased {
        /// Who did it.
        #[key]
        pub by: ContractAddress,
        /// The counter's new value.
        pub value: u64,
    }

    #[error]
    pub enum CounterError {
        /// Only the owner may do this.
        NotOwner,
        /// One call may add 100 at most.
        TooMuch,
    }

    impl Counter {
        /// The counter starts at `start`.
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, owner: ContractAddress, start: u64) {
            self.owner = owner;
            self.value = start;
        }

        /// Adds `amount` to the counter.
        #[external]
        pub fn increase(&mut self, cx: &mut Context, amount: u64) -> Result<(), CounterError> {
            ensure!(amount <= 100, CounterError::TooMuch);
            let by = cx.caller();
            let value = self.value + amount;
            self.value = value;
            self.added.write(by, self.added.read(by) + amount);
            cx.emit(Increased { by, value });
            Ok(())
        }

        /// Sets the counter to zero.
        #[external]
        pub fn reset(&mut self, cx: &mut Context) -> Result<(), CounterError> {
            ensure!(cx.caller() == self.owner, CounterError::NotOwner);
            self.value = 0;
            Ok(())
        }

        /// Where the counter stands.
        #[view]
        pub fn value(&self) -> u64 {
            self.value
        }

        /// How much `account` has added.
        #[view]
        pub fn added_by(&self, account: ContractAddress) -> u64 {
            self.added.read(account)
        }
    }
}
