//! What the core's types do, one small program for each group, against Rust.

mod support;

use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Pedersen, Poseidon, StarkHash};
use support::{byte_array, compile, output_of, run, short};
use zkthread_compiler::{Core, PanicMode, Source, compile_executable};

fn felts(values: &[u64]) -> Vec<Felt> {
    values.iter().map(|value| Felt::from(*value)).collect()
}

/// The body of a raw `main`, after the given imports.
fn program(imports: &str, body: &str) -> String {
    format!(
        "{imports}\n#[executable_raw]\nfn main(mut input: Span<felt252>, ref output: Array<felt252>) {{\n{body}\n}}\n"
    )
}

#[test]
fn poseidon_is_the_networks() {
    let text = program(
        "use core::poseidon::{PoseidonTrait, hades_permutation, poseidon_hash_span};\nuse core::hash::{HashStateTrait, HashStateExTrait};",
        "output.append(poseidon_hash_span(input));
        let mut state = PoseidonTrait::new();
        for value in input { state = state.update(*value); }
        output.append(state.finalize());
        output.append(PoseidonTrait::new().update_with((1_u8, (2_u128, true), @3_felt252)).finalize());
        let (a, b, c) = hades_permutation(1, 2, 3);
        output.append(a); output.append(b); output.append(c);",
    );
    let executable = compile(&text).executable;
    let mut permuted = [Felt::ONE, Felt::TWO, Felt::THREE];
    Poseidon::hades_permutation(&mut permuted);
    for length in (0..8u64).chain(15..19).chain([31, 32, 33, 100]) {
        let input: Vec<Felt> = (0..length).map(|i| Felt::MAX - Felt::from(i * i)).collect();
        let hash = Poseidon::hash_array(&input);
        let of_values = Poseidon::hash_array(&felts(&[1, 2, 1, 3]));
        let expected = [vec![hash, hash, of_values], permuted.to_vec()].concat();
        assert_eq!(run::run(&executable, &input).expect("runs").output, expected, "{length} felts");
    }
}

#[test]
fn pedersen_is_the_networks() {
    let text = program(
        "use core::pedersen::{PedersenTrait, pedersen};\nuse core::hash::{HashStateTrait, HashStateExTrait};",
        "let a = *input.at(0); let b = *input.at(1);
        output.append(pedersen(a, b));
        output.append(PedersenTrait::new(0).update(a).update_with(b).finalize());",
    );
    let executable = compile(&text).executable;
    for (a, b) in [(Felt::ZERO, Felt::ZERO), (Felt::ONE, Felt::TWO), (Felt::MAX, short("key"))] {
        let chain = Pedersen::hash(&Pedersen::hash(&Felt::ZERO, &a), &b);
        assert_eq!(run::run(&executable, &[a, b]).expect("runs").output, [Pedersen::hash(&a, &b), chain]);
    }
}

#[test]
fn felts_calculate_in_the_field() {
    let text = program(
        "use core::felt252_div;\nuse core::num::traits::{One, Pow, Zero};",
        "let a = *input.at(0); let b = *input.at(1);
        output.append(a + b); output.append(a - b); output.append(a * b); output.append(-a);
        match TryInto::<felt252, NonZero<felt252>>::try_into(b) {
            Option::Some(b) => output.append(felt252_div(a, b)),
            Option::None => output.append('none'),
        }
        (a == b, a != b, a.is_zero(), b.is_one()).serialize(ref output);
        output.append(a.pow(5));
        let wide: u256 = a.into();
        wide.serialize(ref output);
        let back: Option<felt252> = wide.try_into();
        output.append(back.unwrap());",
    );
    let executable = compile(&text).executable;
    let values = [Felt::ZERO, Felt::ONE, Felt::MAX, Felt::from(1u128 << 127), Felt::from(u128::MAX), short("field")];
    let flag = |value: bool| Felt::from(u8::from(value));
    for a in values {
        for b in values {
            let quotient = b.try_into().map_or(short("none"), |b| a.field_div(&b));
            let bytes = a.to_bytes_be();
            let expected = vec![
                a + b,
                a - b,
                a * b,
                -a,
                quotient,
                flag(a == b),
                flag(a != b),
                flag(a == Felt::ZERO),
                flag(b == Felt::ONE),
                a.pow(5u8),
                Felt::from_bytes_be_slice(&bytes[16..]),
                Felt::from_bytes_be_slice(&bytes[..16]),
                a,
            ];
            assert_eq!(run::run(&executable, &[a, b]).expect("runs").output, expected, "{a} and {b}");
        }
    }
}

