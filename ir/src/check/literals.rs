//! Literals and constants, and where a literal's type comes from.

use num_bigint::BigInt;
use proc_macro2::Ident;
use quote::ToTokens;
use syn::{BinOp, Lit, Stmt, UnOp};

use super::{Checker, Want, bare, path_name, value};
use crate::diagnostic as faults;
use crate::model::{Expr, ExprKind, Type};
use crate::types::range;
use crate::unprovable;

impl Checker<'_> {
    pub(super) fn literal(&mut self, literal: &Lit, want: Want<'_>) -> Option<Expr> {
        match literal {
            Lit::Bool(truth) => Some(value(ExprKind::Bool(truth.value), Type::Bool, literal)),
            Lit::Int(integer) => self.integer(integer, false, want, literal),
            Lit::Float(_) => {
                self.report(&faults::FLOAT, literal, &[]);
                None
            }
            Lit::Str(_) => self.refuse_literal(
                literal,
                "a bare string",
                "write `String::from(\"..\")`, or `short_string!(\"..\")` for a felt252",
            ),
            Lit::ByteStr(_) | Lit::CStr(_) => {
                self.refuse_literal(literal, "a byte string", "write `String::from(\"..\")`, or a list of u8")
            }
            Lit::Char(_) => self.refuse_literal(literal, "a character", "write its number, or a `short_string!`"),
            Lit::Byte(_) => self.refuse_literal(literal, "a byte character", "write its number with the suffix u8"),
            _ => self.refuse_literal(literal, "this literal", "write an integer, a felt252 or a bool"),
        }
    }

    fn refuse_literal(&mut self, literal: &Lit, what: &str, help: &str) -> Option<Expr> {
        self.report(&faults::LITERAL_KIND, literal, &[&what, &help]);
        None
    }

    /// A number, of its suffix's type or the place's.
    pub(super) fn integer(
        &mut self,
        literal: &syn::LitInt,
        negative: bool,
        want: Want<'_>,
        source: &dyn ToTokens,
    ) -> Option<Expr> {
        let ty = match (literal.suffix(), want) {
            ("f32" | "f64", _) => {
                self.report(&faults::FLOAT, literal, &[]);
                return None;
            }
            ("", Want::Value(ty)) => ty.clone(),
            ("", Want::Return) if !self.function.fallible => self.function.returns.clone()?,
            ("", Want::Return | Want::Outcome) => {
                self.report(&faults::RESULT_EXPECTED, source, &[&super::short_text(source)]);
                return None;
            }
            ("", Want::Any) => {
                self.report(&faults::LITERAL_NEEDS_TYPE, source, &[literal]);
                return None;
            }
            (suffix, _) => match Type::from_plain_name(suffix).filter(Type::is_integer) {
                Some(ty) => ty,
                None => {
                    self.report(&faults::LITERAL_SUFFIX, literal, &[&suffix]);
                    return None;
                }
            },
        };
        let Some((smallest, largest)) = range(&ty) else {
            let help = match &ty {
                Type::ContractAddress | Type::ClassHash => {
                    "write `ContractAddress::try_from(0x1).unwrap()` with a felt252, or `ContractAddress::ZERO`"
                        .to_owned()
                }
                Type::Bool => "write `true` or `false`".to_owned(),
                Type::Option(inner) => format!("write `Some({literal})` for an Option<{}>", self.type_name(inner)),
                Type::Unit => "remove the number".to_owned(),
                other => format!("give a value of type `{}`", self.type_name(other)),
            };
            if self.known(&ty).is_some() || ty == Type::Unit {
                self.report(&faults::LITERAL_FOR_TYPE, source, &[&self.type_name(&ty), &help]);
            }
            return None;
        };
        let number: BigInt = literal.base10_digits().parse().ok()?;
        let number = if negative { -number } else { number };
        if ty == Type::Felt252 && number < BigInt::ZERO && -number.clone() <= largest {
            // A felt literal has no sign.
            let positive = value(ExprKind::Integer(-number), ty.clone(), literal);
            return Some(value(ExprKind::Negate(Box::new(positive)), ty, source));
        }
        if number < smallest {
            if ty.is_signed() {
                let bound = format!("at least {smallest}");
                self.report(&faults::LITERAL_TOO_LARGE, source, &[&self.type_name(&ty), &bound]);
            } else {
                self.report(&faults::NEGATIVE, source, &[&self.type_name(&ty)]);
            }
            return None;
        }
        if number > largest {
            let bound = format!("at most {largest}");
            self.report(&faults::LITERAL_TOO_LARGE, source, &[&self.type_name(&ty), &bound]);
            return None;
        }
        Some(value(ExprKind::Integer(number), ty, source))
    }

    /// `u128::MAX`, `u128::MIN` and `ContractAddress::ZERO`.
    pub(super) fn constant_of_type(&mut self, owner: &Ident, name: &Ident, source: &syn::ExprPath) -> Option<Expr> {
        let ty = Type::from_plain_name(&owner.to_string());
        let number = ty.as_ref().and_then(|ty| match (ty, name.to_string().as_str()) {
            (Type::ContractAddress | Type::ClassHash, "ZERO") => Some(BigInt::ZERO),
            (ty, "MIN") if ty.is_integer() => range(ty).map(|(smallest, _)| smallest),
            (ty, "MAX") if ty.is_integer() => range(ty).map(|(_, largest)| largest),
            _ => None,
        });
        match (ty, number) {
            (Some(ty), Some(number)) => Some(value(ExprKind::Integer(number), ty, source)),
            _ => {
                if !unprovable::refuse(&source.path, self.report) {
                    self.report(&faults::UNKNOWN_CONSTANT, source, &[owner, name]);
                }
                None
            }
        }
    }

    /// The characters of a string literal: printable ASCII.
    pub(super) fn text(&mut self, literal: &syn::LitStr) -> Option<String> {
        let text = literal.value();
        if !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) || !literal.suffix().is_empty() {
            self.report(&faults::TEXT_NOT_ASCII, literal, &[]);
            return None;
        }
        Some(text)
    }
}

