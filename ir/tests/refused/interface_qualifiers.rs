#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub unsafe trait World {
        async fn later(&self, cx: &Context) -> u32;
        unsafe fn bold(&self, cx: &Context) -> u32;
        const fn early(&self, cx: &Context) -> u32;
        extern "C" fn foreign(&self, cx: &Context) -> u32;
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
