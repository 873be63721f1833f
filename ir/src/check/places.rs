//! Assignments: to locals and their parts, and to storage and its parts.

use quote::ToTokens;
use syn::UnOp;
use syn::spanned::Spanned;

use super::effects::Changed;
use super::operators::compound;
use super::statements::Draft;
use super::storage::ROW_NOT_NAMED_YET;
use super::{Checker, Want, bare, path_name, value};
use crate::diagnostic as faults;
use crate::model::{BinaryOp, Expr, ExprKind, LocalId, Passing, Pattern, Place, StatementKind, Type, VariableId};

/// What is assigned to.
enum Target {
    Local(Place),
    Stored(Stored),
}

/// A storage field, or a part of it.
struct Stored {
    variable: VariableId,
    /// Positions of the part, from the outside in.
    path: Vec<usize>,
    /// Type of the part.
    ty: Type,
}

/// The innermost value of a chain of parts, and their positions from the outside in.
pub(super) fn chain(expr: &Expr) -> (&Expr, Vec<usize>) {
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
                Target::Local(Place { local: *local, path, ty: old.ty.clone(), span: old.span })
            }
            ExprKind::Read { variable, keys, .. } if keys.is_empty() => {
                self.refuse_write(source);
                Target::Stored(Stored { variable: *variable, path, ty: old.ty.clone() })
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
        let Some((old, target)) = self.target(&source.left) else {
            self.note_same(&source.left, &source.right);
            return None;
        };
        let value = self.expr(&source.right, Want::Value(&old.ty))?;
        self.assign_to(target, value, source, draft)
    }

    /// `place += value` and the like, as an assignment of the operation.
    pub(super) fn assign_compound(&mut self, source: &syn::ExprBinary, draft: &mut Draft) -> Option<()> {
        let Some(Some(op)) = compound(&source.op) else {
            self.report(&faults::SHIFT, &source.op, &[&source.op.to_token_stream()]);
            return None;
        };
        let Some((old, target)) = self.target(&source.left) else {
            self.note_same(&source.left, &source.right);
            return None;
        };
        self.check_operator(op, &old.ty, &source.op)?;
        let right = self.expr(&source.right, Want::Value(&old.ty))?;
        let what = if matches!(target, Target::Local(_)) { Changed::Locals } else { Changed::Anything };
        if self.may_change(&right, what) {
            self.report(&faults::COMPOUND_WITH_EFFECT, &source.right, &[]);
            return None;
        }
        match target {
            // The part is taken from the value that is read for the assignment.
            Target::Stored(stored) if !stored.path.is_empty() => {
                self.assign_part(&stored, Some(op), right, source, draft)
            }
            target => {
                let ty = old.ty.clone();
                let kind = ExprKind::Binary { op, left: Box::new(old), right: Box::new(right) };
                self.assign_to(target, value(kind, ty, source), source, draft)
            }
        }
    }

    fn assign_to(&mut self, target: Target, value: Expr, source: &dyn ToTokens, draft: &mut Draft) -> Option<()> {
        match target {
            Target::Local(place) => draft.push(StatementKind::Assign { place, value }, source),
            Target::Stored(stored) if stored.path.is_empty() => draft.push(write(stored.variable, value), source),
            Target::Stored(stored) => return self.assign_part(&stored, None, value, source, draft),
        }
        Some(())
    }

    /// A part of a storage field: the whole is read, changed and written.
    fn assign_part(
        &mut self,
        stored: &Stored,
        op: Option<BinaryOp>,
        mut new: Expr,
        source: &dyn ToTokens,
        draft: &mut Draft,
    ) -> Option<()> {
        let field = self.shared.declared.storage.get(stored.variable.0)?;
        let span = source.to_token_stream().span();
        if self.may_change(&new, Changed::Anything) {
            let before = self.hidden("__value".to_owned(), span, new.ty.clone(), false);
            let named = value(ExprKind::Local(before), new.ty.clone(), source);
            let changed = std::mem::replace(&mut new, named);
            draft.push(StatementKind::Let { pattern: Pattern::Bind(before), value: changed }, source);
        }
        // A local named like a constant would be a pattern that compares.
        let is_constant = self.shared.declared.constants.iter().any(|constant| constant.name == field.name);
        let is_taken = is_constant || self.local(&field.name).is_some();
        let name = if is_taken { format!("__{}", field.name) } else { field.name.clone() };
        let whole = self.hidden(name, span, field.value.clone(), true);
        let read = ExprKind::Read { variable: stored.variable, keys: Vec::new(), row: ROW_NOT_NAMED_YET };
        let read = value(read, field.value.clone(), source);
        draft.push(StatementKind::Let { pattern: Pattern::Bind(whole), value: read }, source);
        let whole_value = value(ExprKind::Local(whole), field.value.clone(), source);
        if let Some(op) = op {
            let mut left = whole_value.clone();
            for field in &stored.path {
                let part = self.part_type(&left.ty, *field)?;
                left = value(ExprKind::Field { value: Box::new(left), field: *field }, part, source);
            }
            let kind = ExprKind::Binary { op, left: Box::new(left), right: Box::new(new) };
            new = value(kind, stored.ty.clone(), source);
        }
        let place = Place { local: whole, path: stored.path.clone(), ty: stored.ty.clone(), span };
        draft.push(StatementKind::Assign { place, value: new }, source);
        draft.push(write(stored.variable, whole_value), source);
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

/// `self.field = value;`
fn write(variable: VariableId, value: Expr) -> StatementKind {
    StatementKind::Write { variable, keys: Vec::new(), value, row: ROW_NOT_NAMED_YET }
}
