//! The typed intermediate representation. Built only by [`crate::parse_contract`], so every value of these types has been checked.
//!
//! Names are the Rust source's; no target's naming or layout appears here.

use std::collections::BTreeMap;

use num_bigint::BigInt;
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
    /// Constants in declared order.
    pub constants: Vec<Constant>,
    /// The contract's own structs and enums, in declared order (not the storage struct, events and errors).
    pub types: Vec<TypeDef>,
    /// Doc comment of the storage struct.
    pub storage_docs: Vec<String>,
    /// Storage fields in declared order; [`VariableId`] is the position.
    pub storage: Vec<Variable>,
    /// Events in declared order.
    pub events: Vec<Event>,
    /// Error variants in declared order, of the one error enum.
    pub errors: Vec<ErrorVariant>,
    /// Name of the error enum, when there is one.
    pub error_enum: Option<String>,
    /// Doc comment of the error enum.
    pub error_docs: Vec<String>,
    /// What other contracts of the thread are called through, in declared order.
    pub interfaces: Vec<Interface>,
    /// All functions in source order: constructor, externals, views and helpers, free functions and functions of own types.
    pub functions: Vec<Function>,
    /// The storage struct's name in the source.
    pub span: Span,
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

/// Position of a type definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeId(pub usize);
/// Position of a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConstantId(pub usize);
/// Position of an interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InterfaceId(pub usize);

/// A value type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// `u256`: two felts, low and high 128 bits.
    U256,
    I8,
    I16,
    I32,
    I64,
    I128,
    ContractAddress,
    ClassHash,
    /// `bytes31`: up to 31 bytes in one felt.
    Bytes31,
    /// `String`, Cairo's `ByteArray`. In memory, calldata and events; not in storage.
    String,
    /// Two values or more.
    Tuple(Vec<Type>),
    /// A struct or enum of the contract.
    Named(TypeId),
    /// `Option<T>`
    Option(Box<Type>),
    /// `[T; N]`
    Array(Box<Type>, usize),
    /// `Vec<T>` in memory, and what `&[T]` points to. In storage a `Vec` is a [`Variable`] with `is_list`.
    Vec(Box<Type>),
}

/// A struct or enum of the contract.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Name.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// Its shape.
    pub kind: TypeDefKind,
    /// Whether every value in it can be copied; then it is `Copy` in every output.
    pub is_copy: bool,
    /// The name in the source.
    pub span: Span,
}

/// The shape of a type.
#[derive(Clone, Debug)]
pub enum TypeDefKind {
    /// Named fields in declared order, one or more.
    Struct(Vec<Field>),
    /// Variants in declared order, one or more; the first is what zeroed storage holds.
    Enum(Vec<Variant>),
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// Name.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// Type.
    pub ty: Type,
    /// The name in the source.
    pub span: Span,
}

/// A variant of an enum.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Name.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// The values in it: none for `A`, one for `A(T)`, more for `A(T, U)`, which in Cairo is a variant with a tuple.
    pub payload: Vec<Type>,
    /// The name in the source.
    pub span: Span,
}

/// A constant.
#[derive(Clone, Debug)]
pub struct Constant {
    /// Name.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// A type of one felt or `u256`.
    pub ty: Type,
    /// [`ExprKind::Integer`], [`ExprKind::Bool`] or [`ExprKind::ShortString`].
    pub value: Expr,
    /// The name in the source.
    pub span: Span,
}

/// A storage field: a value, a `Map` to values, a `Vec` of values or a `Map` to `Vec`s.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Field name; its `sn_keccak` is the base of the address.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// Key types: none for a plain field, one to three for a `Map` (nested ones and tuples as keys are flattened); each one felt or `u256`.
    pub keys: Vec<Type>,
    /// How many of `keys` each `Map` of the source takes, outermost first: `Map<A, Map<B, V>>` is `[1, 1]`, `Map<(A, B), V>` is `[2]`.
    pub nesting: Vec<usize>,
    /// Whether under the keys stands a `Vec` of values instead of one value.
    pub is_list: bool,
    /// Type of the stored value, or of the list's elements.
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
    /// Doc comment lines.
    pub docs: Vec<String>,
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

