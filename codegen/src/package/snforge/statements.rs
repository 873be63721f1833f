//! Statements.

use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, ExprForLoop, ExprMethodCall, Local, Macro, Pat, RangeLimits, Stmt};
use zkthread_ir::{FunctionKind, Type};

use super::Returns;
use super::body::Body;
use super::calls::{Expected, Fallible};
use super::prelude;
use super::scope::{Outcome, Refusal, Variable, refuse};
use super::values::last_segment;

/// The arguments of a macro that takes expressions.
pub(super) fn arguments(item: &Macro) -> Outcome<Vec<Expr>> {
    let parser = Punctuated::<Expr, syn::Token![,]>::parse_terminated;
    match parser.parse2(item.tokens.clone()) {
        Ok(list) => Ok(list.into_iter().collect()),
        Err(error) => {
            Err(Refusal { line: error.span().start().line, reason: "this macro has no Cairo form".to_owned() })
        }
    }
}

impl Body<'_, '_> {
    /// The statements of a function's body and the value it ends with.
    pub(super) fn block(&mut self, block: &Block, returns: &Returns) -> Outcome<()> {
        let (last, before) = match block.stmts.split_last() {
            Some((Stmt::Expr(last, None), before)) if *returns != Returns::Nothing => (last, before),
            _ if *returns != Returns::Nothing => return refuse(block, "it does not end with its value"),
            _ => {
                return block.stmts.iter().try_for_each(|statement| self.statement(statement));
            }
        };
        before.iter().try_for_each(|statement| self.statement(statement))?;
        let text = match returns {
            Returns::Value(ty) => {
                self.one_by_one = self.makes_calls(last);
                self.value(last, Some(ty))?.text.to_string()
            }
            _ => match (self.state(last)?, last) {
                (Some(state), _) => state,
                (None, Expr::Call(call)) => match self.helper_call(call)? {
                    Some((text, Returns::State, _)) => text,
                    _ => return refuse(last, "this is not the contract"),
                },
                (None, _) => return refuse(last, "this is not the contract"),
            },
        };
        self.line(text);
        Ok(())
    }

    fn statement(&mut self, statement: &Stmt) -> Outcome<()> {
        match statement {
            Stmt::Local(local) => self.local(local),
            Stmt::Expr(expr, _) => self.expression(expr),
            Stmt::Macro(statement) => self.assertion(&statement.mac),
            Stmt::Item(item) => refuse(item, "items in functions have no Cairo form"),
        }
    }

