//! Maps.

use crate::hash::Hash;
use crate::pedersen::HashState;
use crate::starknet::storage_access::Store;
use super::{
    Mutable, StorageAsPointer, StoragePath, StoragePointerReadAccess, StoragePointerWriteAccess,
};

/// A map in storage: the value of a key lies at `pedersen(address, key)`. A tuple as key is hashed
/// part by part, so it lies where the nested map of its parts would.
#[phantom]
pub struct Map<K, V> {}

/// Gives the path of an entry.
pub trait StoragePathEntry<C> {
    /// The type of the keys.
    type Key;
    /// What lies at an entry.
    type Value;
    /// The path of the entry at `key`.
    fn entry(self: C, key: Self::Key) -> StoragePath<Self::Value>;
}

impl MapEntry<K, V, +Hash<K, HashState>> of StoragePathEntry<StoragePath<Map<K, V>>> {
    type Key = K;
    type Value = V;
    #[inline]
    fn entry(self: StoragePath<Map<K, V>>, key: K) -> StoragePath<V> {
        StoragePath { hash_state: Hash::update_state(self.hash_state, key) }
    }
}

impl MutableMapEntry<
    K, V, +Hash<K, HashState>,
> of StoragePathEntry<StoragePath<Mutable<Map<K, V>>>> {
    type Key = K;
    type Value = Mutable<V>;
    #[inline]
    fn entry(self: StoragePath<Mutable<Map<K, V>>>, key: K) -> StoragePath<Mutable<V>> {
        StoragePath { hash_state: Hash::update_state(self.hash_state, key) }
    }
}

/// Reads entries of a map.
pub trait StorageMapReadAccess<TMemberState> {
    /// The type of the keys.
    type Key;
    /// The type of the values.
    type Value;
    /// The value at `key`; 0 where nothing was written.
    fn read(self: TMemberState, key: Self::Key) -> Self::Value;
}

/// Writes entries of a map.
pub trait StorageMapWriteAccess<TMemberState> {
    /// The type of the keys.
    type Key;
    /// The type of the values.
    type Value;
    /// Writes the value at `key`.
    fn write(self: TMemberState, key: Self::Key, value: Self::Value);
}

impl MapRead<K, V, +Hash<K, HashState>, +Store<V>> of StorageMapReadAccess<StoragePath<Map<K, V>>> {
    type Key = K;
    type Value = V;
    #[inline]
    fn read(self: StoragePath<Map<K, V>>, key: K) -> V {
        self.entry(key).as_ptr().read()
    }
}

impl MutableMapRead<
    K, V, +Hash<K, HashState>, +Store<V>,
> of StorageMapReadAccess<StoragePath<Mutable<Map<K, V>>>> {
    type Key = K;
    type Value = V;
    #[inline]
    fn read(self: StoragePath<Mutable<Map<K, V>>>, key: K) -> V {
        self.entry(key).as_ptr().read()
    }
}

impl MapWrite<
    K, V, +Hash<K, HashState>, +Store<V>, +Drop<V>,
> of StorageMapWriteAccess<StoragePath<Mutable<Map<K, V>>>> {
    type Key = K;
    type Value = V;
    #[inline]
    fn write(self: StoragePath<Mutable<Map<K, V>>>, key: K, value: V) {
        self.entry(key).as_ptr().write(value)
    }
}
