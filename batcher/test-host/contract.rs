//! A contract with every type, for the tests of the batcher: compiled into a host, and parsed for its description.

#[zkthread::contract]
pub mod purse {
    use zkthread::prelude::*;

    #[storage]
    pub struct Purse {
        total: u128,
        balances: Map<ContractAddress, u128>,
        rounds: u64,
    }

    #[event]
    pub struct Moved {
        #[key]
        from: ContractAddress,
        amount: u128,
        #[key]
        to: ContractAddress,
    }

    #[event]
    pub struct Described {
        flag: bool,
        tiny: u8,
        small: u16,
        middle: u32,
        large: u64,
        memo: felt252,
    }

    #[error]
    pub enum PurseError {
        InsufficientBalance,
    }

    impl Purse {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context, supply: u128) {
            self.total = supply;
            self.balances.write(cx.caller(), supply);
        }

        #[external]
        pub fn transfer(&mut self, cx: &mut Context, to: ContractAddress, amount: u128) -> Result<(), PurseError> {
            let from = cx.caller();
            let balance = self.balances.read(from);
            ensure!(balance >= amount, PurseError::InsufficientBalance);
            self.balances.write(from, balance - amount);
            let received = self.balances.read(to) + amount;
            self.balances.write(to, received);
            cx.emit(Moved { from, amount, to });
            Ok(())
        }

        #[external]
        pub fn describe(
            &mut self,
            cx: &mut Context,
            flag: bool,
            tiny: u8,
            small: u16,
            middle: u32,
            large: u64,
            memo: felt252,
        ) {
            cx.emit(Described { flag, tiny, small, middle, large, memo });
        }

        #[external]
        pub fn spin(&mut self, _cx: &mut Context, rounds: u64) {
            for _ in 0..rounds {
                self.rounds = self.rounds + 1;
            }
        }

        #[view]
        pub fn balance_of(&self, owner: ContractAddress) -> u128 {
            self.balances.read(owner)
        }
    }
}
