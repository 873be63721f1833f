#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        title: String,
        profile: Profile,
        items: Map<u64, (u8, Item)>,
        maybe: Vec<Option<Profile>>,
    }

    pub struct Profile {
        name: String,
        age: u8,
    }

    pub enum Item {
        Plain,
        Bag(Vec<u8>),
    }

    impl Token {}
}
