use num_bigint::BigUint;
use proptest::prelude::*;

use super::curve::{GENERATOR, Point};
use super::*;

fn felt(hex: &str) -> Felt {
    Felt::from_hex(hex).unwrap()
}

/// Any number below the order.
fn scalar() -> impl Strategy<Value = Felt> {
    any::<[u8; 32]>().prop_map(|bytes| reduced(BigUint::from_bytes_be(&bytes)))
}

fn reduced(number: BigUint) -> Felt {
    Felt::from(number % ORDER.to_biguint())
}

fn product(a: &Felt, b: &Felt) -> Felt {
    reduced(a.to_biguint() * b.to_biguint())
}

fn quotient(a: &Felt, b: &Felt) -> Felt {
    reduced(a.to_biguint() * b.to_biguint().modinv(&ORDER.to_biguint()).unwrap())
}

fn times(point: Point, factor: &Felt) -> Point {
    Point::of(&point.times(factor).unwrap()).unwrap()
}

/// The key for which `(r, s)` is a signature of the hash, where `r` is the x of a point.
fn key_of(hash: &Felt, signature: &Signature) -> Felt {
    let Signature { r, s } = signature;
    let point = Point::lift(r).unwrap().times(&quotient(s, r)).unwrap();
    let rest = GENERATOR.times(&quotient(hash, r)).unwrap();
    Point::of(&(&point - &rest)).unwrap().x
}

