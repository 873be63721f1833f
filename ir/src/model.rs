//! The typed intermediate representation. Built only by [`crate::parse_contract`], so every value of these types has been checked.
//!
//! Names are the Rust source's; no target's naming or layout appears here.

use std::collections::BTreeMap;

use num_bigint::BigUint;
use proc_macro2::Span;

/// A checked contract.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Name of the module that carries `#[zkthread::contract]`.
    pub module: String,
    /// Name of the storage struct, for example `Token`.
    pub name: String,
    /// Doc comment of the module, one string per line without the slashes.
    pub docs: Vec<String>,
    /// Storage fields in declared order; [`VariableId`] is the position.
    pub storage: Vec<Variable>,
    /// Events in declared order.
    pub events: Vec<Event>,
    /// Error variants in declared order, of the one error enum.
    pub errors: Vec<ErrorVariant>,
    /// Name of the error enum, when there is one.
    pub error_enum: Option<String>,
    /// All functions in declared order: constructor, externals, views and helpers.
    pub functions: Vec<Function>,
}

/// Position of a storage field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VariableId(pub usize);
/// Position of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventId(pub usize);
/// Position of an error variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ErrorId(pub usize);
/// Position of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FunctionId(pub usize);
/// A local of one function: parameter or `let`. Unique in the function, so shadowing is already resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalId(pub usize);
/// A row named in one function body; see [`Row`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId(pub usize);

/// A value type. Every type but `Unit` takes one felt in calldata, storage and events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Type {
    Unit,
    Bool,
    Felt252,
    U8,
    U16,
    U32,
    U64,
    U128,
    ContractAddress,
}

/// A storage field.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Field name; its `sn_keccak` is the base of the address.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// Key types: none for a plain field, one or two for a `Map`.
    pub keys: Vec<Type>,
    /// Type of the stored value.
    pub value: Type,
    /// The field's name in the source.
    pub span: Span,
}

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Name; its `sn_keccak` is the first key on L2.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// Fields in declared order.
    pub fields: Vec<EventField>,
    /// The event's name in the source.
    pub span: Span,
}

/// A field of an event.
#[derive(Clone, Debug)]
pub struct EventField {
    /// Name.
    pub name: String,
    /// Type.
    pub ty: Type,
    /// Whether it carries `#[key]`.
    pub is_key: bool,
}

/// A variant of the error enum.
#[derive(Clone, Debug)]
pub struct ErrorVariant {
    /// Variant name, for example `InsufficientBalance`.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// The short string it is on L2 and in receipts, for example `Token: insufficient balance`; at most 31 characters.
    pub message: String,
    /// The variant in the source.
    pub span: Span,
}

/// What a function is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionKind {
    /// Runs once, at deployment.
    Constructor,
    /// A transaction may call it.
    External,
    /// Read-only, callable on L2 and natively, never in a transaction.
    View,
    /// Callable from this contract only.
    Helper,
}

/// How a function uses storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// No `self`.
    None,
    /// `&self`.
    Read,
    /// `&mut self`.
    Write,
}

/// A function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Name; its `sn_keccak` is the selector.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// What it is for.
    pub kind: FunctionKind,
    /// `self`.
    pub receiver: Receiver,
    /// Name of the `cx: &mut Context` (or `&Context`) parameter, when there is one. Externals and constructors always have it in the source.
    pub context: Option<String>,
    /// Parameters after `self` and context; the first [`LocalId`]s in order.
    pub params: Vec<LocalId>,
    /// Type of the success value.
    pub returns: Type,
    /// Whether the Rust return type is `Result<returns, TheErrorEnum>`.
    pub fallible: bool,
    /// Every local, parameters first; indexed by [`LocalId`].
    pub locals: Vec<Local>,
    /// The body. Its value is of type `returns`; a fallible body's value is an [`ExprKind::Ok`] or [`ExprKind::Err`], or any expression with `result == true`.
    pub body: Block,
    /// How many [`RowId`]s the body uses.
    pub rows: usize,
    /// The function's name in the source.
    pub span: Span,
}

/// A local of a function.
#[derive(Clone, Debug)]
pub struct Local {
    /// Name in the source; several locals of one function may share it (shadowing).
    pub name: String,
    /// Type.
    pub ty: Type,
    /// Declared with `mut`.
    pub mutable: bool,
    /// Where it is declared.
    pub span: Span,
}

