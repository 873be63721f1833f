//! Expression text with just the parentheses it needs.

use std::fmt::{self, Display};

use num_bigint::{BigInt, BigUint, Sign};
use zkthread_ir::{BinaryOp, Contract, Type};

use crate::names;

/// How strongly an expression's outermost operator binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// `if`, blocks: parentheses wherever it is an operand.
    Block,
    Or,
    And,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Sum,
    Product,
    Unary,
    /// Names, literals, calls.
    Atom,
}

/// The text of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    text: String,
    level: Level,
    /// Text of the opposite, when that is not just a `!` in front.
    opposite: Option<String>,
}

impl Text {
    pub(crate) fn atom(text: impl Into<String>) -> Self {
        Self { text: text.into(), level: Level::Atom, opposite: None }
    }

    pub(crate) fn block(text: impl Into<String>) -> Self {
        Self { text: text.into(), level: Level::Block, opposite: None }
    }

    pub(crate) fn not(self) -> Self {
        match self.opposite {
            Some(opposite) => Self { text: opposite, level: self.level, opposite: Some(self.text) },
            None => {
                let opposite = Some(self.text.clone()).filter(|_| self.level >= Level::Unary);
                Self { text: format!("!{}", self.at_least(Level::Unary)), level: Level::Unary, opposite }
            }
        }
    }

    pub(crate) fn binary(op: BinaryOp, left: Self, right: Self) -> Self {
        let (symbol, level) = symbol(op);
        // Operators of one level associate to the left, comparisons not at all.
        let left_level = if level == Level::Comparison { Level::BitOr } else { level };
        let (left, right) = (left.at_least(left_level), right.above(level));
        let opposite = opposite(op).map(|symbol| format!("{left} {symbol} {right}"));
        Self { text: format!("{left} {symbol} {right}"), level, opposite }
    }

    /// A prefix operator: `*`, `@`, `-`, `~`.
    pub(crate) fn prefix(symbol: &str, operand: Self) -> Self {
        Self { text: format!("{symbol}{}", operand.at_least(Level::Unary)), level: Level::Unary, opposite: None }
    }

    /// The text as the receiver of a method or an operand of `?`.
    pub(crate) fn receiver(self) -> String {
        self.at_least(Level::Atom)
    }

    fn at_least(self, level: Level) -> String {
        if self.level < level { format!("({})", self.text) } else { self.text }
    }

    fn above(self, level: Level) -> String {
        if self.level <= level { format!("({})", self.text) } else { self.text }
    }
}

impl Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

fn symbol(op: BinaryOp) -> (&'static str, Level) {
    match op {
        BinaryOp::Or => ("||", Level::Or),
        BinaryOp::And => ("&&", Level::And),
        BinaryOp::Equal => ("==", Level::Comparison),
        BinaryOp::NotEqual => ("!=", Level::Comparison),
        BinaryOp::Less => ("<", Level::Comparison),
        BinaryOp::LessEqual => ("<=", Level::Comparison),
        BinaryOp::Greater => (">", Level::Comparison),
        BinaryOp::GreaterEqual => (">=", Level::Comparison),
        BinaryOp::BitOr => ("|", Level::BitOr),
        BinaryOp::BitXor => ("^", Level::BitXor),
        BinaryOp::BitAnd => ("&", Level::BitAnd),
        BinaryOp::Add => ("+", Level::Sum),
        BinaryOp::Sub => ("-", Level::Sum),
        BinaryOp::Mul => ("*", Level::Product),
        BinaryOp::Div => ("/", Level::Product),
        BinaryOp::Rem => ("%", Level::Product),
    }
}

fn opposite(op: BinaryOp) -> Option<&'static str> {
    match op {
        BinaryOp::Equal => Some("!="),
        BinaryOp::NotEqual => Some("=="),
        BinaryOp::Less => Some(">="),
        BinaryOp::LessEqual => Some(">"),
        BinaryOp::Greater => Some("<="),
        BinaryOp::GreaterEqual => Some("<"),
        _ => None,
    }
}

/// Whether the operator can fault on integers.
pub(crate) fn is_arithmetic(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div | BinaryOp::Rem)
}

/// Whether the operator works on the bits of integers.
pub(crate) fn is_bitwise(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor)
}

