//! Files of transactions.

use serde_json::{Map, Value};
use zkthread::Felt;
use zkthread::rt::Scalar;
use zkthread::signature::Signature;
use zkthread::sub_block::Call;
use zkthread_ir::{Contract, FunctionKind, Type};

use super::arguments::{ArgumentError, encode_arguments, find, find_contract, names};
use super::draft::Draft;
use super::strict::Strict;
use super::values::{Scope, ValueError, encode_plain, named, shown};

/// What is wrong with a file of transactions.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransactionError {
    /// The file is not JSON at all.
    #[error("line {line}: {message}")]
    NotJson {
        /// From 1.
        line: usize,
        /// What the parser says.
        message: String,
    },
    /// The file has no transaction.
    #[error("the file has no transaction")]
    Empty,
    /// A transaction is wrong.
    #[error("transaction {index}{}: {problem}", .line.map_or(String::new(), |line| format!(" (line {line})")))]
    Transaction {
        /// Position in the file, from 0.
        index: usize,
        /// Line in a file with one object per line, from 1.
        line: Option<usize>,
        /// What is wrong with it.
        problem: Box<TransactionProblem>,
    },
}

/// What is wrong with a transaction.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum TransactionProblem {
    #[error("expected an object, got {got}")]
    NotAnObject { got: String },
    #[error("`{field}` is missing")]
    MissingField { field: String },
    #[error("unknown field `{field}`")]
    UnknownField { field: String },
    #[error("`{field}`: expected {expected}, got {got}")]
    WrongField { field: String, expected: &'static str, got: String },
    #[error("`{field}` stands beside `{other}`")]
    Beside { field: &'static str, other: &'static str },
    #[error("`{field}` stands without `{missing}`: a signed transaction has both")]
    Without { field: &'static str, missing: &'static str },
    #[error("it has {what}, which means nothing where the batcher is believed")]
    ForBatcher { what: String },
    #[error("`{path}`: its arguments are {felts} felts, at most {MAX_CALLDATA} can be")]
    TooLong { path: String, felts: usize },
    #[error(transparent)]
    Call(#[from] ArgumentError),
    #[error(transparent)]
    Name(#[from] ValueError),
}

/// The protocol's limit.
const MAX_CALLDATA: usize = 0xffff;

const SHAPE: &str = "a transaction is {\"sender\": \"0x..\", \"call\": {\"function\": {\"argument\": value}}}, with \"contract\" where the thread has several; instead of \"call\" may stand \"calls\": [{\"call\": ..}, ..], and \"atomic\"; \"nonce\" and \"deadline\" are optional; a signed one has both, \"public_key\" and \"signature\": [\"0x..\", \"0x..\"]";

impl TransactionError {
    /// The way out.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NotJson { .. } | Self::Empty => {
                Some(format!("a file holds a JSON array, or one object per line; {SHAPE}"))
            }
            Self::Transaction { problem, .. } => match &**problem {
                TransactionProblem::Call(error) => error.help(),
                problem => Some(problem.help()),
            },
        }
    }
}

impl TransactionProblem {
    /// The way out.
    pub fn help(&self) -> String {
        match self {
            Self::Call(error) => error.help().unwrap_or_else(|| SHAPE.to_owned()),
            Self::Name(error) => error.help(),
            Self::TooLong { .. } => "split the work over several transactions".to_owned(),
            Self::ForBatcher { .. } => {
                "give one call, and no deadline, public key and signature; or set `auth = \"signature\"` for the thread"
                    .to_owned()
            }
            _ => SHAPE.to_owned(),
        }
    }
}

/// Reads transactions: a JSON array, or one object per line. `addresses` are those of the contracts, by position; a contract without one has the
/// address 0, and nothing can be there. `"@name"` can stand for the address of a contract, or of one of these accounts.
///
/// # Errors
/// [`TransactionError`]: the first thing that is wrong, and where.
pub fn parse_transactions(
    contracts: &[Contract],
    addresses: &[Felt],
    accounts: &[(&str, Felt)],
    text: &str,
) -> Result<Vec<Draft>, TransactionError> {
    let values = values(text)?;
    if values.is_empty() {
        return Err(TransactionError::Empty);
    }
    let placed = names(contracts, addresses, accounts);
    let parse = |(index, (line, value)): (usize, (Option<usize>, Value))| {
        draft((contracts, addresses), &placed, accounts, &value).map_err(|problem| TransactionError::Transaction {
            index,
            line,
            problem: Box::new(problem),
        })
    };
    values.into_iter().enumerate().map(parse).collect()
}

