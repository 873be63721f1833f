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
        pub fn run(&mut self, cx: &mut Context) -> u32 {
            let nothing = World::at(self.world).award(cx, cx.caller(), 7);
            let power = World::at(self.world).power_of(cx, cx.caller())?;
            let large: u64 = World::at(self.world).power_of(cx, cx.caller());
            World::at(self.world).power_of(cx, cx.caller()).unwrap();
            -World::at(self.world).power_of(cx, cx.caller())
        }
    }
}
