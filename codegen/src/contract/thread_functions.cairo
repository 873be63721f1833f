#[abi(embed_v0)]
impl ThreadImpl of IThreadContract<ContractState> {
    fn zkthread_read(self: @ContractState, keys: Span<felt252>) -> Span<felt252> {
        let mut values = array![];
        for key in keys {
            values.append(storage_read_syscall(0, storage_address(*key)).unwrap_syscall());
        }
        values.span()
    }

    fn zkthread_apply(ref self: ContractState, entries: Span<Entry>) {
        assert(
            get_caller_address() == self.zkthread_manager.read(), 'Thread: caller is not manager',
        );
        for entry in entries {
            let address = storage_address(*entry.key);
            let current = storage_read_syscall(0, address).unwrap_syscall();
            assert(current == *entry.old, 'Thread: stale entry');
            if current != *entry.new {
                storage_write_syscall(0, address, *entry.new).unwrap_syscall();
            }
        }
    }

    fn zkthread_manager(self: @ContractState) -> ContractAddress {
        self.zkthread_manager.read()
    }

    fn zkthread_admin(self: @ContractState) -> ContractAddress {
        self.zkthread_admin.read()
    }
}

fn storage_address(key: felt252) -> StorageAddress {
    let address: Option<StorageAddress> = key.try_into();
    address.expect('Thread: bad storage key')
}
