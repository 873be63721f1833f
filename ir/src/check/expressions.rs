//! Expressions.

use quote::ToTokens;
use syn::{BinOp, UnOp};

use super::literals::undetermined;
use super::{Checker, Want, bare, block_returns, pair, statement, statement_returns, value};
use crate::diagnostic as faults;
use crate::model::{BinaryOp, Block, Expr, ExprKind, StatementKind, Type};

impl<'a> Checker<'a> {
    /// Checks an expression and that it fits its place.
    pub(super) fn expr(&mut self, source: &syn::Expr, want: Want<'_>) -> Option<Expr> {
        let inner = bare(source);
        let checked = self.nested(inner, |checker| checker.unfitted(inner, want))?;
        self.fit(checked, want, source)
    }

    fn unfitted(&mut self, source: &syn::Expr, want: Want<'_>) -> Option<Expr> {
        match source {
            syn::Expr::Lit(literal) => self.literal(&literal.lit, want),
            syn::Expr::Path(path) => self.path(path),
            syn::Expr::Unary(unary) => self.unary(unary),
            syn::Expr::Binary(binary) => self.binary(binary, want),
            syn::Expr::Field(field) => self.read_field(field),
            syn::Expr::MethodCall(call) => self.method(call),
            syn::Expr::Call(call) => self.call(call, want),
            syn::Expr::Try(tried) => {
                let inner = self.operand_of_try(tried)?;
                let ty = inner.ty.clone();
                Some(value(ExprKind::Try(Box::new(inner)), ty, tried))
            }
            syn::Expr::If(choice) => self.choice(choice, want),
            syn::Expr::Block(block) => self.block_expr(block, want),
            syn::Expr::Tuple(unit) if unit.elems.is_empty() => Some(value(ExprKind::Unit, Type::Unit, unit)),
            syn::Expr::Return(returned) => {
                self.report(&faults::RETURN_IN_VALUE, returned, &[]);
                None
            }
            syn::Expr::Assign(_) | syn::Expr::While(_) | syn::Expr::ForLoop(_) => {
                self.report(&faults::STATEMENT_AS_VALUE, source, &[&"this"]);
                None
            }
            syn::Expr::Macro(call) => {
                let name = call.mac.path.to_token_stream().to_string().replace(' ', "");
                self.report(&faults::MACRO, &call.mac.path, &[&name, &instead_of_macro(&name)]);
                None
            }
            other => {
                let (what, help) = unsupported(other);
                self.report(&faults::EXPRESSION_NOT_SUPPORTED, &label(other), &[&what, &help]);
                None
            }
        }
    }

    fn fit(&mut self, expr: Expr, want: Want<'_>, source: &syn::Expr) -> Option<Expr> {
        let (ty, result) = match want {
            Want::Any => (&expr.ty, false),
            Want::Value(ty) => (ty, false),
            Want::Return => (self.function.returns.as_ref()?, self.function.fallible),
            Want::Outcome => (&expr.ty, true),
        };
        if expr.result && !result {
            self.report(&faults::RESULT_UNUSED, source, &[]);
            return None;
        }
        if result && !expr.result {
            if want == Want::Outcome {
                self.report(&faults::TRY_ON_VALUE, source, &[&self.type_name(&expr.ty)]);
            } else {
                self.report(&faults::RESULT_EXPECTED, source, &[&self.inner_text(source)]);
            }
            return None;
        }
        if expr.ty != *ty {
            let widens = matches!((expr.ty.bits(), ty.bits()), (Some(from), Some(to)) if from < to);
            let help = if widens || (*ty == Type::Felt252 && expr.ty != Type::Unit) {
                format!("convert it: `{}::from(..)`", self.type_name(ty))
            } else if ty.is_integer() && (expr.ty.is_integer() || expr.ty == Type::Felt252) {
                format!(
                    "there is no narrowing conversion: widen the other side, or keep the value in a {} from the start",
                    self.type_name(ty)
                )
            } else if *ty == Type::Unit {
                "end the statement with `;`, or remove the value".to_owned()
            } else {
                format!("give a value of type `{}`", self.type_name(ty))
            };
            self.report(&faults::MISMATCH, source, &[&self.type_name(ty), &self.type_name(&expr.ty), &help]);
            return None;
        }
        Some(expr)
    }

