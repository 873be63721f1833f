//! The type checker: from function bodies as parsed to typed IR bodies.

mod arguments;
mod branches;
mod builtins;
mod calls;
mod cases;
mod contract_calls;
mod conversions;
mod effects;
mod events;
mod expressions;
mod inference;
mod instead;
mod literals;
mod loops;
mod methods;
mod operators;
mod patterns;
mod places;
mod statements;
mod storage;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::Visit;

use crate::diagnostic::{self as faults, Entry, Report};
use crate::model::{
    Block, ConstantId, Contract, EventId, Expr, ExprKind, Function, FunctionId, FunctionPlace, Local, LocalId, Passing,
    Statement, StatementKind, Type, TypeId, VariableId,
};
use crate::names::check_name;
use crate::signatures::{Signature, refuse_name_of_constant};
use crate::types::{Scope as TypeScope, has_fault};

/// How deep expressions and blocks may nest. The checker and everything after it recurse.
const DEEPEST_EXPRESSION: usize = 128;

/// A checked body and the calls in it.
pub(crate) struct Body {
    locals: Vec<Local>,
    params: Vec<LocalId>,
    block: Block,
    pub(crate) calls: Vec<CallSite>,
    /// The calls of other contracts: first and last token.
    pub(crate) contract_calls: Vec<(Span, Span)>,
}

/// A call of another function of the contract.
pub(crate) struct CallSite {
    pub(crate) callee: usize,
    pub(crate) span: (Span, Span),
}

/// Checks every body, also after faults in others. As many results as signatures.
pub(crate) fn check_bodies(declared: &Contract, signatures: &[Signature<'_>], report: &mut Report) -> Vec<Body> {
    let mut functions = BTreeMap::new();
    for (position, signature) in signatures.iter().enumerate() {
        functions.entry((signature.place, signature.name.to_string())).or_insert(position);
    }
    signatures
        .iter()
        .map(|function| check_body(&Shared { declared, signatures, functions: &functions }, function, report))
        .collect()
}

/// Joins a signature and its body once nothing was reported.
pub(crate) fn finish(signature: Signature<'_>, body: Body) -> Function {
    Function {
        name: signature.name.to_string(),
        docs: signature.docs,
        kind: signature.kind,
        place: signature.place,
        receiver: signature.receiver,
        context: signature.context.map(|context| context.name.to_string()),
        params: body.params,
        returns: signature.returns.unwrap_or(Type::Unit),
        fallible: signature.fallible,
        locals: body.locals,
        body: body.block,
        rows: 0,
        span: signature.name.span(),
    }
}

/// What all bodies see.
#[derive(Clone, Copy)]
struct Shared<'a> {
    declared: &'a Contract,
    signatures: &'a [Signature<'a>],
    functions: &'a BTreeMap<(FunctionPlace, String), usize>,
}

/// What the place of an expression asks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want<'t> {
    /// A value of whatever type it has.
    Any,
    /// A value of this type.
    Value(&'t Type),
    /// The value the function returns: a `Result` in a fallible function.
    Return,
    /// A `Result`: the operand of `?`.
    Outcome,
}

/// The names that one scope declares; none as a value when the declaration was at fault.
type Scope = BTreeMap<String, Option<LocalId>>;

/// The checker of one body. Checks return `None` when they have reported why.
struct Checker<'a> {
    shared: Shared<'a>,
    function: &'a Signature<'a>,
    locals: Vec<Local>,
    /// Names in scope, innermost scope last.
    scopes: Vec<Scope>,
    /// Locals that are references as rustc reads the source, so that `*x` may be written.
    references: BTreeSet<LocalId>,
    /// For each loop around, innermost last: whether a `break` leaves it.
    loops: Vec<bool>,
    calls: Vec<CallSite>,
    contract_calls: Vec<(Span, Span)>,
    trials: inference::Trials,
    depth: usize,
    /// Already reported as too deep.
    too_deep: bool,
    report: &'a mut Report,
}

