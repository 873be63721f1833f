//! Thread programs with one check taken out, or with names of their own for all checks.

use zkthread::sub_block::Auth;
use zkthread_compiler::{CompiledExecutable, Core, PanicMode, Source, compile_executable};

use crate::scan::{Check, Checking, Dialect, Files, checks, named_files};
use crate::thread_program::thread;

/// The contracts that the programs are made for.
pub const SOURCE: &str = include_str!("guarded.rs");

/// What thread programs are written like.
pub const PROGRAM: Dialect = Dialect {
    quote: "'OS: ",
    checking: &[
        Checking { function: "from_felt", unchecked: "cut_off", named: None },
        Checking { function: "to_address", unchecked: "unchecked_felt", named: None },
        Checking { function: "to_bytes31", unchecked: "unchecked_felt", named: None },
        Checking { function: "to_bool", unchecked: "unchecked_bool", named: None },
        Checking { function: "right_row", unchecked: "any_row", named: Some("named_row") },
        Checking { function: "limb", unchecked: "any_limb", named: Some("named_limb") },
        Checking { function: "limbs", unchecked: "any_limbs", named: Some("named_limbs") },
        Checking { function: "shifted", unchecked: "any_shifted", named: Some("named_shifted") },
        Checking { function: "nonzero", unchecked: "any_nonzero", named: Some("named_nonzero") },
    ],
    values: &[
        // What is missing reads as zeros.
        (
            "take_fixed",
            "{ input = array![].span(); let mut zeros = [0; 64].span(); (*zeros.multi_pop_front::<SIZE>().unwrap()).unbox() }",
        ),
        (
            "take_boxed",
            "{ input = array![].span(); let mut zeros = [0; 64].span(); *zeros.multi_pop_front::<SIZE>().unwrap() }",
        ),
        ("names", "{ let mut zeros = [0; 64].span(); *zeros.multi_pop_front().unwrap() }"),
        // No row is the contract's first variable, with zeros in it.
        (
            "content",
            "BoxTrait::new(Slot { names: { let mut zeros = [0; 64].span(); *zeros.multi_pop_front().unwrap() }, cells: crate::layout::Cells::Of1(0) })",
        ),
        ("entries_commitment", "{ break; }"),
        ("cells2", "[0, 0]"),
        ("decode_string", "\"\""),
        // A digit that is none adds nothing.
        ("round", "(table.unbox().p0, ab, g)"),
        ("verify", "(table.p0, 0, 0)"),
    ],
};

/// What takes the places of conversions in values.cairo: a value that does not fit loses what does not.
const VALUES: &str = "
pub fn unchecked_felt(value: felt252, _otherwise: felt252) -> felt252 {
    value
}

pub fn unchecked_bool(value: felt252, _otherwise: felt252) -> bool {
    value != 0
}
";

const TRAIT: &str = "    fn from_felt(felt: felt252, otherwise: felt252) -> T;\n";
const IMPL: &str = "impl ValueImpl<T, +TryInto<felt252, T>> of Value<T> {\n";
const CUT_OFF: &str = "impl ValueImpl<
    T,
    +TryInto<felt252, T>,
    +Into<T, felt252>,
    +core::num::traits::Bounded<T>,
    +Drop<T>,
> of Value<T> {
    fn cut_off(felt: felt252, otherwise: felt252) -> T {
        let wide: u256 = felt.into();
        let max: felt252 = core::num::traits::Bounded::<T>::MAX.into();
        let bound: u256 = (max + 1).into();
        let u256 { low, high } = wide % bound;
        Self::from_felt(low.into() + high.into() * 0x100000000000000000000000000000000, otherwise)
    }

";

/// The same in rows.cairo.
const ROWS: &str = "
#[inline(always)]
pub fn any_row(_found: felt252, _wanted: felt252) {}

#[inline(always)]
pub fn named_row(found: felt252, wanted: felt252, otherwise: felt252) {
    assert(found == wanted, otherwise);
}
";

/// The same in signature.cairo.
const SIGNATURE: &str = "
fn named_limb<T>(felt: felt252, otherwise: felt252) -> felt252 {
    let converted: Option<T> = downcast(felt);
    match converted {
        Some(value) => upcast(value),
        None => panic_with_felt252(otherwise),
    }
}

fn any_limb<T>(felt: felt252) -> felt252 {
    felt
}

fn named_limbs<High>(low: felt252, middle: felt252, high: felt252, otherwise: felt252) -> Limbs {
    Limbs {
        low: named_limb::<Bits84>(low, otherwise),
        middle: named_limb::<Bits84>(middle, otherwise),
        high: named_limb::<High>(high, otherwise),
    }
}

fn any_limbs<High>(low: felt252, middle: felt252, high: felt252) -> Limbs {
    Limbs { low, middle, high }
}

fn named_shifted(integer: felt252, otherwise: felt252) -> felt252 {
    named_limb::<Carry>(integer * INVERSE_P84, otherwise)
}

fn any_shifted(integer: felt252) -> felt252 {
    integer * INVERSE_P84
}

fn named_nonzero(value: felt252, otherwise: felt252) -> NonZero<felt252> {
    match value.try_into() {
        Some(value) => value,
        None => panic_with_felt252(otherwise),
    }
}

fn any_nonzero(value: felt252) -> NonZero<felt252> {
    match value.try_into() {
        Some(value) => value,
        None => any_nonzero(1),
    }
}
";

/// The files of the program that threads of [`SOURCE`] run.
pub fn program_files(auth: Auth) -> Files {
    let auth = match auth {
        Auth::Signature => zkthread_ir::Auth::Signature,
        Auth::Batcher => zkthread_ir::Auth::Batcher,
    };
    zkthread_codegen::thread_program(&thread(SOURCE), auth).unwrap().files
}

/// The program's checks.
pub fn program_checks(files: &Files) -> Vec<Check> {
    checks(files, &PROGRAM)
}

/// The program, compiled.
pub fn compiled(files: Files, panics: PanicMode) -> CompiledExecutable {
    let source = Source { crate_name: "program".to_owned(), files };
    compile_executable(&Core::Embedded, &source, panics).unwrap_or_else(|error| panic!("{error}"))
}

/// The program in which every check has a name of its own, compiled: whole, or without one check.
pub fn mutant(files: &Files, checks: &[Check], without: Option<usize>) -> CompiledExecutable {
    let mut files = named_files(files, checks, without);
    let values = files.get_mut("os/values.cairo").expect("the conversions");
    assert!(values.matches(TRAIT).count() == 1 && values.matches(IMPL).count() == 1, "conversions have changed");
    *values = values.replace(TRAIT, &format!("{TRAIT}{}", TRAIT.replace("from_felt", "cut_off")));
    *values = values.replace(IMPL, CUT_OFF);
    values.push_str(VALUES);
    files.get_mut("os/rows.cairo").expect("the rows").push_str(ROWS);
    if let Some(signature) = files.get_mut("os/signature.cairo") {
        signature.push_str(SIGNATURE);
    }
    let source = Source { crate_name: "program".to_owned(), files };
    compile_executable(&Core::Embedded, &source, PanicMode::Named).unwrap_or_else(|error| {
        let check = without.map(|number| &checks[number]);
        panic!("without {check:?}: {error}")
    })
}
