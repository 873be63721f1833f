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
            Wrold::at(self.world).award(cx, cx.caller(), 7);
            Token::at(self.world).transfer(cx, cx.caller(), 7);
            let power = arena::World::at(self.world).power_of(cx, cx.caller());
            let none = u8::at(self.world);
        }
    }
}