    pub(super) fn type_name(&self, ty: &Type) -> String {
        self.shared.declared.type_name(ty)
    }

    /// The type that a place expects, in words.
    pub(super) fn wanted(&self, want: Want<'_>) -> String {
        let ty = match want {
            Want::Value(ty) => ty,
            _ => self.function.returns.as_ref().unwrap_or(&Type::Unit),
        };
        let name = self.type_name(ty);
        match &self.shared.declared.error_enum {
            Some(error) if want == Want::Return && self.function.fallible => format!("Result<{name}, {error}>"),
            _ => name,
        }
    }

    fn inner_text(&self, source: &syn::Expr) -> String {
        let text = source.to_token_stream().to_string();
        if text.len() <= 20 && !text.contains(['\n', ' ']) { text } else { "..".to_owned() }
    }

    fn path(&mut self, source: &syn::ExprPath) -> Option<Expr> {
        if let Some((owner, name)) = pair(source) {
            if self.shared.declared.error_enum.as_ref().is_some_and(|error| owner == error) {
                self.report(&faults::ERROR_AS_VALUE, source, &[owner, name]);
                return None;
            }
            return self.constant(owner, name, source);
        }
        let Some(name) = source.path.get_ident().filter(|_| source.qself.is_none()) else {
            self.report(&faults::CALL_OF_FOREIGN, source, &[]);
            return None;
        };
        if name == "self" {
            self.report(&faults::SELF_AS_VALUE, source, &[]);
            return None;
        }
        if self.function.context.as_ref().is_some_and(|context| context.name == name) {
            self.report(&faults::CONTEXT_AS_VALUE, source, &[name]);
            return None;
        }
        let Some(local) = self.local(&name.to_string()) else {
            self.unknown_name(name);
            return None;
        };
        Some(value(ExprKind::Local(local?), self.local_type(local?), source))
    }

    fn unary(&mut self, source: &syn::ExprUnary) -> Option<Expr> {
        match source.op {
            UnOp::Not(_) => {
                let inner = self.expr(&source.expr, Want::Value(&Type::Bool))?;
                Some(value(ExprKind::Not(Box::new(inner)), Type::Bool, source))
            }
            UnOp::Neg(_) => {
                self.report(&faults::NEGATIVE, source, &[]);
                None
            }
            _ => {
                self.report(&faults::REFERENCE, source, &[]);
                None
            }
        }
    }

    fn binary(&mut self, source: &syn::ExprBinary, want: Want<'_>) -> Option<Expr> {
        if super::places::compound(&source.op).is_some() {
            self.report(&faults::STATEMENT_AS_VALUE, source, &[&"an assignment"]);
            return None;
        }
        let Some(op) = operator(&source.op) else {
            self.report(&faults::OPERATOR, &source.op, &[&source.op.to_token_stream()]);
            return None;
        };
        let (left, right) = match op {
            BinaryOp::And | BinaryOp::Or => {
                let left = self.expr(&source.left, Want::Value(&Type::Bool));
                let right = self.expr(&source.right, Want::Value(&Type::Bool));
                (left?, right?)
            }
            _ if op.is_arithmetic() => self.same_type(&source.left, &source.right, self.operand(want))?,
            _ => self.same_type(&source.left, &source.right, Want::Any)?,
        };
        self.check_operator(op, &left.ty, &source.op)?;
        let ty = if op.is_arithmetic() { left.ty.clone() } else { Type::Bool };
        Some(value(ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, ty, source))
    }

