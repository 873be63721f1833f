//! Expressions that are values.

use num_bigint::BigInt;
use syn::{BinOp, Expr, ExprCall, ExprMethodCall, ExprStruct, Lit, Member, UnOp};
use zkthread_ir::{BinaryOp, ExprKind, Type, TypeDefKind};

use super::Returns;
use super::body::Body;
use super::calls::{Fallible, is_text};
use super::prelude;
use super::scope::{Outcome, Value, Variable, refuse};
use super::types::{own, plain};
use crate::expression::{Text, readable_integer};
use crate::names;

pub(super) fn last_segment(path: &syn::Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

/// The segment before the last.
fn owner(path: &syn::Path) -> Option<String> {
    path.segments.iter().rev().nth(1).map(|segment| segment.ident.to_string())
}

impl Body<'_, '_> {
    /// The value of an expression, of the expected type where one is known.
    pub(super) fn value(&mut self, expr: &Expr, expected: Option<&Type>) -> Outcome<Value> {
        self.deeper(expr, |body| body.value_here(expr, expected))
    }

    fn value_here(&mut self, expr: &Expr, expected: Option<&Type>) -> Outcome<Value> {
        if let Some(value) = self.event_value(expr)? {
            return Ok(value);
        }
        match expr {
            Expr::Paren(inner) => self.value(&inner.expr, expected),
            Expr::Group(inner) => self.value(&inner.expr, expected),
            Expr::Reference(inner) if inner.mutability.is_none() => self.value(&inner.expr, expected),
            Expr::Lit(literal) => literal_value(&literal.lit, expected)
                .map_or_else(|| refuse(literal, "this literal has no Cairo form here"), Ok),
            Expr::Path(path) => self.path(expr, &path.path),
            Expr::Unary(unary) => {
                let value = self.value(&unary.expr, expected)?;
                let text = match unary.op {
                    UnOp::Neg(_) => Text::prefix("-", value.text),
                    UnOp::Not(_) if value.ty.as_ref().is_some_and(Type::is_integer) => Text::prefix("~", value.text),
                    UnOp::Not(_) => value.text.not(),
                    UnOp::Deref(_) => value.text,
                    _ => return refuse(unary, "this operator has no Cairo form"),
                };
                Ok(Value { text, ..value })
            }
            Expr::Binary(binary) => {
                let Some(op) = operator(&binary.op) else {
                    return refuse(binary, "this operator has no Cairo form here");
                };
                let compares = matches!(
                    op,
                    BinaryOp::Equal
                        | BinaryOp::NotEqual
                        | BinaryOp::Less
                        | BinaryOp::LessEqual
                        | BinaryOp::Greater
                        | BinaryOp::GreaterEqual
                );
                let left = self.value(&binary.left, if compares { None } else { expected })?;
                let right = self.value(&binary.right, left.ty.as_ref().or(if compares { None } else { expected }))?;
                if left.is_span || right.is_span {
                    return refuse(binary, "keys and data of events are compared with `assert_eq!` here");
                }
                let ty = if compares || matches!(op, BinaryOp::And | BinaryOp::Or) {
                    Some(Type::Bool)
                } else {
                    left.ty.or(right.ty)
                };
                let is_constant = left.is_constant && right.is_constant;
                Ok(Value { is_constant, ..Value::new(Text::binary(op, left.text, right.text), ty) })
            }
            Expr::Call(call) => self.called_value(call, expected),
            Expr::MethodCall(call) => self.method(expr, call, expected),
            Expr::Macro(item) => match last_segment(&item.mac.path).as_str() {
                "vec" => {
                    let elements = super::statements::arguments(&item.mac)?;
                    let element = match expected {
                        Some(Type::Vec(element)) => Some(&**element),
                        _ => None,
                    };
                    let (texts, ty) = self.list(&elements, element)?;
                    Ok(Value::atom(format!("array![{texts}]"), ty.map(|ty| Type::Vec(Box::new(ty)))))
                }
                "short_string" => match item.mac.parse_body::<syn::LitStr>() {
                    Ok(text) => Ok(Value::atom(names::short_string(&text.value()), Some(Type::Felt252)).constant()),
                    Err(_) => refuse(item, "this macro has no Cairo form"),
                },
                name => refuse(item, format!("`{name}!` has no Cairo form here")),
            },
            Expr::Array(array) => {
                let elements: Vec<Expr> = array.elems.iter().cloned().collect();
                let (element, is_vec) = match expected {
                    Some(Type::Array(element, _)) => (Some(&**element), false),
                    Some(Type::Vec(element)) => (Some(&**element), true),
                    _ => (None, false),
                };
                let (texts, ty) = self.list(&elements, element)?;
                Ok(if is_vec {
                    Value::atom(format!("array![{texts}]"), ty.map(|ty| Type::Vec(Box::new(ty))))
                } else {
                    Value::atom(format!("[{texts}]"), ty.map(|ty| Type::Array(Box::new(ty), elements.len())))
                })
            }
            Expr::Tuple(tuple) if tuple.elems.is_empty() => Ok(Value::atom("()", Some(Type::Unit))),
            Expr::Tuple(tuple) if tuple.elems.len() > 1 => {
                let types = match expected {
                    Some(Type::Tuple(types)) if types.len() == tuple.elems.len() => Some(types),
                    _ => None,
                };
                let (mut texts, mut found) = (Vec::new(), Vec::new());
                for (position, element) in tuple.elems.iter().enumerate() {
                    let value = self.value(element, types.map(|types| &types[position]))?;
                    texts.push(value.text.to_string());
                    found.push(value.ty);
                }
                let ty = found.into_iter().collect::<Option<Vec<_>>>().map(Type::Tuple);
                Ok(Value::atom(format!("({})", texts.join(", ")), ty))
            }
            Expr::Struct(literal) => self.struct_value(literal),
            Expr::Field(field) => {
                let Member::Named(name) = &field.member else {
                    return refuse(field, "a tuple's element has no Cairo form here");
                };
                let element = match &*field.base {
                    Expr::Index(index) => self.element(index)?,
                    _ => None,
                };
                let is_snapshot = element.is_some();
                let value = match element {
                    Some(value) => value,
                    None => self.value(&field.base, None)?,
                };
                let Some(Type::Named(id)) = value.ty else {
                    return refuse(field, "the type of this value is not known here");
                };
                let TypeDefKind::Struct(fields) = &self.file.contract.type_def(id).kind else {
                    return refuse(field, "this is no struct");
                };
                let Some(found) = fields.iter().find(|field| name == &field.name) else {
                    return refuse(name, "there is no such field");
                };
                let text = Text::atom(format!("{}.{}", value.text.receiver(), found.name));
                let text = match (is_snapshot, self.is_copy(&found.ty)) {
                    (false, _) => text,
                    (true, true) => Text::prefix("*", text),
                    (true, false) => return refuse(name, "this field of an element is not copied"),
                };
                Ok(Value::new(text, Some(found.ty.clone())))
            }
            Expr::Index(index) => match self.element(index)? {
                Some(Value { text, ty: Some(ty), .. }) if self.is_copy(&ty) => {
                    Ok(Value::new(Text::prefix("*", text), Some(ty)))
                }
                _ => refuse(index, "an element of this has no Cairo form here"),
            },
            _ => refuse(expr, "this expression has no Cairo form here"),
        }
    }

    /// A snapshot of a list's element; its type is the element's.
    fn element(&mut self, index: &syn::ExprIndex) -> Outcome<Option<Value>> {
        let list = self.value(&index.expr, None)?;
        let position = self.value(&index.index, Some(&Type::U32))?;
        Ok(match list.ty {
            Some(Type::Vec(element)) => {
                Some(Value::atom(format!("{}.at({})", list.text.receiver(), position.text), Some(*element)))
            }
            Some(Type::Array(element, _)) => {
                Some(Value::atom(format!("{}.span().at({})", list.text.receiver(), position.text), Some(*element)))
            }
            _ => None,
        })
    }

    /// Elements of one type: their text and the type.
    fn list(&mut self, elements: &[Expr], expected: Option<&Type>) -> Outcome<(String, Option<Type>)> {
        let mut ty = expected.cloned();
        let mut texts = Vec::new();
        for element in elements {
            let value = self.value(element, ty.as_ref())?;
            texts.push(value.text.to_string());
            ty = ty.or(value.ty);
        }
        Ok((texts.join(", "), ty))
    }

    fn path(&mut self, expr: &Expr, path: &syn::Path) -> Outcome<Value> {
        if let Some((_, variable)) = self.variable(expr) {
            return match variable {
                Variable::Value { name, ty, mutable } => {
                    Ok(Value { is_constant: !mutable, ..Value::atom(name.clone(), ty.clone()) })
                }
                Variable::State { .. } => refuse(path, "the contract as a value has no Cairo form here"),
                Variable::Context(_) => refuse(path, "a context as a value has no Cairo form here"),
                Variable::Result { .. } => refuse(path, "a result as a value has no Cairo form here"),
                Variable::Event { .. } => refuse(path, "an event as a value has no Cairo form here"),
                Variable::Text(text) => {
                    text_value(text).map_or_else(|| refuse(path, "this text has no Cairo form here"), Ok)
                }
            };
        }
        let name = last_segment(path);
        let contract = self.file.contract;
        if path.segments.len() == 1 && name == "None" {
            return Ok(Value::atom("Option::None", None).constant());
        }
        if let Some(ty) = self.file.constants.get(&name).filter(|_| path.segments.len() == 1) {
            return Ok(Value::atom(name, Some(ty.clone())).constant());
        }
        if let Some(owner) = owner(path) {
            if let Some(id) = own(contract, &owner) {
                let is_unit = matches!(&contract.type_def(id).kind, TypeDefKind::Enum(variants)
                    if variants.iter().any(|variant| variant.name == name && variant.payload.is_empty()));
                if is_unit {
                    let text = format!("{}::{name}", names::own_type(contract, id));
                    return Ok(Value::atom(text, Some(Type::Named(id))).constant());
                }
            }
            let value = match (plain(&owner), name.as_str()) {
                (Some(ty), "MAX" | "MIN") if ty.is_integer() => {
                    Some(Value::atom(format!("Bounded::<{}>::{name}", self.file.type_text(&ty)), Some(ty)))
                }
                (Some(ty @ (Type::Felt252 | Type::U256)), "ZERO" | "ONE" | "TWO" | "THREE") => {
                    let digit = ["ZERO", "ONE", "TWO", "THREE"].iter().position(|known| *known == name).unwrap_or(0);
                    Some(Value::atom(format!("{digit}_{}", self.file.type_text(&ty)), Some(ty)))
                }
                (Some(Type::ContractAddress), "ZERO") => {
                    Some(Value::atom(format!("{}(0)", prelude::ADDRESS), Some(Type::ContractAddress)))
                }
                _ => None,
            };
            if let Some(value) = value {
                return Ok(value.constant());
            }
        }
        let constant = contract.constants.iter().find(|constant| constant.name == name);
        if let Some(constant) = constant {
            let text = match &constant.value.kind {
                ExprKind::Integer(number) if constant.ty.is_integer() || constant.ty == Type::Felt252 => {
                    format!("{}_{}", readable_integer(number), self.file.type_text(&constant.ty))
                }
                ExprKind::Bool(value) => value.to_string(),
                ExprKind::ShortString(text) if constant.ty == Type::Felt252 => names::short_string(text),
                _ => return refuse(path, format!("the constant `{name}` has no Cairo form here")),
            };
            return Ok(Value::atom(text, Some(constant.ty.clone())).constant());
        }
        refuse(path, format!("`{name}` is not known here"))
    }

    fn called_value(&mut self, call: &ExprCall, expected: Option<&Type>) -> Outcome<Value> {
        if self.has_text_parameter(call) {
            let inlined = self.inlined(call, |body, inner| body.value(inner, expected))?;
            return inlined.map_or_else(|| refuse(call, "a function of texts that does more than give a value"), Ok);
        }
        if let Some((text, returns, is_constant)) = self.helper_call(call)? {
            let Returns::Value(ty) = returns else { return refuse(call, "this function gives no value") };
            if !is_constant && self.one_by_one {
                return Ok(Value::atom(self.bind("value", &text), Some(ty)).constant());
            }
            return Ok(Value { is_constant, ..Value::atom(text, Some(ty)) });
        }
        let Expr::Path(path) = &*call.func else { return refuse(call, "this call has no Cairo form here") };
        let name = last_segment(&path.path);
        let contract = self.file.contract;
        if path.path.segments.len() == 1 && name == "Some" {
            let inner = match expected {
                Some(Type::Option(inner)) => Some(&**inner),
                _ => None,
            };
            let Some(argument) = call.args.first() else { return refuse(call, "`Some` has a value") };
            let value = self.value(argument, inner)?;
            let ty = inner.cloned().or(value.ty).map(|ty| Type::Option(Box::new(ty)));
            return Ok(Value {
                is_constant: value.is_constant,
                ..Value::atom(format!("Option::Some({})", value.text), ty)
            });
        }
        let Some(owner) = owner(&path.path) else { return refuse(call, format!("`{name}` is not known here")) };
        if let Some(id) = own(contract, &owner) {
            let variant = match &contract.type_def(id).kind {
                TypeDefKind::Enum(variants) => variants.iter().find(|variant| variant.name == name),
                TypeDefKind::Struct(_) => None,
            };
            let Some(variant) = variant.filter(|variant| variant.payload.len() == call.args.len()) else {
                return refuse(call, format!("functions of `{owner}` are not part of the contract on L2"));
            };
            let mut texts = Vec::new();
            for (argument, ty) in call.args.iter().zip(&variant.payload) {
                texts.push(self.value(argument, Some(ty))?.text.to_string());
            }
            let payload = if texts.len() == 1 { texts.join("") } else { format!("({})", texts.join(", ")) };
            let text = format!("{}::{name}({payload})", names::own_type(contract, id));
            return Ok(Value::atom(text, Some(Type::Named(id))));
        }
        let (Some(to), Some(argument)) = (plain(&owner), call.args.first()) else {
            let is_new_vec = owner == "Vec" && name == "new";
            if is_new_vec {
                return Ok(Value::atom("array![]", expected.cloned()));
            }
            if owner == "String" && name == "new" {
                return Ok(Value::atom("\"\"", Some(Type::String)).constant());
            }
            return refuse(call, format!("`{owner}::{name}` has no Cairo form here"));
        };
        if name != "from" {
            return refuse(call, format!("`{owner}::{name}` has no Cairo form here"));
        }
        self.convert(call, &to, argument, expected)
    }

    /// `T::from(value)`
    fn convert(&mut self, call: &ExprCall, to: &Type, argument: &Expr, expected: Option<&Type>) -> Outcome<Value> {
        match to {
            Type::String => {
                let value = self.value(argument, Some(&Type::String))?;
                Ok(Value { ty: Some(Type::String), ..value })
            }
            Type::ContractAddress | Type::ClassHash | Type::Bytes31 => {
                let is_literal = matches!(argument, Expr::Lit(_));
                let value = self.value(argument, is_literal.then_some(&Type::Felt252))?;
                let felt = match value.ty {
                    Some(Type::Felt252) => value.text.to_string(),
                    Some(_) => format!("{}.into()", value.text.receiver()),
                    None => return refuse(call, "the type of this value is not known here"),
                };
                if *to != Type::ContractAddress {
                    return refuse(call, "only addresses are made of numbers here");
                }
                let text = format!("{}({felt})", prelude::ADDRESS);
                Ok(Value { is_constant: value.is_constant, ..Value::atom(text, Some(Type::ContractAddress)) })
            }
            to if to.is_integer() || *to == Type::Felt252 => {
                // A literal is what it becomes; its own type does not matter.
                if let Some(number) = integer(argument) {
                    let suffix =
                        if expected == Some(to) { String::new() } else { format!("_{}", self.file.type_text(to)) };
                    return Ok(
                        Value::atom(format!("{}{suffix}", readable_integer(&number)), Some(to.clone())).constant()
                    );
                }
                let value = self.value(argument, None)?;
                let Some(from) = value.ty else { return refuse(call, "the type of this value is not known here") };
                if from == *to {
                    return Ok(Value { ty: Some(from), ..value });
                }
                let (from, to_text) = (self.file.type_text(&from), self.file.type_text(to));
                let text = format!("Into::<{from}, {to_text}>::into({})", value.text);
                Ok(Value { is_constant: value.is_constant, ..Value::atom(text, Some(to.clone())) })
            }
            _ => refuse(call, "this conversion has no Cairo form here"),
        }
    }

    fn method(&mut self, expr: &Expr, call: &ExprMethodCall, expected: Option<&Type>) -> Outcome<Value> {
        let method = call.method.to_string();
        if let "is_ok" | "is_err" = method.as_str() {
            return match self.fallible(&call.receiver)? {
                Some(Fallible::Call(inner)) => {
                    self.prepare(&inner);
                    let text = self.call_text(&inner, true);
                    let text = if self.one_by_one { self.bind("result", &text) } else { text };
                    Ok(Value::atom(format!("{text}.{method}()"), Some(Type::Bool)))
                }
                Some(Fallible::Variable { name, .. }) => {
                    Ok(Value::atom(format!("{name}.{method}()"), Some(Type::Bool)))
                }
                None => refuse(call, "this is no result of a call"),
            };
        }
        if let "unwrap" | "expect" = method.as_str() {
            match self.fallible(&call.receiver)? {
                Some(Fallible::Call(inner)) => return self.call_value(expr, &inner),
                Some(Fallible::Variable { name, ty }) => return Ok(Value::atom(format!("{name}.unwrap()"), Some(ty))),
                None => {}
            }
        }
        if let "unwrap" | "expect" = method.as_str()
            && let Some(value) = self.tried(&call.receiver)?
        {
            return Ok(value);
        }
        if let Some(inner) = self.call(expr)? {
            if self.file.contract.functions[inner.function].fallible {
                return refuse(call, "a result as a value has no Cairo form here");
            }
            return self.call_value(expr, &inner);
        }
        if matches!(method.as_str(), "to_string" | "to_owned" | "into")
            && let Expr::Lit(syn::ExprLit { lit: Lit::Str(_), .. }) = &*call.receiver
        {
            return self.value(&call.receiver, Some(&Type::String));
        }
        let value = self.value(&call.receiver, None)?;
        let is_constant = value.is_constant;
        let Some(ty) = value.ty else { return refuse(call, "the type of this value is not known here") };
        let receiver = value.text.receiver();
        let (text, ty) = match (method.as_str(), ty) {
            ("clone", ty) if self.is_copy(&ty) => (receiver, ty),
            ("clone", ty) => (format!("{receiver}.clone()"), ty),
            ("len", Type::Vec(_) | Type::String) => (format!("{receiver}.len()"), Type::U32),
            ("is_empty", Type::Vec(_) | Type::String) => (format!("{receiver}.len() == 0"), Type::Bool),
            ("is_some" | "is_none", Type::Option(_)) => (format!("{receiver}.{method}()"), Type::Bool),
            ("unwrap" | "expect", Type::Option(inner)) => (format!("{receiver}.unwrap()"), *inner),
            ("map", Type::Option(inner)) => self.mapped(call, &receiver, *inner)?,
            ("into", from) => match expected {
                Some(Type::ContractAddress) => {
                    let felt = if from == Type::Felt252 { receiver } else { format!("{receiver}.into()") };
                    (format!("{}({felt})", prelude::ADDRESS), Type::ContractAddress)
                }
                Some(to) => (format!("{receiver}.into()"), to.clone()),
                None => return refuse(call, "the type of this value is not known here"),
            },
            (method, _) => return refuse(call, format!("`{method}` has no Cairo form here")),
        };
        Ok(Value { is_constant, ..Value::atom(text, Some(ty)) })
    }

    /// The value of a conversion that must not fail: `T::try_from(value)`, `short_string("text")`.
    fn tried(&mut self, expr: &Expr) -> Outcome<Option<Value>> {
        let Expr::Call(call) = expr else { return Ok(None) };
        let (Expr::Path(path), Some(argument)) = (&*call.func, call.args.first()) else { return Ok(None) };
        let name = last_segment(&path.path);
        let text = self.text(argument);
        if let Some(text) = &text
            && (text.len() > 31 || !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)))
        {
            return Ok(None);
        }
        let to = owner(&path.path).as_deref().and_then(plain);
        match (name.as_str(), text, to) {
            ("short_string", Some(text), _) => {
                Ok(Some(Value::atom(names::short_string(&text), Some(Type::Felt252)).constant()))
            }
            ("try_from", text, Some(to)) => {
                let (from, value) = match text {
                    Some(text) if to == Type::Bytes31 => {
                        (Type::Felt252, Value::atom(names::short_string(&text), None).constant())
                    }
                    _ => {
                        let value = self.value(argument, None)?;
                        let Some(from) = value.ty.clone() else {
                            return refuse(argument, "the type of this value is not known here");
                        };
                        (from, value)
                    }
                };
                let (from, to_text) = (self.file.type_text(&from), self.file.type_text(&to));
                let text = format!("TryInto::<{from}, {to_text}>::try_into({}).unwrap()", value.text);
                Ok(Some(Value { is_constant: value.is_constant, ..Value::atom(text, Some(to)) }))
            }
            _ => Ok(None),
        }
    }

    /// Whether a function of the file takes a text, which is no value.
    fn has_text_parameter(&self, call: &ExprCall) -> bool {
        let Expr::Path(path) = &*call.func else { return false };
        let function = path.path.get_ident().and_then(|name| self.file.helpers.get(&name.to_string()));
        function.is_some_and(|function| {
            function.sig.inputs.iter().any(|input| matches!(input, syn::FnArg::Typed(input) if is_text(&input.ty)))
        })
    }

    /// `option.map(|name| value)`
    fn mapped(&mut self, call: &ExprMethodCall, receiver: &str, inner: Type) -> Outcome<(String, Type)> {
        let Some(Expr::Closure(closure)) = call.args.first() else {
            return refuse(call, "`map` of something else than a closure has no Cairo form here");
        };
        let name = match closure.inputs.first() {
            Some(syn::Pat::Ident(pattern)) if closure.inputs.len() == 1 => pattern.ident.to_string(),
            _ => return refuse(closure, "this closure has no Cairo form here"),
        };
        let cairo = self.fresh(&name);
        let annotated = format!("{cairo}: {}", self.file.type_text(&inner));
        let variable = Variable::Value { name: cairo, ty: Some(inner), mutable: false };
        self.scopes.push([(name, variable)].into());
        let lines = self.lines.len();
        let value = self.value(&closure.body, None);
        self.scopes.pop();
        let value = value?;
        if self.lines.len() != lines {
            return refuse(closure, "a closure that calls the contract has no Cairo form here");
        }
        let Some(ty) = value.ty else { return refuse(closure, "the type of this value is not known here") };
        Ok((format!("{receiver}.map(|{annotated}| {})", value.text), Type::Option(Box::new(ty))))
    }

    /// What a call that must not fail gives.
    fn call_value(&mut self, at: &Expr, call: &super::calls::Call) -> Outcome<Value> {
        let function = &self.file.contract.functions[call.function];
        if function.kind == zkthread_ir::FunctionKind::Constructor {
            return refuse(at, "a constructor gives no value");
        }
        let ty = Some(function.returns.clone());
        let name = function.name.clone();
        self.prepare(call);
        let text = self.call_text(call, false);
        Ok(if self.one_by_one { Value::atom(self.bind(&name, &text), ty).constant() } else { Value::atom(text, ty) })
    }

    fn struct_value(&mut self, literal: &ExprStruct) -> Outcome<Value> {
        let name = last_segment(&literal.path);
        let contract = self.file.contract;
        let Some(id) = own(contract, &name) else {
            return refuse(literal, format!("`{name}` is no struct of the contract"));
        };
        let TypeDefKind::Struct(fields) = &contract.type_def(id).kind else {
            return refuse(literal, format!("`{name}` is no struct of the contract"));
        };
        if literal.rest.is_some() {
            return refuse(literal, "`..` has no Cairo form here");
        }
        let mut texts = Vec::new();
        for value in &literal.fields {
            let Member::Named(member) = &value.member else { return refuse(value, "this field has no name") };
            let Some(field) = fields.iter().find(|field| member == &field.name) else {
                return refuse(member, "there is no such field");
            };
            let value = self.value(&value.expr, Some(&field.ty))?;
            texts.push(format!("{}: {}", field.name, value.text));
        }
        let text = format!("{} {{ {} }}", names::own_type(contract, id), texts.join(", "));
        Ok(Value::atom(text, Some(Type::Named(id))))
    }
}

