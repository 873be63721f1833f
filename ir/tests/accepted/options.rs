#[zkthread::contract]
mod options {
    use zkthread::prelude::*;

    #[storage]
    pub struct Options {
        total: u128,
        last: Option<u128>,
    }

    #[error]
    pub enum OptionsError {
        Missing,
    }

    impl Options {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128, flag: bool) -> Result<u128, OptionsError> {
            let a: Option<u8> = None;
            let b = Some(5u8);
            let c = if flag { None } else { Some(amount) };
            let d = match b {
                Some(x) => x,
                None => return Ok(0),
            };
            let Some(e) = c else {
                return Err(OptionsError::Missing);
            };
            let Some((mut f, g)) = Some((amount, flag)) else { return Ok(1) };
            f += e;
            let None = a else { return Ok(2) };
            let h = a == None && Some(5) == b && g;
            if b.is_some() && a.is_none() {
                f += u128::from(b.unwrap());
            }
            a.unwrap();
            if let Some(x) = self.last {
                self.last = Some(x + f);
            }
            while let Some(x) = self.last {
                self.last = x.checked_sub(1);
                if x == 3 {
                    break;
                }
            }
            let i = self.found(amount)?;
            c.ok_or(OptionsError::Missing)
        }

        fn found(&self, amount: u128) -> Result<u128, OptionsError> {
            match self.last {
                Some(last) => {
                    ensure!(last == amount, OptionsError::Missing);
                    Ok(last)
                }
                None => Err(OptionsError::Missing),
            }
        }

        fn passed_on(&self, amount: u128) -> Option<u128> {
            if amount > 1 { self.last } else { None }
        }
    }
}
