//! The program's input in parts, to lie about one. What a lie does not touch stays right: lengths are told as they are, and
//! transactions are signed as they have become, unless the lie is about that.

use zkthread::Felt;
use zkthread::felts::{poseidon, selector, short_string};
use zkthread::signature::{Signature, hints, sign};
use zkthread::sub_block::{Auth, SubBlock};

use crate::forged_hints;

/// A call of a transaction.
#[derive(Clone, Debug)]
pub struct Call {
    pub position: Felt,
    /// The function's selector, or its tag where the batcher is believed.
    pub function: Felt,
    pub calldata: Vec<Felt>,
    /// What is added to the length that the input tells.
    pub n_calldata: Felt,
}

/// A transaction. What only signed ones have is not looked at in others.
#[derive(Clone, Debug)]
pub struct Transaction {
    pub sender: Felt,
    pub nonce: Felt,
    pub public_key: Felt,
    pub deadline: Felt,
    pub is_atomic: Felt,
    /// contract, selector, contract, selector, ..
    pub scope: Vec<Felt>,
    pub calls: Vec<Call>,
    pub signature: Signature,
    pub hints: Vec<Felt>,
    /// What is added to the lengths that the input tells.
    pub n_scope: Felt,
    pub n_calls: Felt,
    /// The key that signs it anew before it is told; none when it stays signed as it was.
    pub signer: Option<Felt>,
}

/// The program's input.
#[derive(Clone, Debug)]
pub struct Forged {
    pub auth: Auth,
    /// chain, manager, thread, number, parent, timestamp
    pub header: Vec<Felt>,
    pub contracts: Vec<Felt>,
    /// variable, ..keys, ..olds
    pub rows: Vec<Vec<Felt>>,
    pub witness: Vec<Felt>,
    pub transactions: Vec<Transaction>,
    /// What is added to the lengths that the input tells.
    pub n_contracts: Felt,
    pub n_rows: Felt,
    pub n_witness: Felt,
    pub n_transactions: Felt,
    /// Felts behind the last transaction.
    pub rest: Vec<Felt>,
    /// How many felts are missing at the end.
    pub missing: usize,
    /// Signed transactions get hints anew, as right as they can be for what has become of them.
    pub has_new_hints: bool,
}

impl Forged {
    /// What the native run made of transactions that `signer` signs for.
    pub fn honest(sub_block: &SubBlock, signer: impl Fn(&Felt) -> Felt) -> Self {
        let header = &sub_block.header;
        let position = |contract: &Felt| sub_block.contracts.iter().position(|other| other == contract).unwrap();
        let mut transactions = Vec::new();
        for (at, transaction) in sub_block.transactions.iter().enumerate() {
            let call = |call: &zkthread::sub_block::Call| Call {
                position: position(&call.contract).into(),
                function: match sub_block.auth {
                    Auth::Signature => selector(&call.function),
                    Auth::Batcher => zkthread::felts::tag(&call.function).into(),
                },
                calldata: call.calldata.clone(),
                n_calldata: Felt::ZERO,
            };
            let signed = transaction.authorization.as_ref();
            let scope = sub_block.scopes.get(at).into_iter().flatten();
            transactions.push(Transaction {
                sender: transaction.sender,
                nonce: transaction.nonce.into(),
                public_key: signed.map(|signed| signed.public_key).unwrap_or_default(),
                deadline: signed.map(|signed| signed.deadline.into()).unwrap_or_default(),
                is_atomic: signed.map(|signed| signed.is_atomic.into()).unwrap_or_default(),
                scope: scope.flat_map(|entry_point| [entry_point.contract, entry_point.selector]).collect(),
                calls: transaction.calls.iter().map(call).collect(),
                signature: signed.map(|signed| signed.signature).unwrap_or_default(),
                hints: Vec::new(),
                n_scope: Felt::ZERO,
                n_calls: Felt::ZERO,
                signer: signed.map(|signed| signer(&signed.public_key)),
            });
        }
        let forged = Self {
            auth: sub_block.auth,
            header: vec![
                header.chain_id,
                header.manager,
                header.thread_id,
                header.number.into(),
                header.parent,
                header.timestamp.into(),
            ],
            contracts: sub_block.contracts.clone(),
            rows: sub_block
                .rows
                .iter()
                .map(|row| [&[row.variable.into()], row.keys.as_slice(), &row.old].concat())
                .collect(),
            witness: sub_block.witness.iter().map(|index| Felt::from(*index)).collect(),
            transactions,
            n_contracts: Felt::ZERO,
            n_rows: Felt::ZERO,
            n_witness: Felt::ZERO,
            n_transactions: Felt::ZERO,
            rest: Vec::new(),
            missing: 0,
            has_new_hints: false,
        };
        assert_eq!(forged.felts(), sub_block.program_input());
        forged
    }

