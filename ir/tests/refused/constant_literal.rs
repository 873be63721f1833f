#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const A: u64 = true;

    const B: bool = 1;

    const C: u64 = 5u8;

    const D: felt252 = "abc";

    const E: u64 = short_string!("abc");

    const F: u64 = 1.5;

    const G: ContractAddress = 5;

    impl Token {}
}