/// A trait under `#[zkthread::interface]`: functions of another contract, as its callers see them.
#[derive(Clone, Debug)]
pub struct Interface {
    /// Name.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// Its functions in declared order, one or more.
    pub functions: Vec<InterfaceFunction>,
    /// The name in the source.
    pub span: Span,
}

/// A function of an interface.
#[derive(Clone, Debug)]
pub struct InterfaceFunction {
    /// Name; its `sn_keccak` is the selector.
    pub name: String,
    /// Doc comment lines.
    pub docs: Vec<String>,
    /// [`Receiver::Read`] for a view of the other contract, [`Receiver::Write`] for an external.
    pub receiver: Receiver,
    /// Name of the context parameter in the source.
    pub context: String,
    /// Names and types of the parameters after `self` and the context.
    pub params: Vec<(String, Type)>,
    /// What it gives when it succeeds; when it fails, the whole transaction reverts.
    pub returns: Type,
    /// The name in the source.
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

/// Where a function stands in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FunctionPlace {
    /// In an `impl` of the contract.
    Contract,
    /// Beside it in the module.
    Free,
    /// In an `impl` of an own struct or enum.
    Type(TypeId),
}

/// How a parameter is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing {
    /// `T`; every `let` is this too.
    Value,
    /// `&T`
    Shared,
    /// `&mut T`: what the function leaves in it is the caller's. The argument is a place: a mutable local, or a field of one.
    Mutable,
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
    /// Where it stands in the source.
    pub place: FunctionPlace,
    /// `self` of a function of the contract; [`Receiver::None`] elsewhere.
    pub receiver: Receiver,
    /// Name of the `cx: &mut Context` (or `&Context`) parameter, when there is one. Externals and constructors always have it in the source.
    pub context: Option<String>,
    /// Parameters after the contract's `self` and context; the first [`LocalId`]s in order. A function of an own type may have its `self` here,
    /// as the first one, named `self`.
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
    /// Whether the checker made it, so that nothing in the source can name it.
    pub is_hidden: bool,
    /// How it is passed, when it is a parameter; `ty` is without the `&`. Only helpers have others than [`Passing::Value`].
    pub passing: Passing,
    /// Where it is declared.
    pub span: Span,
}

/// Statements and the value they end with.
///
/// A block of type `()` has no tail, unless its value is a `Result`. Nothing follows a statement that never goes on.
/// In tail position of a function, `return value` is simply the value.
#[derive(Clone, Debug)]
pub struct Block {
    /// Statements in order.
    pub statements: Vec<Statement>,
    /// The tail expression; none means `()`, or that the block diverges.
    pub tail: Option<Box<Expr>>,
    /// Whether control never reaches the block's end (`return`, `break`, `continue`, an endless loop, or all arms do). Such a block may stand
    /// as an arm where the other arms have a value; it has no tail.
    pub diverges: bool,
}

/// Something that can be assigned: a mutable local (or one passed by `&mut`), or a field in it.
#[derive(Clone, Debug)]
pub struct Place {
    /// The local.
    pub local: LocalId,
    /// Positions of struct fields or tuple elements, from the outside in.
    pub path: Vec<usize>,
    /// Type of what is there.
    pub ty: Type,
    /// Where it stands.
    pub span: Span,
}

/// A pattern that always matches.
#[derive(Clone, Debug)]
pub enum Pattern {
    /// `_`
    Wildcard,
    /// A new local.
    Bind(LocalId),
    /// As many as the tuple has elements.
    Tuple(Vec<Pattern>),
    /// A struct's fields in declared order; what the source leaves out is a wildcard.
    Struct(TypeId, Vec<Pattern>),
}

