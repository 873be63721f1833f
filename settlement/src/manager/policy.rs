//! Who may settle a thread's sub-blocks, and who may build them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use starknet_types_core::felt::Felt;
use zkthread::sub_block::Auth;

use super::calls::{set_batcher, set_prover};
use super::deploy::Deployment;
use super::views::manager_events;
use crate::account::Call;
use crate::client::Client;
use crate::error::SettlementError;

/// The address that stands for every account.
const ANYONE: Felt = Felt::ZERO;

/// Accounts that may do something. As JSON: `"anyone"`, or a list of addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Allowed {
    /// Every account.
    Anyone,
    /// These accounts. The address 0 among them stands for every account.
    #[serde(untagged)]
    Only(Vec<Felt>),
}

/// Who may act for a thread, as its owner may change it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// The accounts that may settle.
    pub provers: Allowed,
    /// The accounts that may build sub-blocks. Unless it is anyone, one of them must have signed what settles.
    pub batchers: Allowed,
}

impl Allowed {
    /// Whether an account is one of them.
    pub fn contains(&self, account: &Felt) -> bool {
        match self {
            Self::Anyone => true,
            Self::Only(accounts) => accounts.iter().any(|allowed| allowed == account || *allowed == ANYONE),
        }
    }

    /// Whether that is every account.
    pub fn is_anyone(&self) -> bool {
        self.contains(&ANYONE)
    }

    /// As the manager takes it.
    pub(super) fn addresses(&self) -> &[Felt] {
        match self {
            Self::Anyone => &[ANYONE],
            Self::Only(accounts) => accounts,
        }
    }

    fn of(accounts: BTreeSet<Felt>) -> Self {
        if accounts.contains(&ANYONE) { Self::Anyone } else { Self::Only(accounts.into_iter().collect()) }
    }
}

/// Who may act for a thread now, read from what the manager has told since it was registered.
pub async fn policy(client: &Client, deployment: &Deployment) -> Result<Policy, SettlementError> {
    client.check_chain(deployment.chain_id)?;
    let Deployment { manager, thread_id, block, .. } = *deployment;
    let named = Named::read(client, manager, thread_id, block).await?;
    Ok(Policy { provers: Allowed::of(named.provers), batchers: Allowed::of(named.batchers) })
}

/// The accounts that the manager has written down, 0 for anyone.
pub(super) struct Named {
    provers: BTreeSet<Felt>,
    batchers: BTreeSet<Felt>,
}

impl Named {
    /// Those of a thread that was registered after a block.
    pub(super) async fn read(
        client: &Client,
        manager: Felt,
        thread_id: Felt,
        after_block: u64,
    ) -> Result<Self, SettlementError> {
        let mut lists = [BTreeSet::new(), BTreeSet::new()];
        for (list, event) in lists.iter_mut().zip(["ProverChanged", "BatcherChanged"]) {
            for emitted in manager_events(client, manager, after_block, event, &[thread_id]).await? {
                match (emitted.keys.as_slice(), emitted.data.as_slice()) {
                    ([_, _, account], [allowed]) if *allowed == Felt::ZERO => list.remove(account),
                    ([_, _, account], [allowed]) if *allowed == Felt::ONE => list.insert(*account),
                    _ => {
                        let reason = format!("an event {event} of other fields");
                        return Err(SettlementError::Answer { what: "reading who may act".to_owned(), reason });
                    }
                };
            }
        }
        let [provers, batchers] = lists;
        Ok(Self { provers, batchers })
    }

    /// The calls that make it these accounts instead.
    pub(super) fn changes(&self, manager: Felt, thread_id: Felt, provers: &Allowed, batchers: &Allowed) -> Vec<Call> {
        let mut calls = Vec::new();
        for (present, wanted, set) in [
            (&self.provers, provers, set_prover as fn(Felt, Felt, Felt, bool) -> Call),
            (&self.batchers, batchers, set_batcher),
        ] {
            let wanted: BTreeSet<Felt> = wanted.addresses().iter().copied().collect();
            calls.extend(wanted.difference(present).map(|account| set(manager, thread_id, *account, true)));
            calls.extend(present.difference(&wanted).map(|account| set(manager, thread_id, *account, false)));
        }
        calls
    }
}