fn check_body(shared: &Shared<'_>, function: &Signature<'_>, report: &mut Report) -> Body {
    Attributes { report }.visit_block(function.body);
    let mut checker = Checker {
        shared: *shared,
        function,
        locals: Vec::new(),
        scopes: vec![BTreeMap::new()],
        references: BTreeSet::new(),
        loops: Vec::new(),
        calls: Vec::new(),
        contract_calls: Vec::new(),
        trials: inference::Trials::default(),
        depth: 0,
        too_deep: false,
        report,
    };
    let mut params = Vec::new();
    for param in &function.params {
        let (name, span) = (param.name.to_string(), param.name.span());
        let local = checker.declare_checked(name, span, param.ty.clone(), param.mutable, param.passing);
        if param.passing != Passing::Value {
            checker.references.extend(local);
        }
        params.extend(local);
    }
    let block = checker.body(function.body).filter(|_| params.len() == function.params.len());
    if block.is_none() && checker.report.is_empty() {
        checker.report(&faults::NOT_UNDERSTOOD, function.name, &[function.name]);
    }
    let block = block.unwrap_or_else(|| Block { statements: Vec::new(), tail: None, diverges: false });
    Body { locals: checker.locals, params, block, calls: checker.calls, contract_calls: checker.contract_calls }
}

/// Reports attributes inside bodies: `#[cfg]` and the like would make outputs differ.
struct Attributes<'r> {
    report: &'r mut Report,
}

impl<'ast> Visit<'ast> for Attributes<'_> {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        self.report.add(&faults::ATTRIBUTE_IN_BODY, attribute.path(), &[]);
    }

    /// Items inside bodies are refused as a whole.
    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

impl<'a> Checker<'a> {
    fn report(&mut self, entry: &Entry, at: &dyn ToTokens, arguments: &[&dyn std::fmt::Display]) {
        self.report.add(entry, &at.to_token_stream(), arguments);
    }

    /// Adds a local to the innermost scope; without a type, a name whose uses are not reported again.
    fn declare(&mut self, name: &Ident, ty: Option<Type>, mutable: bool) -> Option<LocalId> {
        if self.function.context.as_ref().is_some_and(|context| context.name == name) {
            self.report(&faults::NAME_TWICE, name, &[name]);
            return None;
        }
        let is_constant = refuse_name_of_constant(name, self.shared.declared, self.report);
        let ty = ty.filter(|_| !is_constant && check_name(name, self.report));
        self.declare_checked(name.to_string(), name.span(), ty, mutable, Passing::Value)
    }

