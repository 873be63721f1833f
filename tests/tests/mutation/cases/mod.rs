//! The soundness suite of the thread program: every lie has a name, the check that it attacks and how it forges. What a lie does not touch is right, so
//! only that check stands in its way.

mod calls;
mod hints;
mod input;
mod rows;
mod signed;

use zkthread::sub_block::Auth;

use crate::forged::Forged;
use crate::honest::{Honest, honest};

/// What the program does with a lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// It panics with this name.
    Refused(&'static str),
    /// It takes it, and these felts of its output tell it to the manager, which refuses.
    Carried(&'static [usize]),
}

/// A lie.
pub struct Case {
    pub name: String,
    pub expected: Expected,
    /// Too long a run to be made for every mutant: made for those of its own check.
    pub is_long: bool,
    forge: Forge,
}

/// Tells the lie.
type Forge = Box<dyn Fn(&Honest, &mut Forged) + Send + Sync>;

impl Case {
    /// The hostile input.
    pub fn felts(&self, auth: Auth) -> Vec<zkthread::Felt> {
        let honest = honest(auth);
        let mut forged = honest.input.clone();
        (self.forge)(honest, &mut forged);
        forged.felts()
    }
}

/// The table, as it is written down.
#[derive(Default)]
pub struct Table {
    pub cases: Vec<Case>,
}

impl Table {
    fn refused(
        &mut self,
        named: &'static str,
        name: impl Into<String>,
        forge: impl Fn(&Honest, &mut Forged) + Send + Sync + 'static,
    ) {
        self.add(Expected::Refused(named), name.into(), forge);
    }

    fn carried(
        &mut self,
        places: &'static [usize],
        name: impl Into<String>,
        forge: impl Fn(&Honest, &mut Forged) + Send + Sync + 'static,
    ) {
        self.add(Expected::Carried(places), name.into(), forge);
    }

    fn add(&mut self, expected: Expected, name: String, forge: impl Fn(&Honest, &mut Forged) + Send + Sync + 'static) {
        assert!(self.cases.iter().all(|case| case.name != name), "{name} twice");
        self.cases.push(Case { name, expected, is_long: false, forge: Box::new(forge) });
    }
}

/// The suite for programs of a scheme.
pub fn table(auth: Auth) -> Vec<Case> {
    let mut table = Table::default();
    input::add(&mut table, auth);
    rows::add(&mut table, auth);
    calls::add(&mut table, auth);
    if auth == Auth::Signature {
        signed::add(&mut table);
        hints::add(&mut table);
    }
    table.cases
}
