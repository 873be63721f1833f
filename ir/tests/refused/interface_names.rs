#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {
        fn at(&self, cx: &Context) -> u32;
        fn address(&self, cx: &Context) -> u32;
        fn constructor(&mut self, cx: &mut Context);
        fn deref(&self, cx: &Context) -> u32;
        fn into(&self, cx: &Context) -> u32;
        fn emit(&mut self, cx: &mut Context);
        fn power_of(&self, cx: &Context) -> u32;
        fn power_of(&self, cx: &Context, player: u8) -> u32;
        fn zkthread_apply(&self, cx: &Context) -> u32;
        fn implicits(&self, cx: &Context) -> u32;
        fn größe(&self, cx: &Context) -> u32;
    }

    pub struct WorldDispatcher {
        price: u8,
    }

    enum WorldSafeDispatcherTrait {
        A,
    }

    #[event]
    struct WorldLibraryDispatcher {}

    #[interface]
    trait IArenaDispatcher {
        fn price(&self, cx: &Context) -> u8;
    }

    #[interface]
    trait Item {
        fn price(&self, cx: &Context) -> u8;
    }

    struct Item {
        price: u8,
    }

    #[interface]
    trait Arena {
        fn price(&self, cx: &Context) -> u8;
    }

    #[interface]
    trait Option {
        fn price(&self, cx: &Context) -> u8;
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
