//! Access to a contract's storage.
//!
//! A field of the storage struct is a [`StorageBase`]; it dereferences to the [`StoragePath`] of
//! its address, and that to a [`StoragePointer`] when a value lies there. The address of a field is
//! `sn_keccak(name)`; an entry of a map and a field of a storage node hash their key onto it with
//! Pedersen, and the whole is taken modulo 2^251 - 256.

pub mod map;
pub mod path;
pub mod pointer;
pub mod state;
pub mod vec;

pub use map::{Map, StorageMapReadAccess, StorageMapWriteAccess, StoragePathEntry};
pub use path::{
    PendingStoragePath, PendingStoragePathTrait, StorageAsPath, StorageBase, StorageNode,
    StorageNodeMut, StoragePath,
};
pub use pointer::{
    StorageAsPointer, StoragePointer, StoragePointer0Offset, StoragePointerReadAccess,
    StoragePointerWriteAccess, SubPointers, SubPointersMut,
};
pub use state::{FlattenedStorage, StorageTrait, StorageTraitMut};
pub use vec::{MutableVecTrait, Vec, VecTrait};
use super::storage_access::Store;

/// Marks storage that may be written: a path to `Mutable<T>` writes values of `T`.
#[phantom]
pub struct Mutable<T> {}

/// Implemented by every type that a field of a storage struct may have.
pub trait ValidStorageTypeTrait<T>;

impl ValidStore<T, +Store<T>> of ValidStorageTypeTrait<T>;
impl ValidStruct<T, +StorageTrait<T>> of ValidStorageTypeTrait<T>;
impl ValidMap<
    K, V, +crate::hash::Hash<K, crate::pedersen::HashState>, +ValidStorageTypeTrait<V>,
> of ValidStorageTypeTrait<Map<K, V>>;
impl ValidVec<T, +ValidStorageTypeTrait<T>> of ValidStorageTypeTrait<Vec<T>>;
