#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {
        fn without_self(cx: &Context, player: ContractAddress) -> u32;
        fn nothing() -> u32;
        fn without_context(&self, player: ContractAddress) -> u32;
        fn writes_without_context(&mut self);
        fn reads_with_mutable(&self, cx: &mut Context) -> u32;
        fn writes_with_shared(&mut self, cx: &Context) -> u32;
        fn self_later(cx: &Context, player: u8) -> u32;
        fn right(&self, cx: &Context) -> u32;
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
