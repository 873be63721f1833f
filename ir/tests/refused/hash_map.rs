#[zkthread::contract]
mod token {
    use zkthread::prelude::*;
    use std::collections::{BTreeMap, HashMap, hash_map::Entry};

    #[storage]
    pub struct Token {
        total: u128,
        names: HashSet<felt252>,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) {
            let list: HashMap<u64, u64> = HashMap::new();
            let other = std::collections::HashSet::new();
        }
    }
}
