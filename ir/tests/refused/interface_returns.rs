#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {
        fn nothing(&self, cx: &Context);
        fn unit(&self, cx: &Context) -> ();
        fn reference(&self, cx: &Context) -> &String;
        fn float(&self, cx: &Context) -> f64;
        fn itself(&self, cx: &Context) -> World;
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
        fn sum(&self, cx: &Context) -> u64 {
            let nothing = World::at(self.world).float(cx);
            nothing + World::at(self.world).itself(cx)
        }
    }
}
