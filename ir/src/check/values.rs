//! Values made of others: tuples, lists, options, structs and enums; and their parts.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{Member, Token};

use super::calls::CALLED_AT_ADDRESS;
use super::literals::undetermined;
use super::{Attributes, Checker, Want, value};
use crate::diagnostic as faults;
use crate::model::{Expr, ExprKind, Type, TypeDefKind, TypeId};
use crate::types::{DEEPEST, LARGEST, LARGEST_TUPLE, LONGEST_ARRAY, array_length, size};

impl Checker<'_> {
    /// `(a, b)`, or `()`.
    pub(super) fn tuple(&mut self, source: &syn::ExprTuple, want: Want<'_>) -> Option<Expr> {
        if source.elems.is_empty() {
            return Some(value(ExprKind::Unit, Type::Unit, source));
        }
        if source.elems.len() < 2 || source.elems.len() > LARGEST_TUPLE {
            self.report(&faults::TUPLE_SIZE, source, &[&source.elems.len()]);
            return None;
        }
        let wanted = match self.wanted_type(want) {
            Some(Type::Tuple(parts)) if parts.len() == source.elems.len() => parts.into_iter().map(Some).collect(),
            _ => vec![None; source.elems.len()],
        };
        let parts: Vec<Option<Expr>> = source
            .elems
            .iter()
            .zip(&wanted)
            .map(|(part, ty)| self.plain_value(part, ty.as_ref().map_or(Want::Any, Want::Value)))
            .collect();
        let parts: Vec<Expr> = parts.into_iter().collect::<Option<_>>()?;
        let ty = Type::Tuple(parts.iter().map(|part| part.ty.clone()).collect());
        self.refuse_size(&ty, source)?;
        Some(value(ExprKind::Tuple(parts), ty, source))
    }

    /// Reports a value that is larger than types may be.
    fn refuse_size(&mut self, ty: &Type, source: &dyn ToTokens) -> Option<()> {
        let (size, depth) = size(self.shared.declared, ty);
        if size <= LARGEST && depth <= DEEPEST {
            return Some(());
        }
        let name = self.type_name(ty);
        if depth > DEEPEST {
            self.report(&faults::TYPE_TOO_DEEP, source, &[&name, &DEEPEST]);
        } else {
            self.report(&faults::TYPE_TOO_LARGE, source, &[&name, &LARGEST]);
        }
        None
    }

    /// A value that can be part of another one: of any type but `()`.
    pub(super) fn plain_value(&mut self, source: &syn::Expr, want: Want<'_>) -> Option<Expr> {
        let checked = self.expr(source, want)?;
        if checked.ty == Type::Unit && want == Want::Any {
            self.report(&faults::LET_OF_UNIT, source, &[]);
            return None;
        }
        Some(checked)
    }

    /// `[a, b]`
    pub(super) fn array(&mut self, source: &syn::ExprArray, want: Want<'_>) -> Option<Expr> {
        let wanted = match self.wanted_type(want) {
            Some(Type::Array(element, _)) => Some(*element),
            _ => None,
        };
        let (parts, element) = self.elements(source.elems.iter().collect(), wanted, source)?;
        if parts.is_empty() || parts.len() > LONGEST_ARRAY {
            self.report(&faults::ARRAY_LENGTH, source, &[&LONGEST_ARRAY]);
            return None;
        }
        let ty = Type::Array(Box::new(element), parts.len());
        self.refuse_size(&ty, source)?;
        Some(value(ExprKind::List(parts), ty, source))
    }

    /// `&[a, b]` where a `Vec` is looked at.
    pub(super) fn slice(&mut self, source: &syn::ExprArray, element: &Type) -> Option<Expr> {
        let (parts, _) = self.elements(source.elems.iter().collect(), Some(element.clone()), source)?;
        Some(value(ExprKind::List(parts), Type::Vec(Box::new(element.clone())), source))
    }

    /// `[value; N]`
    pub(super) fn repeat(&mut self, source: &syn::ExprRepeat, want: Want<'_>) -> Option<Expr> {
        let length = array_length(&source.len, self.report)?;
        let wanted = match self.wanted_type(want) {
            Some(Type::Array(element, _)) => Some(*element),
            _ => None,
        };
        let element = self.plain_value(&source.expr, wanted.as_ref().map_or(Want::Any, Want::Value))?;
        if !self.is_copy(&element.ty) {
            let name = self.type_name(&element.ty);
            self.report(&faults::REPEAT_OF_MOVED, &source.expr, &[&name]);
            return None;
        }
        let ty = Type::Array(Box::new(element.ty.clone()), length);
        self.refuse_size(&ty, source)?;
        Some(value(ExprKind::Repeat(Box::new(element)), ty, source))
    }

    /// `vec![a, b]`
    pub(super) fn vec_macro(&mut self, call: &syn::Macro, want: Want<'_>) -> Option<Expr> {
        let parsed = Punctuated::<syn::Expr, Token![,]>::parse_terminated.parse2(call.tokens.clone());
        let Ok(given) = parsed else {
            self.report(&faults::VEC_FORM, call, &[]);
            return None;
        };
        for element in &given {
            Attributes { report: self.report }.visit_expr(element);
        }
        let wanted = match self.wanted_type(want) {
            Some(Type::Vec(element)) => Some(*element),
            _ => None,
        };
        let (parts, element) = self.elements(given.iter().collect(), wanted, call)?;
        let ty = Type::Vec(Box::new(element));
        self.refuse_size(&ty, call)?;
        Some(value(ExprKind::List(parts), ty, call))
    }

    /// `Vec::new()`
    pub(super) fn empty_vec(&mut self, want: Want<'_>, source: &dyn ToTokens) -> Option<Expr> {
        match self.wanted_type(want) {
            Some(ty @ Type::Vec(_)) => Some(value(ExprKind::List(Vec::new()), ty, source)),
            Some(other) => {
                let name = self.type_name(&other);
                self.report(&faults::MISMATCH, source, &[&name, &"Vec<_>", &format!("give a value of type `{name}`")]);
                None
            }
            None => {
                self.report(&faults::TYPE_NEEDED, source, &[&"let x: Vec<u64> = ..;"]);
                None
            }
        }
    }

    /// Elements of one type: the wanted one, or that of the first element that has one by itself.
    fn elements(
        &mut self,
        given: Vec<&syn::Expr>,
        wanted: Option<Type>,
        source: &dyn ToTokens,
    ) -> Option<(Vec<Expr>, Type)> {
        if given.is_empty() && wanted.is_none() {
            self.report(&faults::TYPE_NEEDED, source, &[&"let x: Vec<u64> = ..;"]);
            return None;
        }
        let mut checked: Vec<Option<Expr>> = given.iter().map(|_| None).collect();
        let mut ty = wanted;
        if ty.is_none() {
            let first = given.iter().position(|element| !undetermined(element)).unwrap_or(0);
            let element = self.plain_value(given.get(first)?, Want::Any)?;
            ty = Some(element.ty.clone());
            *checked.get_mut(first)? = Some(element);
        }
        let ty = ty?;
        let mut sound = true;
        for (slot, source) in checked.iter_mut().zip(given) {
            if slot.is_none() {
                *slot = self.expr(source, Want::Value(&ty));
                sound &= slot.is_some();
            }
        }
        let checked = checked.into_iter().collect::<Option<Vec<_>>>().filter(|_| sound)?;
        Some((checked, ty))
    }

    /// `None`
    pub(super) fn none(&mut self, want: Want<'_>, source: &dyn ToTokens) -> Option<Expr> {
        match self.wanted_type(want) {
            Some(ty @ Type::Option(_)) => Some(value(ExprKind::None, ty, source)),
            Some(other) => {
                let name = self.type_name(&other);
                let help = format!("give a value of type `{name}`");
                self.report(&faults::MISMATCH, source, &[&name, &"Option<_>", &help]);
                None
            }
            None => {
                self.report(&faults::TYPE_NEEDED, source, &[&"let x: Option<u64> = None;"]);
                None
            }
        }
    }

    /// `Some(value)`
    pub(super) fn some(&mut self, source: &syn::ExprCall, want: Want<'_>) -> Option<Expr> {
        let wanted = match self.wanted_type(want) {
            Some(Type::Option(inner)) => Some(*inner),
            _ => None,
        };
        let argument = self.only_argument(&source.args, "Some", source)?;
        let inner = self.plain_value(argument, wanted.as_ref().map_or(Want::Any, Want::Value))?;
        let ty = Type::Option(Box::new(inner.ty.clone()));
        self.refuse_size(&ty, source)?;
        Some(value(ExprKind::Some(Box::new(inner)), ty, source))
    }

    /// `Name::Variant` or `Name::Variant(values)`
    pub(super) fn variant(
        &mut self,
        id: TypeId,
        name: &Ident,
        given: &[&syn::Expr],
        source: &dyn ToTokens,
    ) -> Option<Expr> {
        let (variant, payload) = self.variant_named(id, name)?;
        if payload.len() != given.len() {
            self.report(&faults::VARIANT_VALUES, source, &[name, &payload.len(), &given.len()]);
            return None;
        }
        let values: Vec<Option<Expr>> = given
            .iter()
            .zip(&payload)
            .map(|(argument, ty)| self.known(ty).and_then(|()| self.expr(argument, Want::Value(ty))))
            .collect();
        let values = values.into_iter().collect::<Option<_>>()?;
        Some(value(ExprKind::Variant { id, variant, values }, Type::Named(id), source))
    }

    /// A variant's position and values; reports a name that is none.
    pub(super) fn variant_named(&mut self, id: TypeId, name: &Ident) -> Option<(usize, Vec<Type>)> {
        let declared = self.shared.declared.types.get(id.0)?;
        let TypeDefKind::Enum(variants) = &declared.kind else {
            self.report(&faults::UNKNOWN_VARIANT, name, &[&declared.name, name, &"it is a struct"]);
            return None;
        };
        let Some(position) = variants.iter().position(|variant| name == &variant.name) else {
            let names: Vec<&str> = variants.iter().map(|variant| variant.name.as_str()).collect();
            let help = format!("its variants are: {}", names.join(", "));
            self.report(&faults::UNKNOWN_VARIANT, name, &[&declared.name, name, &help]);
            return None;
        };
        Some((position, variants.get(position)?.payload.clone()))
    }

    /// `Name { field: value, .. }`
    pub(super) fn struct_literal(&mut self, source: &syn::ExprStruct) -> Option<Expr> {
        let id = source.path.get_ident().and_then(|name| self.own_type(name)).filter(|_| source.qself.is_none());
        let declared = id.and_then(|id| self.shared.declared.types.get(id.0));
        let (Some(id), Some((declared, TypeDefKind::Struct(fields)))) =
            (id, declared.map(|declared| (declared, &declared.kind)))
        else {
            let text = source.path.to_token_stream().to_string().replace(' ', "");
            let help = match source.path.get_ident() {
                Some(name) if self.event(name).is_some() => "an event is made where it is emitted: `cx.emit(..)`",
                Some(name) if self.interface(name).is_some() => CALLED_AT_ADDRESS,
                _ => "write a struct of this contract; the variants of an enum are `Name::Variant(..)`",
            };
            self.report(&faults::NOT_A_STRUCT, &source.path, &[&text, &help]);
            return None;
        };
        if let Some(rest) = &source.dot2_token {
            self.report(&faults::STRUCT_REST, rest, &[]);
            return None;
        }
        let expected: Vec<(&str, &Type)> = fields.iter().map(|field| (field.name.as_str(), &field.ty)).collect();
        let unknown = |checker: &mut Self, member: &Member| {
            let help = names(expected.iter().map(|(name, _)| *name));
            let ty = &declared.name;
            checker.report(&faults::UNKNOWN_PART, member, &[&member.to_token_stream(), ty, &help]);
        };
        let missing = |checker: &mut Self, fields: &str| {
            checker.report(&faults::FIELDS_MISSING, &source.path, &[&declared.name, &fields]);
        };
        let (fields, order) = self.named_fields(&expected, &source.fields, &unknown, &missing)?;
        Some(value(ExprKind::Struct { id, fields, order }, Type::Named(id), source))
    }

    /// The values of named fields, in declared order, and the positions in the order in which they are written.
    pub(super) fn named_fields(
        &mut self,
        declared: &[(&str, &Type)],
        given: &Punctuated<syn::FieldValue, Token![,]>,
        unknown: &dyn Fn(&mut Self, &Member),
        missing: &dyn Fn(&mut Self, &str),
    ) -> Option<(Vec<Expr>, Vec<usize>)> {
        let mut values: Vec<Option<Expr>> = declared.iter().map(|_| None).collect();
        let mut order = Vec::new();
        let mut sound = true;
        for field in given {
            let position = match &field.member {
                Member::Named(name) => declared.iter().position(|(declared, _)| name == declared),
                Member::Unnamed(_) => None,
            };
            let Some(position) = position else {
                unknown(self, &field.member);
                sound = false;
                continue;
            };
            if order.contains(&position) {
                self.report(&faults::NAME_TWICE, &field.member, &[&field.member.to_token_stream()]);
                sound = false;
                continue;
            }
            order.push(position);
            let ty = declared.get(position).map(|(_, ty)| *ty).filter(|ty| self.known(ty).is_some());
            let checked = ty.and_then(|ty| self.expr(&field.expr, Want::Value(ty)));
            sound &= checked.is_some();
            if let Some(slot) = values.get_mut(position) {
                *slot = checked;
            }
        }
        let left_out: Vec<&str> = (0..declared.len())
            .filter(|position| !order.contains(position))
            .filter_map(|position| declared.get(position).map(|(name, _)| *name))
            .collect();
        if !left_out.is_empty() {
            missing(self, &left_out.join(", "));
            return None;
        }
        let fields = values.into_iter().collect::<Option<Vec<_>>>()?;
        sound.then_some((fields, order))
    }

    /// `value.field`, `value.0` or `self.field`.
    pub(super) fn field_of(&mut self, source: &syn::ExprField) -> Option<Expr> {
        if self.is_storage(&source.base) {
            return self.read_field(source);
        }
        let base = self.looked(&source.base, Want::Any)?;
        let (field, ty) = self.part(&base.ty, &source.member)?;
        Some(value(ExprKind::Field { value: Box::new(base), field }, ty, source))
    }

    /// Position and type of a struct's field or a tuple's element.
    fn part(&mut self, ty: &Type, member: &Member) -> Option<(usize, Type)> {
        let (found, help) = match (ty, member) {
            (Type::Tuple(parts), Member::Unnamed(index)) => {
                let position = usize::try_from(index.index).ok();
                let found = position.and_then(|position| Some((position, parts.get(position)?.clone())));
                (found, format!("it has {} elements, the first is `.0`", parts.len()))
            }
            (Type::Named(id), Member::Named(name)) => match &self.shared.declared.types.get(id.0)?.kind {
                TypeDefKind::Struct(fields) => {
                    let position = fields.iter().position(|field| name == &field.name);
                    let found = position.and_then(|position| Some((position, fields.get(position)?.ty.clone())));
                    (found, names(fields.iter().map(|field| field.name.as_str())))
                }
                TypeDefKind::Enum(_) => (None, "the values of an enum come out in a `match`".to_owned()),
            },
            (Type::Named(_), _) => (None, "its fields have names".to_owned()),
            (Type::Tuple(_), _) => (None, "the elements of a tuple are `.0`, `.1` and so on".to_owned()),
            (Type::Option(_), _) => (None, "take the value out first: `.unwrap()` or a `match`".to_owned()),
            _ => (None, "only structs and tuples have parts".to_owned()),
        };
        if found.is_none() {
            let name = self.type_name(ty);
            self.report(&faults::UNKNOWN_PART, member, &[&member.to_token_stream(), &name, &help]);
        }
        found.filter(|(_, ty)| self.known(ty).is_some())
    }

    /// `list[index]`
    pub(super) fn index(&mut self, source: &syn::ExprIndex) -> Option<Expr> {
        let list = self.looked(&source.expr, Want::Any);
        let index = self.expr(&source.index, Want::Value(&Type::U32));
        let (list, index) = (list?, index?);
        let (Type::Vec(element) | Type::Array(element, _)) = &list.ty else {
            let name = self.type_name(&list.ty);
            self.report(&faults::INDEX_OF_VALUE, source, &[&name]);
            return None;
        };
        let ty = (**element).clone();
        Some(value(ExprKind::Index { list: Box::new(list), index: Box::new(index) }, ty, source))
    }
}

fn names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    format!("its fields are: {}", names.collect::<Vec<_>>().join(", "))
}
