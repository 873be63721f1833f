//! A contract whose names are all allowed and all in the way of something: of Cairo's storage and container traits, of helpers and constants in generated
//! text, of each other once they are written in capitals. Printers rename or keep apart; nothing of it may change what runs.
#![allow(missing_docs, non_camel_case_types, non_snake_case)]

#[zkthread::contract]
pub mod names {
    use zkthread::prelude::*;

    #[storage]
    pub struct Names {
        read: u128,
        write: Map<u64, u128>,
        entry: Vec<Layout>,
        len: u64,
        address: ContractAddress,
        storage: Errors,
        total: u128,
        TOTAL: u128,
    }

    pub struct Layout {
        u8: u8,
        bool: bool,
        Map: u128,
        into: u64,
    }

    #[derive(Clone, Copy)]
    pub enum Errors {
        None,
        Some(u128),
        Ok,
        Err(Layout),
    }

    pub struct Stream {
        span: Vec<u128>,
        text: String,
    }

    pub enum State {
        Checked(Entry),
        array(u8),
    }

    pub struct Entry {
        key: felt252,
        value: u256,
    }

    const ZERO: u128 = 0;
    const READ: u128 = 7;
    const Zero: u64 = 1;

    #[event]
    pub struct Read {
        #[key]
        key: u64,
        data: u128,
        keys: Vec<u8>,
    }

    #[event]
    pub struct Transfer {
        from: ContractAddress,
        serialize: State,
    }

    #[error]
    pub enum NamesError {
        None,
        Panic,
        PANIC_2,
    }

    fn read(value: u128) -> u128 {
        value + READ
    }

    fn serialize(span: &Stream) -> u32 {
        span.span.len()
    }

    impl Layout {
        pub fn new(value: u128) -> Layout {
            Layout { u8: 1, bool: true, Map: value, into: Zero }
        }

        pub fn into(&self) -> u128 {
            self.Map
        }

        pub fn unwrap(self) -> u64 {
            self.into
        }

        pub fn clone_into(&mut self, array: u128) {
            self.Map = array + ZERO;
        }
    }

    impl Names {
        #[constructor]
        pub fn init(&mut self, _cx: &mut Context, vec: u128) {
            self.read = vec;
        }

        #[external]
        pub fn write(&mut self, cx: &mut Context, key: u64, result: u128, option: Stream) -> Result<u128, NamesError> {
            let state = self.read;
            ensure!(result > 0, NamesError::Panic);
            let mut layout = Layout::new(result);
            layout.clone_into(read(result));
            self.write.write(key, layout.into());
            self.entry.push(layout);
            self.len = layout.unwrap();
            self.storage = Errors::Err(layout);
            let array: Vec<u8> = vec![1, 2];
            cx.emit(Read { key, data: state, keys: array });
            self.total = u128::from(serialize(&option));
            self.TOTAL += self.read();
            Ok(self.total + self.TOTAL)
        }

        #[external]
        pub fn transfer(&mut self, cx: &mut Context, address: ContractAddress) {
            self.address = address;
            cx.emit(Transfer { from: address, serialize: State::array(1) });
            let value = u256::from(self.read);
            cx.emit(Transfer { from: cx.caller(), serialize: State::Checked(Entry { key: 1, value }) });
        }

        fn read(&self) -> u128 {
            let errors = self.storage;
            match errors {
                Errors::None => 0,
                Errors::Some(some) => some,
                Errors::Ok => 1,
                Errors::Err(layout) => layout.into(),
            }
        }

        #[view]
        pub fn len(&self) -> u64 {
            self.entry.len() + self.len
        }

        #[view]
        pub fn clone(&self, index: u64) -> u128 {
            let entry = self.entry.read(index);
            entry.Map + self.write.read(index)
        }

        #[view]
        pub fn hash(&self, cx: &Context) -> ContractAddress {
            if self.read == 0 { cx.caller() } else { self.address }
        }
    }
}
