//! Locals, fields and elements: what is looked at where it lies, copied out of it, or changed in it.

use zkthread_ir::{Expr, ExprKind, LocalId, Pattern, Place, Type, TypeDefKind, TypeId};

use super::{Body, Repr, Typing};
use crate::expression::Text;
use crate::names;
use crate::writer::Writer;

impl Body<'_> {
    /// The expression as it lies, and what Cairo has there.
    pub(super) fn place(&self, expr: &Expr, typing: Typing, out: &mut Writer) -> (Text, Repr) {
        match &expr.kind {
            ExprKind::Local(local) => (Text::atom(self.local(*local)), self.repr(*local)),
            ExprKind::Field { value, field } => {
                if let Some(text) = self.read_part(expr, out) {
                    return (text, Repr::Plain);
                }
                let (text, repr) = self.place(value, Typing::Own, out);
                match &value.ty {
                    Type::Named(id) => (Text::atom(format!("{}.{}", text.receiver(), self.field(*id, *field))), repr),
                    tuple => self.element(tuple, *field, text, repr),
                }
            }
            ExprKind::Index { list, index } => {
                let (text, _) = self.place(list, Typing::Own, out);
                let list = span_of_array(&list.ty, text);
                let index = self.expr(index, Typing::Given, out);
                (Text::atom(format!("{list}[{index}]")), Repr::Snapshot)
            }
            _ => (self.built(expr, typing, out), Repr::Plain),
        }
    }

    /// An element of a tuple, which Cairo takes out with a pattern.
    fn element(&self, tuple: &Type, position: usize, text: Text, repr: Repr) -> (Text, Repr) {
        let Type::Tuple(types) = tuple else { return (text, repr) };
        let pattern: Vec<&str> = (0..types.len()).map(|at| if at == position { "element" } else { "_" }).collect();
        let (text, repr) = match repr {
            Repr::Plain if !self.is_copy(tuple) => (Text::prefix("@", text), Repr::Snapshot),
            _ => (text, repr),
        };
        (Text::block(format!("{{ let ({}) = {text}; element }}", pattern.join(", "))), repr)
    }

    /// The value of what lies somewhere: copied, or cloned out of a snapshot.
    pub(super) fn taken(&self, ty: &Type, text: Text, repr: Repr, typing: Typing, out: &mut Writer) -> Text {
        match repr {
            Repr::Plain => text,
            Repr::Snapshot if self.is_copy(ty) => Text::prefix("*", text),
            Repr::Snapshot => Text::atom(format!("{}.clone()", text.receiver())),
            Repr::Span if typing == Typing::Given => Text::atom(format!("{}.into()", text.receiver())),
            Repr::Span => {
                let to = self.type_text(ty, out);
                let from = to.replacen("Array<", "Span<", 1);
                Text::atom(format!("Into::<{from}, {to}>::into({text})"))
            }
        }
    }

    /// What only looks at the expression gets this as the receiver of a method.
    pub(super) fn looked_at(&self, expr: &Expr, out: &mut Writer) -> String {
        self.place(expr, Typing::Own, out).0.receiver()
    }

    /// A snapshot of the expression.
    pub(super) fn snapshot(&self, expr: &Expr, typing: Typing, out: &mut Writer) -> Text {
        match self.place(expr, typing, out) {
            (text, Repr::Plain) => Text::prefix("@", text),
            (text, Repr::Snapshot) => text,
            (text, Repr::Span) => Text::prefix("@", self.taken(&expr.ty, text, Repr::Span, typing, out)),
        }
    }

    /// A span of a `Vec` or an array.
    pub(super) fn span(&self, list: &Expr, typing: Typing, out: &mut Writer) -> Text {
        match self.place(list, typing, out) {
            (text, Repr::Span) => text,
            (text, _) => Text::atom(format!("{}.span()", text.receiver())),
        }
    }

    /// Whether a pattern takes nothing out of the value that is not copied.
    pub(super) fn only_copies(&self, pattern: &Pattern) -> bool {
        match pattern {
            Pattern::Wildcard => true,
            Pattern::Bind(local) => self.is_copy(&self.function.locals[local.0].ty),
            Pattern::Tuple(parts) | Pattern::Struct(_, parts) => parts.iter().all(|part| self.only_copies(part)),
        }
    }

    /// The value that patterns take apart. What is not copied and lies somewhere stays there when the patterns only copy
    /// out of it, or when it is a snapshot anyway: then the parts are snapshots too.
    pub(super) fn taken_apart(&self, value: &Expr, patterns: &[&Pattern], out: &mut Writer) -> (Text, Repr) {
        let is_place = matches!(value.kind, ExprKind::Local(_) | ExprKind::Field { .. } | ExprKind::Index { .. });
        if !is_place || self.is_copy(&value.ty) {
            return (self.expr(value, Typing::Own, out), Repr::Plain);
        }
        match self.place(value, Typing::Own, out) {
            (text, Repr::Plain) if patterns.iter().all(|pattern| self.only_copies(pattern)) => {
                (Text::prefix("@", text), Repr::Snapshot)
            }
            (text, repr) => (text, repr),
        }
    }

    /// A pattern's text; its locals get this representation. `rebound` are those that are declared `mut` but are snapshots.
    pub(super) fn pattern(&self, pattern: &Pattern, repr: Repr, rebound: &mut Vec<LocalId>) -> String {
        match pattern {
            Pattern::Wildcard => "_".to_owned(),
            Pattern::Bind(local) => {
                let is_mutable = self.function.locals[local.0].mutable;
                if is_mutable && repr != Repr::Plain {
                    rebound.push(*local);
                    return self.local(*local).to_owned();
                }
                self.set_repr(*local, repr);
                format!("{}{}", if is_mutable { "mut " } else { "" }, self.local(*local))
            }
            Pattern::Tuple(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| self.pattern(part, repr, rebound)).collect();
                format!("({})", parts.join(", "))
            }
            Pattern::Struct(id, parts) => self.struct_pattern(*id, parts, repr, rebound),
        }
    }

    fn struct_pattern(&self, id: TypeId, parts: &[Pattern], repr: Repr, rebound: &mut Vec<LocalId>) -> String {
        let mut fields = Vec::new();
        for (position, part) in parts.iter().enumerate() {
            if matches!(part, Pattern::Wildcard) {
                continue;
            }
            let (name, pattern) = (self.field(id, position), self.pattern(part, repr, rebound));
            let bare = pattern.strip_prefix("mut ").unwrap_or(&pattern);
            fields.push(if bare == name { pattern } else { format!("{name}: {pattern}") });
        }
        if fields.len() < parts.len() {
            fields.push("..".to_owned());
        }
        format!("{} {{ {} }}", self.own_type(id), fields.join(", "))
    }

    /// Makes plain values of the locals of a pattern that are snapshots but may change.
    pub(super) fn rebind(&self, rebound: &[LocalId], out: &mut Writer) {
        for local in rebound {
            let ty = &self.function.locals[local.0].ty;
            let value = self.taken(ty, Text::atom(self.local(*local)), Repr::Snapshot, Typing::Own, out);
            out.line(format_args!("let mut {} = {value};", self.local(*local)));
        }
    }

    /// Prints a statement about a place that changes. An element of a tuple is taken out and put back around it.
    pub(super) fn changed(&self, place: &Place, out: &mut Writer, statement: impl FnOnce(&str, &mut Writer)) {
        let mut text = self.local(place.local).to_owned();
        let mut ty = self.function.locals[place.local.0].ty.clone();
        let mut tuples: Vec<(String, Vec<String>)> = Vec::new();
        for position in &place.path {
            let next = match &ty {
                Type::Named(id) => {
                    text = format!("{text}.{}", self.field(*id, *position));
                    self.field_type(*id, *position)
                }
                Type::Tuple(types) => {
                    let depth = if tuples.is_empty() { String::new() } else { format!("_{}", tuples.len()) };
                    let parts = (0..types.len()).map(|at| self.locals.free(&format!("part{depth}_{at}"))).collect();
                    tuples.push((text, parts));
                    let (_, parts) = &tuples[tuples.len() - 1];
                    text = parts.get(*position).cloned().unwrap_or_default();
                    types.get(*position).cloned()
                }
                _ => None,
            };
            ty = next.unwrap_or(Type::Unit);
        }
        for (position, (tuple, parts)) in tuples.iter().enumerate() {
            let next = tuples.get(position + 1).map_or(text.as_str(), |(tuple, _)| tuple.as_str());
            let root = next.split('.').next().unwrap_or(next);
            let pattern: Vec<String> =
                parts.iter().map(|part| if part == root { format!("mut {part}") } else { part.clone() }).collect();
            out.line(format_args!("let ({}) = {tuple};", pattern.join(", ")));
        }
        statement(&text, out);
        for (tuple, parts) in tuples.iter().rev() {
            out.line(format_args!("{tuple} = ({});", parts.join(", ")));
        }
    }

    /// An expression that stands for a place, as one.
    pub(super) fn as_place(expr: &Expr) -> Option<Place> {
        match &expr.kind {
            ExprKind::Local(local) => {
                Some(Place { local: *local, path: Vec::new(), ty: expr.ty.clone(), span: expr.span })
            }
            ExprKind::Field { value, field } => {
                let mut place = Self::as_place(value)?;
                place.path.push(*field);
                place.ty = expr.ty.clone();
                Some(place)
            }
            _ => None,
        }
    }

    /// Whether a tuple has to be taken apart to change the place.
    pub(super) fn is_in_tuple(&self, place: &Place) -> bool {
        let mut ty = self.function.locals[place.local.0].ty.clone();
        for position in &place.path {
            let Type::Named(id) = ty else { return true };
            ty = self.field_type(id, *position).unwrap_or(Type::Unit);
        }
        false
    }

    /// The name of an own type, which the contract's module then imports.
    pub(super) fn own_type(&self, id: TypeId) -> String {
        self.printer.name_type(id);
        names::own_type(self.printer.contract, id)
    }

    pub(super) fn field(&self, id: TypeId, position: usize) -> &str {
        match &self.printer.contract.type_def(id).kind {
            TypeDefKind::Struct(fields) => fields.get(position).map_or("", |field| &field.name),
            TypeDefKind::Enum(_) => "",
        }
    }

    fn field_type(&self, id: TypeId, position: usize) -> Option<Type> {
        match &self.printer.contract.type_def(id).kind {
            TypeDefKind::Struct(fields) => fields.get(position).map(|field| field.ty.clone()),
            TypeDefKind::Enum(_) => None,
        }
    }
}

/// A fixed array is indexed, measured and walked through its span.
pub(super) fn span_of_array(ty: &Type, text: Text) -> String {
    match ty {
        Type::Array(..) => format!("{}.span()", text.receiver()),
        _ => text.receiver(),
    }
}
