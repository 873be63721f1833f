//! Who signs: an account's address and private key. The key never appears in debug output, errors or events.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Deserialize;
use starknet_rust::signers::SigningKey;
use starknet_types_core::felt::Felt;

use crate::error::SettlementError;

const ADDRESS_VARIABLE: &str = "STARKNET_ACCOUNT_ADDRESS";
const KEY_VARIABLE: &str = "STARKNET_PRIVATE_KEY";

/// An account's address and private key.
#[derive(Clone)]
pub struct Credentials {
    address: Felt,
    private_key: Felt,
}

impl Credentials {
    /// From their values.
    pub fn new(address: Felt, private_key: Felt) -> Self {
        Self { address, private_key }
    }

    /// From `STARKNET_ACCOUNT_ADDRESS` and `STARKNET_PRIVATE_KEY`; none when neither is set.
    pub fn from_env() -> Result<Option<Self>, SettlementError> {
        let read = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self::from_texts(read(ADDRESS_VARIABLE), read(KEY_VARIABLE))
    }

    fn from_texts(address: Option<String>, key: Option<String>) -> Result<Option<Self>, SettlementError> {
        let unset = |name: &str| SettlementError::Credentials { reason: format!("{name} is not set") };
        match (address, key) {
            (None, None) => Ok(None),
            (None, Some(_)) => Err(unset(ADDRESS_VARIABLE)),
            (Some(_), None) => Err(unset(KEY_VARIABLE)),
            (Some(address), Some(key)) => {
                Ok(Some(Self { address: parse(ADDRESS_VARIABLE, &address)?, private_key: parse(KEY_VARIABLE, &key)? }))
            }
        }
    }

    /// From an accounts file of Starknet Foundry's sncast: the account `name` of the chain with this id.
    pub fn from_sncast(path: &Path, chain_id: &str, name: &str) -> Result<Self, SettlementError> {
        let text =
            std::fs::read_to_string(path).map_err(|error| SettlementError::File { path: path.to_owned(), error })?;
        Self::from_sncast_text(&text, chain_id, name)
            .map_err(|reason| SettlementError::Credentials { reason: format!("{}: {reason}", path.display()) })
    }

    fn from_sncast_text(text: &str, chain_id: &str, name: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct SncastAccount {
            address: Option<String>,
            private_key: Option<String>,
        }
        let network = match chain_id {
            "SN_MAIN" => "alpha-mainnet",
            "SN_SEPOLIA" => "alpha-sepolia",
            other => other,
        };
        // serde_json's own message may quote the text around the defect, and with it a key.
        let mut networks: BTreeMap<String, BTreeMap<String, SncastAccount>> =
            serde_json::from_str(text).map_err(|error| {
                format!("not an accounts file of sncast (line {}, column {})", error.line(), error.column())
            })?;
        let mut accounts = networks.remove(network).ok_or_else(|| format!("no accounts of network '{network}'"))?;
        let account = accounts.remove(name).ok_or_else(|| {
            format!("no account '{name}' of network '{network}'; there is: {}", list(accounts.keys()))
        })?;
        let field = |value: Option<String>, field: &str| {
            let value = value.ok_or_else(|| format!("account '{name}' has no {field}"))?;
            parse(field, &value).map_err(|_| format!("the {field} of account '{name}' is not a felt"))
        };
        Ok(Self {
            address: field(account.address, "address")?,
            private_key: field(account.private_key, "private_key")?,
        })
    }

    /// The account's address.
    pub fn address(&self) -> Felt {
        self.address
    }

    pub(crate) fn signing_key(&self) -> SigningKey {
        SigningKey::from_secret_scalar(self.private_key)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("address", &format_args!("{:#x}", self.address)).finish_non_exhaustive()
    }
}

fn parse(what: &str, text: &str) -> Result<Felt, SettlementError> {
    let text = text.trim();
    let felt = if text.starts_with("0x") { Felt::from_hex(text).ok() } else { Felt::from_dec_str(text).ok() };
    felt.ok_or_else(|| SettlementError::Credentials { reason: format!("{what} is not a felt") })
}

fn list<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names: Vec<_> = names.map(String::as_str).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"alpha-sepolia": {
        "alice": {"address": "0x10", "private_key": "0xbeef", "deployed": true, "type": "open_zeppelin"},
        "ledger": {"address": "0x11"}}}"#;

    #[test]
    fn debug_never_shows_the_key() {
        let text = format!("{:?}", Credentials::new(Felt::from(0x10), Felt::from(0xbeef)));
        assert!(text.contains("0x10") && !text.contains("beef") && !text.contains("48879"), "{text}");
    }

    #[test]
    fn half_an_account_in_the_environment_is_refused() {
        let text = |text: &str| Some(text.to_owned());
        assert!(Credentials::from_texts(None, None).is_ok_and(|found| found.is_none()));
        let both = Credentials::from_texts(text("0x10"), text("12")).ok().flatten();
        assert!(both.is_some_and(|found| found.address == Felt::from(16) && found.private_key == Felt::from(12)));
        for (address, key, message) in [
            (None, text("1"), "STARKNET_ACCOUNT_ADDRESS is not set"),
            (text("1"), None, "STARKNET_PRIVATE_KEY is not set"),
            (text("1"), text("secret"), "STARKNET_PRIVATE_KEY is not a felt"),
        ] {
            let error = Credentials::from_texts(address, key).expect_err("refused").to_string();
            assert!(error.contains(message) && !error.contains("secret"), "{error}");
        }
    }

    #[test]
    fn sncast_files_are_read_or_named() {
        let alice = Credentials::from_sncast_text(FILE, "SN_SEPOLIA", "alice");
        assert!(alice.is_ok_and(|found| found.address == Felt::from(16) && found.private_key == Felt::from(0xbeef)));
        for (text, chain, name, message) in [
            (FILE, "SN_MAIN", "alice", "no accounts of network 'alpha-mainnet'"),
            (FILE, "SN_SEPOLIA", "bob", "no account 'bob' of network 'alpha-sepolia'; there is: alice, ledger"),
            (FILE, "SN_SEPOLIA", "ledger", "has no private_key"),
            ("{\"0xbeef\": 1}", "SN_SEPOLIA", "alice", "not an accounts file"),
        ] {
            let error = Credentials::from_sncast_text(text, chain, name).expect_err("refused");
            assert!(error.contains(message), "{error}");
        }
    }
}
