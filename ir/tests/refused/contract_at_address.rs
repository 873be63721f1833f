#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
        #[external]
        pub fn run(&mut self, cx: &mut Context, other: ContractAddress) {
            Arena::at(other).run(cx, self.world);
            let next = Self::at(self.world);
        }
    }
}
