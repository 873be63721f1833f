#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    const LIMIT: u8 = 5;

    #[zkthread::interface]
    pub trait World {
        fn by_value(self, cx: &Context) -> u32;
        fn typed(self: &Self, cx: &Context) -> u32;
        fn context_by_value(&self, cx: Context) -> u32;
        fn context_later(&self, cx: &Context, other: &Context) -> u32;
        fn reference(&self, cx: &Context, list: &[u8], name: &String, sum: &mut u8) -> u32;
        fn types(&self, cx: &Context, number: f64, map: Map<u8, u8>, nothing: (), world: World) -> u32;
        fn changing(&self, cx: &Context, mut amount: u8) -> u32;
        fn pattern(&self, cx: &Context, (a, b): (u8, u8)) -> u32;
        fn twice(&self, cx: &Context, amount: u8, amount: u8, cx: u8) -> u32;
        fn constant(&self, cx: &Context, LIMIT: u8) -> u32;
        fn unknown(&self, cx: &Context, item: Item) -> u32;
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
