//! A contract that hashes, for tests.

/// Hashes of any number of values.
#[zkthread::contract]
pub mod hashes {
    use zkthread::prelude::*;

    #[storage]
    pub struct Hashes {
        keccaks: Map<u8, u256>,
        felts: Map<u8, felt252>,
    }

    impl Hashes {
        /// Blocks of Keccak take four and a quarter values.
        #[external]
        pub fn keccak(&mut self, _cx: &mut Context, a: u256, b: u256) {
            self.keccaks.write(1, keccak_hash(&[a]));
            self.keccaks.write(2, keccak_hash(&[a, b]));
            self.keccaks.write(3, keccak_hash(&[a, b, a]));
            self.keccaks.write(4, keccak_hash(&[a, b, b, a]));
            self.keccaks.write(5, keccak_hash(&[b, b, b, a, a]));
            self.keccaks.write(9, keccak_hash(&[a, a, b, b, a, b, a, a, b]));
        }

        #[external]
        pub fn felts(&mut self, _cx: &mut Context, a: felt252, b: felt252) {
            self.felts.write(1, poseidon_hash(&[a]));
            self.felts.write(2, poseidon_hash(&[a, b]));
            self.felts.write(3, poseidon_hash(&[b, a, b]));
            self.felts.write(4, poseidon_hash(&[b, a, b, a]));
            self.felts.write(5, poseidon_hash(&[b, a, b, a, a]));
            self.felts.write(6, pedersen_hash(a, b));
            self.felts.write(7, pedersen_hash(b, a));
        }
    }
}
