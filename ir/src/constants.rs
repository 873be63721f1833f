//! Constants and their values.

use num_bigint::BigInt;
use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{BinOp, ItemConst, Lit, UnOp};

use crate::diagnostic::{self as faults, Report};
use crate::model::{BinaryOp, Constant, Contract, Expr, ExprKind, FunctionPlace, Type};
use crate::source::{check_attributes, docs};
use crate::types::{Scope, field_prime, has_fault, range, value_type};

/// How deep the value of a constant may be nested.
const DEEPEST: usize = 64;

/// Longest short string.
const SHORT_STRING: usize = 31;

/// Adds the constants to the contract, in the order of the source. Where a fault was reported the type is `Unit`.
pub(crate) fn declare(contract: &mut Contract, sources: &[&ItemConst], report: &mut Report) {
    for source in sources {
        check_attributes(&source.attrs, &[], report);
        crate::declarations::no_generics(&source.generics, report);
        let declared = constant(contract, source, sources, report);
        let (ty, kind) = declared.unwrap_or((Type::Unit, ExprKind::Unit));
        let span = source.expr.span();
        contract.constants.push(Constant {
            name: source.ident.to_string(),
            docs: docs(&source.attrs),
            value: Expr { kind, ty: ty.clone(), result: false, span },
            ty,
            span: source.ident.span(),
        });
    }
}

fn constant(
    contract: &Contract,
    source: &ItemConst,
    sources: &[&ItemConst],
    report: &mut Report,
) -> Option<(Type, ExprKind)> {
    let scope = Scope { declared: contract, place: FunctionPlace::Contract };
    let ty = value_type(&source.ty, scope, report)?;
    if !(ty.is_scalar() || ty == Type::U256) {
        if !has_fault(contract, &ty) {
            report.add(&faults::CONSTANT_TYPE, &source.ty, &[&contract.type_name(&ty)]);
        }
        return None;
    }
    let mut evaluator = Evaluator { contract, sources, ty: &ty, report };
    let kind = evaluator.value(&source.expr, DEEPEST)?;
    Some((ty, kind))
}

struct Evaluator<'a> {
    contract: &'a Contract,
    sources: &'a [&'a ItemConst],
    ty: &'a Type,
    report: &'a mut Report,
}

