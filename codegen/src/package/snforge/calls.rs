//! Calls of the contract, and what they are made with.

use syn::{Expr, ExprCall, ExprMethodCall};
use zkthread_ir::{FunctionKind, FunctionPlace, Type};

use super::body::Body;
use super::prelude;
use super::scope::{Context, Outcome, Variable, refuse};
use super::values::last_segment;
use super::{Param, Returns};
use crate::names;

/// A call of the contract.
pub(super) struct Call {
    /// The dispatcher; of a constructor, the Rust name of the contract.
    pub(super) state: String,
    /// Position of the function.
    pub(super) function: usize,
    pub(super) arguments: Vec<String>,
    /// Position of the context.
    pub(super) context: Option<usize>,
}

/// Something that is a value or an error.
pub(super) enum Fallible {
    Call(Call),
    Variable { name: String, ty: Type },
}

/// What a test expects of it.
pub(super) enum Expected {
    Success(Option<String>),
    Fault(String),
}

impl Body<'_, '_> {
    /// The call, when the expression is one of the contract's functions.
    pub(super) fn call(&mut self, expr: &Expr) -> Outcome<Option<Call>> {
        match expr {
            Expr::Paren(inner) => self.call(&inner.expr),
            Expr::Group(inner) => self.call(&inner.expr),
            Expr::MethodCall(call) => self.method_call(call),
            _ => Ok(None),
        }
    }

    fn method_call(&mut self, call: &ExprMethodCall) -> Outcome<Option<Call>> {
        let Some((rust_name, Variable::State { name, deployed, .. })) = self.variable(&call.receiver) else {
            return Ok(None);
        };
        let (mut state, deployed) = (name.clone(), *deployed);
        let method = call.method.to_string();
        let contract = self.file.contract;
        let found = contract
            .functions
            .iter()
            .enumerate()
            .find(|(_, function)| function.name == method && function.place == FunctionPlace::Contract);
        let Some((id, function)) = found else {
            return refuse(&call.method, format!("`{method}` is no function of the contract"));
        };
        match function.kind {
            FunctionKind::Helper => {
                return refuse(&call.method, format!("`{method}` cannot be called from outside of the contract"));
            }
            FunctionKind::Constructor if deployed => return refuse(&call.method, "the constructor runs once on L2"),
            FunctionKind::Constructor => state = rust_name,
            _ if !deployed => return refuse(&call.method, "the contract is used before its constructor has run"),
            _ => {}
        }
        let mut rest = call.args.iter();
        let context = match (&function.context, call.args.len() == function.params.len()) {
            (None, _) | (_, true) => None,
            (Some(_), false) => match rest.next() {
                Some(context) => Some(self.context(context)?),
                None => return refuse(call, "this call has too few arguments"),
            },
        };
        if rest.len() != function.params.len() {
            return refuse(call, "this call does not have the function's arguments");
        }
        let mut arguments = Vec::new();
        for (argument, param) in rest.zip(&function.params) {
            arguments.push(self.value(argument, Some(&function.locals[param.0].ty))?.text.to_string());
        }
        let uses = self.file.uses[id];
        if uses.own_address {
            let reason = format!("`{method}` asks for the contract's own address, which is another one on L2");
            return refuse(&call.method, reason);
        }
        if let Some(context) = context.map(|context| &self.contexts[context])
            && context.is_parameter
            && (uses.timestamp || uses.sub_block_number || uses.chain_id)
        {
            return refuse(call, "the time, sub-block or chain of a context that is a parameter are not known here");
        }
        Ok(Some(Call { state, function: id, arguments, context }))
    }

    /// The position of the context that the expression names or makes.
    pub(super) fn context(&mut self, expr: &Expr) -> Outcome<usize> {
        if let Some((_, Variable::Context(id))) = self.variable(expr) {
            return Ok(*id);
        }
        let made = match expr {
            Expr::Reference(inner) => return self.context(&inner.expr),
            Expr::Paren(inner) => return self.context(&inner.expr),
            expr => self.new_context(expr)?,
        };
        match made {
            Some(context) => {
                self.contexts.push(context);
                Ok(self.contexts.len() - 1)
            }
            None => refuse(expr, "this is no `Context` whose making can be seen here"),
        }
    }

