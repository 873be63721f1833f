//! Operators.

use quote::ToTokens;
use syn::{BinOp, Lit, UnOp};

use super::literals::undetermined;
use super::{Checker, Want, bare, value};
use crate::diagnostic as faults;
use crate::model::{BinaryOp, Expr, ExprKind, LocalId, Passing, Type};

impl BinaryOp {
    /// Whether the value is of the operands' type.
    fn keeps_type(self) -> bool {
        use BinaryOp::{Add, BitAnd, BitOr, BitXor, Div, Mul, Rem, Sub};
        matches!(self, Add | Sub | Mul | Div | Rem | BitAnd | BitOr | BitXor)
    }
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
        BinOp::BitAnd(_) => BinaryOp::BitAnd,
        BinOp::BitOr(_) => BinaryOp::BitOr,
        BinOp::BitXor(_) => BinaryOp::BitXor,
        _ => return None,
    })
}

/// The operator that a compound assignment applies: outer none for other operators, inner none for one that does not exist.
pub(super) fn compound(op: &BinOp) -> Option<Option<BinaryOp>> {
    Some(Some(match op {
        BinOp::AddAssign(_) => BinaryOp::Add,
        BinOp::SubAssign(_) => BinaryOp::Sub,
        BinOp::MulAssign(_) => BinaryOp::Mul,
        BinOp::DivAssign(_) => BinaryOp::Div,
        BinOp::RemAssign(_) => BinaryOp::Rem,
        BinOp::BitXorAssign(_) => BinaryOp::BitXor,
        BinOp::BitAndAssign(_) => BinaryOp::BitAnd,
        BinOp::BitOrAssign(_) => BinaryOp::BitOr,
        BinOp::ShlAssign(_) | BinOp::ShrAssign(_) => return Some(None),
        _ => return None,
    }))
}

