#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {
        fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;
        fn award(&mut self, cx: &mut Context, player: ContractAddress, item: u32);
    }

    const POWER: u32 = World::at(ContractAddress::ZERO).power_of(1);

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
        #[external]
        pub fn run(&mut self, cx: &mut Context) {
            World::at(self.world).award(cx, cx.caller(), 7) = 5;
            match World::at(self.world).power_of(cx, cx.caller()) {
                n if World::at(self.world).power_of(cx, cx.caller()) > 1 => {}
                World::AT => {}
                _ => {}
            }
            cx.emit(World::at(self.world));
            let list: [u8; World::LIMIT] = [1];
        }
    }
}
