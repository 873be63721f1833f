//! Arguments by name.

use serde_json::{Map, Value};
use zkthread::{Felt, felts};
use zkthread_ir::{Contract, Function, FunctionKind, Local};

use super::listed;
use super::values::{Scope, ValueError, decode, encode_member, raw, shown};

/// What is wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum ArgumentError {
    #[error("the thread has no contract `{name}`")]
    UnknownContract { name: String, known: String },
    #[error("the thread has several contracts, and which one is called is not said")]
    NoContract { known: String },
    #[error("`{contract}` has no constructor, so it takes no `{argument}`")]
    NoConstructor { contract: String, argument: String },
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
            Self::UnknownContract { known, .. } => format!("contracts of the thread: {known}"),
            Self::NoContract { known } => format!("name one of {known}; in a transaction as \"contract\""),
            Self::NoConstructor { .. } => "leave the arguments out".to_owned(),
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

/// Position of the contract of a name. The name may be left out when there is one contract.
///
/// # Errors
/// [`ArgumentError::UnknownContract`] or [`ArgumentError::NoContract`].
pub fn contract_position(contracts: &[Contract], name: Option<&str>) -> Result<usize, ArgumentError> {
    find_contract(contracts, name).map(|(position, _)| position)
}

/// The contract of a name, with its position.
pub(super) fn find_contract<'a>(
    contracts: &'a [Contract],
    name: Option<&str>,
) -> Result<(usize, &'a Contract), ArgumentError> {
    match (name, contracts) {
        (None, [contract]) => Ok((0, contract)),
        (None, _) => Err(ArgumentError::NoContract { known: known(contracts) }),
        (Some(name), _) => contracts.iter().enumerate().find(|(_, contract)| contract.name == name).ok_or_else(|| {
            ArgumentError::UnknownContract { name: name.chars().take(80).collect(), known: known(contracts) }
        }),
    }
}

fn no_contract_at(contracts: &[Contract], position: usize) -> ArgumentError {
    ArgumentError::UnknownContract { name: position.to_string(), known: known(contracts) }
}

fn known(contracts: &[Contract]) -> String {
    listed(contracts.iter().map(|contract| contract.name.as_str()))
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

/// The calldata of the constructor of the contract at a position: its own arguments, given by name: `{"owner": "0x2", "supply": 5}`. An argument of an
/// `Option` may be left out; for an address `"@name"` may stand, which is that of a contract before this one or of one of `accounts`. `placed` are the
/// addresses of those contracts, by position. A contract without a constructor takes `{}`.
///
/// # Errors
/// [`ArgumentError`]; its paths begin with `constructor`, or `constructor.Name` where there are several contracts.
pub fn encode_constructor(
    contracts: &[Contract],
    position: usize,
    placed: &[Felt],
    accounts: &[(&str, Felt)],
    arguments: &Value,
) -> Result<Vec<Felt>, ArgumentError> {
    let contract = contracts.get(position).ok_or_else(|| no_contract_at(contracts, position))?;
    let path = if contracts.len() == 1 { "constructor".to_owned() } else { format!("constructor.{}", contract.name) };
    let Some(constructor) = contract.constructor() else {
        return match arguments.as_object().map(|arguments| arguments.keys().next()) {
            Some(None) => Ok(Vec::new()),
            Some(Some(argument)) => Err(ArgumentError::NoConstructor {
                contract: contract.name.clone(),
                argument: argument.chars().take(80).collect(),
            }),
            None => Err(ArgumentError::NotAnObject { path, got: shown(arguments), signature: "{}".to_owned() }),
        };
    };
    let placed = names(contracts.get(..position).unwrap_or_default(), placed, accounts);
    encode_arguments(Scope { contract, placed: &placed }, constructor, &path, arguments)
}

/// The contracts and accounts that `"@name"` can stand for.
pub(super) fn names<'a>(
    contracts: &'a [Contract],
    addresses: &[Felt],
    accounts: &[(&'a str, Felt)],
) -> Vec<(&'a str, Felt)> {
    let contracts = contracts.iter().zip(addresses).map(|(contract, address)| (contract.name.as_str(), *address));
    contracts.chain(accounts.iter().copied()).collect()
}

/// The calldata of a function's arguments, given by name: `{"to": "0x2", "amount": 5}`. An argument of an `Option` may be left out. `path` is where
/// they stand, for error messages: `call.transfer`.
pub(super) fn encode_arguments(
    scope: Scope<'_>,
    function: &Function,
    path: &str,
    arguments: &Value,
) -> Result<Vec<Felt>, ArgumentError> {
    let signature = || signature(scope.contract, function);
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
        encode_member(scope, ty, given.get(name), &format!("{path}.{name}"), &mut calldata)
            .map_err(|error| ArgumentError::Value { error: Box::new(error), signature: signature() })?;
    }
    Ok(calldata)
}

/// Selector and calldata of a view of the contract at a position, its arguments given by name. `addresses` are those of the contracts, for `"@name"`,
/// which may also be one of `accounts`.
///
/// # Errors
/// [`ArgumentError`]
pub fn view_call(
    contracts: &[Contract],
    addresses: &[Felt],
    accounts: &[(&str, Felt)],
    position: usize,
    name: &str,
    arguments: &Value,
) -> Result<(Felt, Vec<Felt>), ArgumentError> {
    let contract = contracts.get(position).ok_or_else(|| no_contract_at(contracts, position))?;
    let function = find(contract, name, FunctionKind::View)?;
    let scope = Scope { contract, placed: &names(contracts, addresses, accounts) };
    Ok((felts::selector(name), encode_arguments(scope, function, name, arguments)?))
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
