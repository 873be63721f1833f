//! The patterns of match arms, and whether they leave something out.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Pat;

use super::patterns::Bound;
use super::{Checker, Want, pair};
use crate::diagnostic as faults;
use crate::model::{Case, Expr, ExprKind, Pattern, Type, TypeDefKind};

/// A pattern without parentheses around it.
fn bare_pattern(mut pattern: &Pat) -> &Pat {
    while let Pat::Paren(inner) = pattern {
        pattern = &inner.pat;
    }
    pattern
}

impl Checker<'_> {
    /// The alternatives of a match arm.
    pub(super) fn cases(&mut self, source: &Pat, ty: &Type, bound: &mut Bound) -> Option<Vec<Case>> {
        let Pat::Or(either) = bare_pattern(source) else {
            return Some(vec![self.case(source, ty, bound)?]);
        };
        let mut names = 0;
        let mut alternative = |case| {
            let mut own = Bound { lent: bound.lent, ..Bound::default() };
            let checked = self.case(case, ty, &mut own);
            names += own.names.len();
            checked
        };
        let checked: Vec<Option<Case>> = either.cases.iter().map(&mut alternative).collect();
        if checked.len() > 1 && names > 0 {
            self.report(&faults::ALTERNATIVE_BINDS, source, &[]);
            return None;
        }
        checked.into_iter().collect()
    }

    /// The one case of an `if let` or `let .. else`, and what stands for all others.
    pub(super) fn single_case(&mut self, source: &Pat, ty: &Type, bound: &mut Bound) -> Option<(Case, Case)> {
        if matches!(bare_pattern(source), Pat::Tuple(_) | Pat::Struct(_)) {
            self.report(&faults::ALWAYS_MATCHES, source, &[]);
            return None;
        }
        self.refuse_matched_type(ty, source)?;
        if let Pat::Or(either) = bare_pattern(source) {
            self.report(&faults::CASE, either, &[&"write a `match` for several alternatives"]);
            return None;
        }
        let case = self.case(source, ty, bound)?;
        let other = match &case {
            Case::Some(_) => Case::None,
            Case::None => Case::Some(Pattern::Wildcard),
            Case::Literal(_) => Case::Any(Pattern::Wildcard),
            Case::Variant(id, ..) => match &self.shared.declared.type_def(*id).kind {
                TypeDefKind::Enum(variants) if variants.len() > 1 => Case::Any(Pattern::Wildcard),
                _ => {
                    self.report(&faults::ALWAYS_MATCHES, source, &[]);
                    return None;
                }
            },
            Case::Any(_) => {
                self.report(&faults::ALWAYS_MATCHES, source, &[]);
                return None;
            }
        };
        Some((case, other))
    }

    fn case(&mut self, source: &Pat, ty: &Type, bound: &mut Bound) -> Option<Case> {
        match bare_pattern(source) {
            Pat::Wild(_) => Some(Case::Any(Pattern::Wildcard)),
            Pat::Ident(name) if name.ident == "None" => match ty {
                Type::Option(_) => Some(Case::None),
                other => {
                    self.refuse_shape(source, other);
                    None
                }
            },
            Pat::Ident(name) => self.named_case(name, ty, bound),
            Pat::Path(path) => self.path_case(path, ty),
            Pat::TupleStruct(shape) => self.case_with_values(shape, ty, bound),
            Pat::Lit(literal) => {
                let checked = self.literal(&literal.lit, Want::Value(ty))?;
                self.literal_case(checked, ty, source)
            }
            Pat::Reference(reference) => {
                self.report(&faults::REFERENCE, reference, &[&"write the pattern without `&`"]);
                None
            }
            Pat::Range(_) => self.refuse_case(source, "write `_` and compare with `if`"),
            Pat::Or(_) => self.refuse_case(source, "write the alternatives side by side: `A | B => ..`"),
            Pat::Struct(_) => {
                self.refuse_case(source, "the values of a variant stand in parentheses: `Name::Variant(a, b)`")
            }
            other => self.refuse_case(other, "match a variant, `Some(..)`, `None`, a number, `true`, `false` or `_`"),
        }
    }

    fn refuse_case(&mut self, source: &Pat, help: &str) -> Option<Case> {
        self.report(&faults::CASE, source, &[&help]);
        None
    }

    /// A name: of a constant, or a new one for the whole value.
    fn named_case(&mut self, name: &syn::PatIdent, ty: &Type, bound: &mut Bound) -> Option<Case> {
        if let Some(id) = self.constant(&name.ident) {
            let value = self.shared.declared.constants.get(id.0)?.value.clone();
            return self.literal_case(value, ty, name);
        }
        if let Type::Named(id) = ty
            && let TypeDefKind::Enum(variants) = &self.shared.declared.type_def(*id).kind
            && variants.iter().any(|variant| name.ident == variant.name)
        {
            let help = format!("write `{}::{}`", self.type_name(ty), name.ident);
            self.report(&faults::CASE, name, &[&help]);
            return None;
        }
        self.bind(name, Some(ty), bound).map(|local| Case::Any(Pattern::Bind(local)))
    }

    /// `Name::Variant`, or `u8::MAX`.
    fn path_case(&mut self, path: &syn::ExprPath, ty: &Type) -> Option<Case> {
        let Some((owner, name)) = pair(&path.path).filter(|_| path.qself.is_none()) else {
            self.foreign(path);
            return None;
        };
        if self.own_type(owner).is_none() {
            let constant = self.constant_of_type(owner, name, path)?;
            return self.literal_case(constant, ty, path);
        }
        self.variant_case(owner, name, Vec::new(), ty, &mut Bound::default(), path)
    }

    /// `Some(pattern)` or `Name::Variant(patterns)`
    fn case_with_values(&mut self, source: &syn::PatTupleStruct, ty: &Type, bound: &mut Bound) -> Option<Case> {
        let given: Vec<&Pat> = source.elems.iter().collect();
        if source.path.is_ident("Some") {
            let Type::Option(inner) = ty else {
                self.refuse_shape(source, ty);
                return None;
            };
            let types = [(**inner).clone()];
            let mut patterns = self.positional(given, Some(&types), bound, source)?;
            return patterns.pop().map(Case::Some);
        }
        match pair(&source.path) {
            Some((owner, name)) if self.own_type(owner).is_some() => {
                self.variant_case(owner, name, given, ty, bound, source)
            }
            _ => {
                self.report(
                    &faults::CASE,
                    &source.path,
                    &[&"match `Some(..)` or `Name::Variant(..)` of an enum of this contract"],
                );
                None
            }
        }
    }

    fn variant_case(
        &mut self,
        owner: &Ident,
        name: &Ident,
        given: Vec<&Pat>,
        ty: &Type,
        bound: &mut Bound,
        source: &dyn ToTokens,
    ) -> Option<Case> {
        let id = self.own_type(owner)?;
        if Type::Named(id) != *ty {
            self.refuse_shape(source, ty);
            return None;
        }
        let (variant, payload) = self.variant_named(id, name)?;
        let patterns = self.positional(given, Some(&payload), bound, source)?;
        Some(Case::Variant(id, variant, patterns))
    }

    fn literal_case(&mut self, literal: Expr, ty: &Type, source: &dyn ToTokens) -> Option<Case> {
        if literal.ty != *ty {
            self.mismatch(ty, &literal.ty, source);
            return None;
        }
        match literal.kind {
            ExprKind::Integer(_) | ExprKind::Bool(_) => Some(Case::Literal(literal)),
            _ => {
                self.report(&faults::CASE, source, &[&"match a number that is not negative, or compare with `if`"]);
                None
            }
        }
    }

    /// Reports a type whose values are not told apart by a match.
    pub(super) fn refuse_matched_type(&mut self, ty: &Type, source: &dyn ToTokens) -> Option<()> {
        let help = match ty {
            Type::Bool | Type::Felt252 | Type::Option(_) => return Some(()),
            ty if ty.is_integer() => return Some(()),
            Type::Named(id) => match self.shared.declared.type_def(*id).kind {
                TypeDefKind::Enum(_) => return Some(()),
                TypeDefKind::Struct(_) => "take it apart with `let Name { field, .. } = value;`, or match one field",
            },
            Type::Tuple(_) => "take it apart with `let (a, b) = value;` and match one part in the arms of the other",
            Type::Unit => "there is nothing to tell apart",
            _ => "compare with `if` and `==`",
        };
        self.known(ty).or_else(|| (*ty == Type::Unit).then_some(()))?;
        let name = self.type_name(ty);
        self.report(&faults::MATCH_OF_TYPE, source, &[&name, &help]);
        None
    }

    /// Reports cases that are missing, and arms that can never be reached.
    pub(super) fn refuse_gaps(&mut self, ty: &Type, arms: &[(Vec<Case>, &Pat)], token: &dyn ToTokens) -> Option<()> {
        let all = self.all_cases(ty);
        let mut seen: Vec<String> = Vec::new();
        let mut everything = false;
        for (cases, pattern) in arms {
            for case in cases {
                let complete = all.as_ref().is_some_and(|all| all.iter().all(|case| seen.contains(case)));
                let key = self.case_name(case);
                let reached = match &key {
                    Some(key) => !seen.contains(key),
                    None => true,
                };
                if everything || complete || !reached {
                    self.report(&faults::ARM_UNREACHABLE, pattern, &[]);
                    return None;
                }
                match key {
                    Some(key) => seen.push(key),
                    None => everything = true,
                }
            }
        }
        if everything {
            return Some(());
        }
        let missing: Vec<String> = match all {
            Some(all) => all.into_iter().filter(|case| !seen.contains(case)).collect(),
            None => vec!["_".to_owned()],
        };
        if missing.is_empty() {
            return Some(());
        }
        let names: Vec<String> = missing.iter().map(|case| format!("`{case}`")).collect();
        let help = missing.first().map_or("_", String::as_str);
        self.report(&faults::MATCH_NOT_EXHAUSTIVE, token, &[&names.join(", "), &help]);
        None
    }

    /// Every case of a type, by name, when they are few enough to be named.
    fn all_cases(&self, ty: &Type) -> Option<Vec<String>> {
        match ty {
            Type::Bool => Some(vec!["true".to_owned(), "false".to_owned()]),
            Type::Option(_) => Some(vec!["Some(_)".to_owned(), "None".to_owned()]),
            Type::Named(id) => {
                let declared = self.shared.declared.type_def(*id);
                let TypeDefKind::Enum(variants) = &declared.kind else { return None };
                Some((0..variants.len()).filter_map(|variant| self.variant_name(*id, variant)).collect())
            }
            _ => None,
        }
    }

    /// What tells a case from others; none for what matches everything.
    fn case_name(&self, case: &Case) -> Option<String> {
        match case {
            Case::Variant(id, variant, _) => self.variant_name(*id, *variant),
            Case::Some(_) => Some("Some(_)".to_owned()),
            Case::None => Some("None".to_owned()),
            Case::Literal(Expr { kind: ExprKind::Bool(truth), .. }) => Some(truth.to_string()),
            Case::Literal(Expr { kind: ExprKind::Integer(number), .. }) => Some(number.to_string()),
            Case::Literal(_) | Case::Any(_) => None,
        }
    }

    fn variant_name(&self, id: crate::model::TypeId, variant: usize) -> Option<String> {
        let declared = self.shared.declared.type_def(id);
        let TypeDefKind::Enum(variants) = &declared.kind else { return None };
        let variant = variants.get(variant)?;
        let values = if variant.payload.is_empty() { "" } else { "(..)" };
        Some(format!("{}::{}{values}", declared.name, variant.name))
    }
}
