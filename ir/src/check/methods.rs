//! Calls through a receiver: `self`, the context, storage, and values.

use super::calls::Arguments;
use super::effects::root;
use super::instead::instead_of_method;
use super::{Checker, Want, bare, value};
use crate::diagnostic as faults;
use crate::model::{Expr, ExprKind, FunctionPlace, Passing, Type, TypeId};

impl Checker<'_> {
    /// `receiver.name(..)`
    pub(super) fn method(&mut self, source: &syn::ExprMethodCall) -> Option<Expr> {
        if let Some(generics) = &source.turbofish {
            self.report(&faults::GENERICS, generics, &[]);
            return None;
        }
        if let Some((interface, address)) = self.handle(&source.receiver) {
            return self.contract_call(interface, address, source);
        }
        if self.is_storage(&source.receiver) {
            self.refuse_missing_self(&source.receiver)?;
            return self.call_of_contract(&source.method, &source.args, self.function.receiver, source);
        }
        if self.is_context(&source.receiver) {
            return self.context_method(source);
        }
        if let Some(stored) = self.stored(source) {
            return self.read_stored(&stored?, source);
        }
        if let Some((owner, tried)) = self.tried(&source.receiver) {
            return self.try_convert(owner, tried, source);
        }
        let receiver = self.looked(&source.receiver, Want::Any)?;
        self.method_of_value(receiver, source)
    }

    fn context_method(&mut self, source: &syn::ExprMethodCall) -> Option<Expr> {
        let (kind, ty) = match source.method.to_string().as_str() {
            "caller" => (ExprKind::Caller, Type::ContractAddress),
            "timestamp" => (ExprKind::Timestamp, Type::U64),
            "sub_block_number" => (ExprKind::SubBlockNumber, Type::U64),
            "contract_address" => (ExprKind::OwnAddress, Type::ContractAddress),
            "chain_id" => (ExprKind::ChainId, Type::Felt252),
            "emit" => {
                self.report(&faults::STATEMENT_AS_VALUE, source, &[&"emit"]);
                return None;
            }
            _ => {
                self.report(&faults::CONTEXT_METHOD, &source.method, &[&source.method]);
                return None;
            }
        };
        self.no_arguments(source)?;
        Some(value(kind, ty, source))
    }

    pub(super) fn no_arguments(&mut self, source: &syn::ExprMethodCall) -> Option<()> {
        if source.args.is_empty() {
            return Some(());
        }
        self.report(&faults::ARITY, source, &[&source.method, &0, &source.args.len()]);
        None
    }

    /// A method of a value: a function of its own type, or one of the language's.
    pub(super) fn method_of_value(&mut self, receiver: Expr, source: &syn::ExprMethodCall) -> Option<Expr> {
        self.known(&receiver.ty).or_else(|| {
            if receiver.ty == Type::Unit {
                self.refuse_method(source, &receiver.ty);
            }
            None
        })?;
        if let Type::Named(id) = receiver.ty
            && self.shared.function(FunctionPlace::Type(id), &source.method).is_some()
        {
            return self.call_of_value(id, receiver, source);
        }
        match source.method.to_string().as_str() {
            "clone" => {
                self.no_arguments(source)?;
                let ty = receiver.ty.clone();
                if self.is_copy(&ty) || (root(&receiver).is_none() && self.is_owned(&receiver)) {
                    return Some(receiver);
                }
                Some(value(ExprKind::Clone(Box::new(receiver)), ty, source))
            }
            _ => self.builtin(receiver, source),
        }
    }

    /// `value.name(..)` of a function of the value's own type.
    fn call_of_value(&mut self, id: TypeId, receiver: Expr, source: &syn::ExprMethodCall) -> Option<Expr> {
        let name = &source.method;
        let function = self.shared.function(FunctionPlace::Type(id), name)?;
        let callee = self.callee(function, source)?;
        let Some(this) = callee.params.first().filter(|param| param.name == "self") else {
            let form = format!("{}::{name}(..)", self.type_name(&Type::Named(id)));
            self.report(&faults::CALL_FORM, name, &[name, &form]);
            return None;
        };
        match this.passing {
            Passing::Value => self.refuse_moved(&receiver, &source.receiver)?,
            Passing::Shared => {}
            Passing::Mutable => self.refuse_unchangeable(&receiver, &source.receiver)?,
        }
        self.call_function(function, callee, name, vec![receiver], source.args.iter().collect(), source)
    }

    pub(super) fn refuse_method(&mut self, source: &syn::ExprMethodCall, ty: &Type) {
        let name = source.method.to_string();
        let help = match ty {
            Type::Named(id) => {
                let known = self.known_functions(FunctionPlace::Type(*id));
                if known.starts_with("its") { known } else { instead_of_method(&name).to_owned() }
            }
            _ => instead_of_method(&name).to_owned(),
        };
        self.report(&faults::METHOD_OF_VALUE, &source.method, &[&name, &help, &self.type_name(ty)]);
    }

    /// `T::try_from(value)` as the receiver of what says what happens when it fails.
    fn tried<'s>(&self, receiver: &'s syn::Expr) -> Option<(&'s proc_macro2::Ident, &'s Arguments)> {
        let syn::Expr::Call(call) = bare(receiver) else { return None };
        let syn::Expr::Path(path) = bare(&call.func) else { return None };
        let (owner, name) = super::pair(&path.path)?;
        (name == "try_from" && Type::from_plain_name(&owner.to_string()).is_some()).then_some((owner, &call.args))
    }
}
