//! A fungible token.
//!
//! The contract below is ordinary Rust. The same text also becomes a Starknet contract and a provable thread program:
//! `cargo zkthread build`.

/// A token with a fixed supply.
#[zkthread::contract]
pub mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        /// Everything in circulation.
        total_supply: u128,
        /// What each account holds.
        balances: Map<ContractAddress, u128>,
    }

    /// Tokens moved from one account to another.
    #[event]
    pub struct Transferred {
        /// Who paid.
        #[key]
        pub from: ContractAddress,
        /// Who received.
        #[key]
        pub to: ContractAddress,
        /// How much.
        pub amount: u128,
    }

    #[error]
    pub enum TokenError {
        /// The sender holds less than the amount.
        InsufficientBalance,
        /// Sender and recipient are the same account.
        SelfTransfer,
    }

    impl Token {
        /// Gives the whole supply to `owner`.
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, owner: ContractAddress, supply: u128) {
            self.total_supply = supply;
            self.balances.write(owner, supply);
        }

        /// Moves `amount` from the caller to `to`.
        #[external]
        pub fn transfer(
            &mut self,
            cx: &mut Context,
            to: ContractAddress,
            amount: u128,
        ) -> Result<(), TokenError> {
            let from = cx.caller();
            ensure!(from != to, TokenError::SelfTransfer);
            let balance = self.balances.read(from);
            ensure!(balance >= amount, TokenError::InsufficientBalance);
            self.balances.write(from, balance - amount);
            self.balances.write(to, self.balances.read(to) + amount);
            cx.emit(Transferred { from, to, amount });
            Ok(())
        }

        /// What `owner` holds.
        #[view]
        pub fn balance_of(&self, owner: ContractAddress) -> u128 {
            self.balances.read(owner)
        }

        /// Everything in circulation.
        #[view]
        pub fn total_supply(&self) -> u128 {
            self.total_supply
        }
    }
}
