//! Looking at values without moving them, and changing them where they are.

use zkthread_ir::{Expr, ExprKind, Place, Type, TypeDefKind};

use super::body::{Body, Value};
use crate::expression::Text;
use crate::names;
use crate::writer::Writer;

/// Something that stands somewhere: a name with fields.
struct Seen {
    text: String,
    /// Whether the text is already that of a snapshot.
    is_snapshot: bool,
    is_stable: bool,
}

impl Body<'_> {
    /// A snapshot of a value, which is not moved.
    pub(super) fn look(&mut self, expr: &Expr, out: &mut Writer) -> Value {
        let Seen { text, is_snapshot, is_stable } = self.seen(expr, out);
        let text = Text::atom(text);
        Value { text: if is_snapshot { text } else { Text::prefix("@", text) }, is_stable }
    }

    /// What a method that takes a snapshot is called on.
    pub(super) fn receiver(&mut self, expr: &Expr, out: &mut Writer) -> String {
        self.seen(expr, out).text
    }

    /// A field or element that is copied out.
    pub(super) fn copied(&mut self, expr: &Expr, out: &mut Writer) -> Value {
        let Seen { text, is_snapshot, is_stable } = self.seen(expr, out);
        let text = Text::atom(text);
        Value { text: if is_snapshot { Text::prefix("*", text) } else { text }, is_stable }
    }

    /// Whether the expression is part of a local that is a snapshot.
    pub(super) fn is_snapshot(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Local(local) => self.snapshots.contains(local),
            ExprKind::Field { value, .. } => self.is_snapshot(value),
            ExprKind::Index { .. } => true,
            _ => false,
        }
    }

    fn seen(&mut self, expr: &Expr, out: &mut Writer) -> Seen {
        match &expr.kind {
            ExprKind::Local(local) => Seen {
                text: self.locals[local.0].clone(),
                is_snapshot: self.snapshots.contains(local),
                is_stable: !self.function.locals[local.0].mutable,
            },
            ExprKind::Field { value, field } => {
                let base = self.seen(value, out);
                match self.field_name(&value.ty, *field) {
                    Some(name) => Seen { text: format!("{}.{name}", base.text), ..base },
                    None => {
                        let Type::Tuple(elements) = &value.ty else {
                            return base;
                        };
                        // A tuple's element has no name: it is taken out.
                        let name = self.printer.name();
                        let pattern: Vec<&str> =
                            (0..elements.len()).map(|at| if at == *field { name.as_str() } else { "_" }).collect();
                        let is_copy = self.printer.contract.is_copy(&value.ty);
                        let look = if is_copy || base.is_snapshot { "" } else { "@" };
                        out.line(format_args!("let ({}) = {look}{};", pattern.join(", "), base.text));
                        Seen { text: name, is_snapshot: base.is_snapshot || !is_copy, is_stable: true }
                    }
                }
            }
            ExprKind::Index { list, index } => {
                let list = self.seen(list, out);
                let index = self.expr(index, out).text;
                let name = self.printer.name();
                let element = format!("crate::os::lists::at({}.span(), {index})", list.text);
                self.success(&format!("let {name} = "), &element, out);
                Seen { text: name, is_snapshot: true, is_stable: true }
            }
            _ => {
                let value = self.expr(expr, out);
                let text = self.bind(&self.printer.program_type(&expr.ty), &value.text, out);
                Seen { text, is_snapshot: false, is_stable: true }
            }
        }
    }

    /// The name of a struct's field; a tuple's elements have none.
    fn field_name(&self, ty: &Type, field: usize) -> Option<String> {
        let Type::Named(id) = ty else {
            return None;
        };
        match &self.printer.contract.type_def(*id).kind {
            TypeDefKind::Struct(fields) => fields.get(field).map(|field| names::free(&field.name)),
            TypeDefKind::Enum(_) => None,
        }
    }

    /// Lets `change` change a place. A tuple on the way is taken apart before, and put together behind.
    pub(super) fn change(&mut self, place: &Place, out: &mut Writer, change: impl FnOnce(&str, &mut Writer)) {
        let mut behind = Vec::new();
        let mut text = self.locals[place.local.0].clone();
        let mut ty = self.function.locals[place.local.0].ty.clone();
        for step in &place.path {
            if let Some(name) = self.field_name(&ty, *step) {
                text = format!("{text}.{name}");
                ty = self.field_type(&ty, *step);
            } else if let Type::Tuple(elements) = &ty {
                let names = self.printer.names(elements.len());
                let pattern: Vec<String> = names
                    .iter()
                    .enumerate()
                    .map(|(at, name)| if at == *step { format!("mut {name}") } else { name.clone() })
                    .collect();
                out.line(format_args!("let ({}) = {text};", pattern.join(", ")));
                behind.push(format!("{text} = ({});", names.join(", ")));
                text = names.get(*step).cloned().unwrap_or_default();
                ty = elements.get(*step).cloned().unwrap_or(Type::Unit);
            }
        }
        change(&text, out);
        for line in behind.iter().rev() {
            out.line(line);
        }
    }

    fn field_type(&self, ty: &Type, field: usize) -> Type {
        if let Type::Named(id) = ty
            && let TypeDefKind::Struct(fields) = &self.printer.contract.type_def(*id).kind
            && let Some(field) = fields.get(field)
        {
            return field.ty.clone();
        }
        Type::Unit
    }
}

/// The place that an argument passed by `&mut` is.
pub(super) fn place_of(expr: &Expr) -> Option<Place> {
    match &expr.kind {
        ExprKind::Local(local) => Some(Place { local: *local, path: Vec::new(), ty: expr.ty.clone(), span: expr.span }),
        ExprKind::Field { value, field } => {
            let mut place = place_of(value)?;
            place.path.push(*field);
            place.ty = expr.ty.clone();
            Some(place)
        }
        _ => None,
    }
}
