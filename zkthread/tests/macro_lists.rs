//! Lists in storage and in memory, texts, loops, and ways out of them.
#![allow(missing_docs)]

#[zkthread::contract]
pub mod library {
    use zkthread::prelude::*;

    pub struct Point {
        pub x: u8,
        pub y: i8,
    }

    /// Moved, not copied.
    pub struct Book {
        pub title: String,
        pub pages: Vec<u32>,
        pub at: Point,
    }

    pub enum Wish {
        Nothing,
        Title(String),
        Pages(Vec<u32>, u32),
    }

    #[storage]
    pub struct Library {
        log: Vec<u64>,
        shelves: Map<u8, Vec<Point>>,
        rooms: Map<u8, Map<u8, Vec<u256>>>,
    }

    #[event]
    pub struct Read {
        #[key]
        pub title: String,
        pub book: Book,
        pub wishes: Vec<Wish>,
    }

    #[error]
    pub enum LibraryError {
        Empty,
        TooLong,
    }

    impl Book {
        pub fn thickest(&self) -> u32 {
            let mut most = 0u32;
            for page in &self.pages {
                most = most.max(page);
            }
            most
        }

        pub fn add(&mut self, page: u32) {
            self.pages.push(page);
            self.at.x += 1;
        }

        pub fn rename(&mut self, suffix: &String) {
            self.title.push_str(suffix);
        }

        pub fn into_pages(self) -> Vec<u32> {
            let Book { pages, .. } = self;
            pages
        }
    }

    fn total(pages: &[u32]) -> u32 {
        let mut sum = 0u32;
        let mut i = 0u32;
        while i < pages.len() {
            sum += pages[i];
            i += 1;
        }
        sum
    }

    fn double(pages: &mut Vec<u32>) {
        let all = pages.clone();
        for page in all.iter() {
            pages.push(page * 2);
        }
    }

    impl Library {
        #[external]
        pub fn record(&mut self, _cx: &mut Context, values: Vec<u64>) -> u64 {
            for value in &values {
                self.log.push(value);
            }
            self.log.len()
        }

        #[external]
        pub fn change(&mut self, _cx: &mut Context, index: u64, by: u64) -> u64 {
            self.log.write(index, self.log.read(index) + by);
            self.log.read(index)
        }

        #[external]
        pub fn put(&mut self, _cx: &mut Context, shelf: u8, point: Point) -> (u64, Point) {
            self.shelves.entry(shelf).push(point);
            self.rooms.entry(shelf).entry(1).push(u256::from(point.x));
            let last = self.shelves.entry(shelf).len() - 1;
            self.shelves.entry(shelf).write(0, Point { x: point.x + 1, y: -point.y });
            (last, self.shelves.entry(shelf).read(last))
        }

        /// The first even value above the least, with every kind of loop.
        #[external]
        pub fn find(&mut self, _cx: &mut Context, least: u64) -> Result<u64, LibraryError> {
            let mut i = 0u64;
            let length = self.log.len();
            let mut seen = 0u64;
            loop {
                if i >= length {
                    break;
                }
                let value = self.log.read(i);
                i += 1;
                if value % 2 == 1 {
                    continue;
                }
                if value > least {
                    return Ok(value + seen);
                }
                for step in 0..value {
                    if step == 3 {
                        break;
                    }
                    seen += 100;
                }
            }
            let found: Option<u64> = if seen > 200 { Some(seen) } else { None };
            let Some(found) = found else {
                return Err(LibraryError::Empty);
            };
            ensure!(found < 1_000, LibraryError::TooLong);
            Ok(found)
        }

        #[external]
        pub fn read(&mut self, cx: &mut Context, book: Book, wish: Wish) -> u32 {
            let mut book = book;
            let before = book.thickest();
            book.add(before + 1);
            book.rename(&String::from("!"));
            double(&mut book.pages);
            let copy = book.clone();
            let Book { title, .. } = book;
            let kept = match wish {
                Wish::Nothing => vec![7u32],
                Wish::Title(text) => {
                    vec![text.len(), if text == title { 1 } else { 0 }, if text.is_empty() { 1 } else { 0 }]
                }
                Wish::Pages(pages, more) => {
                    let mut pages = pages;
                    pages.push(more);
                    pages
                }
            };
            let sum = total(&kept) + total(&copy.pages);
            cx.emit(Read {
                book: copy.clone(),
                title,
                wishes: vec![Wish::Nothing, Wish::Pages(kept, copy.thickest()), Wish::Title(copy.title.clone())],
            });
            sum
        }

        #[external]
        pub fn at(&mut self, _cx: &mut Context, values: Vec<u8>, fixed: [u16; 3], index: u32) -> (u8, u16) {
            (values[index], fixed[index])
        }

        #[external]
        pub fn first(&mut self, _cx: &mut Context, values: Vec<Option<u8>>) -> u8 {
            values[0].unwrap()
        }

        #[external]
        pub fn grow(&mut self, _cx: &mut Context) {
            let mut text = String::from("zk");
            loop {
                let copy = text.clone();
                text.push_str(&copy);
            }
        }

        #[view]
        pub fn shelf(&self, shelf: u8) -> Vec<Point> {
            let mut points: Vec<Point> = Vec::new();
            for i in 0..self.shelves.entry(shelf).len() {
                points.push(self.shelves.entry(shelf).read(i));
            }
            points
        }

        #[view]
        pub fn pages(&self, book: Book) -> Vec<u32> {
            book.into_pages()
        }
    }
}

use library::{Book, Library, LibraryError, Point, Wish};
use zkthread::rt::{Contract, EntryKind, encode};
use zkthread::{Context, ContractAddress, Felt, catch_fault, felts, u256};