    /// What arithmetic in a place asks of its operands: the place's type when that is a number.
    fn operand<'t>(&self, want: Want<'t>) -> Want<'t>
    where
        'a: 't,
    {
        let ty = match want {
            Want::Value(ty) => ty,
            Want::Return if !self.function.fallible => self.function.returns.as_ref().unwrap_or(&Type::Unit),
            _ => return Want::Any,
        };
        if ty.is_integer() || *ty == Type::Felt252 { Want::Value(ty) } else { Want::Any }
    }

    /// Two operands of one type: the place's, or that of the operand that has one by itself.
    pub(super) fn same_type(&mut self, left: &syn::Expr, right: &syn::Expr, want: Want<'_>) -> Option<(Expr, Expr)> {
        if want != Want::Any {
            let left = self.expr(left, want);
            let right = self.expr(right, want);
            return Some((left?, right?));
        }
        if undetermined(left) && !undetermined(right) {
            let right = self.expr(right, Want::Any)?;
            let left = self.expr(left, Want::Value(&right.ty))?;
            return Some((left, right));
        }
        match self.expr(left, Want::Any) {
            Some(left) => {
                let right = self.expr(right, Want::Value(&left.ty))?;
                Some((left, right))
            }
            None => {
                // Only to report what is wrong inside; without a type of its own it would be reported for the left side's fault.
                if !undetermined(right) {
                    self.expr(right, Want::Any);
                }
                None
            }
        }
    }

    /// Whether the operator exists for the type.
    pub(super) fn check_operator(&mut self, op: BinaryOp, ty: &Type, source: &dyn ToTokens) -> Option<()> {
        let allowed = match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => ty.is_integer() || *ty == Type::Felt252,
            BinaryOp::Div | BinaryOp::Rem => ty.is_integer(),
            BinaryOp::Equal | BinaryOp::NotEqual => *ty != Type::Unit,
            BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => ty.is_integer(),
            BinaryOp::And | BinaryOp::Or => *ty == Type::Bool,
            BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor => ty.is_integer(),
        };
        if allowed {
            return Some(());
        }
        let text = source.to_token_stream().to_string();
        match (ty, op) {
            (Type::Felt252, BinaryOp::Div | BinaryOp::Rem) => self.report(&faults::FELT_DIVISION, source, &[&text]),
            (Type::Felt252, _) => self.report(&faults::FELT_ORDER, source, &[&text]),
            _ => self.report(&faults::OPERATOR_FOR_TYPE, source, &[&text, &self.type_name(ty)]),
        }
        None
    }

    fn choice(&mut self, source: &syn::ExprIf, want: Want<'_>) -> Option<Expr> {
        let condition = self.expr(&source.cond, Want::Value(&Type::Bool));
        let Some((_, otherwise)) = &source.else_branch else {
            let unit = if want == Want::Any { Want::Value(&Type::Unit) } else { want };
            if !self.wants_unit(unit) {
                self.report(&faults::ELSE_MISSING, &source.if_token, &[&self.wanted(want)]);
                return None;
            }
            let then = self.block(&source.then_branch, unit)?;
            let condition = Box::new(condition?);
            return Some(value(ExprKind::If { condition, then, otherwise: None }, Type::Unit, source));
        };
        let (then, otherwise) = if want == Want::Any && block_undetermined(&source.then_branch) {
            let otherwise = self.otherwise(otherwise, Want::Any)?;
            (self.block(&source.then_branch, Want::Value(&tail_type(&otherwise).0)), Some(otherwise))
        } else {
            let then = self.block(&source.then_branch, want);
            let first = then.as_ref().map(|then| tail_type(then).0);
            let want = match (&then, want) {
                (Some(then), Want::Any) if block_returns(then) => {
                    self.report(&faults::RETURN_IN_VALUE, &source.then_branch.stmts.last(), &[]);
                    return None;
                }
                (Some(_), Want::Any) => Want::Value(first.as_ref()?),
                _ => want,
            };
            let known = then.is_some() || want != Want::Any;
            (then, if known { self.otherwise(otherwise, want) } else { None })
        };
        let (condition, then, otherwise) = (Box::new(condition?), then?, otherwise?);
        let (ty, result) = tail_type(&then);
        let kind = ExprKind::If { condition, then, otherwise: Some(otherwise) };
        Some(Expr { result, ..value(kind, ty, source) })
    }

    /// What follows `else`: a block, or another `if` as the only thing in a block.
    fn otherwise(&mut self, source: &syn::Expr, want: Want<'_>) -> Option<Block> {
        if let syn::Expr::Block(block) = source {
            return self.block(&block.block, want);
        }
        let inner = self.expr(source, want)?;
        if inner.ty == Type::Unit && !inner.result {
            let statements = vec![statement(StatementKind::Expr(inner), source)];
            let diverges = statements.last().is_some_and(statement_returns);
            return Some(Block { statements, tail: None, diverges });
        }
        Some(Block { statements: Vec::new(), tail: Some(Box::new(inner)), diverges: false })
    }
}

impl BinaryOp {
    fn is_arithmetic(self) -> bool {
        matches!(self, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div | BinaryOp::Rem)
    }
}

