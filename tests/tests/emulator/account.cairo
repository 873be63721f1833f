//! An account of the tests.

/// Signs what it is asked to, with whatever is given as signature, and answers as it was made to.
#[starknet::contract]
pub mod TestAccount {
    use core::poseidon::poseidon_hash_span;
    use starknet::storage::{
        Map, StorageMapReadAccess, StorageMapWriteAccess, StoragePointerReadAccess,
        StoragePointerWriteAccess,
    };
    use starknet::syscalls::call_contract_syscall;
    use starknet::{ContractAddress, SyscallResultTrait};

    #[storage]
    struct Storage {
        /// What it answers for a signature of its own.
        answer: felt252,
        /// By hashes of message hash and signature.
        signed: Map<felt252, bool>,
        /// What it calls when it is asked: `settle` of a manager, with so many felts.
        manager: ContractAddress,
        length: u32,
        calldata: Map<u32, felt252>,
    }

    #[constructor]
    fn constructor(ref self: ContractState, answer: felt252) {
        self.answer.write(answer);
    }

    #[abi(per_item)]
    #[generate_trait]
    impl TestAccountImpl of TestAccountTrait {
        #[external(v0)]
        fn sign(ref self: ContractState, hash: felt252, signature: Array<felt252>) {
            self.signed.write(name(hash, signature), true);
        }

        #[external(v0)]
        fn settle_when_asked(
            ref self: ContractState, manager: ContractAddress, calldata: Array<felt252>,
        ) {
            self.manager.write(manager);
            self.length.write(calldata.len());
            for index in 0..calldata.len() {
                self.calldata.write(index, *calldata.at(index));
            }
        }

        #[external(v0)]
        fn is_valid_signature(
            self: @ContractState, hash: felt252, signature: Array<felt252>,
        ) -> felt252 {
            assert(!signature.is_empty(), 'Account: no signature');
            let length = self.length.read();
            if length != 0 {
                let mut calldata = array![];
                for index in 0..length {
                    calldata.append(self.calldata.read(index));
                }
                call_contract_syscall(self.manager.read(), selector!("settle"), calldata.span())
                    .unwrap_syscall();
            }
            if self.signed.read(name(hash, signature)) {
                self.answer.read()
            } else {
                0
            }
        }
    }

    fn name(hash: felt252, signature: Array<felt252>) -> felt252 {
        let mut list = signature;
        list.append(hash);
        poseidon_hash_span(list.span())
    }
}
