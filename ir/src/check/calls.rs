//! Calls by name: of functions, of constructors of results and options, and of what the language gives.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::punctuated::Punctuated;

use super::{CallSite, Checker, Want, bare, is_result_name, pair, path_name, value};
use crate::diagnostic::{self as faults, ends};
use crate::model::{
    ErrorId, Expr, ExprKind, FunctionId, FunctionKind, FunctionPlace, Receiver, Type, TypeDefKind, TypeId,
};
use crate::signatures::Signature;
use crate::unprovable;

/// What an interface is for.
pub(super) const CALLED_AT_ADDRESS: &str = "functions of an interface are called: `Name::at(address).function(cx, ..)`";

pub(super) type Arguments = Punctuated<syn::Expr, syn::Token![,]>;

impl<'a> Checker<'a> {
    /// `name(..)` and `Type::name(..)`
    pub(super) fn call(&mut self, source: &syn::ExprCall, want: Want<'_>) -> Option<Expr> {
        let syn::Expr::Path(path) = bare(&source.func) else {
            self.report(&faults::CALL_OF_VALUE, &source.func, &[]);
            return None;
        };
        if let Some(generics) = path.path.segments.iter().find(|segment| !segment.arguments.is_none()) {
            if self.is_own(&path.path) || !unprovable::refuse(&path.path, self.report) {
                self.report(&faults::GENERICS, &generics.arguments, &[]);
            }
            return None;
        }
        if let Some(name) = path_name(&source.func) {
            return self.call_by_name(name, source, want);
        }
        let Some((owner, name)) = pair(&path.path).filter(|_| path.qself.is_none()) else {
            self.foreign(path);
            return None;
        };
        if let Some(id) = self.own_type(owner) {
            return self.call_of_type(id, owner, name, source);
        }
        if let Some(interface) = self.interface(owner) {
            self.refuse_handle(interface, name, path, source);
            return None;
        }
        if name == "at" {
            self.refuse_unknown_interface(owner, path)?;
        }
        if owner == "Self" || owner == &self.shared.declared.name {
            return self.call_of_contract(name, &source.args, Receiver::None, source);
        }
        match (Type::from_plain_name(&owner.to_string()), name.to_string().as_str()) {
            (Some(Type::String), "from" | "new") => self.string(name, source),
            (Some(ty), "from") => self.convert(&ty, source),
            (Some(_), "try_from") => {
                self.report(&faults::TRY_FROM_ALONE, source, &[owner]);
                None
            }
            (None, "new") if owner == "Vec" && source.args.is_empty() => self.empty_vec(want, source),
            _ => {
                self.foreign(path);
                None
            }
        }
    }

    /// Reports a path out of the contract.
    pub(super) fn foreign(&mut self, path: &syn::ExprPath) {
        if !unprovable::refuse(&path.path, self.report) {
            self.report(&faults::CALL_OF_FOREIGN, path, &[]);
        }
    }

    /// Whether a path begins with a name that the contract declares and calls functions by.
    fn is_own(&self, path: &syn::Path) -> bool {
        path.segments.first().is_some_and(|first| {
            let name = &first.ident;
            let is_function = self.shared.function(FunctionPlace::Free, name).is_some();
            is_function || self.own_type(name).is_some() || self.interface(name).is_some()
        })
    }

    fn call_by_name(&mut self, name: &Ident, source: &syn::ExprCall, want: Want<'_>) -> Option<Expr> {
        match name.to_string().as_str() {
            _ if is_result_name(name) => self.result(name, source, want),
            "Some" => self.some(source, want),
            "poseidon_hash" | "pedersen_hash" | "keccak_hash" => self.hash(name, source),
            _ => match self.shared.function(FunctionPlace::Free, name) {
                Some(_) if self.local(&name.to_string()).is_some() => {
                    let help = format!("a local `{name}` hides the function here: rename the local");
                    self.report(&faults::UNKNOWN_FUNCTION, name, &[name, &help]);
                    None
                }
                Some(id) => {
                    let callee = self.callee(id, source)?;
                    self.call_function(id, callee, name, Vec::new(), source.args.iter().collect(), source)
                }
                None => {
                    self.unknown_function(name);
                    None
                }
            },
        }
    }

