//! Who is trusted with what in a thread, for a reader.

use zkthread::sub_block::Auth;
use zkthread_settlement::manager::Allowed;

use crate::accounts::Accounts;
use crate::lock::auth_name;
use crate::output::Output;
use crate::project::Policy;

/// Who is trusted with what: a line about transactions, one about who may settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    auth: Auth,
    provers: String,
    batchers: Option<String>,
}

impl Trust {
    /// Of a policy; `accounts` gives names.
    pub fn new(accounts: &Accounts, policy: &Policy) -> Self {
        let Policy { auth, provers, batchers } = policy;
        let batchers = (*batchers != Allowed::Anyone).then(|| accounts.list(batchers));
        Self { auth: *auth, provers: accounts.list(provers), batchers }
    }

    /// Who says that a transaction is its sender's: `signature: ..`.
    pub fn auth(&self) -> String {
        let what = match self.auth {
            Auth::Signature => "every transaction is signed by its sender",
            Auth::Batcher => "NOBODY'S SIGNATURE IS CHECKED",
        };
        format!("{}: {what}", auth_name(self.auth))
    }

    /// `anyone`, with what must be there besides.
    pub fn settled_by(&self) -> String {
        match &self.batchers {
            None => self.provers.clone(),
            Some(batchers) => format!("{}; sub-blocks signed by {batchers}", self.provers),
        }
    }

    /// Says so where nothing but trust protects the thread.
    pub fn warn(&self, output: &Output) {
        if self.auth != Auth::Batcher {
            return;
        }
        let batchers = self.batchers.as_deref().unwrap_or("anyone");
        output.warning(format!(
            "auth = \"batcher\": nobody's signature is checked, whoever batches and settles can act for every account\n         trusted with that: provers {}; batchers {batchers}",
            self.provers
        ));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn what_is_trusted_is_said() {
        let written = BTreeMap::from([("alice".to_owned(), "0xa".to_owned())]);
        let accounts = Accounts::check(&written).expect("valid");
        let alice = || Allowed::Only(vec![10.into()]);
        for (auth, provers, batchers, first, second) in [
            (Auth::Signature, Allowed::Anyone, Allowed::Anyone, "signature: every transaction is signed", "anyone"),
            (Auth::Signature, alice(), Allowed::Anyone, "signature: ", "@alice"),
            (
                Auth::Batcher,
                Allowed::Anyone,
                alice(),
                "batcher: NOBODY'S SIGNATURE",
                "anyone; sub-blocks signed by @alice",
            ),
        ] {
            let trust = Trust::new(&accounts, &Policy { auth, provers, batchers });
            assert!(trust.auth().starts_with(first), "{}", trust.auth());
            assert_eq!(trust.settled_by(), second);
        }
    }
}
