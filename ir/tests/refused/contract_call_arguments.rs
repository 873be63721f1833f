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
        pub fn run(&mut self, cx: &mut Context, small: u8, list: Vec<u8>) {
            World::at().award(cx, cx.caller(), 7);
            World::at(self.world, 1).award(cx, cx.caller(), 7);
            World::at(self.total).award(cx, cx.caller(), 7);
            World::at(5).award(cx, cx.caller(), 7);
            World::at(&self.world).award(cx, cx.caller(), 7);
            World::at(self.nothing).award(cx, self.total, true);
            World::at(self.world).award(cx, cx.caller());
            World::at(self.world).award(cx, cx.caller(), 7, 8);
            World::at(self.world).award(cx, cx.caller(), small);
            World::at(self.world).award(cx, 7, 4294967296);
            World::at(self.world).award(cx, &cx.caller(), 7);
            World::at(self.world).award(cx.caller(), 7);
            World::at(self.world).award(&mut cx, cx.caller(), 7);
            World::at(self.world).award();
            World::at::<u8>(self.world).award(cx, cx.caller(), 7);
            World::at(self.world).award::<u8>(cx, cx.caller(), 7);
        }
    }
}
