//! A contract with what the wider language has, for tests. What plain contracts use is in `bank.rs`.

/// A place for orders and notes.
#[zkthread::contract]
pub mod wide {
    use zkthread::prelude::*;

    /// How many rounds a loop makes at most.
    pub const ROUNDS: u64 = 10;
    pub const TWICE: u64 = ROUNDS * 2;
    pub const LOWEST: i32 = -7;
    pub const UNIT: u256 = 1_000_000_000_000_000_000;
    pub const TAG: felt252 = short_string!("wide");

    /// Which way an order goes.
    #[derive(Clone, Copy)]
    pub enum Side {
        /// Into the book.
        Buy,
        Sell,
    }

    /// What can be done with an order.
    pub enum Action {
        Nothing,
        Fill(u128),
        Move(u64, i32),
        Turn(Side),
    }

    /// A point on the plane.
    pub struct Point {
        pub x: i32,
        pub y: i32,
    }

    /// An order.
    pub struct Order {
        /// Counted from 1.
        pub id: u64,
        pub side: Side,
        pub amount: u128,
        pub price: u256,
        pub limit: Option<u64>,
        pub at: Point,
    }

    /// Something written; it is moved, not copied.
    pub struct Note {
        pub title: String,
        pub tags: Vec<felt252>,
        pub place: Point,
    }

    #[storage]
    pub struct Wide {
        owner: ContractAddress,
        class: ClassHash,
        label: bytes31,
        signed: i64,
        big: u256,
        best: Option<u64>,
        pair: (u8, i16),
        grid: [u16; 3],
        next: u64,
        last: Order,
        /// Orders by their id.
        orders: Map<u64, Order>,
        by_price: Map<u256, u64>,
        nested: Map<ContractAddress, Map<u8, u128>>,
        deep: Map<felt252, Map<(bool, i8), Action>>,
        log: Vec<u64>,
        queues: Map<u64, Vec<Point>>,
    }

    #[event]
    pub struct Noted {
        #[key]
        pub by: ContractAddress,
        pub note: Note,
        pub change: Option<i32>,
        #[key]
        pub at: Point,
    }

    #[event]
    pub struct Acted {
        pub action: Action,
        pub total: u256,
        pub path: Vec<Point>,
        pub pair: (u8, i16),
    }

    #[error]
    pub enum WideError {
        Unknown,
        TooMany,
        /// Nothing is at the price.
        NoSuchPrice,
    }

    impl Point {
        /// The point this far away.
        pub fn moved(self, by: Point) -> Point {
            Point { y: self.y + by.y, x: self.x + by.x }
        }

        pub fn turn(&mut self) {
            let x = self.x;
            self.x = -self.y;
            self.y = x;
        }

        /// 0 for the origin.
        pub fn quadrant(&self) -> u8 {
            if self.x == 0 && self.y == 0 {
                return 0;
            }
            let is_left = match self.x {
                0 => self.y < 0,
                x => x < 0,
            };
            let is_below = self.y < 0;
            match is_left {
                true => {
                    if is_below {
                        3
                    } else {
                        2
                    }
                }
                false => {
                    if is_below {
                        4
                    } else {
                        1
                    }
                }
            }
        }

        pub fn origin() -> Point {
            Point { x: 0, y: 0 }
        }
    }

    impl Side {
        pub fn other(self) -> Side {
            match self {
                Side::Buy => Side::Sell,
                Side::Sell => Side::Buy,
            }
        }
    }

    impl Order {
        /// Takes an amount out of what is left.
        pub fn fill(&mut self, cx: &mut Context, amount: u128) -> Result<u128, WideError> {
            ensure!(self.amount != 0, WideError::Unknown);
            let taken = amount.min(self.amount);
            self.amount -= taken;
            if self.amount == 0 {
                self.limit = None;
                cx.emit(Acted {
                    action: Action::Fill(taken),
                    total: u256::from(taken) * self.price,
                    path: vec![self.at],
                    pair: (0, 0),
                });
            }
            Ok(taken)
        }
    }

