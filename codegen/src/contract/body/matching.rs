//! `match`: as one where Cairo has it, as `if let` where that says it shorter, and as a chain of `if`s over numbers.

use zkthread_ir::{Arm, BinaryOp, Block, Case, Expr, ExprKind, LocalId, Pattern, Type, TypeDefKind};

use super::{Body, Repr, Typing, head, is_empty};
use crate::expression::Text;
use crate::writer::Writer;

impl Body<'_> {
    pub(super) fn match_lines(&self, value: &Expr, arms: &[Arm], typing: Typing, out: &mut Writer) {
        if !matches!(value.ty, Type::Named(_) | Type::Option(_)) {
            return self.chain(value, arms, typing, out);
        }
        let patterns: Vec<&Pattern> = arms.iter().flat_map(|arm| &arm.cases).flat_map(patterns).collect();
        let (text, repr) = self.taken_apart(value, &patterns, out);
        match arms {
            [only] => self.always(text, repr, only, typing, out),
            [first, second] if is_if_let(first, second) => {
                let mut rebound = Vec::new();
                let cases = self.cases(first, repr, &mut rebound);
                out.open(format_args!("if let {cases} = {}", head(&text)));
                self.arm_body(first, &rebound, typing, out);
                if !is_empty(&second.body) {
                    out.reopen("else");
                    self.block(&second.body, typing, out);
                }
                out.close("");
            }
            _ => {
                out.open(format_args!("match {}", head(&text)));
                for arm in arms {
                    let mut rebound = Vec::new();
                    let cases = self.cases(arm, repr, &mut rebound);
                    if let (Block { statements, tail: Some(tail), .. }, []) = (&arm.body, rebound.as_slice())
                        && statements.is_empty()
                        && is_short(tail)
                    {
                        let value = self.expr(tail, typing, out);
                        out.line(format_args!("{cases} => {value},"));
                        continue;
                    }
                    if is_empty(&arm.body) {
                        out.line(format_args!("{cases} => {{}},"));
                        continue;
                    }
                    out.open(format_args!("{cases} =>"));
                    self.arm_body(arm, &rebound, typing, out);
                    out.close(",");
                }
                out.close("");
            }
        }
    }

    /// A match with one arm is a pattern that always matches.
    fn always(&self, text: Text, repr: Repr, arm: &Arm, typing: Typing, out: &mut Writer) {
        let mut rebound = Vec::new();
        let cases = self.cases(arm, repr, &mut rebound);
        out.open(format_args!("match {}", head(&text)));
        out.open(format_args!("{cases} =>"));
        self.arm_body(arm, &rebound, typing, out);
        out.close(",");
        out.close("");
    }

    fn arm_body(&self, arm: &Arm, rebound: &[LocalId], typing: Typing, out: &mut Writer) {
        self.rebind(rebound, out);
        self.block(&arm.body, typing, out);
    }

    fn cases(&self, arm: &Arm, repr: Repr, rebound: &mut Vec<LocalId>) -> String {
        let cases: Vec<String> = arm.cases.iter().map(|case| self.case(case, repr, rebound)).collect();
        cases.join(" | ")
    }

    fn case(&self, case: &Case, repr: Repr, rebound: &mut Vec<LocalId>) -> String {
        match case {
            Case::Variant(id, variant, parts) => {
                let contract = self.printer.contract;
                let name = match &contract.type_def(*id).kind {
                    TypeDefKind::Enum(variants) => variants.get(*variant).map_or("", |variant| variant.name.as_str()),
                    TypeDefKind::Struct(_) => "",
                };
                let name = format!("{}::{name}", self.own_type(*id));
                let all_wild = parts.iter().all(|part| matches!(part, Pattern::Wildcard));
                match parts.as_slice() {
                    [] => name,
                    _ if all_wild => format!("{name}(_)"),
                    [part] => format!("{name}({})", self.pattern(part, repr, rebound)),
                    parts => {
                        let parts: Vec<String> = parts.iter().map(|part| self.pattern(part, repr, rebound)).collect();
                        format!("{name}(({}))", parts.join(", "))
                    }
                }
            }
            Case::Some(pattern) => format!("Some({})", self.pattern(pattern, repr, rebound)),
            Case::None => "None".to_owned(),
            Case::Any(pattern) => self.pattern(pattern, repr, rebound),
            Case::Literal(value) => match &value.kind {
                ExprKind::Integer(value) => crate::expression::readable_integer(value),
                _ => "_".to_owned(),
            },
        }
    }

    /// A match over a number or a bool, as Cairo's own is over numbers from 0 without a gap only.
    fn chain(&self, value: &Expr, arms: &[Arm], typing: Typing, out: &mut Writer) {
        let is_simple = matches!(value.kind, ExprKind::Local(_) | ExprKind::Constant(_));
        let needs_name = !is_simple && value.ty != Type::Bool;
        let scrutinee = if needs_name {
            let text = self.expr(value, Typing::Own, out);
            let name = self.locals.free("value");
            out.open("");
            out.line(format_args!("let {name} = {text};"));
            Text::atom(name)
        } else {
            self.expr(value, Typing::Own, out)
        };
        for (position, arm) in arms.iter().enumerate() {
            let mut tests = arm.cases.iter().map(|case| self.test(case, &scrutinee, out));
            let test = tests.by_ref().try_fold(None, |all: Option<Text>, test| {
                let test = test?;
                Some(Some(match all {
                    Some(all) => Text::binary(BinaryOp::Or, all, test),
                    None => test,
                }))
            });
            // The last arm takes what is left.
            let test = test.flatten().filter(|_| position + 1 < arms.len() || arms.len() == 1);
            match (position, test) {
                (0, Some(test)) => out.open(format_args!("if {}", head(&test))),
                (0, None) => out.open(""),
                (_, Some(test)) => out.reopen(format_args!("else if {}", head(&test))),
                (_, None) if is_empty(&arm.body) => break,
                (_, None) => out.reopen("else"),
            }
            if let [Case::Any(Pattern::Bind(local))] = arm.cases.as_slice() {
                let mutable = if self.function.locals[local.0].mutable { "mut " } else { "" };
                let name = self.local(*local);
                self.set_repr(*local, Repr::Plain);
                if !mutable.is_empty() || name != scrutinee.to_string() {
                    out.line(format_args!("let {mutable}{name} = {scrutinee};"));
                }
            }
            self.block(&arm.body, typing, out);
        }
        out.close("");
        if needs_name {
            out.close("");
        }
    }

    /// None for a case that always matches.
    fn test(&self, case: &Case, scrutinee: &Text, out: &mut Writer) -> Option<Text> {
        let Case::Literal(literal) = case else { return None };
        Some(match literal.kind {
            ExprKind::Bool(true) => scrutinee.clone(),
            ExprKind::Bool(false) => scrutinee.clone().not(),
            _ => Text::binary(BinaryOp::Equal, scrutinee.clone(), self.expr(literal, Typing::Given, out)),
        })
    }
}

fn patterns(case: &Case) -> Vec<&Pattern> {
    match case {
        Case::Variant(_, _, parts) => parts.iter().collect(),
        Case::Some(pattern) | Case::Any(pattern) => vec![pattern],
        Case::None | Case::Literal(_) => Vec::new(),
    }
}

/// Whether two arms read better as `if let .. else ..`.
fn is_if_let(first: &Arm, second: &Arm) -> bool {
    let takes_rest = matches!(second.cases.as_slice(), [Case::Any(Pattern::Wildcard)]);
    let is_option = matches!((first.cases.as_slice(), second.cases.as_slice()), ([Case::Some(_)], [Case::None]));
    let is_refutable = !matches!(first.cases.as_slice(), [Case::Any(_)]);
    is_refutable && (takes_rest || is_option)
}

/// Whether a tail stands well in the line of its arm.
fn is_short(tail: &Expr) -> bool {
    let is_lines = matches!(tail.kind, ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_));
    !is_lines && tail.ty != Type::Unit
}