/// The operator that assigns its result, where Cairo has one.
pub(crate) fn assigning(op: BinaryOp) -> Option<&'static str> {
    Some(match op {
        BinaryOp::Add => "+=",
        BinaryOp::Sub => "-=",
        BinaryOp::Mul => "*=",
        BinaryOp::Div => "/=",
        BinaryOp::Rem => "%=",
        _ => return None,
    })
}

/// An integer literal: decimal while it is short, hexadecimal above 64 bits; a negative one with its sign in front.
pub(crate) fn integer(value: &BigInt) -> String {
    let sign = if value.sign() == Sign::Minus { "-" } else { "" };
    let magnitude = value.magnitude();
    if magnitude.bits() <= 64 { format!("{sign}{magnitude}") } else { format!("{sign}{}", hex(magnitude)) }
}

/// An integer literal as a person writes it: digits in groups, and hexadecimal when it is long and not round.
pub(crate) fn readable_integer(value: &BigInt) -> String {
    let digits = value.magnitude().to_string();
    if digits.len() < 5 || (value.magnitude().bits() > 64 && !digits.ends_with("000")) {
        return integer(value);
    }
    let mut text = if value.sign() == Sign::Minus { "-".to_owned() } else { String::new() };
    for (position, digit) in digits.chars().enumerate() {
        if position != 0 && (digits.len() - position).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

/// A 0x literal.
pub(crate) fn hex(value: &BigUint) -> String {
    format!("0x{value:x}")
}

/// `Into::<from, to>::into(value)`
pub(crate) fn conversion(from: &str, to: &str, value: &Text) -> Text {
    Text::atom(format!("Into::<{from}, {to}>::into({value})"))
}

/// The type in a contract. In the thread program an address is a felt252.
pub(crate) fn contract_type(contract: &Contract, ty: &Type) -> String {
    let list = |types: &[Type]| types.iter().map(|ty| contract_type(contract, ty)).collect::<Vec<_>>().join(", ");
    match ty {
        Type::String => "ByteArray".to_owned(),
        Type::Tuple(elements) => format!("({})", list(elements)),
        Type::Named(id) => names::own_type(contract, *id),
        Type::Option(inner) => format!("Option<{}>", contract_type(contract, inner)),
        Type::Array(inner, length) => format!("[{}; {length}]", contract_type(contract, inner)),
        Type::Vec(inner) => format!("Array<{}>", contract_type(contract, inner)),
        plain => plain.plain_name().unwrap_or("()").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Text {
        Text::atom(text)
    }

    #[test]
    fn parentheses_stand_only_where_they_are_needed() {
        let sum = Text::binary(BinaryOp::Add, name("a"), name("b"));
        assert_eq!(Text::binary(BinaryOp::Mul, sum.clone(), name("c")).to_string(), "(a + b) * c");
        assert_eq!(Text::binary(BinaryOp::Sub, sum.clone(), name("c")).to_string(), "a + b - c");
        assert_eq!(Text::binary(BinaryOp::Sub, name("c"), sum.clone()).to_string(), "c - (a + b)");
        let less = Text::binary(BinaryOp::Less, sum, name("c"));
        assert_eq!(less.clone().not().to_string(), "a + b >= c");
        assert_eq!(Text::binary(BinaryOp::And, name("a"), name("b")).not().to_string(), "!(a && b)");
        assert_eq!(name("a").not().not().to_string(), "a");
        assert_eq!(Text::binary(BinaryOp::Equal, less.clone(), less).to_string(), "(a + b < c) == (a + b < c)");
    }

    #[test]
    fn long_integers_are_hexadecimal() {
        assert_eq!(integer(&BigInt::from(u64::MAX)), "18446744073709551615");
        assert_eq!(integer(&(BigInt::from(u64::MAX) + 1u8)), "0x10000000000000000");
        assert_eq!(integer(&BigInt::from(-5)), "-5");
        assert_eq!(readable_integer(&BigInt::from(-5000)), "-5000");
        assert_eq!(readable_integer(&BigInt::from(-1_234_567)), "-1_234_567");
        assert_eq!(readable_integer(&BigInt::from(10u128.pow(24))), "1_000_000_000_000_000_000_000_000");
        assert_eq!(readable_integer(&BigInt::from(u128::MAX)), "0xffffffffffffffffffffffffffffffff");
    }
}
