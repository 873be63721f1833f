#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub struct Chunk {
        cells: [u256; 250],
    }

    pub struct World {
        chunks: [Chunk; 250],
    }

    impl Token {
        fn run(grid: [[u8; 200]; 200]) -> u8 {
            1
        }
    }
}
