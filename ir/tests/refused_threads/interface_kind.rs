#[zkthread::contract]
mod ledger {
    use zkthread::prelude::*;

    #[storage]
    pub struct Ledger {
        value: u64,
    }

    impl Ledger {
        #[constructor]
        pub fn open(&mut self, _cx: &mut Context) {
            self.value = 1;
        }

        #[external]
        pub fn deposit(&mut self, _cx: &mut Context, amount: u64) -> u64 {
            self.value += amount;
            self.value
        }

        #[view]
        pub fn held(&self) -> u64 {
            self.doubled() / 2
        }

        fn doubled(&self) -> u64 {
            2 * self.value
        }
    }
}

#[zkthread::contract]
mod shop {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait Ledger {
        fn deposit(&self, cx: &Context, amount: u64) -> u64;
        fn held(&mut self, cx: &mut Context) -> u64;
    }

    #[storage]
    pub struct Shop {
        value: u64,
    }

    impl Shop {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}
