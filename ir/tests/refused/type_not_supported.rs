#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
    a: i32,
    b: usize,
    c: f64,
    d: String,
    e: Vec<u8>,
    f: [u8; 4],
    g: Unknown,
    h: (u8, u8),
    i: &u8,
    j: u256,
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
