#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }

    pub struct Order {
        owner: ContractAddress,
        name: String,
        prices: Vec<u128>,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128, order: Order) -> Result<(), TokenError> {
            let a = order.name;
            let b = Self::first(order.prices);
            let c = vec![String::new()];
            let d = c[0];
            let e = Some(order.name);
            Self::look(&order);
            Ok(())
        }

        fn first(prices: Vec<u128>) -> u128 {
            prices[0]
        }

        fn look(order: &Order) -> Order {
            order
        }
    }
}
