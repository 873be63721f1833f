//! Key lines of contracts of the wider language, one small contract for each feature.

use zkthread_codegen::contract;
use zkthread_ir::parse_source;

/// A contract `Sample` with these declarations (storage fields first) and functions.
fn sample(fields: &str, declarations: &str, functions: &str) -> String {
    format!(
        "#[zkthread::contract]
        mod sample {{
            use zkthread::prelude::*;
            #[storage] pub struct Sample {{ value: u64, {fields} }}
            #[error] pub enum SampleError {{ Bad }}
            {declarations}
            impl Sample {{ {functions} }}
        }}"
    )
}

/// The printed contract; its lines without indentation.
fn printed(source: &str) -> String {
    let parsed = parse_source(source).unwrap_or_else(|faults| panic!("{faults:#?}\n{source}"));
    let text = contract(&parsed).unwrap().files.remove("lib.cairo").unwrap();
    text.lines().map(|line| format!("{}\n", line.trim())).collect()
}

/// Whether the lines stand together in the printed contract.
fn has(printed: &str, lines: &str) {
    let lines: String = lines.lines().map(|line| format!("{}\n", line.trim())).collect();
    assert!(printed.contains(&lines), "not there:\n{lines}\nin:\n{printed}");
}

#[test]
fn own_types_keep_their_comments_and_derive_what_they_need() {
    let text = printed(&sample(
        "last: Order,",
        "/// One order.
        pub struct Order { /// Counted from 1.
            pub id: u64, pub side: Side }
        pub enum Side { Buy, Sell(u8), Both(u8, i16) }
        pub struct Note { pub text: String }",
        "#[external] pub fn note(&mut self, cx: &mut Context, note: Note) { self.value = u64::from(note.text.len()); }",
    ));
    has(&text, "/// One order.\n#[derive(Copy, Drop, Serde, PartialEq, starknet::Store)]\npub struct Order {");
    has(&text, "/// Counted from 1.\npub id: u64,\npub side: Side,");
    has(&text, "pub enum Side {\n#[default]\nBuy,\nSell: u8,\nBoth: (u8, i16),\n}");
    has(&text, "#[derive(Clone, Drop, Serde, PartialEq)]\npub struct Note {\npub text: ByteArray,");
    has(&text, "fn note(ref self: TContractState, note: Note);");
}

