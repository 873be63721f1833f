#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    #[event]
    pub struct Moved {
        amount: u128,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }

    pub struct Log {
        last: Moved,
        why: Option<TokenError>,
        all: Token,
    }

    impl Token {
        fn run(this: Self) -> bool {
            true
        }
    }
}
