//! The body of one function while it is translated.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Expr, FnArg, Pat, Signature as RustSignature};
use zkthread_ir::Type;

use super::prelude;
use super::scope::{Context, Outcome, Variable, refuse};
use super::{File, Param};
use crate::names;

/// Expressions of Rust tests are not nested deeper.
const DEEPEST: usize = 64;

pub(super) struct Body<'f, 'a> {
    pub(super) file: &'f mut File<'a>,
    /// Cairo statements, not indented.
    pub(super) lines: Vec<String>,
    pub(super) scopes: Vec<BTreeMap<String, Variable>>,
    pub(super) contexts: Vec<Context>,
    /// What each contract was last told to believe about its caller and the like.
    pub(super) cheats: BTreeMap<String, [Option<String>; 4]>,
    /// The contexts whose events are read.
    pub(super) watched: BTreeSet<String>,
    pub(super) should_panic: bool,
    /// How many loops are around.
    pub(super) loops: usize,
    /// Whether calls are made one by one, each into a variable: where their order could be lost otherwise.
    pub(super) one_by_one: bool,
    pub(super) depth: usize,
    taken: BTreeSet<String>,
}

impl<'f, 'a> Body<'f, 'a> {
    pub(super) fn new(file: &'f mut File<'a>, watched: &BTreeSet<String>, should_panic: bool) -> Self {
        Self {
            file,
            lines: Vec::new(),
            scopes: vec![BTreeMap::new()],
            contexts: Vec::new(),
            cheats: BTreeMap::new(),
            watched: watched.clone(),
            should_panic,
            loops: 0,
            one_by_one: false,
            depth: 0,
            taken: BTreeSet::new(),
        }
    }

    pub(super) fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    /// A Cairo name that no other variable of the function has.
    pub(super) fn fresh(&mut self, wanted: &str) -> String {
        let mut base = names::free(wanted.trim_start_matches("r#"));
        if prelude::is_taken(&base) {
            base.push('_');
        }
        let mut name = base.clone();
        let mut number = 2;
        while self.taken.contains(&name) {
            name = format!("{base}_{number}");
            number += 1;
        }
        self.taken.insert(name.clone());
        name
    }

    pub(super) fn declare(&mut self, rust: &str, variable: Variable) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(rust.to_owned(), variable);
        }
    }

    pub(super) fn find(&self, rust: &str) -> Option<&Variable> {
        self.scopes.iter().rev().find_map(|scope| scope.get(rust))
    }

    /// The variable that the expression names, behind any `&` and parentheses.
    pub(super) fn variable(&self, expr: &Expr) -> Option<(String, &Variable)> {
        match expr {
            Expr::Paren(inner) => self.variable(&inner.expr),
            Expr::Group(inner) => self.variable(&inner.expr),
            Expr::Reference(inner) => self.variable(&inner.expr),
            Expr::Path(path) => {
                let name = path.path.get_ident()?.to_string();
                self.find(&name).map(|variable| (name, variable))
            }
            _ => None,
        }
    }

    /// The contract that the expression names, once it is deployed.
    pub(super) fn state(&self, expr: &Expr) -> Outcome<Option<String>> {
        match self.variable(expr) {
            Some((_, Variable::State { name, deployed: true, .. })) => Ok(Some(name.clone())),
            Some((_, Variable::State { .. })) => refuse(expr, "the contract is used before its constructor has run"),
            _ => Ok(None),
        }
    }

    /// Declares the parameters; how they are called and their Cairo text.
    pub(super) fn parameters(&mut self, rust: &RustSignature) -> Outcome<(Vec<Param>, Vec<String>)> {
        let (mut params, mut texts) = (Vec::new(), Vec::new());
        for input in &rust.inputs {
            let FnArg::Typed(input) = input else { return refuse(input, "methods have no Cairo form") };
            let Pat::Ident(pattern) = &*input.pat else { return refuse(&input.pat, "this pattern has no Cairo form") };
            let rust_name = pattern.ident.to_string();
            let name = self.fresh(&rust_name);
            let param = self.file.param(&input.ty)?;
            let (ty, variable) = match &param {
                Param::State => {
                    let ty = format!("{}Dispatcher", names::interface(self.file.contract));
                    (ty, Variable::State { name: name.clone(), deployed: true, block: 0 })
                }
                Param::Context => {
                    let context = Context { caller: name.clone(), is_parameter: true, ..Context::default() };
                    self.contexts.push(context);
                    ("ContractAddress".to_owned(), Variable::Context(self.contexts.len() - 1))
                }
                Param::Value(ty) => {
                    let mutable = pattern.mutability.is_some();
                    (self.file.type_text(ty), Variable::Value { name: name.clone(), ty: Some(ty.clone()), mutable })
                }
            };
            let is_mutable_value = pattern.mutability.is_some() && matches!(param, Param::Value(_));
            texts.push(format!("{}{name}: {ty}", if is_mutable_value { "mut " } else { "" }));
            self.declare(&rust_name, variable);
            params.push(param);
        }
        Ok((params, texts))
    }

    /// Puts a call's result into a variable.
    pub(super) fn bind(&mut self, wanted: &str, text: &str) -> String {
        let name = self.fresh(wanted);
        self.line(format!("let {name} = {text};"));
        name
    }

    /// Runs `inner` one level deeper in the Rust text.
    pub(super) fn deeper<T>(&mut self, at: &Expr, inner: impl FnOnce(&mut Self) -> Outcome<T>) -> Outcome<T> {
        if self.depth >= DEEPEST {
            return refuse(at, "it is nested too deeply");
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    pub(super) fn is_copy(&self, ty: &Type) -> bool {
        self.file.contract.is_copy(ty)
    }
}
