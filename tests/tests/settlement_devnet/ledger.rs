//! The first contract of the market: who has how much.

#[zkthread::contract]
pub mod ledger {
    use zkthread::prelude::*;

    /// What the ledger asks a shop.
    #[zkthread::interface]
    pub trait Prices {
        fn price_of(&self, cx: &Context, item: u32) -> u128;
    }

    #[storage]
    pub struct Ledger {
        balances: Map<ContractAddress, u128>,
        /// The shop has a field of this name too: its address is the same in both contracts.
        count: u64,
    }

    #[event]
    pub struct Transferred {
        #[key]
        from: ContractAddress,
        #[key]
        to: ContractAddress,
        amount: u128,
    }

    #[event]
    pub struct Noted {
        #[key]
        title: String,
        text: String,
        #[key]
        urgent: bool,
    }

    #[event]
    pub struct Told {
        #[key]
        round: u64,
        values: Vec<felt252>,
    }

    #[error]
    pub enum LedgerError {
        InsufficientBalance,
    }

    impl Ledger {
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, owner: ContractAddress, supply: u128) {
            self.balances.write(owner, supply);
        }

        #[external]
        pub fn transfer(&mut self, cx: &mut Context, to: ContractAddress, amount: u128) -> Result<(), LedgerError> {
            let from = cx.caller();
            let left = self.balances.read(from).checked_sub(amount).ok_or(LedgerError::InsufficientBalance)?;
            self.balances.write(from, left);
            self.balances.write(to, self.balances.read(to) + amount);
            self.count = self.count + 1;
            cx.emit(Transferred { from, to, amount });
            Ok(())
        }

        /// Pays a shop what it asks for an item.
        #[external]
        pub fn pay_price(&mut self, cx: &mut Context, shop: ContractAddress, item: u32) -> Result<(), LedgerError> {
            let price = Prices::at(shop).price_of(cx, item);
            self.transfer(cx, shop, price)
        }

        #[external]
        pub fn note(&mut self, cx: &mut Context, title: String, text: String, urgent: bool) {
            cx.emit(Noted { title, text, urgent });
        }

        /// Emits as many events as it is told to, each with all the values.
        #[external]
        pub fn tell(&mut self, cx: &mut Context, count: u64, values: Vec<felt252>) {
            for round in 0..count {
                cx.emit(Told { round, values: values.clone() });
            }
        }

        #[view]
        pub fn balance_of(&self, owner: ContractAddress) -> u128 {
            self.balances.read(owner)
        }
    }
}
