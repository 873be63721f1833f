//! A devnet with a thread on it, and what the tests do with it.

use starknet_types_core::felt::Felt;
use zkthread::host::{Built, Job, Limits, execute};
use zkthread::rt::Source;
use zkthread::sub_block::{Header, SubBlock, Transaction};
use zkthread_batcher::CanonicalState;
use zkthread_batcher::transactions::parse_transactions;
use zkthread_settlement::devnet::{Devnet, DevnetOptions, default_tools, find_or_install};
use zkthread_settlement::manager::{
    DeployContract, DeployRequest, Deployment, VerifierConfiguration, deploy_all, groups_of, header_of,
    register_fact_call, settle_call, status,
};
use zkthread_settlement::{Account, Call, Client, Emitted, Event, Receipt, ResourceBounds, RpcState, SettlementError};

use crate::kit::Kit;

pub const SECURITY_BITS: u32 = 96;

pub struct World {
    pub devnet: Devnet,
    pub client: Client,
    /// Deploys everything, owns the whole supply, is registrar and the first thread's settler.
    pub admin: Account,
    /// Has nothing to do with the first thread.
    pub stranger: Account,
    pub kit: Kit,
    /// The first thread.
    pub thread: Deployment,
}

impl World {
    /// With a thread of a token, which commits to its events.
    pub async fn new() -> Self {
        Self::with(Kit::token(), false).await
    }

    /// With a thread of a kit.
    pub async fn with(kit: Kit, emits_events: bool) -> Self {
        let tools = default_tools().expect("a tools folder");
        let report = |event: Event| eprintln!("{}", serde_json::to_string(&event).expect("events are JSON"));
        let program = find_or_install(&tools, &report).expect("starknet-devnet");
        let devnet = Devnet::start(&program, DevnetOptions::default()).await.expect("devnet starts");
        let client = Client::connect(devnet.url()).await.expect("devnet answers");
        let [admin, stranger, ..] = devnet.accounts() else { panic!("devnet has accounts") };
        let admin = Account::open(&client, admin).await.expect("an account");
        let stranger = Account::open(&client, stranger).await.expect("an account");
        let thread = deploy(&admin, &kit, emits_events, 0, 0).await;
        Self { devnet, client, admin, stranger, kit, thread }
    }

    pub fn os_version(&self) -> Felt {
        self.kit.program.os_version
    }

    /// The contract of the first thread at a position.
    pub fn contract(&self, position: usize) -> Felt {
        self.thread.contracts[position].address
    }

    /// Another thread: of the same manager with another salt, of another manager with another system salt.
    pub async fn other_thread(&self, salt: u64, system_salt: u64) -> Deployment {
        deploy(&self.admin, &self.kit, self.thread.emits_events, salt, system_salt).await
    }

    /// The same contracts once more, in a thread that does the other thing with its events.
    pub async fn opposite_thread(&self) -> Deployment {
        deploy(&self.admin, &self.kit, !self.thread.emits_events, 0, 0).await
    }

    /// Runs transfers natively on the present L2 storage, as the thread's next sub-block.
    pub async fn sub_block(&self, thread: &Deployment, transfers: &[(Felt, Felt, u128)]) -> SubBlock {
        let built = self.build(thread, transfers).await;
        assert_eq!(built.executed, transfers.len());
        built.sub_block
    }

    /// [`Self::sub_block`] of as many of the transfers as fit.
    pub async fn build(&self, thread: &Deployment, transfers: &[(Felt, Felt, u128)]) -> Built {
        let contract = thread.contracts[0].address;
        let transfers = transfers
            .iter()
            .map(|(sender, to, amount)| transaction(*sender, contract, "transfer", vec![*to, Felt::from(*amount)]));
        self.run(thread, transfers.collect()).await
    }

    /// Transactions on the first thread, as they stand in a file.
    pub fn transactions(&self, text: &str) -> Vec<Transaction> {
        parse_transactions(&self.kit.contracts, &self.thread.addresses(), text)
            .unwrap_or_else(|error| panic!("{error}; {:?}", error.help()))
    }

    /// Runs transactions natively on the present L2 storage, as the thread's next sub-block: as many as fit.
    pub async fn run(&self, thread: &Deployment, transactions: Vec<Transaction>) -> Built {
        // The network's limits alone: what the prover takes is another matter.
        let limits = Limits { max_permutations: u64::MAX, ..Limits::default() };
        self.run_within(thread, transactions, limits, thread.emits_events).await
    }

    /// [`Self::run`] within other limits, which may not count the events.
    pub async fn run_within(
        &self,
        thread: &Deployment,
        transactions: Vec<Transaction>,
        limits: Limits,
        emits_events: bool,
    ) -> Built {
        let status = status(&self.client, thread).await.expect("a thread");
        let header = Header {
            chain_id: thread.chain_id,
            manager: thread.manager,
            thread_id: thread.thread_id,
            number: status.number + 1,
            parent: status.commitment,
            timestamp: status.l2_timestamp,
        };
        let job = Job { header, contracts: thread.addresses(), transactions, limits, emits_events };
        let state = RpcState::new(&self.client).expect("a reader");
        execute(&self.kit.native, &job, Box::new(OnL2(state))).expect("it runs")
    }

    /// A sub-block with one transfer of 5 from the admin, as good as any.
    pub async fn small_sub_block(&self) -> SubBlock {
        self.sub_block(&self.thread, &[(self.admin.address(), Felt::from(0xb0b), 5)]).await
    }

    /// Registers the fact of a sub-block without a proof. The tests' account is the registrar, so it may.
    pub async fn register(&self, thread: &Deployment, sub_block: &SubBlock) {
        self.register_with(thread, sub_block, SECURITY_BITS, &VerifierConfiguration::toolkit()).await;
    }