/// The JSON values of the file, with their lines where each has its own.
fn values(text: &str) -> Result<Vec<(Option<usize>, Value)>, TransactionError> {
    if text.trim_start().starts_with('[') {
        let values: Vec<Strict> = serde_json::from_str(text)
            .map_err(|error| TransactionError::NotJson { line: error.line(), message: error.to_string() })?;
        return Ok(values.into_iter().map(|Strict(value)| (None, value)).collect());
    }
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let parse = |(position, text): (usize, &str)| {
        let line = position + 1;
        let Strict(value) = serde_json::from_str(text).map_err(|error| {
            // The parser counts lines in what it was given: one line. Only its column says anything.
            let message = error.to_string().replace(" line 1 column", " column");
            TransactionError::NotJson { line, message }
        })?;
        Ok((Some(line), value))
    };
    lines.map(parse).collect()
}

const FIELDS: [&str; 9] =
    ["sender", "nonce", "deadline", "contract", "call", "calls", "atomic", "public_key", "signature"];
const CALL_FIELDS: [&str; 2] = ["contract", "call"];

/// `placed` are the addresses that names in calls stand for.
fn draft(
    (contracts, addresses): (&[Contract], &[Felt]),
    placed: &[(&str, Felt)],
    accounts: &[(&str, Felt)],
    value: &Value,
) -> Result<Draft, TransactionProblem> {
    let fields = object(value, &FIELDS, "")?;
    let sender = required(fields, "sender", "")?;
    // A contract sends nothing.
    let sender = match named(accounts, sender, "sender") {
        Some(account) => account?,
        None => one_felt(&Type::ContractAddress, sender).ok_or_else(|| {
            wrong("sender", "an account's address (a string in 0x hex, below 2^251) or \"@\" and a name", sender)
        })?,
    };
    let (nonce, deadline) = (number(fields, "nonce")?, number(fields, "deadline")?);
    let is_atomic = match fields.get("atomic") {
        None => true,
        Some(value) => value.as_bool().ok_or_else(|| wrong("atomic", "true or false", value))?,
    };
    let call = |value: &Map<String, Value>, path: &str| call(contracts, addresses, placed, value, path);
    let calls = match fields.get("calls") {
        None => vec![call(fields, "")?],
        Some(calls) => {
            if let Some(field) = CALL_FIELDS.into_iter().find(|field| fields.contains_key(*field)) {
                return Err(TransactionProblem::Beside { field, other: "calls" });
            }
            let list = calls.as_array().filter(|list| !list.is_empty());
            let list = list.ok_or_else(|| wrong("calls", "a list of one call or more", calls))?;
            let one = |(number, value): (usize, &Value)| {
                let path = format!("calls[{number}]");
                call(object(value, &CALL_FIELDS, &path)?, &format!("{path}."))
            };
            list.iter().enumerate().map(one).collect::<Result<_, _>>()?
        }
    };
    let signature = signature(fields)?;
    if let (Some(_), None, _) | (Some(_), _, None) = (signature, nonce, deadline) {
        let missing = if nonce.is_none() { "nonce" } else { "deadline" };
        return Err(TransactionProblem::Without { field: "signature", missing });
    }
    Ok(Draft { sender, nonce, deadline, is_atomic, calls, signature })
}