#[test]
fn truth_has_its_tables() {
    let output = output_of(
        &program(
            "",
            "for a in array![false, true] { for b in array![false, true] {
                (a & b, a | b, a ^ b, !a, a == b, a != b).serialize(ref output);
                (a && b, a || b, a.then_some(7_u8)).serialize(ref output);
            } }
            let no: Option<bool> = 2_felt252.try_into();
            no.serialize(ref output);",
        ),
        &[],
    );
    let mut expected = Vec::new();
    for a in [false, true] {
        for b in [false, true] {
            for flag in [a & b, a | b, a ^ b, !a, a == b, a != b, a & b, a | b] {
                expected.push(Felt::from(u8::from(flag)));
            }
            expected.extend(if a { felts(&[0, 7]) } else { felts(&[1]) });
        }
    }
    expected.push(Felt::ONE);
    assert_eq!(output, expected);
}

#[test]
fn arrays_and_spans_hold_their_values() {
    let output = output_of(
        &program(
            "",
            "let mut list = array![10, 20, 30, 40, 50];
            list.append(60);
            output.append(list.len().into());
            output.append(*list[1]);
            output.append(list.pop_front().unwrap());
            let mut span = list.span();
            output.append(*span.pop_front().unwrap());
            output.append(*span.pop_back().unwrap());
            output.append(*span.slice(1, 2).at(0));
            let [a, b] = (*span.multi_pop_front::<2>().unwrap()).unbox();
            output.append(a); output.append(b);
            output.append(if span.multi_pop_front::<2>().is_none() { 'short' } else { 'long' });
            output.append(*span.multi_pop_back::<1>().unwrap().as_snapshot().unbox().span().at(0));
            output.append(if span.is_empty() { 'empty' } else { 'full' });
            output.append(if span.get(0).is_none() { 'none' } else { 'some' });
            let copy = list.clone();
            (copy == list, copy.span() == array![1].span()).serialize(ref output);
            let mut twice = list;
            twice.append_span(copy.span());
            twice.serialize(ref output);
            let fixed = [1, 2, 3_u8];
            for value in fixed.span() { value.serialize(ref output); }
            if let Option::Some((rest, first)) = array![8, 9].pop_front_consume() { output.append(first); output.append(*rest[0]); }
            match array![4, 5].span() { [x, y] => output.append(*x + *y), _ => output.append('other') }",
        ),
        &[],
    );
    let mut expected = felts(&[6, 20, 10, 20, 60, 40, 30, 40]);
    expected.extend([short("short"), Felt::from(50), short("empty"), short("none"), Felt::ONE, Felt::ZERO]);
    expected.extend(felts(&[10, 20, 30, 40, 50, 60, 20, 30, 40, 50, 60, 1, 2, 3, 8, 9, 9]));
    assert_eq!(output, expected);
}

#[test]
fn loops_run_over_ranges_and_iterators() {
    let output = output_of(
        &program(
            "use core::ops::{RangeTrait, RangeInclusiveTrait};",
            "for i in 3..6_u8 { output.append(i.into()); }
            for i in 6..3_u64 { output.append(i.into()); }
            for i in 253..=255_u8 { output.append(i.into()); }
            for i in 5..=4_u8 { output.append(i.into()); }
            for i in -2..2_i8 { output.append(i.into()); }
            let total: Array<felt252> = array![1, 2, 3, 4].into_iter().map(|x| x * 10).filter(|x: @felt252| *x != 20).collect();
            total.serialize(ref output);
            for (i, (a, b)) in array![7, 8].into_iter().zip(array![9, 10, 11]).enumerate() { output.append(i.into() * 100 + a * b); }
            output.append(array![5, 6].into_iter().fold(1, |all, x| all * x));
            output.append(array![5, 6, 7].into_iter().count().into());
            ((2..5_u8).contains(4), (2..5_u8).contains(5), (2..=5_u8).contains(5), (5..5_u8).is_empty(), (5..=5_u8).is_empty()).serialize(ref output);
            let found = loop { match input.pop_front() { Option::Some(x) => if *x == 3 { break true; }, Option::None => { break false; } } };
            found.serialize(ref output);",
        ),
        &felts(&[1, 3]),
    );
    let mut expected = felts(&[3, 4, 5, 253, 254, 255]);
    expected.extend([-Felt::TWO, -Felt::ONE, Felt::ZERO, Felt::ONE]);
    expected.extend(felts(&[3, 10, 30, 40, 63, 180, 30, 3, 1, 0, 1, 1, 0, 1]));
    assert_eq!(output, expected);
}