    pub async fn register_with(
        &self,
        thread: &Deployment,
        sub_block: &SubBlock,
        bits: u32,
        config: &VerifierConfiguration,
    ) {
        self.register_fact(thread, sub_block.fact(&self.os_version()), bits, config).await;
    }

    /// Registers any fact.
    pub async fn register_fact(&self, thread: &Deployment, fact: Felt, bits: u32, config: &VerifierConfiguration) {
        let call = register_fact_call(thread.registry, fact, bits, config);
        self.admin.invoke("registering a fact", &[call]).await.expect("the admin is registrar");
    }

    /// The call that settles what the sub-block says, whatever that is.
    pub fn settle_call(&self, sub_block: &SubBlock) -> Call {
        let events = if self.thread.emits_events { sub_block.events_stream() } else { Vec::new() };
        self.settle_call_with(sub_block, &events)
    }

    /// [`Self::settle_call`] with other events.
    pub fn settle_call_with(&self, sub_block: &SubBlock, events: &[Felt]) -> Call {
        let (header, groups) = (header_of(sub_block), groups_of(sub_block));
        settle_call(self.thread.manager, self.os_version(), &header, &groups, events)
    }

    pub async fn transfer_on_l2(&self, from: &Account, to: Felt, amount: u128) -> Receipt {
        let call = Call::new(self.contract(0), "transfer", vec![to, Felt::from(amount)]);
        from.invoke("a transfer on L2", &[call]).await.expect("a transfer")
    }

    pub async fn balance(&self, owner: Felt) -> u128 {
        self.viewed(0, "balance_of", &[owner]).await
    }

    /// Makes the call of a transaction directly on L2, from the admin's account.
    pub async fn on_l2(&self, transaction: &Transaction) -> Result<Receipt, SettlementError> {
        assert_eq!(transaction.sender, self.admin.address());
        let Transaction { contract, function, calldata, .. } = transaction;
        let call = Call::new(*contract, function, calldata.clone());
        self.admin.invoke("a plain call", &[call]).await
    }

    /// A `u128` that a view of a contract of the first thread returns.
    pub async fn viewed(&self, position: usize, view: &str, arguments: &[Felt]) -> u128 {
        let answer = self.client.call(self.contract(position), view, arguments).await.expect("a view");
        u128::try_from(answer[0]).expect("a u128")
    }

    /// The events of a transaction that the first thread's contracts emitted.
    pub async fn emitted(&self, receipt: &Receipt) -> Vec<Emitted> {
        let mut events = self.client.emitted(receipt.transaction_hash).await.expect("a receipt");
        let own = self.thread.addresses();
        events.retain(|event| own.contains(&event.from));
        events
    }

    /// That the call is refused with `fault` before it is sent; that, sent anyway, it is reverted with `fault`; and that
    /// after both the thread and the cells of `sub_block` are as before.
    pub async fn refused(&self, from: &Account, call: Call, fault: &str, sub_block: &SubBlock) {
        let before = self.picture(sub_block).await;
        let error = from.invoke("an attack", std::slice::from_ref(&call)).await.expect_err("refused before it is sent");
        assert_eq!(error.fault(), Some(fault), "{error}");
        assert!(error.help().is_some(), "{fault} has a help line");
        let error = from.invoke_within("an attack", &[call], self.bounds().await).await.expect_err("reverted");
        assert_eq!(error.fault(), Some(fault), "{error}");
        assert_eq!(self.picture(sub_block).await, before, "nothing has changed");
    }

    /// Bounds wide enough for anything.
    async fn bounds(&self) -> ResourceBounds {
        let call = Call::new(self.contract(0), "transfer", vec![Felt::ONE, Felt::ONE]);
        let estimated = self.admin.estimate("prices", &[call]).await.expect("a transfer can be estimated");
        ResourceBounds { l1_gas: 10_000, l1_data_gas: 100_000, l2_gas: 1_000_000_000, ..estimated }
    }

    /// What the cells of a sub-block hold on L2, contract by contract.
    pub async fn cells(&self, sub_block: &SubBlock) -> Vec<Felt> {
        let mut values = Vec::new();
        for group in groups_of(sub_block) {
            let keys: Vec<Felt> = group.entries.iter().map(|entry| entry.key).collect();
            values.extend(self.client.storage(group.contract, &keys).await.expect("storage"));
        }
        assert!(!values.is_empty());
        values
    }

    async fn picture(&self, sub_block: &SubBlock) -> (Vec<Felt>, u64, Felt) {
        let status = status(&self.client, &self.thread).await.expect("a thread");
        (self.cells(sub_block).await, status.number, status.commitment)
    }
}

/// A call of a contract by an account.
pub fn transaction(sender: Felt, contract: Felt, function: &str, calldata: Vec<Felt>) -> Transaction {
    Transaction { sender, nonce: 0, contract, function: function.to_owned(), calldata, signature: Vec::new() }
}

async fn deploy(admin: &Account, kit: &Kit, emits_events: bool, salt: u64, system_salt: u64) -> Deployment {
    let owner = admin.address();
    let contracts = kit.contracts.iter().zip(kit.classes);
    let request = DeployRequest {
        contracts: contracts.map(|(contract, class)| DeployContract { name: &contract.name, class }).collect(),
        constructor: &|position, placed| Ok((kit.arguments)(position, placed, owner)),
        os_version: kit.program.os_version,
        min_security_bits: SECURITY_BITS,
        settlers: vec![owner],
        emits_events,
        salt: salt.into(),
        system_salt: system_salt.into(),
    };
    deploy_all(admin, request, &|_| {}).await.expect("deployed")
}

struct OnL2(RpcState);

impl Source for OnL2 {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, String> {
        self.0.read(contract, key).map_err(|error| error.to_string())
    }
}
