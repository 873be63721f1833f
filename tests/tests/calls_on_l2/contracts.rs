//! Contracts of one thread, only read by the toolkit's parser.

#[zkthread::contract]
pub mod ledger {
    use zkthread::prelude::*;

    pub struct Line {
        pub by: ContractAddress,
        pub amount: u64,
    }

    #[interface]
    pub trait Desk {
        fn called_back(&mut self, cx: &mut Context, amount: u64) -> u64;
    }

    #[storage]
    pub struct Ledger {
        total: u64,
        last: ContractAddress,
        lines: Vec<Line>,
    }

    #[event]
    pub struct Added {
        #[key]
        pub by: ContractAddress,
        pub amount: u64,
    }

    #[error]
    pub enum LedgerError {
        TooMuch,
    }

    impl Ledger {
        #[external]
        pub fn add(&mut self, cx: &mut Context, amount: u64) -> Result<u64, LedgerError> {
            self.last = cx.caller();
            self.total += amount;
            ensure!(amount <= 100, LedgerError::TooMuch);
            self.lines.push(Line { by: cx.caller(), amount });
            cx.emit(Added { by: cx.caller(), amount });
            Ok(self.total)
        }

        /// Calls the caller in between.
        #[external]
        pub fn add_and_tell(&mut self, cx: &mut Context, amount: u64) -> u64 {
            self.total += amount;
            let told = Desk::at(cx.caller()).called_back(cx, amount);
            cx.emit(Added { by: cx.caller(), amount: told });
            self.total
        }

        #[view]
        pub fn caller_seen(&self, cx: &Context) -> ContractAddress {
            cx.caller()
        }

        #[view]
        pub fn total(&self) -> u64 {
            self.total
        }

        /// Values of every shape, there and back.
        #[view]
        pub fn echo(
            &self,
            number: i16,
            wide: u256,
            line: Option<Line>,
            list: Vec<Line>,
            text: String,
            pair: (bool, [u8; 2]),
        ) -> (i16, u256, Option<Line>, Vec<Line>, String, (bool, [u8; 2])) {
            (number, wide, line, list, text, pair)
        }
    }
}

/// Calls the ledger, and itself.
#[zkthread::contract]
pub mod desk {
    use zkthread::prelude::*;

    pub struct Line {
        pub by: ContractAddress,
        pub amount: u64,
    }

    /// What the desk needs of the ledger.
    #[interface]
    pub trait Ledger {
        /// Adds an amount.
        fn add(&mut self, cx: &mut Context, amount: u64) -> u64;
        fn add_and_tell(&mut self, cx: &mut Context, amount: u64) -> u64;
        fn caller_seen(&self, cx: &Context) -> ContractAddress;
        fn total(&self, cx: &Context) -> u64;
        fn echo(
            &self,
            cx: &Context,
            number: i16,
            wide: u256,
            line: Option<Line>,
            list: Vec<Line>,
            text: String,
            array: (bool, [u8; 2]),
        ) -> (i16, u256, Option<Line>, Vec<Line>, String, (bool, [u8; 2]));
    }

    /// The desk itself.
    #[interface]
    trait Own {
        fn called_back(&mut self, cx: &mut Context, amount: u64) -> u64;
    }

    #[storage]
    pub struct Desk {
        ledger: ContractAddress,
        count: u64,
        calls: Map<ContractAddress, u64>,
    }

    #[event]
    pub struct Step {
        pub number: u64,
    }

    fn seen(cx: &Context, ledger: ContractAddress) -> ContractAddress {
        Ledger::at(ledger).caller_seen(cx)
    }

    impl Desk {
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, ledger: ContractAddress) {
            self.ledger = ledger;
        }

        #[external]
        pub fn set(&mut self, _cx: &mut Context, ledger: ContractAddress) {
            self.ledger = ledger;
        }

        #[external]
        pub fn add(&mut self, cx: &mut Context, amount: u64) -> u64 {
            self.count += 1;
            cx.emit(Step { number: 1 });
            Ledger::at(self.ledger).add(cx, amount)
        }

