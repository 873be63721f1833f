#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        page: Page,
        pages: Map<u64, [u256; 200]>,
    }

    pub struct Page {
        words: [u256; 100],
        last: [u8; 56],
    }

    impl Token {}
}
