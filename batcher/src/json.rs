//! Typed JSON.

mod arguments;
mod file;
mod receipts;
mod values;

pub use arguments::{ArgumentError, encode_arguments, view_call};
pub use file::{TransactionError, TransactionProblem, parse_transactions, transaction_json};
pub use receipts::{event_json, receipt_json};
pub use values::value_json;

use zkthread_ir::Contract;

/// Name and number of keys of each storage field, in declared order: what
/// [`SubBlock::check_layout`](zkthread::sub_block::SubBlock::check_layout) takes.
pub fn layout(contract: &Contract) -> Vec<(String, usize)> {
    contract.storage.iter().map(|variable| (variable.name.clone(), variable.keys.len())).collect()
}

/// The names as a list for a reader.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

#[cfg(test)]
mod tests;
