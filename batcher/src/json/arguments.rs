//! Arguments by name.

use serde_json::{Map, Value};
use zkthread::{Felt, felts};
use zkthread_ir::{Contract, Function, FunctionKind, Local};

use super::listed;
use super::values::{ValueError, decode, encode_member, raw, shown};

/// What is wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum ArgumentError {
    #[error("`{contract}` has no function `{function}`")]
    UnknownFunction { contract: String, function: String, callable: String },
    #[error("`{function}` is {kind}, not {wanted}")]
    WrongKind { function: String, kind: &'static str, wanted: &'static str, callable: String },
    #[error("`{path}`: expected its arguments as an object, got {got}")]
    NotAnObject { path: String, got: String, signature: String },
    #[error("`{path}`: `{function}` has no argument `{argument}`")]
    Unknown { path: String, function: String, argument: String, signature: String },
    #[error("{error}")]
    Value { error: Box<ValueError>, signature: String },
}

impl ArgumentError {
    /// The way out.
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::UnknownFunction { callable, .. } | Self::WrongKind { callable, .. } => {
                format!("functions that can be called here: {callable}")
            }
            Self::NotAnObject { signature, .. } | Self::Unknown { signature, .. } => format!("write {signature}"),
            Self::Value { error, signature } => match **error {
                // What is missing is seen best in the whole.
                ValueError::Missing { .. } => format!("write {signature}"),
                _ => error.help(),
            },
        })
    }
}

/// The parameters of a function, in order.
pub(super) fn parameters(function: &Function) -> impl Iterator<Item = &Local> {
    function.params.iter().filter_map(|local| function.locals.get(local.0))
}

/// The function of a kind.
pub(super) fn find<'a>(contract: &'a Contract, name: &str, kind: FunctionKind) -> Result<&'a Function, ArgumentError> {
    let callable = || listed(contract.functions.iter().filter(|f| f.kind == kind).map(|f| f.name.as_str()));
    match contract.functions.iter().find(|function| function.name == name) {
        Some(function) if function.kind == kind => Ok(function),
        Some(function) => Err(ArgumentError::WrongKind {
            function: name.to_owned(),
            kind: kind_name(function.kind),
            wanted: kind_name(kind),
            callable: callable(),
        }),
        None => Err(ArgumentError::UnknownFunction {
            contract: contract.name.clone(),
            function: name.to_owned(),
            callable: callable(),
        }),
    }
}

fn kind_name(kind: FunctionKind) -> &'static str {
    match kind {
        FunctionKind::Constructor => "the constructor",
        FunctionKind::External => "an external",
        FunctionKind::View => "a view",
        FunctionKind::Helper => "a helper",
    }
}

/// The calldata of a function's arguments, given by name: `{"to": "0x2", "amount": 5}`. An argument of an `Option` may be left out. `path` is where
/// they stand, for error messages: `call.transfer`.
///
/// # Errors
/// [`ArgumentError`]: an argument that is missing, unknown or not of its type.
pub fn encode_arguments(
    contract: &Contract,
    function: &Function,
    path: &str,
    arguments: &Value,
) -> Result<Vec<Felt>, ArgumentError> {
    let signature = || signature(contract, function);
    let Value::Object(given) = arguments else {
        return Err(ArgumentError::NotAnObject {
            path: path.to_owned(),
            got: shown(arguments),
            signature: signature(),
        });
    };
    if let Some(argument) = given.keys().find(|key| !parameters(function).any(|parameter| parameter.name == **key)) {
        return Err(ArgumentError::Unknown {
            path: path.to_owned(),
            function: function.name.clone(),
            argument: argument.chars().take(80).collect(),
            signature: signature(),
        });
    }
    let mut calldata = Vec::new();
    for Local { name, ty, .. } in parameters(function) {
        encode_member(contract, ty, given.get(name), &format!("{path}.{name}"), &mut calldata)
            .map_err(|error| ArgumentError::Value { error: Box::new(error), signature: signature() })?;
    }
    Ok(calldata)
}

/// Selector and calldata of a view, its arguments given by name.
///
/// # Errors
/// [`ArgumentError`]
pub fn view_call(contract: &Contract, name: &str, arguments: &Value) -> Result<(Felt, Vec<Felt>), ArgumentError> {
    let function = find(contract, name, FunctionKind::View)?;
    Ok((felts::selector(name), encode_arguments(contract, function, name, arguments)?))
}

/// Calldata by name; a list of hex strings when it is not the function's.
pub(super) fn arguments_json(contract: &Contract, function: &Function, calldata: &[Felt]) -> Value {
    let mut rest = calldata.iter();
    let named = parameters(function)
        .map(|Local { name, ty, .. }| Some((name.clone(), decode(contract, ty, &mut rest)?)))
        .collect::<Option<Map<_, _>>>();
    named.filter(|_| rest.len() == 0).map_or_else(|| raw(calldata), Value::Object)
}

/// `{"transfer": {"to": ContractAddress, "amount": u128}}`
fn signature(contract: &Contract, function: &Function) -> String {
    let parameters: Vec<_> =
        parameters(function).map(|Local { name, ty, .. }| format!("\"{name}\": {}", contract.type_name(ty))).collect();
    format!("{{\"{}\": {{{}}}}}", function.name, parameters.join(", "))
}
