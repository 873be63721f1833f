//! Forged hints of good signatures and of wrong ones.

use zkthread::Felt;
use zkthread::signature::{N_HINTS, Signature, hints, public_key, sign};

use crate::forged::{self, place};
use crate::program::check;

struct Good {
    hash: Felt,
    key: Felt,
    signature: Signature,
    hints: Vec<Felt>,
}

fn good() -> Good {
    let private_key = Felt::from(0xabcdef);
    let hash = Felt::TWO.pow(250_u128) + Felt::from(0x1234);
    let key = public_key(&private_key).unwrap();
    let signature = sign(&private_key, &hash).unwrap();
    let hints = hints(&hash, &key, &signature).unwrap();
    Good { hash, key, signature, hints }
}

impl Good {
    fn fails(&self, what: &str, change: impl FnOnce(&mut [Felt])) -> String {
        let mut forged = self.hints.clone();
        change(&mut forged);
        assert_ne!(forged, self.hints, "{what}");
        let fault = check(&self.hash, &self.key, &self.signature, &forged);
        let Err(fault) = fault else { panic!("{what} passes") };
        assert!(fault.starts_with("OS: "), "{what}: {fault}");
        fault
    }
}

#[test]
fn every_hint_matters() {
    let good = good();
    assert_eq!(good.hints.len(), N_HINTS);
    for position in 0..N_HINTS {
        good.fails(&format!("hint {position} and 1"), |hints| hints[position] += Felt::ONE);
        good.fails(&format!("hint {position} less 1"), |hints| hints[position] -= Felt::ONE);
        good.fails(&format!("hint {position} negated"), |hints| {
            hints[position] = if hints[position] == Felt::ZERO { Felt::from(16) } else { -hints[position] };
        });
    }
}

#[test]
fn limbs_do_not_borrow_from_each_other() {
    let good = good();
    let base = Felt::TWO.pow(84_u128);
    for position in place::R..place::TOP - 1 {
        good.fails(&format!("a carry out of {position}"), |hints| {
            hints[position] += base;
            hints[position + 1] -= Felt::ONE;
        });
        good.fails(&format!("a carry into {position}"), |hints| {
            hints[position] -= base;
            hints[position + 1] += Felt::ONE;
        });
        good.fails(&format!("all of {position}"), |hints| {
            let limb = hints[position + 1];
            hints[position] += limb * base;
            hints[position + 1] -= limb;
            hints[position] += if limb == Felt::ZERO { base } else { Felt::ZERO };
        });
    }
}

#[test]
fn factors_and_quotients_are_bound_to_each_other() {
    let good = good();
    // A multiple of the order that a quotient takes back.
    let [n0, n1, n2] = order_limbs();
    good.fails("g and the order", |hints| {
        hints[place::G] += n0;
        hints[place::G + 1] += n1;
        hints[place::G + 2] += n2;
        for (k, s) in (place::K..place::K + 3).zip(place::S..) {
            hints[k] += hints[s];
        }
    });
    good.fails("b and a with both signs", |hints| {
        hints[place::SIGN] = -hints[place::SIGN];
        hints[place::M] = -hints[place::M];
        hints[place::M + 1] = -hints[place::M + 1];
    });
    good.fails("the other sign of g", |hints| hints[place::G_SIGN] = -hints[place::G_SIGN]);
    good.fails("a and b exchanged", |hints| {
        hints.swap(place::A, place::B);
        hints.swap(place::A + 1, place::B + 1);
    });
    for sign in [Felt::ZERO, Felt::TWO, Felt::MAX - Felt::ONE] {
        good.fails("a sign that is none", |hints| hints[place::SIGN] = sign);
        good.fails("a sign of g that is none", |hints| hints[place::G_SIGN] = sign);
    }
    let fault = good.fails("no factors at all", |hints| {
        hints[place::G..].fill(Felt::ZERO);
    });
    assert_eq!(fault, "OS: bad signature");
}

/// `0 * R + 0 * Q + 0 * G = 0` is true of every signature.
#[test]
fn factors_of_zero_prove_nothing() {
    let good = good();
    let hash = good.hash + Felt::ONE;
    let mut forged = forged::hints(&hash, &good.key, &good.signature);
    forged[place::G..].fill(Felt::ZERO);
    assert_eq!(check(&hash, &good.key, &good.signature, &forged), Err("OS: bad signature".to_owned()));
}

/// All that is about numbers is right of a hash that was not signed, and all that is about points of the one that was.
#[test]
fn the_numbers_of_one_hash_and_the_points_of_another() {
    let good = good();
    let hash = good.hash + Felt::ONE;
    let right = forged::hints(&hash, &good.key, &good.signature);
    for bits_of_good in [place::TOP, place::G, place::Z, place::A, place::K] {
        let mut spliced = right.clone();
        spliced[bits_of_good..].copy_from_slice(&good.hints[bits_of_good..]);
        let fault = check(&hash, &good.key, &good.signature, &spliced).unwrap_err();
        assert!(fault.starts_with("OS: "), "{fault}");
    }
}

#[test]
fn points_are_on_the_curve() {
    let good = good();
    assert_eq!(good.fails("the key's y", |hints| hints[place::KEY_Y] += Felt::ONE), "OS: key not on curve");
    assert_eq!(good.fails("the point's y", |hints| hints[place::R_Y] += Felt::ONE), "OS: bad signature");
    assert_eq!(good.fails("the other key", |hints| hints[place::KEY_Y] = -hints[place::KEY_Y]), "OS: bad signature");
    assert_eq!(good.fails("the other point", |hints| hints[place::R_Y] = -hints[place::R_Y]), "OS: bad signature");
}

#[test]
fn digits_are_bits() {
    let good = good();
    for value in [4, 5, 16] {
        good.fails("a top digit", |hints| hints[place::TOP] = Felt::from(value));
    }
    for position in [place::TOP + 1, place::TOP + 60, N_HINTS - 1] {
        for value in [16, 17, 1 << 20] {
            good.fails("a digit", |hints| hints[position] = Felt::from(value));
        }
        good.fails("a digit below 0", |hints| hints[position] = Felt::MAX);
    }
    // The same factors with a digit of 2 in place of a 1 above it.
    good.fails("a carry between digits", |hints| {
        let position = (place::TOP + 1..N_HINTS - 1).find(|i| hints[*i] == Felt::ONE).unwrap();
        hints[position] = Felt::ZERO;
        hints[position + 1] += Felt::TWO;
    });
}

#[test]
fn too_few_hints_are_none() {
    let good = good();
    let cut = good.hints.get(..N_HINTS - 1).unwrap();
    assert_eq!(check(&good.hash, &good.key, &good.signature, cut), Err("OS: input too short".to_owned()));
    assert_eq!(check(&good.hash, &good.key, &good.signature, &[]), Err("OS: input too short".to_owned()));
}

fn order_limbs() -> [Felt; 3] {
    let order = forged::order();
    let mask = (num_bigint::BigUint::from(1_u8) << 84) - 1_u8;
    [0, 84, 168].map(|shift| Felt::from((&order >> shift) & &mask))
}