/// What one alternative of a match arm matches.
#[derive(Clone, Debug)]
pub enum Case {
    /// A variant of an own enum, by position; as many patterns as it has values.
    Variant(TypeId, usize, Vec<Pattern>),
    /// `Some(pattern)`
    Some(Pattern),
    /// `None`
    None,
    /// An integer, felt or bool of the scrutinee's type, as [`ExprKind::Integer`] or [`ExprKind::Bool`].
    Literal(Expr),
    /// `_`, or a name for the whole value. The last arm's only.
    Any(Pattern),
}

/// An arm of a match.
#[derive(Clone, Debug)]
pub struct Arm {
    /// Alternatives, one or more; where there are several, none binds a local.
    pub cases: Vec<Case>,
    /// What it gives.
    pub body: Block,
    /// Where it stands.
    pub span: Span,
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
    /// `let pattern = value;`
    Let {
        /// The new locals.
        pattern: Pattern,
        /// Its value.
        value: Expr,
    },
    /// `place = value;`
    Assign {
        /// What is assigned.
        place: Place,
        /// The new value.
        value: Expr,
    },
    /// `list.push(value);` of a `Vec` in memory.
    Push {
        /// The list.
        list: Place,
        /// The new last element.
        value: Expr,
    },
    /// `string.push_str(&value);`
    PushStr {
        /// The string.
        string: Place,
        /// A `String`, which stays usable.
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
    /// `self.list.push(value);` or `self.lists.entry(keys).push(value);`: keys, value, then the length's row, then the element's row.
    ListPush {
        /// The field; `is_list`.
        variable: VariableId,
        /// As many as the field has keys.
        keys: Vec<Expr>,
        /// The new last element.
        value: Expr,
        /// The row of the length.
        length: Row,
        /// The row of the element, of index the old length; always a first one.
        row: Row,
    },
    /// `self.list.write(index, value);` or `self.lists.entry(keys).write(index, value);`: keys, index, value, then the length's row, then the fault
    /// `Index out of bounds`, then the element's row.
    ListWrite {
        /// The field; `is_list`.
        variable: VariableId,
        /// As many as the field has keys.
        keys: Vec<Expr>,
        /// A `u64`.
        index: Expr,
        /// The new element.
        value: Expr,
        /// The row of the length.
        length: Row,
        /// The row of the element.
        row: Row,
    },
    /// `loop { body }`
    Loop {
        /// Its tail is none.
        body: Block,
    },
    /// `for local in &list { body }`, or `in list.iter()`: the elements in order, each copied (or cloned) into the local.
    ForEach {
        /// The element; the body does not change it.
        local: LocalId,
        /// A `Vec` or array, which stays usable.
        list: Expr,
        /// Its tail is none.
        body: Block,
    },
    /// `break;`
    Break,
    /// `continue;`
    Continue,
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
    /// An integer or felt literal, within its type's range (negative only for a signed type); `u128::MAX` and the like; 0 of type
    /// `ContractAddress` or `ClassHash` for their `ZERO`.
    Integer(BigInt),
    /// `short_string!("text")`: a felt252 of at most 31 ASCII characters.
    ShortString(String),
    /// `String::from("text")`, `String::new()`: ASCII.
    StringLiteral(String),
    /// A constant.
    Constant(ConstantId),
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
    /// `self.list.len()` or `self.lists.entry(keys).len()`, a u64. Keys first, then the row of the length is named.
    ListLen {
        /// The field; `is_list`.
        variable: VariableId,
        /// As many as the field has keys.
        keys: Vec<Expr>,
        /// The row of the length.
        row: Row,
    },
    /// `self.list.read(index)` or `self.lists.entry(keys).read(index)`: keys, index, then the length's row, then the fault `Index out of bounds`, then
    /// the element's row.
    ListRead {
        /// The field; `is_list`.
        variable: VariableId,
        /// As many as the field has keys.
        keys: Vec<Expr>,
        /// A `u64`.
        index: Box<Expr>,
        /// The row of the length.
        length: Row,
        /// The row of the element.
        row: Row,
    },
    /// A call of a helper or another function of this contract, a free function or a function of an own type; the context is not among `arguments`,
    /// the `self` of an own type is. How each argument is passed is its parameter's [`Local::passing`].
    Call {
        /// The callee.
        function: FunctionId,
        /// In order of its parameters.
        arguments: Vec<Expr>,
    },
    /// `Interface::at(address).function(cx, arguments)`: a call of another contract of the thread, or of this one, by its address. The address is
    /// evaluated first. The caller that the callee sees is this contract. Faults of the transaction: `CONTRACT_NOT_DEPLOYED` when the thread has no
    /// contract at the address, `ENTRYPOINT_NOT_FOUND` when that has no such function, and whatever the callee fails with. Never a result.
    ContractCall {
        /// Through which interface.
        interface: InterfaceId,
        /// Position of the function in it.
        function: usize,
        /// A `ContractAddress`.
        address: Box<Expr>,
        /// In order of its parameters.
        arguments: Vec<Expr>,
    },
    /// A method or function of the language; see [`Builtin`].
    Builtin {
        /// Which.
        function: Builtin,
        /// The receiver first.
        arguments: Vec<Expr>,
    },
    /// `option.ok_or(Error::Variant)`, a result.
    OkOr {
        /// An `Option<ty>`.
        value: Box<Expr>,
        /// The error when it is none.
        error: ErrorId,
    },
    /// `(a, b)`
    Tuple(Vec<Expr>),
    /// `Name { field: value, .. }`; fields in declared order, `order` the order in which the source evaluates them.
    Struct {
        /// Which struct.
        id: TypeId,
        /// One value for each field, in declared order.
        fields: Vec<Expr>,
        /// Positions in `fields` in source order.
        order: Vec<usize>,
    },
    /// `Name::Variant` or `Name::Variant(values)`
    Variant {
        /// Which enum.
        id: TypeId,
        /// Position of the variant.
        variant: usize,
        /// As many as the variant has.
        values: Vec<Expr>,
    },
    /// `Some(value)`
    Some(Box<Expr>),
    /// `None`
    None,
    /// `[a, b]`, of type [`Type::Array`]; `vec![a, b]` and `Vec::new()`, of type [`Type::Vec`].
    List(Vec<Expr>),
    /// `[value; N]`; the value is evaluated once and of a type that is copied.
    Repeat(Box<Expr>),
    /// `value.field` or `value.0`: a position of a struct's fields or a tuple's elements. Copied out, so of a type that is copied, unless it is only
    /// looked at: as the operand of another field access, an index, `==` or `!=`, a [`ExprKind::Clone`], a builtin that only looks, as what a
    /// `for` runs over, what is appended to a string, what a [`ExprKind::Match`] looks at, or passed by `&`.
    Field {
        /// A struct or tuple.
        value: Box<Expr>,
        /// Position of the field.
        field: usize,
    },
    /// `list[index]`: fault `Index out of bounds`. As [`ExprKind::Field`] for what is not copied.
    Index {
        /// A `Vec` or array.
        list: Box<Expr>,
        /// A `u32`.
        index: Box<Expr>,
    },
    /// `value.clone()`; the value is a local, a field or an element.
    Clone(Box<Expr>),
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
    /// `!value` of an unsigned integer.
    BitNot(Box<Expr>),
    /// `-value` of a signed integer (checked: the fault of `0 - value`) or a felt252.
    Negate(Box<Expr>),
    /// `T::from(value)`: a conversion that cannot fail: to an integer type that holds every value of the operand's, from felt252 to u256, or to felt252 from
    /// any type of one felt.
    Convert(Box<Expr>),
    /// `T::try_from(value).ok()`, an `Option<T>`, where not every value fits (else it is the [`ExprKind::Some`] of a conversion): between integers, from felt252 or u256 to an integer, from u256 to felt252, and from felt252 to `ContractAddress`, `ClassHash` and
    /// `bytes31`. `.unwrap()`, `.unwrap_or(..)` and `.is_ok()` in place of `.ok()` are this and a [`Builtin`].
    TryConvert(Box<Expr>),
    /// `if condition { then } else { otherwise }`; the type is that of both arms.
    If {
        /// A bool.
        condition: Box<Expr>,
        /// Taken when it holds.
        then: Block,
        /// Taken otherwise.
        otherwise: Option<Block>,
    },
    /// `match value { arms }`; `if let` and `let .. else` too. Exhaustive; the type is that of all arms that do not diverge.
    Match {
        /// An own enum, an `Option`, an integer, felt or bool. A place (local, field, element) of a type that is not copied is only looked at when
        /// every name in the arms is of a copied type; otherwise it is a local passed by value, which is moved.
        value: Box<Expr>,
        /// One or more, tried in order.
        arms: Vec<Arm>,
    },
    /// `{ .. }`
    Block(Block),
    /// `cx.caller()`
    Caller,
    /// `cx.timestamp()`, a u64: seconds.
    Timestamp,
    /// `cx.sub_block_number()`, a u64.
    SubBlockNumber,
    /// `cx.contract_address()`
    OwnAddress,
    /// `cx.chain_id()`, a felt252.
    ChainId,
}

/// Methods and functions of the language. Those that only look do not move their receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Builtin {
    /// `option.is_some()`; only looks.
    IsSome,
    /// `option.is_none()`; only looks.
    IsNone,
    /// `option.unwrap()`: fault `Option::unwrap failed.`
    Unwrap,
    /// `option.unwrap_or(value)`; the value is always evaluated.
    UnwrapOr,
    /// `len()` of a `Vec`, array or `String` in memory (bytes), a u32; only looks.
    Len,
    /// `is_empty()` of the same; only looks.
    IsEmpty,
    /// `a.min(b)` of integers.
    Min,
    /// `a.max(b)` of integers.
    Max,
    /// `a.checked_add(b)`, an `Option`; of unsigned integers, like the next four.
    CheckedAdd,
    /// `a.checked_sub(b)`
    CheckedSub,
    /// `a.checked_mul(b)`
    CheckedMul,
    /// `a.checked_div(b)`
    CheckedDiv,
    /// `a.checked_rem(b)`
    CheckedRem,
    /// `poseidon_hash(&[a, b, ..])` of felt252s written out: the arguments are the elements. `poseidon_hash_span`'s value.
    Poseidon,
    /// `pedersen_hash(a, b)` of two felt252s.
    Pedersen,
    /// `keccak_hash(&[a, b, ..])` of u256s written out, a u256: the value of Cairo's `keccak_u256s_be_inputs`, that is Keccak-256 of the values in 32
    /// big-endian bytes each, read as a little-endian integer.
    Keccak,
}