    /// The sum of all.
    fn sum(values: &[felt252]) -> felt252 {
        let mut total: felt252 = 0;
        for value in values {
            total += *value;
        }
        total
    }

    fn double(value: &mut u64) {
        *value = *value * 2;
    }

    fn longest(notes: &Vec<Note>) -> u32 {
        let mut most: u32 = 0;
        for note in notes {
            most = most.max(note.title.len());
        }
        most
    }

    impl Wide {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context, label: bytes31, first: Order) {
            self.owner = cx.caller();
            self.label = label;
            self.next = first.id + 1;
            self.orders.write(first.id, first);
            self.last = first;
        }

        /// Scalars that are not in every contract.
        #[external]
        pub fn scalars(&mut self, cx: &mut Context, class: ClassHash, label: bytes31, by: i64, factor: i64) {
            self.class = class;
            self.label = label;
            self.signed = (self.signed + by) * factor - i64::from(LOWEST);
            let mut size = self.signed;
            if size < 0 {
                size = -size;
            }
            self.pair = (u8::try_from(size).unwrap_or(7), i16::try_from(by).unwrap());
            self.nested.entry(cx.contract_address()).write(3, u128::try_from(felt252::from(label)).unwrap_or(9));
        }

        #[external]
        pub fn wide_numbers(&mut self, _cx: &mut Context, a: u256, b: u256, c: u128) -> u256 {
            let product = (a + UNIT) * b / (u256::from(c) + 1);
            self.big = product % (b + 1);
            self.by_price.write(b, u64::try_from(a).unwrap_or(TWICE));
            let bits = (c & 0xff) | (c ^ 0x10) & !c;
            self.big += u256::from(bits);
            let checked = c.checked_sub(5).unwrap_or(1).checked_mul(c).unwrap_or(2);
            let divided = checked.checked_div(bits).unwrap_or(3) + checked.checked_rem(bits).unwrap_or(4);
            self.big = self.big.max(u256::from(divided));
            self.big
        }

        /// Structs: whole, in parts, in lists, passed in every way.
        #[external]
        pub fn place(&mut self, _cx: &mut Context, order: Order) -> Result<u64, WideError> {
            let id = self.next;
            ensure!(id < TWICE, WideError::TooMany);
            self.next += 1;
            let mut placed = order;
            placed.id = id;
            placed.at.turn();
            placed.at = placed.at.moved(Point { x: 1, y: LOWEST });
            self.orders.write(id, placed);
            self.queues.entry(u64::from(placed.at.quadrant())).push(placed.at);
            self.by_price.write(order.price, id);
            self.last.amount = order.amount;
            self.last.at.x += 1;
            let Order { side, limit, at: Point { x, .. }, .. } = self.last;
            if let Some(limit) = limit {
                self.best = Some(limit + id);
            } else if x > 3 {
                self.best = None;
            }
            self.last.side = side.other();
            Ok(id)
        }

        /// An order by its price, and early ways out.
        #[external]
        pub fn act(&mut self, cx: &mut Context, price: u256, action: Action) -> Result<u128, WideError> {
            let id = self.by_price.read(price);
            if id == 0 {
                return Err(WideError::NoSuchPrice);
            }
            let mut order = self.orders.read(id);
            let result = match action {
                Action::Nothing => {
                    return Ok(0);
                }
                Action::Fill(amount) => order.fill(cx, amount)?,
                Action::Move(distance, by) => {
                    order.at = order.at.moved(Point { x: by, y: 0 });
                    u128::from(distance)
                }
                Action::Turn(side) => {
                    order.side = side;
                    2
                }
            };
            self.orders.write(id, order);
            self.deep.entry(TAG).entry((order.side == Side::Buy, -3)).write(action);
            let again = self.deep.entry(TAG).read((true, -3));
            match again {
                Action::Fill(_) | Action::Turn(_) => {
                    self.nested.entry(cx.caller()).entry(1).write(result);
                }
                Action::Nothing => {}
                other => {
                    ensure!(other == action, WideError::Unknown);
                }
            }
            Ok(result)
        }

