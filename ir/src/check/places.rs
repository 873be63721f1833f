//! Assignments: to locals and their parts, and to storage and its parts.

use quote::ToTokens;
use syn::UnOp;

use super::operators::compound;
use super::statements::Draft;
use super::storage::ROW_NOT_NAMED_YET;
use super::{Checker, Want, bare, path_name, value};
use crate::diagnostic as faults;
use crate::model::{BinaryOp, Expr, ExprKind, LocalId, Passing, Pattern, Place, StatementKind, Type, VariableId};

/// What is assigned to.
enum Target {
    Local(Place),
    /// A storage field, or a part of it.
    Stored {
        variable: VariableId,
        path: Vec<usize>,
    },
}

/// The innermost value of a chain of parts, and their positions from the outside in.
fn chain(expr: &Expr) -> (&Expr, Vec<usize>) {
    let (mut inner, mut path) = (expr, Vec::new());
    while let ExprKind::Field { value, field } = &inner.kind {
        path.push(*field);
        inner = value;
    }
    path.reverse();
    (inner, path)
}

impl Checker<'_> {
    /// What stands left of `=`: its value, and how it is assigned to.
    fn target(&mut self, source: &syn::Expr) -> Option<(Expr, Target)> {
        match bare(source) {
            syn::Expr::Path(_) | syn::Expr::Field(_) => {}
            syn::Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {}
            syn::Expr::Index(index) => {
                self.report(&faults::INDEX_ASSIGNED, index, &[]);
                return None;
            }
            _ => {
                self.report(&faults::ASSIGN_TARGET, source, &[]);
                return None;
            }
        }
        self.refuse_constant(source)?;
        let old = self.looked(source, Want::Any)?;
        let (inner, path) = chain(&old);
        let target = match &inner.kind {
            ExprKind::Local(local) => {
                self.refuse_unassignable(*local, &path, source)?;
                let place = super::value(ExprKind::Unit, Type::Unit, source);
                Target::Local(Place { local: *local, path, ty: old.ty.clone(), span: place.span })
            }
            ExprKind::Read { variable, keys, .. }
                if keys.is_empty() && !matches!(bare(source), syn::Expr::MethodCall(_)) =>
            {
                self.refuse_write(source);
                Target::Stored { variable: *variable, path }
            }
            ExprKind::Read { .. } | ExprKind::ListRead { .. } => {
                self.report(&faults::PART_OF_ENTRY, source, &[]);
                return None;
            }
            ExprKind::Index { .. } => {
                self.report(&faults::INDEX_ASSIGNED, source, &[]);
                return None;
            }
            _ => {
                self.report(&faults::ASSIGN_TARGET, source, &[]);
                return None;
            }
        };
        Some((old, target))
    }

    /// Reports an assignment to a constant.
    fn refuse_constant(&mut self, source: &syn::Expr) -> Option<()> {
        let constant = path_name(source).filter(|name| self.local(&name.to_string()).is_none());
        if constant.is_none_or(|name| self.constant(name).is_none()) {
            return Some(());
        }
        self.report(&faults::ASSIGN_TARGET, source, &[]);
        None
    }

    /// Reports a local that does not change, or a reference that is assigned to without `*`.
    fn refuse_unassignable(&mut self, local: LocalId, path: &[usize], source: &syn::Expr) -> Option<()> {
        let info = self.locals.get(local.0)?;
        let (name, passing) = (info.name.clone(), info.passing);
        if !self.is_mutable(local) {
            self.report(&faults::NOT_MUTABLE, source, &[&name]);
            return None;
        }
        if passing == Passing::Mutable && path.is_empty() && matches!(bare(source), syn::Expr::Path(_)) {
            self.report(&faults::DEREFERENCE_MISSING, source, &[&name]);
            return None;
        }
        Some(())
    }

    pub(super) fn assign(&mut self, source: &syn::ExprAssign, draft: &mut Draft) -> Option<()> {
        let (old, target) = self.target(&source.left)?;
        let value = self.expr(&source.right, Want::Value(&old.ty))?;
        self.assign_to(target, old, value, source, draft)
    }

    /// `place += value` and the like, as an assignment of the operation.
    pub(super) fn assign_compound(&mut self, source: &syn::ExprBinary, draft: &mut Draft) -> Option<()> {
        let Some(Some(op)) = compound(&source.op) else {
            self.report(&faults::SHIFT, &source.op, &[&source.op.to_token_stream()]);
            return None;
        };
        let (old, target) = self.target(&source.left)?;
        self.check_operator(op, &old.ty, &source.op)?;
        let right = self.expr(&source.right, Want::Value(&old.ty))?;
        if self.changes_something(&right) {
            self.report(&faults::COMPOUND_WITH_EFFECT, &source.right, &[]);
            return None;
        }
        match target {
            // The part is taken from the value that is read for the assignment.
            Target::Stored { variable, path } if !path.is_empty() => {
                self.assign_part(variable, path, old.ty, Some(op), right, source, draft)
            }
            target => {
                let ty = old.ty.clone();
                let (left, right) = (Box::new(old.clone()), Box::new(right));
                let sum = value(ExprKind::Binary { op, left, right }, ty, source);
                self.assign_to(target, old, sum, source, draft)
            }
        }
    }

    fn assign_to(
        &mut self,
        target: Target,
        old: Expr,
        value: Expr,
        source: &dyn ToTokens,
        draft: &mut Draft,
    ) -> Option<()> {
        match target {
            Target::Local(place) => draft.push(StatementKind::Assign { place, value }, source),
            Target::Stored { variable, path } if path.is_empty() => {
                draft.push(StatementKind::Write { variable, keys: Vec::new(), value, row: ROW_NOT_NAMED_YET }, source);
            }
            Target::Stored { variable, path } => {
                return self.assign_part(variable, path, old.ty, None, value, source, draft);
            }
        }
        Some(())
    }

    /// A part of a storage field: the whole is read, changed and written.
    #[allow(clippy::too_many_arguments)]
    fn assign_part(
        &mut self,
        variable: VariableId,
        path: Vec<usize>,
        ty: Type,
        op: Option<BinaryOp>,
        mut new: Expr,
        source: &dyn ToTokens,
        draft: &mut Draft,
    ) -> Option<()> {
        let stored = self.shared.declared.storage.get(variable.0)?;
        let whole_type = stored.value.clone();
        let span = value(ExprKind::Unit, Type::Unit, source).span;
        if self.changes_something(&new) {
            let before = self.hidden("__value".to_owned(), span, new.ty.clone(), false, Passing::Value);
            let (pattern, named) = (Pattern::Bind(before), value(ExprKind::Local(before), new.ty.clone(), source));
            draft.push(StatementKind::Let { pattern, value: std::mem::replace(&mut new, named) }, source);
        }
        let name = if self.local(&stored.name).is_some() { format!("__{}", stored.name) } else { stored.name.clone() };
        let whole = self.hidden(name, span, whole_type.clone(), true, Passing::Value);
        let read = ExprKind::Read { variable, keys: Vec::new(), row: ROW_NOT_NAMED_YET };
        let read = value(read, whole_type.clone(), source);
        draft.push(StatementKind::Let { pattern: Pattern::Bind(whole), value: read }, source);
        if let Some(op) = op {
            let mut left = value(ExprKind::Local(whole), whole_type.clone(), source);
            for field in &path {
                let part = self.part_type(&left.ty, *field)?;
                left = value(ExprKind::Field { value: Box::new(left), field: *field }, part, source);
            }
            let (left, right) = (Box::new(left), Box::new(new));
            new = value(ExprKind::Binary { op, left, right }, ty.clone(), source);
        }
        let place = Place { local: whole, path, ty, span };
        draft.push(StatementKind::Assign { place, value: new }, source);
        let changed = value(ExprKind::Local(whole), whole_type, source);
        draft.push(StatementKind::Write { variable, keys: Vec::new(), value: changed, row: ROW_NOT_NAMED_YET }, source);
        Some(())
    }

    fn part_type(&self, ty: &Type, field: usize) -> Option<Type> {
        match ty {
            Type::Tuple(parts) => parts.get(field).cloned(),
            Type::Named(id) => match &self.shared.declared.types.get(id.0)?.kind {
                crate::model::TypeDefKind::Struct(fields) => fields.get(field).map(|field| field.ty.clone()),
                crate::model::TypeDefKind::Enum(_) => None,
            },
            _ => None,
        }
    }

    /// `list.push(value)` or `text.push_str(&other)` of a local; `None` for any other method, of the checked receiver.
    pub(super) fn push(&mut self, receiver: &Expr, call: &syn::ExprMethodCall) -> Option<StatementKind> {
        self.refuse_unchangeable(receiver, &call.receiver)?;
        let (inner, path) = chain(receiver);
        let ExprKind::Local(local) = inner.kind else { return None };
        let place = Place { local, path, ty: receiver.ty.clone(), span: receiver.span };
        let argument = self.only_argument(&call.args, &call.method.to_string(), call)?;
        if let Type::Vec(element) = &receiver.ty {
            let value = self.expr(argument, Want::Value(element))?;
            return Some(StatementKind::Push { list: place, value });
        }
        let given = bare(argument);
        let value = match given {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(literal), .. }) => {
                let text = self.text(literal)?;
                value(ExprKind::StringLiteral(text), Type::String, literal)
            }
            syn::Expr::Reference(reference) => self.looked(&reference.expr, Want::Value(&Type::String))?,
            _ if self.is_reference(given) => self.looked(given, Want::Value(&Type::String))?,
            _ => {
                let form = format!("&{}", super::short_text(argument));
                self.report(&faults::REFERENCE_NEEDED, argument, &[&"push_str", &form]);
                return None;
            }
        };
        Some(StatementKind::PushStr { string: place, value })
    }
}