/// Operators. Arithmetic on integers is checked: a fault reverts the transaction; `Div` and `Rem` are of unsigned integers only. `And` and `Or` evaluate the
/// right operand only when needed. `BitAnd`, `BitOr` and `BitXor` are of unsigned integers. `Equal` and `NotEqual` compare any type.
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
    BitAnd,
    BitOr,
    BitXor,
}

/// How a storage access finds its row of the slot table.
///
/// `First` takes the next index from the witness and binds it to the id; `Again` uses the row already bound: an earlier
/// access of the same body that always ran before this one, to the same field with the same keys (unchanging locals and
/// their parts, literals, constants, `cx.caller()`), for an element of a list with the same index too. Native code records an index for `First` only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Names the row.
    First(RowId),
    /// Uses a named row.
    Again(RowId),
}

impl Expr {
    /// The expressions that are evaluated for this one, in order; not what stands in its blocks.
    pub fn operands(&self) -> Vec<&Expr> {
        match &self.kind {
            ExprKind::Integer(_)
            | ExprKind::ShortString(_)
            | ExprKind::StringLiteral(_)
            | ExprKind::Constant(_)
            | ExprKind::Bool(_)
            | ExprKind::Unit
            | ExprKind::Local(_)
            | ExprKind::None
            | ExprKind::Err(_)
            | ExprKind::Caller
            | ExprKind::Timestamp
            | ExprKind::SubBlockNumber
            | ExprKind::OwnAddress
            | ExprKind::ChainId
            | ExprKind::Block(_) => Vec::new(),
            ExprKind::Read { keys: all, .. }
            | ExprKind::ListLen { keys: all, .. }
            | ExprKind::Call { arguments: all, .. }
            | ExprKind::Builtin { arguments: all, .. }
            | ExprKind::Tuple(all)
            | ExprKind::Variant { values: all, .. }
            | ExprKind::List(all) => all.iter().collect(),
            ExprKind::Struct { fields, order, .. } => {
                order.iter().filter_map(|position| fields.get(*position)).collect()
            }
            ExprKind::ListRead { keys, index, .. } => keys.iter().chain([&**index]).collect(),
            ExprKind::ContractCall { address, arguments, .. } => [&**address].into_iter().chain(arguments).collect(),
            ExprKind::OkOr { value, .. }
            | ExprKind::Some(value)
            | ExprKind::Repeat(value)
            | ExprKind::Field { value, .. }
            | ExprKind::Clone(value)
            | ExprKind::Try(value)
            | ExprKind::Ok(value)
            | ExprKind::Not(value)
            | ExprKind::BitNot(value)
            | ExprKind::Negate(value)
            | ExprKind::Convert(value)
            | ExprKind::TryConvert(value)
            | ExprKind::If { condition: value, .. }
            | ExprKind::Match { value, .. } => vec![value],
            ExprKind::Index { list: left, index: right } | ExprKind::Binary { left, right, .. } => vec![left, right],
        }
    }
}

