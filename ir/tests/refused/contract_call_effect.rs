#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {
        fn power_of(&self, cx: &Context, player: ContractAddress) -> u128;
        fn award(&mut self, cx: &mut Context, item: u32) -> u128;
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    fn give(cx: &mut Context, world: ContractAddress) -> u128 {
        World::at(world).award(cx, 7)
    }

    fn ask(cx: &Context, world: ContractAddress) -> u128 {
        World::at(world).power_of(cx, world)
    }

    impl Arena {
        #[external]
        pub fn refused(&mut self, cx: &mut Context) {
            self.total += World::at(self.world).award(cx, 7);
            self.total += give(cx, self.world);
        }

        #[external]
        pub fn accepted(&mut self, cx: &mut Context) {
            let mut sum: u128 = 0;
            sum += World::at(self.world).award(cx, 7);
            sum += give(cx, self.world);
            self.total += World::at(self.world).power_of(cx, self.world);
            self.total += ask(cx, self.world) + sum;
        }
    }
}
