//! `match`: as one where Cairo has it, as `if let` where that says it shorter, and as a chain of `if`s over numbers.

use zkthread_ir::{Arm, BinaryOp, Block, Case, Expr, ExprKind, LocalId, Pattern, StatementKind, Type, TypeDefKind};

use super::{Body, Repr, Typing, head, is_empty, only};
use crate::expression::Text;
use crate::writer::Writer;

impl Body<'_> {
    pub(super) fn match_lines(&self, value: &Expr, arms: &[Arm], typing: Typing, out: &mut Writer) {
        if !matches!(value.ty, Type::Named(_) | Type::Option(_)) {
            return self.chain(value, arms, typing, out);
        }
        if let [first, second] = arms
            && let Some(method) = is_presence(first, second)
        {
            let option = head(&Text::atom(self.looked_at(value, out)));
            out.open(format_args!("if {option}.{method}()"));
            self.block(&first.body, typing, out);
            return self.otherwise(Some(&second.body), typing, out);
        }
        let patterns: Vec<&Pattern> = arms.iter().flat_map(|arm| &arm.cases).flat_map(patterns).collect();
        let (text, repr) = self.taken_apart(value, &patterns, out);
        match arms {
            [first, second] if is_if_let(first, second) => {
                let mut rebound = Vec::new();
                let cases = self.cases(first, repr, &mut rebound);
                out.open(format_args!("if let {cases} = {}", head(&text)));
                self.arm_body(first, &rebound, typing, out);
                self.otherwise(Some(&second.body), typing, out);
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

    /// `while let`, as the checker's loop that a match leaves.
    pub(super) fn while_let(&self, value: &Expr, arm: &Arm, out: &mut Writer) {
        let patterns: Vec<&Pattern> = arm.cases.iter().flat_map(patterns).collect();
        let (text, repr) = self.taken_apart(value, &patterns, out);
        let mut rebound = Vec::new();
        let cases = self.cases(arm, repr, &mut rebound);
        out.open(format_args!("while let {cases} = {}", head(&text)));
        self.arm_body(arm, &rebound, Typing::Given, out);
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
        // A bool stands in the first arm's test, once; where there is no other arm there is no test.
        let needs_name = !is_simple && (value.ty != Type::Bool || arms.len() == 1);
        let scrutinee = if needs_name {
            let text = self.expr(value, Typing::Own, out);
            let is_unused = arms.len() == 1 && arms.iter().all(|arm| binds(arm).is_none());
            let name = if is_unused { Some("_".to_owned()) } else { self.name_of_rest(arms) };
            let name = name.unwrap_or_else(|| self.locals.free("value"));
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
            let test = test.flatten().filter(|_| position + 1 < arms.len());
            match (position, test) {
                (0, Some(test)) => out.open(format_args!("if {}", head(&test))),
                (0, None) => out.open(""),
                (_, Some(test)) => out.reopen(format_args!("else if {}", head(&test))),
                (_, None) if binds(arm).is_none() => {
                    self.otherwise(Some(&arm.body), typing, out);
                    if needs_name {
                        out.close("");
                    }
                    return;
                }
                (_, None) => out.reopen("else"),
            }
            if let Some(local) = binds(arm) {
                let mutable = if self.function.locals[local.0].mutable { "mut " } else { "" };
                let name = self.local(local);
                self.set_repr(local, Repr::Plain);
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

    /// The name that the last arm gives the whole value, when no other local has it.
    fn name_of_rest(&self, arms: &[Arm]) -> Option<String> {
        let name = self.local(binds(arms.last()?)?);
        self.locals.is_only(name).then(|| name.to_owned())
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

/// The local that an arm binds the whole value to.
fn binds(arm: &Arm) -> Option<LocalId> {
    match arm.cases.as_slice() {
        [Case::Any(Pattern::Bind(local))] => Some(*local),
        _ => None,
    }
}

/// Whether two arms read better as `if let .. else ..`.
fn is_if_let(first: &Arm, second: &Arm) -> bool {
    let takes_rest = matches!(second.cases.as_slice(), [Case::Any(Pattern::Wildcard)]);
    let is_option = matches!((first.cases.as_slice(), second.cases.as_slice()), ([Case::Some(_)], [Case::None]));
    let is_refutable = !matches!(first.cases.as_slice(), [Case::Any(_)]);
    is_refutable && (takes_rest || is_option)
}

/// The method that says whether the first of two arms is taken, when they only ask for that.
fn is_presence(first: &Arm, second: &Arm) -> Option<&'static str> {
    let asks_only =
        matches!(second.cases.as_slice(), [Case::None | Case::Some(Pattern::Wildcard) | Case::Any(Pattern::Wildcard)]);
    match first.cases.as_slice() {
        [Case::Some(Pattern::Wildcard)] if asks_only => Some("is_some"),
        [Case::None] if asks_only => Some("is_none"),
        _ => None,
    }
}

/// A `while let`, which the checker has made a loop that a match leaves.
pub(super) fn while_let(body: &Block) -> Option<(&Expr, &Arm)> {
    let ExprKind::Match { value, arms } = &only(body)?.kind else { return None };
    let [first, second] = arms.as_slice() else { return None };
    let leaves = matches!(
        second.body.statements.as_slice(),
        [statement] if matches!(statement.kind, StatementKind::Break) && second.body.tail.is_none()
    );
    let is_enum = matches!(value.ty, Type::Named(_) | Type::Option(_));
    let has_pattern = matches!(first.cases.as_slice(), [Case::Some(_) | Case::Variant(..)]);
    (leaves && is_enum && has_pattern).then_some((value, first))
}

/// Whether a tail stands well in the line of its arm.
fn is_short(tail: &Expr) -> bool {
    let is_lines = matches!(tail.kind, ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_));
    !is_lines && tail.ty != Type::Unit
}
