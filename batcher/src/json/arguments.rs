//! Arguments by name.

use serde_json::{Map, Value};
use zkthread::{Felt, felts};
use zkthread_ir::{Contract, Function, FunctionKind, Local};

use super::listed;
use super::values::{decode, encode, expected, raw, shown};

/// What is wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum ArgumentError {
    #[error("`{contract}` has no function `{function}`")]
    UnknownFunction { contract: String, function: String, callable: String },
    #[error("`{function}` is {kind}, not {wanted}")]
    WrongKind { function: String, kind: &'static str, wanted: &'static str, callable: String },
    #[error("`{function}`: expected its arguments as an object, got {got}")]
    NotAnObject { function: String, got: String, signature: String },
    #[error("`{function}`: argument `{argument}` is missing: expected {expected}")]
    Missing { function: String, argument: String, expected: &'static str, signature: String },
    #[error("`{function}` has no argument `{argument}`")]
    Unknown { function: String, argument: String, signature: String },
    #[error("`{function}`: argument `{argument}`: expected {expected}, got {got}")]
    WrongValue { function: String, argument: String, expected: &'static str, got: String },
}

impl ArgumentError {
    /// The way out.
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::UnknownFunction { callable, .. } => format!("functions that can be called here: {callable}"),
            Self::WrongKind { callable, .. } => format!("functions that can be called here: {callable}"),
            Self::NotAnObject { signature, .. } | Self::Missing { signature, .. } | Self::Unknown { signature, .. } => {
                format!("write {signature}")
            }
            Self::WrongValue { got, .. } if got.contains(['e', 'E', '.']) && !got.starts_with('"') => {
                "write large integers with all their digits, or as a string".to_owned()
            }
            Self::WrongValue { .. } => return None,
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

/// The calldata of a function's arguments, given by name: `{"to": "0x2", "amount": 5}`.
///
/// # Errors
/// [`ArgumentError`]: an argument that is missing, unknown or not of its type.
pub fn encode_arguments(function: &Function, arguments: &Value) -> Result<Vec<Felt>, ArgumentError> {
    let name = || function.name.clone();
    let Value::Object(given) = arguments else {
        return Err(ArgumentError::NotAnObject {
            function: name(),
            got: shown(arguments),
            signature: signature(function),
        });
    };
    if let Some(argument) = given.keys().find(|key| !parameters(function).any(|parameter| parameter.name == **key)) {
        let argument = argument.clone();
        return Err(ArgumentError::Unknown { function: name(), argument, signature: signature(function) });
    }
    parameters(function)
        .map(|parameter| {
            let argument = parameter.name.clone();
            let expected = expected(parameter.ty);
            let value = given.get(&argument).ok_or_else(|| ArgumentError::Missing {
                function: name(),
                argument: argument.clone(),
                expected,
                signature: signature(function),
            })?;
            encode(parameter.ty, value).ok_or_else(|| ArgumentError::WrongValue {
                function: name(),
                argument: argument.clone(),
                expected,
                got: shown(value),
            })
        })
        .collect()
}

/// Selector and calldata of a view, its arguments given by name.
///
/// # Errors
/// [`ArgumentError`]
pub fn view_call(contract: &Contract, name: &str, arguments: &Value) -> Result<(Felt, Vec<Felt>), ArgumentError> {
    let function = find(contract, name, FunctionKind::View)?;
    Ok((felts::selector(name), encode_arguments(function, arguments)?))
}

/// Calldata by name; a list of hex strings when it is not the function's.
pub(super) fn arguments_json(function: &Function, calldata: &[Felt]) -> Value {
    if calldata.len() != function.params.len() {
        return raw(calldata);
    }
    let values = calldata.iter();
    let named =
        parameters(function).zip(values).map(|(parameter, felt)| (parameter.name.clone(), decode(parameter.ty, felt)));
    Value::Object(named.collect::<Map<_, _>>())
}

/// `{"transfer": {"to": ContractAddress, "amount": u128}}`
fn signature(function: &Function) -> String {
    let parameters: Vec<_> =
        parameters(function).map(|parameter| format!("\"{}\": {}", parameter.name, parameter.ty.name())).collect();
    format!("{{\"{}\": {{{}}}}}", function.name, parameters.join(", "))
}
