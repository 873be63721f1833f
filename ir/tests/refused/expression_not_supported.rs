#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
        open: bool,
        tag: felt252,
        owner: ContractAddress,
        balances: Map<ContractAddress, u128>,
        allowances: Map<(ContractAddress, ContractAddress), u128>,
    }

    #[event]
    pub struct Transferred {
        #[key]
        to: ContractAddress,
        amount: u128,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let a = amount as u64;
            let b = match amount { _ => amount };
            if let x = amount { }
            let c = |x: u128| x;
            let d = async { 1 };
            let e = unsafe { amount };
            let f = &amount;
            let g = (amount, amount);
            let h = [amount];
            let i = h[0];
            let j = 0..5;
            let k = Transferred { to: cx.caller(), amount };
            loop { break; }
            while self.open { continue; }
            Ok(())
        }
    }
}
