#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub struct Level0 {
        inner: u8,
    }

    pub struct Level1 {
        inner: Level0,
    }

    pub struct Level2 {
        inner: Level1,
    }

    pub struct Level3 {
        inner: Level2,
    }

    pub struct Level4 {
        inner: Level3,
    }

    pub struct Level5 {
        inner: Level4,
    }

    pub struct Level6 {
        inner: Level5,
    }

    pub struct Level7 {
        inner: Level6,
    }

    pub struct Level8 {
        inner: Level7,
    }

    pub struct Level9 {
        inner: Level8,
    }

    pub struct Level10 {
        inner: Level9,
    }

    pub struct Level11 {
        inner: Level10,
    }

    pub struct Level12 {
        inner: Level11,
    }

    pub struct Level13 {
        inner: Level12,
    }

    pub struct Level14 {
        inner: Level13,
    }

    pub struct Level15 {
        inner: Level14,
    }

    pub struct Level16 {
        inner: Level15,
    }

    pub struct Level17 {
        inner: Level16,
    }

    pub struct Level18 {
        inner: Level17,
    }

    pub struct Level19 {
        inner: Level18,
    }

    pub struct Level20 {
        inner: Level19,
    }

    pub struct Level21 {
        inner: Level20,
    }

    pub struct Level22 {
        inner: Level21,
    }

    pub struct Level23 {
        inner: Level22,
    }

    pub struct Level24 {
        inner: Level23,
    }

    pub struct Level25 {
        inner: Level24,
    }

    pub struct Level26 {
        inner: Level25,
    }

    pub struct Level27 {
        inner: Level26,
    }

    pub struct Level28 {
        inner: Level27,
    }

    pub struct Level29 {
        inner: Level28,
    }

    pub struct Level30 {
        inner: Level29,
    }

    pub struct Level31 {
        inner: Level30,
    }

    pub struct Level32 {
        inner: Level31,
    }

    pub struct Level33 {
        inner: Level32,
    }

    impl Token {
        fn run(x: Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<Option<u8>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>) -> bool {
            x.is_some()
        }
    }
}
