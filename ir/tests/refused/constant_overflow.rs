#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const A: u8 = 256;

    const B: u8 = 255 + 1;

    const C: i8 = -129;

    const D: u64 = 1 - 2;

    impl Token {}
}