        /// Adds, and fails afterwards.
        #[external]
        pub fn add_and_fail(&mut self, cx: &mut Context, amount: u64, by: u64) -> u64 {
            self.count += 1;
            Ledger::at(self.ledger).add(cx, amount);
            self.count / by
        }

        /// What the ledger calls back changes `count` while it is in use here.
        #[external]
        pub fn round(&mut self, cx: &mut Context, amount: u64) -> (u64, u64, u64) {
            self.count = 10;
            let before = self.count;
            let total = Ledger::at(self.ledger).add_and_tell(cx, amount);
            (before, self.count, total)
        }

        #[external]
        pub fn called_back(&mut self, cx: &mut Context, amount: u64) -> u64 {
            self.count += amount;
            self.calls.write(cx.caller(), self.calls.read(cx.caller()) + 1);
            Ledger::at(self.ledger).total(cx)
        }

        /// The desk is its own caller then.
        #[external]
        pub fn call_itself(&mut self, cx: &mut Context, amount: u64) -> u64 {
            Own::at(cx.contract_address()).called_back(cx, amount);
            self.calls.read(cx.contract_address())
        }

        /// The address is worked out before the arguments, and these in order.
        #[external]
        pub fn ordered(&mut self, cx: &mut Context) -> u64 {
            Ledger::at(self.picked(cx)).add(cx, self.step(cx, 2) + self.step(cx, 3))
        }

        #[view]
        pub fn whom(&self, cx: &Context) -> (ContractAddress, ContractAddress, ContractAddress) {
            if Ledger::at(self.ledger).caller_seen(cx) == cx.caller() {
                return (cx.caller(), cx.caller(), cx.caller());
            }
            (Ledger::at(self.ledger).caller_seen(cx), seen(cx, self.ledger), cx.caller())
        }

        #[view]
        pub fn total(&self, cx: &Context) -> u64 {
            match Ledger::at(self.ledger).total(cx) {
                0 => 7,
                total => total + Ledger::at(self.ledger).total(cx),
            }
        }

        #[view]
        pub fn echo(
            &self,
            cx: &Context,
            number: i16,
            wide: u256,
            line: Option<Line>,
            list: Vec<Line>,
            text: String,
        ) -> (i16, u256, Option<Line>, Vec<Line>, String, (bool, [u8; 2])) {
            Ledger::at(self.ledger).echo(cx, number, wide, line, list, text, (true, [8, 9]))
        }

        fn picked(&mut self, cx: &mut Context) -> ContractAddress {
            self.step(cx, 1);
            self.ledger
        }

        fn step(&mut self, cx: &mut Context, number: u64) -> u64 {
            cx.emit(Step { number });
            number
        }
    }
}

/// Names that Cairo or its core library has too.
#[zkthread::contract]
pub mod named {
    use zkthread::prelude::*;

    pub struct Iterator_Dispatcher {
        pub by: u64,
    }

    #[interface]
    pub trait Iterator {
        fn append(&self, cx: &Context, by: u64) -> u64;
        fn at_least(&self, cx: &Context, by: u64) -> u64;
        fn drop(&self, cx: &Context, by: u64) -> u64;
        fn entry_of(&self, cx: &Context, by: u64) -> u64;
        fn expect(&self, cx: &Context, by: u64) -> u64;
        fn get(&self, cx: &Context, by: u64) -> u64;
        fn is_empty(&self, cx: &Context, by: u64) -> u64;
        fn is_none(&self, cx: &Context, by: u64) -> u64;
        fn len(&self, cx: &Context, by: u64) -> u64;
        fn pop_front(&self, cx: &Context, by: u64) -> u64;
        fn push(&self, cx: &Context, by: u64) -> u64;
        fn read(&self, cx: &Context, by: u64) -> u64;
        fn span(&self, cx: &Context, by: u64) -> u64;
        fn unwrap(&self, cx: &Context, by: u64) -> u64;
        fn unwrap_syscall(&self, cx: &Context, by: u64) -> u64;
        fn write(&self, cx: &Context, by: u64) -> u64;
        fn entry(&mut self, cx: &mut Context, number: Iterator_Dispatcher, array: u64, array_: u64) -> u64;
    }

