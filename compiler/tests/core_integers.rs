//! Every operation of every integer type against a model on unbounded integers, at the edges and on random values.
//! Operations that must not fault run in bulk; every fault runs alone and must carry its name.

mod support;

use std::collections::BTreeMap;

use num_bigint::{BigInt, Sign};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use starknet_types_core::felt::Felt;
use support::{byte_array, compile, run, short};

#[derive(Clone, Copy, PartialEq)]
struct Type {
    name: &'static str,
    bits: u32,
    signed: bool,
}

const fn unsigned(name: &'static str, bits: u32) -> Type {
    Type { name, bits, signed: false }
}

const fn signed(name: &'static str, bits: u32) -> Type {
    Type { name, bits, signed: true }
}

const TYPES: [Type; 11] = [
    unsigned("u8", 8),
    unsigned("u16", 16),
    unsigned("u32", 32),
    unsigned("u64", 64),
    unsigned("u128", 128),
    unsigned("u256", 256),
    signed("i8", 8),
    signed("i16", 16),
    signed("i32", 32),
    signed("i64", 64),
    signed("i128", 128),
];

impl Type {
    fn min(self) -> BigInt {
        if self.signed { -(BigInt::from(1) << (self.bits - 1)) } else { BigInt::ZERO }
    }

    fn max(self) -> BigInt {
        (BigInt::from(1) << (self.bits - u32::from(self.signed))) - 1
    }

    fn has(self, value: &BigInt) -> bool {
        self.min() <= *value && *value <= self.max()
    }

    /// The value modulo the type's size.
    fn cut(self, value: &BigInt) -> BigInt {
        let size = BigInt::from(1) << self.bits;
        let low = ((value % &size) + &size) % &size;
        if low > self.max() { low - size } else { low }
    }

    /// The felts of a value of the type.
    fn felts(self, value: &BigInt) -> Vec<Felt> {
        if self.bits == 256 {
            let low = value % (BigInt::from(1) << 128);
            let high: BigInt = value >> 128;
            vec![felt(&low), felt(&high)]
        } else {
            vec![felt(value)]
        }
    }

    fn edges(self) -> Vec<BigInt> {
        let near = |value: BigInt| [value.clone() - 1, value.clone(), value + 1];
        let half = BigInt::from(1) << (self.bits / 2);
        let mut edges: Vec<BigInt> =
            [self.min(), self.max(), BigInt::ZERO, half.clone(), -half].into_iter().flat_map(near).collect();
        edges.extend([BigInt::from(2), BigInt::from(-2), self.max() / 2, self.max() / 3]);
        if self.bits == 256 {
            edges.extend(near(BigInt::from(1) << 128));
        }
        edges.retain(|edge| self.has(edge));
        edges.sort();
        edges.dedup();
        edges
    }

    /// A random value, small ones more often than uniform.
    fn random(self, runner: &mut TestRunner) -> BigInt {
        let (bytes, shift) = (proptest::array::uniform32(0u8..), 0..self.bits)
            .new_tree(runner)
            .expect("the strategy has values")
            .current();
        self.cut(&(self.cut(&BigInt::from_bytes_be(Sign::Plus, &bytes)) >> shift))
    }
}

fn felt(value: &BigInt) -> Felt {
    let size = Felt::from_bytes_be_slice(&value.magnitude().to_bytes_be());
    if value.sign() == Sign::Minus { -size } else { size }
}

fn prime() -> BigInt {
    (BigInt::from(1) << 251) + BigInt::from(17) * (BigInt::from(1) << 192) + 1
}

/// What an operation gives: felts, or the fault's short string.
type Outcome = Result<Vec<Felt>, String>;
type Model = Box<dyn Fn(Type, &BigInt, &BigInt) -> Outcome>;

/// A Cairo expression over `a`, `b` of type `T` and what it must give.
struct Operation {
    expression: String,
    model: Model,
    /// Whether a type has it.
    of: fn(Type) -> bool,
}

fn operation(
    expression: &str,
    of: fn(Type) -> bool,
    model: impl Fn(Type, &BigInt, &BigInt) -> Outcome + 'static,
) -> Operation {
    Operation { expression: expression.into(), model: Box::new(model), of }
}

fn all(_: Type) -> bool {
    true
}

fn only_unsigned(ty: Type) -> bool {
    !ty.signed
}

fn only_signed(ty: Type) -> bool {
    ty.signed
}

