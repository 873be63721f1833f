//! Signatures: native code, the network's library and the program take the same, and no hint makes the program take another one.

mod forged;
mod hostile;
mod program;
mod typed_data;

use forged::{generator, key_of, negative, quotient, scalar};
use program::{check, input, program};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use zkthread::Felt;
use zkthread::signature::{N_HINTS, Signature, SignatureError, hints, public_key, sign, verify};
use zkthread_compiler::PanicMode;

/// What the network's library says; a panic of it is a refusal.
fn library(hash: &Felt, key: &Felt, signature: &Signature) -> bool {
    let answer = std::panic::catch_unwind(|| starknet_crypto::verify(key, hash, &signature.r, &signature.s));
    matches!(answer, Ok(Ok(true)))
}

/// All three take the signature.
fn assert_taken(hash: &Felt, key: &Felt, signature: &Signature) {
    assert!(library(hash, key, signature));
    assert_taken_by_both(hash, key, signature);
}

/// Native code and the program take it.
fn assert_taken_by_both(hash: &Felt, key: &Felt, signature: &Signature) {
    assert_eq!(verify(hash, key, signature), Ok(()));
    let native = hints(hash, key, signature).unwrap();
    assert_eq!(native.len(), N_HINTS);
    assert_eq!(check(hash, key, signature, &native), Ok(()));
    // Of the hash 0 both signs of the points will do.
    if *hash != Felt::ZERO {
        assert_eq!(native, forged::hints(hash, key, signature));
    }
}

/// Native code and the program refuse it, whatever was known to the one who made the hints.
fn assert_refused(hash: &Felt, key: &Felt, signature: &Signature, fault: &str) -> SignatureError {
    assert_eq!(hints(hash, key, signature), None);
    assert_eq!(check(hash, key, signature, &forged::hints(hash, key, signature)), Err(format!("OS: {fault}")));
    verify(hash, key, signature).unwrap_err()
}

fn felt(hex: &str) -> Felt {
    Felt::from_hex(hex).unwrap()
}

fn bound() -> Felt {
    Felt::TWO.pow(251_u128)
}

#[test]
fn the_three_agree_on_random_signatures() {
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let felts = any::<([u8; 32], [u8; 32], [u8; 32])>();
    let agree = |(private_key, hash, other): ([u8; 32], [u8; 32], [u8; 32])| {
        let [private_key, mut hash, mut other] =
            [private_key, hash, other].map(|bytes| scalar(num_bigint::BigUint::from_bytes_be(&bytes)));
        for hash in [&mut hash, &mut other] {
            *hash = if *hash < bound() { *hash } else { Felt::ZERO };
        }
        let Ok(key) = public_key(&private_key) else { return Ok(()) };
        let signature = sign(&private_key, &hash).unwrap();
        assert_taken(&hash, &key, &signature);
        if other != hash {
            assert!(!library(&other, &key, &signature));
            assert_refused(&other, &key, &signature, "bad signature");
            let other = public_key(&other).unwrap_or(generator().to_affine().unwrap().x());
            assert_refused(&hash, &other, &signature, "bad signature");
        }
        let mirrored = Signature { s: negative(&signature.s), ..signature };
        assert!(library(&hash, &key, &mirrored));
        assert_refused(&hash, &key, &mirrored, "signature out of range");
        assert_taken(&hash, &key, &mirrored.with_low_s());
        Ok(())
    };
    runner.run(&felts, agree).unwrap();
}

/// Two of the tests of the signature library of StarkEx: one that is good, and one that is not of its key.
#[test]
fn published_signatures_are_taken_with_the_low_s() {
    let vectors = [
        (
            "0x1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfca",
            "0x2",
            "0x411494b501a98abd8262b0da1351e17899a0c4ef23dd2f96fec5ba847310b20",
            "0x405c3191ab3883ef2b763af35bc5f5d15b3b4e99461d70e84c654a351a7c81b",
            true,
        ),
        (
            "0x77a4b314db07c45076d11f62b6f9e748a39790441823307743cf00d6597ea43",
            "0x397e76d1667c4454bfb83514e120583af836f8e32a516765497823eabe16a3f",
            "0x173fd03d8b008ee7432977ac27d1e9d1a1f6c98b1a2f05fa84a21c84c44e882",
            "0x1f2c44a7798f55192f153b4c48ea5c1241fbb69e6132cc8a0da9c5b62a4286e",
            false,
        ),
    ];
    for (key, hash, r, s, is_good) in vectors {
        let (key, hash, signature) = (felt(key), felt(hash), Signature { r: felt(r), s: felt(s) });
        assert_eq!(library(&hash, &key, &signature), is_good);
        let low = signature.with_low_s();
        if low != signature {
            assert_refused(&hash, &key, &signature, "signature out of range");
        }
        if is_good {
            assert_taken(&hash, &key, &low);
        } else {
            assert_refused(&hash, &key, &low, "bad signature");
        }
    }
}