    fn declare_checked(
        &mut self,
        name: String,
        span: Span,
        ty: Option<Type>,
        mutable: bool,
        passing: Passing,
    ) -> Option<LocalId> {
        let local = ty.map(|ty| {
            self.locals.push(Local { name: name.clone(), ty, mutable, is_hidden: false, passing, span });
            LocalId(self.locals.len() - 1)
        });
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name, local);
        }
        local
    }

    /// A local that no name in the source refers to.
    fn hidden(&mut self, name: String, span: Span, ty: Type, mutable: bool) -> LocalId {
        self.locals.push(Local { name, ty, mutable, is_hidden: true, passing: Passing::Value, span });
        LocalId(self.locals.len() - 1)
    }

    /// A local by name: outer none when there is no such name, inner none when its declaration was at fault.
    fn local(&self, name: &str) -> Option<Option<LocalId>> {
        self.scopes.iter().rev().find_map(|scope| scope.get(name)).copied()
    }

    fn local_type(&self, local: LocalId) -> Type {
        self.locals.get(local.0).map_or(Type::Unit, |local| local.ty.clone())
    }

    fn variable(&self, name: &Ident) -> Option<VariableId> {
        self.shared.declared.storage.iter().position(|variable| name == &variable.name).map(VariableId)
    }

    fn event(&self, name: &Ident) -> Option<EventId> {
        self.shared.declared.events.iter().position(|event| name == &event.name).map(EventId)
    }

    fn constant(&self, name: &Ident) -> Option<ConstantId> {
        self.shared.declared.constants.iter().position(|constant| name == &constant.name).map(ConstantId)
    }

    /// An own type by name; `Self` is that of the impl block.
    fn own_type(&self, name: &Ident) -> Option<TypeId> {
        self.type_scope().own_type(&name.to_string())
    }

    /// Where the function's types are looked up.
    fn type_scope(&self) -> TypeScope<'a> {
        TypeScope { declared: self.shared.declared, place: self.function.place }
    }

    fn is_context(&self, expr: &syn::Expr) -> bool {
        let context = self.function.context.as_ref();
        context.is_some_and(|context| path_name(expr).is_some_and(|name| name == context.name))
    }

    /// Whether the expression is the contract's `self`; that of an own type is a local like others.
    fn is_storage(&self, expr: &syn::Expr) -> bool {
        path_name(expr).is_some_and(|name| name == "self") && self.local("self").is_none()
    }

    fn type_name(&self, ty: &Type) -> String {
        self.shared.declared.type_name(ty)
    }

    fn is_copy(&self, ty: &Type) -> bool {
        self.shared.declared.is_copy(ty)
    }

    /// `None` for a type in whose declaration a fault was reported.
    fn known(&self, ty: &Type) -> Option<()> {
        (!has_fault(self.shared.declared, ty)).then_some(())
    }

    /// The type that a place takes, when it takes one value of one type.
    fn wanted_type(&self, want: Want<'_>) -> Option<Type> {
        match want {
            Want::Value(ty) => Some(ty.clone()),
            Want::Return if !self.function.fallible => self.function.returns.clone(),
            _ => None,
        }
    }

    /// Runs a check one level deeper, unless that is too deep.
    fn nested<T>(&mut self, at: &dyn ToTokens, check: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= DEEPEST_EXPRESSION {
            if !std::mem::replace(&mut self.too_deep, true) {
                self.report(&faults::NESTED_TOO_DEEP, at, &[]);
            }
            return None;
        }
        self.depth += 1;
        let checked = check(self);
        self.depth -= 1;
        checked
    }

    fn scoped<T>(&mut self, check: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Scope::new(), check).0
    }

    /// Runs a check with these names in scope; gives the scope back with what it declared.
    fn within<T>(&mut self, scope: Scope, check: impl FnOnce(&mut Self) -> T) -> (T, Scope) {
        self.scopes.push(scope);
        let checked = check(self);
        (checked, self.scopes.pop().unwrap_or_default())
    }
}

/// The expression without parentheses and macro groups around it.
fn bare(mut expr: &syn::Expr) -> &syn::Expr {
    loop {
        expr = match expr {
            syn::Expr::Paren(inner) => &inner.expr,
            syn::Expr::Group(inner) => &inner.expr,
            _ => return expr,
        }
    }
}

/// The name when the expression is one.
fn path_name(expr: &syn::Expr) -> Option<&Ident> {
    match bare(expr) {
        syn::Expr::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}

/// The two names when the path is `A::B`.
fn pair(path: &syn::Path) -> Option<(&Ident, &Ident)> {
    let mut segments = path.segments.iter();
    let (first, second) = (segments.next()?, segments.next()?);
    let plain = first.arguments.is_none() && second.arguments.is_none();
    (segments.next().is_none() && plain && path.leading_colon.is_none()).then_some((&first.ident, &second.ident))
}

/// Tokens on one line, for messages; `..` when they are many.
fn short_text(source: &dyn ToTokens) -> String {
    let text = source.to_token_stream().to_string();
    let text = text
        .replace(" . ", ".")
        .replace(" :: ", "::")
        .replace("& ", "&")
        .replace(" (", "(")
        .replace(" [", "[")
        .replace(" !", "!");
    if text.len() <= 20 && !text.contains('\n') { text } else { "..".to_owned() }
}

fn statement(kind: StatementKind, source: &dyn ToTokens) -> Statement {
    Statement { kind, span: source.to_token_stream().span() }
}

fn value(kind: ExprKind, ty: Type, source: &dyn ToTokens) -> Expr {
    Expr { kind, ty, result: false, span: source.to_token_stream().span() }
}

impl Shared<'_> {
    fn function(&self, place: FunctionPlace, name: &Ident) -> Option<FunctionId> {
        self.functions.get(&(place, name.to_string())).copied().map(FunctionId)
    }
}

fn is_result_name(name: &Ident) -> bool {
    name == "Ok" || name == "Err"
}
