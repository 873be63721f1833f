//! Contracts on the emulated state of the Cairo runner: fast, and close enough to the network. They are those of
//! `crate::sources()`, files of one crate by path.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use cairo_lang_compiler::db::RootDatabase;
use cairo_lang_compiler::diagnostics::DiagnosticsReporter;
use cairo_lang_defs::db::DefsGroup;
use cairo_lang_defs::ids::{ModuleId, NamedLanguageElementId};
use cairo_lang_filesystem::cfg::{Cfg, CfgSet};
use cairo_lang_filesystem::db::{
    CrateConfigurationInput, CrateSettings, Edition, ExperimentalFeaturesConfig, set_crate_configs_input,
};
use cairo_lang_filesystem::ids::{CrateInput, DirectoryInput, FileInput, FileKind, VirtualFileInput};
use cairo_lang_lowering::ids::ConcreteFunctionWithBodyId;
use cairo_lang_runner::{Arg, RunResultValue, SierraCasmRunner, StarknetState};
use cairo_lang_sierra_generator::db::SierraGenGroup;
use cairo_lang_sierra_generator::replace_ids::{DebugReplacer, SierraIdReplacer};
use cairo_lang_starknet::compile::{SemanticEntryPoints, extract_semantic_entrypoints};
use cairo_lang_starknet::contract::{find_contracts, get_contracts_info};
use cairo_lang_starknet::starknet_plugin_suite;
use cairo_lang_starknet_classes::keccak::starknet_keccak;
use cairo_lang_utils::ordered_hash_map::OrderedHashMap;
use starknet_types_core::felt::Felt;

/// More than any test needs.
const GAS: usize = 1 << 40;

const DRIVER: &str = include_str!("driver.cairo");

/// Contracts and the driver in one program, as the runner wants them.
struct Compiled {
    runner: SierraCasmRunner,
    class_hashes: BTreeMap<String, Felt>,
}

static DATABASE: LazyLock<Mutex<RootDatabase>> = LazyLock::new(|| {
    let made = on_deep_stack(|| database(crate::sources()));
    Mutex::new(made.unwrap_or_else(|diagnostics| panic!("{diagnostics}")))
});
static ALL: LazyLock<Arc<Compiled>> = LazyLock::new(|| compiled(&|_| true));

/// The compiler recurses.
fn on_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(256 << 20).spawn_scoped(scope, work).expect("a thread");
        thread.join().expect("the test contracts compile")
    })
}

/// Checks everything, if that is not done yet.
pub fn check_all() {
    LazyLock::force(&DATABASE);
}

fn configuration(root: DirectoryInput, is_core: bool) -> CrateConfigurationInput {
    CrateConfigurationInput {
        root,
        settings: CrateSettings {
            name: None,
            edition: Edition::V2024_07,
            version: is_core.then(|| "2.21.0".parse().expect("a version")),
            cfg_set: None,
            dependencies: BTreeMap::new(),
            experimental_features: ExperimentalFeaturesConfig {
                negative_impls: is_core,
                associated_item_constraints: is_core,
                coupons: is_core,
                user_defined_inline_macros: is_core,
                repr_ptrs: is_core,
            },
        },
        cache_file: None,
    }
}

fn virtual_files(files: &BTreeMap<String, String>) -> DirectoryInput {
    let virtual_file = |name: &str, text: &str| {
        FileInput::Virtual(VirtualFileInput {
            parent: None,
            name: format!("zkthread/{name}"),
            content: text.into(),
            code_mappings: [].into(),
            kind: FileKind::Module,
            original_item_removed: false,
        })
    };
    let (mut here, mut folders) = (BTreeMap::new(), BTreeMap::<String, BTreeMap<String, String>>::new());
    for (path, text) in files {
        match path.split_once('/') {
            Some((folder, rest)) => {
                folders.entry(folder.to_owned()).or_default().insert(rest.to_owned(), text.clone());
            }
            None => {
                here.insert(path.clone(), virtual_file(path, text));
            }
        }
    }
    let dirs = folders.into_iter().map(|(name, files)| (name, Box::new(virtual_files(&files)))).collect();
    DirectoryInput::Virtual { files: here, dirs }
}

/// Everything checked, or the diagnostics.
fn database(mut files: BTreeMap<String, String>) -> Result<RootDatabase, String> {
    files.insert("driver.cairo".into(), DRIVER.into());
    files.entry("lib.cairo".into()).or_default().push_str("mod driver;\n");
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cairo/core/src");
    let real = |name: &str| CrateInput::Real { name: name.into(), discriminator: None };

    let mut db = RootDatabase::builder()
        .with_cfg(CfgSet::from_iter([Cfg::kv("target", "test")]))
        .with_default_plugin_suite(starknet_plugin_suite())
        .build()
        .expect("a database");
    let configs = OrderedHashMap::from_iter([
        (real("core"), configuration(DirectoryInput::Real(core), true)),
        (real("zkthread"), configuration(virtual_files(&files), false)),
    ]);
    set_crate_configs_input(&mut db, Some(configs));
    let mut text = String::new();
    let inputs = [real("zkthread")];
    let failed = DiagnosticsReporter::write_to_string(&mut text).with_crates(&inputs).allow_warnings().check(&db);
    if failed { Err(text) } else { Ok(db) }
}

