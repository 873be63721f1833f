//! A devnet with a thread on it, and what the tests do with it.

use std::sync::{Mutex, PoisonError};

use starknet_types_core::felt::Felt;
use zkthread::host::{Built, HostError, Job, Limits, execute};
use zkthread::rt::Source;
use zkthread::sub_block::{Auth, Header, SubBlock, Transaction};
use zkthread_batcher::CanonicalState;
use zkthread_batcher::transactions::parse_transactions;
use zkthread_prover::{ProofFile, ProveOptions, prove};
use zkthread_settlement::devnet::{Devnet, DevnetOptions, default_tools, find_or_install};
use zkthread_settlement::manager::{
    Allowed, DeployContract, DeployRequest, Deployment, VerifierConfiguration, deploy_all, groups_of, header_of,
    register_fact_call, settle_call, status,
};
use zkthread_settlement::{Account, Call, Client, Emitted, Event, Receipt, ResourceBounds, RpcState, SettlementError};

use crate::kit::Kit;

pub const SECURITY_BITS: u32 = 96;
/// Seconds that a sub-block must have for settling, at least.
pub const SETTLE_WITHIN: u64 = 600;

pub struct World {
    pub devnet: Devnet,
    pub client: Client,
    /// Deploys everything, owns the whole supply, is registrar and the only prover of threads whose batcher is believed.
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

    /// With a thread of a token whose transactions are signed: anyone builds and settles.
    pub async fn signed() -> Self {
        Self::with(Kit::signed_token(), false).await
    }

    /// With a thread of a kit. Where its batcher is believed, the admin settles.
    pub async fn with(kit: Kit, emits_events: bool) -> Self {
        let tools = default_tools().expect("a tools folder");
        let report = |event: Event| eprintln!("{}", serde_json::to_string(&event).expect("events are JSON"));
        let program = find_or_install(&tools, &report).expect("starknet-devnet");
        let devnet = Devnet::start(&program, DevnetOptions::default()).await.expect("devnet starts");
        let client = Client::connect(devnet.url()).await.expect("devnet answers");
        let [admin, stranger, ..] = devnet.accounts() else { panic!("devnet has accounts") };
        let admin = Account::open(&client, admin).await.expect("an account");
        let stranger = Account::open(&client, stranger).await.expect("an account");
        let provers = match kit.auth {
            Auth::Signature => Allowed::Anyone,
            Auth::Batcher => Allowed::Only(vec![admin.address()]),
        };
        let terms = Terms { emits_events, provers, batchers: Allowed::Anyone };
        let thread = deploy(&admin, &kit, terms, 0, 0).await.expect("deployed");
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
        deploy(&self.admin, &self.kit, self.terms(), salt, system_salt).await.expect("deployed")
    }

    /// The same contracts once more, in a thread that does the other thing with its events.
    pub async fn opposite_thread(&self) -> Deployment {
        let terms = Terms { emits_events: !self.thread.emits_events, ..self.terms() };
        self.deploy_with(terms).await.expect("deployed")
    }

    /// A thread of the same contracts whose transactions are signed.
    pub async fn deploy_signed(&self) -> Deployment {
        deploy(&self.admin, &Kit::signed_token(), self.terms(), 0, 0).await.expect("deployed")
    }

    /// An account of the devnet, counted from 0; the first two are the admin and the stranger.
    pub async fn account(&self, index: usize) -> Account {
        let credentials = self.devnet.accounts().get(index).expect("devnet has ten accounts");
        Account::open(&self.client, credentials).await.expect("an account")
    }

    /// The time of the latest L2 block.
    pub async fn now(&self) -> u64 {
        self.client.latest_block().await.expect("a block").timestamp
    }

    /// What the first thread was deployed with.
    pub fn terms(&self) -> Terms {
        let Deployment { emits_events, provers, batchers, .. } = self.thread.clone();
        Terms { emits_events, provers, batchers }
    }

