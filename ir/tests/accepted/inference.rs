#[zkthread::contract]
mod inference {
    use zkthread::prelude::*;

    #[storage]
    pub struct Inference {
        total: u128,
        seen: Map<u64, bool>,
    }

    impl Inference {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128, ids: Vec<u64>) -> u64 {
            let mut sum = 0;
            let mut count = 0;
            let mut found = Vec::new();
            let mut best = None;
            for id in &ids {
                if self.seen.read(*id) {
                    count += 1;
                    best = Some(*id);
                    found.push(*id);
                }
                sum += amount;
            }
            self.total = sum;
            for i in 0..8 {
                self.seen.write(i, true);
            }
            let mut index = 0;
            while index < ids.len() {
                index += 1;
            }
            let start = if amount > 5 { 1 } else { 2 };
            let other = start * 2 + amount;
            let (mut left, flag, mut right) = (0, amount == 3, None);
            while left < amount && flag {
                left += 1;
                right = Some(amount);
            }
            let last = -1;
            let step = 3;
            let small = Self::stepped(last, step);
            for _ in 0..3 {
                self.total += 1;
            }
            for _ in found {
                count += 1;
            }
            best.unwrap_or(count)
        }

        fn stepped(a: i8, b: i8) -> i8 {
            a + b
        }
    }
}