    fn local(&mut self, local: &Local) -> Outcome<()> {
        let (pattern, annotated) = match &local.pat {
            Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
            pattern => (pattern, None),
        };
        let Some(init) = &local.init else { return refuse(local, "a variable without a value has no Cairo form here") };
        if init.diverge.is_some() {
            return refuse(local, "`let .. else` has no Cairo form here");
        }
        let value = &*init.expr;
        self.one_by_one = self.makes_calls(value);
        let (rust_name, mutable) = match pattern {
            Pat::Wild(_) => return self.dropped(value),
            Pat::Tuple(_) => {
                let value = self.value(value, None)?;
                let types = match value.ty {
                    Some(Type::Tuple(types)) => types.into_iter().map(Some).collect(),
                    _ => Vec::new(),
                };
                let (text, variables) = self.pattern(pattern, &types)?;
                self.line(format!("let {text} = {};", value.text));
                variables.into_iter().for_each(|(name, variable)| self.declare(&name, variable));
                return Ok(());
            }
            Pat::Ident(pattern) if pattern.by_ref.is_none() && pattern.subpat.is_none() => {
                (pattern.ident.to_string(), pattern.mutability.is_some())
            }
            pattern => return refuse(pattern, "this pattern has no Cairo form here"),
        };
        if self.is_default_contract(value) {
            if prelude::constructor(self.file.contract).is_none() {
                self.deploy_plain(&rust_name);
            } else {
                let (name, block) = (self.fresh(&rust_name), self.scopes.len());
                self.declare(&rust_name, Variable::State { name, deployed: false, block });
            }
            return Ok(());
        }
        // A context is no value, also when a function of the file makes it.
        let context = self.new_context(value)?;
        if let (None, Expr::Call(call)) = (&context, value)
            && let Some((text, returns, _)) = self.helper_call(call)?
        {
            let name = self.fresh(&rust_name);
            let (kind, variable) = match returns {
                Returns::Nothing => return refuse(value, "this function gives no value"),
                Returns::State => {
                    ("", Variable::State { name: name.clone(), deployed: true, block: self.scopes.len() })
                }
                Returns::Value(ty) => {
                    (if mutable { "mut " } else { "" }, Variable::Value { name: name.clone(), ty: Some(ty), mutable })
                }
            };
            self.line(format!("let {kind}{name} = {text};"));
            self.declare(&rust_name, variable);
            return Ok(());
        }
        if let Some(mut context) = context {
            if self.watched.contains(&rust_name) {
                let spy = self.fresh("spy");
                self.line(format!("let mut {spy} = spy_events();"));
                context.spy = Some(spy);
            }
            self.contexts.push(context);
            self.declare(&rust_name, Variable::Context(self.contexts.len() - 1));
            return Ok(());
        }
        if let Some(fallible) = self.fallible(value)? {
            let Fallible::Call(call) = fallible else {
                return refuse(value, "a result is read where it is, not copied");
            };
            let function = &self.file.contract.functions[call.function];
            if function.kind == FunctionKind::Constructor {
                return refuse(value, "a constructor's result has no Cairo form here");
            }
            let ty = function.returns.clone();
            self.prepare(&call);
            let text = self.call_text(&call, true);
            let name = self.bind(&rust_name, &text);
            self.declare(&rust_name, Variable::Result { name, ty });
            return Ok(());
        }
        if let Some((events, index)) = self.event(value)? {
            self.declare(&rust_name, Variable::Event { events, index });
            return Ok(());
        }
        let expected = annotated.map(|ty| self.file.value_type(ty)).transpose()?;
        let value = self.value(value, expected.as_ref())?;
        if value.is_span {
            return refuse(local, "keys and data of events are read where they are compared");
        }
        let name = self.fresh(&rust_name);
        let kind = if mutable { "mut " } else { "" };
        let ty = expected.map_or(value.ty, Some);
        let annotation = match (&ty, annotated) {
            (Some(ty), Some(_)) => format!(": {}", self.file.type_text(ty)),
            _ => String::new(),
        };
        self.line(format!("let {kind}{name}{annotation} = {};", value.text));
        self.declare(&rust_name, Variable::Value { name, ty, mutable });
        Ok(())
    }

    /// A tuple of names: its Cairo text and the variables.
    fn pattern(&mut self, pattern: &Pat, types: &[Option<Type>]) -> Outcome<(String, Vec<(String, Variable)>)> {
        let Pat::Tuple(tuple) = pattern else { return refuse(pattern, "this pattern has no Cairo form here") };
        let (mut texts, mut variables) = (Vec::new(), Vec::new());
        for (position, element) in tuple.elems.iter().enumerate() {
            match element {
                Pat::Wild(_) => texts.push("_".to_owned()),
                Pat::Ident(name) if name.by_ref.is_none() && name.mutability.is_none() && name.subpat.is_none() => {
                    let rust_name = name.ident.to_string();
                    let name = self.fresh(&rust_name);
                    texts.push(name.clone());
                    let ty = types.get(position).cloned().flatten();
                    variables.push((rust_name, Variable::Value { name, ty, mutable: false }));
                }
                other => return refuse(other, "this pattern has no Cairo form here"),
            }
        }
        Ok((format!("({})", texts.join(", ")), variables))
    }

    /// `let _ = value;`
    fn dropped(&mut self, value: &Expr) -> Outcome<()> {
        if let Some(Fallible::Call(call)) = self.fallible(value)? {
            return self.unread(value, &call);
        }
        let value = self.value(value, None)?;
        self.line(format!("let _ = {};", value.text));
        Ok(())
    }

