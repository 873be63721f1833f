//! Moves and borrows that rustc takes in the source as written, and must take in what the macro writes. There is nothing to run: it compiles.
#![allow(missing_docs, unused, non_upper_case_globals)]

#[zkthread::contract]
pub mod borrows {
    use zkthread::prelude::*;

    const last: u64 = 3;

    pub struct Order {
        pub amount: u64,
        pub left: u64,
        pub at: Point,
    }
    pub struct Point {
        pub x: u64,
        pub y: u64,
    }
    pub struct Book {
        pub title: String,
        pub orders: Vec<Order>,
        pub total: u64,
        pub notes: Vec<String>,
    }
    pub enum Kind {
        Plain,
        Text(String),
        Both(String, u64),
    }

    #[storage]
    pub struct Borrows {
        last: Order,
        total: u64,
        map: Map<u64, u64>,
        list: Vec<u64>,
        text: u64,
    }

    #[event]
    pub struct Done {
        total: u64,
        title: String,
    }

    #[error]
    pub enum BorrowsError {
        No,
    }

    impl Order {
        pub fn fill(&mut self, by: u64) -> u64 {
            self.left -= by;
            self.left
        }
        pub fn fill_by(&mut self, other: &Order) -> u64 {
            self.left += other.left;
            self.left
        }
        pub fn tell(&self, cx: &mut Context, at: u64) -> u64 {
            cx.emit(Done { total: at, title: String::from("x") });
            self.left
        }
        pub fn size(self) -> u64 {
            self.amount
        }
    }

    impl Book {
        pub fn add(&mut self, order: Order) -> u32 {
            self.orders.push(order);
            self.notes.push(self.title.clone());
            self.orders.len()
        }
        pub fn sum(&mut self) -> u64 {
            for order in &self.orders {
                self.total += order.amount;
            }
            let n = self.count();
            self.total += n;
            self.bump(self.total + self.count());
            self.orders.push(self.orders[0]);
            self.total
        }
        fn count(&self) -> u64 {
            u64::from(self.orders.len())
        }
        fn bump(&mut self, by: u64) {
            self.total += by;
        }
        fn longest(&self) -> u32 {
            let mut most = 0;
            for note in &self.notes {
                if note.len() > most {
                    most = note.len();
                }
            }
            most
        }
        fn first(&self, i: u32) -> u64 {
            self.orders[i].at.x + u64::from(self.notes[i].len()) + inside(&self.orders[i].at)
        }
    }

    fn swap(a: &mut u64, b: &mut u64) {
        let c = *a;
        *a = *b;
        *b = c;
    }
    fn inside(point: &Point) -> u64 {
        point.x
    }
    fn length(text: &String) -> u32 {
        text.len()
    }
    fn lengths(texts: &[String]) -> u32 {
        let mut all = 0;
        for text in texts {
            all += length(text);
        }
        all
    }
    fn grow(list: &mut Vec<u64>) {
        list.push(u64::from(list.len()));
        list.push(list[0] + 1);
    }
    fn make() -> Vec<Order> {
        vec![Order { amount: 1, left: 2, at: Point { x: 3, y: 4 } }]
    }
    fn turn(point: &mut Point) {
        swap(&mut point.x, &mut point.y);
    }
    fn turn_all(order: &mut Order) -> u64 {
        turn(&mut order.at);
        order.fill(order.left)
    }
    fn note(cx: &mut Context, at: u64) -> u64 {
        cx.emit(Done { total: at, title: String::new() });
        at
    }
    fn peek(cx: &Context) -> u64 {
        cx.timestamp()
    }

    impl Borrows {
        #[external]
        pub fn run(&mut self, cx: &mut Context, a: u64, title: String) -> Result<u64, BorrowsError> {
            self.last.amount = a;
            self.last.at.x += last;
            let mut order = self.last;
            order.fill(order.left);
            order.left = order.fill(1) + order.left;
            let copy = order;
            order.fill_by(&copy);
            turn_all(&mut order);
            swap(&mut order.at.x, &mut order.at.y);
            let mut book = Book { title, orders: make(), total: 0, notes: Vec::new() };
            book.add(order);
            book.add(book.orders[0]);
            book.bump(book.sum());
            let x = make()[0].at.y + book.orders[1].at.x;
            let mut list = vec![a];
            grow(&mut list);
            let title = book.title.clone();
            let n = length(&book.title) + lengths(&book.notes) + length(&String::from("abc")) + length(&book.notes[0]);
            let m = u64::from(n)
                + note(cx, cx.timestamp())
                + note(cx, peek(cx))
                + order.tell(cx, cx.timestamp() + peek(cx));
            self.map.write(self.bump(1), self.bump(2) + self.map.read(self.total));
            self.list.push(self.bump(3));
            self.list.write(self.list.len() - 1, self.bump(self.list.read(0)));
            self.map.write(note(cx, 1), note(cx, peek(cx)));
            let kind = if a > 3 { Kind::Both(title, 4) } else { Kind::Text(title.clone()) };
            let other = kind.clone();
            ensure!(kind == other && book.title == book.notes[0], BorrowsError::No);
            let len = match kind {
                Kind::Plain => 0,
                Kind::Text(text) => text.len(),
                Kind::Both(text, n) => text.len() + u32::try_from(n).unwrap(),
            };
            let found = Some(book.title.clone());
            if let Some(text) = found {
                book.notes.push(text);
            }
            let Some(number) = self.find(a) else {
                return Err(BorrowsError::No);
            };
            cx.emit(Done { title: book.title.clone(), total: self.bump(cx.timestamp()) });
            let sum = self.add(cx, self.bump(peek(cx)), &book)? + self.add(cx, book.total, &book)?;
            Ok(sum
                + number
                + u64::from(len)
                + Point { x: 1, y: 2 }.x
                + if (Point { x: 1, y: 1 }) == (Point { x: 1, y: 1 }) { 1 } else { 2 })
        }
        fn bump(&mut self, by: u64) -> u64 {
            self.total += by;
            self.total
        }
        fn find(&self, a: u64) -> Option<u64> {
            if a > 1 { Some(self.total) } else { None }
        }
        fn add(&mut self, cx: &mut Context, by: u64, book: &Book) -> Result<u64, BorrowsError> {
            if book.orders.is_empty() {
                return Err(BorrowsError::No);
            }
            Ok(self.bump(by + u64::from(book.longest()) + cx.timestamp()))
        }
    }
}