impl Checker<'_> {
    pub(super) fn unary(&mut self, source: &syn::ExprUnary, want: Want<'_>) -> Option<Expr> {
        match source.op {
            UnOp::Not(_) => self.not(source, want),
            UnOp::Neg(_) => self.negated(source, want),
            UnOp::Deref(_) => self.dereferenced(source),
            _ => {
                self.report(&faults::REFERENCE, source, &[&"leave it out"]);
                None
            }
        }
    }

    fn not(&mut self, source: &syn::ExprUnary, want: Want<'_>) -> Option<Expr> {
        let wanted = self.wanted_type(want).filter(|ty| ty.is_integer() || *ty == Type::Bool);
        let inner = self.expr(&source.expr, wanted.as_ref().map_or(Want::Any, Want::Value))?;
        let ty = inner.ty.clone();
        let kind = match &ty {
            Type::Bool => ExprKind::Not(Box::new(inner)),
            ty if ty.is_integer() && !ty.is_signed() => ExprKind::BitNot(Box::new(inner)),
            _ => {
                let name = self.type_name(&ty);
                self.report(&faults::OPERATOR_FOR_TYPE, &source.op, &[&"!", &name, &way_out("!", &ty)]);
                return None;
            }
        };
        Some(value(kind, ty, source))
    }

    fn negated(&mut self, source: &syn::ExprUnary, want: Want<'_>) -> Option<Expr> {
        if let syn::Expr::Lit(syn::ExprLit { lit: Lit::Int(literal), .. }) = bare(&source.expr) {
            return self.integer(literal, true, want, source);
        }
        let wanted = self.number(want);
        let inner = self.expr(&source.expr, wanted.as_ref().map_or(Want::Any, Want::Value))?;
        let ty = inner.ty.clone();
        if !ty.is_signed() && ty != Type::Felt252 {
            let name = self.type_name(&ty);
            if ty.is_integer() {
                self.report(&faults::NEGATIVE, &source.op, &[&name]);
            } else {
                self.report(&faults::OPERATOR_FOR_TYPE, &source.op, &[&"-", &name, &""]);
            }
            return None;
        }
        Some(value(ExprKind::Negate(Box::new(inner)), ty, source))
    }

    /// `*x` of what rustc reads as a reference; the IR has the value itself.
    fn dereferenced(&mut self, source: &syn::ExprUnary) -> Option<Expr> {
        let inner = self.looked(&source.expr, Want::Any)?;
        match inner.kind {
            ExprKind::Local(local) if self.references.contains(&local) => Some(inner),
            _ => {
                self.report(&faults::REFERENCE, source, &[&"this is a value already: leave the `*` out"]);
                None
            }
        }
    }

    pub(super) fn binary(&mut self, source: &syn::ExprBinary, want: Want<'_>) -> Option<Expr> {
        if compound(&source.op).is_some() {
            self.report(&faults::STATEMENT_AS_VALUE, source, &[&"an assignment"]);
            return None;
        }
        let Some(op) = operator(&source.op) else {
            self.report(&faults::SHIFT, &source.op, &[&source.op.to_token_stream()]);
            return None;
        };
        let (left, right) = match op {
            BinaryOp::And | BinaryOp::Or => {
                let left = self.expr(&source.left, Want::Value(&Type::Bool));
                let right = self.expr(&source.right, Want::Value(&Type::Bool));
                (left?, right?)
            }
            BinaryOp::Equal | BinaryOp::NotEqual => self.compared(&source.left, &source.right)?,
            _ if op.keeps_type() => {
                let wanted = self.number(want);
                let want = wanted.as_ref().map_or(Want::Any, Want::Value);
                self.same_type(&source.left, &source.right, want, Self::expr)?
            }
            _ => self.same_type(&source.left, &source.right, Want::Any, Self::expr)?,
        };
        self.check_operator(op, &left.ty, &source.op)?;
        let ty = if op.keeps_type() { left.ty.clone() } else { Type::Bool };
        Some(value(ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, ty, source))
    }

    /// Operands of `==` and `!=`, which only look; `&a == &b` is `a == b`.
    fn compared(&mut self, left: &syn::Expr, right: &syn::Expr) -> Option<(Expr, Expr)> {
        match (bare(left), bare(right)) {
            (syn::Expr::Reference(left), syn::Expr::Reference(right)) => {
                self.same_type(&left.expr, &right.expr, Want::Any, Self::looked)
            }
            _ => self.same_type(left, right, Want::Any, Self::looked),
        }
    }

    /// What arithmetic in a place asks of its operands: the place's type when that is a number.
    fn number(&self, want: Want<'_>) -> Option<Type> {
        self.wanted_type(want).filter(|ty| ty.is_integer() || *ty == Type::Felt252)
    }

    /// Two operands of one type: the place's, or that of the operand that has one by itself.
    pub(super) fn same_type(
        &mut self,
        left: &syn::Expr,
        right: &syn::Expr,
        want: Want<'_>,
        check: fn(&mut Self, &syn::Expr, Want<'_>) -> Option<Expr>,
    ) -> Option<(Expr, Expr)> {
        if want != Want::Any {
            let left = check(self, left, want);
            let right = check(self, right, want);
            return Some((left?, right?));
        }
        if undetermined(left) && !undetermined(right) {
            let right = check(self, right, Want::Any)?;
            let left = check(self, left, Want::Value(&right.ty))?;
            return Some((left, right));
        }
        match check(self, left, Want::Any) {
            Some(left) => {
                let right = check(self, right, Want::Value(&left.ty))?;
                Some((left, right))
            }
            None => {
                // Only to report what is wrong inside; without a type of its own it would be reported for the left side's fault.
                if !undetermined(right)
                    && let Some(right) = check(self, right, Want::Any)
                {
                    self.note(left, &right.ty);
                }
                None
            }
        }
    }

    /// Whether the operator exists for the type.
    pub(super) fn check_operator(&mut self, op: BinaryOp, ty: &Type, source: &dyn ToTokens) -> Option<()> {
        let unsigned = ty.is_integer() && !ty.is_signed();
        let allowed = match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => ty.is_integer() || *ty == Type::Felt252,
            BinaryOp::Div | BinaryOp::Rem | BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor => unsigned,
            BinaryOp::Equal | BinaryOp::NotEqual => *ty != Type::Unit,
            BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => ty.is_integer(),
            BinaryOp::And | BinaryOp::Or => *ty == Type::Bool,
        };
        if allowed {
            return Some(());
        }
        let text = source.to_token_stream().to_string();
        match (ty, op) {
            (Type::Felt252, BinaryOp::Div | BinaryOp::Rem) => self.report(&faults::FELT_DIVISION, source, &[&text]),
            (Type::Felt252, op) if !op.keeps_type() => self.report(&faults::FELT_ORDER, source, &[&text]),
            (ty, BinaryOp::Div | BinaryOp::Rem) if ty.is_signed() => {
                self.report(&faults::SIGNED_DIVISION, source, &[&text, &self.type_name(ty)]);
            }
            _ => {
                let name = self.type_name(ty);
                self.report(&faults::OPERATOR_FOR_TYPE, source, &[&text, &name, &way_out(&text, ty)]);
            }
        }
        None
    }

    /// Whether a local may be assigned to, or lent as `&mut`.
    pub(super) fn is_mutable(&self, local: LocalId) -> bool {
        self.locals.get(local.0).is_some_and(|local| local.mutable || local.passing == Passing::Mutable)
    }
}

/// What to do instead of an operator that a type does not have.
fn way_out(operator: &str, ty: &Type) -> &'static str {
    match (operator.trim_end_matches('='), ty) {
        ("&" | "|", Type::Bool) => "write `&&` or `||`",
        ("^", Type::Bool) => "write `!=`",
        ("+", Type::String) => "write `text.push_str(&other)`",
        ("&" | "|" | "^" | "!", ty) if ty.is_signed() || *ty == Type::Felt252 => "bits are those of unsigned integers",
        ("<" | ">", Type::ContractAddress | Type::ClassHash | Type::Bytes31) => {
            "compare with `==`; an order has no meaning here"
        }
        (_, Type::Option(_)) => "take the value out first: `.unwrap()`, `.unwrap_or(..)` or a `match`",
        _ => "",
    }
}
