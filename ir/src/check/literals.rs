//! Literals and constants, and where a literal's type comes from.

use num_bigint::BigInt;
use proc_macro2::Ident;
use syn::{BinOp, Lit, Stmt, UnOp};

use super::{Checker, Want, bare, value};
use crate::diagnostic as faults;
use crate::model::{Expr, ExprKind, Type};
use crate::types::plain_type;

/// The prime of the Starknet field, `2^251 + 17 * 2^192 + 1`.
fn field_prime() -> BigInt {
    (BigInt::from(1u8) << 251) + (BigInt::from(17u8) << 192) + 1u8
}

/// The largest value of a numeric type.
fn largest(ty: &Type) -> Option<BigInt> {
    match ty {
        Type::Felt252 => Some(field_prime() - 1u8),
        _ => ty.bits().map(|bits| (BigInt::from(1u8) << bits) - 1u8),
    }
}

impl Checker<'_> {
    pub(super) fn literal(&mut self, literal: &Lit, want: Want<'_>) -> Option<Expr> {
        match literal {
            Lit::Bool(truth) => Some(value(ExprKind::Bool(truth.value), Type::Bool, literal)),
            Lit::Int(integer) => self.integer(integer, want),
            Lit::Float(_) => {
                self.refuse_literal(literal, "a floating-point number", "count in the smallest unit with an integer")
            }
            Lit::Str(_) | Lit::CStr(_) => self.refuse_literal(literal, "a string", "there are no strings in contracts"),
            Lit::ByteStr(_) => self.refuse_literal(literal, "a byte string", "there are no strings in contracts"),
            Lit::Char(_) => self.refuse_literal(literal, "a character", "use its number"),
            Lit::Byte(_) => self.refuse_literal(literal, "a byte character", "use its number with the suffix u8"),
            _ => self.refuse_literal(literal, "this literal", "use an integer, a felt252 or a bool"),
        }
    }

    fn refuse_literal(&mut self, literal: &Lit, what: &str, help: &str) -> Option<Expr> {
        self.report(&faults::LITERAL_KIND, literal, &[&what, &help]);
        None
    }

    fn integer(&mut self, literal: &syn::LitInt, want: Want<'_>) -> Option<Expr> {
        let ty = match (literal.suffix(), want) {
            ("", Want::Value(ty)) => ty.clone(),
            ("", Want::Return) if !self.function.fallible => self.function.returns.clone()?,
            ("", Want::Return | Want::Outcome) => {
                self.report(&faults::RESULT_EXPECTED, literal, &[literal]);
                return None;
            }
            ("", Want::Any) => {
                self.report(&faults::LITERAL_NEEDS_TYPE, literal, &[literal]);
                return None;
            }
            (suffix, _) => match plain_type(suffix).filter(Type::is_integer) {
                Some(ty) => ty,
                None => {
                    self.report(&faults::LITERAL_SUFFIX, literal, &[&suffix]);
                    return None;
                }
            },
        };
        let Some(largest) = largest(&ty) else {
            let help = match ty {
                Type::ContractAddress => {
                    "the zero address is `ContractAddress::ZERO`; other addresses come in as parameters or from storage"
                }
                Type::Bool => "write `true` or `false`",
                _ => "remove the number",
            };
            self.report(&faults::LITERAL_FOR_TYPE, literal, &[&self.type_name(&ty), &help]);
            return None;
        };
        let number: BigInt = literal.base10_digits().parse().ok()?;
        if number > largest {
            self.report(&faults::LITERAL_TOO_LARGE, literal, &[&self.type_name(&ty), &largest]);
            return None;
        }
        Some(value(ExprKind::Integer(number), ty, literal))
    }

    /// `u128::MAX`, `u128::MIN` and `ContractAddress::ZERO`.
    pub(super) fn constant(&mut self, owner: &Ident, name: &Ident, source: &syn::ExprPath) -> Option<Expr> {
        let ty = plain_type(&owner.to_string());
        let number = match (&ty, name.to_string().as_str()) {
            (Some(Type::ContractAddress), "ZERO") => Some(BigInt::ZERO),
            (Some(ty), "MIN") if ty.is_integer() => Some(BigInt::ZERO),
            (Some(ty), "MAX") if ty.is_integer() => largest(ty),
            _ => None,
        };
        match (ty, number) {
            (Some(ty), Some(number)) => Some(value(ExprKind::Integer(number), ty, source)),
            _ => {
                self.report(&faults::UNKNOWN_CONSTANT, source, &[owner, name]);
                None
            }
        }
    }
}

/// Whether only the place can tell the expression's type: a literal without suffix, or arithmetic of such.
pub(super) fn undetermined(expr: &syn::Expr) -> bool {
    undetermined_within(expr, super::DEEPEST_EXPRESSION)
}

fn undetermined_within(expr: &syn::Expr, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match bare(expr) {
        syn::Expr::Lit(literal) => matches!(&literal.lit, Lit::Int(integer) if integer.suffix().is_empty()),
        syn::Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && undetermined_within(&unary.expr, depth),
        syn::Expr::Binary(binary) => {
            is_arithmetic(&binary.op)
                && undetermined_within(&binary.right, depth)
                && undetermined_within(&binary.left, depth)
        }
        syn::Expr::If(choice) => {
            undetermined_block(&choice.then_branch, depth)
                && choice.else_branch.as_ref().is_some_and(|(_, otherwise)| undetermined_within(otherwise, depth))
        }
        syn::Expr::Block(block) => undetermined_block(&block.block, depth),
        _ => false,
    }
}

fn undetermined_block(block: &syn::Block, depth: usize) -> bool {
    matches!(block.stmts.last(), Some(Stmt::Expr(tail, None)) if undetermined_within(tail, depth))
}

/// `+ - * / %`
fn is_arithmetic(op: &BinOp) -> bool {
    matches!(op, BinOp::Add(_) | BinOp::Sub(_) | BinOp::Mul(_) | BinOp::Div(_) | BinOp::Rem(_))
}
