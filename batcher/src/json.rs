//! Typed JSON.

mod arguments;
mod draft;
mod file;
mod receipts;
mod strict;
mod values;

pub use arguments::{ArgumentError, contract_position, encode_constructor, view_call};
pub use draft::{Draft, draft_json, transaction_json};
pub use file::{TransactionError, TransactionProblem, parse_transactions};
pub use receipts::{event_json, receipt_json};
pub use values::{ValueError, value_json};

use zkthread::sub_block::StorageField;
use zkthread_ir::Contract;

/// The storage fields in declared order: what [`SubBlock::check_layout`](zkthread::sub_block::SubBlock::check_layout) takes.
pub fn layout(contract: &Contract) -> Vec<StorageField> {
    let field = |variable: &zkthread_ir::Variable| StorageField {
        name: variable.name.clone(),
        keys: contract.key_felts(&variable.keys),
        // What cannot be stored is refused by the checker; a row of no cells matches nothing.
        cells: contract.cells(&variable.value).unwrap_or_default(),
        is_list: variable.is_list,
    };
    contract.storage.iter().map(field).collect()
}

/// The names as a list for a reader.
pub(crate) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

#[cfg(test)]
mod tests;
