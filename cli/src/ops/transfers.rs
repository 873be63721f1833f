//! Token transfers for the demo and the benchmarks.

use serde_json::json;
use starknet_types_core::felt::Felt;

/// `count` accounts: the owner of the whole supply, then others.
pub fn accounts(owner: Felt, count: u32) -> Vec<Felt> {
    let others = (1..count).map(|number| Felt::from(0x1000 + u64::from(number)));
    std::iter::once(owner).chain(others).collect()
}

/// A transactions file with `count` transfers, none of which reverts: the owner pays everybody in turn until all have
/// something, then everybody pays the next.
pub fn file(accounts: &[Felt], count: u32) -> String {
    let others = accounts.len().saturating_sub(1).max(1);
    let line = |index: usize| {
        let (from, to, amount) = match index.checked_sub(others) {
            None => (0, 1 + index, 100),
            Some(later) => (later % accounts.len(), (later + 1) % accounts.len(), 1 + later % 7),
        };
        let (from, to) = (accounts.get(from)?, accounts.get(to)?);
        Some(json!({ "sender": from, "call": { "transfer": { "to": to, "amount": amount } } }).to_string() + "\n")
    };
    (0..count as usize).filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_transfer_asked_for_is_there_and_can_be_paid() {
        for (count, of) in [(1, 2), (7, 2), (1_000, 100), (50, 100), (10_000, 100)] {
            let accounts = accounts(Felt::ONE, of);
            let text = file(&accounts, count);
            assert_eq!(text.lines().count(), count as usize);
            let mut balances: BTreeMap<String, i64> = BTreeMap::from([("0x1".to_owned(), 1_000_000)]);
            for line in text.lines() {
                let transaction: serde_json::Value = serde_json::from_str(line).expect("JSON");
                let transfer = &transaction["call"]["transfer"];
                let (from, to) = (transaction["sender"].to_string(), transfer["to"].to_string());
                let amount = transfer["amount"].as_i64().expect("an amount");
                assert_ne!(from, to);
                let from = balances.entry(from.trim_matches('"').to_owned()).or_default();
                *from -= amount;
                assert!(*from >= 0, "{line}");
                *balances.entry(to.trim_matches('"').to_owned()).or_default() += amount;
            }
        }
    }
}
