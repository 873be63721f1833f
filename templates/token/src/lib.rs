//! A fungible token.
//!
//! The contract below is ordinary Rust. The same text also becomes a Starknet contract and a provable thread program:
//! `cargo zkthread build`.

/// A token with allowances, whose owner mints.
#[zkthread::contract]
pub mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        /// Everything in circulation.
        total_supply: u128,
        /// What each account holds.
        balances: Map<ContractAddress, u128>,
        /// What one account lets another spend: by owner and spender.
        allowances: Map<(ContractAddress, ContractAddress), u128>,
        /// Who mints.
        owner: ContractAddress,
    }

    /// Tokens moved from one account to another. Minted ones come from account 0, burned ones go there.
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

    /// An account lets another spend.
    #[event]
    pub struct Approved {
        /// Whose tokens.
        #[key]
        pub owner: ContractAddress,
        /// Who may spend them.
        #[key]
        pub spender: ContractAddress,
        /// How many, from now on.
        pub amount: u128,
    }

    #[error]
    pub enum TokenError {
        /// The sender holds less than the amount.
        InsufficientBalance,
        /// Sender and recipient are the same account.
        SelfTransfer,
        /// The spender may spend less than the amount.
        InsufficientAllowance,
        /// Only the owner mints.
        NotOwner,
    }

    impl Token {
        /// Gives the first supply to `owner`, who can mint more.
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, owner: ContractAddress, supply: u128) {
            self.owner = owner;
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
            self.move_tokens(cx, cx.caller(), to, amount)
        }

        /// Lets `spender` spend `amount` of the caller's tokens, whatever it was before.
        #[external]
        pub fn approve(&mut self, cx: &mut Context, spender: ContractAddress, amount: u128) {
            let owner = cx.caller();
            self.allowances.write((owner, spender), amount);
            cx.emit(Approved {
                owner,
                spender,
                amount,
            });
        }

        /// Moves `amount` from `from` to `to`, out of what `from` lets the caller spend.
        #[external]
        pub fn transfer_from(
            &mut self,
            cx: &mut Context,
            from: ContractAddress,
            to: ContractAddress,
            amount: u128,
        ) -> Result<(), TokenError> {
            let spender = cx.caller();
            let allowed = self.allowances.read((from, spender));
            ensure!(allowed >= amount, TokenError::InsufficientAllowance);
            self.allowances.write((from, spender), allowed - amount);
            self.move_tokens(cx, from, to, amount)
        }

        /// Makes `amount` new tokens for `to`.
        #[external]
        pub fn mint(
            &mut self,
            cx: &mut Context,
            to: ContractAddress,
            amount: u128,
        ) -> Result<(), TokenError> {
            ensure!(cx.caller() == self.owner, TokenError::NotOwner);
            self.total_supply += amount;
            self.balances.write(to, self.balances.read(to) + amount);
            cx.emit(Transferred {
                from: ContractAddress::ZERO,
                to,
                amount,
            });
            Ok(())
        }

        /// Destroys `amount` of the caller's tokens.
        #[external]
        pub fn burn(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let from = cx.caller();
            let balance = self.balances.read(from);
            ensure!(balance >= amount, TokenError::InsufficientBalance);
            self.balances.write(from, balance - amount);
            self.total_supply -= amount;
            cx.emit(Transferred {
                from,
                to: ContractAddress::ZERO,
                amount,
            });
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

        /// How much `spender` may spend of `owner`'s tokens.
        #[view]
        pub fn allowance(&self, owner: ContractAddress, spender: ContractAddress) -> u128 {
            self.allowances.read((owner, spender))
        }

        fn move_tokens(
            &mut self,
            cx: &mut Context,
            from: ContractAddress,
            to: ContractAddress,
            amount: u128,
        ) -> Result<(), TokenError> {
            ensure!(from != to, TokenError::SelfTransfer);
            let balance = self.balances.read(from);
            ensure!(balance >= amount, TokenError::InsufficientBalance);
            self.balances.write(from, balance - amount);
            self.balances.write(to, self.balances.read(to) + amount);
            cx.emit(Transferred { from, to, amount });
            Ok(())
        }
    }
}
