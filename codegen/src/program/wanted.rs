//! What printed parts of the program use of parts that are printed later, so that nothing unused is printed.

use std::collections::{BTreeMap, BTreeSet};

use zkthread_ir::{Contract, Type, TypeDefKind};

use crate::names;

/// What a function about a type does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Codec {
    /// From cells, or from the felts of calldata when they are always as many.
    Load,
    /// To cells, or to felts that are always as many.
    Store,
    /// From calldata.
    Decode,
    /// To an event's felts.
    Encode,
}

/// A kind of row: a variable, or the elements of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowKind {
    /// Position of the storage field.
    pub(super) variable: usize,
    /// Whether it is an element of the list and not the list's length, or the value.
    pub(super) is_element: bool,
}

/// The collection.
pub(super) struct Wanted {
    /// Names of all types that are put together, for the functions about them.
    type_names: BTreeMap<Type, String>,
    pub(super) codecs: BTreeSet<(Type, Codec)>,
    /// Whether with the slots left in the row's entry.
    pub(super) rows: BTreeSet<(RowKind, bool)>,
}

impl Wanted {
    pub(super) fn new(contract: &Contract) -> Self {
        let mut found = BTreeSet::new();
        let values = contract.storage.iter().map(|variable| &variable.value);
        let fields = contract.events.iter().flat_map(|event| event.fields.iter().map(|field| &field.ty));
        let params = contract
            .functions
            .iter()
            .flat_map(|function| function.params.iter().map(|param| &function.locals[param.0].ty));
        for ty in values.chain(fields).chain(params) {
            collect(contract, ty, &mut found);
        }
        let chosen = names::unique(found.iter().map(|ty| type_name(contract, ty)));
        let type_names = found.into_iter().zip(chosen).collect();
        Self { type_names, codecs: BTreeSet::new(), rows: BTreeSet::new() }
    }

    /// Asks for a function about a type, and gives its path.
    pub(super) fn codec(&mut self, codec: Codec, ty: &Type) -> String {
        self.codecs.insert((ty.clone(), codec));
        format!("crate::types::{}", self.codec_name(codec, ty))
    }

    /// Its name.
    pub(super) fn codec_name(&self, codec: Codec, ty: &Type) -> String {
        let verb = match codec {
            Codec::Load => "load",
            Codec::Store => "store",
            Codec::Decode => "decode",
            Codec::Encode => "encode",
        };
        format!("{verb}_{}", self.type_names.get(ty).map_or("", String::as_str))
    }
}

fn collect(contract: &Contract, ty: &Type, found: &mut BTreeSet<Type>) {
    if ty.plain_name().is_some() || !found.insert(ty.clone()) {
        return;
    }
    match ty {
        Type::Tuple(elements) => elements.iter().for_each(|ty| collect(contract, ty, found)),
        Type::Option(inner) | Type::Array(inner, _) | Type::Vec(inner) => collect(contract, inner, found),
        Type::Named(id) => match &contract.type_def(*id).kind {
            TypeDefKind::Struct(fields) => fields.iter().for_each(|field| collect(contract, &field.ty, found)),
            TypeDefKind::Enum(variants) => {
                variants.iter().flat_map(|variant| &variant.payload).for_each(|ty| collect(contract, ty, found));
            }
        },
        _ => {}
    }
}

/// Words for a type.
fn type_name(contract: &Contract, ty: &Type) -> String {
    match ty {
        Type::Tuple(elements) => {
            let elements: Vec<String> = elements.iter().map(|ty| type_name(contract, ty)).collect();
            format!("tuple_of_{}", elements.join("_"))
        }
        Type::Named(id) => names::snake(&contract.type_def(*id).name),
        Type::Option(inner) => format!("option_of_{}", type_name(contract, inner)),
        Type::Array(inner, length) => format!("array_of_{length}_{}", type_name(contract, inner)),
        Type::Vec(inner) => format!("list_of_{}", type_name(contract, inner)),
        plain => names::snake(plain.plain_name().unwrap_or_default()),
    }
}