/// What the network's own library says; a panic of it is a refusal.
fn reference(hash: &Felt, public_key: &Felt, signature: &Signature) -> bool {
    let answer = std::panic::catch_unwind(|| starknet_crypto::verify(public_key, hash, &signature.r, &signature.s));
    matches!(answer, Ok(Ok(true)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_signed_is_taken_and_nothing_else(private_key in scalar(), hash in scalar(), other in scalar()) {
        prop_assume!(private_key != Felt::ZERO && hash < BOUND && other < BOUND && hash != other);
        let key = public_key(&private_key).unwrap();
        let signature = sign(&private_key, &hash).unwrap();
        prop_assert_eq!(sign(&private_key, &hash), Ok(signature));
        prop_assert_eq!(verify(&hash, &key, &signature), Ok(()));
        prop_assert!(reference(&hash, &key, &signature));
        prop_assert_eq!(hints(&hash, &key, &signature).map(|hints| hints.len()), Some(N_HINTS));

        let mirrored = Signature { s: ORDER - signature.s, ..signature };
        prop_assert_eq!(verify(&hash, &key, &mirrored), Err(SignatureError::SOutOfRange(mirrored.s)));
        prop_assert_eq!(mirrored.with_low_s(), signature);
        prop_assert_eq!(signature.with_low_s(), signature);

        let mismatch = |hash, public_key| Err(SignatureError::Mismatch { hash, public_key });
        prop_assert_eq!(verify(&other, &key, &signature), mismatch(other, key));
        let others = public_key_of(&other);
        prop_assert_eq!(verify(&hash, &others, &signature), mismatch(hash, others));
        prop_assert_eq!(hints(&hash, &others, &signature), None);
        let swapped = Signature { r: signature.s, s: signature.r }.with_low_s();
        prop_assert_eq!(verify(&hash, &key, &swapped).is_ok(), reference(&hash, &key, &swapped));
    }
}

fn public_key_of(private_key: &Felt) -> Felt {
    public_key(private_key).unwrap_or(GENERATOR.x)
}

/// Of the signature library of StarkEx: key, message and signature.
#[test]
fn a_published_signature_is_taken() {
    let key = felt("0x1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfca");
    let r = felt("0x411494b501a98abd8262b0da1351e17899a0c4ef23dd2f96fec5ba847310b20");
    let s = felt("0x405c3191ab3883ef2b763af35bc5f5d15b3b4e99461d70e84c654a351a7c81b");
    let published = Signature { r, s };
    assert!(reference(&Felt::TWO, &key, &published));
    assert_eq!(verify(&Felt::TWO, &key, &published), Err(SignatureError::SOutOfRange(s)));
    assert_eq!(verify(&Felt::TWO, &key, &published.with_low_s()), Ok(()));

    let key = felt("0x77a4b314db07c45076d11f62b6f9e748a39790441823307743cf00d6597ea43");
    let hash = felt("0x397e76d1667c4454bfb83514e120583af836f8e32a516765497823eabe16a3f");
    let r = felt("0x173fd03d8b008ee7432977ac27d1e9d1a1f6c98b1a2f05fa84a21c84c44e882");
    let s = felt("0x1f2c44a7798f55192f153b4c48ea5c1241fbb69e6132cc8a0da9c5b62a4286e");
    let of_another = Signature { r, s };
    assert_eq!(verify(&hash, &key, &of_another), Err(SignatureError::Mismatch { hash, public_key: key }));
}

#[test]
fn numbers_out_of_range_are_named() {
    let private_key = Felt::from(0x5ec);
    let key = public_key(&private_key).unwrap();
    let hash = Felt::from(99);
    let good = sign(&private_key, &hash).unwrap();
    for r in [Felt::ZERO, BOUND, ORDER, Felt::MAX] {
        let signature = Signature { r, ..good };
        assert_eq!(verify(&hash, &key, &signature), Err(SignatureError::ROutOfRange(r)));
        assert!(!reference(&hash, &key, &signature));
    }
    for s in [Felt::ZERO, MAX_LOW_S + Felt::ONE, BOUND, ORDER, Felt::MAX] {
        assert_eq!(verify(&hash, &key, &Signature { s, ..good }), Err(SignatureError::SOutOfRange(s)));
    }
    for other in [
        Signature { r: good.r + ORDER, ..good },
        Signature { s: good.s + ORDER, ..good },
        Signature { r: -good.r, ..good },
    ] {
        assert!(verify(&hash, &key, &other).is_err());
    }
    for hash in [BOUND, ORDER, Felt::MAX] {
        assert_eq!(verify(&hash, &key, &good), Err(SignatureError::HashOutOfRange(hash)));
        assert_eq!(sign(&private_key, &hash), Err(SignatureError::HashOutOfRange(hash)));
    }
    for private_key in [Felt::ZERO, ORDER, Felt::MAX] {
        assert_eq!(sign(&private_key, &hash), Err(SignatureError::PrivateKeyOutOfRange));
        assert_eq!(public_key(&private_key), Err(SignatureError::PrivateKeyOutOfRange));
    }
    assert_eq!(public_key(&(ORDER - Felt::ONE)), Ok(GENERATOR.x));
}

#[test]
fn keys_off_the_curve_are_named() {
    let good = sign(&Felt::from(7), &Felt::ONE).unwrap();
    let off = [Felt::ZERO, felt("0x3ee9bffffffffff26ffffffff60ffffffffffffffffffffffffffff004accff")];
    for key in off {
        assert_eq!(Point::lift(&key), None, "{key:#x} is on the curve");
        assert_eq!(verify(&Felt::ONE, &key, &good), Err(SignatureError::KeyNotOnCurve(key)));
    }
    // r off the curve is only a signature that does not fit.
    let signature = Signature { r: off[1], s: Felt::ONE };
    let key = public_key(&Felt::from(7)).unwrap();
    assert!(matches!(verify(&Felt::ONE, &key, &signature), Err(SignatureError::Mismatch { .. })));
}

#[test]
fn messages_and_keys_at_the_edges_are_like_others() {
    for hash in [Felt::ZERO, Felt::ONE, BOUND - Felt::ONE] {
        // The generator itself is the key of 1.
        for private_key in [Felt::ONE, Felt::TWO, ORDER - Felt::ONE] {
            let signature = sign(&private_key, &hash).unwrap();
            assert_eq!(verify(&hash, &public_key(&private_key).unwrap(), &signature), Ok(()));
        }
    }
    // The largest s that is low.
    let signature = Signature { r: GENERATOR.x, s: MAX_LOW_S };
    assert_eq!(verify(&Felt::TWO, &key_of(&Felt::TWO, &signature), &signature), Ok(()));
    let signature = Signature { r: GENERATOR.x, s: Felt::ONE };
    assert_eq!(verify(&Felt::TWO, &key_of(&Felt::TWO, &signature), &signature), Ok(()));
}

/// `z * G - r * Q` is the point at infinity, over which the network's library stumbles.
#[test]
fn the_point_at_infinity_is_no_one_time_point() {
    let r = times(GENERATOR, &Felt::from(5)).x;
    let hash = Felt::from(1_000);
    let private_key = quotient(&hash, &r);
    let key = public_key(&private_key).unwrap();
    let signature = Signature { r, s: Felt::from(12_345) };
    assert!(matches!(verify(&hash, &key, &signature), Err(SignatureError::Mismatch { .. })));
    let doubled = quotient(&product(&Felt::TWO, &hash), &Felt::from(5));
    assert_eq!(verify(&hash, &key, &Signature { r, s: doubled }.with_low_s()), Ok(()));
}

/// Points that meet while the program adds: nobody knows such signatures of a given message by a given key.
#[test]
fn good_signatures_whose_points_meet_are_refused() {
    let offset = Point::lift(&felt("0x7a6b54687265616401")).unwrap();
    let hash = Felt::from(77);
    let signature = Signature { r: offset.x, s: Felt::from(1_000) };
    let key = key_of(&hash, &signature);
    assert!(reference(&hash, &key, &signature));
    assert_eq!(verify(&hash, &key, &signature), Err(SignatureError::Unprovable));
    assert_eq!(hints(&hash, &key, &signature), None);
}

/// Scalars above 2^251, which are hard to come upon.
#[test]
fn a_multiple_above_the_bound_is_taken_from_the_other_side() {
    let r = times(GENERATOR, &Felt::from(9)).x;
    let s = Felt::from(3);
    let a = Felt::from(hints::halves(&ORDER.to_biguint(), quotient(&r, &s).to_biguint()).a);
    let g = BOUND + Felt::from(0x123);
    let hash = quotient(&product(&g, &s), &a);
    assert!(hash < BOUND, "choose another g");
    let signature = Signature { r, s };
    let key = key_of(&hash, &signature);
    assert!(reference(&hash, &key, &signature));
    assert_eq!(verify(&hash, &key, &signature), Ok(()));
}

/// The network's library also wants `1 / s` to be below 2^251; accounts do not, so it is taken.
#[test]
fn an_inverse_above_the_bound_does_not_matter() {
    let inverse = BOUND + Felt::from(0x1234);
    let signature = Signature { r: GENERATOR.x, s: quotient(&Felt::ONE, &inverse) };
    let is_low = signature.s <= MAX_LOW_S;
    assert!(is_low, "choose another inverse");
    let key = key_of(&Felt::TWO, &signature);
    let answer = starknet_crypto::verify(&key, &Felt::TWO, &signature.r, &signature.s);
    assert!(matches!(answer, Err(starknet_crypto::VerifyError::InvalidS)));
    assert_eq!(verify(&Felt::TWO, &key, &signature), Ok(()));
}

#[test]
fn every_error_has_help() {
    let felt = Felt::ONE;
    for error in [
        SignatureError::PrivateKeyOutOfRange,
        SignatureError::HashOutOfRange(felt),
        SignatureError::ROutOfRange(felt),
        SignatureError::SOutOfRange(felt),
        SignatureError::KeyNotOnCurve(felt),
        SignatureError::Mismatch { hash: felt, public_key: felt },
        SignatureError::Unprovable,
    ] {
        assert!(!error.help().is_empty() && !error.to_string().is_empty());
    }
}