    /// `String::from("text")` and `String::new()`
    fn string(&mut self, name: &Ident, source: &syn::ExprCall) -> Option<Expr> {
        let literal = source.args.first().map(bare);
        let text = match (name.to_string().as_str(), literal, source.args.len()) {
            ("new", None, _) => String::new(),
            ("from", Some(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(literal), .. })), 1) => {
                self.text(literal)?
            }
            _ => {
                let form = if name == "new" { "String::new()" } else { "String::from(\"text\")" };
                self.report(&faults::TEXT_FORM, source, &[&format!("`String::{name}`"), &form]);
                return None;
            }
        };
        Some(value(ExprKind::StringLiteral(text), Type::String, source))
    }

    fn unknown_function(&mut self, name: &Ident) {
        if unprovable::refuse(&name.clone().into(), self.report) {
            return;
        }
        let contract = &self.shared.declared.name;
        let found = self.shared.function(FunctionPlace::Contract, name);
        let help = match found.and_then(|id| self.shared.signatures.get(id.0)).map(|signature| signature.receiver) {
            Some(Receiver::None) if self.function.place == FunctionPlace::Contract => {
                format!("write `Self::{name}(..)`")
            }
            Some(Receiver::None) => format!("write `{contract}::{name}(..)`"),
            Some(_) => format!("write `self.{name}(..)`"),
            None if self.shared.declared.types.iter().any(|ty| name == &ty.name) => {
                format!("a struct is written `{name} {{ field: value }}`, a variant `{name}::Variant(..)`")
            }
            None => "write it into the module, or into an impl block".to_owned(),
        };
        self.report(&faults::UNKNOWN_FUNCTION, name, &[name, &help]);
    }

    /// `Ok(value)` or `Err(error)` where the function's value is expected.
    fn result(&mut self, name: &Ident, source: &syn::ExprCall, want: Want<'_>) -> Option<Expr> {
        if want != Want::Return {
            self.report(&faults::RESULT_MISPLACED, source, &[name]);
            return None;
        }
        if !self.function.fallible {
            self.report(&faults::FALLIBLE_IN_INFALLIBLE, name, &[name, self.function.name]);
            return None;
        }
        let returns = self.function.returns.clone()?;
        let argument = self.only_argument(&source.args, &name.to_string(), source)?;
        let kind = if name == "Ok" {
            ExprKind::Ok(Box::new(self.expr(argument, Want::Value(&returns))?))
        } else {
            ExprKind::Err(self.error_variant(argument)?)
        };
        Some(Expr { result: true, ..value(kind, returns, source) })
    }

    /// `TokenError::Variant`
    pub(super) fn error_variant(&mut self, source: &syn::Expr) -> Option<ErrorId> {
        let declared = self.shared.declared;
        let expected = declared.error_enum.as_deref().unwrap_or("an #[error] enum");
        let path = match bare(source) {
            syn::Expr::Path(path) if path.qself.is_none() => pair(&path.path),
            _ => None,
        };
        let Some((_, variant)) = path.filter(|(owner, _)| owner == &expected) else {
            self.report(&faults::ERROR_EXPECTED, source, &[&expected]);
            return None;
        };
        let found = declared.errors.iter().position(|error| variant == &error.name);
        if found.is_none() {
            self.report(&faults::UNKNOWN_VARIANT, variant, &[&expected, variant, &"declare it in the #[error] enum"]);
        }
        found.map(ErrorId)
    }

    /// The signature of a function that is called, which is noted for the call graph.
    pub(super) fn callee(&mut self, id: FunctionId, source: &dyn ToTokens) -> Option<&'a Signature<'a>> {
        self.calls.push(CallSite { callee: id.0, span: ends(&source.to_token_stream()) });
        self.shared.signatures.get(id.0)
    }

    /// A call of one of the contract's functions; `through` is the receiver at hand, none for `Self::name(..)`.
    pub(super) fn call_of_contract(
        &mut self,
        name: &Ident,
        given: &Arguments,
        through: Receiver,
        source: &dyn ToTokens,
    ) -> Option<Expr> {
        let Some(id) = self.shared.function(FunctionPlace::Contract, name) else {
            let help = if self.variable(name).is_some() {
                format!("a field is read as `self.{name}`")
            } else if self.shared.function(FunctionPlace::Free, name).is_some() {
                format!("write `{name}(..)`")
            } else {
                self.known_functions(FunctionPlace::Contract)
            };
            self.report(&faults::UNKNOWN_FUNCTION, name, &[name, &help]);
            return None;
        };
        let callee = self.callee(id, source)?;
        if callee.kind == FunctionKind::Constructor {
            self.report(&faults::CALL_OF_CONSTRUCTOR, name, &[name]);
            return None;
        }
        match (through, callee.receiver) {
            (Receiver::None, Receiver::None) | (Receiver::Write, Receiver::Read | Receiver::Write) => {}
            (Receiver::Read, Receiver::Read) => {}
            (Receiver::None, _) => {
                self.report(&faults::CALL_FORM, name, &[name, &format!("self.{name}(..)")]);
                return None;
            }
            (_, Receiver::None) => {
                self.report(&faults::CALL_FORM, name, &[name, &format!("Self::{name}(..)")]);
                return None;
            }
            (Receiver::Read, Receiver::Write) => {
                self.report(&faults::CALL_OF_WRITER, name, &[name, self.function.name]);
                return None;
            }
        }
        self.call_function(id, callee, name, Vec::new(), given.iter().collect(), source)
    }

    /// `Name::function(..)` of an own type, or a variant with values.
    fn call_of_type(&mut self, id: TypeId, owner: &Ident, name: &Ident, source: &syn::ExprCall) -> Option<Expr> {
        let given: Vec<&syn::Expr> = source.args.iter().collect();
        let Some(function) = self.shared.function(FunctionPlace::Type(id), name) else {
            if let TypeDefKind::Enum(variants) = &self.shared.declared.type_def(id).kind {
                let is_variant = variants.iter().any(|variant| name == &variant.name);
                if is_variant || name.to_string().starts_with(|first: char| first.is_ascii_uppercase()) {
                    return self.variant(id, name, &given, source);
                }
            }
            let help = self.known_functions(FunctionPlace::Type(id));
            self.report(&faults::UNKNOWN_FUNCTION, name, &[&format!("{owner}::{name}"), &help]);
            return None;
        };
        let callee = self.callee(function, source)?;
        let Some(this) = callee.params.first().filter(|param| param.name == "self") else {
            return self.call_function(function, callee, name, Vec::new(), given, source);
        };
        let Some((first, rest)) = given.split_first() else {
            self.report(&faults::CALL_FORM, name, &[name, &format!("value.{name}(..)")]);
            return None;
        };
        let first = self.argument(first, this.ty.as_ref()?, this.passing, name)?;
        self.call_function(function, callee, name, vec![first], rest.to_vec(), source)
    }

    pub(super) fn known_functions(&self, place: FunctionPlace) -> String {
        let callable = self
            .shared
            .signatures
            .iter()
            .filter(|signature| signature.kind != FunctionKind::Constructor && signature.place == place);
        let names: Vec<String> = callable.map(|signature| signature.name.to_string()).collect();
        if names.is_empty() {
            return "there are none; write it into an impl block".to_owned();
        }
        format!("its functions are: {}", names.join(", "))
    }

    /// Reports a name that is not in scope.
    pub(super) fn unknown_name(&mut self, name: &Ident) {
        if unprovable::refuse(&name.clone().into(), self.report) {
            return;
        }
        let help = if self.function.place == FunctionPlace::Contract && self.variable(name).is_some() {
            format!("a storage field is `self.{name}`")
        } else if self.shared.function(FunctionPlace::Contract, name).is_some() {
            format!("a function is called: `self.{name}(..)`")
        } else if self.shared.function(FunctionPlace::Free, name).is_some() {
            format!("a function is called: `{name}(..)`")
        } else if self.interface(name).is_some() {
            CALLED_AT_ADDRESS.to_owned()
        } else {
            "declare it with `let` before, as a parameter, or as a `const` of the module".to_owned()
        };
        self.report(&faults::UNKNOWN_NAME, name, &[name, &help]);
    }
}
