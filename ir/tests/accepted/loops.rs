#[zkthread::contract]
mod loops {
    use zkthread::prelude::*;

    #[storage]
    pub struct Loops {
        total: u128,
    }

    #[error]
    pub enum LoopsError {
        Refused,
    }

    impl Loops {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128, flag: bool) -> Result<u128, LoopsError> {
            loop {
                if flag {
                    break;
                }
                if amount > 1 {
                    continue;
                }
                return Ok(1);
            }
            let mut i = 0u8;
            while i < 3 {
                i += 1;
                if i == 2 {
                    continue;
                }
                self.total += 1;
            }
            for j in 0..5u32 {
                if j == 3 {
                    break;
                }
            }
            for k in -1i8..=1 {
                let l = match k {
                    -1 => continue,
                    0 => {
                        break;
                    }
                    _ => k,
                };
                self.total += u128::try_from(l).unwrap_or(0);
            }
            for _ in 0..2u8 {
                self.total += 1;
            }
            let a = if flag { amount } else { return Err(LoopsError::Refused) };
            let b = match a {
                0 => return Err(LoopsError::Refused),
                x => x,
            };
            if b > 5 {
                return Ok(self.endless(b));
            } else {
                loop {
                    self.total += 1;
                    if self.total > b {
                        return Ok(2);
                    }
                }
            }
        }

        fn endless(&mut self, amount: u128) -> u128 {
            loop {
                self.total += 1;
                if self.total > amount {
                    return self.total;
                }
            }
        }

        fn nested(amount: u128) -> u128 {
            let mut count = 0u128;
            loop {
                loop {
                    count += 1;
                    if count > amount {
                        break;
                    }
                }
                if count > 10 {
                    break;
                }
            }
            {
                return count;
            }
        }
    }
}