fn cx() -> Context {
    Context::test(ContractAddress::from(1))
}

fn book() -> Book {
    Book { title: "Rust".into(), pages: vec![3, 9], at: Point { x: 1, y: -1 } }
}

#[test]
fn lists_in_storage_grow_and_change() {
    let mut library = Library::default();
    assert_eq!(library.record(&mut cx(), vec![4, 5]), 2);
    assert_eq!(library.record(&mut cx(), vec![6]), 3);
    assert_eq!(library.change(&mut cx(), 2, 10), 16);
    assert_eq!((library.log.len(), library.log.read(0), library.log.read(2)), (3, 4, 16));
    for index in [3, u64::MAX] {
        let fault = catch_fault(|| library.change(&mut cx(), index, 1));
        assert_eq!(fault.map_err(|fault| fault.0), Err("Index out of bounds"));
    }
}

#[test]
fn lists_under_maps_hold_records() {
    let mut library = Library::default();
    let point = |x, y| Point { x, y };
    assert_eq!(library.put(&mut cx(), 2, point(5, 6)), (0, point(6, -6)));
    assert_eq!(library.put(&mut cx(), 2, point(7, 8)), (1, point(7, 8)));
    assert_eq!(library.shelf(2), [point(8, -8), point(7, 8)]);
    assert_eq!(library.shelf(3), []);
    assert_eq!(library.rooms.entry(2).entry(1).read(1), u256::from(7_u8));
}

#[test]
fn loops_go_on_and_end_as_written() {
    let mut library = Library::default();
    library.record(&mut cx(), vec![1, 2, 4, 5, 8]);
    // 2 gives two steps, 4 three.
    assert_eq!(library.find(&mut cx(), 4), Ok(508));
    assert_eq!(library.find(&mut cx(), 0), Ok(2));
    assert_eq!(library.find(&mut cx(), 100), Ok(800));
    assert_eq!(Library::default().find(&mut cx(), 0), Err(LibraryError::Empty));
    library.record(&mut cx(), vec![8, 8]);
    assert_eq!(library.find(&mut cx(), 100), Err(LibraryError::TooLong));
}

#[test]
fn texts_and_lists_are_moved_cloned_and_lent() {
    let mut library = Library::default();
    let mut cx = cx();
    // The pages are 3, 9, 10 and their doubles: 66 in all.
    assert_eq!(library.read(&mut cx, book(), Wish::Nothing), 73);
    assert_eq!(library.read(&mut cx, book(), Wish::Title("Rust!".into())), 72);
    assert_eq!(library.read(&mut cx, book(), Wish::Title(String::new())), 67);
    assert_eq!(library.read(&mut cx, book(), Wish::Pages(vec![1, 2], 3)), 72);
    let event = &cx.events()[3];
    assert_eq!((event.name.as_str(), &event.keys), ("Read", &encode("Rust!")));
    let after = Book { title: "Rust!".into(), pages: vec![3, 9, 10, 6, 18, 20], at: Point { x: 2, y: -1 } };
    let wishes = vec![Wish::Nothing, Wish::Pages(vec![1, 2, 3], 20), Wish::Title("Rust!".into())];
    assert_eq!(event.data, encode(&(after, wishes)));
}

#[test]
fn elements_beyond_the_end_and_nothing_are_faults() {
    let mut library = Library::default();
    let mut at = |index| catch_fault(|| library.at(&mut cx(), vec![1, 2, 3, 4], [5, 6, 7], index)).map_err(|f| f.0);
    assert_eq!((at(0), at(2)), (Ok((1, 5)), Ok((3, 7))));
    assert_eq!((at(3), at(4)), (Err("Index out of bounds"), Err("Index out of bounds")));
    let mut first = |values| catch_fault(|| library.first(&mut cx(), values)).map_err(|fault| fault.0);
    assert_eq!(first(vec![Some(4)]), Ok(4));
    assert_eq!((first(vec![]), first(vec![None])), (Err("Index out of bounds"), Err("Option::unwrap failed.")));
}

#[test]
fn lists_and_texts_come_and_go_as_felts() {
    let mut library = Library::default();
    let mut calldata = encode(&book());
    let mut call = |calldata: &[Felt]| {
        library
            .execute(&mut cx(), EntryKind::View, &felts::selector("pages"), calldata)
            .map_err(|error| error.to_string())
    };
    assert_eq!(call(&calldata), Ok([2, 3, 9].map(Felt::from).to_vec()));
    let length = calldata.iter().position(|felt| *felt == Felt::TWO).expect("the length of the list");
    calldata[length] = Felt::from(200);
    assert_eq!(call(&calldata), Err("argument `book`: a length of 0xc8, but 4 felts are left".into()));
}

#[test]
fn a_text_that_doubles_for_ever_runs_out_of_steps() {
    use zkthread::host::{Job, Limit, Limits, execute};
    use zkthread::rt::ContractType;
    use zkthread::sub_block::{Auth, Header, Transaction};
    let contract = Felt::from(5);
    let transaction = Transaction::of_batcher(Felt::ONE, contract, "grow", Vec::new());
    let header = Header { number: 1, ..Header::default() };
    let job = Job {
        header,
        contracts: vec![contract],
        auth: Auth::Batcher,
        settle_within: 0,
        transactions: vec![transaction],
        limits: Limits::default(),
        emits_events: false,
    };
    let storage = std::collections::BTreeMap::<Felt, Felt>::new();
    let error = execute(&[ContractType::of::<Library>()], &job, Box::new(storage)).expect_err("it does not end");
    let zkthread::host::HostError::TransactionTooLarge { outgrown, .. } = error else { panic!("{error}") };
    assert_eq!(outgrown.limit, Limit::Steps);
}