#[test]
fn storage_events_and_errors_keep_their_comments() {
    let text = printed(
        "#[zkthread::contract]
        mod sample {
            use zkthread::prelude::*;
            /// What is remembered,
            /// for ever.
            #[storage]
            pub struct Sample {
                /// Just a number.
                value: u64,
            }
            /// It changed.
            #[event]
            pub struct Changed {
                /// Who did it.
                #[key]
                pub by: ContractAddress,
                /// What it was.
                pub old: u64,
                pub new: u64,
            }
            /// What can go wrong.
            #[error]
            pub enum SampleError {
                /// No.
                Bad,
            }
            impl Sample {
                #[external]
                pub fn set(&mut self, cx: &mut Context, new: u64) -> Result<(), SampleError> {
                    ensure!(new > 0, SampleError::Bad);
                    cx.emit(Changed { by: cx.caller(), old: self.value, new });
                    self.value = new;
                    Ok(())
                }
            }
        }",
    );
    has(
        &text,
        "/// What is remembered,
        /// for ever.
        #[storage]
        struct Storage {
        /// Just a number.
        value: u64,",
    );
    has(
        &text,
        "/// It changed.
        #[derive(Drop, starknet::Event)]
        pub struct Changed {
        /// Who did it.
        #[key]
        pub by: ContractAddress,
        /// What it was.
        pub old: u64,
        pub new: u64,
        }",
    );
    has(&text, "/// What can go wrong.\npub mod Errors {\n/// No.\npub const BAD: felt252 = 'Sample: bad';\n}");
}

#[test]
fn constants_are_constants() {
    let text = printed(&sample(
        "",
        "/// How many.
        pub const MOST: u64 = 20_000;
        pub const LOWEST: i8 = -128;
        pub const TAG: felt252 = short_string!(\"tag\");",
        "#[external] pub fn f(&mut self, cx: &mut Context) { self.value = MOST; }",
    ));
    has(&text, "/// How many.\nconst MOST: u64 = 20_000;\nconst LOWEST: i8 = -128;\nconst TAG: felt252 = 'tag';");
    has(&text, "self.value.write(MOST);");
}

#[test]
fn storage_of_every_shape() {
    let text = printed(&sample(
        "nested: Map<u8, Map<felt252, u64>>, pairs: Map<(u8, u16), Map<bool, i8>>, list: Vec<u64>, lists: Map<u64, Vec<u128>>,",
        "",
        "#[external] pub fn f(&mut self, cx: &mut Context, at: u64) {
            self.nested.entry(1).write(2, 3);
            self.value = self.nested.entry(1).entry(2).read();
            self.pairs.entry((1, 2)).write(true, -1);
            self.list.push(at);
            self.list.write(at, 7);
            self.list.write(at, self.list.read(at) + 1);
            self.lists.entry(at).push(u128::from(self.list.len()));
        }
        #[view] pub fn last(&self) -> u128 { self.lists.entry(3).read(0) }",
    ));
    has(&text, "nested: Map<u8, Map<felt252, u64>>,\npairs: Map<(u8, u16), Map<bool, i8>>,");
    has(&text, "list: Vec<u64>,\nlists: Map<u64, Vec<u128>>,");
    has(&text, "self.nested.entry(1).write(2, 3);\nself.value.write(self.nested.entry(1).read(2));");
    has(&text, "self.pairs.entry((1, 2)).write(true, -1);\nself.list.push(at);");
    has(&text, "self.list.get(at).expect('Index out of bounds').write(7);");
    // The value is evaluated before the list is looked at.
    has(
        &text,
        "let element = self.list.get(at).expect('Index out of bounds').read() + 1;
        self.list.get(at).expect('Index out of bounds').write(element);",
    );
    has(&text, "self.lists.entry(at).push(self.list.len().into());");
    has(&text, "self.lists.entry(3).get(0).expect('Index out of bounds').read()");
    assert!(text.contains("MutableVecTrait") && text.contains(" VecTrait"));
}

#[test]
fn functions_of_types_and_free_ones() {
    let text = printed(&sample(
        "",
        "pub struct Point { pub x: i32, pub y: i32 }
        #[event] pub struct Moved { pub to: Point }
        impl Point {
            pub fn turn(&mut self) { self.x = -self.y; }
            pub fn is_origin(&self) -> bool { self.x == 0 }
            pub fn tell(self, cx: &mut Context) { cx.emit(Moved { to: self }); }
            pub fn origin() -> Point { Point { y: 0, x: 0 } }
        }
        /// Twice as much.
        fn double(value: &mut u64, by: &[u64]) { *value = *value * 2 + by[0]; }",
        "#[external] pub fn f(&mut self, cx: &mut Context, values: Vec<u64>) {
            let mut point = Point::origin();
            point.turn();
            if point.is_origin() { point.tell(cx); }
            let mut value: u64 = 1;
            double(&mut value, &values);
            self.value = value;
        }",
    ));
    has(
        &text,
        "#[generate_trait]\nimpl PointImpl of PointTrait {\nfn turn(ref self: Point) {\nself.x = 0 - self.y;\n}",
    );
    has(&text, "fn is_origin(self: @Point) -> bool {\n*self.x == 0\n}");
    has(&text, "fn tell(self: Point, ref state: ContractState) {\nstate.emit(Moved { to: self });\n}");
    has(&text, "Point { y: 0, x: 0 }");
    has(&text, "/// Twice as much.\nfn double(ref value: u64, by: Span<u64>) {\nvalue = value * 2 + *by[0];\n}");
    has(
        &text,
        "let mut point = PointTrait::origin();\npoint.turn();\nif point.is_origin() {\npoint.tell(ref self);\n}",
    );
    has(&text, "double(ref value, values.span());");
}