/// The number, when the expression is an integer literal, perhaps with a sign.
fn integer(expr: &Expr) -> Option<BigInt> {
    match expr {
        Expr::Paren(inner) => integer(&inner.expr),
        Expr::Lit(syn::ExprLit { lit: Lit::Int(number), .. }) => number.base10_digits().parse().ok(),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => integer(&unary.expr).map(|number| -number),
        _ => None,
    }
}

/// A text as a `ByteArray`.
fn text_value(text: &str) -> Option<Value> {
    let is_plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    is_plain.then(|| Value::atom(format!("\"{escaped}\""), Some(Type::String)).constant())
}

fn literal_value(literal: &Lit, expected: Option<&Type>) -> Option<Value> {
    match literal {
        Lit::Bool(value) => Some(Value::atom(value.value.to_string(), Some(Type::Bool)).constant()),
        Lit::Int(number) => {
            let digits = readable_integer(&number.base10_digits().parse().ok()?);
            let own = plain(number.suffix());
            let expected = expected.filter(|ty| ty.is_integer() || **ty == Type::Felt252);
            let value = match (own, expected) {
                (_, Some(expected)) => Value::atom(digits, Some(expected.clone())),
                (Some(own), None) => {
                    let name = own.plain_name().unwrap_or_default();
                    Value::atom(format!("{digits}_{name}"), Some(own))
                }
                (None, None) if number.suffix().is_empty() => Value::atom(digits, None),
                (None, None) => return None,
            };
            Some(value.constant())
        }
        Lit::Str(text) => text_value(&text.value()),
        _ => None,
    }
}

fn operator(op: &BinOp) -> Option<BinaryOp> {
    Some(match op {
        BinOp::Add(_) => BinaryOp::Add,
        BinOp::Sub(_) => BinaryOp::Sub,
        BinOp::Mul(_) => BinaryOp::Mul,
        BinOp::Div(_) => BinaryOp::Div,
        BinOp::Rem(_) => BinaryOp::Rem,
        BinOp::And(_) => BinaryOp::And,
        BinOp::Or(_) => BinaryOp::Or,
        BinOp::BitAnd(_) => BinaryOp::BitAnd,
        BinOp::BitOr(_) => BinaryOp::BitOr,
        BinOp::BitXor(_) => BinaryOp::BitXor,
        BinOp::Eq(_) => BinaryOp::Equal,
        BinOp::Ne(_) => BinaryOp::NotEqual,
        BinOp::Lt(_) => BinaryOp::Less,
        BinOp::Le(_) => BinaryOp::LessEqual,
        BinOp::Gt(_) => BinaryOp::Greater,
        BinOp::Ge(_) => BinaryOp::GreaterEqual,
        _ => return None,
    })
}
