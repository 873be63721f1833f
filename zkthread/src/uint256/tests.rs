use num_bigint::BigUint;
use proptest::prelude::*;

use super::*;
use crate::{Fault, catch_fault};

fn big(value: u256) -> BigUint {
    BigUint::from_bytes_be(&value.to_be_bytes())
}

fn small(value: &BigUint) -> Option<u256> {
    let bytes = value.to_bytes_be();
    let mut padded = [0; 32];
    padded.get_mut(32_usize.checked_sub(bytes.len())?..)?.copy_from_slice(&bytes);
    Some(u256::from_be_bytes(padded))
}

/// Halves that are often small, or all ones, so that carries and short operands are common.
fn half() -> impl Strategy<Value = u128> {
    prop_oneof![any::<u128>(), any::<u64>().prop_map(u128::from), Just(0), Just(1), Just(u128::MAX), Just(1 << 127)]
}

fn number() -> impl Strategy<Value = u256> {
    (half(), half()).prop_map(|(low, high)| u256::new(low, high))
}

proptest! {
    #[test]
    fn arithmetic_is_that_of_big_integers(a in number(), b in number()) {
        prop_assert_eq!(a.checked_add(b), small(&(big(a) + big(b))));
        prop_assert_eq!(a.checked_mul(b), small(&(big(a) * big(b))));
        prop_assert_eq!(a.checked_sub(b), if a >= b { small(&(big(a) - big(b))) } else { None });
        prop_assert_eq!(a.cmp(&b), big(a).cmp(&big(b)));
        if b != u256::MIN {
            prop_assert_eq!(a.checked_div(b), small(&(big(a) / big(b))));
            prop_assert_eq!(a.checked_rem(b), small(&(big(a) % big(b))));
        }
        prop_assert_eq!(Some(a & b), small(&(big(a) & big(b))));
        prop_assert_eq!(Some(a | b), small(&(big(a) | big(b))));
        prop_assert_eq!(Some(a ^ b), small(&(big(a) ^ big(b))));
        prop_assert_eq!(!a, u256::MAX - a);
    }

    #[test]
    fn text_forms_are_read_back(a in number()) {
        prop_assert_eq!(a.to_string(), big(a).to_string());
        prop_assert_eq!(format!("{a:#x}"), format!("{:#x}", big(a)));
        prop_assert_eq!(a.to_string().parse(), Ok(a));
        prop_assert_eq!(format!("{a:#x}").parse(), Ok(a));
        prop_assert_eq!(a << 3, small(&((big(a) << 3_u32) % (BigUint::from(1_u8) << 256_u32))).unwrap_or_default());
    }

    #[test]
    fn conversions_keep_the_value_or_refuse(a in number(), signed: i128) {
        prop_assert_eq!(u128::try_from(a).ok(), big(a).try_into().ok());
        prop_assert_eq!(i64::try_from(a).ok(), big(a).try_into().ok());
        prop_assert_eq!(u256::try_from(signed).ok(), BigUint::try_from(signed).ok().and_then(|value| small(&value)));
        prop_assert_eq!(Felt::try_from(a).ok(), (big(a) <= Felt::MAX.to_biguint()).then(|| Felt::from(big(a))));
        prop_assert_eq!(big(u256::from(Felt::from(a.low()))), Felt::from(a.low()).to_biguint());
    }
}

#[test]
fn the_edges_fault_by_name() {
    assert_eq!(catch_fault(|| u256::MAX + 1_u8.into()), Err(Fault("u256_add Overflow")));
    assert_eq!(catch_fault(|| u256::MIN - 1_u8.into()), Err(Fault("u256_sub Overflow")));
    assert_eq!(catch_fault(|| u256::MAX * 2_u8.into()), Err(Fault("u256_mul Overflow")));
    assert_eq!(catch_fault(|| u256::MAX / 0_u8.into()), Err(Fault("Division by 0")));
    assert_eq!(catch_fault(|| u256::MAX % 0_u8.into()), Err(Fault("Division by 0")));
}

#[test]
fn texts_that_are_no_u256_are_refused() {
    let too_large = "0x1".to_owned() + &"0".repeat(64);
    assert_eq!(too_large.parse::<u256>(), Err(ParseU256Error::TooLarge(too_large.clone())));
    for text in ["", "0x", "-1", "1_000", "0xg", " 1", "+1"] {
        assert_eq!(text.parse::<u256>(), Err(ParseU256Error::NotANumber(text.into())), "{text}");
    }
}