    /// A fallible call whose result nobody reads.
    fn unread(&mut self, at: &Expr, call: &super::calls::Call) -> Outcome<()> {
        let is_constructor = self.file.contract.functions[call.function].kind == FunctionKind::Constructor;
        if is_constructor {
            return self.deploy(at, call);
        }
        self.prepare(call);
        // In a test that must panic, a fault must come through.
        let text = self.call_text(call, !self.should_panic);
        self.line(if self.should_panic { format!("{text};") } else { format!("let _ = {text};") });
        Ok(())
    }

    fn expression(&mut self, expr: &Expr) -> Outcome<()> {
        self.one_by_one = self.makes_calls(expr);
        match expr {
            Expr::Macro(expr) => return self.assertion(&expr.mac),
            Expr::ForLoop(expr) => return self.for_loop(expr),
            Expr::Call(call) => {
                if let Some((text, returns, _)) = self.helper_call(call)? {
                    let drop = if returns == Returns::Nothing { "" } else { "let _ = " };
                    self.line(format!("{drop}{text};"));
                    return Ok(());
                }
            }
            Expr::Assign(assign) => return self.assign(&assign.left, "=", &assign.right),
            Expr::Binary(binary) => {
                if let Some(operator) = compound(&binary.op) {
                    return self.assign(&binary.left, operator, &binary.right);
                }
            }
            Expr::MethodCall(call) => return self.called(expr, call),
            _ => {}
        }
        refuse(expr, "this statement has no Cairo form here")
    }

    /// A call as a statement, perhaps with `unwrap` behind it.
    fn called(&mut self, expr: &Expr, outer: &ExprMethodCall) -> Outcome<()> {
        if outer.method == "unwrap" || outer.method == "expect" {
            return match self.fallible(&outer.receiver)? {
                Some(Fallible::Call(call)) => {
                    let is_constructor = self.file.contract.functions[call.function].kind == FunctionKind::Constructor;
                    if is_constructor {
                        return self.deploy(expr, &call);
                    }
                    self.prepare(&call);
                    let text = self.call_text(&call, false);
                    self.line(format!("{text};"));
                    Ok(())
                }
                Some(Fallible::Variable { name, .. }) => {
                    self.line(format!("assert!({name}.is_ok());"));
                    Ok(())
                }
                None => refuse(expr, "this statement has no Cairo form here"),
            };
        }
        let Some(call) = self.call(expr)? else { return refuse(expr, "this statement has no Cairo form here") };
        let function = &self.file.contract.functions[call.function];
        if function.kind == FunctionKind::Constructor {
            return self.deploy(expr, &call);
        }
        if function.fallible {
            return self.unread(expr, &call);
        }
        let drop = if function.returns == Type::Unit { "" } else { "let _ = " };
        self.prepare(&call);
        let text = self.call_text(&call, false);
        self.line(format!("{drop}{text};"));
        Ok(())
    }

    fn assign(&mut self, left: &Expr, operator: &str, right: &Expr) -> Outcome<()> {
        let Some((_, Variable::Value { name, ty, mutable: true })) = self.variable(left) else {
            return refuse(left, "only variables are assigned here");
        };
        let (name, ty) = (name.clone(), ty.clone());
        let value = self.value(right, ty.as_ref())?;
        self.line(format!("{name} {operator} {};", value.text));
        Ok(())
    }

