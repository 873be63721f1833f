#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {
        fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;
        fn award(&mut self, cx: &mut Context, player: ContractAddress, item: u32);
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
        #[external]
        pub fn run(&mut self, cx: &mut Context) {
            World::award(cx, cx.caller(), 7);
            let power = World::power_of(self.world, cx, cx.caller());
            let name = World::power_of;
            World::nothing(cx);
            let limit = World::LIMIT;
        }
    }
}
