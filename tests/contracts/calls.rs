//! What a call of another contract costs: loops with one, and loops without.

#[zkthread::contract]
pub mod caller {
    use zkthread::prelude::*;

    #[zkthread::interface]
    trait Callee {
        fn twice(&self, cx: &Context, value: u64) -> u64;
        fn count(&mut self, cx: &mut Context, by: u64) -> u64;
        fn come_back(&mut self, cx: &mut Context, by: u64) -> u64;
        fn answer(&mut self, cx: &mut Context, by: u64) -> u64;
    }

    #[storage]
    pub struct Caller {
        total: u64,
    }

    impl Caller {
        #[external]
        pub fn views(&mut self, cx: &mut Context, callee: ContractAddress, rounds: u64) {
            let mut sum = 0;
            for _ in 0..rounds {
                sum += Callee::at(callee).twice(cx, 3);
            }
            self.total = sum;
        }

        #[external]
        pub fn counts(&mut self, cx: &mut Context, callee: ContractAddress, rounds: u64) {
            let mut sum = 0;
            for _ in 0..rounds {
                sum += Callee::at(callee).count(cx, 3);
            }
            self.total = sum;
        }

        /// The callee calls back.
        #[external]
        pub fn circles(&mut self, cx: &mut Context, callee: ContractAddress, rounds: u64) {
            let mut sum = 0;
            for _ in 0..rounds {
                sum += Callee::at(callee).come_back(cx, 3);
            }
            self.total = sum;
        }

        /// What the others do, without calls.
        #[external]
        pub fn alone(&mut self, _cx: &mut Context, _callee: ContractAddress, rounds: u64) {
            let mut sum = 0;
            for _ in 0..rounds {
                sum += 3 + 3;
            }
            self.total = sum;
        }

        #[external]
        pub fn counts_alone(&mut self, _cx: &mut Context, _callee: ContractAddress, rounds: u64) {
            let mut sum = 0;
            for _ in 0..rounds {
                self.total += 3;
                sum += self.total;
            }
            self.total = sum;
        }

        #[external]
        pub fn answer(&mut self, _cx: &mut Context, by: u64) -> u64 {
            by + by
        }
    }
}

#[zkthread::contract]
pub mod callee {
    use zkthread::prelude::*;

    #[zkthread::interface]
    trait Caller {
        fn answer(&mut self, cx: &mut Context, by: u64) -> u64;
        fn circles(&mut self, cx: &mut Context, callee: ContractAddress, rounds: u64);
    }

    #[storage]
    pub struct Callee {
        total: u64,
    }

    impl Callee {
        #[view]
        pub fn twice(&self, value: u64) -> u64 {
            value + value
        }

        #[external]
        pub fn count(&mut self, _cx: &mut Context, by: u64) -> u64 {
            self.total += by;
            self.total
        }

        #[external]
        pub fn come_back(&mut self, cx: &mut Context, by: u64) -> u64 {
            if by == 0 {
                Caller::at(cx.caller()).circles(cx, cx.caller(), 0);
            }
            Caller::at(cx.caller()).answer(cx, by)
        }
    }
}