    /// `Context::test(caller)` and what is put on it.
    pub(super) fn new_context(&mut self, expr: &Expr) -> Outcome<Option<Context>> {
        match expr {
            Expr::Call(call) => {
                let is_test = matches!(&*call.func, Expr::Path(path) if path.path.segments.len() > 1
                    && last_segment(&path.path) == "test"
                    && path.path.segments[path.path.segments.len() - 2].ident == "Context");
                let (true, Some(caller)) = (is_test, call.args.first()) else {
                    return self.inlined(call, |body, inner| body.new_context(inner)).map(Option::flatten);
                };
                Ok(Some(Context {
                    caller: self.lasting(caller, &Type::ContractAddress, "caller")?,
                    ..Context::default()
                }))
            }
            Expr::MethodCall(call) => {
                let Some(context) = self.new_context(&call.receiver)? else { return Ok(None) };
                let Some(argument) = call.args.first() else { return Ok(None) };
                Ok(Some(match call.method.to_string().as_str() {
                    "with_caller" => {
                        Context { caller: self.lasting(argument, &Type::ContractAddress, "caller")?, ..context }
                    }
                    "with_timestamp" => {
                        Context { timestamp: Some(self.lasting(argument, &Type::U64, "timestamp")?), ..context }
                    }
                    "with_sub_block_number" => {
                        Context { sub_block_number: Some(self.lasting(argument, &Type::U64, "number")?), ..context }
                    }
                    "with_chain_id" => {
                        Context { chain_id: Some(self.lasting(argument, &Type::Felt252, "chain_id")?), ..context }
                    }
                    // On L2 it follows from the class: functions that ask for it are not called at all.
                    "with_contract_address" => context,
                    "with_contract" => {
                        return refuse(&call.method, "calls between contracts have no Cairo form here");
                    }
                    _ => return Ok(None),
                }))
            }
            _ => Ok(None),
        }
    }

    /// The value as text that is the same wherever it stands.
    fn lasting(&mut self, expr: &Expr, ty: &Type, name: &str) -> Outcome<String> {
        let value = self.value(expr, Some(ty))?;
        Ok(if value.is_constant { value.text.receiver() } else { self.bind(name, &value.text.to_string()) })
    }

    /// Makes the contract believe in the call's context.
    pub(super) fn prepare(&mut self, call: &Call) {
        let Some(id) = call.context else { return };
        let emits = self.file.contract.functions[call.function].kind == FunctionKind::External;
        for (other, context) in self.contexts.iter_mut().enumerate().filter(|_| emits) {
            if other == id {
                context.is_mixed |= context.state.as_ref().is_some_and(|state| *state != call.state);
                context.state = Some(call.state.clone());
            } else {
                context.is_mixed = true;
            }
            context.fetched = None;
        }
        let uses = self.file.uses[call.function];
        let context = &self.contexts[id];
        let zero = || "0".to_owned();
        let wanted = [
            uses.caller.then(|| context.caller.clone()),
            uses.timestamp.then(|| context.timestamp.clone().unwrap_or_else(zero)),
            uses.sub_block_number.then(|| context.sub_block_number.clone().unwrap_or_else(|| "1".to_owned())),
            uses.chain_id.then(|| context.chain_id.clone().unwrap_or_else(zero)),
        ];
        let state = &call.state;
        let mut lines = Vec::new();
        let known = self.cheats.entry(state.clone()).or_default();
        for (cheat, (wanted, known)) in wanted.into_iter().zip(known).enumerate() {
            let Some(value) = wanted else { continue };
            if known.as_ref() == Some(&value) {
                continue;
            }
            let contract = format!("{state}.contract_address");
            lines.push(match cheat {
                0 => format!("start_cheat_caller_address({contract}, {value});"),
                1 => format!("start_cheat_block_timestamp({contract}, {value});"),
                2 => {
                    let is_literal = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
                    let number = if is_literal { format!("{value}_u64") } else { value.clone() };
                    let manager = format!("{}.try_into().unwrap()", prelude::MANAGER);
                    format!("start_mock_call({manager}, selector!(\"sub_block_number_of\"), {number});")
                }
                _ => format!("start_cheat_chain_id({contract}, {value});"),
            });
            *known = Some(value);
        }
        self.lines.extend(lines);
    }

