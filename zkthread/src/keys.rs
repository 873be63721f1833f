//! Keys that may sign for an account, and nonces: where they lie in storage, and as what.

use crate::Felt;
use crate::felts::{poseidon, storage_address};
use crate::sub_block::EntryPoint;

/// Name of the map of nonces: account to next nonce.
pub const NONCES: &str = "ZkThread_nonces";
/// Name of the map of keys: account and public key to [`KeyRecord`].
pub const KEYS: &str = "ZkThread_keys";
/// Name of the map of the lengths of scopes: account and public key to a number.
const SCOPE_LENGTHS: &str = "ZkThread_scope_lengths";
/// Name of the map of scopes: account, public key and index to an entry point in two cells.
const SCOPES: &str = "ZkThread_scopes";

/// Most entry points in a scope.
pub const MAX_SCOPE: usize = 64;

/// What storage holds for an authorized key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyRecord {
    /// The second from which it signs nothing any more, since 1970.
    pub expires: u64,
    /// [`scope_hash`] modulo 2^186.
    pub scope: Felt,
}

impl KeyRecord {
    /// The record of a key of this expiry and scope.
    pub fn new(expires: u64, scope: &[EntryPoint]) -> Self {
        let mut bytes = scope_hash(scope).to_bytes_be();
        // The last 186 bits: 23 bytes and 2 bits.
        bytes.iter_mut().take(8).for_each(|byte| *byte = 0);
        bytes[8] &= 3;
        Self { expires, scope: Felt::from_bytes_be(&bytes) }
    }

    /// The record in a cell; none when it is none. That of a key which is not authorized is 0, which expired long ago.
    pub fn from_felt(felt: &Felt) -> Option<Self> {
        let bytes = felt.to_bytes_be();
        let (scope, expires) = bytes.split_last_chunk::<8>()?;
        let scope = Felt::from_bytes_be_slice(scope);
        (scope.bits() <= 186).then_some(Self { expires: u64::from_be_bytes(*expires), scope })
    }

    /// The record as it stands in its cell.
    pub fn to_felt(&self) -> Felt {
        Felt::from(self.expires) + self.scope * Felt::TWO.pow(64_u8)
    }
}

/// `P(contract, selector, contract, selector, ..)`; 0 for the empty scope, which stands for all functions of all contracts of the thread.
pub fn scope_hash(scope: &[EntryPoint]) -> Felt {
    if scope.is_empty() {
        return Felt::ZERO;
    }
    poseidon(&scope.iter().flat_map(|entry_point| [entry_point.contract, entry_point.selector]).collect::<Vec<_>>())
}

/// Where an account's next nonce lies in the thread's first contract.
pub fn nonce_address(account: &Felt) -> Felt {
    storage_address(NONCES, &[*account])
}

/// Where the record of an account's key lies in the thread's first contract.
pub fn key_address(account: &Felt, public_key: &Felt) -> Felt {
    storage_address(KEYS, &[*account, *public_key])
}

/// Where the length of a key's scope lies.
pub(crate) fn scope_length_address(account: &Felt, public_key: &Felt) -> Felt {
    storage_address(SCOPE_LENGTHS, &[*account, *public_key])
}

/// Where an entry point of a key's scope lies: its contract, and in the cell after it the selector.
pub(crate) fn scope_address(account: &Felt, public_key: &Felt, index: usize) -> Felt {
    storage_address(SCOPES, &[*account, *public_key, index.into()])
}

/// The cells of the thread's first contract that a sub-block sees of a key that was authorized on L2: addresses and values.
pub fn authorized_cells(account: &Felt, public_key: &Felt, expires: u64, scope: &[EntryPoint]) -> Vec<(Felt, Felt)> {
    let mut cells = vec![
        (key_address(account, public_key), KeyRecord::new(expires, scope).to_felt()),
        (scope_length_address(account, public_key), scope.len().into()),
    ];
    for (index, entry_point) in scope.iter().enumerate() {
        let address = scope_address(account, public_key, index);
        cells.extend([(address, entry_point.contract), (address + Felt::ONE, entry_point.selector)]);
    }
    cells
}
