//! Files of transactions.

use serde_json::{Map, Value, json};
use zkthread::rt::Scalar;
use zkthread::sub_block::Transaction;
use zkthread::{ContractAddress, Felt};
use zkthread_ir::{Contract, FunctionKind, Type};

use super::arguments::{ArgumentError, arguments_json, encode_arguments, find, find_contract, names};
use super::strict::Strict;
use super::values::{Scope, encode_plain, raw, shown};

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
        problem: TransactionProblem,
    },
}

/// What is wrong with a transaction.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum TransactionProblem {
    #[error("expected an object, got {got}")]
    NotAnObject { got: String },
    #[error("`{field}` is missing")]
    MissingField { field: &'static str },
    #[error("unknown field `{field}`")]
    UnknownField { field: String },
    #[error("`{field}`: expected {expected}, got {got}")]
    WrongField { field: &'static str, expected: &'static str, got: String },
    #[error("`call`: its arguments are {felts} felts, at most {MAX_CALLDATA} can be")]
    TooLong { felts: usize },
    #[error(transparent)]
    Call(#[from] ArgumentError),
}

/// The protocol's limit.
const MAX_CALLDATA: usize = 0xffff;

const SHAPE: &str = "a transaction is {\"sender\": \"0x..\", \"call\": {\"function\": {\"argument\": value}}}, with an optional \"nonce\", and \"contract\" where the thread has several";

impl TransactionError {
    /// The way out.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NotJson { .. } | Self::Empty => {
                Some(format!("a file holds a JSON array, or one object per line; {SHAPE}"))
            }
            Self::Transaction { problem: TransactionProblem::Call(error), .. } => error.help(),
            Self::Transaction { problem: TransactionProblem::TooLong { .. }, .. } => {
                Some("split the work over several transactions".to_owned())
            }
            Self::Transaction { .. } => Some(SHAPE.to_owned()),
        }
    }
}

/// Reads transactions: a JSON array, or one object per line. `addresses` are those of the contracts, by position; a contract without one has the
/// address 0, and nothing can be there.
///
/// # Errors
/// [`TransactionError`]: the first thing that is wrong, and where.
pub fn parse_transactions(
    contracts: &[Contract],
    addresses: &[Felt],
    text: &str,
) -> Result<Vec<Transaction>, TransactionError> {
    let values = values(text)?;
    if values.is_empty() {
        return Err(TransactionError::Empty);
    }
    let parse = |(index, (line, value)): (usize, (Option<usize>, Value))| {
        transaction(contracts, addresses, &value).map_err(|problem| TransactionError::Transaction {
            index,
            line,
            problem,
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

const FIELDS: [&str; 4] = ["sender", "nonce", "contract", "call"];

fn transaction(contracts: &[Contract], addresses: &[Felt], value: &Value) -> Result<Transaction, TransactionProblem> {
    let Value::Object(fields) = value else {
        return Err(TransactionProblem::NotAnObject { got: shown(value) });
    };
    if let Some(field) = fields.keys().find(|key| !FIELDS.contains(&key.as_str())) {
        return Err(TransactionProblem::UnknownField { field: field.chars().take(80).collect() });
    }
    let sender = required(fields, "sender")?;
    let sender = one_felt(&Type::ContractAddress, sender).ok_or_else(|| TransactionProblem::WrongField {
        field: "sender",
        expected: "an account's address (a string in 0x hex, below 2^251)",
        got: shown(sender),
    })?;
    let nonce = match fields.get("nonce") {
        None => 0,
        Some(nonce) => one_felt(&Type::U64, nonce).as_ref().and_then(u64::from_felt).ok_or_else(|| {
            TransactionProblem::WrongField {
                field: "nonce",
                expected: "an integer from 0 to 2^64 - 1, as a number or a string",
                got: shown(nonce),
            }
        })?,
    };
    let name = fields.get("contract").map(contract_name).transpose()?;
    let call = required(fields, "call")?;
    let (position, contract) = find_contract(contracts, name)?;
    let address = addresses.get(position).copied().unwrap_or_default();
    let (function, arguments) = called(call)?;
    let external = find(contract, function, FunctionKind::External)?;
    let scope = Scope { contract, placed: &names(contracts, addresses) };
    let calldata = encode_arguments(scope, external, &format!("call.{function}"), arguments)?;
    if calldata.len() > MAX_CALLDATA {
        return Err(TransactionProblem::TooLong { felts: calldata.len() });
    }
    let function = function.to_owned();
    Ok(Transaction { sender, nonce, contract: address, function, calldata, signature: Vec::new() })
}

fn contract_name(value: &Value) -> Result<&str, TransactionProblem> {
    value.as_str().ok_or_else(|| TransactionProblem::WrongField {
        field: "contract",
        expected: "a contract's name (a string)",
        got: shown(value),
    })
}

fn one_felt(ty: &Type, value: &Value) -> Option<Felt> {
    encode_plain(ty, value)?.first().copied()
}

fn required<'a>(fields: &'a Map<String, Value>, field: &'static str) -> Result<&'a Value, TransactionProblem> {
    fields.get(field).ok_or(TransactionProblem::MissingField { field })
}

/// The one function of `{"transfer": {..}}`.
fn called(call: &Value) -> Result<(&str, &Value), TransactionProblem> {
    let single = call.as_object().filter(|object| object.len() == 1).and_then(|object| object.iter().next());
    single.map(|(name, arguments)| (name.as_str(), arguments)).ok_or_else(|| TransactionProblem::WrongField {
        field: "call",
        expected: "an object with one function",
        got: shown(call),
    })
}

/// A transaction as it stands in a file. A call that is none of the contract's is shown as felts, a contract that is none of the thread's as its
/// address.
pub fn transaction_json(contracts: &[Contract], addresses: &[Felt], transaction: &Transaction) -> Value {
    let Transaction { function, calldata, .. } = transaction;
    let called = contracts.iter().zip(addresses).find(|(_, address)| **address == transaction.contract);
    let external = called.and_then(|(contract, _)| {
        contract.externals().find(|external| external.name == *function).map(|external| (contract, external))
    });
    let arguments =
        external.map_or_else(|| raw(calldata), |(contract, external)| arguments_json(contract, external, calldata));
    let call = json!({ function.clone(): arguments });
    let mut fields = Map::new();
    let sender = ContractAddress::try_from(transaction.sender);
    fields.insert("sender".into(), sender.map_or_else(|_| raw(&[transaction.sender]), |sender| json!(sender)));
    if transaction.nonce != 0 {
        fields.insert("nonce".into(), json!(transaction.nonce));
    }
    match called {
        Some(_) if contracts.len() == 1 => None,
        Some((contract, _)) => fields.insert("contract".into(), json!(contract.name)),
        None => fields.insert("contract".into(), json!(format!("{:#x}", transaction.contract))),
    };
    fields.insert("call".into(), call);
    Value::Object(fields)
}