    /// Deploys the first thread's contracts with these terms; where they are there already, that changes what may change.
    pub async fn deploy_with(&self, terms: Terms) -> Result<Deployment, SettlementError> {
        deploy(&self.admin, &self.kit, terms, 0, 0).await
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
        let drafts = parse_transactions(&self.kit.contracts, &self.thread.addresses(), &[], text)
            .unwrap_or_else(|error| panic!("{error}; {:?}", error.help()));
        drafts.into_iter().map(|draft| draft.of_batcher().expect("it is not signed")).collect()
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
        self.execute(thread, transactions, limits, emits_events).await.expect("it runs")
    }

    /// [`Self::run_within`], where it may be refused.
    pub async fn execute(
        &self,
        thread: &Deployment,
        transactions: Vec<Transaction>,
        limits: Limits,
        emits_events: bool,
    ) -> Result<Built, HostError> {
        let header = self.next_header(thread).await;
        let (contracts, auth) = (thread.addresses(), thread.auth);
        let job = Job { header, contracts, auth, transactions, limits, emits_events, settle_within: SETTLE_WITHIN };
        let state = RpcState::new(&self.client).expect("a reader");
        execute(&self.kit.native, &job, Box::new(OnL2(state)))
    }

    /// The header of a thread's next sub-block.
    pub async fn next_header(&self, thread: &Deployment) -> Header {
        let status = status(&self.client, thread).await.expect("a thread");
        Header {
            chain_id: thread.chain_id,
            manager: thread.manager,
            thread_id: thread.thread_id,
            number: status.number + 1,
            parent: status.commitment,
            timestamp: status.l2_timestamp,
        }
    }

    /// A sub-block with one transfer of 5 from the admin, as good as any.
    pub async fn small_sub_block(&self) -> SubBlock {
        self.sub_block(&self.thread, &[(self.admin.address(), Felt::from(0xb0b), 5)]).await
    }

    /// A real proof of a sub-block, as it comes out of its file.
    pub fn prove(&self, sub_block: &SubBlock) -> ProofFile {
        /// A proof takes gigabytes: one at a time.
        static PROVER: Mutex<()> = Mutex::new(());
        let _one = PROVER.lock().unwrap_or_else(PoisonError::into_inner);
        let (options, input) = (ProveOptions::default(), sub_block.program_input());
        let proof = prove(&self.kit.program.executable, self.os_version(), &input, &options, &mut |_| {});
        ProofFile::decode(&proof.expect("a proof").encode().expect("encoded")).expect("decoded")
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
        let batcher = sub_block.batcher_signature.as_ref();
        settle_call(self.thread.manager, self.os_version(), &header, &groups, events, batcher)
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
        let calls = transaction.calls.iter();
        let calls = calls.map(|call| Call::new(call.contract, &call.function, call.calldata.clone()));
        self.admin.invoke("a plain call", &calls.collect::<Vec<_>>()).await
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
    Transaction::of_batcher(sender, contract, function, calldata)
}

/// What a thread is deployed with.
#[derive(Clone)]
pub struct Terms {
    pub emits_events: bool,
    pub provers: Allowed,
    pub batchers: Allowed,
}

async fn deploy(
    admin: &Account,
    kit: &Kit,
    terms: Terms,
    salt: u64,
    system_salt: u64,
) -> Result<Deployment, SettlementError> {
    let owner = admin.address();
    let contracts = kit.contracts.iter().zip(kit.classes);
    let Terms { emits_events, provers, batchers } = terms;
    let request = DeployRequest {
        contracts: contracts.map(|(contract, class)| DeployContract { name: &contract.name, class }).collect(),
        constructor: &|position, placed| Ok((kit.arguments)(position, placed, owner)),
        os_version: kit.program.os_version,
        min_security_bits: SECURITY_BITS,
        auth: kit.auth,
        provers,
        batchers,
        emits_events,
        salt: salt.into(),
        system_salt: system_salt.into(),
    };
    deploy_all(admin, request, &|_| {}).await
}

struct OnL2(RpcState);

impl Source for OnL2 {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, String> {
        self.0.read(contract, key).map_err(|error| error.to_string())
    }
}