#[test]
fn dictionaries_remember_and_list_their_entries() {
    let output = output_of(
        &program(
            "use core::dict::{Felt252DictEntryTrait, SquashedFelt252DictTrait};\nuse core::nullable::{FromNullableResult, NullableTrait, match_nullable};",
            "let mut dict: Felt252Dict<u64> = Default::default();
            dict.insert(9, 90); dict.insert(1, 10);
            output.append(dict.get(9).into());
            output.append(dict[5].into());
            let (entry, old) = dict.entry(1);
            dict = entry.finalize(old + 1);
            for (key, first, last) in dict.squash().into_entries() { output.append(key); output.append(first.into()); output.append(last.into()); }
            let mut boxes: Felt252Dict<Nullable<Span<felt252>>> = Default::default();
            boxes.insert(3, NullableTrait::new(array![1, 2].span()));
            match match_nullable(boxes.get(3)) { FromNullableResult::Null => output.append('null'), FromNullableResult::NotNull(x) => output.append(x.unbox().len().into()) }
            output.append(if boxes.get(4).is_null() { 'null' } else { 'full' });
            output.append(boxes.get(4).deref_or(array![1, 2, 3].span()).len().into());",
        ),
        &[],
    );
    let mut expected = felts(&[90, 0, 1, 0, 11, 5, 0, 0, 9, 0, 90, 2]);
    expected.extend([short("null"), Felt::THREE]);
    assert_eq!(output, expected);
}

