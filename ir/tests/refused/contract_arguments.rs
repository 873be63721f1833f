#[zkthread::contract(upgradable, owner = 1)]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }
}
