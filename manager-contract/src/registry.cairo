//! A fact registry that accounts feed who verified the Stwo proofs.

#[starknet::contract]
pub mod FactRegistry {
    use starknet::storage::{
        Map, StorageMapReadAccess, StorageMapWriteAccess, StoragePathEntry,
        StoragePointerReadAccess, StoragePointerWriteAccess,
    };
    use starknet::{ContractAddress, get_caller_address};
    use crate::hashing::verification_hash;
    use crate::interfaces::{
        IFactRegistrar, IFactRegistry, Verification, VerificationListElement, VerifierConfiguration,
    };

    #[storage]
    struct Storage {
        owner: ContractAddress,
        registrars: Map<ContractAddress, bool>,
        verifications: Map<felt252, StoredVerification>,
        /// How many verifications a fact has, and which.
        verification_counts: Map<felt252, u32>,
        verification_hashes: Map<(felt252, u32), felt252>,
    }

    #[derive(Copy, Drop, starknet::Store)]
    struct StoredVerification {
        registered: bool,
        fact_hash: felt252,
        security_bits: u32,
        verifier_config: VerifierConfiguration,
    }

    #[event]
    #[derive(Drop, starknet::Event)]
    pub enum Event {
        FactRegistered: FactRegistered,
        RegistrarChanged: RegistrarChanged,
    }

    #[derive(Drop, starknet::Event)]
    pub struct FactRegistered {
        #[key]
        pub fact_hash: felt252,
        /// The registrar who vouches for the verification.
        pub verifier_address: ContractAddress,
        pub security_bits: u32,
        pub verifier_config: VerifierConfiguration,
        pub verification_hash: felt252,
    }

    #[derive(Drop, starknet::Event)]
    pub struct RegistrarChanged {
        #[key]
        pub account: ContractAddress,
        pub allowed: bool,
    }

    pub mod Errors {
        pub const NOT_REGISTRAR: felt252 = 'Registry: not a registrar';
        pub const NOT_OWNER: felt252 = 'Registry: caller is not owner';
    }

    #[constructor]
    fn constructor(ref self: ContractState, owner: ContractAddress) {
        self.owner.write(owner);
        self.change_registrar(owner, true);
    }

    #[abi(embed_v0)]
    impl FactRegistryImpl of IFactRegistry<ContractState> {
        fn get_all_verifications_for_fact_hash(
            self: @ContractState, fact_hash: felt252,
        ) -> Array<VerificationListElement> {
            let mut list = array![];
            for index in 0..self.verification_counts.read(fact_hash) {
                let verification_hash = self.verification_hashes.read((fact_hash, index));
                let stored = self.verifications.read(verification_hash);
                list
                    .append(
                        VerificationListElement {
                            verification_hash,
                            security_bits: stored.security_bits,
                            verifier_config: stored.verifier_config,
                        },
                    );
            }
            list
        }

        fn get_verification(
            self: @ContractState, verification_hash: felt252,
        ) -> Option<Verification> {
            let stored = self.verifications.read(verification_hash);
            if !stored.registered {
                return None;
            }
            Some(
                Verification {
                    fact_hash: stored.fact_hash,
                    security_bits: stored.security_bits,
                    verifier_config: stored.verifier_config,
                },
            )
        }
    }

    #[abi(embed_v0)]
    impl FactRegistrarImpl of IFactRegistrar<ContractState> {
        fn register_fact(
            ref self: ContractState,
            fact_hash: felt252,
            security_bits: u32,
            verifier_config: VerifierConfiguration,
        ) {
            let registrar = get_caller_address();
            assert(self.registrars.read(registrar), Errors::NOT_REGISTRAR);
            let verification_hash = verification_hash(fact_hash, verifier_config, security_bits);
            if self.verifications.entry(verification_hash).registered.read() {
                return;
            }
            self
                .verifications
                .write(
                    verification_hash,
                    StoredVerification {
                        registered: true, fact_hash, security_bits, verifier_config,
                    },
                );
            let count = self.verification_counts.read(fact_hash);
            self.verification_hashes.write((fact_hash, count), verification_hash);
            self.verification_counts.write(fact_hash, count + 1);
            self
                .emit(
                    FactRegistered {
                        fact_hash,
                        verifier_address: registrar,
                        security_bits,
                        verifier_config,
                        verification_hash,
                    },
                );
        }

        fn set_registrar(ref self: ContractState, account: ContractAddress, allowed: bool) {
            assert(get_caller_address() == self.owner.read(), Errors::NOT_OWNER);
            self.change_registrar(account, allowed);
        }

        fn is_registrar(self: @ContractState, account: ContractAddress) -> bool {
            self.registrars.read(account)
        }
    }

    #[generate_trait]
    impl InternalImpl of InternalTrait {
        fn change_registrar(ref self: ContractState, account: ContractAddress, allowed: bool) {
            self.registrars.write(account, allowed);
            self.emit(RegistrarChanged { account, allowed });
        }
    }
}
