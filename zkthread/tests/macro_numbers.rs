//! Signed and wide integers, conversions, bits, checked operations and hashes.
#![allow(missing_docs)]

#[zkthread::contract]
pub mod numbers {
    use zkthread::prelude::*;

    #[storage]
    pub struct Numbers {
        signed: i64,
        wide: u256,
        by_wide: Map<u256, i128>,
    }

    #[error]
    pub enum NumbersError {
        Nothing,
    }

    impl Numbers {
        #[external]
        pub fn signed(&mut self, _cx: &mut Context, op: u8, a: i64, b: i64) -> i64 {
            self.signed = match op {
                0 => a + b,
                1 => a - b,
                2 => a * b,
                3 => -a,
                _ => {
                    let mut steps = 0i64;
                    for i in -2i64..=a {
                        steps += i * b;
                    }
                    steps
                }
            };
            self.signed
        }

        #[external]
        pub fn wide(&mut self, _cx: &mut Context, op: u8, a: u256, b: u256) -> u256 {
            self.wide = match op {
                0 => a + b,
                1 => a - b,
                2 => a * b,
                3 => a / b,
                4 => a % b,
                5 => a & b,
                6 => a | b,
                7 => a ^ b,
                8 => !a,
                9 => a.min(b),
                10 => a.max(b),
                _ => {
                    let mut sum: u256 = 0;
                    for i in a..b {
                        sum += i;
                    }
                    sum
                }
            };
            self.by_wide.write(a, -5);
            self.wide
        }

        #[external]
        pub fn order(&mut self, _cx: &mut Context, a: u256, b: u256) -> (bool, bool, bool, bool, bool, bool) {
            (a < b, a <= b, a > b, a >= b, a == b, a != b)
        }

        #[external]
        pub fn checked(&mut self, _cx: &mut Context, a: u8, b: u8) -> [Option<u8>; 5] {
            [a.checked_add(b), a.checked_sub(b), a.checked_mul(b), a.checked_div(b), a.checked_rem(b)]
        }

        #[external]
        pub fn convert(
            &mut self,
            _cx: &mut Context,
            value: felt252,
        ) -> Result<(Option<u8>, Option<i16>, u256, bool, u128), NumbersError> {
            let wide = u256::from(value);
            let address = ContractAddress::try_from(value).ok();
            let class = ClassHash::try_from(value).is_ok();
            let text = bytes31::try_from(value).ok().ok_or(NumbersError::Nothing)?;
            let small = i16::try_from(value).ok();
            let same = felt252::from(text) == value && felt252::try_from(wide).unwrap() == value;
            Ok((
                u8::try_from(wide).ok(),
                small,
                wide + 1,
                same && class && address.is_some(),
                u128::try_from(wide).unwrap_or(9),
            ))
        }

        #[external]
        pub fn widen(&mut self, _cx: &mut Context, a: u8, b: i8) -> (u128, i128, u256, felt252, felt252) {
            (u128::from(a), i128::from(b), u256::from(a), felt252::from(b), -felt252::from(a))
        }

        #[external]
        pub fn narrow(&mut self, _cx: &mut Context, a: i64) -> (Option<u8>, Option<u256>, Option<i8>, Option<u64>) {
            (u8::try_from(a).ok(), u256::try_from(a).ok(), i8::try_from(a).ok(), u64::try_from(a).ok())
        }

        #[external]
        pub fn name(&mut self, _cx: &mut Context, value: felt252, wide: u256) -> felt252 {
            let by_felt = match value {
                0 => 1,
                0x74776f | 3 => 2,
                other => other + short_string!("rest"),
            };
            let by_wide: felt252 = match wide {
                0 | 1 => 10,
                340282366920938463463374607431768211456 => 20,
                _ => 30,
            };
            by_felt * by_wide
        }

        #[external]
        pub fn hashes(&mut self, _cx: &mut Context, a: felt252, b: felt252) -> (felt252, felt252, u256) {
            (poseidon_hash(&[a, b, 1]), pedersen_hash(a, b), keccak_hash(&[u256::from(a), u256::from(b)]))
        }

        #[external]
        pub fn environment(&mut self, cx: &mut Context) -> (ContractAddress, felt252, u64) {
            (cx.contract_address(), cx.chain_id(), cx.timestamp())
        }
    }
}

use numbers::{Numbers, NumbersError};
use zkthread::{
    Context, ContractAddress, Felt, catch_fault, keccak_hash, pedersen_hash, poseidon_hash, short_string, u256,
};

fn cx() -> Context {
    Context::test(ContractAddress::from(1))
}

fn wide(value: u64) -> u256 {
    u256::from(value)
}

#[test]
fn signed_integers_wrap_nowhere() {
    let mut numbers = Numbers::default();
    let mut run = |op, a, b| catch_fault(|| numbers.signed(&mut cx(), op, a, b)).map_err(|fault| fault.0);
    assert_eq!((run(0, -5, 3), run(1, -5, 3), run(2, -5, 3), run(3, -5, 0)), (Ok(-2), Ok(-8), Ok(-15), Ok(5)));
    assert_eq!(run(0, i64::MAX, 1), Err("i64_add Overflow"));
    assert_eq!(run(0, i64::MIN, -1), Err("i64_add Underflow"));
    assert_eq!(run(1, i64::MIN, 1), Err("i64_sub Underflow"));
    assert_eq!(run(1, 0, i64::MIN), Err("i64_sub Overflow"));
    assert_eq!(run(2, i64::MIN, -1), Err("i64_mul Overflow"));
    assert_eq!(run(3, i64::MIN, 0), Err("i64_sub Overflow"));
    assert_eq!((run(4, 1, 10), run(4, -3, 10)), (Ok(-20), Ok(0)));
    assert_eq!(numbers.signed.read(), 0);
}

