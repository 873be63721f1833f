//! Own types that are alike in several contracts.

use std::collections::BTreeMap;

use crate::model::{Contract, Type, TypeDef, TypeDefKind, TypeId};

/// By the ids of the contract's types, the ids of the same types among `merged`, or of those that have to be added, in order.
pub(super) fn ids(contract: &Contract, merged: &Contract) -> Vec<TypeId> {
    let mut alike = Alike { one: contract, other: merged, known: BTreeMap::new() };
    let mut next = merged.types.len();
    (0..contract.types.len())
        .map(|id| {
            let same = (0..merged.types.len()).find(|other| alike.defs(TypeId(id), TypeId(*other)));
            TypeId(same.unwrap_or_else(|| {
                next += 1;
                next - 1
            }))
        })
        .collect()
}

/// Whether types of two contracts have the same name and shape.
pub(super) fn are_alike(one: (&Contract, &Type), other: (&Contract, &Type)) -> bool {
    Alike { one: one.0, other: other.0, known: BTreeMap::new() }.types(one.1, other.1)
}

struct Alike<'a> {
    one: &'a Contract,
    other: &'a Contract,
    known: BTreeMap<(TypeId, TypeId), bool>,
}

impl Alike<'_> {
    fn types(&mut self, one: &Type, other: &Type) -> bool {
        match (one, other) {
            (Type::Named(one), Type::Named(other)) => self.defs(*one, *other),
            (Type::Tuple(one), Type::Tuple(other)) => self.lists(one, other),
            (Type::Option(one), Type::Option(other)) | (Type::Vec(one), Type::Vec(other)) => self.types(one, other),
            (Type::Array(one, length), Type::Array(other, other_length)) => {
                length == other_length && self.types(one, other)
            }
            (one, other) => one.plain_name().is_some() && one == other,
        }
    }

    fn lists(&mut self, one: &[Type], other: &[Type]) -> bool {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| self.types(one, other))
    }

    fn defs(&mut self, one: TypeId, other: TypeId) -> bool {
        if let Some(known) = self.known.get(&(one, other)) {
            return *known;
        }
        let same = match (self.one.types.get(one.0), self.other.types.get(other.0)) {
            (Some(one), Some(other)) => self.shapes(one, other),
            _ => false,
        };
        self.known.insert((one, other), same);
        same
    }

    fn shapes(&mut self, one: &TypeDef, other: &TypeDef) -> bool {
        if one.name != other.name {
            return false;
        }
        match (&one.kind, &other.kind) {
            (TypeDefKind::Struct(one), TypeDefKind::Struct(other)) => {
                one.len() == other.len()
                    && one
                        .iter()
                        .zip(other)
                        .all(|(one, other)| one.name == other.name && self.types(&one.ty, &other.ty))
            }
            (TypeDefKind::Enum(one), TypeDefKind::Enum(other)) => {
                one.len() == other.len()
                    && one
                        .iter()
                        .zip(other)
                        .all(|(one, other)| one.name == other.name && self.lists(&one.payload, &other.payload))
            }
            _ => false,
        }
    }
}
