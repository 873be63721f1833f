//! The fields of a storage struct.

use std::marker::PhantomData;

use super::scalar::{Key, Scalar};
use super::store::{Access, Store};
use crate::Felt;

/// A plain storage field.
#[derive(Debug)]
pub struct Value<T> {
    store: Store,
    variable: usize,
    value: PhantomData<T>,
}

/// A storage field with one cell for each key; cells never written read as 0.
#[derive(Debug)]
pub struct Map<K, V> {
    store: Store,
    variable: usize,
    types: PhantomData<(K, V)>,
}

const NO_KEYS: [Felt; 2] = [Felt::ZERO; 2];

impl<T: Scalar> Value<T> {
    /// The field at a position of the storage struct.
    pub fn new(store: &Store, variable: usize) -> Self {
        Self { store: store.clone(), variable, value: PhantomData }
    }

    /// The value. The access names its row.
    pub fn read(&self) -> T {
        self.store.read(Access::First, self.variable, NO_KEYS)
    }

    /// The value, through the row already named in this body.
    pub fn read_again(&self) -> T {
        self.store.read(Access::Again, self.variable, NO_KEYS)
    }

    /// Replaces the value. The access names its row.
    pub fn write(&self, value: T) {
        self.store.write(Access::First, self.variable, NO_KEYS, value.to_felt());
    }

    /// Replaces the value, through the row already named in this body.
    pub fn write_again(&self, value: T) {
        self.store.write(Access::Again, self.variable, NO_KEYS, value.to_felt());
    }
}

impl<K: Key, V: Scalar> Map<K, V> {
    /// The field at a position of the storage struct.
    pub fn new(store: &Store, variable: usize) -> Self {
        Self { store: store.clone(), variable, types: PhantomData }
    }

    /// The value of a key. The access names its row.
    pub fn read(&self, key: K) -> V {
        self.store.read(Access::First, self.variable, key.felts())
    }

    /// The value of a key, through the row already named in this body.
    pub fn read_again(&self, key: K) -> V {
        self.store.read(Access::Again, self.variable, key.felts())
    }

    /// Replaces the value of a key. The access names its row.
    pub fn write(&self, key: K, value: V) {
        self.store.write(Access::First, self.variable, key.felts(), value.to_felt());
    }

    /// Replaces the value of a key, through the row already named in this body.
    pub fn write_again(&self, key: K, value: V) {
        self.store.write(Access::Again, self.variable, key.felts(), value.to_felt());
    }
}