impl Contract {
    /// An interface.
    pub fn interface(&self, id: InterfaceId) -> &Interface {
        &self.interfaces[id.0]
    }

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

impl Contract {
    /// A type definition.
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }

    /// Whether values of the type are copied rather than moved.
    pub fn is_copy(&self, ty: &Type) -> bool {
        match ty {
            Type::String | Type::Vec(_) => false,
            Type::Tuple(elements) => elements.iter().all(|ty| self.is_copy(ty)),
            Type::Option(inner) | Type::Array(inner, _) => self.is_copy(inner),
            Type::Named(id) => self.type_def(*id).is_copy,
            _ => true,
        }
    }

    /// How many storage cells a value takes: a struct its fields' one after the other, an enum (and `Option`) one for the variant and as many as the
    /// largest variant needs. None when it cannot be stored.
    pub fn cells(&self, ty: &Type) -> Option<usize> {
        let all = |types: &[Type]| types.iter().map(|ty| self.cells(ty)).sum::<Option<usize>>();
        match ty {
            Type::Unit | Type::String | Type::Vec(_) => None,
            Type::U256 => Some(2),
            Type::Tuple(elements) => all(elements),
            Type::Option(inner) => Some(1 + self.cells(inner)?),
            Type::Array(inner, length) => self.cells(inner)?.checked_mul(*length),
            Type::Named(id) => match &self.type_def(*id).kind {
                TypeDefKind::Struct(fields) => fields.iter().map(|field| self.cells(&field.ty)).sum(),
                TypeDefKind::Enum(variants) => {
                    let sizes = variants.iter().map(|variant| all(&variant.payload)).collect::<Option<Vec<_>>>()?;
                    Some(1 + sizes.into_iter().max().unwrap_or(0))
                }
            },
            _ => Some(1),
        }
    }