    /// The call, which panics when it fails, or one that gives its failure.
    pub(super) fn call_text(&self, call: &Call, is_safe: bool) -> String {
        let function = &self.file.contract.functions[call.function];
        let state = if is_safe { format!("{}({})", prelude::SAFE, call.state) } else { call.state.clone() };
        format!("{state}.{}({})", function.name, call.arguments.join(", "))
    }

    /// Runs the constructor: from here on the contract is deployed.
    pub(super) fn deploy(&mut self, at: &Expr, call: &Call) -> Outcome<()> {
        let uses = self.file.uses[call.function];
        if uses.sub_block_number || uses.chain_id {
            return refuse(at, "a constructor that asks for the sub-block or the chain has no Cairo form here");
        }
        let depth = self.scopes.len();
        let Some(Variable::State { name, block, .. }) = self.find(&call.state).cloned() else {
            return refuse(at, "this is not the contract");
        };
        if depth != block {
            return refuse(at, "the constructor runs in another block than the one that declares the contract");
        }
        let mut arguments = Vec::new();
        if let Some(id) = call.context {
            let context = &mut self.contexts[id];
            if uses.timestamp && context.is_parameter {
                return refuse(at, "the time of a context that is a parameter is not known here");
            }
            context.state = Some(name.clone());
            arguments.extend(uses.caller.then(|| context.caller.clone()));
            arguments.extend(uses.timestamp.then(|| context.timestamp.clone().unwrap_or_else(|| "0".to_owned())));
        } else if uses.caller || uses.timestamp {
            return refuse(at, "the constructor's context is not known here");
        }
        self.spies_see_others(call.context);
        arguments.extend(call.arguments.iter().cloned());
        self.line(format!("let {name} = {}({});", prelude::DEPLOY, arguments.join(", ")));
        self.declare(&call.state, Variable::State { name, deployed: true, block });
        Ok(())
    }

    /// Every context but this one has missed something that its spy has seen.
    pub(super) fn spies_see_others(&mut self, own: Option<usize>) {
        for (id, context) in self.contexts.iter_mut().enumerate() {
            context.is_mixed |= Some(id) != own;
            context.fetched = None;
        }
    }

    /// The result, when the expression is one: a fallible call, `catch_fault(..)` or a variable that holds one.
    pub(super) fn fallible(&mut self, expr: &Expr) -> Outcome<Option<Fallible>> {
        match expr {
            Expr::Paren(inner) => return self.fallible(&inner.expr),
            Expr::Group(inner) => return self.fallible(&inner.expr),
            Expr::Reference(inner) => return self.fallible(&inner.expr),
            Expr::Call(call) if matches!(&*call.func, Expr::Path(path) if last_segment(&path.path) == "catch_fault") => {
                return self.caught(call).map(|call| Some(Fallible::Call(call)));
            }
            _ => {}
        }
        if let Some((_, Variable::Result { name, ty })) = self.variable(expr) {
            return Ok(Some(Fallible::Variable { name: name.clone(), ty: ty.clone() }));
        }
        // Looking is not calling: arguments are translated only when it is the contract's own function that may fail.
        let Expr::MethodCall(call) = expr else { return Ok(None) };
        let is_fallible = matches!(self.variable(&call.receiver), Some((_, Variable::State { .. })))
            && self.file.contract.functions.iter().any(|function| call.method == function.name && function.fallible);
        if is_fallible { Ok(self.call(expr)?.map(Fallible::Call)) } else { Ok(None) }
    }