impl Evaluator<'_> {
    /// The value of an expression of the constant's type; none once a fault is reported.
    fn value(&mut self, source: &syn::Expr, depth: usize) -> Option<ExprKind> {
        let Some(depth) = depth.checked_sub(1) else {
            self.report.add(&faults::NESTED_TOO_DEEP, source, &[]);
            return None;
        };
        match source {
            syn::Expr::Paren(inner) => self.value(&inner.expr, depth),
            syn::Expr::Group(inner) => self.value(&inner.expr, depth),
            syn::Expr::Lit(literal) => self.literal(&literal.lit),
            syn::Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
                // A literal may be one more below zero than above it.
                let number = match bare(&unary.expr) {
                    syn::Expr::Lit(syn::ExprLit { lit: Lit::Int(number), .. }) => self.number(number)?,
                    other => self.integer(other, depth)?,
                };
                let negated = if *self.ty == Type::Felt252 { modulo(-number) } else { -number };
                self.in_range(negated, source)
            }
            syn::Expr::Binary(binary) => self.binary(binary, depth),
            syn::Expr::Path(path) => self.named(path),
            syn::Expr::Macro(call) if call.mac.path.is_ident("short_string") => self.short_string(&call.mac),
            other => {
                self.report.add(&faults::CONSTANT_VALUE, other, &[]);
                None
            }
        }
    }

    /// A value that must be a number.
    fn integer(&mut self, source: &syn::Expr, depth: usize) -> Option<BigInt> {
        match self.value(source, depth)? {
            ExprKind::Integer(number) => Some(number),
            _ => {
                self.report.add(&faults::CONSTANT_VALUE, source, &[]);
                None
            }
        }
    }

    fn literal(&mut self, literal: &Lit) -> Option<ExprKind> {
        match literal {
            Lit::Bool(truth) if *self.ty == Type::Bool => Some(ExprKind::Bool(truth.value)),
            Lit::Int(number) => {
                let value = self.number(number)?;
                self.in_range(value, literal)
            }
            other => {
                self.refuse_literal(other);
                None
            }
        }
    }

    fn refuse_literal(&mut self, source: &dyn ToTokens) {
        let help = match self.ty {
            Type::Bool => "write `true` or `false`",
            Type::ContractAddress => {
                "there is `ContractAddress::ZERO`; other addresses are arguments of the constructor"
            }
            Type::ClassHash => "there is `ClassHash::ZERO`; others are arguments of the constructor",
            Type::Bytes31 => "use a felt252 with `short_string!(..)`",
            Type::Felt252 => "write a number without suffix, or `short_string!(..)`",
            _ => "write a number, without suffix or with the type's",
        };
        let name = self.contract.type_name(self.ty);
        self.report.add(&faults::CONSTANT_LITERAL, &source.to_token_stream(), &[&name, &help]);
    }

    /// The number of a literal that may be of the constant's type.
    fn number(&mut self, number: &syn::LitInt) -> Option<BigInt> {
        let suffix = number.suffix();
        if range(self.ty).is_none() || !(suffix.is_empty() || self.ty.plain_name() == Some(suffix)) {
            self.refuse_literal(number);
            return None;
        }
        number.base10_digits().parse().ok()
    }

    fn in_range(&mut self, number: BigInt, source: &dyn ToTokens) -> Option<ExprKind> {
        let (least, most) = range(self.ty)?;
        if number < least || number > most {
            let name = self.contract.type_name(self.ty);
            self.report.add(&faults::CONSTANT_OVERFLOW, &source.to_token_stream(), &[&number, &name, &least, &most]);
            return None;
        }
        Some(ExprKind::Integer(number))
    }

    fn binary(&mut self, source: &syn::ExprBinary, depth: usize) -> Option<ExprKind> {
        let op = match source.op {
            BinOp::Add(_) => BinaryOp::Add,
            BinOp::Sub(_) => BinaryOp::Sub,
            BinOp::Mul(_) => BinaryOp::Mul,
            BinOp::Div(_) => BinaryOp::Div,
            BinOp::Rem(_) => BinaryOp::Rem,
            _ => {
                self.report.add(&faults::CONSTANT_OPERATOR, &source.op, &[&source.op.to_token_stream()]);
                return None;
            }
        };
        let divides = matches!(op, BinaryOp::Div | BinaryOp::Rem);
        if divides && (*self.ty == Type::Felt252 || self.ty.is_signed()) {
            let name = self.contract.type_name(self.ty);
            self.report.add(&faults::CONSTANT_DIVISION, &source.op, &[&source.op.to_token_stream(), &name]);
            return None;
        }
        let (left, right) = (self.integer(&source.left, depth), self.integer(&source.right, depth));
        let (left, right) = (left?, right?);
        if divides && right == BigInt::ZERO {
            self.report.add(&faults::CONSTANT_DIVISION_BY_ZERO, &source.right, &[]);
            return None;
        }
        let number = match op {
            BinaryOp::Sub => left - right,
            BinaryOp::Mul => left * right,
            BinaryOp::Div => left / right,
            BinaryOp::Rem => left % right,
            _ => left + right,
        };
        self.in_range(if *self.ty == Type::Felt252 { modulo(number) } else { number }, source)
    }

    /// An earlier constant, `u64::MAX` and the like.
    fn named(&mut self, source: &syn::ExprPath) -> Option<ExprKind> {
        let segments: Vec<String> = source.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        match &segments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [name] => self.earlier(name, source),
            [owner, limit @ ("MIN" | "MAX" | "ZERO")] => {
                let found = Type::from_plain_name(owner).and_then(|ty| {
                    let number = match (*limit, range(&ty)) {
                        ("MIN", Some((least, _))) if ty.is_integer() => Some(least),
                        ("MAX", Some((_, most))) if ty.is_integer() => Some(most),
                        ("ZERO", None) if matches!(ty, Type::ContractAddress | Type::ClassHash) => Some(BigInt::ZERO),
                        _ => None,
                    };
                    Some((ty, number?))
                });
                let Some((ty, number)) = found else {
                    self.report.add(&faults::UNKNOWN_CONSTANT, source, &[owner, limit]);
                    return None;
                };
                self.of_type(&ty, source)?;
                Some(ExprKind::Integer(number))
            }
            _ => {
                self.report.add(&faults::CONSTANT_VALUE, source, &[]);
                None
            }
        }
    }

    fn earlier(&mut self, name: &str, source: &syn::ExprPath) -> Option<ExprKind> {
        if let Some(found) = self.contract.constants.iter().find(|constant| constant.name == name) {
            if found.ty == Type::Unit {
                return None;
            }
            self.of_type(&found.ty, source)?;
            return Some(found.value.kind.clone());
        }
        if self.sources.iter().any(|constant| constant.ident == name) {
            self.report.add(&faults::CONSTANT_LATER, source, &[&name]);
        } else {
            let known = self.contract.constants.iter().map(|constant| constant.name.as_str());
            let help = match crate::names::similar(name, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "a constant is made of literals and constants declared before it".to_owned(),
            };
            self.report.add(&faults::UNKNOWN_NAME, source, &[&name, &help]);
        }
        None
    }

    fn of_type(&mut self, ty: &Type, source: &syn::ExprPath) -> Option<()> {
        if ty == self.ty {
            return Some(());
        }
        let (expected, found) = (self.contract.type_name(self.ty), self.contract.type_name(ty));
        self.report.add(&faults::CONSTANT_MISMATCH, source, &[&expected, &found]);
        None
    }

    fn short_string(&mut self, call: &syn::Macro) -> Option<ExprKind> {
        let text = short_string(call, self.report)?;
        if *self.ty != Type::Felt252 {
            self.refuse_literal(call);
            return None;
        }
        Some(ExprKind::ShortString(text))
    }
}

/// The text of `short_string!("text")`: ASCII without control characters that fits a felt.
pub(crate) fn short_string(call: &syn::Macro, report: &mut Report) -> Option<String> {
    let Ok(literal) = call.parse_body::<syn::LitStr>() else {
        report.add_at(&faults::SHORT_STRING_FORM, arguments(call), &[]);
        return None;
    };
    let text = literal.value();
    if let Some(letter) = text.chars().find(|letter| !(' '..='~').contains(letter)) {
        report.add(&faults::SHORT_STRING_LETTER, &literal, &[&letter.escape_default()]);
        return None;
    }
    if text.len() > SHORT_STRING {
        report.add(&faults::SHORT_STRING_LENGTH, &literal, &[&text.len(), &SHORT_STRING]);
        return None;
    }
    Some(text)
}

/// Where a macro's arguments stand; the macro's name when there are none.
fn arguments(call: &syn::Macro) -> (Span, Span) {
    if call.tokens.is_empty() { faults::ends(&call.path.to_token_stream()) } else { faults::ends(&call.tokens) }
}

fn bare(mut expr: &syn::Expr) -> &syn::Expr {
    loop {
        expr = match expr {
            syn::Expr::Paren(inner) => &inner.expr,
            syn::Expr::Group(inner) => &inner.expr,
            _ => return expr,
        }
    }
}

/// A number as a field element.
fn modulo(number: BigInt) -> BigInt {
    let prime = field_prime();
    ((number % &prime) + &prime) % prime
}
