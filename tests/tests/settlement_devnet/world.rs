//! A devnet with a token thread on it, and what the tests do with it.

use starknet_types_core::felt::Felt;
use zkthread::host::{Built, Job, Limits, execute};
use zkthread::rt::Source;
use zkthread::sub_block::{Header, SubBlock, Transaction};
use zkthread_batcher::CanonicalState;
use zkthread_compiler::{
    CompiledContract, CompiledExecutable, Core, PanicMode, Source as CairoSource, compile_contract, compile_executable,
};
use zkthread_settlement::devnet::{Devnet, DevnetOptions, default_tools, find_or_install};
use zkthread_settlement::manager::{
    DeployRequest, Deployment, VerifierConfiguration, deploy_all, groups_of, header_of, register_fact_call,
    settle_call, status,
};
use zkthread_settlement::{Account, Call, Client, Event, Receipt, ResourceBounds, RpcState};

use crate::token_template::token::Token;

const TOKEN_SOURCE: &str = include_str!("../../../templates/token/src/lib.rs");
pub const SUPPLY: u128 = 1_000_000;
pub const SECURITY_BITS: u32 = 96;

pub struct World {
    pub devnet: Devnet,
    pub client: Client,
    /// Deploys everything, owns the whole supply, is registrar and the first thread's settler.
    pub admin: Account,
    /// Has nothing to do with the first thread.
    pub stranger: Account,
    pub token: CompiledContract,
    pub program: CompiledExecutable,
    /// The first thread.
    pub thread: Deployment,
}

impl World {
    pub async fn new() -> Self {
        let tools = default_tools().expect("a tools folder");
        let report = |event: Event| eprintln!("{}", serde_json::to_string(&event).expect("events are JSON"));
        let program = find_or_install(&tools, &report).expect("starknet-devnet");
        let devnet = Devnet::start(&program, DevnetOptions::default()).await.expect("devnet starts");
        let client = Client::connect(devnet.url()).await.expect("devnet answers");
        let [admin, stranger, ..] = devnet.accounts() else { panic!("devnet has accounts") };
        let admin = Account::open(&client, admin).await.expect("an account");
        let stranger = Account::open(&client, stranger).await.expect("an account");

        let contract = zkthread_ir::parse_source(TOKEN_SOURCE).expect("the template is a contract");
        let source = |generated: zkthread_codegen::Generated| CairoSource {
            crate_name: "token".to_owned(),
            files: generated.files,
        };
        let cairo = source(zkthread_codegen::contract(&contract).expect("printed"));
        let token = compile_contract(&Core::Embedded, &cairo, "Token").expect("the contract compiles");
        let cairo = source(zkthread_codegen::thread_program(&contract).expect("printed"));
        let program = compile_executable(&Core::Embedded, &cairo, PanicMode::Unprovable).expect("the program compiles");

        let thread = deploy(&admin, &token, program.os_version, 0, 0).await;
        Self { devnet, client, admin, stranger, token, program, thread }
    }

    pub fn os_version(&self) -> Felt {
        self.program.os_version
    }

    /// Another thread: of the same manager with another salt, of another manager with another system salt.
    pub async fn other_thread(&self, salt: u64, system_salt: u64) -> Deployment {
        deploy(&self.admin, &self.token, self.os_version(), salt, system_salt).await
    }

    /// Runs transfers natively on the present L2 storage, as the thread's next sub-block.
    pub async fn sub_block(&self, thread: &Deployment, transfers: &[(Felt, Felt, u128)]) -> SubBlock {
        let built = self.build(thread, transfers).await;
        assert_eq!(built.executed, transfers.len());
        built.sub_block
    }

    /// [`Self::sub_block`] of as many of the transfers as fit.
    pub async fn build(&self, thread: &Deployment, transfers: &[(Felt, Felt, u128)]) -> Built {
        let status = status(&self.client, thread).await.expect("a thread");
        let header = Header {
            chain_id: thread.chain_id,
            manager: thread.manager,
            thread_id: thread.thread_id,
            number: status.number + 1,
            parent: status.commitment,
            timestamp: status.l2_timestamp,
        };
        let transactions = transfers.iter().map(|(sender, to, amount)| Transaction {
            sender: *sender,
            nonce: 0,
            contract: thread.contract,
            function: "transfer".to_owned(),
            calldata: vec![*to, Felt::from(*amount)],
            signature: Vec::new(),
        });
        // The network's limits alone: what the prover takes is another matter.
        let limits = Limits { max_permutations: u64::MAX, ..Limits::default() };
        let job = Job { header, contract: thread.contract, transactions: transactions.collect(), limits };
        let state = RpcState::new(&self.client).expect("a reader");
        execute::<Token>(&job, Box::new(OnL2 { state, contract: thread.contract })).expect("it runs")
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
        let fact = sub_block.fact(&self.os_version());
        let call = register_fact_call(thread.registry, fact, bits, config);
        self.admin.invoke("registering a fact", &[call]).await.expect("the admin is registrar");
    }

    /// The call that settles what the sub-block says, whatever that is.
    pub fn settle_call(&self, sub_block: &SubBlock) -> Call {
        settle_call(self.thread.manager, self.os_version(), &header_of(sub_block), &groups_of(sub_block))
    }

    pub async fn transfer_on_l2(&self, from: &Account, to: Felt, amount: u128) -> Receipt {
        let call = Call::new(self.thread.contract, "transfer", vec![to, Felt::from(amount)]);
        from.invoke("a transfer on L2", &[call]).await.expect("a transfer")
    }

    pub async fn balance(&self, owner: Felt) -> u128 {
        let answer = self.client.call(self.thread.contract, "balance_of", &[owner]).await.expect("a view");
        u128::try_from(answer[0]).expect("a u128")
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
        let call = Call::new(self.thread.contract, "transfer", vec![Felt::ONE, Felt::ONE]);
        let estimated = self.admin.estimate("prices", &[call]).await.expect("a transfer can be estimated");
        ResourceBounds { l1_gas: 10_000, l1_data_gas: 100_000, l2_gas: 1_000_000_000, ..estimated }
    }

    async fn picture(&self, sub_block: &SubBlock) -> (Vec<Felt>, u64, Felt) {
        let keys: Vec<Felt> = sub_block.entries().map(|entry| entry.key).collect();
        assert!(!keys.is_empty());
        let values = self.client.storage(self.thread.contract, &keys).await.expect("storage");
        let status = status(&self.client, &self.thread).await.expect("a thread");
        (values, status.number, status.commitment)
    }
}

async fn deploy(
    admin: &Account,
    token: &CompiledContract,
    os_version: Felt,
    salt: u64,
    system_salt: u64,
) -> Deployment {
    let request = DeployRequest {
        thread_contract: token,
        name: "Token",
        constructor: vec![admin.address(), SUPPLY.into()],
        os_version,
        min_security_bits: SECURITY_BITS,
        settlers: vec![admin.address()],
        salt: salt.into(),
        system_salt: system_salt.into(),
    };
    deploy_all(admin, request, &|_| {}).await.expect("deployed")
}

struct OnL2 {
    state: RpcState,
    contract: Felt,
}

impl Source for OnL2 {
    fn read(&mut self, key: &Felt) -> Result<Felt, String> {
        self.state.read(&self.contract, key).map_err(|error| error.to_string())
    }
}