#[test]
fn wide_integers_are_checked() {
    let mut numbers = Numbers::default();
    let mut run = |op, a, b| catch_fault(|| numbers.wide(&mut cx(), op, a, b)).map_err(|fault| fault.0);
    let (a, b) = (u256::new(7, 9), u256::new(5, 2));
    assert_eq!((run(0, a, b), run(1, a, b)), (Ok(u256::new(12, 11)), Ok(u256::new(2, 7))));
    assert_eq!(
        (run(2, a, wide(3)), run(3, a, b), run(4, a, b)),
        (Ok(u256::new(21, 27)), Ok(wide(4)), Ok(a - b * wide(4)))
    );
    assert_eq!(
        (run(5, a, b), run(6, a, b), run(7, a, b)),
        (Ok(u256::new(5, 0)), Ok(u256::new(7, 11)), Ok(u256::new(2, 11)))
    );
    assert_eq!((run(8, a, b), run(9, a, b), run(10, a, b)), (Ok(u256::MAX - a), Ok(b), Ok(a)));
    assert_eq!((run(11, wide(2), wide(5)), run(11, wide(5), wide(2))), (Ok(wide(9)), Ok(wide(0))));
    assert_eq!(run(0, u256::MAX, wide(1)), Err("u256_add Overflow"));
    assert_eq!(run(1, b, a), Err("u256_sub Overflow"));
    assert_eq!(run(2, a, b), Err("u256_mul Overflow"));
    assert_eq!((run(3, a, wide(0)), run(4, a, wide(0))), (Err("Division by 0"), Err("Division by 0")));
    assert_eq!(numbers.by_wide.read(wide(5)), -5);
    let equal = (false, true, false, true, true, false);
    let (less, more) = ((true, true, false, false, false, true), (false, false, true, true, false, true));
    let mut order = |a, b| numbers.order(&mut cx(), a, b);
    assert_eq!((order(a, a), order(b, a), order(a, b)), (equal, less, more));
}

#[test]
fn checked_operations_never_fault() {
    let mut numbers = Numbers::default();
    assert_eq!(numbers.checked(&mut cx(), 200, 100), [None, Some(100), None, Some(2), Some(0)]);
    assert_eq!(numbers.checked(&mut cx(), 2, 0), [Some(2), Some(2), Some(0), None, None]);
    assert_eq!(numbers.checked(&mut cx(), 2, 3), [Some(5), None, Some(6), Some(0), Some(2)]);
}

#[test]
fn conversions_keep_the_value_or_give_none() {
    let mut numbers = Numbers::default();
    assert_eq!(numbers.convert(&mut cx(), Felt::from(200)), Ok((Some(200), Some(200), wide(201), true, 200)));
    let large = Felt::from(1_u128 << 127) * Felt::from(4);
    assert_eq!(numbers.convert(&mut cx(), large), Ok((None, None, u256::new(1, 2), true, 9)));
    assert_eq!(numbers.convert(&mut cx(), Felt::MAX), Err(NumbersError::Nothing));
    let (minus_three, minus_two) = (Felt::from(-3), Felt::from(-2));
    assert_eq!(numbers.widen(&mut cx(), 2, -3), (2, -3, wide(2), minus_three, minus_two));
    assert_eq!(numbers.narrow(&mut cx(), -1), (None, None, Some(-1), None));
    assert_eq!(numbers.narrow(&mut cx(), 128), (Some(128), Some(wide(128)), None, Some(128)));
}

#[test]
fn felts_and_wide_integers_are_matched() {
    let mut numbers = Numbers::default();
    let mut name = |felt, wide| numbers.name(&mut cx(), felt, wide);
    assert_eq!(name(Felt::ZERO, wide(1)), Felt::from(10));
    assert_eq!(name(short_string!("two"), u256::new(0, 1)), Felt::from(40));
    assert_eq!(name(Felt::THREE, wide(2)), Felt::from(60));
    assert_eq!(name(Felt::ONE, wide(0)), (short_string!("rest") + Felt::ONE) * Felt::from(10));
}

#[test]
fn hashes_and_surroundings_are_what_tests_see() {
    let mut numbers = Numbers::default();
    let (a, b) = (Felt::from(5), Felt::from(6));
    let keccak = keccak_hash(&[wide(5), wide(6)]);
    assert_eq!(numbers.hashes(&mut cx(), a, b), (poseidon_hash(&[a, b, Felt::ONE]), pedersen_hash(a, b), keccak));
    let mut cx = cx().with_contract_address(ContractAddress::from(9)).with_chain_id(b).with_timestamp(3);
    assert_eq!(numbers.environment(&mut cx), (ContractAddress::from(9), b, 3));
}