    /// What a transaction's signature is for: the message hash of its typed data, from the protocol's text.
    pub fn message(&self, transaction: &Transaction) -> Felt {
        const DOMAIN: &str = r#""StarknetDomain"("name":"shortstring","version":"shortstring","chainId":"shortstring","revision":"shortstring")"#;
        const CALL: &str = r#""Call"("To":"ContractAddress","Selector":"selector","Calldata":"felt*")"#;
        const TRANSACTION: &str = r#""Transaction"("Manager":"ContractAddress","Thread":"felt","Nonce":"u128","Deadline":"timestamp","Atomic":"bool","Calls":"Call*")"#;
        let text = |text: &str| short_string(text).unwrap();
        let [chain_id, manager, thread_id] = [self.header[0], self.header[1], self.header[2]];
        let domain = poseidon(&[selector(DOMAIN), text("zkThread"), text("v1"), chain_id, Felt::ONE]);
        let call = |call: &Call| {
            let position = usize::try_from(call.position).ok();
            let contract = position.and_then(|position| self.contracts.get(position)).copied().unwrap_or_default();
            poseidon(&[selector(CALL), contract, call.function, poseidon(&call.calldata)])
        };
        let calls: Vec<Felt> = transaction.calls.iter().map(call).collect();
        let Transaction { sender, nonce, deadline, is_atomic, .. } = *transaction;
        let of_type = selector(&format!("{TRANSACTION}{CALL}"));
        let transaction = poseidon(&[of_type, manager, thread_id, nonce, deadline, is_atomic, poseidon(&calls)]);
        poseidon(&[text("StarkNet Message"), domain, sender, transaction])
    }

    /// Signs a transaction as it is now, for good.
    pub fn sign(&mut self, at: usize) {
        let signed = self.signed(&self.transactions[at]);
        self.transactions[at] = Transaction { signer: None, ..signed };
    }

    /// Signs all transactions as they are now, for good.
    pub fn sign_all(&mut self) {
        (0..self.transactions.len()).for_each(|at| self.sign(at));
    }

    fn signed(&self, transaction: &Transaction) -> Transaction {
        let mut transaction = transaction.clone();
        if let Some(signer) = transaction.signer {
            let message = self.message(&transaction);
            transaction.signature = sign(&signer, &message).unwrap();
            let public_key = zkthread::signature::public_key(&signer).unwrap();
            transaction.hints = hints(&message, &public_key, &transaction.signature).unwrap();
        } else if self.has_new_hints {
            let message = self.message(&transaction);
            transaction.hints = forged_hints::hints(&message, &transaction.public_key, &transaction.signature);
        }
        transaction
    }

    /// As the program gets it.
    pub fn felts(&self) -> Vec<Felt> {
        let mut felts = self.header.clone();
        felts.push(Felt::from(self.contracts.len()) + self.n_contracts);
        felts.extend(&self.contracts);
        felts.push(Felt::from(self.rows.len()) + self.n_rows);
        felts.extend(self.rows.iter().flatten());
        felts.push(Felt::from(self.witness.len()) + self.n_witness);
        felts.extend(&self.witness);
        felts.push(Felt::from(self.transactions.len()) + self.n_transactions);
        for transaction in &self.transactions {
            felts.extend(self.transaction(transaction));
        }
        felts.extend(&self.rest);
        felts.truncate(felts.len() - self.missing);
        felts
    }

    /// How many felts stand before the witness and its length.
    pub fn felts_before_witness(&self) -> usize {
        self.header.len() + 1 + self.contracts.len() + 1 + self.rows.iter().map(Vec::len).sum::<usize>()
    }

    fn transaction(&self, transaction: &Transaction) -> Vec<Felt> {
        let mut felts = Vec::new();
        let length = |call: &Call| Felt::from(call.calldata.len()) + call.n_calldata;
        if self.auth == Auth::Batcher {
            let Transaction { sender, nonce, .. } = *transaction;
            for call in &transaction.calls {
                felts.extend([sender, call.position, call.function, nonce, length(call)]);
                felts.extend(&call.calldata);
            }
            return felts;
        }
        let Transaction { sender, public_key, nonce, deadline, is_atomic, scope, calls, signature, hints, .. } =
            self.signed(transaction);
        let n_scope = Felt::from(scope.len() / 2) + transaction.n_scope;
        felts.extend([sender, public_key, nonce, deadline, is_atomic, n_scope]);
        felts.extend(&scope);
        felts.push(Felt::from(calls.len()) + transaction.n_calls);
        for call in &calls {
            felts.extend([call.position, call.function, length(call)]);
            felts.extend(&call.calldata);
        }
        felts.extend([signature.r, signature.s]);
        felts.extend(hints);
        felts
    }
}
