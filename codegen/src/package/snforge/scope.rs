//! What a Rust name stands for, and why a test is left out.

use syn::spanned::Spanned;
use zkthread_ir::Type;

use crate::expression::Text;

/// Something that has no Cairo form.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    /// From 1.
    pub(super) line: usize,
    pub(super) reason: String,
}

pub(super) type Outcome<T> = Result<T, Refusal>;

pub(super) fn refuse<T>(at: &impl Spanned, reason: impl Into<String>) -> Outcome<T> {
    Err(Refusal { line: at.span().start().line, reason: reason.into() })
}

/// A Rust variable.
#[derive(Clone, Debug)]
pub(super) enum Variable {
    /// The contract, a dispatcher once its constructor has run. `block` is the depth of the block that declares it.
    State {
        name: String,
        deployed: bool,
        block: usize,
    },
    /// Position in the body's contexts.
    Context(usize),
    Value {
        name: String,
        ty: Option<Type>,
        mutable: bool,
    },
    /// What a call gave: its value, or the reason why it reverted.
    Result {
        name: String,
        ty: Type,
    },
    /// A `&str`.
    Text(String),
    /// One of the events in a list.
    Event {
        events: String,
        index: String,
    },
}

/// A Rust `Context`: no value in Cairo, but what the next call is made with.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) caller: String,
    pub(super) timestamp: Option<String>,
    pub(super) sub_block_number: Option<String>,
    pub(super) chain_id: Option<String>,
    /// A parameter: only its caller is known.
    pub(super) is_parameter: bool,
    /// The variable that records events, when they are read.
    pub(super) spy: Option<String>,
    /// The contract it was used with.
    pub(super) state: Option<String>,
    /// Whether the spy has seen what this context has not.
    pub(super) is_mixed: bool,
    /// The variable with the events of all calls so far, and the loop depth at which it is declared.
    pub(super) fetched: Option<(String, usize)>,
}

/// A value in Cairo.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) text: Text,
    /// None when it is a literal of whatever type is asked for, or not known.
    pub(super) ty: Option<Type>,
    /// Whether it is the same wherever it stands in the body.
    pub(super) is_constant: bool,
    /// Whether it is a span of felts, to be compared with a list written out.
    pub(super) is_span: bool,
}

impl Value {
    pub(super) fn new(text: Text, ty: Option<Type>) -> Self {
        Self { text, ty, is_constant: false, is_span: false }
    }

    pub(super) fn atom(text: impl Into<String>, ty: Option<Type>) -> Self {
        Self::new(Text::atom(text), ty)
    }

    pub(super) fn constant(self) -> Self {
        Self { is_constant: true, ..self }
    }
}