#[test]
fn edges_of_the_ranges_are_like_others() {
    let highest_low = scalar((forged::order() - 1_u8) / 2_u8);
    let r = (&generator() * Felt::from(9)).to_affine().unwrap().x();
    for hash in [Felt::ZERO, Felt::ONE, bound() - Felt::ONE] {
        // The generator is the key of 1 and of -1.
        for private_key in [Felt::ONE, Felt::TWO, negative(&Felt::ONE)] {
            let signature = sign(&private_key, &hash).unwrap();
            assert_taken(&hash, &public_key(&private_key).unwrap(), &signature);
        }
        let signature = Signature { r, s: Felt::ONE };
        assert_taken(&hash, &key_of(&hash, &signature), &signature);
        // `1 / s` is `n - 2` here: the library wants it to be below 2^251, accounts do not.
        let signature = Signature { r, s: highest_low };
        assert!(!library(&hash, &key_of(&hash, &signature), &signature));
        assert_taken_by_both(&hash, &key_of(&hash, &signature), &signature);
        let signature = Signature { r, s: highest_low + Felt::ONE };
        let error = assert_refused(&hash, &key_of(&hash, &signature), &signature, "signature out of range");
        assert_eq!(error, SignatureError::SOutOfRange(signature.s));
    }
}

#[test]
fn numbers_out_of_range_are_refused() {
    let private_key = Felt::from(0x5ec);
    let key = public_key(&private_key).unwrap();
    let hash = Felt::from(99);
    let good = sign(&private_key, &hash).unwrap();
    let order = Felt::from(forged::order());
    for r in [Felt::ZERO, bound(), order, Felt::MAX] {
        let signature = Signature { r, ..good };
        assert!(hints(&hash, &key, &signature).is_none());
        assert!(check(&hash, &key, &signature, &forged::hints(&hash, &key, &signature)).is_err());
        assert_eq!(verify(&hash, &key, &signature), Err(SignatureError::ROutOfRange(r)));
    }
    for s in [Felt::ZERO, bound(), order, Felt::MAX] {
        let signature = Signature { s, ..good };
        assert!(hints(&hash, &key, &signature).is_none());
        let fault = check(&hash, &key, &signature, &forged::hints(&hash, &key, &signature));
        assert_eq!(fault, Err("OS: signature out of range".to_owned()));
    }
    // Numbers that fit once they are reduced modulo the order.
    let above = Felt::from(forged::order() + 5_u8);
    let signature = sign(&private_key, &Felt::from(5)).unwrap();
    assert_eq!(assert_refused(&above, &key, &signature, "bad signature"), SignatureError::HashOutOfRange(above));
    let beyond =
        (0_u64..).map(|i| bound() + Felt::from(i)).find(|x| forged::lift(x).to_affine().unwrap().x() == *x).unwrap();
    let signature = Signature { r: beyond, s: Felt::from(7) };
    let error = assert_refused(&hash, &key_of(&hash, &signature), &signature, "bad signature");
    assert_eq!(error, SignatureError::ROutOfRange(beyond));
}

#[test]
fn keys_and_points_off_the_curve_are_refused() {
    let hash = Felt::from(31);
    let signature = sign(&Felt::from(7), &hash).unwrap();
    for key in [Felt::ZERO, felt("0x3ee9bffffffffff26ffffffff60ffffffffffffffffffffffffffff004accff")] {
        let error = assert_refused(&hash, &key, &signature, "key not on curve");
        assert_eq!(error, SignatureError::KeyNotOnCurve(key));
        let off = Signature { r: key, s: Felt::from(4) };
        let fault = if key == Felt::ZERO { "signature out of range" } else { "bad signature" };
        assert_refused(&hash, &public_key(&Felt::from(7)).unwrap(), &off, fault);
    }
}

/// Of the difference that is the point at infinity no x can be taken.
#[test]
fn the_point_at_infinity_is_no_one_time_point() {
    let r = (&generator() * Felt::from(5)).to_affine().unwrap().x();
    let hash = Felt::from(1_000);
    let key = public_key(&quotient(&hash, &r)).unwrap();
    assert_refused(&hash, &key, &Signature { r, s: Felt::from(12_345) }, "bad signature");
    let doubled = quotient(&Felt::from(2_000), &Felt::from(5));
    let good = Signature { r, s: doubled }.with_low_s();
    assert_eq!(verify(&hash, &key, &good), Ok(()));
    assert_eq!(check(&hash, &key, &good, &forged::hints(&hash, &key, &good)), Ok(()));
}

/// The one kind of good signature that is refused: its one-time point is the program's own offset.
#[test]
fn good_signatures_whose_points_meet_are_refused_by_both() {
    let signature = Signature { r: felt("0x7a6b54687265616401"), s: Felt::from(1_000) };
    let hash = Felt::from(77);
    let key = key_of(&hash, &signature);
    assert!(library(&hash, &key, &signature));
    assert_eq!(assert_refused(&hash, &key, &signature, "bad signature"), SignatureError::Unprovable);
}

#[test]
fn a_check_costs_at_most_4_700_steps() {
    let program = program(PanicMode::Unprovable);
    let steps = |times: u64| {
        let mut felts = vec![Felt::from(times)];
        for i in 0..times {
            let (private_key, hash) = (Felt::from(i + 1), Felt::from(i) + Felt::TWO.pow(200_u128));
            let (key, signature) = (public_key(&private_key).unwrap(), sign(&private_key, &hash).unwrap());
            felts.extend(input(&hash, &key, &signature, &hints(&hash, &key, &signature).unwrap()));
        }
        zkthread_prover::run(&program.executable, &felts).unwrap().steps
    };
    let of_one = (steps(11) - steps(1)) / 10;
    assert!(of_one <= 4_700, "{of_one} steps");
}
