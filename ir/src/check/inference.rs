//! Types of locals that only their uses tell: `let mut sum = 0;`, `let mut list = Vec::new();`, `for i in 0..8`.
//!
//! What follows is checked once in a trial in which the local has no type. The first place that asks for one, or that has
//! another operand of one, tells it.

use syn::{BinOp, Pat, Stmt, UnOp};

use super::literals::{keeps_type, undetermined};
use super::{Checker, Want, bare, path_name};
use crate::model::Type;

/// How deep trials nest: in that of one local, the types of others may have to be found.
const DEEPEST: usize = 2;

/// How many trials within trials a body may need. What is unknown then must be written.
const MOST_NESTED: usize = 200;

/// The trials under way, innermost last.
#[derive(Default)]
pub(super) struct Trials {
    open: Vec<Trial>,
    nested: usize,
}

/// What a trial looks for and has found.
struct Trial {
    name: String,
    found: Option<Type>,
}

impl Trials {
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }
}

impl Checker<'_> {
    /// The type of a `let` without one, from the statements that follow it; none when its value has a type by itself.
    pub(super) fn inferred(
        &mut self,
        source: &syn::Local,
        after: &[Stmt],
        block: &syn::Block,
        want: Want<'_>,
    ) -> Option<Type> {
        let init = source.init.as_ref().filter(|init| init.diverge.is_none() && undetermined(&init.expr))?;
        match (&source.pat, bare(&init.expr)) {
            (Pat::Ident(name), expr) => {
                let found = self.trial(&name.ident, |checker| {
                    checker.statements(after, block, want);
                })?;
                fits(expr, &found).then_some(found)
            }
            (Pat::Tuple(names), syn::Expr::Tuple(values)) if names.elems.len() == values.elems.len() => {
                let parts = names.elems.iter().zip(&values.elems);
                let types: Option<_> = parts
                    .map(|(name, value)| match name {
                        Pat::Ident(name) if undetermined(value) => self
                            .trial(&name.ident, |checker| {
                                checker.statements(after, block, want);
                            })
                            .filter(|found| fits(value, found)),
                        _ => self.type_of(value),
                    })
                    .collect();
                types.map(Type::Tuple)
            }
            _ => None,
        }
    }

    /// The type that an expression has by itself.
    fn type_of(&mut self, source: &syn::Expr) -> Option<Type> {
        self.forgotten(|checker| Some(checker.looked(source, Want::Any)?.ty))
    }

    /// The type of a loop variable whose range has none, from the loop's body; u32 for one that has no name.
    pub(super) fn inferred_round(&mut self, source: &syn::ExprForLoop, range: &syn::ExprRange) -> Option<Type> {
        let (Some(start), Some(end)) = (&range.start, &range.end) else { return None };
        if !undetermined(start) || !undetermined(end) {
            return None;
        }
        match &*source.pat {
            Pat::Wild(_) => Some(Type::U32),
            Pat::Ident(name) => {
                let found = self.trial(&name.ident, |checker| {
                    checker.loop_body(&source.body);
                });
                found.filter(Type::is_integer)
            }
            _ => None,
        }
    }

    /// Runs a check in which a name has no type, and forgets everything about it but the type that was found.
    fn trial(&mut self, name: &syn::Ident, check: impl FnOnce(&mut Self)) -> Option<Type> {
        if self.trials.is_open() {
            if self.trials.open.len() >= DEEPEST || self.trials.nested >= MOST_NESTED {
                return None;
            }
            self.trials.nested += 1;
        }
        let name = name.to_string();
        self.trials.open.push(Trial { name: name.clone(), found: None });
        self.forgotten(|checker| checker.within([(name, None)].into(), check));
        self.trials.open.pop().and_then(|trial| trial.found)
    }

    /// Runs a check and forgets what it reported and declared.
    fn forgotten<T>(&mut self, check: impl FnOnce(&mut Self) -> T) -> T {
        let (locals, calls, too_deep) = (self.locals.len(), self.calls.len(), self.too_deep);
        let contract_calls = self.contract_calls.len();
        let (references, loops) = (self.references.clone(), self.loops.clone());
        let reported = std::mem::take(self.report);
        let checked = check(self);
        *self.report = reported;
        (self.references, self.loops, self.too_deep) = (references, loops, too_deep);
        self.locals.truncate(locals);
        self.calls.truncate(calls);
        self.contract_calls.truncate(contract_calls);
        checked
    }

    /// Notes that an expression is of a type, in case it is made of a local that a trial is about.
    pub(super) fn note(&mut self, source: &syn::Expr, ty: &Type) {
        if self.known(ty).is_none() {
            return;
        }
        let Self { trials, scopes, .. } = self;
        for trial in trials.open.iter_mut().filter(|trial| trial.found.is_none()) {
            let declared = scopes.iter().rev().find_map(|scope| scope.get(&trial.name));
            if declared == Some(&None) && uses(source, &trial.name) {
                trial.found = Some(ty.clone());
            }
        }
    }

    /// Notes that one expression is of the other's type, in a trial.
    pub(super) fn note_same(&mut self, source: &syn::Expr, other: &syn::Expr) {
        if !self.trials.is_open() || undetermined(other) {
            return;
        }
        if let Some(other) = self.looked(other, Want::Any) {
            self.note(source, &other.ty);
        }
    }

    /// Notes the type of a list that something is pushed to, in a trial.
    pub(super) fn note_pushed(&mut self, list: &syn::Expr, call: &syn::ExprMethodCall) {
        if !self.trials.is_open() || call.method != "push" {
            return;
        }
        let pushed = call.args.first().filter(|pushed| !undetermined(pushed));
        if let Some(pushed) = pushed.and_then(|pushed| self.looked(pushed, Want::Any)) {
            self.note(list, &Type::Vec(Box::new(pushed.ty)));
        }
    }
}

/// Whether the expression's type is that of the name.
fn uses(source: &syn::Expr, name: &str) -> bool {
    match bare(source) {
        syn::Expr::Binary(binary) => keeps_type(&binary.op) && (uses(&binary.left, name) || uses(&binary.right, name)),
        syn::Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_) | UnOp::Not(_)) && uses(&unary.expr, name),
        expr => path_name(expr).is_some_and(|path| path == name),
    }
}

/// Whether a value without a type of its own can be of the type that its uses ask for.
fn fits(value: &syn::Expr, ty: &Type) -> bool {
    match bare(value) {
        syn::Expr::Path(_) => matches!(ty, Type::Option(_)),
        syn::Expr::Call(call) if path_name(&call.func).is_some() => matches!(ty, Type::Option(_)),
        syn::Expr::Call(_) => matches!(ty, Type::Vec(_)),
        syn::Expr::Lit(_) | syn::Expr::Unary(_) => ty.is_integer() || *ty == Type::Felt252,
        syn::Expr::Binary(binary) if !matches!(binary.op, BinOp::And(_) | BinOp::Or(_)) => {
            ty.is_integer() || *ty == Type::Felt252
        }
        _ => true,
    }
}