/// Statements and the value they end with.
///
/// A block of type `()` has no tail, unless its value is a `Result`. Nothing follows a statement that always returns, and a block
/// that ends with one is never used as a value; in tail position of a function, `return value` is simply the value.
#[derive(Clone, Debug)]
pub struct Block {
    /// Statements in order.
    pub statements: Vec<Statement>,
    /// The tail expression; none means `()`.
    pub tail: Option<Box<Expr>>,
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What it does.
    pub kind: StatementKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of statements. Compound assignment is already an assignment of a [`ExprKind::Binary`].
#[derive(Clone, Debug)]
pub enum StatementKind {
    /// `let local = value;`
    Let {
        /// The new local.
        local: LocalId,
        /// Its value.
        value: Expr,
    },
    /// `local = value;`
    Assign {
        /// A mutable local.
        local: LocalId,
        /// The new value.
        value: Expr,
    },
    /// A write to storage: `self.field = value;` or `self.map.write(keys, value);`. Keys are evaluated first, then the value, then the row is named.
    Write {
        /// The field.
        variable: VariableId,
        /// As many as the field has keys.
        keys: Vec<Expr>,
        /// The new value.
        value: Expr,
        /// How the row is found.
        row: Row,
    },
    /// `while condition { body }`
    While {
        /// Evaluated before every round.
        condition: Expr,
        /// Its tail is none.
        body: Block,
    },
    /// `for local in start..end { body }`; both ends are evaluated once.
    For {
        /// The loop variable, an integer that the body does not change; named `__round` for `for _ in`.
        local: LocalId,
        /// First value.
        start: Expr,
        /// End of the range.
        end: Expr,
        /// `..=` instead of `..`.
        inclusive: bool,
        /// Its tail is none.
        body: Block,
    },
    /// `ensure!(condition, Error::Variant);`
    Ensure {
        /// Must hold.
        condition: Expr,
        /// The fault otherwise.
        error: ErrorId,
    },
    /// `cx.emit(Event { .. });` Fields are in the event's declared order; `order` is the order in which the source evaluates them.
    Emit {
        /// Which event.
        event: EventId,
        /// One value for each field, in declared order.
        fields: Vec<Expr>,
        /// Positions in `fields` in source order.
        order: Vec<usize>,
    },
    /// `return value;` A fallible function's value is a result, as in [`Function::body`].
    Return(Option<Expr>),
    /// An expression whose value, if any, is dropped: a call, `call?`, `if`/`else` used as a statement, a bare block.
    Expr(Expr),
}

/// A typed expression. A `Result` is only ever what a function returns or the operand of [`ExprKind::Try`].
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Type of the value; of the success value when `result`.
    pub ty: Type,
    /// Whether the expression is a `Result<ty, TheErrorEnum>`.
    pub result: bool,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of expressions. Operands are evaluated left to right.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// An integer or felt literal, within its type's range; `u128::MAX` and the like; 0 of type `ContractAddress` for its `ZERO`.
    Integer(BigUint),
    /// `true` or `false`.
    Bool(bool),
    /// `()`
    Unit,
    /// A parameter or `let`.
    Local(LocalId),
    /// A read from storage: `self.field` or `self.map.read(keys)`. Keys first, then the row is named.
    Read {
        /// The field.
        variable: VariableId,
        /// As many as the field has keys.
        keys: Vec<Expr>,
        /// How the row is found.
        row: Row,
    },
    /// A call of a helper or another function of this contract: `self.helper(cx, ..)`; the context is not among `arguments`.
    Call {
        /// The callee.
        function: FunctionId,
        /// In order of its parameters.
        arguments: Vec<Expr>,
    },
    /// `value?`; the operand is a call with `result == true`.
    Try(Box<Expr>),
    /// `Ok(value)`; the value may be a call of type `()`.
    Ok(Box<Expr>),
    /// `Err(Error::Variant)`
    Err(ErrorId),
    /// A checked operation on two operands of one type.
    Binary {
        /// The operator.
        op: BinaryOp,
        /// Left operand.
        left: Box<Expr>,
        /// Right operand.
        right: Box<Expr>,
    },
    /// `!value` of a bool.
    Not(Box<Expr>),
    /// `T::from(value)`: a conversion that cannot fail: to a wider unsigned integer, or to felt252 from any other type.
    Convert(Box<Expr>),
    /// `if condition { then } else { otherwise }`; the type is that of both arms.
    If {
        /// A bool.
        condition: Box<Expr>,
        /// Taken when it holds.
        then: Block,
        /// Taken otherwise.
        otherwise: Option<Block>,
    },
    /// `{ .. }`
    Block(Block),
    /// `cx.caller()`
    Caller,
    /// `cx.timestamp()`, a u64: seconds.
    Timestamp,
    /// `cx.sub_block_number()`, a u64.
    SubBlockNumber,
}

/// Operators. Arithmetic on integers is checked: a fault reverts the transaction. `And` and `Or` evaluate the right operand only when needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    And,
    Or,
}

/// How a storage access finds its row of the slot table.
///
/// `First` takes the next index from the witness and binds it to the id; `Again` uses the row already bound: an earlier
/// access of the same body that always ran before this one, to the same field with the same keys (unchanging locals,
/// literals, `cx.caller()`). Native code records an index for `First` only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Names the row.
    First(RowId),
    /// Uses a named row.
    Again(RowId),
}

impl Contract {
    /// The constructor, when there is one.
    pub fn constructor(&self) -> Option<&Function> {
        self.functions.iter().find(|f| f.kind == FunctionKind::Constructor)
    }

    /// The functions a transaction may call, in declared order.
    pub fn externals(&self) -> impl Iterator<Item = &Function> {
        self.functions.iter().filter(|f| f.kind == FunctionKind::External)
    }

    /// The read-only functions, in declared order.
    pub fn views(&self) -> impl Iterator<Item = &Function> {
        self.functions.iter().filter(|f| f.kind == FunctionKind::View)
    }

    /// Functions by name.
    pub fn functions_by_name(&self) -> BTreeMap<&str, &Function> {
        self.functions.iter().map(|f| (f.name.as_str(), f)).collect()
    }
}
