//! Lists.

use crate::starknet::storage_access::Store;
use super::map::{Map, StoragePathEntry};
use super::{
    Mutable, StorageAsPointer, StoragePath, StoragePointer0Offset, StoragePointerReadAccess,
    StoragePointerWriteAccess,
};

/// A list in storage: the number of elements, a `u64`, lies at its address, and the elements where
/// a `Map<u64, T>` would have them.
#[phantom]
pub struct Vec<T> {}

/// Reads a list.
pub trait VecTrait<T> {
    /// What the list holds.
    type ElementType;
    /// The path of the element at `index`, if there is one.
    fn get(self: T, index: u64) -> Option<StoragePath<Self::ElementType>>;
    /// The path of the element at `index`; panics when there is none.
    fn at(self: T, index: u64) -> StoragePath<Self::ElementType>;
    /// How many elements there are.
    fn len(self: T) -> u64;
}

/// Reads and changes a list.
pub trait MutableVecTrait<T> {
    /// What the list holds.
    type ElementType;
    /// The path of the element at `index`, if there is one.
    fn get(self: T, index: u64) -> Option<StoragePath<Mutable<Self::ElementType>>>;
    /// The path of the element at `index`; panics when there is none.
    fn at(self: T, index: u64) -> StoragePath<Mutable<Self::ElementType>>;
    /// How many elements there are.
    fn len(self: T) -> u64;
    /// Makes room for one more element and gives its path; what lies there stays.
    fn allocate(self: T) -> StoragePath<Mutable<Self::ElementType>>;
    /// Adds an element at the end.
    fn push<+Drop<Self::ElementType>, +Store<Self::ElementType>>(self: T, value: Self::ElementType);
}

#[inline]
fn length<T>(list: StoragePath<Vec<T>>) -> StoragePointer0Offset<u64> {
    StoragePath { hash_state: list.hash_state }.as_ptr()
}

#[inline]
fn element<T>(list: StoragePath<Vec<T>>, index: u64) -> StoragePath<T> {
    StoragePath::<Map<u64, T>> { hash_state: list.hash_state }.entry(index)
}

#[inline]
fn to_read<T>(list: StoragePath<Mutable<Vec<T>>>) -> StoragePath<Vec<T>> {
    StoragePath { hash_state: list.hash_state }
}

#[inline]
fn to_write<T>(path: StoragePath<T>) -> StoragePath<Mutable<T>> {
    StoragePath { hash_state: path.hash_state }
}

impl VecImpl<T> of VecTrait<StoragePath<Vec<T>>> {
    type ElementType = T;
    fn get(self: StoragePath<Vec<T>>, index: u64) -> Option<StoragePath<T>> {
        if index < self.len() {
            Some(element(self, index))
        } else {
            None
        }
    }
    fn at(self: StoragePath<Vec<T>>, index: u64) -> StoragePath<T> {
        self.get(index).expect('Index out of bounds')
    }
    fn len(self: StoragePath<Vec<T>>) -> u64 {
        length(self).read()
    }
}

impl MutableVecImpl<T> of MutableVecTrait<StoragePath<Mutable<Vec<T>>>> {
    type ElementType = T;
    fn get(self: StoragePath<Mutable<Vec<T>>>, index: u64) -> Option<StoragePath<Mutable<T>>> {
        match to_read(self).get(index) {
            Some(path) => Some(to_write(path)),
            None => None,
        }
    }
    fn at(self: StoragePath<Mutable<Vec<T>>>, index: u64) -> StoragePath<Mutable<T>> {
        to_write(to_read(self).at(index))
    }
    fn len(self: StoragePath<Mutable<Vec<T>>>) -> u64 {
        to_read(self).len()
    }
    fn allocate(self: StoragePath<Mutable<Vec<T>>>) -> StoragePath<Mutable<T>> {
        let len = self.len();
        let StoragePointer0Offset { __storage_pointer_address__ } = length(to_read(self));
        StoragePointer0Offset::<Mutable<u64>> { __storage_pointer_address__ }.write(len + 1);
        to_write(element(to_read(self), len))
    }
    fn push<+Drop<T>, +Store<T>>(self: StoragePath<Mutable<Vec<T>>>, value: T) {
        self.allocate().as_ptr().write(value)
    }
}
