//! Paths: the way from a field's name to the address of a value.

use crate::hash::HashStateTrait;
use crate::ops::Deref;
use crate::pedersen::HashState;
use crate::starknet::storage_access::Store;
use super::{Mutable, StorageAsPointer, StoragePointer0Offset};

/// A field of a storage struct.
#[derive(Copy, Drop)]
pub struct StorageBase<T> {
    /// `sn_keccak` of the field's name.
    pub __base_address__: felt252,
}

/// A path whose keys are hashed.
#[derive(Copy, Drop)]
pub struct StoragePath<T> {
    pub(crate) hash_state: HashState,
}

/// A path whose last key is hashed when it is used.
#[derive(Copy, Drop)]
pub struct PendingStoragePath<T> {
    hash_state: HashState,
    pending_key: felt252,
}

/// Makes pending paths, for the fields of storage nodes.
pub trait PendingStoragePathTrait<T, S> {
    /// The path to the field of `storage_path` that `pending_key` names.
    fn new(storage_path: @StoragePath<S>, pending_key: felt252) -> PendingStoragePath<T>;
}

impl PendingStoragePathImpl<T, S> of PendingStoragePathTrait<T, S> {
    #[inline]
    fn new(storage_path: @StoragePath<S>, pending_key: felt252) -> PendingStoragePath<T> {
        PendingStoragePath { hash_state: *storage_path.hash_state, pending_key }
    }
}

/// Gives the path of a field.
pub trait StorageAsPath<TMemberState> {
    /// What lies at the path.
    type Value;
    /// The path.
    fn as_path(self: @TMemberState) -> StoragePath<Self::Value>;
}

impl StorageBaseAsPath<T> of StorageAsPath<StorageBase<T>> {
    type Value = T;
    #[inline]
    fn as_path(self: @StorageBase<T>) -> StoragePath<T> {
        StoragePath { hash_state: HashState { state: *self.__base_address__ } }
    }
}

impl PendingStoragePathAsPath<T> of StorageAsPath<PendingStoragePath<T>> {
    type Value = T;
    #[inline]
    fn as_path(self: @PendingStoragePath<T>) -> StoragePath<T> {
        let hash_state: HashState = *self.hash_state;
        StoragePath { hash_state: hash_state.update(*self.pending_key) }
    }
}

/// Gives the fields of a storage node, for reading. Implemented by the compiler.
pub trait StorageNode<T> {
    /// A struct with a path for each field.
    type NodeType;
    /// The fields.
    fn storage_node(self: StoragePath<T>) -> Self::NodeType;
}

/// Gives the fields of a storage node, for writing. Implemented by the compiler.
pub trait StorageNodeMut<T> {
    /// A struct with a path for each field.
    type NodeType;
    /// The fields.
    fn storage_node_mut(self: StoragePath<Mutable<T>>) -> Self::NodeType;
}

impl StorageBaseDeref<T> of Deref<StorageBase<T>> {
    type Target = StoragePath<T>;
    #[inline]
    fn deref(self: StorageBase<T>) -> StoragePath<T> {
        self.as_path()
    }
}

impl PendingStoragePathDeref<T> of Deref<PendingStoragePath<T>> {
    type Target = StoragePath<T>;
    #[inline]
    fn deref(self: PendingStoragePath<T>) -> StoragePath<T> {
        self.as_path()
    }
}

impl ValueDeref<T, +Store<T>> of Deref<StoragePath<T>> {
    type Target = StoragePointer0Offset<T>;
    #[inline]
    fn deref(self: StoragePath<T>) -> StoragePointer0Offset<T> {
        self.as_ptr()
    }
}

impl MutableValueDeref<T, +Store<T>> of Deref<StoragePath<Mutable<T>>> {
    type Target = StoragePointer0Offset<Mutable<T>>;
    #[inline]
    fn deref(self: StoragePath<Mutable<T>>) -> StoragePointer0Offset<Mutable<T>> {
        self.as_ptr()
    }
}

impl NodeDeref<T, impl Node: StorageNode<T>> of Deref<StoragePath<T>> {
    type Target = Node::NodeType;
    #[inline]
    fn deref(self: StoragePath<T>) -> Node::NodeType {
        Node::storage_node(self)
    }
}

impl MutableNodeDeref<T, impl Node: StorageNodeMut<T>> of Deref<StoragePath<Mutable<T>>> {
    type Target = Node::NodeType;
    #[inline]
    fn deref(self: StoragePath<Mutable<T>>) -> Node::NodeType {
        Node::storage_node_mut(self)
    }
}