    fn caught(&mut self, call: &ExprCall) -> Outcome<Call> {
        let Some(Expr::Closure(closure)) = call.args.first() else {
            return refuse(call, "`catch_fault` of something else than `|| call` has no Cairo form");
        };
        let mut body = &*closure.body;
        while let Expr::Block(block) = body {
            match &block.block.stmts[..] {
                [syn::Stmt::Expr(only, _)] => body = only,
                _ => return refuse(body, "`catch_fault` of more than one call has no Cairo form"),
            }
        }
        match self.call(body)? {
            Some(call) if self.file.contract.functions[call.function].kind == FunctionKind::Constructor => {
                refuse(body, "a constructor that fails leaves no contract to ask on L2")
            }
            Some(call) => Ok(call),
            None => refuse(body, "`catch_fault` of something else than a call of the contract has no Cairo form"),
        }
    }

    /// What `Ok(..)` or `Err(..)` says about a call that gives a `ty`.
    pub(super) fn expected(&mut self, expr: &Expr, ty: &Type) -> Outcome<Option<Expected>> {
        let Expr::Call(call) = expr else { return Ok(None) };
        let (Expr::Path(path), Some(argument)) = (&*call.func, call.args.first()) else { return Ok(None) };
        match last_segment(&path.path).as_str() {
            "Ok" => {
                if let Some(inner) = self.expected(argument, ty)? {
                    return Ok(Some(inner));
                }
                if matches!(argument, Expr::Tuple(tuple) if tuple.elems.is_empty()) {
                    return Ok(Some(Expected::Success(None)));
                }
                Ok(Some(Expected::Success(Some(self.value(argument, Some(ty))?.text.to_string()))))
            }
            "Err" => match self.fault(argument) {
                Some(fault) => Ok(Some(Expected::Fault(fault))),
                None => refuse(argument, "this is no error of the contract"),
            },
            _ => Ok(None),
        }
    }

    /// The short string of `TheError::Variant` or `Fault("text")`.
    pub(super) fn fault(&self, expr: &Expr) -> Option<String> {
        match expr {
            Expr::Path(path) if path.path.segments.len() > 1 => {
                let contract = self.file.contract;
                let owner = path.path.segments[path.path.segments.len() - 2].ident.to_string();
                let name = last_segment(&path.path);
                let error = contract.errors.iter().find(|error| error.name == name)?;
                (contract.error_enum.as_ref() == Some(&owner)).then(|| error.message.clone())
            }
            Expr::Call(call) => match (&*call.func, call.args.first()) {
                (Expr::Path(path), Some(text)) if last_segment(&path.path) == "Fault" => super::string(text),
                _ => None,
            },
            _ => None,
        }
    }

    /// A call of a function of the file: its Cairo text, what it gives, and whether that is the same wherever the call stands.
    pub(super) fn helper_call(&mut self, call: &ExprCall) -> Outcome<Option<(String, Returns, bool)>> {
        let Expr::Path(path) = &*call.func else { return Ok(None) };
        let Some(name) = path.path.get_ident().map(ToString::to_string) else { return Ok(None) };
        let Some(signature) = self.file.helper(&name) else { return Ok(None) };
        let signature = signature.map_err(|refusal| super::Refusal { line: call.func_line(), ..refusal })?;
        if signature.params.len() != call.args.len() {
            return refuse(call, "this call does not have the function's arguments");
        }
        let mut arguments = Vec::new();
        let mut touches = signature.returns == Returns::State;
        let mut is_constant = true;
        for (argument, param) in call.args.iter().zip(&signature.params) {
            arguments.push(match param {
                Param::State => match self.state(argument)? {
                    Some(state) => {
                        (touches, is_constant) = (true, false);
                        self.cheats.remove(&state);
                        state
                    }
                    None => return refuse(argument, "this is not the contract"),
                },
                Param::Context => {
                    let id = self.context(argument)?;
                    let context = &self.contexts[id];
                    if context.timestamp.is_some() || context.sub_block_number.is_some() || context.chain_id.is_some() {
                        return refuse(
                            argument,
                            "a context with a time, sub-block or chain of its own cannot be passed on",
                        );
                    }
                    context.caller.clone()
                }
                Param::Value(ty) => {
                    let value = self.value(argument, Some(ty))?;
                    is_constant &= value.is_constant;
                    value.text.to_string()
                }
            });
        }
        if touches {
            self.spies_see_others(None);
        }
        Ok(Some((format!("{}({})", signature.name, arguments.join(", ")), signature.returns, is_constant)))
    }