#[test]
fn options_and_results_carry_on() {
    let output = output_of(
        &(program(
            "",
            "halve(10).serialize(ref output); halve(7).serialize(ref output);
            quarter(12).serialize(ref output); quarter(10).serialize(ref output);
            output.append(halve(7).unwrap_or(5)); output.append(halve(7).unwrap_or_default());
            output.append(halve(8).map(|x| x + 1).unwrap());
            output.append(halve(8).and_then(|x| halve(x)).unwrap());
            output.append(halve(7).ok_or('odd').unwrap_err());
            output.append(halve(7).or(Option::Some(1)).unwrap());
            (halve(2).is_some(), halve(2).is_none(), quarter(2).is_ok(), quarter(2).is_err()).serialize(ref output);
            output.append(quarter(2).map_err(|e| e + 1).unwrap_err());
            output.append(quarter(8).and_then(|x| quarter(x)).unwrap_or(77));
            quarter(8).ok().serialize(ref output); quarter(8).err().serialize(ref output);
            let mut held = Option::Some(3); held.take().serialize(ref output); held.serialize(ref output);",
        ) + "
fn halve(value: felt252) -> Option<felt252> { let value: u64 = value.try_into()?; if value % 2 == 0 { Option::Some((value / 2).into()) } else { Option::None } }
fn quarter(value: felt252) -> Result<felt252, felt252> { let half = halve(value).ok_or('odd')?; halve(half).ok_or('half odd') }"),
        &[],
    );
    let mut expected = felts(&[0, 5, 1, 0, 3, 1]);
    expected.extend([short("half odd"), Felt::from(5), Felt::ZERO, Felt::from(5), Felt::TWO, short("odd"), Felt::ONE]);
    expected.extend(felts(&[1, 0, 0, 1]));
    expected.push(short("half odd") + Felt::ONE);
    expected.extend(felts(&[77, 0, 2, 1, 0, 3, 1]));
    assert_eq!(output, expected);
}

#[test]
fn texts_join_at_every_length() {
    let text = program(
        "",
        "let mut whole: ByteArray = \"\";
        let mut lengths: Array<u32> = array![];
        for part in input { 
            let count: u32 = (*part).try_into().unwrap();
            let mut piece: ByteArray = \"\";
            for i in 0..count { piece.append_byte('a' + (i % 26).try_into().unwrap()); }
            whole = whole + piece.clone();
            lengths.append(piece.len());
            whole += \"-\";
        }
        whole.serialize(ref output);
        lengths.serialize(ref output);
        (whole.at(0), whole.at(31), whole.at(whole.len() - 1), whole.at(whole.len())).serialize(ref output);
        let mut copy = array![];
        whole.serialize(ref copy);
        let mut copy = copy.span();
        let read: ByteArray = Serde::deserialize(ref copy).unwrap();
        (read == whole).serialize(ref output);",
    );
    let executable = compile(&text).executable;
    for lengths in [vec![0], vec![1, 30], vec![29, 1, 31], vec![31, 31, 32], vec![62, 5, 93, 0, 7], vec![30, 30, 30]] {
        let piece = |count: &u64| (0..*count).map(|i| char::from(b'a' + (i % 26) as u8)).collect::<String>();
        let whole: String = lengths.iter().map(|count| piece(count) + "-").collect();
        let at = |index: usize| match whole.as_bytes().get(index) {
            Some(byte) => vec![Felt::ZERO, Felt::from(*byte)],
            None => vec![Felt::ONE],
        };
        let mut expected = byte_array(&whole);
        expected.push(Felt::from(lengths.len()));
        expected.extend(felts(&lengths));
        expected.extend([at(0), at(31), at(whole.len() - 1), at(whole.len())].concat());
        expected.push(Felt::ONE);
        assert_eq!(run::run(&executable, &felts(&lengths)).expect("runs").output, expected, "{lengths:?}");
    }
}

#[test]
fn derived_traits_work_on_structs_and_enums() {
    let output = output_of(
        &(program(
            "use core::hash::{HashStateTrait, HashStateExTrait};\nuse core::poseidon::PoseidonTrait;",
            "let point = Point { x: 3, y: (4, true) };
            let shapes = array![Shape::Dot(point), Shape::Nothing, Shape::Line((point, Default::default()))];
            shapes.serialize(ref output);
            let mut written = array![]; shapes.serialize(ref written);
            let mut written = written.span();
            let read: Array<Shape> = Serde::deserialize(ref written).unwrap();
            (read == shapes, shapes[0] == shapes[1]).serialize(ref output);
            format!(\"{:?} {:?}\", point, shapes[1]).serialize(ref output);
            output.append(PoseidonTrait::new().update_with(point).finalize());
            let mut wrong = array![7].span();
            (Serde::<Shape>::deserialize(ref wrong).is_none(), Serde::<Array<u8>>::deserialize(ref array![3, 1].span()).is_none(), Serde::<u8>::deserialize(ref array![256].span()).is_none()).serialize(ref output);",
        )
        .replace("ref array![3, 1].span()", "ref short_list").replace("ref array![256].span()", "ref large")
        .replace("let mut wrong", "let mut short_list = array![3, 1].span(); let mut large = array![256].span(); let mut wrong")
            + "
#[derive(Copy, Drop, Serde, PartialEq, Debug, Hash, Default)]
struct Point { x: u8, y: (u128, bool) }
#[derive(Copy, Drop, Serde, PartialEq, Debug, Default)]
enum Shape { #[default] Nothing, Dot: Point, Line: (Point, Point) }"),
        &[],
    );
    let mut expected = felts(&[3, 1, 3, 4, 1, 0, 2, 3, 4, 1, 0, 0, 0, 1, 0]);
    expected.extend(byte_array("Point { x: 3, y: (4, true) } Shape::Nothing(())"));
    expected.push(Poseidon::hash_array(&felts(&[3, 4, 1])));
    expected.extend(felts(&[1, 1, 1]));
    assert_eq!(output, expected);
}

#[test]
fn control_flow_does_what_it_says() {
    let output = output_of(
        &(program(
            "",
            "output.append(first_above(array![1, 5, 9].span(), 4)); output.append(first_above(array![1].span(), 4));
            let mut n = 27_u64; let mut steps = 0_u32;
            while n != 1 { n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 }; steps += 1; }
            output.append(steps.into());
            for x in 0..10_u8 { if x == 2 { continue; } if x == 5 { break; } output.append(x.into()); }
            let scale = 7; let times = |x: felt252| x * scale;
            output.append(times(6)); output.append(times(times(1)));
            let (a, Point { x, y: [b, c] }) = (1, Point { x: 2, y: [3, 4] });
            output.append(a + x + b + c);
            let Option::Some(held) = Option::Some(8) else { return; };
            output.append(held);
            output.append(match (held, n) { (8, 0) => 'zero', (8, _) => 'eight', _ => 'other' });
            output.append(LIMITS.span().len().into()); output.append(*LIMITS.span()[1]);
            let mut flags: Felt252Dict<bool> = Default::default();
            flags.insert(3, true);
            (flags.get(3), flags.get(4)).serialize(ref output);
            output.append(fibonacci(30).into());",
        ) + "
const LIMITS: [felt252; 3] = [10, 20, 30];
#[derive(Drop)]
struct Point { x: felt252, y: [felt252; 2] }
fn first_above(values: Span<felt252>, limit: u8) -> felt252 {
    for value in values { let small: u8 = (*value).try_into().unwrap(); if small > limit { return *value; } }
    'none'
}
fn fibonacci(n: u32) -> u64 { let mut a = 0; let mut b = 1; for _ in 0..n { let next = a + b; a = b; b = next; } a }"),
        &[],
    );
    let mut expected = vec![Felt::from(5), short("none"), Felt::from(111)];
    expected.extend(felts(&[0, 1, 3, 4, 42, 49, 10, 8]));
    expected.push(short("eight"));
    expected.extend(felts(&[3, 20, 1, 0, 832_040]));
    assert_eq!(output, expected);
}

#[test]
fn executables_may_have_typed_arguments() {
    let text = "#[executable]
        fn main(count: u8, values: Array<u16>, flag: bool) -> (u32, Option<u16>) {
            let mut sum = count.into();
            for value in values.span() { sum += (*value).into(); }
            (sum, flag.then_some(*values.at(0)))
        }";
    let executable = compile(text).executable;
    assert_eq!(run::run(&executable, &felts(&[5, 2, 300, 400, 1])).expect("runs").output, felts(&[705, 0, 300]));
    let wrong = |input: &[u64]| run::run(&executable, &felts(input)).err();
    assert_eq!(wrong(&[256, 0, 0]), Some(format!("panicked: {}", short("Failed to deserialize param #0"))));
    assert_eq!(wrong(&[1, 3, 1, 2]), Some(format!("panicked: {}", short("Failed to deserialize param #1"))));
    assert_eq!(wrong(&[1, 1, 1, 1, 9]), Some(format!("panicked: {}", short("Input too long for params."))));
}

#[test]
fn points_of_the_curve_add_and_multiply() {
    use starknet_types_core::curve::ProjectivePoint;
    let (x, y) = (
        Felt::from_hex_unchecked("0x1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfca"),
        Felt::from_hex_unchecked("0x5668060aa49730b7be4801df46ec62de53ecd11abe43a32873000c36e8dc1f"),
    );
    let output = output_of(
        &program(
            "use core::ec::{EcPointTrait, EcStateTrait};",
            "let point = EcPointTrait::new_nz(*input.at(0), *input.at(1)).unwrap();
            let (x, y) = point.mul_nz(5).unwrap().coordinates();
            output.append(x); output.append(y);
            let mut sum = EcStateTrait::init(); sum.add(point); sum.add_mul(2, point);
            let (x, _) = sum.finalize_nz().unwrap().coordinates();
            output.append(x);
            (EcPointTrait::new_nz(1, 1).is_none(), EcPointTrait::new_nz_from_x(*input.at(0)).is_some()).serialize(ref output);",
        ),
        &[x, y],
    );
    let point = ProjectivePoint::from_affine(x, y).expect("the generator");
    let five = (&point * Felt::from(5)).to_affine().expect("not at infinity");
    let three = (&point * Felt::THREE).to_affine().expect("not at infinity");
    assert_eq!(output, [five.x(), five.y(), three.x(), Felt::ONE, Felt::ONE]);
}

#[test]
fn panics_say_their_name() {
    let text = program(
        "use core::nullable::{NullableTrait, null};",
        "match *input.at(0) {
            0 => { assert(*input.at(0) == 1, 'must be one'); },
            1 => { let none: Option<u8> = Option::None; output.append(none.unwrap().into()); },
            2 => { let none: Option<u8> = Option::None; output.append(none.expect('own words').into()); },
            3 => { let wrong: Result<u8, felt252> = Result::Err(1); output.append(wrong.unwrap().into()); },
            4 => { let right: Result<u8, felt252> = Result::Ok(1); output.append(right.unwrap_err()); },
            5 => { output.append(*array![1].at(1)); },
            6 => { output.append(*input[1]); },
            7 => { output.append(input.slice(0, 2).len().into()); },
            8 => { panic!(\"with {} words\", 2); },
            9 => { output.append(null::<felt252>().deref()); },
            10 => { core::panic_with_felt252('plain'); },
            11 => { assert!(*input.at(0) == 1, \"not {}\", 1); },
            _ => {},
        }",
    );
    let executable = compile(&text).executable;
    let magic = Felt::from_hex_unchecked("0x46a6158a16a947e5916b2a2ca68501a45e93d7110e81aa2d6438b1c57c879a3");
    let words = |text: &str| [vec![magic], byte_array(text)].concat();
    let expected: [(u64, Vec<Felt>); 12] = [
        (0, vec![short("must be one")]),
        (1, vec![short("Option::unwrap failed.")]),
        (2, vec![short("own words")]),
        (3, vec![short("Result::unwrap failed.")]),
        (4, vec![short("Result::unwrap_err failed.")]),
        (5, vec![short("Index out of bounds")]),
        (6, vec![short("Index out of bounds")]),
        (7, vec![short("Index out of bounds")]),
        (8, words("with 2 words")),
        (9, vec![short("Attempted to deref null value")]),
        (10, vec![short("plain")]),
        (11, words("not 1")),
    ];
    for (number, panic) in expected {
        let panic: Vec<String> = panic.iter().map(ToString::to_string).collect();
        let found = run::run(&executable, &[Felt::from(number)]).err();
        assert_eq!(found, Some(format!("panicked: {}", panic.join(" "))), "case {number}");
    }
    assert!(run::run(&executable, &[Felt::from(12)]).is_ok());
}

#[test]
fn unprovable_panics_stop_the_run_and_cost_less() {
    let source = Source::single(
        "program",
        &program(
            "",
            "let mut sum: u64 = 0; for value in input { sum += (*value).try_into().unwrap(); } output.append(sum.into());",
        ),
    );
    let named = compile_executable(&Core::Embedded, &source, PanicMode::Named).expect("compiles");
    let unprovable = compile_executable(&Core::Embedded, &source, PanicMode::Unprovable).expect("compiles");
    assert!(unprovable.bytecode_len() < named.bytecode_len());
    assert_ne!(unprovable.os_version, named.os_version);
    let input = felts(&[1, 2, 3, 4]);
    let (slow, fast) = (run::run(&named.executable, &input), run::run(&unprovable.executable, &input));
    let (slow, fast) = (slow.expect("runs"), fast.expect("runs"));
    assert_eq!((slow.output, &fast.output), (felts(&[10]), &felts(&[10])));
    assert!(fast.steps < slow.steps, "{} and {}", fast.steps, slow.steps);
    let error = run::run(&unprovable.executable, &[Felt::MAX]).err().expect("must not run to its end");
    assert!(!error.contains("panicked"), "{error}");
}

#[test]
fn fixed_arrays_are_written_read_copied_and_compared() {
    let output = output_of(
        &program(
            "",
            "let small: [i8; 3] = Serde::deserialize(ref input).unwrap();
            small.serialize(ref output);
            (small == [1, -2, 3], small == [1, -2, 4], small.clone() == small).serialize(ref output);
            let mut sum = 0; for value in small.span() { sum += *value; } output.append(sum.into());
            let nested: [(u8, [bool; 2]); 2] = Serde::deserialize(ref input).unwrap();
            nested.serialize(ref output);
            let texts: [ByteArray; 2] = Serde::deserialize(ref input).unwrap();
            let copy = texts.clone();
            (copy == texts).serialize(ref output);
            copy.serialize(ref output);
            let lists: [Array<u8>; 1] = Serde::deserialize(ref input).unwrap();
            lists.serialize(ref output);
            let left: Option<[u8; 2]> = Serde::deserialize(ref input);
            left.serialize(ref output);
            let mut list = array![1, 5, 1].span();
            let left: Option<[Array<u8>; 2]> = Serde::deserialize(ref list);
            left.serialize(ref output);
            let same = [7_u16; 4]; let words = Option::Some(texts); let again = words.clone();
            (*same.span()[3], again == words, Option::Some(same).clone().is_some()).serialize(ref output);
            format!(\"{:?} {:?}\", small, same).serialize(ref output);",
        ),
        &[
            felts(&[1]),
            vec![Felt::from(-2)],
            felts(&[3]),
            felts(&[4, 1, 0, 5, 0, 1]),
            byte_array("one text"),
            byte_array("another text that is longer than a word"),
            felts(&[2, 8, 9]),
            felts(&[6]),
        ]
        .concat(),
    );
    let mut expected = felts(&[1]);
    expected.push(Felt::from(-2));
    expected.extend(felts(&[3, 1, 0, 1, 2, 4, 1, 0, 5, 0, 1, 1]));
    expected.extend(byte_array("one text"));
    expected.extend(byte_array("another text that is longer than a word"));
    expected.extend(felts(&[2, 8, 9, 1, 1, 7, 1, 1]));
    expected.extend(byte_array("[1, -2, 3] [7, 7, 7, 7]"));
    assert_eq!(output, expected);
}

#[test]
fn enums_and_options_are_written_by_position() {
    let text = program(
        "",
        "match Serde::<Order>::deserialize(ref input) {
            Option::Some(order) => {
                order.serialize(ref output);
                let (copy, number) = (order.clone(), match order.kind { Kind::Open => 1, Kind::Filled((a, _)) => a, Kind::Note(text) => text.len() });
                (copy == order_of(number), number).serialize(ref output);
            },
            Option::None => output.append('none'),
        }
        let word: bytes31 = 'word'.try_into().unwrap();
        (word, word == Default::default(), Option::Some(word) == Option::None).serialize(ref output);",
    ) + "
#[derive(Drop, Clone, Serde, PartialEq)]
struct Order { kind: Kind, last: Option<(i16, u256)> }
#[derive(Drop, Clone, Serde, PartialEq)]
enum Kind { Open, Filled: (u32, Option<i8>), Note: ByteArray }
fn order_of(number: u32) -> Order { Order { kind: Kind::Filled((number, Option::Some(-1))), last: Option::None } }";
    let executable = compile(&text).executable;
    let word = vec![short("word"), Felt::ZERO, Felt::ZERO];
    let of = |input: Vec<Felt>, extra: &[u64]| {
        let output = run::run(&executable, &input).expect("runs").output;
        let read = if extra.is_empty() { vec![short("none")] } else { [input, felts(extra)].concat() };
        assert_eq!(output, [read, word.clone()].concat());
    };
    of(felts(&[0, 1]), &[0, 1]);
    of([felts(&[1, 7, 0]), vec![Felt::from(-1)], felts(&[1])].concat(), &[1, 7]);
    of([felts(&[1, 7, 1, 0]), vec![Felt::from(-32768)], felts(&[5, 6])].concat(), &[0, 7]);
    of([felts(&[2]), byte_array("hello"), felts(&[1])].concat(), &[0, 5]);
    of(felts(&[3, 1]), &[]);
    of(felts(&[0, 2]), &[]);
    of(felts(&[1, 7, 0, 128, 1]), &[]);
    of(felts(&[0, 0, 32768, 0, 0]), &[]);
    of(felts(&[0]), &[]);
}
