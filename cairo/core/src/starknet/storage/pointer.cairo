//! Pointers: the cells where a value lies.

use crate::hash::HashStateTrait;
use crate::ops::Deref;
use crate::starknet::SyscallResultTrait;
use crate::starknet::storage_access::{StorageBaseAddress, Store, storage_base_address_from_felt252};
use super::{Mutable, StoragePath};

/// A value that begins at an offset from a base address.
#[derive(Copy, Drop)]
pub struct StoragePointer<T> {
    pub __storage_pointer_address__: StorageBaseAddress,
    pub __storage_pointer_offset__: u8,
}

/// A value that begins at a base address.
#[derive(Copy, Drop)]
pub struct StoragePointer0Offset<T> {
    pub __storage_pointer_address__: StorageBaseAddress,
}

/// Gives the pointer at the end of a path.
pub trait StorageAsPointer<TMemberState> {
    /// What the pointer points to.
    type Value;
    /// The pointer.
    fn as_ptr(self: @TMemberState) -> StoragePointer0Offset<Self::Value>;
}

impl StoragePathAsPointer<T> of StorageAsPointer<StoragePath<T>> {
    type Value = T;
    #[inline]
    fn as_ptr(self: @StoragePath<T>) -> StoragePointer0Offset<T> {
        let address = (*self.hash_state).finalize();
        StoragePointer0Offset {
            __storage_pointer_address__: storage_base_address_from_felt252(address),
        }
    }
}

/// Reads a value.
pub trait StoragePointerReadAccess<T> {
    /// The type of the value.
    type Value;
    /// The value.
    fn read(self: @T) -> Self::Value;
}

/// Writes a value.
pub trait StoragePointerWriteAccess<T> {
    /// The type of the value.
    type Value;
    /// Writes the value.
    fn write(self: T, value: Self::Value);
}

impl PointerRead<T, +Store<T>> of StoragePointerReadAccess<StoragePointer<T>> {
    type Value = T;
    #[inline]
    fn read(self: @StoragePointer<T>) -> T {
        read_at(*self.__storage_pointer_address__, *self.__storage_pointer_offset__)
    }
}

impl MutablePointerRead<T, +Store<T>> of StoragePointerReadAccess<StoragePointer<Mutable<T>>> {
    type Value = T;
    #[inline]
    fn read(self: @StoragePointer<Mutable<T>>) -> T {
        read_at(*self.__storage_pointer_address__, *self.__storage_pointer_offset__)
    }
}

impl Pointer0OffsetRead<T, +Store<T>> of StoragePointerReadAccess<StoragePointer0Offset<T>> {
    type Value = T;
    #[inline]
    fn read(self: @StoragePointer0Offset<T>) -> T {
        Store::read(0, *self.__storage_pointer_address__).unwrap_syscall()
    }
}

impl MutablePointer0OffsetRead<
    T, +Store<T>,
> of StoragePointerReadAccess<StoragePointer0Offset<Mutable<T>>> {
    type Value = T;
    #[inline]
    fn read(self: @StoragePointer0Offset<Mutable<T>>) -> T {
        Store::read(0, *self.__storage_pointer_address__).unwrap_syscall()
    }
}

impl PointerWrite<T, +Store<T>> of StoragePointerWriteAccess<StoragePointer<Mutable<T>>> {
    type Value = T;
    #[inline]
    fn write(self: StoragePointer<Mutable<T>>, value: T) {
        let StoragePointer { __storage_pointer_address__, __storage_pointer_offset__ } = self;
        Store::write_at_offset(0, __storage_pointer_address__, __storage_pointer_offset__, value)
            .unwrap_syscall()
    }
}

impl Pointer0OffsetWrite<
    T, +Store<T>,
> of StoragePointerWriteAccess<StoragePointer0Offset<Mutable<T>>> {
    type Value = T;
    #[inline]
    fn write(self: StoragePointer0Offset<Mutable<T>>, value: T) {
        Store::write(0, self.__storage_pointer_address__, value).unwrap_syscall()
    }
}

#[inline]
fn read_at<T, +Store<T>>(base: StorageBaseAddress, offset: u8) -> T {
    Store::read_at_offset(0, base, offset).unwrap_syscall()
}

/// Gives pointers to the fields of a stored struct, for reading. Implemented by the compiler.
pub trait SubPointers<T> {
    /// A struct with a pointer for each field.
    type SubPointersType;
    /// The fields.
    fn sub_pointers(self: StoragePointer<T>) -> Self::SubPointersType;
}

/// Gives pointers to the fields of a stored struct, for writing. Implemented by the compiler.
pub trait SubPointersMut<T> {
    /// A struct with a pointer for each field.
    type SubPointersType;
    /// The fields.
    fn sub_pointers_mut(self: StoragePointer<Mutable<T>>) -> Self::SubPointersType;
}

impl Pointer0OffsetDeref<T> of Deref<StoragePointer0Offset<T>> {
    type Target = StoragePointer<T>;
    #[inline]
    fn deref(self: StoragePointer0Offset<T>) -> StoragePointer<T> {
        StoragePointer {
            __storage_pointer_address__: self.__storage_pointer_address__,
            __storage_pointer_offset__: 0,
        }
    }
}

impl SubPointersDeref<T, impl Fields: SubPointers<T>> of Deref<StoragePointer<T>> {
    type Target = Fields::SubPointersType;
    #[inline]
    fn deref(self: StoragePointer<T>) -> Fields::SubPointersType {
        Fields::sub_pointers(self)
    }
}

impl MutableSubPointersDeref<
    T, impl Fields: SubPointersMut<T>,
> of Deref<StoragePointer<Mutable<T>>> {
    type Target = Fields::SubPointersType;
    #[inline]
    fn deref(self: StoragePointer<Mutable<T>>) -> Fields::SubPointersType {
        Fields::sub_pointers_mut(self)
    }
}