    /// How many felts a value takes in calldata, when that is the same for all values of the type.
    pub fn felts(&self, ty: &Type) -> Option<usize> {
        match ty {
            Type::Unit => Some(0),
            Type::String | Type::Vec(_) | Type::Option(_) => None,
            Type::U256 => Some(2),
            Type::Tuple(elements) => elements.iter().map(|ty| self.felts(ty)).sum(),
            Type::Array(inner, length) => self.felts(inner)?.checked_mul(*length),
            Type::Named(id) => match &self.type_def(*id).kind {
                TypeDefKind::Struct(fields) => fields.iter().map(|field| self.felts(&field.ty)).sum(),
                TypeDefKind::Enum(variants) => {
                    let size =
                        |variant: &Variant| variant.payload.iter().map(|ty| self.felts(ty)).sum::<Option<usize>>();
                    let first = size(variants.first()?)?;
                    variants.iter().all(|variant| size(variant) == Some(first)).then_some(1 + first)
                }
            },
            _ => Some(1),
        }
    }

    /// How many felts a key takes in a row and in its address: 2 for `u256`, 1 for the others.
    pub fn key_felts(&self, keys: &[Type]) -> usize {
        keys.iter().map(|key| if *key == Type::U256 { 2 } else { 1 }).sum()
    }

