#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {
        fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;
        fn award(&mut self, cx: &mut Context, player: ContractAddress, item: u32);
    }

    pub struct Kept {
        world: World,
    }

    fn run(world: World, worlds: Vec<World>) {}

    impl World {}

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
        fn run(&self, world: &dyn World, other: impl World) {
            let world: World = self.world;
            let other = World { address: self.world };
            let another = World;
        }
    }
}
