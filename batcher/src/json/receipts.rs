//! Receipts and events as JSON.

use serde_json::{Map, Value, json};
use zkthread::sub_block::{Event, Receipt};
use zkthread_ir::Contract;

use super::values::{decode, raw};

/// `{"status": "ok", "events": [..]}` or `{"status": "reverted", "fault": ".."}`.
pub fn receipt_json(contract: &Contract, receipt: &Receipt) -> Value {
    match receipt.fault() {
        Some(fault) => json!({ "status": "reverted", "fault": fault }),
        None => {
            let events: Vec<_> = receipt.events.iter().map(|event| event_json(contract, event)).collect();
            json!({ "status": "ok", "events": events })
        }
    }
}

/// `{"Transferred": {"from": "0x1", "to": "0x2", "amount": "5"}}`. An event that is none of the contract's is shown as felts.
pub fn event_json(contract: &Contract, event: &Event) -> Value {
    let described = contract.events.iter().find(|described| described.name == event.name);
    described
        .and_then(|described| named(contract, described, event))
        .unwrap_or_else(|| json!({ "event": event.name, "keys": raw(&event.keys), "data": raw(&event.data) }))
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
