#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {
        fn award(&mut self, cx: &mut Context, item: u32) -> Result<u64, WorldError>;
        fn close(&mut self, cx: &mut Context) -> Result<(), WorldError>;
        fn power_of(&self, cx: &Context) -> Result;
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
