//! The constructors' own arguments, as `[constructor]` of `zkthread.toml` gives them.

use serde_json::json;
use starknet_types_core::felt::Felt;
use zkthread_batcher::transactions::{ArgumentError, ValueError, encode_constructor};
use zkthread_ir::Contract;

use crate::accounts::Accounts;
use crate::error::{Error, Result};
use crate::project::{MANIFEST, Project};

/// The arguments of all contracts of a thread.
#[derive(Clone, Copy, Debug)]
pub struct Constructors<'a> {
    arguments: &'a toml::Table,
    accounts: &'a Accounts,
    contracts: &'a [Contract],
}

impl<'a> Constructors<'a> {
    /// Those of a project, for these contracts; checks that each fits.
    ///
    /// # Errors
    /// When an argument is of no contract, is missing, unknown or out of range, or names a contract that is not there yet.
    pub fn check(project: &'a Project, contracts: &'a [Contract]) -> Result<Self> {
        let constructors = Self { arguments: &project.manifest.constructor, accounts: &project.accounts, contracts };
        constructors.check_names()?;
        // Which addresses they get makes no difference to whether they fit.
        let placed: Vec<Felt> = (1..=contracts.len()).map(Felt::from).collect();
        (0..contracts.len()).try_for_each(|position| constructors.calldata(position, &placed).map(drop))?;
        Ok(constructors)
    }

    /// The arguments of the contract at a position, as calldata; `placed` are the addresses of those before it, or of all.
    ///
    /// # Errors
    /// As [`Constructors::check`].
    pub fn calldata(&self, position: usize, placed: &[Felt]) -> Result<Vec<Felt>> {
        self.encode(position, placed).map_err(|error| {
            if let Some(error) = self.too_early(position, &error) {
                return error;
            }
            let help = error.help().unwrap_or_else(|| format!("{} gives it its arguments", self.section(position)));
            Error::usage(format!("{MANIFEST}: {error}")).help(help)
        })
    }

    /// When it was the address of a contract that is deployed later: says so.
    fn too_early(&self, position: usize, error: &ArgumentError) -> Option<Error> {
        let ArgumentError::Value { error, .. } = error else { return None };
        let ValueError::NotPlaced { path, name, .. } = &**error else { return None };
        let own = self.contracts.get(position)?;
        let named = self.contracts.iter().find(|contract| contract.name == *name)?;
        let error = Error::usage(format!("{MANIFEST}: `{path}`: `{name}` does not stand before `{}`", own.name));
        Some(if named.name == own.name {
            error.help("a contract's own address is `cx.contract_address()`")
        } else {
            error.help("change the order of `contracts` in zkthread.toml, or give the address in a transaction later")
        })
    }

    /// As [`Constructors::calldata`], with the batcher's own error.
    ///
    /// # Errors
    /// [`ArgumentError`]
    pub fn encode(&self, position: usize, placed: &[Felt]) -> std::result::Result<Vec<Felt>, ArgumentError> {
        let own = match self.contracts {
            [_] => Some(self.arguments),
            several => {
                let own = several.get(position).and_then(|contract| self.arguments.get(&contract.name));
                own.and_then(toml::Value::as_table)
            }
        };
        let arguments = own.and_then(|own| serde_json::to_value(own).ok()).unwrap_or_else(|| json!({}));
        encode_constructor(self.contracts, position, placed, &self.accounts.pairs(), &arguments)
    }

    /// The section of the manifest with the arguments of the contract at a position: `[constructor.World]`.
    pub fn section(&self, position: usize) -> String {
        match (self.contracts, self.contracts.get(position)) {
            ([_], _) | (_, None) => "[constructor]".to_owned(),
            (_, Some(contract)) => format!("[constructor.{}]", contract.name),
        }
    }

    /// That each argument is in the section of a contract, when there are several.
    fn check_names(&self) -> Result<()> {
        let [first, _, ..] = self.contracts else { return Ok(()) };
        let sections: Vec<String> = (0..self.contracts.len()).map(|position| self.section(position)).collect();
        for (name, value) in self.arguments {
            let error = match (self.contracts.iter().any(|contract| contract.name == *name), value.is_table()) {
                (true, true) => continue,
                (true, false) => Error::usage(format!("{MANIFEST}: `constructor.{name}` is not a table"))
                    .help(format!("the arguments of `{name}` stand by name below [constructor.{name}]")),
                (false, true) => Error::usage(format!("{MANIFEST}: [constructor.{name}] is of no contract"))
                    .help(format!("the thread's contracts have {}", sections.join(", "))),
                (false, false) => Error::usage(format!("{MANIFEST}: `constructor.{name}` is of no contract")).help(
                    format!("a thread of several contracts has a section for each, as [constructor.{}]", first.name),
                ),
            };
            return Err(error);
        }
        Ok(())
    }
}
