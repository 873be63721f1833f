//! The honest sub-block that all lies begin with, and what is where in it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use zkthread::host::{Job, Limits, execute};
use zkthread::keys::authorized_cells;
use zkthread::rt::ContractType;
use zkthread::sub_block::{Auth, Authorization, Call, EntryPoint, SubBlock, Transaction};
use zkthread::{Felt, felts};
use zkthread_ir::VariableId;

use crate::forged::Forged;
use crate::guarded::guard::Guard;
use crate::guarded::purse::Purse;
use crate::mutants::SOURCE;
use crate::thread_program::{Cells, constructed_at, contract_address, header, thread};

pub const PURSE: usize = 0;
pub const GUARD: usize = 1;

/// When transactions must have settled, and until when keys are valid: after the sub-block's timestamp.
pub const DEADLINE: u64 = 1_790_000_500;
pub const EXPIRES: u64 = 1_790_000_900;

/// A sub-block as the native run made it.
pub struct Honest {
    pub sub_block: SubBlock,
    pub input: Forged,
    /// Numbers of variables by contract and field: of the value, and of a list's elements.
    numbers: BTreeMap<(usize, String), [usize; 2]>,
}

/// The private key of a number.
pub fn private_key(number: u64) -> Felt {
    Felt::from(0x5ec2e7_u64 + number)
}

/// The public key of a number. Each account has the key of its own number; account 1 also has number 9, account 4 also number 2.
pub fn public_key(number: u64) -> Felt {
    zkthread::signature::public_key(&private_key(number)).unwrap()
}

/// What key number 2 may call.
pub fn scope() -> Vec<EntryPoint> {
    let entry_point =
        |function: &str| EntryPoint { contract: contract_address(PURSE), selector: felts::selector(function) };
    vec![entry_point("allow"), entry_point("pay")]
}

