#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }
}

/// What the arena needs of the world.
#[zkthread::interface]
pub trait World {
    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;
}

mod plain {
    #[zkthread::interface]
    pub struct Other {}
}