    #[storage]
    pub struct Named {
        list: Vec<u64>,
        lists: Map<u64, Vec<u64>>,
        numbers: Map<u64, Map<u64, u64>>,
    }

    #[event]
    pub struct Zero {
        #[key]
        pub by: u64,
    }

    #[event]
    pub struct events {
        pub array: u64,
        pub array_: u64,
    }

    impl Named {
        #[external]
        pub fn go(&mut self, cx: &mut Context) -> u64 {
            let here = cx.contract_address();
            self.list.push(1);
            self.lists.entry(1).push(2);
            self.numbers.entry(1).write(2, 3);
            let mut sum = self.numbers.entry(1).read(2);
            sum += Iterator::at(here).append(cx, self.list.read(0));
            sum += Iterator::at(here).at_least(cx, self.list.read(0));
            sum += Iterator::at(here).drop(cx, self.list.read(0));
            sum += Iterator::at(here).entry_of(cx, self.list.read(0));
            sum += Iterator::at(here).expect(cx, self.list.read(0));
            sum += Iterator::at(here).get(cx, self.list.read(0));
            sum += Iterator::at(here).is_empty(cx, self.list.read(0));
            sum += Iterator::at(here).is_none(cx, self.list.read(0));
            sum += Iterator::at(here).len(cx, self.list.read(0));
            sum += Iterator::at(here).pop_front(cx, self.list.read(0));
            sum += Iterator::at(here).push(cx, self.list.read(0));
            sum += Iterator::at(here).read(cx, self.list.read(0));
            sum += Iterator::at(here).span(cx, self.list.read(0));
            sum += Iterator::at(here).unwrap(cx, self.list.read(0));
            sum += Iterator::at(here).unwrap_syscall(cx, self.list.read(0));
            sum += Iterator::at(here).write(cx, self.list.read(0));
            cx.emit(Zero { by: sum });
            sum + Iterator::at(here).entry(cx, Iterator_Dispatcher { by: 1 }, 2, 3)
        }

        #[external]
        pub fn entry(&mut self, cx: &mut Context, number: Iterator_Dispatcher, array: u64, array_: u64) -> u64 {
            cx.emit(events { array, array_ });
            number.by + array + array_
        }

        #[view]
        pub fn append(&self, by: u64) -> u64 {
            by + 0
        }

        #[view]
        pub fn at_least(&self, by: u64) -> u64 {
            by + 1
        }

        #[view]
        pub fn drop(&self, by: u64) -> u64 {
            by + 2
        }

        #[view]
        pub fn entry_of(&self, by: u64) -> u64 {
            by + 3
        }

        #[view]
        pub fn expect(&self, by: u64) -> u64 {
            by + 4
        }

        #[view]
        pub fn get(&self, by: u64) -> u64 {
            by + 5
        }

        #[view]
        pub fn is_empty(&self, by: u64) -> u64 {
            by + 6
        }

        #[view]
        pub fn is_none(&self, by: u64) -> u64 {
            by + 7
        }

        #[view]
        pub fn len(&self, by: u64) -> u64 {
            by + 8
        }

        #[view]
        pub fn pop_front(&self, by: u64) -> u64 {
            by + 9
        }

        #[view]
        pub fn push(&self, by: u64) -> u64 {
            by + 10
        }

        #[view]
        pub fn read(&self, by: u64) -> u64 {
            by + 11
        }

        #[view]
        pub fn span(&self, by: u64) -> u64 {
            by + 12
        }

        #[view]
        pub fn unwrap(&self, by: u64) -> u64 {
            by + 13
        }

        #[view]
        pub fn unwrap_syscall(&self, by: u64) -> u64 {
            by + 14
        }

        #[view]
        pub fn write(&self, by: u64) -> u64 {
            by + 15
        }
    }
}
