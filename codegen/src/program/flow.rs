//! Branches and loops.

use zkthread_ir::{Arm, Block, Case, Expr, ExprKind, LocalId, Pattern, Type, TypeDefKind};

use super::body::{Body, Value};
use super::expressions::literal;
use super::types::{in_parentheses, variant_path};
use crate::writer::Writer;

/// What the arms of a branch are for.
pub(super) enum Mode<'m> {
    /// Their value, if it has one.
    Value { has_value: bool },
    /// A function's result, as the value of the block or after a keyword.
    Result { keyword: &'m str },
}

impl Body<'_> {
    /// An `if` or `match` as a value.
    pub(super) fn branch_value(&mut self, expr: &Expr, out: &mut Writer) -> Value {
        if expr.ty == Type::Unit {
            self.branches(expr, "", &Mode::Value { has_value: false }, "", out);
            return Value::unit();
        }
        let name = self.printer.name();
        let head = format!("let {name}: {} = ", self.printer.program_type(&expr.ty));
        self.branches(expr, &head, &Mode::Value { has_value: true }, ";", out);
        Value::stable(name)
    }

    /// Prints an `if` or `match` between what stands before and behind it.
    pub(super) fn branches(&mut self, expr: &Expr, head: &str, mode: &Mode<'_>, end: &str, out: &mut Writer) {
        match &expr.kind {
            ExprKind::If { condition, then, otherwise } => {
                let condition = self.expr(condition, out).text;
                out.open(format_args!("{head}if {condition}"));
                self.arm(then, mode, out);
                if let Some(otherwise) = otherwise {
                    out.reopen("else");
                    self.arm(otherwise, mode, out);
                }
                out.close(end);
            }
            ExprKind::Match { value, arms } if matches!(value.ty, Type::Named(_) | Type::Option(_)) => {
                self.match_variants(value, arms, head, mode, end, out);
            }
            ExprKind::Match { value, arms } => self.match_literals(value, arms, head, mode, end, out),
            _ => {}
        }
    }

    /// Prints a block as an arm.
    pub(super) fn arm(&mut self, block: &Block, mode: &Mode<'_>, out: &mut Writer) {
        let known = self.differences.clone();
        self.statements(block, out);
        match (&block.tail, mode) {
            (Some(tail), Mode::Result { keyword }) => self.result(tail, keyword, out),
            (None, Mode::Result { keyword }) if !block.diverges => {
                let end = if keyword.is_empty() { "" } else { ";" };
                out.line(format_args!("{keyword}Ok(()){end}"));
            }
            (Some(tail), Mode::Value { has_value }) => {
                let value = self.expr(tail, out).text;
                if *has_value {
                    out.line(value);
                }
            }
            (None, _) => {}
        }
        self.differences = known;
    }

    fn match_variants(&mut self, value: &Expr, arms: &[Arm], head: &str, mode: &Mode<'_>, end: &str, out: &mut Writer) {
        // What is only looked at is not moved.
        let bound: Vec<LocalId> = arms.iter().flat_map(|arm| &arm.cases).flat_map(bound_in_case).collect();
        let is_copy = |ty: &Type| self.printer.contract.is_copy(ty);
        let moves = bound.iter().any(|local| !is_copy(&self.function.locals[local.0].ty));
        let is_place = matches!(value.kind, ExprKind::Local(_) | ExprKind::Field { .. } | ExprKind::Index { .. });
        let is_look = !is_copy(&value.ty) && is_place && (!moves || self.is_snapshot(value));
        let scrutinee = if is_look { self.look(value, out).text } else { self.expr(value, out).text };
        out.open(format_args!("{head}match {scrutinee}"));
        for arm in arms {
            let patterns: Vec<String> = arm.cases.iter().map(|case| self.case(case, is_look)).collect();
            out.open(format_args!("{} =>", patterns.join(" | ")));
            if is_look {
                for local in arm.cases.iter().flat_map(bound_in_case) {
                    self.unsnap(local, out);
                }
            }
            self.arm(&arm.body, mode, out);
            out.close(",");
        }
        out.close(end);
    }

    /// A local that a pattern bound in a snapshot.
    fn unsnap(&mut self, local: LocalId, out: &mut Writer) {
        let declared = &self.function.locals[local.0];
        if self.printer.contract.is_copy(&declared.ty) {
            let mutable = if declared.mutable { "mut " } else { "" };
            out.line(format_args!("let {mutable}{0} = *{0};", self.locals[local.0]));
        } else {
            self.snapshots.insert(local);
        }
    }

    fn case(&self, case: &Case, is_look: bool) -> String {
        let text = |pattern: &Pattern| {
            let text = self.pattern(pattern);
            if is_look { text.replace("mut ", "") } else { text }
        };
        match case {
            Case::Variant(id, variant, patterns) => {
                let TypeDefKind::Enum(variants) = &self.printer.contract.type_def(*id).kind else {
                    return "_".to_owned();
                };
                let payload: Vec<String> = patterns.iter().map(text).collect();
                let path = variants.get(*variant).map(|one| variant_path(self.printer.contract, *id, one));
                format!("{}{}", path.unwrap_or_default(), in_parentheses(&payload))
            }
            Case::Some(pattern) => format!("Some({})", text(pattern)),
            Case::None => "None".to_owned(),
            Case::Literal(value) => literal(value, false),
            Case::Any(pattern) => text(pattern),
        }
    }

    /// Literals as a chain of conditions.
    fn match_literals(&mut self, value: &Expr, arms: &[Arm], head: &str, mode: &Mode<'_>, end: &str, out: &mut Writer) {
        let ty = self.printer.program_type(&value.ty);
        let value_text = self.expr(value, out).text;
        let name = self.bind(&ty, &value_text, out);
        let mut opening = format!("{head}if");
        for (position, arm) in arms.iter().enumerate() {
            let any = arm.cases.iter().find_map(|case| match case {
                Case::Any(pattern) => Some(pattern),
                _ => None,
            });
            // The last arm of an exhaustive match takes what is left.
            if any.is_some() || position + 1 == arms.len() {
                match position {
                    0 => out.open(head.trim_end()),
                    _ => out.reopen("else"),
                }
                if let Some(pattern) = any {
                    let pattern = self.pattern(pattern);
                    if pattern != "_" {
                        out.line(format_args!("let {pattern} = {name};"));
                    }
                }
                self.arm(&arm.body, mode, out);
                break;
            }
            let conditions: Vec<String> = arm.cases.iter().map(|case| self.is_literal(&name, case)).collect();
            let condition = conditions.join(" || ");
            match position {
                0 => out.open(format_args!("{opening} {condition}")),
                _ => out.reopen(format_args!("{opening} {condition}")),
            }
            opening = "else if".to_owned();
            self.arm(&arm.body, mode, out);
        }
        out.close(end);
    }

    fn is_literal(&self, name: &str, case: &Case) -> String {
        match case {
            Case::Literal(Expr { kind: ExprKind::Bool(true), .. }) => name.to_owned(),
            Case::Literal(Expr { kind: ExprKind::Bool(false), .. }) => format!("!{name}"),
            Case::Literal(value) => format!("{name} == {}", literal(value, true)),
            _ => "true".to_owned(),
        }
    }

    pub(super) fn while_loop(&mut self, condition: &Expr, body: &Block, out: &mut Writer) {
        let mut before = Writer::default();
        let known = self.differences.clone();
        let condition = self.expr(condition, &mut before).text;
        self.differences = known;
        if before.is_empty() {
            out.open(format_args!("while {condition}"));
        } else {
            out.open("loop");
            out.append(before);
            out.open(format_args!("if {}", condition.not()));
            out.line("break;");
            out.close("");
        }
        self.inner_statements(body, out);
        out.close("");
    }

    /// The counter moves on before the body, which may `continue`, and never past the end, so it cannot overflow; but a
    /// sum that could panic is one more function that the compiler would have to take.
    pub(super) fn for_loop(
        &mut self,
        local: LocalId,
        (start, end, inclusive): (&Expr, &Expr, bool),
        body: &Block,
        out: &mut Writer,
    ) {
        let ty = self.printer.program_type(&self.function.locals[local.0].ty);
        let texts = self.operands(&[start, end], out);
        out.import("crate::os::arithmetic::Checked");
        let counter = self.printer.name();
        out.line(format_args!("let mut {counter}: {ty} = {};", texts[0]));
        let last = self.bind(&ty, &texts[1], out);
        let bind = format!("let {}: {ty} = {counter};", self.pattern(&Pattern::Bind(local)));
        if inclusive {
            let is_left = self.printer.name();
            out.line(format_args!("let mut {is_left} = {counter} <= {last};"));
            out.open(format_args!("while {is_left}"));
            out.line(bind);
            out.open(format_args!("if {counter} == {last}"));
            out.line(format_args!("{is_left} = false;"));
            out.reopen("else");
            out.line(format_args!("{counter} = Checked::try_add({counter}, 1)?;"));
            out.close("");
        } else {
            out.open(format_args!("while {counter} < {last}"));
            out.line(bind);
            out.line(format_args!("{counter} = Checked::try_add({counter}, 1)?;"));
        }
        self.inner_statements(body, out);
        out.close("");
    }

    pub(super) fn for_each(&mut self, local: LocalId, list: &Expr, body: &Block, out: &mut Writer) {
        let list = self.look(list, out).text.receiver();
        let [rest, element] = [self.printer.name(), self.printer.name()];
        out.line(format_args!("let mut {rest} = {list}.span();"));
        out.open(format_args!("while let Some({element}) = {rest}.pop_front()"));
        let declared = &self.function.locals[local.0];
        let copied = if self.printer.contract.is_copy(&declared.ty) {
            format!("*{element}")
        } else {
            format!("{element}.clone()")
        };
        let ty = self.printer.program_type(&declared.ty);
        out.line(format_args!("let {}: {ty} = {copied};", self.pattern(&Pattern::Bind(local))));
        self.inner_statements(body, out);
        out.close("");
    }
}

fn bound_in_case(case: &Case) -> Vec<LocalId> {
    let mut found = Vec::new();
    match case {
        Case::Variant(_, _, patterns) => patterns.iter().for_each(|pattern| bound(pattern, &mut found)),
        Case::Some(pattern) | Case::Any(pattern) => bound(pattern, &mut found),
        Case::None | Case::Literal(_) => {}
    }
    found
}

fn bound(pattern: &Pattern, found: &mut Vec<LocalId>) {
    match pattern {
        Pattern::Wildcard => {}
        Pattern::Bind(local) => found.push(*local),
        Pattern::Tuple(patterns) | Pattern::Struct(_, patterns) => {
            patterns.iter().for_each(|pattern| bound(pattern, found));
        }
    }
}
