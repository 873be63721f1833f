//! Hashes of contract classes.

use crate::RangeCheck;
use crate::fmt::{Debug, Error, Formatter};
use crate::internal::OneFelt;
use crate::num::traits::Zero;

/// The hash of a contract class, below 2^251.
pub extern type ClassHash;

impl ClassHashCopy of Copy<ClassHash>;
impl ClassHashDrop of Drop<ClassHash>;
impl ClassHashOneFelt of OneFelt<ClassHash>;

/// The class hash that the generic argument names.
pub extern fn class_hash_const<const value: felt252>() -> ClassHash nopanic;

/// The value as a felt.
pub extern const fn class_hash_to_felt252(value: ClassHash) -> felt252 nopanic;

/// The felt as a class hash, if it is below 2^251.
pub extern const fn class_hash_try_from_felt252(
    value: felt252,
) -> Option<ClassHash> implicits(RangeCheck) nopanic;

impl ClassHashIntoFelt252 of Into<ClassHash, felt252> {
    const fn into(self: ClassHash) -> felt252 {
        class_hash_to_felt252(self)
    }
}

impl Felt252TryIntoClassHash of TryInto<felt252, ClassHash> {
    const fn try_into(self: felt252) -> Option<ClassHash> {
        class_hash_try_from_felt252(self)
    }
}

impl ClassHashPartialEq of PartialEq<ClassHash> {
    #[inline]
    fn eq(lhs: @ClassHash, rhs: @ClassHash) -> bool {
        class_hash_to_felt252(*lhs) == class_hash_to_felt252(*rhs)
    }
}

impl ClassHashZero of Zero<ClassHash> {
    fn zero() -> ClassHash {
        class_hash_const::<0>()
    }
    #[inline]
    fn is_zero(self: @ClassHash) -> bool {
        class_hash_to_felt252(*self) == 0
    }
    #[inline]
    fn is_non_zero(self: @ClassHash) -> bool {
        class_hash_to_felt252(*self) != 0
    }
}

impl ClassHashDebug of Debug<ClassHash> {
    fn fmt(self: @ClassHash, ref f: Formatter) -> Result<(), Error> {
        Debug::fmt(@class_hash_to_felt252(*self), ref f)
    }
}
