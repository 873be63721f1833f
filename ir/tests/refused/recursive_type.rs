#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub struct Node {
        value: u128,
        next: Option<Node>,
    }

    pub struct Tree {
        leaves: Vec<Branch>,
    }

    pub struct Forest {
        first: Tree,
    }

    pub enum Branch {
        Leaf(u8),
        More(Tree, u8),
    }

    impl Token {}
}
