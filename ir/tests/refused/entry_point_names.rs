#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
        #[view]
        pub fn deref(&self) -> u128 {
            self.total
        }

        #[external]
        pub fn deref_mut(&mut self, _cx: &mut Context) {
            self.total = 1;
        }

        fn destruct(&self) {}
    }
}
