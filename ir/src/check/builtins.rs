//! Methods of options, lists, strings and integers, and hashes.

use proc_macro2::Ident;

use super::{Checker, Want, bare, value};
use crate::diagnostic as faults;
use crate::model::{Builtin, Expr, ExprKind, Type};

impl Checker<'_> {
    /// A method of the language.
    pub(super) fn builtin(&mut self, receiver: Expr, source: &syn::ExprMethodCall) -> Option<Expr> {
        let name = source.method.to_string();
        match receiver.ty.clone() {
            Type::Option(inner) => self.method_of_option(receiver, &inner, &name, source),
            Type::Vec(_) | Type::Array(..) | Type::String => self.method_of_list(receiver, &name, source),
            ty if ty.is_integer() => self.method_of_integer(receiver, &ty, &name, source),
            ty => {
                self.refuse_method(source, &ty);
                None
            }
        }
    }

    fn method_of_option(
        &mut self,
        receiver: Expr,
        inner: &Type,
        name: &str,
        source: &syn::ExprMethodCall,
    ) -> Option<Expr> {
        let call =
            |function, arguments, ty: &Type| value(ExprKind::Builtin { function, arguments }, ty.clone(), source);
        match name {
            "is_some" | "is_none" => {
                self.no_arguments(source)?;
                let function = if name == "is_some" { Builtin::IsSome } else { Builtin::IsNone };
                Some(call(function, vec![receiver], &Type::Bool))
            }
            "unwrap" => {
                self.no_arguments(source)?;
                self.refuse_moved(&receiver, &source.receiver)?;
                Some(call(Builtin::Unwrap, vec![receiver], inner))
            }
            "unwrap_or" => {
                self.refuse_moved(&receiver, &source.receiver)?;
                let argument = self.only_argument(&source.args, name, source)?;
                let otherwise = self.expr(argument, Want::Value(inner))?;
                Some(call(Builtin::UnwrapOr, vec![receiver, otherwise], inner))
            }
            "ok_or" => {
                self.refuse_moved(&receiver, &source.receiver)?;
                let argument = self.only_argument(&source.args, name, source)?;
                let error = self.error_variant(argument)?;
                let kind = ExprKind::OkOr { value: Box::new(receiver), error };
                Some(Expr { result: true, ..value(kind, inner.clone(), source) })
            }
            _ => {
                self.refuse_method(source, &receiver.ty);
                None
            }
        }
    }

    fn method_of_list(&mut self, receiver: Expr, name: &str, source: &syn::ExprMethodCall) -> Option<Expr> {
        let (function, ty) = match (name, &receiver.ty) {
            ("len", _) => (Builtin::Len, Type::U32),
            ("is_empty", _) => (Builtin::IsEmpty, Type::Bool),
            ("push", Type::Vec(_)) | ("push_str", Type::String) => {
                self.report(&faults::STATEMENT_AS_VALUE, source, &[&format!("`{name}`")]);
                return None;
            }
            _ => {
                self.refuse_method(source, &receiver.ty);
                return None;
            }
        };
        self.no_arguments(source)?;
        Some(value(ExprKind::Builtin { function, arguments: vec![receiver] }, ty, source))
    }

    fn method_of_integer(
        &mut self,
        receiver: Expr,
        ty: &Type,
        name: &str,
        source: &syn::ExprMethodCall,
    ) -> Option<Expr> {
        let function = match name {
            "min" => Builtin::Min,
            "max" => Builtin::Max,
            "checked_add" => Builtin::CheckedAdd,
            "checked_sub" => Builtin::CheckedSub,
            "checked_mul" => Builtin::CheckedMul,
            "checked_div" => Builtin::CheckedDiv,
            "checked_rem" => Builtin::CheckedRem,
            _ => {
                self.refuse_method(source, ty);
                return None;
            }
        };
        let is_checked = !matches!(function, Builtin::Min | Builtin::Max);
        if is_checked && ty.is_signed() {
            let name = self.type_name(ty);
            self.report(&faults::CHECKED_SIGNED, &source.method, &[&source.method, &name]);
            return None;
        }
        let argument = self.only_argument(&source.args, name, source)?;
        let other = self.expr(argument, Want::Value(ty))?;
        let ty = if is_checked { Type::Option(Box::new(ty.clone())) } else { ty.clone() };
        Some(value(ExprKind::Builtin { function, arguments: vec![receiver, other] }, ty, source))
    }

    /// `poseidon_hash(&[a, b])`, `pedersen_hash(a, b)` and `keccak_hash(&[a, b])`
    pub(super) fn hash(&mut self, name: &Ident, source: &syn::ExprCall) -> Option<Expr> {
        let (function, ty) = match name.to_string().as_str() {
            "poseidon_hash" => (Builtin::Poseidon, Type::Felt252),
            "keccak_hash" => (Builtin::Keccak, Type::U256),
            _ => (Builtin::Pedersen, Type::Felt252),
        };
        let given: Vec<&syn::Expr> = source.args.iter().collect();
        let elements: Vec<&syn::Expr> = match (function, &given[..]) {
            (Builtin::Pedersen, [_, _]) => given,
            (Builtin::Poseidon | Builtin::Keccak, [list]) => match bare(list) {
                syn::Expr::Reference(list) => match bare(&list.expr) {
                    syn::Expr::Array(list) => list.elems.iter().collect(),
                    _ => Vec::new(),
                },
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        if elements.is_empty() {
            let form = if function == Builtin::Pedersen { "(a, b)" } else { "(&[a, b])" };
            self.report(&faults::HASH_FORM, source, &[name, &format!("{name}{form}"), &self.type_name(&ty)]);
            return None;
        }
        let checked: Vec<Option<Expr>> =
            elements.into_iter().map(|element| self.expr(element, Want::Value(&ty))).collect();
        let arguments = checked.into_iter().collect::<Option<_>>()?;
        Some(value(ExprKind::Builtin { function, arguments }, ty, source))
    }
}
