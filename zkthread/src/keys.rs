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

#[cfg(test)]
mod tests {
    use starknet_types_core::felt::NonZeroFelt;
    use starknet_types_core::hash::{Poseidon, StarkHash};

    use super::*;

    fn entry_point(contract: u64, selector: u64) -> EntryPoint {
        EntryPoint { contract: contract.into(), selector: selector.into() }
    }

    #[test]
    fn scopes_are_hashed_as_the_protocol_says() {
        assert_eq!(scope_hash(&[]), Felt::ZERO);
        let felts: Vec<Felt> = [1_u8, 2, 3, 4].map(Felt::from).to_vec();
        assert_eq!(scope_hash(&[entry_point(1, 2), entry_point(3, 4)]), Poseidon::hash_array(&felts));
    }

    #[test]
    fn records_are_felts() {
        let power = |bits: u8| Felt::TWO.pow(bits);
        for scope in [vec![], vec![entry_point(1, 2)], vec![entry_point(1, 2), entry_point(3, 4)]] {
            let cut = NonZeroFelt::try_from(power(186)).ok().map(|power| scope_hash(&scope).mod_floor(&power));
            for expires in [0, 1, u64::MAX] {
                let record = KeyRecord::new(expires, &scope);
                assert_eq!(Some(record.scope), cut);
                assert_eq!(record.to_felt(), Felt::from(expires) + record.scope * power(64));
                assert_eq!(KeyRecord::from_felt(&record.to_felt()), Some(record));
            }
        }
        let most = power(250) - Felt::ONE;
        assert_eq!(KeyRecord::from_felt(&most).map(|record| record.to_felt()), Some(most));
        assert_eq!(KeyRecord::from_felt(&power(250)), None);
        assert_eq!(KeyRecord::from_felt(&Felt::MAX), None);
        assert_eq!(KeyRecord::from_felt(&Felt::ZERO), Some(KeyRecord { expires: 0, scope: Felt::ZERO }));
    }

    #[test]
    fn cells_lie_where_the_network_puts_them() {
        let (account, key) = (Felt::from(7), Felt::from(9));
        let cells = authorized_cells(&account, &key, 5, &[entry_point(1, 2), entry_point(3, 4)]);
        let at = |name: &str, keys: &[Felt]| storage_address(name, keys);
        let second = at("ZkThread_scopes", &[account, key, Felt::ONE]);
        let expected = [
            (
                at("ZkThread_keys", &[account, key]),
                KeyRecord::new(5, &[entry_point(1, 2), entry_point(3, 4)]).to_felt(),
            ),
            (at("ZkThread_scope_lengths", &[account, key]), Felt::TWO),
            (at("ZkThread_scopes", &[account, key, Felt::ZERO]), Felt::ONE),
            (at("ZkThread_scopes", &[account, key, Felt::ZERO]) + Felt::ONE, Felt::TWO),
            (second, Felt::THREE),
            (second + Felt::ONE, Felt::from(4)),
        ];
        assert_eq!(cells, expected);
        assert_eq!(nonce_address(&account), at("ZkThread_nonces", &[account]));
    }
}
