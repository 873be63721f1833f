//! Token transfers for the demo and the benchmarks.

use std::ops::Range;

use serde_json::{Value, json};
use starknet_types_core::felt::Felt;

/// `count` accounts: the owner of the whole supply, then others.
pub fn accounts(owner: Felt, count: u32) -> Vec<Felt> {
    let others = (1..count).map(|number| Felt::from(0x1000 + u64::from(number)));
    std::iter::once(owner).chain(others).collect()
}

/// What the owner gives away in the [`funding`], of a supply of 1,000,000; the rest is for the owner's own turns.
const GIVEN: usize = 900_000;

/// How many transfers it takes until all have something, in bundles of `size`.
pub fn funding(accounts: &[Felt], size: u32) -> u32 {
    let others = u32::try_from(accounts.len().saturating_sub(1).max(1)).unwrap_or(u32::MAX);
    others.div_ceil(size.max(1)).saturating_mul(size.max(1))
}

/// A transactions file with the transfers of those numbers, from 0, in bundles of `size` (1 or more; the last may be smaller). None reverts: in the
/// [`funding`] the owner pays everybody in turn, then everybody pays the others.
pub fn file(accounts: &[Felt], numbers: Range<u32>, size: u32) -> String {
    let first = funding(accounts, size) as usize;
    let (numbers, size) = (numbers.start as usize..numbers.end as usize, size.max(1) as usize);
    let others = accounts.len().saturating_sub(1).max(1);
    let funded = (100 * size).min(GIVEN / first.max(1));
    let transfer = |number: usize| {
        let (from, to, amount) = match number.checked_sub(first) {
            None => (0, 1 + number % others, funded),
            Some(later) => {
                let from = (later / size) % accounts.len();
                (from, from + 1 + later % size % others, 1 + later % 7)
            }
        };
        let (from, to) = (accounts.get(from)?, accounts.get(to % accounts.len())?);
        Some((from, json!({ "call": { "transfer": { "to": to, "amount": amount } } })))
    };
    let line = |start: usize| {
        let (from, call) = transfer(start)?;
        let line = if size == 1 {
            json!({ "sender": from, "call": call["call"] })
        } else {
            let bundle = start..numbers.end.min(start + size);
            let calls: Vec<Value> = bundle.filter_map(transfer).map(|(_, call)| call).collect();
            json!({ "sender": from, "calls": calls })
        };
        Some(line.to_string() + "\n")
    };
    numbers.clone().step_by(size).filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_transfer_asked_for_is_there_and_can_be_paid() {
        for (count, of, size) in [
            (1, 2, 1),
            (7, 2, 1),
            (1_000, 100, 1),
            (50, 100, 1),
            (10_000, 100, 1),
            (100, 100, 10),
            (1_005, 10, 100),
            (5_000, 100, 100),
        ] {
            let accounts = accounts(Felt::ONE, of);
            let text = file(&accounts, 0..count, size);
            assert_eq!(text.lines().count(), count.div_ceil(size) as usize);
            let mut balances: BTreeMap<String, u64> = BTreeMap::from([("0x1".to_owned(), 1_000_000)]);
            let mut found = 0;
            for line in text.lines() {
                let transaction: Value = serde_json::from_str(line).expect("JSON");
                let from = transaction["sender"].as_str().expect("a sender").to_owned();
                let calls = match transaction["calls"].as_array() {
                    Some(calls) => calls.clone(),
                    None => vec![json!({ "call": transaction["call"] })],
                };
                for call in calls {
                    let transfer = &call["call"]["transfer"];
                    let to = transfer["to"].as_str().expect("an account").to_owned();
                    let amount = transfer["amount"].as_u64().expect("an amount");
                    assert_ne!(from, to);
                    let balance = balances.entry(from.clone()).or_default();
                    *balance = balance.checked_sub(amount).unwrap_or_else(|| panic!("{line}"));
                    *balances.entry(to).or_default() += amount;
                    found += 1;
                }
            }
            assert_eq!(found, count);
        }
    }
}
