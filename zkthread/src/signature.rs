//! Signatures of transactions: ECDSA on the Stark curve.
//!
//! A signature `(r, s)` of a message hash `z` is one by the key `public_key` when `s * R = ±z * G ± r * Q` for points `R` and `Q` whose x-coordinates are `r`
//! and `public_key`, which is what Starknet's accounts check. Of the two signatures `(r, s)` and `(r, n - s)` only the one with the low `s` is taken.

mod curve;
mod hints;

use serde::{Deserialize, Serialize};

use self::hints::NoHints;
use crate::Felt;

/// How many points the curve has, which is a prime; as a felt, because it is below the field's prime.
const ORDER: Felt = Felt::from_hex_unchecked("0x800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2f");
/// `(n - 1) / 2`, the largest low `s`.
const MAX_LOW_S: Felt = Felt::from_hex_unchecked("0x4000000000000087fffffffffffffffdbc08936e573d9190f335120d6e32697");
/// 2^251: message hashes and `r` are below it.
const BOUND: Felt = Felt::from_hex_unchecked("0x800000000000000000000000000000000000000000000000000000000000000");

/// How many felts [`hints`] gives.
pub const N_HINTS: usize = 151;

/// An ECDSA signature on the Stark curve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The x-coordinate of the signer's one-time point.
    pub r: Felt,
    /// The proof that the signer knows the key.
    pub s: Felt,
}

impl Signature {
    /// The same signature with the low `s`, which alone is taken: wallets give either. It does not change what is out of range.
    pub fn with_low_s(self) -> Self {
        let is_high = self.s > MAX_LOW_S && self.s < ORDER;
        Self { r: self.r, s: if is_high { ORDER - self.s } else { self.s } }
    }
}

/// Why there is no signature, or why it is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SignatureError {
    /// 0, or not below the number of points.
    #[error("the private key is out of range")]
    PrivateKeyOutOfRange,
    /// Not below 2^251.
    #[error("the message hash {0:#x} is not below 2^251")]
    HashOutOfRange(Felt),
    /// 0, or not below 2^251.
    #[error("r of the signature is {0:#x}: it must be above 0 and below 2^251")]
    ROutOfRange(Felt),
    /// 0, or above `(n - 1) / 2`.
    #[error("s of the signature is {0:#x}: it must be above 0 and at most (n - 1) / 2")]
    SOutOfRange(Felt),
    /// Not the x-coordinate of a point.
    #[error("the public key {0:#x} is not on the curve")]
    KeyNotOnCurve(Felt),
    /// In range, but of another message or by another key.
    #[error("the signature is not one of the message {hash:#x} by the key {public_key:#x}")]
    Mismatch {
        /// The message hash.
        hash: Felt,
        /// The public key.
        public_key: Felt,
    },
    /// Good, but one of those for which the thread program has no formula: nobody comes upon one by chance.
    #[error("the signature is one of the very few that thread programs cannot check")]
    Unprovable,
}

impl SignatureError {
    /// How to fix it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::PrivateKeyOutOfRange => {
                "make a new key: a private key is a number above 0 and below the order of the Stark curve"
            }
            Self::HashOutOfRange(_) => "change the deadline of the transaction by a second, and sign it again",
            Self::ROutOfRange(_) => "sign the transaction again",
            Self::SOutOfRange(_) => {
                "replace s by n - s, where n is the order of the Stark curve, or sign the transaction again"
            }
            Self::KeyNotOnCurve(_) => "name the public key that belongs to the private one",
            Self::Unprovable => "change the deadline of the transaction by a second, and sign it again",
            Self::Mismatch { .. } => {
                "sign the transaction as it is now, for this chain, manager and thread, with the key that it names"
            }
        }
    }
}

/// The public key that belongs to a private one.
///
/// # Errors
/// A private key that is out of range.
pub fn public_key(private_key: &Felt) -> Result<Felt, SignatureError> {
    check_private_key(private_key)?;
    Ok(starknet_crypto::get_public_key(private_key))
}

/// Signs a message hash: the same signature for the same hash always (RFC 6979), with the low `s`.
///
/// # Errors
/// A private key or a message hash that is out of range.
pub fn sign(private_key: &Felt, hash: &Felt) -> Result<Signature, SignatureError> {
    check_private_key(private_key)?;
    check_hash(hash)?;
    let mut seed = None;
    loop {
        let k = starknet_crypto::rfc6979_generate_k(hash, private_key, seed.as_ref());
        // It refuses a `k` that gives an `r` or `s` out of range, which happens never in practice.
        if let Ok(signature) = starknet_crypto::sign(private_key, hash, &k) {
            return Ok(Signature { r: signature.r, s: signature.s }.with_low_s());
        }
        seed = Some(seed.unwrap_or_default() + Felt::ONE);
    }
}

/// Checks a signature: takes exactly what the thread program takes.
///
/// # Errors
/// See [`SignatureError`].
pub fn verify(hash: &Felt, public_key: &Felt, signature: &Signature) -> Result<(), SignatureError> {
    find_hints(hash, public_key, signature).map(|_| ())
}

/// The [`N_HINTS`] felts that make the thread program's check of a signature short; none when [`verify`] does not take it.
pub fn hints(hash: &Felt, public_key: &Felt, signature: &Signature) -> Option<Vec<Felt>> {
    find_hints(hash, public_key, signature).ok()
}

fn find_hints(hash: &Felt, public_key: &Felt, signature: &Signature) -> Result<Vec<Felt>, SignatureError> {
    check_hash(hash)?;
    let Signature { r, s } = *signature;
    if r == Felt::ZERO || r >= BOUND {
        return Err(SignatureError::ROutOfRange(r));
    }
    if s == Felt::ZERO || s > MAX_LOW_S {
        return Err(SignatureError::SOutOfRange(s));
    }
    hints::find(hash, public_key, signature).map_err(|reason| match reason {
        NoHints::KeyNotOnCurve => SignatureError::KeyNotOnCurve(*public_key),
        NoHints::Mismatch => SignatureError::Mismatch { hash: *hash, public_key: *public_key },
        NoHints::Unprovable => SignatureError::Unprovable,
    })
}

fn check_private_key(private_key: &Felt) -> Result<(), SignatureError> {
    let is_good = *private_key != Felt::ZERO && *private_key < ORDER;
    if is_good { Ok(()) } else { Err(SignatureError::PrivateKeyOutOfRange) }
}

fn check_hash(hash: &Felt) -> Result<(), SignatureError> {
    if *hash < BOUND { Ok(()) } else { Err(SignatureError::HashOutOfRange(*hash)) }
}

#[cfg(test)]
mod tests;
