//! The contract's own types, and the functions that turn values into felts and back.

use zkthread_ir::{Contract, Type, TypeDefKind, TypeId, Variant};

use super::codec::{ARGUMENT, has_gaps};
use super::wanted::Codec;
use super::{Printer, UNTRACKED};
use crate::names;
use crate::writer::Writer;

/// A function over at most this many cells is always inlined.
const MOST_INLINED: usize = 4;

impl Printer<'_> {
    /// The file, unless nothing is in it.
    pub(super) fn types(&self) -> Option<String> {
        let mut piece = Writer::default();
        for (id, definition) in self.contract.types.iter().enumerate() {
            piece.docs(&definition.docs);
            // What is copied is cloned by itself.
            let copied = if definition.is_copy { "Copy" } else { "Clone" };
            piece.line(format_args!("#[derive({copied}, Drop, PartialEq)]"));
            let name = names::own_type(self.contract, TypeId(id));
            match &definition.kind {
                TypeDefKind::Struct(fields) => {
                    piece.open(format_args!("pub struct {name}"));
                    for field in fields {
                        piece.docs(&field.docs);
                        let ty = self.program_type(&field.ty);
                        piece.line(format_args!("pub {}: {ty},", names::free(&field.name)));
                    }
                }
                TypeDefKind::Enum(variants) => {
                    piece.open(format_args!("pub enum {name}"));
                    for variant in variants {
                        piece.docs(&variant.docs);
                        let payload: Vec<String> = variant.payload.iter().map(|ty| self.program_type(ty)).collect();
                        let payload = match payload.as_slice() {
                            [] => String::new(),
                            [one] => format!(": {one}"),
                            more => format!(": ({})", more.join(", ")),
                        };
                        piece.line(format_args!("{}{payload},", names::free(&variant.name)));
                    }
                }
            }
            piece.close("");
            piece.blank();
        }
        self.codecs(&mut piece);
        if piece.is_empty() {
            return None;
        }
        let mut out = Writer::default();
        out.line("//! The contract's own types, and values as felts.");
        out.blank();
        out.append_with_imports(piece);
        Some(out.finish())
    }

    /// Prints what is asked for, until nothing more is.
    fn codecs(&self, out: &mut Writer) {
        let mut printed = std::collections::BTreeSet::new();
        loop {
            let wanted: Vec<(Type, Codec)> = self.wanted.borrow().codecs.difference(&printed).cloned().collect();
            if wanted.is_empty() {
                return;
            }
            for (ty, codec) in wanted {
                self.begin();
                match codec {
                    Codec::Load => self.load_function(&ty, out),
                    Codec::Store => self.store_function(&ty, out),
                    Codec::Decode => self.decode_function(&ty, out),
                    Codec::Encode => self.encode_function(&ty, out),
                }
                out.blank();
                printed.insert((ty, codec));
            }
        }
    }

    fn open_function(&self, ty: &Type, codec: Codec, signature: &str, is_inlined: bool, out: &mut Writer) {
        let name = self.wanted.borrow().codec_name(codec, ty);
        out.line(if is_inlined { "#[inline(always)]" } else { "#[inline(never)]" });
        out.open(format_args!("pub fn {name}{signature}"));
        if !is_inlined {
            out.line(UNTRACKED);
        }
    }

    fn load_function(&self, ty: &Type, out: &mut Writer) {
        let n_cells = self.cells(ty);
        let cells: Vec<String> = (0..n_cells).map(|at| format!("cell{at}")).collect();
        let signature = format!("(cells: [felt252; {n_cells}], otherwise: felt252) -> {}", self.program_type(ty));
        self.open_function(ty, Codec::Load, &signature, n_cells <= MOST_INLINED, out);
        out.line(format_args!("let [{}] = cells;", cells.join(", ")));
        let (variant, payload) = cells.split_first().map_or(("0", &cells[..]), |(first, rest)| (first.as_str(), rest));
        match self.shape(ty) {
            Shape::Struct(fields) => {
                let values = self.load_all(fields.iter().map(|(_, ty)| *ty), &cells, "otherwise");
                let fields: Vec<String> =
                    fields.iter().zip(values).map(|((name, _), value)| format!("{name}: {value}")).collect();
                out.line(format_args!("{} {{ {} }}", self.program_type(ty), fields.join(", ")));
            }
            Shape::Enum(variants) => {
                for (at, (path, types)) in variants.iter().enumerate() {
                    out.open(format_args!("if {variant} == {at}"));
                    let values = self.load_all(types.iter().copied(), payload, "otherwise");
                    out.line(format_args!("return {path}{};", in_parentheses(&values)));
                    out.close("");
                }
                out.import("core::panic_with_felt252");
                out.line("panic_with_felt252(otherwise)");
            }
        }
        out.close("");
    }

    fn store_function(&self, ty: &Type, out: &mut Writer) {
        let n_cells = self.cells(ty);
        let has_gaps = has_gaps(self.contract, ty);
        let olds: Vec<String> = if has_gaps { (0..n_cells).map(|at| format!("old{at}")).collect() } else { Vec::new() };
        let param = if has_gaps { format!(", olds: [felt252; {n_cells}]") } else { String::new() };
        let signature = format!("(value: {}{param}) -> [felt252; {n_cells}]", self.program_type(ty));
        self.open_function(ty, Codec::Store, &signature, n_cells <= MOST_INLINED, out);
        let mut body = Writer::default();
        self.store_body(ty, &olds, &mut body);
        if has_gaps {
            let body = body.text();
            let used = |old: &String| body.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == old);
            let olds: Vec<&str> = olds.iter().map(|old| if used(old) { old.as_str() } else { "_" }).collect();
            out.line(format_args!("let [{}] = olds;", olds.join(", ")));
        }
        out.append(body);
        out.close("");
    }

    /// The cells of `value`, as the value of the block.
    fn store_body(&self, ty: &Type, olds: &[String], out: &mut Writer) {
        match self.shape(ty) {
            Shape::Struct(fields) => {
                let names: Vec<String> = fields.iter().map(|(name, _)| format!("value.{name}")).collect();
                let values = fields.iter().zip(&names).map(|((_, ty), name)| (*ty, name));
                let cells = self.store_all(values, olds, out);
                out.line(format_args!("[{}]", cells.join(", ")));
            }
            Shape::Enum(variants) => {
                out.open("match value");
                for (at, (path, types)) in variants.iter().enumerate() {
                    let names = self.names(types.len());
                    out.open(format_args!("{path}{} =>", in_parentheses(&names)));
                    let mut cells = vec![at.to_string()];
                    let rest = olds.get(1..).unwrap_or_default();
                    cells.extend(self.store_all(types.iter().copied().zip(&names), rest, out));
                    cells.extend(olds.iter().skip(cells.len()).cloned());
                    out.line(format_args!("[{}]", cells.join(", ")));
                    out.close(",");
                }
                out.close("");
            }
        }
    }

    fn decode_function(&self, ty: &Type, out: &mut Writer) {
        let signature = format!("(ref calldata: Span<felt252>) -> {}", self.program_type(ty));
        self.open_function(ty, Codec::Decode, &signature, false, out);
        if let Type::Vec(inner) = ty {
            out.line(format_args!("let mut remaining: u32 = {};", self.decode(&Type::U32)));
            out.line("let mut list = array![];");
            out.open("while remaining != 0");
            out.line(format_args!("list.append({});", self.decode(inner)));
            out.line("remaining -= 1;");
            out.close("");
            out.line("list");
            out.close("");
            return;
        }
        match self.shape(ty) {
            Shape::Struct(fields) => {
                let fields: Vec<String> =
                    fields.iter().map(|(name, ty)| format!("{name}: {}", self.decode(ty))).collect();
                out.line(format_args!("{} {{ {} }}", self.program_type(ty), fields.join(", ")));
            }
            Shape::Enum(variants) => {
                out.line("let variant = crate::os::input::argument(ref calldata);");
                // In calldata a value is 0 and none is 1.
                let of = |at: usize| if matches!(ty, Type::Option(_)) { 1 - at } else { at };
                for (at, (path, types)) in variants.iter().enumerate() {
                    out.open(format_args!("if variant == {}", of(at)));
                    let values: Vec<String> = types.iter().map(|ty| self.decode(ty)).collect();
                    out.line(format_args!("return {path}{};", in_parentheses(&values)));
                    out.close("");
                }
                out.import("core::panic_with_felt252");
                out.line(format_args!("panic_with_felt252({ARGUMENT})"));
            }
        }
        out.close("");
    }

    fn encode_function(&self, ty: &Type, out: &mut Writer) {
        let signature = format!("(value: @{}, ref felts: Array<felt252>)", self.program_type(ty));
        self.open_function(ty, Codec::Encode, &signature, false, out);
        match self.shape(ty) {
            Shape::Struct(fields) => {
                for (name, ty) in fields {
                    let field = self.name();
                    out.line(format_args!("let {field} = value.{name};"));
                    self.encode(ty, &field, out);
                }
            }
            Shape::Enum(variants) => {
                let of = |at: usize| if matches!(ty, Type::Option(_)) { 1 - at } else { at };
                out.open("match value");
                for (at, (path, types)) in variants.iter().enumerate() {
                    let names = self.names(types.len());
                    out.open(format_args!("{path}{} =>", in_parentheses(&names)));
                    out.line(format_args!("felts.append({});", of(at)));
                    for (ty, name) in types.iter().zip(&names) {
                        self.encode(ty, name, out);
                    }
                    out.close(",");
                }
                out.close("");
            }
        }
        out.close("");
    }

    /// What a type consists of.
    fn shape<'t>(&'t self, ty: &'t Type) -> Shape<'t> {
        match ty {
            Type::Option(inner) => {
                let name = self.program_type(inner);
                Shape::Enum(vec![
                    (format!("Option::<{name}>::None"), vec![]),
                    (format!("Option::<{name}>::Some"), vec![inner.as_ref()]),
                ])
            }
            Type::Named(id) => match &self.contract.type_def(*id).kind {
                TypeDefKind::Struct(fields) => {
                    Shape::Struct(fields.iter().map(|field| (names::free(&field.name), &field.ty)).collect())
                }
                TypeDefKind::Enum(variants) => Shape::Enum(
                    variants
                        .iter()
                        .map(|one| (variant_path(self.contract, *id, one), one.payload.iter().collect()))
                        .collect(),
                ),
            },
            _ => Shape::Struct(Vec::new()),
        }
    }
}

/// Fields with their names, or variants with their paths.
enum Shape<'t> {
    Struct(Vec<(String, &'t Type)>),
    Enum(Vec<(String, Vec<&'t Type>)>),
}

/// `crate::types::Name::Variant`
pub(super) fn variant_path(contract: &Contract, id: TypeId, variant: &Variant) -> String {
    format!("crate::types::{}::{}", names::own_type(contract, id), names::free(&variant.name))
}

/// What stands behind a variant's path: nothing, one value or a tuple.
pub(super) fn in_parentheses(values: &[String]) -> String {
    match values {
        [] => String::new(),
        [one] => format!("({one})"),
        more => format!("(({}))", more.join(", ")),
    }
}
