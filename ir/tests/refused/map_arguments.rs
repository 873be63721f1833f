#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
    a: Map<u8>,
    b: Map<(u8, u8, u8), u8>,
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

    }
}
