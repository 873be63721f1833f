//! Patterns that always match.

use quote::ToTokens;
use syn::Pat;

use super::Checker;
use crate::diagnostic as faults;
use crate::model::{LocalId, Pattern, Type, TypeDefKind};
use crate::signatures::{A_NAME, check_pattern};

/// The names that one pattern declares.
#[derive(Default)]
pub(super) struct Bound {
    /// Whether rustc reads them as references.
    pub(super) lent: bool,
    /// Name and local, none when at fault.
    pub(super) names: Vec<(String, Option<LocalId>)>,
}

impl Checker<'_> {
    /// Checks a pattern and declares its names; without a type (the value was at fault) only the latter.
    pub(super) fn pattern(&mut self, source: &Pat, ty: Option<&Type>, bound: &mut Bound) -> Option<Pattern> {
        match source {
            Pat::Paren(inner) => self.pattern(&inner.pat, ty, bound),
            Pat::Wild(_) => Some(Pattern::Wildcard),
            Pat::Ident(name) if name.ident != "None" => self.bind(name, ty, bound).map(Pattern::Bind),
            Pat::Tuple(tuple) => {
                let types = match ty {
                    Some(Type::Tuple(types)) => Some(&types[..]),
                    Some(other) => {
                        self.refuse_shape(source, other);
                        None
                    }
                    None => None,
                };
                let elements = tuple.elems.iter().collect();
                Some(Pattern::Tuple(self.positional(elements, types, bound, source)?))
            }
            Pat::Struct(shape) => self.struct_pattern(shape, ty, bound),
            Pat::Reference(reference) => {
                self.report(&faults::REFERENCE, reference, &[&"write the name without `&`"]);
                None
            }
            Pat::Type(typed) => {
                self.report(&faults::PATTERN, typed, &[&A_NAME]);
                None
            }
            Pat::Ident(_)
            | Pat::Path(_)
            | Pat::TupleStruct(_)
            | Pat::Lit(_)
            | Pat::Or(_)
            | Pat::Range(_)
            | Pat::Const(_) => {
                self.report(&faults::MAY_NOT_MATCH, source, &[]);
                None
            }
            other => {
                self.report(&faults::PATTERN, other, &[&A_NAME]);
                None
            }
        }
    }

    /// Declares a name; `mut` is allowed, `ref` and `@` are not.
    pub(super) fn bind(&mut self, name: &syn::PatIdent, ty: Option<&Type>, bound: &mut Bound) -> Option<LocalId> {
        check_pattern(name, self.report);
        let text = name.ident.to_string();
        if bound.names.iter().any(|(taken, _)| *taken == text) {
            self.report(&faults::NAME_TWICE, &name.ident, &[&name.ident]);
            return None;
        }
        let local = self.declare(&name.ident, ty.cloned(), name.mutability.is_some());
        if bound.lent {
            self.references.extend(local);
        }
        bound.names.push((text, local));
        local
    }

    /// Patterns by position, of which one may be `..`.
    pub(super) fn positional(
        &mut self,
        given: Vec<&Pat>,
        types: Option<&[Type]>,
        bound: &mut Bound,
        source: &dyn ToTokens,
    ) -> Option<Vec<Pattern>> {
        let rest = given.iter().position(|pattern| matches!(pattern, Pat::Rest(_)));
        let named = given.len() - usize::from(rest.is_some());
        let expected = types.map_or(named, <[Type]>::len);
        if named > expected || (rest.is_none() && named != expected) {
            self.report(&faults::PATTERN_PARTS, source, &[&expected, &named]);
            return None;
        }
        let left_out = expected - named;
        let mut patterns = Vec::new();
        let mut sound = true;
        for (position, pattern) in given.into_iter().enumerate() {
            if Some(position) == rest {
                patterns.extend(std::iter::repeat_n(Pattern::Wildcard, left_out));
                continue;
            }
            let ty = types.and_then(|types| types.get(patterns.len()));
            match self.pattern(pattern, ty.filter(|ty| self.known(ty).is_some()), bound) {
                Some(checked) => patterns.push(checked),
                None => {
                    sound = false;
                    patterns.push(Pattern::Wildcard);
                }
            }
        }
        (sound && types.is_some()).then_some(patterns)
    }

    fn struct_pattern(&mut self, source: &syn::PatStruct, ty: Option<&Type>, bound: &mut Bound) -> Option<Pattern> {
        let id = source.path.get_ident().and_then(|name| self.own_type(name)).filter(|_| source.qself.is_none());
        let declared = id.and_then(|id| Some((id, self.shared.declared.types.get(id.0)?)));
        let Some((id, declared)) = declared else {
            let text = source.path.to_token_stream().to_string().replace(' ', "");
            let help = "write a struct of this contract; the values of an enum's variant stand in parentheses";
            self.report(&faults::NOT_A_STRUCT, &source.path, &[&text, &help]);
            return None;
        };
        let TypeDefKind::Struct(fields) = &declared.kind else {
            self.report(&faults::MAY_NOT_MATCH, source, &[]);
            return None;
        };
        if let Some(ty) = ty.filter(|ty| **ty != Type::Named(id)) {
            self.refuse_shape(source, ty);
            return None;
        }
        let mut patterns = vec![None; fields.len()];
        let mut sound = true;
        for given in &source.fields {
            let position = match &given.member {
                syn::Member::Named(name) => fields.iter().position(|field| name == &field.name),
                syn::Member::Unnamed(_) => None,
            };
            let Some(position) = position else {
                let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                let help = format!("its fields are: {}", names.join(", "));
                let member = given.member.to_token_stream();
                self.report(&faults::UNKNOWN_PART, &given.member, &[&member, &declared.name, &help]);
                sound = false;
                continue;
            };
            let slot = patterns.get_mut(position)?;
            if slot.is_some() {
                self.report(&faults::NAME_TWICE, &given.member, &[&given.member.to_token_stream()]);
                sound = false;
                continue;
            }
            let field = fields.get(position).map(|field| &field.ty).filter(|ty| self.known(ty).is_some());
            let checked = self.pattern(&given.pat, field, bound);
            sound &= checked.is_some() && field.is_some();
            *slot = Some(checked.unwrap_or(Pattern::Wildcard));
        }
        let named = patterns.iter().flatten().count();
        if source.rest.is_none() && named != fields.len() && sound {
            self.report(&faults::PATTERN_PARTS, source, &[&fields.len(), &named]);
            return None;
        }
        let patterns = patterns.into_iter().map(|pattern| pattern.unwrap_or(Pattern::Wildcard)).collect();
        (sound && ty.is_some()).then_some(Pattern::Struct(id, patterns))
    }

    /// Reports a pattern of another shape than the value's.
    pub(super) fn refuse_shape(&mut self, source: &dyn ToTokens, ty: &Type) {
        if self.known(ty).is_some() || *ty == Type::Unit {
            self.report(&faults::PATTERN_OF_TYPE, source, &[&self.type_name(ty)]);
        }
    }
}