/// `name` of an operation that must stay within the type.
fn bounded(ty: Type, name: &str, value: BigInt) -> Outcome {
    if ty.has(&value) {
        return Ok(ty.felts(&value));
    }
    // The sum of signed integers tells on which side it left; products and quotients only that they did.
    let below = ty.signed && value < ty.min() && matches!(name, "add" | "sub");
    Err(format!("{}_{name} {}", ty.name, if below { "Underflow" } else { "Overflow" }))
}

fn flag(value: bool) -> Outcome {
    Ok(vec![Felt::from(u8::from(value))])
}

fn option(ty: Type, value: Option<BigInt>) -> Outcome {
    Ok(match value {
        Some(value) => [vec![Felt::ZERO], ty.felts(&value)].concat(),
        None => vec![Felt::ONE],
    })
}

fn cut(ty: Type, value: &BigInt) -> Outcome {
    let flag = Felt::from(u8::from(!ty.has(value)));
    Ok([ty.felts(&ty.cut(value)), vec![flag]].concat())
}

fn when_in(ty: Type, value: BigInt) -> Outcome {
    let value = ty.has(&value).then_some(value);
    option(ty, value)
}

fn divided(ty: Type, a: &BigInt, b: &BigInt, pick: fn(BigInt, BigInt) -> BigInt) -> Outcome {
    if *b == BigInt::ZERO {
        return Err("Division by 0".into());
    }
    let (quotient, remainder) = (a / b, a % b);
    if !ty.has(&quotient) {
        return Err(format!("{}_div Overflow", ty.name));
    }
    Ok(ty.felts(&pick(quotient, remainder)))
}

