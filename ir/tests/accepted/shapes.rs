#[zkthread::contract]
mod shapes {
    use zkthread::prelude::*;

    /// A place.
    pub struct Point {
        x: u64,
        y: u64,
    }

    pub struct Named {
        name: String,
        corners: Vec<Point>,
    }

    pub enum Side {
        Buy,
        Sell(u128),
        Cancel(u128, bool),
    }

    #[storage]
    pub struct Shapes {
        best: Point,
        pair: (u64, bool),
        side: Side,
        grid: [u8; 4],
        maybe: Option<Point>,
    }

    impl Shapes {
        #[external]
        pub fn taken_apart(&mut self, cx: &mut Context, amount: u128) {
            let (a, mut b) = (amount, 5u8);
            b += 1;
            let point = Point { y: 2, x: 1 };
            let Point { x, .. } = point;
            let Point { y: z, x: _ } = point;
            let nested = (point, (a, b));
            let ((Point { .. }, _), c) = ((point, x), z);
            let d = nested.1.1 + (nested.1).1;
            let mut e = nested;
            e.0.x -= u64::from(d) + c;
            e.1 = (1, 2);
        }

        #[external]
        pub fn stored(&mut self, cx: &mut Context, to: Point) {
            self.best = Point { x: 1, y: 2 };
            self.best.x = 5;
            self.best.y += self.best.x;
            self.pair.1 = self.pair.0 == 3;
            let best = 1u64;
            self.best.x = self.moved(cx) + best;
            self.side = Side::Sell(5);
            self.side = Side::Buy;
            self.maybe = Some(to);
            self.maybe = None;
            self.grid = [0; 4];
            let a = self.grid[2] + self.maybe.unwrap_or(Point { x: 0, y: 0 }).area_of(3);
        }

        fn moved(&mut self, cx: &Context) -> u64 {
            self.pair.0 = cx.timestamp();
            7
        }

        #[external]
        pub fn matched(&mut self, cx: &mut Context, side: Side, amount: u128, flag: bool) -> u128 {
            let a: u8 = match amount {
                0 | 1 => 2,
                u128::MAX => 3,
                0xff => {
                    let b = amount;
                    u8::try_from(b).unwrap()
                }
                other => u8::try_from(other.min(4)).unwrap_or(0),
            };
            match flag {
                true => self.side = side,
                false => {}
            }
            if let Side::Sell(price) = side {
                self.pair.0 = u64::from(a);
            } else if let Side::Cancel(..) = side {
                return 1;
            }
            match side {
                Side::Buy => 0,
                Side::Sell(price) => price,
                Side::Cancel(_, again) => {
                    if again {
                        return 2;
                    }
                    3
                }
            }
        }

        #[view]
        pub fn looked_at(&self, named: Named) -> u64 {
            let area = match named.corners.is_empty() {
                true => 0,
                false => named.corners[0].area(),
            };
            area + u64::from(named.label_length()) + Named::count(&named)
        }
    }

    impl Point {
        pub fn origin() -> Self {
            Self { x: 0, y: 0 }
        }

        fn area(&self) -> u64 {
            self.x * self.y
        }

        fn area_of(self, factor: u8) -> u8 {
            factor
        }

        fn shift(&mut self, by: u64) {
            self.x += by;
            self.y = self.area();
            *self = Self::origin();
        }

        fn shifted(mut self, by: u64) -> Point {
            self.shift(by);
            Point::shift(&mut self, by);
            self
        }
    }

    impl Named {
        fn label_length(&self) -> u32 {
            self.name.len()
        }

        fn count(&self) -> u64 {
            let mut sum = 0u64;
            for Point { x, y } in &self.corners {
                sum += *x * *y;
            }
            for corner in self.corners.iter() {
                sum += corner.area() + corner.shifted(1).x;
            }
            sum
        }
    }

    impl Side {
        fn is_buy(&self) -> bool {
            match self {
                Self::Buy => true,
                Side::Sell(price) => *price == 0,
                Side::Cancel(..) => false,
            }
        }
    }
}
