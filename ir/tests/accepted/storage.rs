#[zkthread::contract]
mod storage {
    use zkthread::prelude::*;

    const FIRST: u64 = 1;

    pub struct Point {
        x: u64,
        y: u64,
    }

    #[storage]
    pub struct Shelf {
        count: u64,
        points: Map<u64, Point>,
        pairs: Map<(u8, u8), bool>,
        nested: Map<ContractAddress, Map<u64, u128>>,
        deep: Map<(u8, u8), Map<bool, u64>>,
        deeper: Map<u8, Map<u16, Map<i8, u32>>>,
        three: Map<(u8, u16, i8), u32>,
        large: Map<u256, u256>,
        list: Vec<u128>,
        lists: Map<u64, Vec<Point>>,
    }

    impl Shelf {
        #[external]
        pub fn maps(&mut self, cx: &mut Context, id: u64, key: u256) {
            self.points.write(FIRST, Point { x: 1, y: 2 });
            let a = self.points.read(FIRST).y;
            let b = self.points.entry(id).read();
            self.points.entry(2).write(b);
            self.pairs.write((1, 2), self.pairs.read((1, 2)));
            self.pairs.entry((1, 2)).write(true);
            let c = self.nested.entry(cx.caller()).read(id);
            self.nested.entry(cx.caller()).write(id, 6);
            self.nested.entry(cx.caller()).entry(id).write(c + 1);
            let d = self.nested.entry(cx.caller()).entry(id).read();
            let e = self.deep.entry((1, 2)).read(true) + self.deep.entry((1, 2)).entry(true).read();
            self.deeper.entry(1).entry(2).write(-3, self.deeper.entry(1).entry(2).entry(-3).read());
            self.three.write((1, 2, -3), 4);
            self.large.write(key, self.large.read(key) + 1);
            let f = self.points.read(b.x).x + self.points.read(b.x).y;
        }

        #[external]
        pub fn lists(&mut self, cx: &mut Context, amount: u128) {
            let a = self.list.len();
            self.list.push(amount);
            let b = self.list.read(a);
            self.list.write(0, b + self.list.read(0));
            for i in 0..self.list.len() {
                self.list.write(i, self.list.read(i) * 2);
            }
            let c = self.lists.entry(1).len();
            self.lists.entry(1).push(Point { x: c, y: self.count });
            let d = self.lists.entry(1).read(c).x;
            self.lists.entry(1).write(d, self.lists.entry(1).read(1));
        }

        #[view]
        pub fn peek(&self, id: u64) -> Option<Point> {
            if id < self.lists.entry(id).len() { Some(self.lists.entry(id).read(id)) } else { None }
        }
    }
}