fn operations() -> Vec<Operation> {
    let mut list = vec![
        operation("a + b", all, |ty, a, b| bounded(ty, "add", a + b)),
        operation("a - b", all, |ty, a, b| bounded(ty, "sub", a - b)),
        operation("a * b", all, |ty, a, b| bounded(ty, "mul", a * b)),
        operation("a / b", all, |ty, a, b| divided(ty, a, b, |quotient, _| quotient)),
        operation("a % b", all, |ty, a, b| divided(ty, a, b, |_, remainder| remainder)),
        operation("a + 1", all, |ty, a, _| bounded(ty, "add", a + 1)),
        operation("a - 1", all, |ty, a, _| bounded(ty, "sub", a - 1)),
        operation("{ let mut x = a; x += b; x }", all, |ty, a, b| bounded(ty, "add", a + b)),
        operation("{ let mut x = a; x -= b; x }", all, |ty, a, b| bounded(ty, "sub", a - b)),
        operation("{ let mut x = a; x *= b; x }", all, |ty, a, b| bounded(ty, "mul", a * b)),
        operation("{ let mut x = a; x /= b; x }", all, |ty, a, b| divided(ty, a, b, |quotient, _| quotient)),
        operation("{ let mut x = a; x %= b; x }", all, |ty, a, b| divided(ty, a, b, |_, remainder| remainder)),
        operation("DivRem::div_rem(a, b.try_into().unwrap())", all, |ty, a, b| {
            if *b == BigInt::ZERO {
                return Err("Option::unwrap failed.".into());
            }
            let (quotient, remainder) = (a / b, a % b);
            if !ty.has(&quotient) {
                return Err(format!("{}_div Overflow", ty.name));
            }
            Ok([ty.felts(&quotient), ty.felts(&remainder)].concat())
        }),
        operation("a == b", all, |_, a, b| flag(a == b)),
        operation("a != b", all, |_, a, b| flag(a != b)),
        operation("a < b", all, |_, a, b| flag(a < b)),
        operation("a <= b", all, |_, a, b| flag(a <= b)),
        operation("a > b", all, |_, a, b| flag(a > b)),
        operation("a >= b", all, |_, a, b| flag(a >= b)),
        operation("core::cmp::min(a, b)", all, |ty, a, b| Ok(ty.felts(a.min(b)))),
        operation("core::cmp::max(a, b)", all, |ty, a, b| Ok(ty.felts(a.max(b)))),
        operation("a.overflowing_add(b)", all, |ty, a, b| cut(ty, &(a + b))),
        operation("a.overflowing_sub(b)", all, |ty, a, b| cut(ty, &(a - b))),
        operation("a.overflowing_add(1)", all, |ty, a, _| cut(ty, &(a + 1))),
        operation("a.overflowing_sub(1)", all, |ty, a, _| cut(ty, &(a - 1))),
        operation("a.wrapping_add(b)", all, |ty, a, b| Ok(ty.felts(&ty.cut(&(a + b))))),
        operation("a.wrapping_sub(b)", all, |ty, a, b| Ok(ty.felts(&ty.cut(&(a - b))))),
        operation("a.checked_add(b)", all, |ty, a, b| when_in(ty, a + b)),
        operation("a.checked_sub(b)", all, |ty, a, b| when_in(ty, a - b)),
        operation("a.overflowing_mul(b)", only_unsigned, |ty, a, b| cut(ty, &(a * b))),
        operation("a.wrapping_mul(b)", only_unsigned, |ty, a, b| Ok(ty.felts(&ty.cut(&(a * b))))),
        operation("a.checked_mul(b)", only_unsigned, |ty, a, b| when_in(ty, a * b)),
        operation("a & b", only_unsigned, |ty, a, b| Ok(ty.felts(&(a & b)))),
        operation("a | b", only_unsigned, |ty, a, b| Ok(ty.felts(&(a | b)))),
        operation("a ^ b", only_unsigned, |ty, a, b| Ok(ty.felts(&(a ^ b)))),
        operation("~a", only_unsigned, |ty, a, _| Ok(ty.felts(&(ty.max() - a)))),
        operation("a.sqrt()", only_unsigned, |_, a, _| Ok(vec![felt(&a.sqrt())])),
        operation("-a", only_signed, |ty, a, _| bounded(ty, "sub", -a)),
        operation("a.wide_mul(b)", |ty| ty.bits < 128, |_, a, b| Ok(vec![felt(&(a * b))])),
        operation("a.wide_mul(b)", |ty| ty.name == "u128", |_, a, b| Ok(TYPES[5].felts(&(a * b)))),
        operation("a.pow(3)", all, |ty, a, _| {
            // The power is a * (a * a); the square may already be too large.
            let square = a * a;
            if ty.has(&square) { bounded(ty, "mul", square * a) } else { bounded(ty, "mul", square) }
        }),
        operation("a.pow(0)", all, |ty, _, _| Ok(ty.felts(&BigInt::from(1)))),
        operation("Bounded::<T>::MIN", all, |ty, _, _| Ok(ty.felts(&ty.min()))),
        operation("Bounded::<T>::MAX", all, |ty, _, _| Ok(ty.felts(&ty.max()))),
        operation("(Zero::<T>::zero(), One::<T>::one(), Default::<T>::default())", all, |ty, _, _| {
            Ok([0, 1, 0].iter().flat_map(|value| ty.felts(&BigInt::from(*value))).collect())
        }),
        operation("(a.is_zero(), a.is_non_zero(), a.is_one(), a.is_non_one())", all, |_, a, _| {
            let (zero, one) = (*a == BigInt::ZERO, *a == BigInt::from(1));
            Ok([zero, !zero, one, !one].iter().map(|flag| Felt::from(u8::from(*flag))).collect())
        }),
        operation("TryInto::<T, NonZero<T>>::try_into(a)", all, |ty, a, _| {
            option(ty, (*a != BigInt::ZERO).then(|| a.clone()))
        }),
        operation("format!(\"{a}\")", all, |_, a, _| Ok(byte_array(&a.to_string()))),
        operation("format!(\"{:?} {a}\", b)", all, |_, a, b| Ok(byte_array(&format!("{b} {a}")))),
        operation("format!(\"{:x}\", a)", only_unsigned, |_, a, _| Ok(byte_array(&format!("{a:x}")))),
        operation("Into::<T, felt252>::into(a)", |ty| ty.bits < 256, |_, a, _| Ok(vec![felt(a)])),
        operation(
            "TryInto::<T, felt252>::try_into(a)",
            |ty| ty.bits == 256,
            |_, a, _| Ok(if *a < prime() { vec![Felt::ZERO, felt(a)] } else { vec![Felt::ONE] }),
        ),
        // The felt of the double, so that values outside the type come too.
        operation(
            "{ let a: felt252 = a.into(); TryInto::<felt252, T>::try_into(a + a) }",
            |ty| ty.bits < 256,
            |ty, a, _| when_in(ty, a + a),
        ),
    ];
    for to in TYPES {
        // Signed integers and u256 have nothing to do with each other.
        let of: fn(Type) -> bool = if to.bits == 256 {
            only_unsigned
        } else if to.signed {
            |ty| ty.bits < 256
        } else {
            all
        };
        let expression = format!("TryInto::<T, {}>::try_into(a)", to.name);
        list.push(operation(&expression, of, move |_, a, _| when_in(to, a.clone())));
    }
    list
}

