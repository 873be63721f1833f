//! Values as cells of storage and as felts of calldata and events.
//!
//! A *plain* type has no enum, `Option`, `Vec` or `String` in it: its cells are its felts, and always as many.

use zkthread_ir::{Contract, Type, TypeDefKind, Variant};

use super::wanted::Codec;
use super::{Printer, from_felt, is_felt, to_felt};
use crate::expression::Text;
use crate::writer::Writer;

/// The panic of an argument that is none of its type.
pub(super) const ARGUMENT: &str = "'OS: argument out of range'";

/// Whether its cells are its felts, and always as many.
pub(super) fn is_plain(contract: &Contract, ty: &Type) -> bool {
    match ty {
        Type::Unit | Type::String | Type::Vec(_) | Type::Option(_) => false,
        Type::Tuple(elements) => elements.iter().all(|ty| is_plain(contract, ty)),
        Type::Array(inner, _) => is_plain(contract, inner),
        Type::Named(id) => match &contract.type_def(*id).kind {
            TypeDefKind::Struct(fields) => fields.iter().all(|field| is_plain(contract, &field.ty)),
            TypeDefKind::Enum(_) => false,
        },
        _ => true,
    }
}

/// Whether a write can leave cells as they are.
pub(super) fn has_gaps(contract: &Contract, ty: &Type) -> bool {
    match ty {
        Type::Option(_) => true,
        Type::Tuple(elements) => elements.iter().any(|ty| has_gaps(contract, ty)),
        Type::Array(inner, _) => has_gaps(contract, inner),
        Type::Named(id) => match &contract.type_def(*id).kind {
            TypeDefKind::Struct(fields) => fields.iter().any(|field| has_gaps(contract, &field.ty)),
            TypeDefKind::Enum(variants) => {
                let cells = contract.cells(ty);
                variants.iter().any(|variant| {
                    cells != payload_cells(contract, variant).map(|cells| cells + 1)
                        || variant.payload.iter().any(|ty| has_gaps(contract, ty))
                })
            }
        },
        _ => false,
    }
}

/// How many cells a variant's values take.
pub(super) fn payload_cells(contract: &Contract, variant: &Variant) -> Option<usize> {
    variant.payload.iter().map(|ty| contract.cells(ty)).sum()
}