    fn for_loop(&mut self, expr: &ExprForLoop) -> Outcome<()> {
        if expr.label.is_some() {
            return refuse(expr, "labels have no Cairo form");
        }
        let hint = match &*expr.pat {
            Pat::Ident(pattern) => self.argument_type(&pattern.ident, &expr.body),
            _ => None,
        };
        let (values, types) = self.looped(&expr.expr, hint)?;
        let (text, variables) = match &*expr.pat {
            Pat::Ident(pattern)
                if pattern.by_ref.is_none() && pattern.subpat.is_none() && pattern.mutability.is_none() =>
            {
                let rust_name = pattern.ident.to_string();
                let name = self.fresh(&rust_name);
                let ty = match &types[..] {
                    [one] => one.clone(),
                    several => several.iter().cloned().collect::<Option<Vec<_>>>().map(Type::Tuple),
                };
                (name.clone(), vec![(rust_name, Variable::Value { name, ty, mutable: false })])
            }
            Pat::Wild(_) => ("_".to_owned(), Vec::new()),
            pattern => self.pattern(pattern, &types)?,
        };
        self.line(format!("for {text} in {values} {{"));
        self.scopes.push(variables.into_iter().collect());
        self.loops += 1;
        // What contracts believe is not known at the start of a round, nor behind the loop.
        self.cheats.clear();
        expr.body.stmts.iter().try_for_each(|statement| self.statement(statement))?;
        self.cheats.clear();
        self.loops -= 1;
        self.scopes.pop();
        self.contexts.iter_mut().for_each(|context| context.fetched = None);
        self.line("}");
        Ok(())
    }

    /// What a loop runs over, and the type of its elements, of tuples that of each part.
    fn looped(&mut self, expr: &Expr, hint: Option<Type>) -> Outcome<(String, Vec<Option<Type>>)> {
        match expr {
            Expr::Paren(inner) => self.looped(&inner.expr, hint),
            Expr::Reference(inner) => self.looped(&inner.expr, hint),
            Expr::Range(range) => {
                let (Some(start), Some(end)) = (&range.start, &range.end) else {
                    return refuse(range, "a range without an end has no Cairo form here");
                };
                let end = self.value(end, None)?;
                let start = self.value(start, end.ty.as_ref())?;
                let dots = if matches!(range.limits, RangeLimits::Closed(_)) { "..=" } else { ".." };
                // Cairo wants to know the type of a range where it stands.
                let (suffix, ty) = match start.ty.or(end.ty) {
                    Some(ty) => (String::new(), ty),
                    None => {
                        let ty = hint.unwrap_or(Type::U32);
                        (format!("_{}", self.file.type_text(&ty)), ty)
                    }
                };
                Ok((format!("{}{suffix}{dots}{}{suffix}", start.text, end.text), vec![Some(ty)]))
            }
            Expr::Array(array) => {
                let (mut texts, mut types) = (Vec::new(), Vec::new());
                for element in &array.elems {
                    let parts: Vec<&Expr> = match element {
                        Expr::Tuple(tuple) => tuple.elems.iter().collect(),
                        single => vec![single],
                    };
                    types.resize(parts.len().max(types.len()), None);
                    let mut found = Vec::new();
                    for (part, ty) in parts.into_iter().zip(&mut types) {
                        let value = self.value(part, ty.as_ref())?;
                        if ty.is_none() {
                            *ty = value.ty;
                        }
                        found.push(value.text.to_string());
                    }
                    texts.push(if let Expr::Tuple(_) = element {
                        format!("({})", found.join(", "))
                    } else {
                        found.join("")
                    });
                }
                Ok((format!("array![{}]", texts.join(", ")), types))
            }
            other => refuse(other, "only ranges and lists written out are looped over here"),
        }
    }

    /// The type of the parameter that a local is the argument of, in a call of the contract or of a function of the file.
    fn argument_type(&mut self, local: &syn::Ident, block: &Block) -> Option<Type> {
        #[derive(Default)]
        struct Arguments {
            local: String,
            /// Function, position from the end: contexts stand in front.
            found: Vec<(String, usize)>,
        }
        impl Arguments {
            fn look(&mut self, function: String, arguments: &Punctuated<Expr, syn::Token![,]>) {
                let is_local =
                    |argument: &Expr| matches!(argument, Expr::Path(path) if path.path.is_ident(&self.local));
                if let Some(position) = arguments.iter().rev().position(is_local) {
                    self.found.push((function, position));
                }
            }
        }
        impl<'ast> Visit<'ast> for Arguments {
            fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
                self.look(call.method.to_string(), &call.args);
                visit::visit_expr_method_call(self, call);
            }

            fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
                if let Expr::Path(path) = &*call.func {
                    self.look(last_segment(&path.path), &call.args);
                }
                visit::visit_expr_call(self, call);
            }