/// The contracts of these names.
fn compiled(is_wanted: &(dyn Fn(&str) -> bool + Sync)) -> Arc<Compiled> {
    on_deep_stack(|| {
        let db = DATABASE.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::new(lowered(&db, is_wanted))
    })
}

fn lowered(db: &RootDatabase, is_wanted: &dyn Fn(&str) -> bool) -> Compiled {
    let crates = CrateInput::into_crate_ids(db, [CrateInput::Real { name: "zkthread".into(), discriminator: None }]);
    let mut contracts = find_contracts(db, &crates);
    contracts.retain(|contract| is_wanted(contract.submodule_id.name(db).long(db).as_str()));
    let mut functions = vec![];
    for contract in &contracts {
        let SemanticEntryPoints { external, l1_handler, constructor } =
            extract_semantic_entrypoints(db, contract).expect("entry points");
        functions.extend([external, l1_handler, constructor].into_iter().flatten().map(|aliased| aliased.value));
    }
    let is_driver = |module: &&ModuleId<'_>| module.full_path(db) == "zkthread::driver";
    let driver = db.crate_modules(crates[0]).iter().find(is_driver).expect("the driver's module");
    for function in db.module_free_functions_ids(*driver).expect("the driver's functions").iter() {
        functions.push(ConcreteFunctionWithBodyId::from_no_generics_free(db, *function).expect("no generics"));
    }
    let program = &db.get_sierra_program_for_functions(functions).expect("a program").program;
    let replacer = DebugReplacer { db };
    let mut program = replacer.apply(program);
    replacer.enrich_function_names(&mut program);

    let mut class_hashes = BTreeMap::new();
    let mut infos = OrderedHashMap::default();
    for contract in contracts {
        let name = contract.submodule_id.name(db).long(db).to_string();
        for (class_hash, info) in get_contracts_info(db, vec![contract], &replacer).expect("contract info") {
            class_hashes.insert(name.clone(), class_hash);
            infos.insert(class_hash, info);
        }
    }
    let runner = SierraCasmRunner::new(program, Some(Default::default()), infos, None);
    Compiled { runner: runner.expect("the program lowers to CASM"), class_hashes }
}

/// `sn_keccak`: the selector of a function or event, the address of a field.
pub fn keccak(name: &str) -> Felt {
    Felt::from(starknet_keccak(name.as_bytes()))
}

/// A short string as the felt it is.
pub fn short(text: &str) -> Felt {
    Felt::from_bytes_be_slice(text.as_bytes())
}

/// An event: its keys, with the selector first, and its data.
pub type Event = (Vec<Felt>, Vec<Felt>);

/// An emulated chain.
#[derive(Clone)]
pub struct Emulator {
    compiled: Arc<Compiled>,
    state: StarknetState,
    deployments: u64,
    /// Steps and builtin-weighted gas of the last call.
    pub last_cost: Cost,
}

/// What a call took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    pub steps: usize,
    pub gas: usize,
}

impl Emulator {
    /// With all contracts.
    pub fn new() -> Self {
        Self::over(ALL.clone())
    }

    /// With the contracts of these names alone: every call loads the whole program, so a small one is faster.
    pub fn of(names: &[&str]) -> Self {
        Self::over(compiled(&|name| names.contains(&name)))
    }

    /// With the contracts of these names from other files than `crate::sources()`; gives the compiler's diagnostics
    /// when it refuses the files.
    pub fn compile(files: BTreeMap<String, String>, names: &[&str]) -> Result<Self, String> {
        let compiled = on_deep_stack(|| Ok::<_, String>(lowered(&database(files)?, &|name| names.contains(&name))));
        Ok(Self::over(Arc::new(compiled?)))
    }

    fn over(compiled: Arc<Compiled>) -> Self {
        Self { compiled, state: StarknetState::default(), deployments: 0, last_cost: Cost::default() }
    }

