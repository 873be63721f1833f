#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub struct Order {
        price: u218,
    }

    impl Token {
        fn run(order: Ordr, book: Book) -> Address {
            1
        }
    }
}