impl Printer<'_> {
    /// How many cells a stored value takes.
    pub(super) fn cells(&self, ty: &Type) -> usize {
        self.contract.cells(ty).unwrap_or(1)
    }

    /// A value from as many cells as it has.
    pub(super) fn load(&self, ty: &Type, cells: &[String], otherwise: &str) -> Text {
        let first = cells.first().map_or("0", String::as_str);
        match ty {
            Type::U256 => {
                let [low, high] =
                    [0, 1].map(|at| from_felt(&Type::U128, cells.get(at).map_or("0", String::as_str), otherwise));
                Text::atom(format!("u256 {{ low: {low}, high: {high} }}"))
            }
            Type::Tuple(elements) => {
                Text::atom(format!("({})", self.load_all(elements.iter(), cells, otherwise).join(", ")))
            }
            Type::Array(inner, length) => {
                let elements = self.load_all(std::iter::repeat_n(inner.as_ref(), *length), cells, otherwise);
                Text::atom(format!("[{}]", elements.join(", ")))
            }
            Type::Named(_) | Type::Option(_) => {
                let path = self.wanted.borrow_mut().codec(Codec::Load, ty);
                Text::atom(format!("{path}([{}], {otherwise})", cells.join(", ")))
            }
            scalar => from_felt(scalar, first, otherwise),
        }
    }

    /// Values from consecutive cells.
    pub(super) fn load_all<'t>(
        &self,
        types: impl Iterator<Item = &'t Type>,
        cells: &[String],
        otherwise: &str,
    ) -> Vec<String> {
        let mut at = 0;
        types
            .map(|ty| {
                let end = at + self.cells(ty);
                let value = self.load(ty, cells.get(at..end).unwrap_or_default(), otherwise);
                at = end;
                value.to_string()
            })
            .collect()
    }

    /// The cells of the value that has this name; `olds` are what they hold before, where the type has gaps.
    pub(super) fn store(&self, ty: &Type, value: &str, olds: &[String], out: &mut Writer) -> Vec<String> {
        match ty {
            Type::U256 => ["low", "high"]
                .map(|half| to_felt(&Type::U128, Text::atom(format!("{value}.{half}"))).to_string())
                .to_vec(),
            Type::Tuple(elements) => {
                let names = self.names(elements.len());
                out.line(format_args!("let ({}) = {value};", names.join(", ")));
                self.store_all(elements.iter().zip(&names), olds, out)
            }
            Type::Array(inner, length) => {
                let names = self.names(*length);
                out.line(format_args!("let [{}] = {value};", names.join(", ")));
                self.store_all(names.iter().map(|name| (inner.as_ref(), name)), olds, out)
            }
            Type::Named(_) | Type::Option(_) => {
                let path = self.wanted.borrow_mut().codec(Codec::Store, ty);
                let cells = self.names(self.cells(ty));
                let olds = if has_gaps(self.contract, ty) { format!(", [{}]", olds.join(", ")) } else { String::new() };
                out.line(format_args!("let [{}] = {path}({value}{olds});", cells.join(", ")));
                cells
            }
            scalar => vec![to_felt(scalar, Text::atom(value)).to_string()],
        }
    }

    /// The cells of values one after the other.
    pub(super) fn store_all<'t>(
        &self,
        values: impl Iterator<Item = (&'t Type, &'t String)>,
        olds: &[String],
        out: &mut Writer,
    ) -> Vec<String> {
        let mut at = 0;
        let mut cells = Vec::new();
        for (ty, name) in values {
            let end = at + self.cells(ty);
            cells.extend(self.store(ty, name, olds.get(at..end).unwrap_or_default(), out));
            at = end;
        }
        cells
    }

    /// A value from the front of `calldata`. Operands of an expression are evaluated from left to right.
    pub(super) fn decode(&self, ty: &Type) -> String {
        const FELT: &str = "crate::os::input::argument(ref calldata)";
        match ty {
            Type::U256 => {
                let half = self.decode(&Type::U128);
                format!("u256 {{ low: {half}, high: {half} }}")
            }
            Type::String => format!("crate::os::text::decode_string(ref calldata, {ARGUMENT})"),
            Type::Tuple(elements) => {
                let elements: Vec<String> = elements.iter().map(|ty| self.decode(ty)).collect();
                format!("({})", elements.join(", "))
            }
            Type::Array(inner, length) => format!("[{}]", vec![self.decode(inner); *length].join(", ")),
            Type::Named(_) | Type::Option(_) | Type::Vec(_) => {
                format!("{}(ref calldata)", self.wanted.borrow_mut().codec(Codec::Decode, ty))
            }
            scalar => from_felt(scalar, FELT, ARGUMENT).to_string(),
        }
    }

    /// Appends the felts of a value to `felts`. `value` is the name of a snapshot of it.
    pub(super) fn encode(&self, ty: &Type, value: &str, out: &mut Writer) {
        match ty {
            Type::U256 => {
                for half in ["low", "high"] {
                    let felt = to_felt(&Type::U128, Text::atom(format!("*{value}.{half}")));
                    out.line(format_args!("felts.append({felt});"));
                }
            }
            Type::String => {
                out.import("core::serde::Serde");
                out.line(format_args!("Serde::<ByteArray>::serialize({value}, ref felts);"));
            }
            Type::Tuple(elements) => {
                let names = self.names(elements.len());
                out.line(format_args!("let ({}) = {value};", names.join(", ")));
                for (ty, name) in elements.iter().zip(&names) {
                    self.encode(ty, name, out);
                }
            }
            Type::Array(inner, _) | Type::Vec(inner) => {
                if matches!(ty, Type::Vec(_)) {
                    out.line(format_args!("felts.append({value}.len().into());"));
                }
                let element = self.name();
                out.open(format_args!("for {element} in {value}.span()"));
                self.encode(inner, &element, out);
                out.close("");
            }
            Type::Named(_) | Type::Option(_) => {
                let path = self.wanted.borrow_mut().codec(Codec::Encode, ty);
                out.line(format_args!("{path}({value}, ref felts);"));
            }
            felt if is_felt(felt) => out.line(format_args!("felts.append(*{value});")),
            scalar => {
                let felt = to_felt(scalar, Text::prefix("*", Text::atom(value)));
                out.line(format_args!("felts.append({felt});"));
            }
        }
    }
}
