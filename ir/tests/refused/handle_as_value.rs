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
        pub fn run(&mut self, cx: &mut Context, other: ContractAddress) {
            let world = World::at(self.world);
            world.award(cx, other, 7);
            World::at(self.world);
            Self::pass(World::at(other));
            let pair = (World::at(other), 1u8);
            if World::at(self.world) == World::at(other) {}
            let power = World::at(other).power;
            let clone = (World::at(other)).clone();
        }

        fn pass(world: ContractAddress) {}

        fn give(&self) -> ContractAddress {
            World::at(self.world)
        }
    }
}
