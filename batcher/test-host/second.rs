//! A contract beside the first, which it calls; function and event names of both are partly the same.

#[zkthread::contract]
pub mod till {
    use zkthread::prelude::*;

    /// Where the till's money is.
    #[zkthread::interface]
    pub trait Money {
        fn balance_of(&self, cx: &Context, owner: ContractAddress) -> u128;
        fn transfer(&mut self, cx: &mut Context, to: ContractAddress, amount: u128);
    }

    #[storage]
    pub struct Till {
        purse: ContractAddress,
        total: u64,
        visits: Map<ContractAddress, u64>,
    }

    #[event]
    pub struct Moved {
        shelf: u8,
    }

    impl Till {
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, purse: ContractAddress) {
            self.purse = purse;
        }

        /// Pays somebody out of the till's purse.
        #[external]
        pub fn pay(&mut self, cx: &mut Context, to: ContractAddress, amount: u128) {
            self.visits.write(to, self.visits.read(to) + 1);
            Money::at(self.purse).transfer(cx, to, amount);
            self.total = self.total + 1;
            cx.emit(Moved { shelf: 7 });
        }

        #[external]
        pub fn describe(&mut self, cx: &mut Context, shelf: u8) {
            cx.emit(Moved { shelf });
        }

        #[view]
        pub fn wealth(&self, cx: &Context) -> u128 {
            Money::at(self.purse).balance_of(cx, cx.contract_address())
        }
    }
}