fn tail_type(block: &Block) -> (Type, bool) {
    block.tail.as_ref().map_or((Type::Unit, false), |tail| (tail.ty.clone(), tail.result))
}

fn block_undetermined(block: &syn::Block) -> bool {
    matches!(block.stmts.last(), Some(syn::Stmt::Expr(tail, None)) if undetermined(tail))
}

fn operator(op: &BinOp) -> Option<BinaryOp> {
    Some(match op {
        BinOp::Add(_) => BinaryOp::Add,
        BinOp::Sub(_) => BinaryOp::Sub,
        BinOp::Mul(_) => BinaryOp::Mul,
        BinOp::Div(_) => BinaryOp::Div,
        BinOp::Rem(_) => BinaryOp::Rem,
        BinOp::Eq(_) => BinaryOp::Equal,
        BinOp::Ne(_) => BinaryOp::NotEqual,
        BinOp::Lt(_) => BinaryOp::Less,
        BinOp::Le(_) => BinaryOp::LessEqual,
        BinOp::Gt(_) => BinaryOp::Greater,
        BinOp::Ge(_) => BinaryOp::GreaterEqual,
        BinOp::And(_) => BinaryOp::And,
        BinOp::Or(_) => BinaryOp::Or,
        _ => return None,
    })
}

pub(super) fn instead_of_macro(name: &str) -> &'static str {
    match name {
        "assert" | "assert_eq" | "assert_ne" | "debug_assert" => "write `ensure!(condition, YourError::Variant);`",
        "panic" | "unreachable" | "todo" | "unimplemented" => "return an error: `return Err(YourError::Variant);`",
        "println" | "print" | "eprintln" | "dbg" => "contracts do not print; emit an event, or print in a test",
        "vec" | "format" => "there are no collections or strings in contracts",
        "ensure" => "`ensure!` is a statement of its own",
        "matches" => "compare with `==`",
        _ => "write it out: the only macro in contracts is `ensure!`",
    }
}

/// What an expression outside the language is, and the way out.
fn unsupported(expr: &syn::Expr) -> (&'static str, &'static str) {
    use syn::Expr as E;
    match expr {
        E::Cast(_) => ("`as`", "widen with `u128::from(x)` or `felt252::from(x)`; there is no narrowing"),
        E::Match(_) => ("`match`", "use `if` and `else`"),
        E::Let(_) => ("`if let`", "use `if` with a bool; pass a Result on with `?`"),
        E::Loop(_) => ("`loop`", "use `while` with a condition"),
        E::Break(_) => ("`break`", "put the condition into the `while`"),
        E::Continue(_) => ("`continue`", "put the rest of the round into an `if`"),
        E::Closure(_) => ("a closure", "write a helper function in the impl block"),
        E::Async(_) | E::Await(_) => ("async code", "contract code runs from start to end without waiting"),
        E::Unsafe(_) => ("an unsafe block", "contract code has no memory to be unsafe with; remove `unsafe`"),
        E::Const(_) => ("a const block", "write the value"),
        E::Reference(_) | E::RawAddr(_) => ("a reference", "every value is copied; leave the `&` out"),
        E::Tuple(_) => ("a tuple", "pairs exist only as the keys of a Map: `self.map.read((a, b))`"),
        E::Array(_) | E::Repeat(_) | E::Index(_) => ("an array", "keep lists in storage, in a Map from the position"),
        E::Struct(_) => ("a struct", "structs are only built in `cx.emit(Event { .. })`"),
        E::Range(_) => ("a range", "ranges stand in `for x in a..b` only"),
        _ => ("this kind of expression", "the language has literals, names, operators, calls, `if` and blocks"),
    }
}

/// The tokens to point at: only the keyword of what may be long.
fn label(expr: &syn::Expr) -> proc_macro2::TokenStream {
    use syn::Expr as E;
    match bare(expr) {
        E::Match(inner) => inner.match_token.to_token_stream(),
        E::Loop(inner) => inner.loop_token.to_token_stream(),
        E::Unsafe(inner) => inner.unsafe_token.to_token_stream(),
        E::Async(inner) => inner.async_token.to_token_stream(),
        E::Let(inner) => inner.let_token.to_token_stream(),
        other => other.to_token_stream(),
    }
}
