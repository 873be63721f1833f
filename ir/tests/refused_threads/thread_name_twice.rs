#[zkthread::contract]
mod ledger {
    use zkthread::prelude::*;

    #[storage]
    pub struct Ledger {
        value: u64,
    }

    impl Ledger {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod book {
    use zkthread::prelude::*;

    #[storage]
    pub struct Ledger {
        value: u64,
    }

    impl Ledger {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}
