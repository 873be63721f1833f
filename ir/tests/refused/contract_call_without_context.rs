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
        #[view]
        pub fn power(&self) -> u32 {
            World::at(self.world).power_of(cx, self.world)
        }

        fn award(&mut self) {
            World::at(self.world).award(cx, self.world, 7);
        }

        fn missing(&self, cx: &Context) -> u32 {
            World::at(self.world).power_of(self.world)
        }
    }
}
