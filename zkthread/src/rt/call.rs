//! The seam between a contract and whoever calls it.

use super::codec::{Decode, DecodeError, Felts};
use super::store::{Store, VariableInfo};
use crate::{Context, Felt};

/// A contract, as the macro writes it.
pub trait Contract: Sized {
    /// Name of the storage struct.
    const NAME: &'static str;
    /// Fingerprint of the description this was compiled from.
    const FINGERPRINT: &'static str;
    /// The storage fields in declared order.
    const VARIABLES: &'static [VariableInfo];

    /// The contract over a store.
    fn attach(store: &Store) -> Self;

    /// The store it was attached to.
    fn store(&self) -> &Store;

    /// Decodes the arguments, calls a function and encodes what it returns. A fault unwinds.
    ///
    /// # Errors
    /// [`CallError`]; only [`CallError::Reverted`] has run contract code.
    fn execute(
        &mut self,
        cx: &mut Context,
        kind: EntryKind,
        selector: &Felt,
        calldata: &[Felt],
    ) -> Result<Vec<Felt>, CallError>;
}

/// A contract as data: what a host needs to run it.
#[derive(Clone, Copy, Debug)]
pub struct ContractType {
    /// [`Contract::NAME`]
    pub name: &'static str,
    /// [`Contract::FINGERPRINT`]
    pub fingerprint: &'static str,
    /// [`Contract::VARIABLES`]
    pub variables: &'static [VariableInfo],
    /// [`Contract::execute`] of the contract over a store.
    pub(crate) execute: Execute,
}

pub(crate) type Execute = fn(&Store, &mut Context, EntryKind, &Felt, &[Felt]) -> Result<Vec<Felt>, CallError>;

impl ContractType {
    /// That of a contract.
    pub const fn of<C: Contract>() -> Self {
        Self { name: C::NAME, fingerprint: C::FINGERPRINT, variables: C::VARIABLES, execute: execute::<C> }
    }
}

fn execute<C: Contract>(
    store: &Store,
    cx: &mut Context,
    kind: EntryKind,
    selector: &Felt,
    calldata: &[Felt],
) -> Result<Vec<Felt>, CallError> {
    C::attach(store).execute(cx, kind, selector, calldata)
}

/// The kinds of functions that can be called from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// Runs once, at deployment; its selector is not looked at.
    Constructor,
    /// A transaction may call it.
    External,
    /// Read-only.
    View,
}

/// Why a call did not return a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// The contract has no such function of this kind.
    #[error("the contract has no function with this selector")]
    UnknownSelector,
    /// The calldata is not the function's arguments.
    #[error("{0}")]
    Arguments(String),
    /// The function returned an error of the contract: its short string.
    #[error("reverted: {0}")]
    Reverted(&'static str),
}

/// An event of a contract.
pub trait Event {
    /// Name in the source.
    const NAME: &'static str;
    /// The felts of the `#[key]` fields in declared order.
    fn keys(&self) -> Vec<Felt>;
    /// The felts of the other fields in declared order.
    fn data(&self) -> Vec<Felt>;
}

/// The error enum of a contract.
pub trait ContractError {
    /// The short string a transaction reverts with: at most 31 ASCII characters.
    fn message(&self) -> &'static str;
}

/// Reads calldata argument by argument.
#[derive(Debug)]
pub struct Arguments<'a>(Felts<'a>);

impl<'a> Arguments<'a> {
    /// Starts at the first argument.
    pub fn new(calldata: &'a [Felt]) -> Self {
        Self(Felts::new(calldata))
    }

    /// The next argument.
    ///
    /// # Errors
    /// [`CallError::Arguments`] when there is none, or the felts are no value of the type.
    #[allow(clippy::should_implement_trait)]
    pub fn next<T: Decode>(&mut self, name: &str) -> Result<T, CallError> {
        let none_left = self.0.left() == 0;
        self.0.value().map_err(|error| {
            CallError::Arguments(match error {
                DecodeError::End if none_left => format!("argument `{name}` is missing"),
                error => format!("argument `{name}`: {error}"),
            })
        })
    }

    /// Ends the arguments.
    ///
    /// # Errors
    /// [`CallError::Arguments`] when calldata is left over.
    pub fn finish(self) -> Result<(), CallError> {
        match self.0.left() {
            0 => Ok(()),
            left => Err(CallError::Arguments(format!("{left} felts of calldata are left over"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(calldata: &[Felt]) -> Result<(u8, bool), CallError> {
        let mut arguments = Arguments::new(calldata);
        let pair = (arguments.next("amount")?, arguments.next("flag")?);
        arguments.finish()?;
        Ok(pair)
    }

    #[test]
    fn calldata_is_read_exactly() {
        let felts = |values: &[u64]| values.iter().map(|v| Felt::from(*v)).collect::<Vec<_>>();
        assert_eq!(pair(&felts(&[7, 1])), Ok((7, true)));
        let message = |values: &[u64]| pair(&felts(values)).map_err(|e| e.to_string());
        assert_eq!(message(&[7]), Err("argument `flag` is missing".into()));
        let mut short = Arguments(Felts::new(&[Felt::ONE]));
        let error = short.next::<[u8; 2]>("pair").map_err(|e| e.to_string());
        assert_eq!(error, Err("argument `pair`: the calldata ends too early".into()));
        assert_eq!(message(&[256, 1]), Err("argument `amount`: 0x100 is out of range for u8".into()));
        assert_eq!(message(&[7, 1, 0, 0]), Err("2 felts of calldata are left over".into()));
    }
}
