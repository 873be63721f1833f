//! Accounts by name, as `[accounts]` of `zkthread.toml` has them, and who of them may do something.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use starknet_types_core::felt::Felt;
use zkthread::ContractAddress;
use zkthread_settlement::manager::Allowed;

use crate::error::{Error, Result};

/// `[accounts]`: addresses by name. `"@name"` stands for one of them.
#[derive(Clone, Debug, Default)]
pub struct Accounts(BTreeMap<String, Felt>);

/// `provers` or `batchers`, as the manifest has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// `"anyone"`
    #[default]
    Anyone,
    /// Addresses and `"@name"`s.
    Only(Vec<String>),
}

impl<'de> Deserialize<'de> for Who {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Word(String),
            List(Vec<String>),
        }
        const EXPECTED: &str = "expected \"anyone\", or a list of accounts as [\"@alice\", \"0x..\"]";
        match Written::deserialize(deserializer).map_err(|_| D::Error::custom(EXPECTED))? {
            Written::Word(word) if word == "anyone" => Ok(Self::Anyone),
            Written::Word(_) => Err(D::Error::custom(EXPECTED)),
            Written::List(list) => Ok(Self::Only(list)),
        }
    }
}

impl Accounts {
    /// Those of the manifest: names and the texts of their addresses.
    ///
    /// # Errors
    /// When a name could not be written after `@`, or an address is none.
    pub fn check(written: &BTreeMap<String, String>) -> Result<Self> {
        let check = |(name, text): (&String, &String)| {
            if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
                return Err(Error::usage(format!("`accounts.{name}` cannot be the name of an account"))
                    .help("use letters, digits, `-` and `_`"));
            }
            let address = address(text).ok_or_else(|| {
                Error::usage(format!("`accounts.{name}` is `{}`, which is no account's address", cut(text)))
                    .help("write it as a string in 0x hex, above 0 and below 2^251")
            })?;
            Ok((name.clone(), address))
        };
        written.iter().map(check).collect::<Result<_>>().map(Self)
    }

    /// Names and addresses, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Felt)> {
        self.0.iter().map(|(name, address)| (name.as_str(), *address))
    }

    /// Names and addresses, for values that are typed by a contract.
    pub fn pairs(&self) -> Vec<(&str, Felt)> {
        self.iter().collect()
    }

    /// The address that `@name` or `0x..` stands for.
    ///
    /// # Errors
    /// When there is no account of that name, or the text is no address.
    pub fn find(&self, text: &str) -> Result<Felt> {
        match text.strip_prefix('@') {
            Some(name) => self.0.get(name).copied().ok_or_else(|| {
                Error::usage(format!("`@{}` is no account that [accounts] names", cut(name))).help(self.known())
            }),
            None => address(text).ok_or_else(|| {
                Error::usage(format!("`{}` is no account's address", cut(text)))
                    .help(format!("write it in 0x hex, above 0 and below 2^251; {}", self.known()))
            }),
        }
    }

    /// An account for a reader: `@alice 0x..`, or its address alone.
    pub fn shown(&self, address: Felt) -> String {
        match self.iter().find(|(_, known)| *known == address) {
            Some((name, _)) => format!("@{name} {address:#x}"),
            None => format!("{address:#x}"),
        }
    }

    /// An account on the command line: `@alice`, or its address.
    pub fn short(&self, address: Felt) -> String {
        match self.iter().find(|(_, known)| *known == address) {
            Some((name, _)) => format!("@{name}"),
            None => format!("{address:#x}"),
        }
    }

    /// The accounts that `provers` or `batchers`, called `key`, stands for.
    ///
    /// # Errors
    /// When the list is empty, has somebody twice, or as [`Accounts::find`].
    pub fn allowed(&self, key: &str, who: &Who) -> Result<Allowed> {
        let Who::Only(list) = who else { return Ok(Allowed::Anyone) };
        if list.is_empty() {
            return Err(Error::usage(format!("`{key}` is empty, so nobody could ever settle"))
                .help(format!("name accounts: {key} = [\"0x..\"], or write {key} = \"anyone\"")));
        }
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for text in list {
            let account = self.find(text).map_err(|mut error| {
                error.message = format!("`{key}`: {}", error.message);
                error
            })?;
            if !seen.insert(account) {
                return Err(
                    Error::usage(format!("`{key}` names {} twice", self.short(account))).help("name each account once")
                );
            }
            found.push(account);
        }
        Ok(Allowed::Only(found))
    }

    /// `anyone`, or who of them.
    pub fn list(&self, allowed: &Allowed) -> String {
        match allowed {
            Allowed::Anyone => "anyone".to_owned(),
            Allowed::Only(accounts) => {
                accounts.iter().map(|account| self.short(*account)).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn known(&self) -> String {
        match self.0.len() {
            0 => "zkthread.toml has no section [accounts]: alice = \"0x..\" there makes `@alice`".to_owned(),
            _ => {
                let names: Vec<String> = self.0.keys().map(|name| format!("@{name}")).collect();
                format!("[accounts] of zkthread.toml has {}", names.join(", "))
            }
        }
    }
}

/// The address of an account; 0 is nobody's.
fn address(text: &str) -> Option<Felt> {
    let address: ContractAddress = text.starts_with("0x").then(|| text.parse().ok())??;
    Some(Felt::from(address)).filter(|address| *address != Felt::ZERO)
}

/// A text from outside, short enough for a message.
fn cut(text: &str) -> String {
    text.chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accounts(written: &[(&str, &str)]) -> Result<Accounts> {
        let written = written.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Accounts::check(&written)
    }

    fn said<T: std::fmt::Debug>(result: Result<T>) -> String {
        let error = result.expect_err("refused");
        assert_eq!(error.exit, crate::error::Exit::Usage);
        assert!(error.help.is_some(), "{error:?}");
        error.message
    }

    #[test]
    fn names_and_addresses_stand_for_accounts() {
        let known = accounts(&[("alice", "0xa"), ("bob", "0xb")]).expect("valid");
        for (text, address) in [("@alice", 10_u64), ("@bob", 11), ("0xc", 12)] {
            assert_eq!(known.find(text).expect("known"), Felt::from(address));
        }
        assert_eq!((known.shown(Felt::from(10)), known.short(Felt::from(12))), ("@alice 0xa".into(), "0xc".into()));
        assert!(said(known.find("@carol")).contains("`@carol` is no account"));
        for text in
            ["alice", "12", "0x", "0x0", "0xg", "", "0x800000000000000000000000000000000000000000000000000000000000000"]
        {
            assert!(said(known.find(text)).contains("is no account's address"), "{text}");
        }
    }

    #[test]
    fn bad_accounts_are_named() {
        for (name, text, words) in [
            ("alice", "10", "`accounts.alice` is `10`, which is no account's address"),
            ("alice", "0x0", "`accounts.alice` is `0x0`"),
            ("a b", "0x1", "`accounts.a b` cannot be the name"),
            ("", "0x1", "cannot be the name"),
        ] {
            assert!(said(accounts(&[(name, text)])).contains(words), "{name} {text}");
        }
    }

    #[test]
    fn who_may_is_anyone_or_a_list() {
        #[derive(Deserialize)]
        struct Holder {
            who: Who,
        }
        let who = |text: &str| toml::from_str::<Holder>(&format!("who = {text}")).map(|holder| holder.who);
        let known = accounts(&[("alice", "0xa")]).expect("valid");
        let allowed = |text: &str| known.allowed("provers", &who(text).expect("a list or a word"));
        assert_eq!(allowed("\"anyone\"").expect("valid"), Allowed::Anyone);
        let two = Allowed::Only(vec![Felt::from(10), Felt::from(11)]);
        assert_eq!(allowed("[\"@alice\", \"0xb\"]").expect("valid"), two);
        assert_eq!(known.list(&two), "@alice, 0xb");
        for (text, words) in [
            ("[]", "`provers` is empty"),
            ("[\"@bob\"]", "`provers`: `@bob` is no account"),
            ("[\"bob\"]", "`provers`: `bob` is no account's address"),
            ("[\"0x0\"]", "`provers`: `0x0`"),
            ("[\"@alice\", \"0x0a\"]", "`provers` names @alice twice"),
        ] {
            assert!(said(allowed(text)).contains(words), "{text}");
        }
        for text in ["\"nobody\"", "5", "[5]", "true"] {
            assert!(who(text).is_err(), "{text}");
        }
    }
}