        /// Strings and lists in memory, moved, cloned and looked at.
        #[external]
        pub fn write_note(&mut self, cx: &mut Context, note: Note, more: Vec<felt252>, change: Option<i32>) -> u32 {
            let Note { title, tags, place } = note;
            let mut text = title.clone();
            text.push_str(&String::from(" by \"wide\""));
            let mut all = tags;
            for tag in more.iter() {
                if *tag == 0 {
                    continue;
                }
                if all.len() > 6 {
                    break;
                }
                all.push(*tag + sum(&all));
            }
            let mut notes = vec![Note { title, tags: all.clone(), place }];
            if !all.is_empty() && text.len() < 40 {
                notes.push(Note {
                    title: text,
                    tags: vec![all[0], poseidon_hash(&[all[0], sum(&more)])],
                    place: Point::origin(),
                });
            }
            let index: u32 = if notes.len() > 1 { 1 } else { 0 };
            let hash = pedersen_hash(sum(&notes[index].tags), TAG);
            cx.emit(Noted { change, by: cx.caller(), at: notes[0].place, note: notes[index].clone() });
            self.by_price.write(keccak_hash(&[u256::from(hash), UNIT]), 1);
            longest(&notes)
        }

        /// Lists in storage, and loops of every kind.
        #[external]
        pub fn record(&mut self, cx: &mut Context, values: Vec<u64>, at: u64) -> Result<u64, WideError> {
            for value in &values {
                self.log.push(*value);
            }
            self.log.write(at, self.log.read(at) + 1);
            let mut found: Option<u64> = None;
            let mut i: u64 = 0;
            loop {
                if i == self.log.len() {
                    break;
                }
                let value = self.log.read(i);
                i += 1;
                if value % 2 == 1 {
                    continue;
                }
                found = Some(value);
                if value > 100 {
                    return Ok(value);
                }
            }
            let mut last = found.ok_or(WideError::Unknown)?;
            double(&mut last);
            while last > 0 && i < ROUNDS {
                match last {
                    0 => {}
                    4 | 6 => last -= 2,
                    1 => {
                        last = 0;
                    }
                    other => {
                        last = other / 2;
                    }
                }
                i += 1;
            }
            let queue = self.queues.entry(at).len();
            if queue != 0 {
                let mut point = self.queues.entry(at).read(queue - 1);
                point.turn();
                self.queues.entry(at).write(0, point);
            }
            let mut grid = self.grid;
            let sizes: [u16; 3] = [1, 2, u16::try_from(i).unwrap_or(3)];
            for size in sizes.iter() {
                grid = [grid[1], grid[2], *size];
            }
            self.grid = grid;
            cx.emit(Acted {
                action: Action::Move(last, LOWEST),
                pair: self.pair,
                total: u256::from(felt252::from(cx.contract_address())),
                path: vec![Point::origin(), self.last.at],
            });
            Ok(last + u64::from(sizes[1]))
        }

        /// Faults of the language, one for each `which`.
        #[external]
        pub fn fail(&mut self, _cx: &mut Context, which: u8, a: i8, b: u256, values: Vec<u8>) -> i8 {
            let mut result = a;
            match which {
                0 => result = a + 100,
                1 => result = a - 100,
                2 => result = a * 2,
                3 => result = -a,
                4 => result = i8::try_from(values[1]).unwrap(),
                5 => self.big = b - 1,
                6 => self.big = b + b,
                7 => self.big = b * b / (b - b),
                8 => self.log.write(u64::from(values.len()), 1),
                _ => self.best = Some(self.best.unwrap() + 1),
            }
            result
        }

        #[view]
        pub fn order(&self, id: u64) -> Order {
            self.orders.read(id)
        }

        #[view]
        pub fn path(&self, queue: u64) -> Vec<Point> {
            let mut path: Vec<Point> = Vec::new();
            for i in 0..self.queues.entry(queue).len() {
                path.push(self.queues.entry(queue).read(i));
            }
            path
        }

        #[view]
        pub fn summary(&self, cx: &Context) -> (felt252, String, Option<u64>, [u16; 3]) {
            (cx.chain_id(), String::from("it's wide"), self.best, self.grid)
        }
    }
}