/// Whether only the place can tell the expression's type: a literal without suffix, `None`, `Vec::new()`, or something made
/// of such.
pub(super) fn undetermined(expr: &syn::Expr) -> bool {
    undetermined_within(expr, super::DEEPEST_EXPRESSION)
}

fn undetermined_within(expr: &syn::Expr, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let within = |expr: &syn::Expr| undetermined_within(expr, depth);
    match bare(expr) {
        syn::Expr::Lit(literal) => matches!(&literal.lit, Lit::Int(integer) if integer.suffix().is_empty()),
        syn::Expr::Path(_) => path_name(expr).is_some_and(|name| name == "None"),
        syn::Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_) | UnOp::Not(_)) && within(&unary.expr),
        syn::Expr::Binary(binary) => keeps_type(&binary.op) && within(&binary.right) && within(&binary.left),
        syn::Expr::If(choice) => {
            undetermined_block(&choice.then_branch, depth)
                && choice.else_branch.as_ref().is_some_and(|(_, otherwise)| within(otherwise))
        }
        syn::Expr::Match(matched) => !matched.arms.is_empty() && matched.arms.iter().all(|arm| within(&arm.body)),
        syn::Expr::Block(block) => undetermined_block(&block.block, depth),
        syn::Expr::Tuple(tuple) => tuple.elems.iter().any(within),
        syn::Expr::Array(array) => array.elems.iter().all(within),
        syn::Expr::Repeat(repeat) => within(&repeat.expr),
        syn::Expr::Call(call) => match path_name(&call.func) {
            Some(name) => name == "Some" && call.args.first().is_some_and(within),
            None => {
                matches!(&*call.func, syn::Expr::Path(path)
                    if super::pair(&path.path).is_some_and(|(owner, name)| owner == "Vec" && name == "new"))
            }
        },
        _ => false,
    }
}

fn undetermined_block(block: &syn::Block, depth: usize) -> bool {
    matches!(block.stmts.last(), Some(Stmt::Expr(tail, None)) if undetermined_within(tail, depth))
}

pub(super) fn keeps_type(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::BitXor(_)
    )
}