            fn visit_macro(&mut self, item: &'ast Macro) {
                if let Ok(list) = arguments(item) {
                    list.iter().for_each(|argument| self.visit_expr(argument));
                }
            }
        }
        let mut arguments = Arguments { local: local.to_string(), found: Vec::new() };
        arguments.visit_block(block);
        for (function, position) in arguments.found {
            let own = self.file.contract.functions.iter().find(|own| own.name == function);
            if let Some(own) = own
                && let Some(param) = own.params.iter().rev().nth(position)
            {
                return Some(own.locals[param.0].ty.clone());
            }
            if let Some(Ok(signature)) = self.file.helper(&function)
                && let Some(super::Param::Value(ty)) = signature.params.iter().rev().nth(position)
            {
                return Some(ty.clone());
            }
        }
        None
    }

    fn assertion(&mut self, item: &Macro) -> Outcome<()> {
        let name = last_segment(&item.path);
        let list = match name.as_str() {
            "assert" | "assert_eq" | "assert_ne" | "debug_assert" | "debug_assert_eq" | "debug_assert_ne" => {
                arguments(item)?
            }
            _ => return refuse(item, format!("`{name}!` has no Cairo form")),
        };
        match (name.trim_start_matches("debug_"), &list[..]) {
            ("assert", [condition, ..]) => {
                self.one_by_one = self.makes_calls(condition);
                let condition = self.value(condition, Some(&Type::Bool))?;
                self.line(format!("assert!({});", condition.text));
                Ok(())
            }
            ("assert_eq", [left, right, ..]) => self.equal(left, right),
            ("assert_ne", [left, right, ..]) => self.compare(left, "!=", right),
            _ => refuse(item, "this assertion has too few arguments"),
        }
    }

    fn equal(&mut self, left: &Expr, right: &Expr) -> Outcome<()> {
        for (result, expected) in [(left, right), (right, left)] {
            if self.is_equal_result(result, expected)? {
                return Ok(());
            }
        }
        self.compare(left, "==", right)
    }

    /// `assert_eq!(result, Ok(..))` and the like; false when `result` is none.
    fn is_equal_result(&mut self, result: &Expr, expected: &Expr) -> Outcome<bool> {
        self.one_by_one = self.calls_in(result) + self.calls_in(expected) > 1;
        if let Expr::MethodCall(outer) = result
            && (outer.method == "unwrap_err" || outer.method == "err")
        {
            let expected = match expected {
                Expr::Call(call) if outer.method == "err" => call.args.first().unwrap_or(expected),
                other => other,
            };
            let Some(fallible) = self.fallible(&outer.receiver)? else { return Ok(false) };
            let Some(fault) = self.fault(expected) else {
                return refuse(expected, "this is no error of the contract");
            };
            self.must_be(result, fallible, Expected::Fault(fault))?;
            return Ok(true);
        }
        let Some(fallible) = self.fallible(result)? else { return Ok(false) };
        let ty = match &fallible {
            Fallible::Call(call) => self.file.contract.functions[call.function].returns.clone(),
            Fallible::Variable { ty, .. } => ty.clone(),
        };
        match self.expected(expected, &ty)? {
            Some(expected) => self.must_be(result, fallible, expected)?,
            None => return refuse(expected, "a result is compared with `Ok(..)` or `Err(..)` here"),
        }
        Ok(true)
    }

    fn must_be(&mut self, at: &Expr, fallible: Fallible, expected: Expected) -> Outcome<()> {
        match (fallible, expected) {
            (Fallible::Call(call), expected) => {
                let is_constructor = self.file.contract.functions[call.function].kind == FunctionKind::Constructor;
                match expected {
                    Expected::Success(None) if is_constructor => return self.deploy(at, &call),
                    _ if is_constructor => {
                        return refuse(at, "a constructor that fails leaves no contract to ask on L2");
                    }
                    _ => self.prepare(&call),
                }
                match expected {
                    Expected::Success(None) => {
                        let text = self.call_text(&call, false);
                        self.line(format!("{text};"));
                    }
                    Expected::Success(Some(value)) => {
                        let text = self.call_text(&call, false);
                        self.line(format!("assert!({text} == {value});"));
                    }
                    Expected::Fault(fault) => {
                        let text = self.call_text(&call, true);
                        self.assert_fault(&text, &fault);
                    }
                }
            }
            (Fallible::Variable { name, .. }, Expected::Success(None)) => {
                self.line(format!("assert!({name}.is_ok());"))
            }
            (Fallible::Variable { name, .. }, Expected::Success(Some(value))) => {
                self.line(format!("assert!({name} == Result::Ok({value}));"));
            }
            (Fallible::Variable { name, .. }, Expected::Fault(fault)) => self.assert_fault(&name, &fault),
        }
        Ok(())
    }

    fn compare(&mut self, left: &Expr, operator: &str, right: &Expr) -> Outcome<()> {
        self.one_by_one = self.calls_in(left) + self.calls_in(right) > 1;
        // A list written out has the type of what it is compared with, so that comes first.
        let (left, right) = if is_list(left) { (right, left) } else { (left, right) };
        let first = self.value(left, None)?;
        let second = if first.is_span {
            match self.felts(right)? {
                Some(list) => list,
                None => self.value(right, None)?.text.to_string(),
            }
        } else if first.text.to_string().starts_with(prelude::NAME_OF) {
            match super::string(right) {
                Some(name) => format!("selector!(\"{name}\")"),
                None => return refuse(right, "an event's name is compared with a text here"),
            }
        } else {
            let second = self.value(right, first.ty.as_ref())?;
            if second.is_span {
                return refuse(right, "keys and data of events stand on the left here");
            }
            second.text.to_string()
        };
        self.line(format!("assert!({} {operator} {second});", first.text));
        Ok(())
    }

    /// Whether the expression makes more than one call, so that one by one keeps their order.
    fn makes_calls(&self, expr: &Expr) -> bool {
        self.calls_in(expr) > 1
    }

    /// How many calls of the contract the expression makes, by itself or through functions of the file.
    fn calls_in(&self, expr: &Expr) -> usize {
        struct Calls<'b, 'f, 'a> {
            body: &'b Body<'f, 'a>,
            count: usize,
        }
        impl<'ast> Visit<'ast> for Calls<'_, '_, '_> {
            fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
                let is_state = matches!(self.body.variable(&call.receiver), Some((_, Variable::State { .. })));
                self.count += usize::from(is_state);
                visit::visit_expr_method_call(self, call);
            }

            fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
                let is_state = |argument| matches!(self.body.variable(argument), Some((_, Variable::State { .. })));
                self.count += usize::from(call.args.iter().any(is_state));
                visit::visit_expr_call(self, call);
            }
        }
        let mut calls = Calls { body: self, count: 0 };
        calls.visit_expr(expr);
        calls.count
    }

    /// `Token::default()`
    fn is_default_contract(&self, expr: &Expr) -> bool {
        let Expr::Call(call) = expr else { return false };
        let Expr::Path(path) = &*call.func else { return false };
        let mut names = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
        call.args.is_empty()
            && names.next().as_deref() == Some("default")
            && names.next().as_deref() == Some(self.file.contract.name.as_str())
    }
}

fn is_list(expr: &Expr) -> bool {
    match expr {
        Expr::Reference(inner) => is_list(&inner.expr),
        Expr::Paren(inner) => is_list(&inner.expr),
        Expr::Array(_) => true,
        Expr::Macro(item) => item.mac.path.is_ident("vec"),
        _ => false,
    }
}

fn compound(operator: &BinOp) -> Option<&'static str> {
    Some(match operator {
        BinOp::AddAssign(_) => "+=",
        BinOp::SubAssign(_) => "-=",
        BinOp::MulAssign(_) => "*=",
        _ => return None,
    })
}
