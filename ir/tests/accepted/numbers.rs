#[zkthread::contract]
mod numbers {
    use zkthread::prelude::*;

    const LIMIT: u128 = 100;
    const OFFSET: felt252 = 7;
    const LOWEST: i64 = -5;

    #[storage]
    pub struct Numbers {
        total: u128,
        address: ContractAddress,
    }

    #[error]
    pub enum NumbersError {
        Refused,
    }

    impl Numbers {
        #[external]
        pub fn literals(&mut self, cx: &mut Context) {
            let a = 5i8;
            let b: i128 = -170141183460469231731687303715884105728;
            let c = -1i64;
            let d: u256 = 0x1_0000_0000_0000_0000_0000_0000_0000_0000;
            let e = 7u256;
            let f: felt252 = -3;
            let g = (-128i8, i16::MIN, u256::MAX, ClassHash::ZERO);
            let h: (u8, i32) = (1, -(2));
            self.address = ContractAddress::ZERO;
        }

        #[external]
        pub fn operators(&mut self, cx: &mut Context, amount: u128, signed: i64, flag: bool) {
            let a = amount & 0xff | 1 ^ amount;
            let mut b = 1u8;
            b |= 2;
            b &= 3;
            b ^= !4;
            let c: u64 = !0;
            let d = -signed - -1 * LOWEST;
            let e: felt252 = -OFFSET;
            let f = signed <= -3 && !flag || LIMIT > amount;
            self.total -= amount % 3 / 2;
        }

        #[external]
        pub fn methods(&mut self, cx: &mut Context, amount: u128, signed: i8) {
            let a = amount.min(5).max(LIMIT);
            let b = signed.max(-1);
            let c = amount.checked_add(1).unwrap_or(0);
            let d = amount.checked_sub(1) == None || Some(2) == amount.checked_mul(2);
            let e = (amount.checked_div(1).is_none(), amount.checked_rem(3).is_some());
        }

        #[external]
        pub fn conversions(&mut self, cx: &mut Context, amount: u128) -> Result<bytes31, NumbersError> {
            let a = u256::from(amount);
            let b = u64::try_from(amount).unwrap();
            let c = u8::try_from(a).ok();
            let d = i64::try_from(b).unwrap_or(-1);
            let e = ContractAddress::try_from(0x123).unwrap();
            let f = felt252::try_from(a).is_ok() && u128::try_from(OFFSET).is_err();
            let g = u256::from(OFFSET) + u256::from(5u8);
            let h = i32::from(5u16) + i32::from(-5i8);
            let wider = u256::try_from(amount).ok() == None || u128::try_from(amount).is_err();
            let same = u64::try_from(5u8).unwrap() + u64::try_from(7u8).unwrap_or(0);
            let i = felt252::from(e) + felt252::from(f) + felt252::from(h);
            bytes31::try_from(short_string!("it's a text")).ok().ok_or(NumbersError::Refused)
        }
    }
}
