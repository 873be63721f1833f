//! Values as JSON, typed by the contract.

mod decode;
mod encode;
mod shape;

use serde_json::Value;
use zkthread::Felt;

pub(super) use decode::decode;
pub use decode::value_json;
pub(super) use encode::{Scope, encode_member, encode_plain, named};
pub(super) use shape::expected;

/// A JSON value that is none of the type that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum ValueError {
    #[error("`{path}`: expected {expected}, got {got}")]
    WrongValue { path: String, expected: String, got: String },
    #[error("`{path}` is missing: expected {expected}")]
    Missing { path: String, expected: String },
    #[error("`{path}`: `{name}` has no field `{field}`")]
    UnknownField { path: String, name: String, field: String, shape: String },
    #[error("`{path}`: `{name}` has no variant `{variant}`")]
    UnknownVariant { path: String, name: String, variant: String, shape: String },
    #[error("`{path}`: `@{name}` is no contract or account that has an address here")]
    NotPlaced { path: String, name: String, placed: String },
}

impl ValueError {
    /// The way out.
    pub fn help(&self) -> String {
        match self {
            Self::WrongValue { got, .. }
                if got.contains(['e', 'E', '.']) && got.starts_with(|c: char| c == '-' || c.is_ascii_digit()) =>
            {
                "write large integers with all their digits, or as a string".to_owned()
            }
            Self::WrongValue { path, expected, .. } | Self::Missing { path, expected } => {
                format!("give `{path}` as {expected}")
            }
            Self::NotPlaced { placed, .. } if placed.is_empty() => "write an address".to_owned(),
            Self::NotPlaced { placed, .. } => format!("write an address, or one of {placed}"),
            Self::UnknownField { shape, .. } | Self::UnknownVariant { shape, .. } => format!("write {shape}"),
        }
    }
}

/// Felts without a type.
pub(super) fn raw(felts: &[Felt]) -> Value {
    felts.iter().map(|felt| Value::String(format!("{felt:#x}"))).collect()
}

/// A value for an error message: short, on one line.
pub(super) fn shown(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 80 { text } else { text.chars().take(77).collect::<String>() + "..." }
}
