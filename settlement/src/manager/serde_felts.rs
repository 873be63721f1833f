//! Reading Cairo's Serde: felts in order, each of the range its type has.

use starknet_types_core::felt::Felt;

use crate::error::SettlementError;

/// Takes values one after the other out of an answer.
pub(super) struct Felts<'a> {
    what: String,
    rest: std::slice::Iter<'a, Felt>,
}

impl<'a> Felts<'a> {
    pub(super) fn new(what: impl Into<String>, felts: &'a [Felt]) -> Self {
        Self { what: what.into(), rest: felts.iter() }
    }

    pub(super) fn felt(&mut self) -> Result<Felt, SettlementError> {
        match self.rest.next() {
            Some(felt) => Ok(*felt),
            None => Err(self.wrong("too few felts".to_owned())),
        }
    }

    pub(super) fn u64(&mut self) -> Result<u64, SettlementError> {
        let felt = self.felt()?;
        u64::try_from(felt).map_err(|_| self.wrong(format!("{felt:#x} is not a u64")))
    }

    pub(super) fn u32(&mut self) -> Result<u32, SettlementError> {
        let felt = self.felt()?;
        u32::try_from(felt).map_err(|_| self.wrong(format!("{felt:#x} is not a u32")))
    }

    pub(super) fn bool(&mut self) -> Result<bool, SettlementError> {
        let felt = self.felt()?;
        if felt == Felt::ZERO || felt == Felt::ONE {
            return Ok(felt == Felt::ONE);
        }
        Err(self.wrong(format!("{felt:#x} is not a bool")))
    }

    /// A length, and as many felts.
    pub(super) fn span(&mut self) -> Result<Vec<Felt>, SettlementError> {
        let length = self.u32()?;
        (0..length).map(|_| self.felt()).collect()
    }

    /// Nothing may follow.
    pub(super) fn end(self) -> Result<(), SettlementError> {
        let left = self.rest.len();
        if left == 0 { Ok(()) } else { Err(self.wrong(format!("{left} felts too many"))) }
    }

    fn wrong(&self, reason: String) -> SettlementError {
        SettlementError::Answer { what: self.what.clone(), reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_defect_is_named() {
        let felts = [Felt::from(5), Felt::from(u64::MAX), Felt::from(2)];
        let mut read = Felts::new("reading", &felts);
        assert_eq!(read.u32().ok(), Some(5));
        assert!(read.u32().is_err_and(|e| e.to_string().contains("is not a u32")));
        assert!(read.bool().is_err_and(|e| e.to_string().contains("is not a bool")));
        assert!(read.felt().is_err_and(|e| e.to_string().contains("too few")));
        assert!(Felts::new("reading", &felts).end().is_err_and(|e| e.to_string().contains("3 felts too many")));
        assert!(Felts::new("reading", &[Felt::MAX]).u64().is_err());
        assert_eq!(Felts::new("reading", &[Felt::ONE, Felt::TWO]).span().ok(), Some(vec![Felt::TWO]));
        assert!(Felts::new("reading", &[Felt::from(u32::MAX), Felt::TWO]).span().is_err());
    }
}
