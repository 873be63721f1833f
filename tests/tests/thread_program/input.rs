//! The program's input in parts, to lie about one.

use zkthread::Felt;
use zkthread::sub_block::SubBlock;
use zkthread_compiler::CompiledExecutable;
use zkthread_prover::{RunError, run};

/// The program's input.
#[derive(Clone)]
pub struct Input {
    /// chain, manager, thread, number, parent, timestamp
    pub header: Vec<Felt>,
    pub contracts: Vec<Felt>,
    /// variable, ..keys, ..olds
    pub rows: Vec<Vec<Felt>>,
    pub witness: Vec<Felt>,
    /// sender, contract position, tag, nonce, number of felts of calldata, ..calldata
    pub transactions: Vec<Vec<Felt>>,
    /// What is added to the lengths that the input tells.
    pub n_contracts: i64,
    pub n_rows: i64,
    pub n_witness: i64,
    pub n_transactions: i64,
    /// Felts behind the last transaction.
    pub rest: Vec<Felt>,
}

impl Input {
    /// What the native run made.
    pub fn honest(sub_block: &SubBlock) -> Self {
        let header = &sub_block.header;
        let input = Self {
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
            transactions: (0..sub_block.transactions.len()).map(|index| sub_block.transaction_input(index)).collect(),
            n_contracts: 0,
            n_rows: 0,
            n_witness: 0,
            n_transactions: 0,
            rest: Vec::new(),
        };
        assert_eq!(input.felts(), sub_block.program_input());
        input
    }

    /// As the program gets it.
    pub fn felts(&self) -> Vec<Felt> {
        let length = |length: usize, lie: i64| Felt::from(length as i64 + lie);
        let mut felts = self.header.clone();
        felts.push(length(self.contracts.len(), self.n_contracts));
        felts.extend(&self.contracts);
        felts.push(length(self.rows.len(), self.n_rows));
        felts.extend(self.rows.iter().flatten());
        felts.push(length(self.witness.len(), self.n_witness));
        felts.extend(&self.witness);
        felts.push(length(self.transactions.len(), self.n_transactions));
        felts.extend(self.transactions.iter().flatten());
        felts.extend(&self.rest);
        felts
    }

    /// The run fails: by the panic that names the lie, and so that nothing can be proven.
    pub fn is_refused(&self, named: &CompiledExecutable, unprovable: &CompiledExecutable, panic: &str) {
        let felts = self.felts();
        match run(&named.executable, &felts) {
            Err(RunError::Panicked { message, .. }) => assert_eq!(message, panic),
            other => panic!("{panic}: {other:?}"),
        }
        let unprovable = run(&unprovable.executable, &felts);
        assert!(matches!(unprovable, Err(RunError::Failed { .. })), "{panic}: {unprovable:?}");
    }
}