/// Sender, its key's number, whether all calls are one, and the calls: contract, function, calldata.
type Plan = (u64, u64, bool, Vec<(usize, &'static str, Vec<Felt>)>);

fn plans() -> Vec<Plan> {
    let felts = |values: &[u64]| values.iter().map(|value| Felt::from(*value)).collect::<Vec<_>>();
    let short = |text: &str| felts::short_string(text).unwrap();
    // Title, tags, numbers, a loud mood, a time.
    let note = |tag: u64| [felts(&[0]), vec![short("note")], felts(&[4, 2, tag, 6, 1, 7, 1, 3, 0, 9])].concat();
    vec![
        // First, so that runs on lies about it are short.
        (4, 4, true, vec![(GUARD, "seen", felts(&[4, 5]))]),
        (1, 1, true, vec![(PURSE, "pay", felts(&[2, 10])), (PURSE, "pay", felts(&[3, 1]))]),
        (2, 2, true, vec![(PURSE, "pay", felts(&[6, 4]))]),
        // More than there is.
        (3, 3, true, vec![(PURSE, "pay", felts(&[2, 1000]))]),
        (2, 2, false, vec![(PURSE, "allow", felts(&[5, 6])), (PURSE, "allow", felts(&[7, 8]))]),
        (3, 3, true, vec![(PURSE, "allow", felts(&[5, 9]))]),
        (2, 2, true, vec![(PURSE, "allow", vec![public_key(2), Felt::ONE])]),
        (1, 9, true, vec![(PURSE, "set", vec![Felt::ONE, short("mark")]), (PURSE, "note", note(5))]),
        (1, 1, true, vec![(PURSE, "note", note(8))]),
        (3, 3, true, vec![(PURSE, "flood", felts(&[2, 0]))]),
        (4, 2, true, vec![(PURSE, "pay", felts(&[1, 0]))]),
    ]
}

/// The sub-block of a scheme.
pub fn honest(auth: Auth) -> &'static Honest {
    static SIGNED: OnceLock<Honest> = OnceLock::new();
    static BATCHED: OnceLock<Honest> = OnceLock::new();
    let cell = match auth {
        Auth::Signature => &SIGNED,
        Auth::Batcher => &BATCHED,
    };
    cell.get_or_init(|| Honest::new(auth))
}

fn storage(contracts: &[ContractType]) -> Cells {
    let mut cells = constructed_at(contracts, PURSE, 1, &[contract_address(GUARD), Felt::from(500)]);
    for (account, balance) in [(2_u64, 5_u64), (3, 20)] {
        let address = felts::storage_address("balances", &[account.into()]);
        cells.insert((contract_address(PURSE), address), balance.into());
    }
    for (account, number) in [(1_u64, 1), (1, 9), (2, 2), (3, 3), (4, 4), (4, 2)] {
        let scope = if number == 2 { scope() } else { vec![] };
        for (address, value) in authorized_cells(&account.into(), &public_key(number), EXPIRES, &scope) {
            cells.insert((contract_address(PURSE), address), value);
        }
    }
    cells
}

fn numbers() -> BTreeMap<(usize, String), [usize; 2]> {
    let thread = thread(SOURCE);
    let mut numbers = BTreeMap::new();
    for (position, part) in thread.parts.iter().enumerate() {
        for id in part.storage.clone() {
            let both = [false, true].map(|is_element| thread.variable_number(VariableId(id), is_element));
            numbers.insert((position, thread.merged.storage[id].name.clone()), both);
        }
    }
    numbers
}

/// The native run, without limits.
fn run_natively(auth: Auth, contracts: &[ContractType], storage: &Cells, transactions: Vec<Transaction>) -> SubBlock {
    let limits = Limits {
        max_entries: 1_000,
        max_transactions: 1_000,
        max_l2_gas: u64::MAX,
        max_l2_steps: u64::MAX,
        max_steps: u64::MAX,
        max_permutations: u64::MAX,
        max_settle_calldata_felts: u64::MAX,
        max_events: u64::MAX,
    };
    let job = Job {
        header: header(),
        contracts: (0..contracts.len()).map(contract_address).collect(),
        auth,
        settle_within: 0,
        transactions,
        limits,
        emits_events: false,
    };
    let built = execute(contracts, &job, Box::new(storage.clone())).unwrap();
    assert_eq!(built.sealed_by, None);
    built.sub_block
}

impl Honest {
    fn new(auth: Auth) -> Self {
        let contracts = [ContractType::of::<Purse>(), ContractType::of::<Guard>()];
        let mut transactions: Vec<Transaction> = Vec::new();
        let mut nonces = BTreeMap::<u64, u64>::new();
        let mut signers = BTreeMap::new();
        for (sender, number, is_atomic, calls) in plans() {
            signers.insert(public_key(number), private_key(number));
            let calls = calls.into_iter().map(|(position, function, calldata)| Call {
                contract: contract_address(position),
                function: function.to_owned(),
                calldata,
            });
            if auth == Auth::Batcher {
                transactions.extend(calls.map(|call| Transaction {
                    sender: sender.into(),
                    nonce: 7,
                    calls: vec![call],
                    authorization: None,
                }));
                continue;
            }
            let nonce = nonces.entry(sender).or_default();
            let authorization = Authorization {
                public_key: public_key(number),
                deadline: DEADLINE,
                is_atomic,
                signature: Default::default(),
            };
            let mut transaction = Transaction {
                sender: sender.into(),
                nonce: *nonce,
                calls: calls.collect(),
                authorization: Some(authorization),
            };
            let message = zkthread::typed_data::transaction_hash(&header(), &transaction);
            let signature = zkthread::signature::sign(&private_key(number), &message).unwrap();
            transaction.authorization.as_mut().unwrap().signature = signature;
            transactions.push(transaction);
            *nonce += 1;
        }
        let storage = storage(&contracts);
        let sub_block = run_natively(auth, &contracts, &storage, transactions);
        let faults: Vec<_> = sub_block.receipts.iter().filter_map(|receipt| receipt.fault()).collect();
        assert_eq!(faults, ["Purse: insufficient"]);
        let input = Forged::honest(&sub_block, |public_key| signers[public_key]);
        Self { sub_block, input, numbers: numbers() }
    }

    /// The number of a contract's storage field; that of its elements when they are asked for.
    pub fn number(&self, contract: usize, field: &str, elements: bool) -> usize {
        self.numbers[&(contract, field.to_owned())][usize::from(elements)]
    }

    /// The numbers of nonces and of keys.
    pub fn authority(&self) -> [usize; 2] {
        [2 * self.numbers.len(), 2 * self.numbers.len() + 1]
    }

    /// Position in the table of the row of a number and keys.
    pub fn row(&self, number: usize, keys: &[Felt]) -> usize {
        self.sub_block.rows.iter().position(|row| row.variable == number && row.keys == keys).unwrap()
    }

    /// Position in the table of the row of a field of the purse.
    pub fn field(&self, field: &str, keys: &[u64]) -> usize {
        let keys: Vec<Felt> = keys.iter().map(|key| Felt::from(*key)).collect();
        self.row(self.number(PURSE, field, false), &keys)
    }

    /// The index of a row: how many cells stand before it.
    pub fn index(&self, row: usize) -> Felt {
        self.sub_block.rows[..row].iter().map(|row| row.old.len()).sum::<usize>().into()
    }

    /// The first place in the witness that names a row.
    pub fn naming(&self, row: usize) -> usize {
        let index = self.index(row);
        self.sub_block.witness.iter().position(|named| Felt::from(*named) == index).unwrap()
    }

    /// The place of the first old cell in a row of the input.
    pub fn olds(&self, row: usize) -> usize {
        1 + self.sub_block.rows[row].keys.len()
    }

    /// Position in the table of the row of an account's key, by its number.
    pub fn key(&self, account: u64, number: u64) -> usize {
        self.row(self.authority()[1], &[account.into(), public_key(number)])
    }

    /// What a signed transaction has of the witness: first its nonce, then its key.
    pub fn segment(&self, transaction: usize) -> Range<usize> {
        let nonces = self.authority()[0];
        let rows = &self.sub_block.rows;
        let indices: Vec<Felt> =
            (0..rows.len()).filter(|row| rows[*row].variable == nonces).map(|row| self.index(row)).collect();
        let witness = &self.sub_block.witness;
        let mut starts: Vec<usize> =
            (0..witness.len()).filter(|at| indices.contains(&Felt::from(witness[*at]))).collect();
        assert_eq!(starts.len(), self.sub_block.transactions.len());
        starts.push(witness.len());
        starts[transaction]..starts[transaction + 1]
    }

    /// Gives a key's row other keys, and moves it where its address belongs.
    pub fn rekey(&self, input: &mut Forged, row: usize, keys: &[Felt]) {
        let rows = &self.sub_block.rows;
        input.rows[row][1..=keys.len()].copy_from_slice(keys);
        let address = felts::storage_address(zkthread::keys::KEYS, keys);
        let place = |at: usize| match at == row {
            true => (PURSE, address),
            false => (rows[at].contract, rows[at].address),
        };
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|at| place(*at));
        let mut next = 0;
        let mut indices = BTreeMap::new();
        for at in &order {
            indices.insert(self.index(*at), Felt::from(next));
            next += rows[*at].old.len();
        }
        input.rows = order.iter().map(|at| input.rows[*at].clone()).collect();
        input.witness.iter_mut().for_each(|index| *index = indices[index]);
    }

    /// The first transaction that calls a function, and the call's position in it.
    pub fn call(&self, function: &str) -> (usize, usize) {
        let calls = |(at, transaction): (usize, &Transaction)| {
            transaction.calls.iter().position(|call| call.function == function).map(|call| (at, call))
        };
        self.sub_block.transactions.iter().enumerate().find_map(calls).unwrap()
    }
}
