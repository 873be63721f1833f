//! The fields of a storage struct.

use std::marker::PhantomData;

use super::arithmetic::add;
use super::fault::fault;
use super::scalar::Key;
use super::store::{Access, Store};
use super::stored::Stored;
use crate::Felt;

/// What a storage field or an entry of a map can be: a [`Value`], a [`Map`] or a [`List`].
pub trait Field {
    /// The field of a variable under keys.
    fn at(store: &Store, variable: usize, keys: Vec<Felt>) -> Self;
}

/// What a [`Map`] can map to: a stored value, a further [`Map`] or a [`List`].
pub trait Content {
    /// What its entries are.
    type Entry: Field;
}

impl<T: Stored> Content for T {
    type Entry = Value<T>;
}

impl<K: Key, V: Content> Content for Map<K, V> {
    type Entry = Self;
}

impl<T: Stored> Content for List<T> {
    type Entry = Self;
}

/// One stored value.
#[derive(Debug)]
pub struct Value<T> {
    store: Store,
    variable: usize,
    keys: Vec<Felt>,
    types: PhantomData<T>,
}

/// An entry for each key; values never written read as 0.
#[derive(Debug)]
pub struct Map<K, V> {
    store: Store,
    variable: usize,
    keys: Vec<Felt>,
    types: PhantomData<(K, V)>,
}

/// A list of stored values, which grows at its end.
#[derive(Debug)]
pub struct List<T> {
    store: Store,
    variable: usize,
    keys: Vec<Felt>,
    types: PhantomData<T>,
}

macro_rules! fields {
    ($($name:ident<$($parameter:ident),*>)*) => {$(
        impl<$($parameter),*> Field for $name<$($parameter),*> {
            fn at(store: &Store, variable: usize, keys: Vec<Felt>) -> Self {
                Self { store: store.clone(), variable, keys, types: PhantomData }
            }
        }

        impl<$($parameter),*> $name<$($parameter),*> {
            /// The field at a position of the storage struct.
            pub fn new(store: &Store, variable: usize) -> Self {
                Self::at(store, variable, Vec::new())
            }
        }
    )*};
}

fields!(Value<T> Map<K, V> List<T>);

impl<T: Stored> Value<T> {
    /// The value. The access names its row.
    pub fn read(&self) -> T {
        self.store.read(Access::First, self.variable, self.keys.clone())
    }

    /// The value, through the row already named in this body.
    pub fn read_again(&self) -> T {
        self.store.read(Access::Again, self.variable, self.keys.clone())
    }

    /// Replaces the value. The access names its row.
    pub fn write(&self, value: T) {
        self.store.write(Access::First, self.variable, self.keys.clone(), &value);
    }

    /// Replaces the value, through the row already named in this body.
    pub fn write_again(&self, value: T) {
        self.store.write(Access::Again, self.variable, self.keys.clone(), &value);
    }
}

impl<K: Key, V: Content> Map<K, V> {
    /// The entry of a key.
    pub fn entry(&self, key: K) -> V::Entry {
        V::Entry::at(&self.store, self.variable, self.below(key))
    }
}

impl<K: Key, V> Map<K, V> {
    fn below(&self, key: K) -> Vec<Felt> {
        let mut keys = self.keys.clone();
        key.felts(&mut keys);
        keys
    }
}

impl<K: Key, V: Stored> Map<K, V> {
    /// The value of a key. The access names its row.
    pub fn read(&self, key: K) -> V {
        self.store.read(Access::First, self.variable, self.below(key))
    }

    /// The value of a key, through the row already named in this body.
    pub fn read_again(&self, key: K) -> V {
        self.store.read(Access::Again, self.variable, self.below(key))
    }

    /// Replaces the value of a key. The access names its row.
    pub fn write(&self, key: K, value: V) {
        self.store.write(Access::First, self.variable, self.below(key), &value);
    }

    /// Replaces the value of a key, through the row already named in this body.
    pub fn write_again(&self, key: K, value: V) {
        self.store.write(Access::Again, self.variable, self.below(key), &value);
    }
}

impl<T: Stored> List<T> {
    /// How many elements it has. The access names the row of the length.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> u64 {
        self.length(Access::First)
    }

    /// How many elements it has, through the row already named in this body.
    pub fn len_again(&self) -> u64 {
        self.length(Access::Again)
    }

    /// Appends an element.
    pub fn push(&self, value: T) {
        self.push_by(Access::First, value);
    }

    /// Appends an element; `length` is how the row of the length is found.
    #[track_caller]
    pub fn push_by(&self, length: Access, value: T) {
        let end = self.length(length);
        self.store.write(Access::Again, self.variable, self.keys.clone(), &add(end, 1));
        self.store.write(Access::First, self.store.elements_of(self.variable), self.below(end), &value);
    }

    /// The element at a position from 0; faults with `Index out of bounds`.
    #[track_caller]
    pub fn read(&self, index: u64) -> T {
        self.read_by(Access::First, Access::First, index)
    }

    /// The element at a position; `length` and `element` are how their rows are found.
    #[track_caller]
    pub fn read_by(&self, length: Access, element: Access, index: u64) -> T {
        self.check(length, index);
        self.store.read(element, self.store.elements_of(self.variable), self.below(index))
    }

    /// Replaces the element at a position from 0; faults with `Index out of bounds`.
    #[track_caller]
    pub fn write(&self, index: u64, value: T) {
        self.write_by(Access::First, Access::First, index, value);
    }

    /// Replaces the element at a position; `length` and `element` are how their rows are found.
    #[track_caller]
    pub fn write_by(&self, length: Access, element: Access, index: u64, value: T) {
        self.check(length, index);
        self.store.write(element, self.store.elements_of(self.variable), self.below(index), &value);
    }

    fn length(&self, access: Access) -> u64 {
        self.store.read(access, self.variable, self.keys.clone())
    }

    #[track_caller]
    fn check(&self, length: Access, index: u64) {
        if index >= self.length(length) {
            fault("Index out of bounds");
        }
    }

    fn below(&self, index: u64) -> Vec<Felt> {
        let mut keys = self.keys.clone();
        keys.push(Felt::from(index));
        keys
    }
}
