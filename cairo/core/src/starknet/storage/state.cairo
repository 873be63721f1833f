//! From a contract's or component's state to the fields of its storage struct.

use crate::ops::Deref;
use super::Mutable;

/// A storage struct whose fields are at the addresses of their own names.
#[derive(Copy, Drop)]
pub struct FlattenedStorage<T> {}

/// Gives the fields of a storage struct, for reading. Implemented by the compiler.
pub trait StorageTrait<T> {
    /// A struct with a field for each field.
    type BaseType;
    /// The fields.
    fn storage(self: FlattenedStorage<T>) -> Self::BaseType;
}

/// Gives the fields of a storage struct, for writing. Implemented by the compiler.
pub trait StorageTraitMut<T> {
    /// A struct with a field for each field.
    type BaseType;
    /// The fields.
    fn storage_mut(self: FlattenedStorage<Mutable<T>>) -> Self::BaseType;
}

impl FlattenedStorageDeref<T, impl Fields: StorageTrait<T>> of Deref<FlattenedStorage<T>> {
    type Target = Fields::BaseType;
    #[inline]
    fn deref(self: FlattenedStorage<T>) -> Fields::BaseType {
        Fields::storage(self)
    }
}

impl MutableFlattenedStorageDeref<
    T, impl Fields: StorageTraitMut<T>,
> of Deref<FlattenedStorage<Mutable<T>>> {
    type Target = Fields::BaseType;
    #[inline]
    fn deref(self: FlattenedStorage<Mutable<T>>) -> Fields::BaseType {
        Fields::storage_mut(self)
    }
}