/// That a thread of these terms can settle, and not just anything.
pub(super) fn check_policy(auth: Auth, provers: &Allowed, batchers: &Allowed) -> Result<(), SettlementError> {
    let refused = |reason: &'static str| Err(SettlementError::Policy { reason });
    if auth == Auth::Batcher && provers.is_anyone() && batchers.is_anyone() {
        return refused(
            "nothing is signed by the senders, and anyone may build and settle: anyone could write anything",
        );
    }
    if provers.addresses().is_empty() {
        return refused("nobody may settle");
    }
    if batchers.addresses().is_empty() {
        return refused("nobody may build sub-blocks");
    }
    Ok(())
}

/// A scheme's name on the wire.
pub(super) fn auth_felt(auth: Auth) -> Felt {
    // A Cairo short string is its ASCII bytes as one big-endian number.
    Felt::from_bytes_be_slice(match auth {
        Auth::Signature => b"signature",
        Auth::Batcher => b"batcher",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(accounts: &[u64]) -> Allowed {
        Allowed::Only(accounts.iter().copied().map(Felt::from).collect())
    }

    #[test]
    fn zero_stands_for_everybody() {
        let account = Felt::from(7);
        assert!(Allowed::Anyone.contains(&account) && Allowed::Anyone.is_anyone());
        assert!(only(&[7]).contains(&account) && !only(&[8]).contains(&account) && !only(&[]).contains(&account));
        assert!(only(&[8, 0]).contains(&account) && only(&[8, 0]).is_anyone() && !only(&[8]).is_anyone());
        assert_eq!(Allowed::Anyone.addresses(), [Felt::ZERO]);
        assert_eq!(Allowed::of(BTreeSet::from([Felt::ZERO, account])), Allowed::Anyone);
        assert_eq!(Allowed::of(BTreeSet::from([account])), only(&[7]));
    }

    #[test]
    fn as_json_it_is_a_word_or_a_list() {
        for (allowed, text) in [(Allowed::Anyone, r#""anyone""#), (only(&[7]), r#"["0x7"]"#), (only(&[]), "[]")] {
            assert_eq!(serde_json::to_string(&allowed).ok().as_deref(), Some(text));
            assert_eq!(serde_json::from_str::<Allowed>(text).ok(), Some(allowed));
        }
        assert!(serde_json::from_str::<Allowed>(r#""everyone""#).is_err());
    }

    #[test]
    fn a_thread_nobody_answers_for_is_refused() {
        use Allowed::Anyone;
        let code = |auth, provers: &Allowed, batchers: &Allowed| {
            check_policy(auth, provers, batchers).err().map(|error| {
                assert!(error.help().is_some());
                error.code()
            })
        };
        assert_eq!(code(Auth::Signature, &Anyone, &Anyone), None);
        assert_eq!(code(Auth::Batcher, &only(&[7]), &Anyone), None);
        assert_eq!(code(Auth::Batcher, &Anyone, &only(&[7])), None);
        assert_eq!(code(Auth::Batcher, &Anyone, &Anyone), Some("policy"));
        assert_eq!(code(Auth::Batcher, &only(&[7, 0]), &only(&[0])), Some("policy"));
        assert_eq!(code(Auth::Signature, &only(&[]), &Anyone), Some("policy"));
        assert_eq!(code(Auth::Signature, &Anyone, &only(&[])), Some("policy"));
    }

    #[test]
    fn only_what_differs_is_changed() {
        let set = |accounts: &[u64]| accounts.iter().copied().map(Felt::from).collect();
        let named = Named { provers: set(&[1, 2]), batchers: set(&[0]) };
        let (manager, thread) = (Felt::from(10), Felt::from(11));
        let same = named.changes(manager, thread, &only(&[2, 1]), &Allowed::Anyone);
        assert_eq!(same, []);
        let changed = named.changes(manager, thread, &Allowed::Anyone, &only(&[3]));
        let call = |function: &str, account: u64, allowed: u64| {
            Call::new(manager, function, vec![thread, account.into(), allowed.into()])
        };
        let expected = [
            call("set_prover", 0, 1),
            call("set_prover", 1, 0),
            call("set_prover", 2, 0),
            call("set_batcher", 3, 1),
            call("set_batcher", 0, 0),
        ];
        assert_eq!(changed, expected);
    }

    #[test]
    fn schemes_have_their_names() {
        assert_eq!(auth_felt(Auth::Signature), Felt::from_hex_unchecked("0x7369676e6174757265"));
        assert_eq!(auth_felt(Auth::Batcher), Felt::from_hex_unchecked("0x62617463686572"));
    }
}
