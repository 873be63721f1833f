//! Transactions of any contract, made up from the types of its functions.

use proptest::prelude::*;
use proptest::strategy::Union;
use zkthread::Felt;
use zkthread::sub_block::Transaction;
use zkthread_ir::{Contract, FunctionKind, Type, TypeDefKind};

use crate::thread_program::call;

/// A call of any external.
pub fn transaction(contract: &Contract) -> BoxedStrategy<Transaction> {
    let calls = contract.functions.iter().filter(|function| function.kind == FunctionKind::External).map(|function| {
        let types = function.params.iter().map(|param| &function.locals[param.0].ty);
        let name = function.name.clone();
        let calldata = all(contract, types);
        (1..4u64, calldata).prop_map(move |(by, calldata)| call(by, &name, &calldata)).boxed()
    });
    Union::new(calls).boxed()
}

/// Values of the types, one after the other.
fn all<'a>(contract: &Contract, types: impl Iterator<Item = &'a Type>) -> BoxedStrategy<Vec<Felt>> {
    let parts: Vec<_> = types.map(|ty| calldata(contract, ty)).collect();
    parts.prop_map(|parts| parts.concat()).boxed()
}

fn one<T: Into<Felt> + std::fmt::Debug>(values: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Vec<Felt>> {
    values.prop_map(|value| vec![value.into()]).boxed()
}

/// Few values often, so that they meet; the ends of the range and any other sometimes.
macro_rules! integer {
    ($ty:ty, $common:expr) => {
        one(prop_oneof![6 => $common, 1 => Just(<$ty>::MIN), 1 => Just(<$ty>::MAX), 1 => any::<$ty>()])
    };
}

/// A value of the type, felt by felt.
fn calldata(contract: &Contract, ty: &Type) -> BoxedStrategy<Vec<Felt>> {
    match ty {
        Type::Unit => Just(vec![]).boxed(),
        Type::Bool => one(any::<bool>()),
        Type::Felt252 | Type::Bytes31 => one(prop_oneof![
            3 => (0..5u64).prop_map(Felt::from),
            1 => any::<[u8; 31]>().prop_map(|bytes| Felt::from_bytes_be_slice(&bytes))
        ]),
        Type::ContractAddress | Type::ClassHash => one(0..4u64),
        Type::U8 => integer!(u8, 0..6u8),
        Type::U16 => integer!(u16, 0..6u16),
        Type::U32 => integer!(u32, 0..6u32),
        Type::U64 => integer!(u64, 0..6u64),
        Type::U128 => integer!(u128, 0..6u128),
        Type::I8 => integer!(i8, -3..4i8),
        Type::I16 => integer!(i16, -3..4i16),
        Type::I32 => integer!(i32, -3..4i32),
        Type::I64 => integer!(i64, -3..4i64),
        Type::I128 => integer!(i128, -3..4i128),
        Type::U256 => (prop_oneof![0..6u128, any::<u128>()], prop_oneof![4 => Just(0), 1 => any::<u128>()])
            .prop_map(|(low, high)| vec![low.into(), high.into()])
            .boxed(),
        Type::String => prop_oneof!["[a-d]{0,4}", "[ -~]{25,70}"].prop_map(|text| string(&text)).boxed(),
        Type::Tuple(types) => all(contract, types.iter()),
        Type::Array(element, length) => all(contract, std::iter::repeat_n(&**element, *length)),
        Type::Option(inner) => prop_oneof![
            1 => Just(vec![Felt::ONE]),
            2 => calldata(contract, inner).prop_map(|value| [vec![Felt::ZERO], value].concat())
        ]
        .boxed(),
        Type::Vec(element) => prop::collection::vec(calldata(contract, element), 0..4)
            .prop_map(|values| [vec![Felt::from(values.len())], values.concat()].concat())
            .boxed(),
        Type::Named(id) => match &contract.type_def(*id).kind {
            TypeDefKind::Struct(fields) => all(contract, fields.iter().map(|field| &field.ty)),
            TypeDefKind::Enum(variants) => Union::new(variants.iter().enumerate().map(|(position, variant)| {
                let values = all(contract, variant.payload.iter());
                values.prop_map(move |values| [vec![Felt::from(position)], values].concat())
            }))
            .boxed(),
        },
    }
}

fn string(text: &str) -> Vec<Felt> {
    let words = text.as_bytes().chunks_exact(31);
    let rest = words.remainder();
    let mut felts = vec![Felt::from(words.len())];
    felts.extend(words.map(Felt::from_bytes_be_slice));
    felts.extend([Felt::from_bytes_be_slice(rest), Felt::from(rest.len())]);
    felts
}
