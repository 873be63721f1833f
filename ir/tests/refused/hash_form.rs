#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
        tag: felt252,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let a = poseidon_hash(self.tag);
            let b = poseidon_hash(&[]);
            let c = pedersen_hash(&[self.tag, 1]);
            let d = keccak_hash(vec![u256::from(amount)]);
            Ok(())
        }
    }
}
