//! Calls of other contracts: `Interface::at(address).function(cx, ..)`.

use proc_macro2::Ident;
use quote::ToTokens;

use super::{Checker, Want, bare, pair, value};
use crate::diagnostic::{self as faults, ends};
use crate::model::{Expr, ExprKind, FunctionPlace, Interface, InterfaceId, Passing, Receiver, Type};
use crate::names::similar;

impl<'a> Checker<'a> {
    /// An interface by name.
    pub(super) fn interface(&self, name: &Ident) -> Option<InterfaceId> {
        self.shared.declared.interfaces.iter().position(|interface| name == &interface.name).map(InterfaceId)
    }

    /// `Interface::at(..)`, with what stands in the parentheses.
    pub(super) fn handle<'s>(&self, source: &'s syn::Expr) -> Option<(InterfaceId, &'s syn::ExprCall)> {
        let syn::Expr::Call(call) = bare(source) else { return None };
        let syn::Expr::Path(path) = bare(&call.func) else { return None };
        let (owner, name) = pair(&path.path).filter(|_| path.qself.is_none())?;
        Some((self.interface(owner).filter(|_| name == "at")?, call))
    }

    /// `Interface::at(address).function(cx, ..)`
    pub(super) fn contract_call(
        &mut self,
        id: InterfaceId,
        handle: &syn::ExprCall,
        source: &syn::ExprMethodCall,
    ) -> Option<Expr> {
        let interface: &'a Interface = self.shared.declared.interfaces.get(id.0)?;
        self.contract_calls.push(ends(&source.to_token_stream()));
        let address = self.only_argument(&handle.args, "at", handle);
        let address = address.and_then(|address| self.expr(address, Want::Value(&Type::ContractAddress)));
        let name = &source.method;
        let Some(function) = interface.functions.iter().position(|function| name == &function.name) else {
            self.unknown_interface_function(interface, name);
            return None;
        };
        let callee = interface.functions.get(function)?;
        let mut given = source.args.iter();
        let writes = callee.receiver == Receiver::Write;
        if let (true, Some(own)) = (writes, &self.function.context)
            && !own.mutable
        {
            self.report(&faults::CALL_OF_EXTERNAL, name, &[name, self.function.name]);
            return None;
        }
        self.context_argument(given.next(), name, writes, source)?;
        let given: Vec<&syn::Expr> = given.collect();
        if given.len() != callee.params.len() {
            self.report(&faults::ARITY, source, &[name, &(callee.params.len() + 1), &(given.len() + 1)]);
            return None;
        }
        let checked: Vec<Option<Expr>> = given
            .into_iter()
            .zip(&callee.params)
            .map(|(given, (_, ty))| self.argument(given, ty, Passing::Value, name))
            .collect();
        let arguments = checked.into_iter().collect::<Option<Vec<_>>>()?;
        if callee.returns != Type::Unit {
            self.known(&callee.returns)?;
        }
        let call = ExprKind::ContractCall { interface: id, function, address: Box::new(address?), arguments };
        Some(value(call, callee.returns.clone(), source))
    }

    fn unknown_interface_function(&mut self, interface: &Interface, name: &Ident) {
        let names = || interface.functions.iter().map(|function| function.name.as_str());
        let help = match similar(&name.to_string(), names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                format!("declare it in the interface; its functions are: {}", names().collect::<Vec<_>>().join(", "))
            }
        };
        self.report(&faults::UNKNOWN_INTERFACE_FUNCTION, name, &[&interface.name, name, &help]);
    }

    /// Reports what `Interface::name` is where it is not the start of a call.
    pub(super) fn refuse_handle(&mut self, id: InterfaceId, name: &Ident, path: &dyn ToTokens, source: &dyn ToTokens) {
        let interface: &Interface = self.shared.declared.interface(id);
        if name == "at" {
            self.report(&faults::HANDLE_AS_VALUE, source, &[&interface.name]);
        } else if interface.functions.iter().any(|function| name == &function.name) {
            self.report(&faults::CALL_WITHOUT_ADDRESS, path, &[&interface.name, name]);
        } else {
            self.unknown_interface_function(interface, name);
        }
    }

    /// Reports `Name::at(..)` of a name that is no interface and has no such function.
    pub(super) fn refuse_unknown_interface(&mut self, owner: &Ident, path: &dyn ToTokens) -> Option<()> {
        let declared = self.shared.declared;
        if owner == "Self" || owner == &declared.name {
            if self.shared.function(FunctionPlace::Contract, &Ident::new("at", owner.span())).is_some() {
                return Some(());
            }
            self.report(&faults::CONTRACT_AT_ADDRESS, path, &[owner]);
            return None;
        }
        let text = owner.to_string();
        if text == "Vec" || Type::from_plain_name(&text).is_some() {
            return Some(());
        }
        let names = declared.interfaces.iter().map(|interface| interface.name.as_str());
        let help = match similar(&text, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("declare it: `#[zkthread::interface] pub trait {text} {{ .. }}`"),
        };
        self.report(&faults::UNKNOWN_INTERFACE, owner, &[owner, &help]);
        None
    }
}
