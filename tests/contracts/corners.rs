//! A contract of rare shapes of types, keys, patterns and loops, for tests.

/// Rare shapes.
#[zkthread::contract]
pub mod corners {
    use zkthread::prelude::*;
    pub const LOW: i8 = -128;
    pub const BIG: u256 = 340282366920938463463374607431768211456;
    pub const FLAG: bool = true;
    pub const NAME: felt252 = short_string!("it's");
    pub const MOST: u128 = u128::MAX;
    pub struct Flag {
        pub a: bool,
    }
    pub struct Wrap {
        pub inner: Option<Flag>,
        pub grid: [[u8; 2]; 2],
        pub pair: (u8, (i8, bool)),
    }
    pub enum One {
        Only(u64),
    }
    pub enum Big {
        A(u256, Wrap),
        B,
    }
    #[storage]
    pub struct Corners {
        a: Map<bytes31, u8>,
        b: Map<ClassHash, i128>,
        c: Map<i16, bool>,
        d: Map<bool, Map<u256, Map<i64, Wrap>>>,
        e: Map<(u256, ContractAddress), One>,
        w: Wrap,
        big: Big,
        who: ContractAddress,
        class: ClassHash,
        label: bytes31,
        f: felt252,
        list: Vec<Wrap>,
        lists: Map<(u8, u8), Vec<u256>>,
        n: i128,
        o: Option<Option<u8>>,
    }
    #[error]
    pub enum CornersError {
        Bad,
        Worse,
    }
    #[event]
    pub struct Nothing {}
    #[event]
    pub struct Counted {
        pub n: i128,
        pub flips: felt252,
    }
    impl Corners {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context) {
            self.who = cx.caller();
        }

        #[external]
        pub fn keys(
            &mut self,
            cx: &mut Context,
            l: bytes31,
            h: ClassHash,
            i: i16,
            x: u256,
            t: i64,
        ) -> Result<(), CornersError> {
            self.a.write(l, 1);
            self.b.write(h, -5);
            self.c.write(i, !self.c.read(-1));
            self.d.entry(true).entry(x).write(t, self.w);
            self.d.entry(false).entry(x + 1).entry(-t).write(self.d.entry(true).entry(2).read(3));
            self.e.write((x, cx.caller()), One::Only(3));
            self.e.write((BIG, ContractAddress::ZERO), One::Only(u64::try_from(t).unwrap_or(1)));
            let n = match self.e.read((BIG, ContractAddress::ZERO)) {
                One::Only(n) => n,
            };
            let mut w = self.w;
            w.grid = [[1, 2], [3, w.grid[1][0]]];
            w.pair.1.0 = LOW;
            w.pair.1.1 = w.pair.1.0 < 0 || FLAG;
            self.w.pair.0 += 1;
            self.w = w;
            self.w.inner = Some(Flag { a: n > 2 });
            self.list.push(w);
            self.lists.entry((1, 2)).push(BIG);
            self.lists.entry((1, 2)).write(u64::from(w.pair.0), self.lists.entry((1, 2)).read(0) + x);
            if self.class == ClassHash::ZERO {
                self.class = h;
            }
            self.n = i128::from(i) * i128::from(LOW) - i128::try_from(x).unwrap_or(-1);
            self.f = felt252::from(l) + felt252::from(self.n) + felt252::from(FLAG) - NAME;
            match self.big {
                Big::A(v, Wrap { inner: inner, .. }) => {
                    if inner.is_some() {
                        self.big = Big::A(v + 1, w);
                    }
                }
                Big::B => {
                    self.big = Big::A(x, w);
                }
            }
            self.o = Some(None);
            let deep = self.o.unwrap().unwrap_or(3);
            let m: u128 = match n {
                0 => {
                    return Ok(());
                }
                1 | 2 => 3,
                _ => MOST,
            };
            let k = match self.w.pair.1.0 {
                -128 => 1u8,
                -1 => 2,
                other => u8::try_from(other).unwrap_or(deep),
            };
            let b = match FLAG {
                true => k,
                false => 3,
            };
            if b == 3 {
                cx.emit(Nothing {});
            }
            let u = u256::try_from(i128::from(t)).unwrap_or(7);
            let s = i64::try_from(u).ok().ok_or(CornersError::Worse)?;
            let q = felt252::try_from(u).is_ok();
            let z = u8::try_from(felt252::from(s)).is_ok() && q;
            ensure!(z || m == 3, CornersError::Bad);
            let g = u128::from(k).max(m).min(7) ^ !m;
            self.w.pair = (u8::try_from(g & 0xff).unwrap(), (-1, z));
            let words = (String::from("a\\b\"c"), vec![String::from("x"), String::new()]);
            let mut total: u32 = 0;
            for word in &words.1 {
                total += word.len();
                if *word == String::from("x") || *word == words.0 {
                    total += 1;
                }
            }
            let rows = [vec![1u8, 2], vec![]];
            for row in rows.iter() {
                for value in row {
                    total += u32::from(*value);
                }
            }
            let found = loop_it(&rows[0], total)?;
            self.b.write(h, -i128::from(found));
            let addr = ContractAddress::try_from(self.f).unwrap_or(cx.caller());
            self.who = addr;
            self.label = bytes31::try_from(self.f).unwrap();
            Ok(())
        }
        /// What looks like the assignment of a part but is the source's own, matches of one arm, and brackets in a text.
        #[external]
        pub fn own_locals(&mut self, cx: &mut Context, by: i128, other: bool) {
            let mut n = self.n;
            n -= by;
            self.n = n;
            let mut w = self.w;
            w.pair = self.turned(other);
            self.w = w;
            match self.flips() {
                _ => {
                    n -= 1;
                }
            }
            match self.flips() {
                true | false => {
                    n -= 2;
                }
            }
            if self.f == short_string!("(") || (Flag { a: other }) == (Flag { a: FLAG }) {
                n -= 4;
            }
            cx.emit(Counted { n, flips: self.f });
        }
        /// Changes another part of what the caller has read.
        fn turned(&mut self, other: bool) -> (u8, (i8, bool)) {
            self.w.inner = Some(Flag { a: other });
            let (left, (right, flag)) = self.w.pair;
            (left, (right, flag != other))
        }
        fn flips(&mut self) -> bool {
            self.f = self.f + 1;
            self.f == 1 || self.f == 4
        }

        #[view]
        pub fn version(&self) -> u64 {
            3
        }
        #[view]
        pub fn twice(&self) -> u64 {
            self.version() * 2 + Self::helper(4)
        }
        fn helper(a: u64) -> u64 {
            a + 1
        }
    }
    fn loop_it(values: &[u8], most: u32) -> Result<u32, CornersError> {
        let mut at: u32 = 0;
        for a in values {
            for b in 0..=*a {
                if b == 3 {
                    break;
                }
                let mut left = b;
                while left > 0 {
                    if u32::from(left) == most {
                        return Err(CornersError::Worse);
                    }
                    if left == 9 {
                        return Ok(3);
                    }
                    left -= 1;
                    if left == 4 {
                        continue;
                    }
                    at += 1;
                }
            }
        }
        if at == 0 { Err(CornersError::Bad) } else { Ok(at) }
    }
}