#[test]
fn matches_read_as_matches() {
    let text = printed(&sample(
        "",
        "pub enum Action { Stop, Go(u64), Jump(u64, u8), Turn(bool) }",
        "#[external] pub fn f(&mut self, cx: &mut Context, action: Action, maybe: Option<u64>, number: u64) -> u64 {
            let distance = match action {
                Action::Stop => { return 3; }
                Action::Go(by) => by,
                Action::Jump(by, _) => by + 1,
                Action::Turn(_) => 0,
            };
            if let Some(extra) = maybe {
                self.value = extra;
            }
            if let Action::Go(_) = action { self.value = 1; } else { self.value = 2; }
            match number {
                0 | 7 => self.value = 5,
                1 => {}
                other => self.value = other,
            }
            let mut left = maybe;
            while let Some(more) = left {
                if maybe.is_none() || more == 3 { left = None; }
            }
            if let None = left { self.value = 3; }
            let Some(rest) = maybe else { return 1; };
            distance + rest
        }",
    ));
    has(&text, "let distance: u64 = match action {\nAction::Stop => { return 3; },\nAction::Go(by) => by,");
    has(&text, "Action::Jump((by, _)) => by + 1,\nAction::Turn(_) => 0,\n};");
    has(&text, "if let Some(extra) = maybe {\nself.value.write(extra);\n}\n");
    has(&text, "if let Action::Go(_) = action {\nself.value.write(1);\n} else {\nself.value.write(2);\n}");
    has(&text, "if number == 0 || number == 7 {\nself.value.write(5);\n} else if number == 1 {} else {");
    has(&text, "let other = number;\nself.value.write(other);");
    has(&text, "while let Some(more) = left {\nif maybe.is_none() || more == 3 {\nleft = None;\n}\n}");
    has(&text, "if left.is_none() {\nself.value.write(3);\n}");
    has(&text, "let rest = if let Some(rest) = maybe {\nrest\n} else {\nreturn 1;\n};");
}

#[test]
fn loops_break_go_on_and_return() {
    let text = printed(&sample(
        "",
        "",
        "#[external] pub fn f(&mut self, cx: &mut Context, values: Vec<u64>) -> u64 {
            for value in &values {
                if *value == 3 { continue; }
                self.value += *value;
            }
            for _ in 0..4u8 { self.value += 1; }
            let mut left: u64 = 9;
            loop {
                left -= 1;
                if left == 2 { break; }
                if left == 30 { return 4; }
            }
            left
        }",
    ));
    has(
        &text,
        "for value in values.span() {\nif *value == 3 {\ncontinue;\n}\nself.value.write(self.value.read() + *value);\n}",
    );
    has(&text, "loop {\nleft -= 1;\nif left == 2 {\nbreak;\n}\nif left == 30 {\nreturn 4;\n}\n}\nleft");
    has(&text, "for _ in 0_u8..4 {");
}

#[test]
fn numbers_convert_and_are_checked() {
    let text = printed(&sample(
        "big: u256, small: i8,",
        "",
        "#[external] pub fn f(&mut self, cx: &mut Context, a: u64, b: u256, c: i8) -> Result<u8, SampleError> {
            self.big = u256::from(a) * b;
            let narrow = u8::try_from(a).ok().ok_or(SampleError::Bad)?;
            let wide = u64::try_from(b).unwrap_or(7);
            let bits = (a & 255) | (wide ^ 1) & !a;
            self.value = bits.min(wide).checked_sub(1).unwrap_or(2);
            self.value = self.value.checked_div(wide).unwrap_or(0);
            self.small = i8::try_from(b).unwrap();
            self.small = -c;
            Ok(narrow)
        }",
    ));
    has(&text, "self.big.write(a.into() * b);");
    has(&text, "let narrow: u8 = a.try_into().expect(Errors::BAD);\nlet wide: u64 = b.try_into().unwrap_or(7);");
    has(&text, "let bits = a & 255 | (wide ^ 1) & ~a;");
    has(&text, "self.value.write(core::cmp::min(bits, wide).checked_sub(1).unwrap_or(2));");
    has(&text, "self.small.write(0 - c);");
    assert!(text.contains("if divisor == 0") && text.contains("Some(dividend / divisor)"), "{text}");
}

