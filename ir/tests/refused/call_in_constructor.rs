#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {
        fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;
        fn award(&mut self, cx: &mut Context, player: ContractAddress, item: u32);
    }

    fn strength(cx: &Context, world: ContractAddress) -> u32 {
        World::at(world).power_of(cx, cx.caller())
    }

    fn weakness(cx: &Context, world: ContractAddress) -> u32 {
        World::at(world).power_of(cx, world)
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context, world: ContractAddress) {
            self.world = world;
            World::at(world).award(cx, cx.caller(), 7);
            self.total = u128::from(self.measure(cx));
        }

        fn measure(&self, cx: &Context) -> u32 {
            strength(cx, self.world)
        }

        #[view]
        pub fn weak(&self, cx: &Context) -> u32 {
            weakness(cx, self.world)
        }
    }
}
