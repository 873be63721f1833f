//! `T::from(value)` and `T::try_from(value)`.

use proc_macro2::Ident;
use quote::ToTokens;

use super::calls::Arguments;
use super::literals::undetermined;
use super::{Checker, Want, value};
use crate::diagnostic as faults;
use crate::model::{Builtin, Expr, ExprKind, Type};
use crate::types::range;

/// Whether every value of one type is a value of the other, which is another one.
pub(super) fn widens(from: &Type, to: &Type) -> bool {
    match (from, to) {
        _ if from == to => false,
        (Type::Felt252, Type::U256) => true,
        (from, Type::Felt252) => from.is_scalar(),
        (from, to) if from.is_integer() && to.is_integer() => match (range(from), range(to)) {
            (Some((least, most)), Some((smallest, largest))) => smallest <= least && most <= largest,
            _ => false,
        },
        _ => false,
    }
}

/// Whether there is a conversion that can fail.
pub(super) fn may_narrow(from: &Type, to: &Type) -> bool {
    let exists = match (from, to) {
        (Type::Felt252, Type::ContractAddress | Type::ClassHash | Type::Bytes31) => true,
        (from, Type::Felt252) => *from == Type::U256,
        (from, to) => to.is_integer() && (from.is_integer() || *from == Type::Felt252),
    };
    exists && from != to && !widens(from, to)
}

impl Checker<'_> {
    /// `u128::from(value)` or `felt252::from(value)`
    pub(super) fn convert(&mut self, ty: &Type, source: &syn::ExprCall) -> Option<Expr> {
        let argument = self.only_argument(&source.args, "from", source)?;
        if undetermined(argument) && (ty.is_integer() || *ty == Type::Felt252) {
            self.report(&faults::LITERAL_CONVERTED, source, &[&argument.to_token_stream()]);
            return None;
        }
        let inner = self.expr(argument, Want::Any)?;
        if inner.ty == *ty {
            return Some(inner);
        }
        if !widens(&inner.ty, ty) {
            self.refuse_conversion(&inner.ty, ty, source);
            return None;
        }
        Some(value(ExprKind::Convert(Box::new(inner)), ty.clone(), source))
    }

    fn refuse_conversion(&mut self, from: &Type, to: &Type, source: &dyn ToTokens) {
        if *from != Type::Unit && self.known(from).is_none() {
            return;
        }
        let name = self.type_name(to);
        let help = if may_narrow(from, to) {
            format!("it may not fit: `{name}::try_from(x).unwrap()`, or `.ok()` for an Option")
        } else if *from == Type::U256 && matches!(to, Type::ContractAddress | Type::ClassHash | Type::Bytes31) {
            format!("go through a felt252: `{name}::try_from(felt252::try_from(x).unwrap()).unwrap()`")
        } else {
            "`from` takes a narrower integer; `felt252::from(x)` takes anything of one felt".to_owned()
        };
        self.report(&faults::CONVERSION, source, &[&self.type_name(from), &name, &help]);
    }

    /// `T::try_from(value).unwrap()`, `.ok()`, `.unwrap_or(..)`, `.is_ok()` and `.is_err()`
    pub(super) fn try_convert(
        &mut self,
        owner: &Ident,
        given: &Arguments,
        source: &syn::ExprMethodCall,
    ) -> Option<Expr> {
        let ty = Type::from_plain_name(&owner.to_string())?;
        let argument = self.only_argument(given, "try_from", &source.receiver)?;
        let is_number = |ty: &Type| ty.is_integer() || *ty == Type::Felt252;
        let inner = if undetermined(argument) && matches!(ty, Type::ContractAddress | Type::ClassHash | Type::Bytes31) {
            self.expr(argument, Want::Value(&Type::Felt252))?
        } else if undetermined(argument) && is_number(&ty) {
            self.report(&faults::LITERAL_CONVERTED, &source.receiver, &[&argument.to_token_stream()]);
            return None;
        } else {
            self.expr(argument, Want::Any)?
        };
        let always = inner.ty == ty || widens(&inner.ty, &ty);
        if !always && !may_narrow(&inner.ty, &ty) {
            self.refuse_conversion(&inner.ty, &ty, &source.receiver);
            return None;
        }
        let option = Type::Option(Box::new(ty.clone()));
        let kind = if always {
            // Every value fits, so this is an option that is never none.
            let converted =
                if inner.ty == ty { inner } else { value(ExprKind::Convert(Box::new(inner)), ty.clone(), source) };
            ExprKind::Some(Box::new(converted))
        } else {
            ExprKind::TryConvert(Box::new(inner))
        };
        let tried = value(kind, option, source);
        let call = |function, arguments, ty: Type| value(ExprKind::Builtin { function, arguments }, ty, source);
        match source.method.to_string().as_str() {
            "unwrap_or" => {
                let argument = self.only_argument(&source.args, "unwrap_or", source)?;
                let otherwise = self.expr(argument, Want::Value(&ty))?;
                return Some(call(Builtin::UnwrapOr, vec![tried, otherwise], ty));
            }
            "ok" | "unwrap" | "is_ok" | "is_err" => self.no_arguments(source)?,
            _ => {
                self.report(&faults::TRY_FROM_ALONE, &source.method, &[owner]);
                return None;
            }
        }
        Some(match source.method.to_string().as_str() {
            "unwrap" if always => match tried.kind {
                ExprKind::Some(converted) => *converted,
                _ => return None,
            },
            "unwrap" => call(Builtin::Unwrap, vec![tried], ty),
            "is_ok" => call(Builtin::IsSome, vec![tried], Type::Bool),
            "is_err" => call(Builtin::IsNone, vec![tried], Type::Bool),
            _ => tried,
        })
    }
}