fn program(operations: &[Operation]) -> String {
    let mut text = String::from(
        "use core::num::traits::{
    Bounded, CheckedAdd, CheckedMul, CheckedSub, One, OverflowingAdd, OverflowingMul, OverflowingSub, Pow, Sqrt, WideMul,
    WrappingAdd, WrappingMul, WrappingSub, Zero,
};
#[executable_raw]
fn main(mut input: Span<felt252>, ref output: Array<felt252>) {
    while let Option::Some(ty) = input.pop_front() {
        let operation = *input.pop_front().unwrap();
        match *ty {\n",
    );
    for (position, ty) in TYPES.iter().enumerate() {
        text.push_str(&format!("            {position} => of_{}(operation, ref input, ref output),\n", ty.name));
    }
    text.push_str("            _ => core::panic_with_felt252('no such type'),\n        }\n    }\n}\n");
    for ty in TYPES {
        text.push_str(&format!(
            "fn of_{0}(operation: felt252, ref input: Span<felt252>, ref output: Array<felt252>) {{
    let a: {0} = Serde::deserialize(ref input).unwrap();
    let b: {0} = Serde::deserialize(ref input).unwrap();
    match operation {{\n",
            ty.name
        ));
        for (number, operation) in operations.iter().enumerate() {
            // Every type has every number, so that the match is a jump.
            let expression = if (operation.of)(ty) { &operation.expression } else { "()" };
            // `T` stands for the type where it is not part of a name.
            let expression = expression
                .replace("<T>", &format!("<{}>", ty.name))
                .replace("<T,", &format!("<{},", ty.name))
                .replace(", T>", &format!(", {}>", ty.name));
            text.push_str(&format!(
                "        {number} => {{ let value = {expression}; value.serialize(ref output); }},\n"
            ));
        }
        text.push_str("        _ => core::panic_with_felt252('no such operation'),\n    }\n}\n");
    }
    text
}

struct Case {
    text: String,
    input: Vec<Felt>,
    outcome: Outcome,
}

fn cases(operations: &[Operation], runner: &mut TestRunner) -> Vec<Case> {
    let mut cases = Vec::new();
    for (position, ty) in TYPES.into_iter().enumerate() {
        let edges = ty.edges();
        let mut pairs: Vec<(BigInt, BigInt)> =
            edges.iter().flat_map(|a| edges.iter().map(|b| (a.clone(), b.clone()))).collect();
        pairs.extend((0..40).map(|_| (ty.random(runner), ty.random(runner))));
        for (number, operation) in operations.iter().enumerate().filter(|(_, operation)| (operation.of)(ty)) {
            for (a, b) in &pairs {
                let mut input = vec![Felt::from(position), Felt::from(number)];
                input.extend(ty.felts(a));
                input.extend(ty.felts(b));
                cases.push(Case {
                    text: format!("{}: {} with a = {a}, b = {b}", ty.name, operation.expression),
                    input,
                    outcome: (operation.model)(ty, a, b),
                });
            }
        }
    }
    cases
}

#[test]
fn integer_operations_agree_with_the_model() {
    let operations = operations();
    let compiled = compile(&program(&operations));
    let cases = cases(&operations, &mut TestRunner::deterministic());

    let (sound, faulty): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| case.outcome.is_ok());
    assert!(sound.len() > 20_000, "only {} cases", sound.len());
    for chunk in sound.chunks(4_000) {
        let input: Vec<Felt> = chunk.iter().flat_map(|case| case.input.clone()).collect();
        let mut output = run::run(&compiled.executable, &input)
            .unwrap_or_else(|error| panic!("a case that must not fault did: {error}"))
            .output
            .into_iter();
        for case in chunk {
            let expected = case.outcome.as_ref().expect("sound");
            let found: Vec<Felt> = output.by_ref().take(expected.len()).collect();
            assert_eq!(&found, expected, "{}", case.text);
        }
        assert_eq!(output.next(), None);
    }

    // One run for each kind of fault of each type and operation.
    let kinds: BTreeMap<(Felt, Felt, String), &Case> = faulty
        .iter()
        .filter_map(|case| Some(((case.input[0], case.input[1], case.outcome.clone().err()?), *case)))
        .collect();
    assert!(kinds.len() > 100, "only {} faults", kinds.len());
    for ((_, _, fault), case) in kinds {
        let expected = format!("panicked: {}", short(&fault));
        match run::run(&compiled.executable, &case.input) {
            Err(found) => assert_eq!(found, expected, "{} must fault with '{fault}'", case.text),
            Ok(_) => panic!("{} must fault with '{fault}' and did not", case.text),
        }
    }
}