    fn drive(&mut self, function: &str, args: Vec<Arg>) -> Vec<Felt> {
        let runner = &self.compiled.runner;
        let function = runner.find_function(&format!("zkthread::driver::{function}")).expect("a driver function");
        let run = runner.run_function_with_starknet_context(function, args, Some(GAS), self.state.clone());
        let run = run.expect("the runner works");
        self.state = run.starknet_state;
        let spent = run.gas_counter.map_or(0, |left| GAS - usize::try_from(left.to_biguint()).expect("a gas counter"));
        self.last_cost = Cost { steps: run.used_resources.basic_resources.n_steps, gas: spent };
        match run.value {
            RunResultValue::Success(span) => {
                let bound = |felt: &Felt| usize::try_from(felt.to_biguint()).expect("an address");
                let (start, end) = (bound(&span[0]), bound(&span[1]));
                run.memory[start..end].iter().map(|value| value.expect("a written cell")).collect()
            }
            RunResultValue::Panic(reason) => panic!("the driver panicked: {reason:?}"),
        }
    }

    /// Deploys a contract; gives its address or the revert reason.
    pub fn try_deploy(&mut self, contract: &str, calldata: &[Felt]) -> Result<Felt, Vec<Felt>> {
        self.deployments += 1;
        let class_hash = self.compiled.class_hashes[contract];
        let args = vec![class_hash.into(), Felt::from(self.deployments).into(), array(calldata)];
        result(self.drive("deploy", args)).map(|values| values[0])
    }

    /// Deploys a contract that must deploy.
    pub fn deploy(&mut self, contract: &str, calldata: &[Felt]) -> Felt {
        self.try_deploy(contract, calldata).unwrap_or_else(|reason| panic!("{contract}: {reason:?}"))
    }

    /// Calls a function; gives what it returns or the revert reason.
    pub fn try_call(
        &mut self,
        caller: Felt,
        to: Felt,
        function: &str,
        calldata: &[Felt],
    ) -> Result<Vec<Felt>, Vec<Felt>> {
        result(self.drive("call", vec![caller.into(), to.into(), keccak(function).into(), array(calldata)]))
    }

    /// Calls a function that must succeed.
    pub fn call(&mut self, caller: Felt, to: Felt, function: &str, calldata: &[Felt]) -> Vec<Felt> {
        self.try_call(caller, to, function, calldata).unwrap_or_else(|reason| panic!("{function}: {}", name(&reason)))
    }

    /// Calls a function that must fail; gives the error's short string.
    pub fn fault(&mut self, caller: Felt, to: Felt, function: &str, calldata: &[Felt]) -> String {
        match self.try_call(caller, to, function, calldata) {
            Ok(values) => panic!("{function} must fail, but returned {values:?}"),
            Err(reason) => name(&reason),
        }
    }

    /// The value of a storage cell.
    pub fn cell(&mut self, contract: Felt, key: Felt) -> Felt {
        self.drive("cell", vec![contract.into(), key.into()])[0]
    }

    /// The values of cells, each by contract and key.
    pub fn cells(&mut self, cells: &[(Felt, Felt)]) -> Vec<Felt> {
        let flat: Vec<Felt> = cells.iter().flat_map(|(contract, key)| [*contract, *key]).collect();
        self.drive("cells", vec![array(&flat)])
    }

    /// The felt as the network's base address.
    pub fn base_address(&mut self, value: Felt) -> Felt {
        self.drive("base_address", vec![value.into()])[0]
    }

    pub fn set_chain(&mut self, chain_id: Felt) {
        self.drive("set_chain", vec![chain_id.into()]);
    }

    pub fn set_time(&mut self, timestamp: u64) {
        self.drive("set_time", vec![Felt::from(timestamp).into()]);
    }

    /// Sets the block's number, which nothing here hangs on but what a test writes itself.
    pub fn set_number(&mut self, number: u64) {
        self.drive("set_number", vec![Felt::from(number).into()]);
    }

    /// Takes all events of a contract.
    pub fn events(&mut self, contract: Felt) -> Vec<Event> {
        let mut events = vec![];
        let flat = self.drive("pop_events", vec![contract.into()]);
        let mut rest = flat.as_slice();
        let mut list = || {
            let (length, values) = rest.split_first()?;
            let length = usize::try_from(length.to_biguint()).expect("a length");
            let (list, others) = values.split_at(length);
            rest = others;
            Some(list.to_vec())
        };
        while let (Some(keys), Some(data)) = (list(), list()) {
            events.push((keys, data));
        }
        events
    }
}

fn array(values: &[Felt]) -> Arg {
    Arg::Array(values.iter().copied().map(Arg::Value).collect())
}

fn result(mut output: Vec<Felt>) -> Result<Vec<Felt>, Vec<Felt>> {
    let failed = output.remove(0) != Felt::ZERO;
    if failed { Err(output) } else { Ok(output) }
}

/// The first felt of a revert reason as text.
pub fn name(reason: &[Felt]) -> String {
    let bytes = reason[0].to_bytes_be();
    let text = bytes.iter().copied().skip_while(|byte| *byte == 0).collect();
    String::from_utf8(text).unwrap_or_else(|_| format!("{reason:?}"))
}