#[test]
fn strings_lists_and_tuples_in_memory() {
    let text = printed(&sample(
        "pair: (u8, i16), grid: [u16; 3],",
        "pub struct Note { pub title: String, pub tags: Vec<felt252> }",
        "#[external] pub fn f(&mut self, cx: &mut Context, note: Note, other: Note) {
            let Note { title, tags } = note;
            let mut text = title.clone();
            text.push_str(&String::from(\"say \\\"hi\\\"\"));
            let mut all: Vec<felt252> = Vec::new();
            for tag in &tags { all.push(*tag + other.tags[0]); }
            if text == other.title && !all.is_empty() { self.value = u64::from(text.len()); }
            let first = self.pair.0;
            let mut pair: (u8, i16) = (first, 2);
            pair.1 = 3;
            self.pair = pair;
            self.grid = [1, 2, self.grid[0]];
        }",
    ));
    has(&text, "let Note { title, tags } = note;\nlet mut text = title.clone();\ntext.append(@\"say \\\"hi\\\"\");");
    has(
        &text,
        "let mut all: Array<felt252> = array![];\nfor tag in tags.span() {\nall.append(*tag + *other.tags[0]);\n}",
    );
    has(&text, "if text == other.title && !all.is_empty() {");
    has(&text, "self.grid.write([1, 2, *self.grid.read().span()[0]]);");
    assert!(text.contains("let (element, _) = self.pair.read();"), "{text}");
}

#[test]
fn surroundings_and_hashes() {
    let text = printed(&sample(
        "",
        "",
        "#[external] pub fn f(&mut self, cx: &mut Context, a: felt252) -> felt252 {
            let here = felt252::from(cx.contract_address());
            poseidon_hash(&[a, cx.chain_id(), pedersen_hash(a, here)])
        }
        #[view] pub fn k(&self, cx: &Context, a: u256) -> u256 { keccak_hash(&[a, 1]) }",
    ));
    has(&text, "let here: felt252 = get_contract_address().into();");
    has(&text, "poseidon_hash_span(array![a, get_tx_info().unbox().chain_id, pedersen(a, here)].span())");
    has(&text, "keccak_u256s_be_inputs(array![a, 1].span())");
}

/// Cairo takes `[`, `*` and `-` after a block for the rest of an expression.
#[test]
fn a_value_after_a_block_stands_alone() {
    let text = printed(&sample(
        "",
        "fn first(yes: bool, list: &[u64], by: &i8) -> u64 {
            if yes { return 1; }
            list[0]
        }
        fn same(by: &i8) -> i8 {
            while *by == 3 { return 4; }
            *by
        }",
        "#[view] pub fn f(&self, a: u64) -> [u64; 2] {
            if a == 3 { return [1, first(true, &[a], &7)]; }
            [u64::try_from(same(&2)).unwrap(), a]
        }",
    ));
    has(&text, "return 1;\n}\n(*list[0])\n}");
    has(&text, "return 4;\n}\n(*by)\n}");
    has(&text, "}\n([same(@2).try_into().unwrap(), a])\n}");
}

#[test]
fn shadowing_stays_shadowing() {
    let text = printed(&sample(
        "",
        "",
        "#[external] pub fn f(&mut self, cx: &mut Context, a: u64) {
            let a = a + 1;
            for i in 0..a { let a = i; self.value = a; }
            self.value = a;
        }",
    ));
    has(&text, "let a = a + 1;\nfor i in 0..a {\nlet a = i;\nself.value.write(a);\n}\nself.value.write(a);");
}

#[test]
fn names_that_cairo_takes_are_moved_away() {
    let text = printed(&sample(
        "",
        "pub struct Iterator { pub x: u64 }
        pub struct Iterator_ { pub y: u64 }
        fn pedersen(array: u64) -> u64 { array }",
        "#[external] pub fn f(&mut self, cx: &mut Context, felt: u64, array: Iterator) {
            self.deref(felt);
            self.value = pedersen(array.x);
        }
        fn deref(&mut self, by: u64) { self.value = by; }",
    ));
    has(&text, "pub struct Iterator_ {\npub x: u64,\n}");
    has(&text, "pub struct Iterator__ {\npub y: u64,\n}");
    has(&text, "self.deref_(felt);\nself.value.write(pedersen_(array_.x));");
}
