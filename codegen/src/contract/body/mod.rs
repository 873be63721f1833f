//! Function bodies of the contract. Cairo is close enough to the source that each expression is printed where it stands;
//! a fault is a panic, which on L2 reverts the call.

mod calls;
mod matching;
mod places;
mod statements;
mod storage;
mod typing;
mod values;

use std::cell::RefCell;

use zkthread_ir::{Block, Expr, ExprKind, Function, LocalId, Passing, Type};

use super::Printer;
use super::scope::Locals;
use crate::expression::Text;
use crate::plan::Access;
use crate::writer::Writer;

/// Whether what stands around an expression tells Cairo its type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Typing {
    /// It does.
    Given,
    /// It does not: the text must show it.
    Own,
}

/// What Cairo has where the source has a value of some type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Repr {
    /// The value.
    Plain,
    /// A snapshot of it, `@T`.
    Snapshot,
    /// `Span<T>` for a `Vec<T>`.
    Span,
}

impl Repr {
    /// How a parameter arrives.
    pub(super) fn of_param(ty: &Type, passing: Passing) -> Self {
        match (passing, ty) {
            (Passing::Shared, Type::Vec(_)) => Self::Span,
            (Passing::Shared, _) => Self::Snapshot,
            (Passing::Value | Passing::Mutable, _) => Self::Plain,
        }
    }
}

/// The contract's state where a body stands.
#[derive(Clone)]
struct State {
    name: String,
    access: Access,
}

/// Prints one body.
pub(super) struct Body<'a> {
    printer: &'a Printer<'a>,
    function: &'a Function,
    locals: &'a Locals,
    /// By local.
    reprs: RefCell<Vec<Repr>>,
    state: State,
}

impl<'a> Body<'a> {
    /// A body that finds the contract's state under `state`, and may use it as `access` says.
    pub(super) fn new(
        printer: &'a Printer<'a>,
        function: &'a Function,
        locals: &'a Locals,
        state: &str,
        access: Access,
    ) -> Self {
        let reprs = function.locals.iter().map(|local| Repr::of_param(&local.ty, local.passing)).collect();
        let state = State { name: state.to_owned(), access };
        Self { printer, function, locals, reprs: RefCell::new(reprs), state }
    }

    /// Prints the statements of the function's body and its value.
    pub(super) fn print(&self, out: &mut Writer) {
        self.block(&self.function.body, Typing::Given, out);
    }

    fn block(&self, block: &Block, typing: Typing, out: &mut Writer) {
        let mut statements = block.statements.as_slice();
        while let [statement, rest @ ..] = statements {
            if let Some((three, others)) = statements.split_at_checked(3)
                && self.written_part(three, out)
            {
                statements = others;
                continue;
            }
            self.statement(statement, out);
            statements = rest;
        }
        if let Some(tail) = &block.tail {
            self.tail(tail, typing, out);
        }
    }

    /// The value of a block, in the block's last line.
    fn tail(&self, expr: &Expr, typing: Typing, out: &mut Writer) {
        match &expr.kind {
            ExprKind::Unit => {}
            ExprKind::Ok(value) => self.tail(value, typing, out),
            ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_) => self.lines(expr, typing, out),
            ExprKind::Err(_) => {
                let text = self.expr(expr, typing, out);
                out.line(text);
            }
            _ if expr.ty == Type::Unit => {
                let text = self.expr(expr, typing, out);
                out.line(format_args!("{text};"));
            }
            _ => {
                let text = self.expr(expr, typing, out).to_string();
                let goes_on = text.starts_with(['*', '-', '[']) && out.ends_with_block();
                out.line(if goes_on { format!("({text})") } else { text });
            }
        }
    }

    /// An expression made of blocks, over several lines.
    fn lines(&self, expr: &Expr, typing: Typing, out: &mut Writer) {
        match &expr.kind {
            ExprKind::If { condition, then, otherwise } => {
                let condition = self.head(condition, out);
                out.open(format_args!("if {condition}"));
                self.block(then, typing, out);
                self.otherwise(otherwise.as_ref(), typing, out);
            }
            ExprKind::Match { value, arms } => self.match_lines(value, arms, typing, out),
            ExprKind::Block(block) => {
                out.open("");
                self.block(block, typing, out);
                out.close("");
            }
            _ => {
                let text = self.expr(expr, typing, out);
                out.line(text);
            }
        }
    }

    /// What follows the first block of an `if`; an `if` alone in it goes on in the same line.
    fn otherwise(&self, otherwise: Option<&Block>, typing: Typing, out: &mut Writer) {
        match otherwise {
            Some(block) if is_empty(block) => out.close(""),
            Some(block) => {
                if let Some(ExprKind::If { condition, then, otherwise }) = only(block).map(|expr| &expr.kind) {
                    let condition = self.head(condition, out);
                    out.reopen(format_args!("else if {condition}"));
                    self.block(then, typing, out);
                    return self.otherwise(otherwise.as_ref(), typing, out);
                }
                out.reopen("else");
                self.block(block, typing, out);
                out.close("");
            }
            None => out.close(""),
        }
    }

    /// An expression in front of a block's brace, where a struct needs parentheses.
    fn head(&self, expr: &Expr, out: &mut Writer) -> String {
        head(&self.expr(expr, Typing::Given, out))
    }

    fn local(&self, local: LocalId) -> &str {
        self.locals.name(local)
    }

    fn repr(&self, local: LocalId) -> Repr {
        self.reprs.borrow()[local.0]
    }

    fn set_repr(&self, local: LocalId, repr: Repr) {
        self.reprs.borrow_mut()[local.0] = repr;
    }

    fn is_copy(&self, ty: &Type) -> bool {
        self.printer.contract.is_copy(ty)
    }

    fn type_text(&self, ty: &Type, out: &mut Writer) -> String {
        self.printer.type_text(ty, out)
    }

    fn error(&self, id: usize) -> String {
        format!("Errors::{}", self.printer.errors[id])
    }
}

/// A text in front of a block's brace.
fn head(text: &Text) -> String {
    let mut depth = 0usize;
    let mut quoted = None;
    let mut is_escaped = false;
    for letter in text.to_string().chars() {
        if let Some(quote) = quoted {
            quoted = quoted.filter(|_| is_escaped || letter != quote);
            is_escaped = !is_escaped && letter == '\\';
            continue;
        }
        match letter {
            '\'' | '"' => quoted = Some(letter),
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '{' if depth == 0 => return format!("({text})"),
            _ => {}
        }
    }
    text.to_string()
}

/// The expression that a block is nothing but.
fn only(block: &Block) -> Option<&Expr> {
    match (block.statements.as_slice(), &block.tail) {
        ([], Some(tail)) => Some(tail),
        ([statement], None) => match &statement.kind {
            zkthread_ir::StatementKind::Expr(expr) => Some(expr),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a block does nothing.
fn is_empty(block: &Block) -> bool {
    block.statements.is_empty() && block.tail.as_ref().is_none_or(|tail| matches!(tail.kind, ExprKind::Unit))
}
