//! The second contract of the market: it buys items for what it has in the ledger.

#[zkthread::contract]
pub mod shop {
    use zkthread::prelude::*;

    /// Where the shop's money is.
    #[zkthread::interface]
    pub trait Money {
        fn balance_of(&self, cx: &Context, owner: ContractAddress) -> u128;
        fn transfer(&mut self, cx: &mut Context, to: ContractAddress, amount: u128);
    }

    #[storage]
    pub struct Shop {
        money: ContractAddress,
        prices: Map<u32, u128>,
        bought: Map<u32, ContractAddress>,
        count: u64,
    }

    #[event]
    pub struct Offered {
        #[key]
        item: u32,
        seller: ContractAddress,
    }

    #[event]
    pub struct Bought {
        item: u32,
        price: u128,
    }

    #[error]
    pub enum ShopError {
        Unwanted,
    }

    impl Shop {
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, money: ContractAddress) {
            self.money = money;
        }

        #[external]
        pub fn set_price(&mut self, _cx: &mut Context, item: u32, price: u128) {
            self.prices.write(item, price);
        }

        /// Buys an item from the caller.
        #[external]
        pub fn buy(&mut self, cx: &mut Context, item: u32) -> Result<(), ShopError> {
            cx.emit(Offered { item, seller: cx.caller() });
            let price = self.prices.read(item);
            ensure!(price > 0, ShopError::Unwanted);
            Money::at(self.money).transfer(cx, cx.caller(), price);
            self.bought.write(item, cx.caller());
            self.count = self.count + 1;
            cx.emit(Bought { item, price });
            Ok(())
        }

        #[view]
        pub fn price_of(&self, item: u32) -> u128 {
            self.prices.read(item)
        }

        #[view]
        pub fn wealth(&self, cx: &Context) -> u128 {
            Money::at(self.money).balance_of(cx, cx.contract_address())
        }
    }
}