/// Public key and signature, of which there are both or none.
fn signature(fields: &Map<String, Value>) -> Result<Option<(Felt, Signature)>, TransactionProblem> {
    let (key, signature) = match (fields.get("public_key"), fields.get("signature")) {
        (None, None) => return Ok(None),
        (Some(key), Some(signature)) => (key, signature),
        (Some(_), None) => return Err(TransactionProblem::Without { field: "public_key", missing: "signature" }),
        (None, Some(_)) => return Err(TransactionProblem::Without { field: "signature", missing: "public_key" }),
    };
    let public_key = one_felt(&Type::Felt252, key);
    let public_key = public_key.ok_or_else(|| wrong("public_key", "a felt (a string in 0x hex)", key))?;
    let felts: Option<Vec<Felt>> =
        signature.as_array().and_then(|parts| parts.iter().map(|part| one_felt(&Type::Felt252, part)).collect());
    match felts.as_deref() {
        Some([r, s]) => Ok(Some((public_key, Signature { r: *r, s: *s }.with_low_s()))),
        _ => Err(wrong("signature", "two felts (strings in 0x hex)", signature)),
    }
}

/// The call in an object that stands at `path`, which is empty or ends with a dot.
fn call(
    contracts: &[Contract],
    addresses: &[Felt],
    placed: &[(&str, Felt)],
    fields: &Map<String, Value>,
    path: &str,
) -> Result<Call, TransactionProblem> {
    let name = fields.get("contract").map(|value| contract_name(value, path)).transpose()?;
    let call = required(fields, "call", path)?;
    let (position, contract) = find_contract(contracts, name)?;
    let address = addresses.get(position).copied().unwrap_or_default();
    let (function, arguments) = called(call, path)?;
    let external = find(contract, function, FunctionKind::External)?;
    let calldata =
        encode_arguments(Scope { contract, placed }, external, &format!("{path}call.{function}"), arguments)?;
    if calldata.len() > MAX_CALLDATA {
        return Err(TransactionProblem::TooLong { path: format!("{path}call"), felts: calldata.len() });
    }
    Ok(Call { contract: address, function: function.to_owned(), calldata })
}

/// An object of these fields.
fn object<'a>(value: &'a Value, known: &[&str], path: &str) -> Result<&'a Map<String, Value>, TransactionProblem> {
    let Value::Object(fields) = value else {
        return Err(match path {
            "" => TransactionProblem::NotAnObject { got: shown(value) },
            path => wrong(path, "an object", value),
        });
    };
    match fields.keys().find(|key| !known.contains(&key.as_str())) {
        None => Ok(fields),
        Some(field) => {
            let path = if path.is_empty() { String::new() } else { format!("{path}.") };
            Err(TransactionProblem::UnknownField { field: path + &field.chars().take(80).collect::<String>() })
        }
    }
}

/// A u64 that may be left out.
fn number(fields: &Map<String, Value>, field: &'static str) -> Result<Option<u64>, TransactionProblem> {
    let Some(value) = fields.get(field) else { return Ok(None) };
    match one_felt(&Type::U64, value).as_ref().and_then(u64::from_felt) {
        Some(number) => Ok(Some(number)),
        None => Err(wrong(field, "an integer from 0 to 2^64 - 1, as a number or a string", value)),
    }
}

fn contract_name<'a>(value: &'a Value, path: &str) -> Result<&'a str, TransactionProblem> {
    value.as_str().ok_or_else(|| wrong(&format!("{path}contract"), "a contract's name (a string)", value))
}

fn one_felt(ty: &Type, value: &Value) -> Option<Felt> {
    encode_plain(ty, value)?.first().copied()
}

fn required<'a>(fields: &'a Map<String, Value>, field: &str, path: &str) -> Result<&'a Value, TransactionProblem> {
    fields.get(field).ok_or_else(|| TransactionProblem::MissingField { field: format!("{path}{field}") })
}

/// The one function of `{"transfer": {..}}`.
fn called<'a>(call: &'a Value, path: &str) -> Result<(&'a str, &'a Value), TransactionProblem> {
    let single = call.as_object().filter(|object| object.len() == 1).and_then(|object| object.iter().next());
    single
        .map(|(name, arguments)| (name.as_str(), arguments))
        .ok_or_else(|| wrong(&format!("{path}call"), "an object with one function", call))
}

fn wrong(field: &str, expected: &'static str, got: &Value) -> TransactionProblem {
    TransactionProblem::WrongField { field: field.to_owned(), expected, got: shown(got) }
}