    /// The type as Rust source spells it.
    pub fn type_name(&self, ty: &Type) -> String {
        let list = |types: &[Type]| types.iter().map(|ty| self.type_name(ty)).collect::<Vec<_>>().join(", ");
        match ty {
            Type::Tuple(elements) => format!("({})", list(elements)),
            Type::Named(id) => self.type_def(*id).name.clone(),
            Type::Option(inner) => format!("Option<{}>", self.type_name(inner)),
            Type::Array(inner, length) => format!("[{}; {length}]", self.type_name(inner)),
            Type::Vec(inner) => format!("Vec<{}>", self.type_name(inner)),
            plain => plain.plain_name().unwrap_or("()").to_owned(),
        }
    }
}

impl Type {
    /// The name of a type that has no parameters and is built into the language; none for the others.
    pub fn plain_name(&self) -> Option<&'static str> {
        Some(match self {
            Type::Unit => "()",
            Type::Bool => "bool",
            Type::Felt252 => "felt252",
            Type::U8 => "u8",
            Type::U16 => "u16",
            Type::U32 => "u32",
            Type::U64 => "u64",
            Type::U128 => "u128",
            Type::U256 => "u256",
            Type::I8 => "i8",
            Type::I16 => "i16",
            Type::I32 => "i32",
            Type::I64 => "i64",
            Type::I128 => "i128",
            Type::ContractAddress => "ContractAddress",
            Type::ClassHash => "ClassHash",
            Type::Bytes31 => "bytes31",
            Type::String => "String",
            Type::Tuple(_) | Type::Named(_) | Type::Option(_) | Type::Array(..) | Type::Vec(_) => return None,
        })
    }

    /// The type of a value that [`Type::plain_name`] gives this name.
    pub fn from_plain_name(name: &str) -> Option<Type> {
        let all = [
            Type::Bool,
            Type::Felt252,
            Type::U8,
            Type::U16,
            Type::U32,
            Type::U64,
            Type::U128,
            Type::U256,
            Type::I8,
            Type::I16,
            Type::I32,
            Type::I64,
            Type::I128,
            Type::ContractAddress,
            Type::ClassHash,
            Type::Bytes31,
            Type::String,
        ];
        all.into_iter().find(|ty| ty.plain_name() == Some(name))
    }

    /// Whether a value is always exactly one felt, so that it can be a key of one felt or a constant.
    pub fn is_scalar(&self) -> bool {
        self.plain_name().is_some() && !matches!(self, Type::Unit | Type::U256 | Type::String)
    }

    /// Width in bits of an integer type; none for every other type (felt252 too).
    pub fn bits(&self) -> Option<u32> {
        Some(match self {
            Type::U8 | Type::I8 => 8,
            Type::U16 | Type::I16 => 16,
            Type::U32 | Type::I32 => 32,
            Type::U64 | Type::I64 => 64,
            Type::U128 | Type::I128 => 128,
            Type::U256 => 256,
            _ => return None,
        })
    }

    /// Whether it is one of `u8` to `u256` or `i8` to `i128`.
    pub fn is_integer(&self) -> bool {
        self.bits().is_some()
    }

    /// Whether it is one of `i8` to `i128`.
    pub fn is_signed(&self) -> bool {
        matches!(self, Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::I128)
    }
}
