//! Receipts and events as JSON.

use serde_json::{Map, Value, json};
use zkthread::sub_block::{Event, Receipt};
use zkthread_ir::Contract;

use super::values::{decode, raw};

/// `{"status": "ok", "events": [..]}` or `{"status": "reverted", "fault": ".."}`.
pub fn receipt_json(contracts: &[Contract], receipt: &Receipt) -> Value {
    match receipt.fault() {
        Some(fault) => json!({ "status": "reverted", "fault": fault }),
        None => {
            let events: Vec<_> = receipt.events.iter().map(|event| event_json(contracts, event)).collect();
            json!({ "status": "ok", "events": events })
        }
    }
}

/// `{"Transferred": {"from": "0x1", "to": "0x2", "amount": "5"}}`, and where the thread has several contracts
/// `{"contract": "Token", "event": {"Transferred": {..}}}`. An event that is none of the contract's is shown as felts.
pub fn event_json(contracts: &[Contract], event: &Event) -> Value {
    let contract = contracts.get(event.contract);
    let shown = contract.and_then(|contract| {
        let described = contract.events.iter().find(|described| described.name == event.name)?;
        named(contract, described, event)
    });
    let name = contract.map_or_else(|| json!(event.contract), |contract| json!(contract.name));
    match shown {
        Some(shown) if contracts.len() == 1 => shown,
        Some(shown) => json!({ "contract": name, "event": shown }),
        None => {
            let mut fields = json!({ "event": event.name, "keys": raw(&event.keys), "data": raw(&event.data) });
            if contracts.len() != 1 || contract.is_none() {
                fields["contract"] = name;
            }
            fields
        }
    }
}

fn named(contract: &Contract, described: &zkthread_ir::Event, event: &Event) -> Option<Value> {
    let (mut keys, mut data) = (event.keys.iter(), event.data.iter());
    let mut fields = Map::new();
    for field in &described.fields {
        let felts = if field.is_key { &mut keys } else { &mut data };
        fields.insert(field.name.clone(), decode(contract, &field.ty, felts)?);
    }
    (keys.len() == 0 && data.len() == 0).then(|| json!({ described.name.clone(): fields }))
}
