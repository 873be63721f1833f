//! A contract written by hand the way the macro writes one.

mod engine;
mod serve;
mod several;

use crate::rt::{self, Arguments, CallError, Contract, EntryKind, Map, Store, Value, VariableInfo};
use crate::sub_block::{Auth, Header, Transaction};
use crate::{Context, ContractAddress, Felt, felts};

use super::{Job, Limits};

pub(super) struct Purse {
    total: Value<u64>,
    balances: Map<ContractAddress, u64>,
    store: Store,
}

pub(super) struct Moved {
    to: ContractAddress,
    amount: u64,
}

impl rt::Event for Moved {
    const NAME: &'static str = "Moved";

    fn keys(&self) -> Vec<Felt> {
        vec![rt::felt(self.to)]
    }

    fn data(&self) -> Vec<Felt> {
        vec![rt::felt(self.amount)]
    }
}

impl Purse {
    fn constructor(&mut self, cx: &mut Context, supply: u64) {
        self.total.write(supply);
        self.balances.write(cx.caller(), supply);
    }

    fn transfer(&mut self, cx: &mut Context, to: ContractAddress, amount: u64) -> Result<(), &'static str> {
        let caller = cx.caller();
        let balance = self.balances.read(caller);
        self.balances.write_again(caller, rt::sub(balance, amount));
        self.balances.write(to, rt::add(self.balances.read(to), amount));
        cx.emit(Moved { to, amount });
        if amount == 13 { Err("Purse: unlucky") } else { Ok(()) }
    }

    /// Touches `count` cells.
    fn sweep(&mut self, count: u64) {
        for cell in 0..count {
            rt::tick();
            self.balances.read(ContractAddress::from(1_000 + cell));
        }
    }

    fn forever(&mut self) {
        loop {
            rt::tick();
        }
    }
}

impl Contract for Purse {
    const NAME: &'static str = "Purse";
    const FINGERPRINT: &'static str = "f00d";
    const VARIABLES: &'static [VariableInfo] = &[
        VariableInfo { name: "total", keys: 0, cells: 1, is_list: false },
        VariableInfo { name: "balances", keys: 1, cells: 1, is_list: false },
    ];

    fn attach(store: &Store) -> Self {
        Self { total: Value::new(store, 0), balances: Map::new(store, 1), store: store.clone() }
    }

    fn store(&self) -> &Store {
        &self.store
    }

    fn execute(
        &mut self,
        cx: &mut Context,
        kind: EntryKind,
        selector: &Felt,
        calldata: &[Felt],
    ) -> Result<Vec<Felt>, CallError> {
        let mut arguments = Arguments::new(calldata);
        let is = |name| *selector == felts::selector(name);
        match kind {
            EntryKind::Constructor => {
                let supply = arguments.next("supply")?;
                arguments.finish()?;
                self.constructor(cx, supply);
                Ok(Vec::new())
            }
            EntryKind::External if is("transfer") => {
                let (to, amount) = (arguments.next("to")?, arguments.next("amount")?);
                arguments.finish()?;
                self.transfer(cx, to, amount).map(|value| rt::encode(&value)).map_err(CallError::Reverted)
            }
            EntryKind::External if is("sweep") => {
                let count = arguments.next("count")?;
                arguments.finish()?;
                self.sweep(count);
                Ok(Vec::new())
            }
            EntryKind::External if is("forever") => {
                self.forever();
                Ok(Vec::new())
            }
            EntryKind::External if is("crash") => {
                std::panic::resume_unwind(Box::new("a bug"));
            }
            EntryKind::View if is("balance_of") => {
                let owner: ContractAddress = arguments.next("owner")?;
                arguments.finish()?;
                Ok(rt::encode(&self.balances.read(owner)))
            }
            _ => Err(CallError::UnknownSelector),
        }
    }
}

pub(super) const CONTRACT: Felt = Felt::from_hex_unchecked("0xc0");

pub(super) fn call(sender: u64, function: &str, calldata: &[u64]) -> Transaction {
    let calldata = calldata.iter().map(|value| Felt::from(*value)).collect();
    Transaction::of_batcher(Felt::from(sender), CONTRACT, function, calldata)
}

pub(super) fn job(transactions: Vec<Transaction>) -> Job {
    let header = Header { number: 1, timestamp: 5, ..Header::default() };
    Job {
        header,
        contracts: vec![CONTRACT],
        auth: Auth::Batcher,
        settle_within: 0,
        transactions,
        limits: Limits::default(),
        emits_events: false,
    }
}