    /// Translates `inner` with the value that a function of the file ends with, in place of its call. None when it does more than that,
    /// or is no function of the file.
    pub(super) fn inlined<T>(
        &mut self,
        call: &ExprCall,
        inner: impl FnOnce(&mut Self, &Expr) -> Outcome<T>,
    ) -> Outcome<Option<T>> {
        let Expr::Path(path) = &*call.func else { return Ok(None) };
        let Some(name) = path.path.get_ident().map(ToString::to_string) else { return Ok(None) };
        let Some(function) = self.file.helpers.get(&name).copied() else { return Ok(None) };
        let [syn::Stmt::Expr(body, None)] = &function.block.stmts[..] else { return Ok(None) };
        if function.sig.inputs.len() != call.args.len() {
            return refuse(call, "this call does not have the function's arguments");
        }
        let mut scope = std::collections::BTreeMap::new();
        for (input, argument) in function.sig.inputs.iter().zip(&call.args) {
            let syn::FnArg::Typed(input) = input else { return Ok(None) };
            let syn::Pat::Ident(pattern) = &*input.pat else { return Ok(None) };
            let variable = if is_text(&input.ty) {
                match self.text(argument) {
                    Some(text) => Variable::Text(text),
                    None => return refuse(argument, "this text is not known here"),
                }
            } else {
                match self.file.param(&input.ty)? {
                    Param::Value(ty) => {
                        let name = self.lasting(argument, &ty, &pattern.ident.to_string())?;
                        Variable::Value { name, ty: Some(ty), mutable: false }
                    }
                    _ => return Ok(None),
                }
            };
            scope.insert(pattern.ident.to_string(), variable);
        }
        // The function sees its parameters only.
        let outer = std::mem::replace(&mut self.scopes, vec![scope]);
        let result = self.deeper(&call.func, |body_of| inner(body_of, body));
        self.scopes = outer;
        result.map(Some)
    }

    /// A `&str` that is known.
    pub(super) fn text(&self, expr: &Expr) -> Option<String> {
        match self.variable(expr) {
            Some((_, Variable::Text(text))) => Some(text.clone()),
            _ => super::string(expr),
        }
    }

    /// Deploys a contract without a constructor.
    pub(super) fn deploy_plain(&mut self, rust_name: &str) {
        let name = self.fresh(rust_name);
        self.line(format!("let {name} = {}();", prelude::DEPLOY));
        let block = self.scopes.len();
        self.declare(rust_name, Variable::State { name, deployed: true, block });
    }

    /// The text of a fault as Cairo compares it.
    pub(super) fn assert_fault(&mut self, result: &str, fault: &str) {
        self.line(format!("{}(@{result}, {});", prelude::ASSERT_FAULT, names::short_string(fault)));
    }
}

pub(super) fn is_text(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Reference(reference)
        if matches!(&*reference.elem, syn::Type::Path(path) if path.path.is_ident("str")))
}

/// Where a call stands.
trait CallLine {
    fn func_line(&self) -> usize;
}

impl CallLine for ExprCall {
    fn func_line(&self) -> usize {
        syn::spanned::Spanned::span(&self.func).start().line
    }
}
