//! The Scarb packages of contracts: their sources compile as written, and the snforge tests made from Rust tests are
//! checked and run against a stand-in of snforge's library on the Cairo runner.

use std::collections::BTreeMap;
use std::path::Path;

use cairo_lang_compiler::db::RootDatabase;
use cairo_lang_compiler::diagnostics::DiagnosticsReporter;
use cairo_lang_defs::db::DefsGroup;
use cairo_lang_defs::ids::ModuleId;
use cairo_lang_filesystem::cfg::{Cfg, CfgSet};
use cairo_lang_filesystem::db::{
    CrateConfigurationInput, CrateSettings, DependencySettings, Edition, ExperimentalFeaturesConfig,
    set_crate_configs_input,
};
use cairo_lang_filesystem::ids::{CrateInput, DirectoryInput, FileInput, FileKind, VirtualFileInput};
use cairo_lang_lowering::ids::ConcreteFunctionWithBodyId;
use cairo_lang_runner::{RunResultValue, SierraCasmRunner, StarknetState};
use cairo_lang_sierra_generator::db::SierraGenGroup;
use cairo_lang_sierra_generator::replace_ids::{DebugReplacer, SierraIdReplacer};
use cairo_lang_starknet::compile::{SemanticEntryPoints, extract_semantic_entrypoints};
use cairo_lang_starknet::contract::{find_contracts, get_contracts_info};
use cairo_lang_starknet::starknet_plugin_suite;
use cairo_lang_utils::ordered_hash_map::OrderedHashMap;
use starknet_types_core::felt::Felt;
use zkthread_codegen::{Package, RustTests, package};
use zkthread_compiler::{Core, PanicMode, Source, compile_contract, compile_executable};
use zkthread_ir::Contract;

const GAS: usize = 1 << 40;
const STAND_IN: &str = include_str!("scarb_package/snforge_stand_in/lib.cairo");

fn contract(source: &str) -> Contract {
    zkthread_ir::parse_source(source).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The packages of a thread, called for its first contract.
fn package_of(contracts: &[Contract], rust_tests: &[RustTests]) -> Package {
    let thread = zkthread_ir::link(contracts).unwrap_or_else(|faults| panic!("{faults:?}"));
    package(&contracts[0].name.to_lowercase(), contracts, &thread, zkthread_ir::Auth::Batcher, rust_tests)
        .expect("prints")
}

fn tests(file: &str, text: &str) -> RustTests {
    RustTests { file: file.into(), text: text.into() }
}

/// A generated snforge test.
struct SnforgeTest {
    name: String,
    /// The short string it must panic with, empty for any; none when it must pass.
    panics: Option<String>,
}

/// The tests of a file, and its text without the attributes that snforge's plugin knows.
fn read_tests(text: &str) -> (Vec<SnforgeTest>, String) {
    let (mut tests, mut kept) = (Vec::new(), String::new());
    let (mut is_test, mut panics) = (false, None);
    for line in text.lines() {
        if line == "#[test]" {
            is_test = true;
            continue;
        }
        if let Some(rest) = line.strip_prefix("#[should_panic") {
            panics = Some(rest.split('\'').nth(1).unwrap_or_default().to_owned());
            continue;
        }
        if let (true, Some(rest)) = (is_test, line.strip_prefix("fn ")) {
            let name = rest.split('(').next().unwrap_or_default().to_owned();
            tests.push(SnforgeTest { name, panics: panics.take() });
            is_test = false;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    (tests, kept)
}

fn configuration(root: DirectoryInput, is_core: bool, dependencies: &[&str]) -> CrateConfigurationInput {
    let depends = |name: &&str| ((*name).to_owned(), DependencySettings { discriminator: None });
    CrateConfigurationInput {
        root,
        settings: CrateSettings {
            name: None,
            edition: Edition::V2024_07,
            version: is_core.then(|| "2.21.0".parse().expect("a version")),
            cfg_set: None,
            dependencies: dependencies.iter().map(depends).collect(),
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

fn virtual_files(krate: &str, files: &BTreeMap<String, String>) -> DirectoryInput {
    let virtual_file = |(name, text): (&String, &String)| {
        let file = VirtualFileInput {
            parent: None,
            name: format!("{krate}/{name}"),
            content: text.as_str().into(),
            code_mappings: [].into(),
            kind: FileKind::Module,
            original_item_removed: false,
        };
        (name.clone(), FileInput::Virtual(file))
    };
    // Files in folders: `a/b.cairo` is `b.cairo` in `a`.
    let (inner, here): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| path.contains('/'));
    let mut dirs: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (path, text) in inner {
        let (folder, rest) = path.split_once('/').expect("a folder");
        dirs.entry(folder.to_owned()).or_default().insert(rest.to_owned(), text.clone());
    }
    DirectoryInput::Virtual {
        files: here.into_iter().map(virtual_file).collect(),
        dirs: dirs
            .into_iter()
            .map(|(folder, files)| {
                let inner = virtual_files(&format!("{krate}/{folder}"), &files);
                (folder, Box::new(inner))
            })
            .collect(),
    }
}

/// The sources of one package, by path below its `src`.
fn sources(package: &Package, name: &str) -> BTreeMap<String, String> {
    let prefix = format!("{name}/src/");
    let below = |(path, text): (&String, &String)| Some((path.strip_prefix(&prefix)?.to_owned(), text.clone()));
    package.files.iter().filter_map(below).collect()
}

/// Checks a test file of the contract package and runs the tests in it that do not mock calls.
fn run(package: &Package, name: &str, file: &str) -> usize {
    let text = &package.files[&format!("{name}/tests/{file}")];
    let (tests, text) = read_tests(text);
    assert!(!tests.is_empty());
    let run = || run_on_this_thread(package, name, &tests, &text);
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(256 << 20)
            .spawn_scoped(scope, run)
            .expect("a thread")
            .join()
            .expect("runs")
    })
}

fn run_on_this_thread(package: &Package, name: &str, tests: &[SnforgeTest], text: &str) -> usize {
    let real = |name: &str| CrateInput::Real { name: name.into(), discriminator: None };
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cairo/core/src");
    let single = |text: &str| BTreeMap::from([("lib.cairo".to_owned(), text.to_owned())]);
    let mut db = RootDatabase::builder()
        .with_cfg(CfgSet::from_iter([Cfg::kv("target", "test")]))
        .with_default_plugin_suite(starknet_plugin_suite())
        .build()
        .expect("a database");
    let configs = OrderedHashMap::from_iter([
        (real("core"), configuration(DirectoryInput::Real(core), true, &[])),
        (real("snforge_std"), configuration(virtual_files("snforge_std", &single(STAND_IN)), false, &[])),
        (real(name), configuration(virtual_files(name, &sources(package, name)), false, &[])),
        (real("tested"), configuration(virtual_files("tested", &single(text)), false, &[name, "snforge_std"])),
    ]);
    set_crate_configs_input(&mut db, Some(configs));
    let inputs = [real("snforge_std"), real(name), real("tested")];
    // Warnings fail too, other than the stand-in's.
    for input in &inputs {
        let mut found = String::new();
        let failed =
            DiagnosticsReporter::write_to_string(&mut found).with_crates(std::slice::from_ref(input)).check(&db);
        let is_ours = *input != real("snforge_std");
        assert!(!failed && (!is_ours || found.is_empty()), "{found}\n{text}");
    }

    let crates = CrateInput::into_crate_ids(&db, inputs);
    let contracts = find_contracts(&db, &crates);
    let mut functions = vec![];
    for contract in &contracts {
        let SemanticEntryPoints { external, l1_handler, constructor } =
            extract_semantic_entrypoints(&db, contract).expect("entry points");
        functions.extend([external, l1_handler, constructor].into_iter().flatten().map(|aliased| aliased.value));
    }
    for krate in [crates[0], crates[2]] {
        for function in db.module_free_functions_ids(ModuleId::CrateRoot(krate)).expect("functions").iter() {
            functions.extend(ConcreteFunctionWithBodyId::from_no_generics_free(&db, *function));
        }
    }
    let program = &db.get_sierra_program_for_functions(functions).expect("a program").program;
    let replacer = DebugReplacer { db: &db };
    let mut program = replacer.apply(program);
    replacer.enrich_function_names(&mut program);
    let infos = get_contracts_info(&db, contracts, &replacer).expect("contract info");
    let class_hash = *infos.keys().next().expect("one contract");
    let infos = OrderedHashMap::from_iter(infos);
    let runner = SierraCasmRunner::new(program, Some(Default::default()), infos, None).expect("lowers to CASM");
    let call = |path: &str, args, state| {
        let function = runner.find_function(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let run =
            runner.run_function_with_starknet_context(function, args, Some(GAS), state).expect("the runner works");
        (run.value, run.starknet_state)
    };
    let mut count = 0;
    for test in tests {
        let body = text.split(&format!("fn {}()", test.name)).nth(1).and_then(|rest| rest.split("\n}\n").next());
        if body.is_some_and(|body| body.contains("start_mock_call")) {
            continue;
        }
        let (_, state) = call("snforge_std::set_class", vec![class_hash.into()], StarknetState::default());
        let (value, _) = call(&format!("tested::{}", test.name), vec![], state);
        match (value, &test.panics) {
            (RunResultValue::Success(_), None) => {}
            (RunResultValue::Panic(reason), Some(expected)) => {
                let short = Felt::from_bytes_be_slice(expected.as_bytes());
                assert!(expected.is_empty() || reason[0] == short, "{}: {reason:?}\n{text}", test.name);
            }
            (RunResultValue::Success(_), Some(_)) => panic!("{} must panic\n{text}", test.name),
            (RunResultValue::Panic(reason), None) => panic!("{}: {reason:?}\n{text}", test.name),
        }
        count += 1;
    }
    count
}

fn bank() -> Package {
    let bank = contract(include_str!("../contracts/bank.rs"));
    package_of(&[bank], &[tests("tests/bank_native.rs", include_str!("bank_native.rs"))])
}

#[test]
fn tests_of_the_bank_hold_on_l2() {
    let package = bank();
    assert_eq!(package.skipped, []);
    assert_eq!(package.tests.len(), 8, "{:?}", package.tests);
    // One of them needs a manager, which the stand-in has not.
    assert_eq!(run(&package, "bank_contract", "test_bank_native.cairo"), 7);
}

macro_rules! template {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../templates/", $name, "/src/lib.rs")),
            include_str!(concat!("../../templates/", $name, "/tests/", $name, ".rs")),
        )
    };
}

/// Every template: how many of its tests hold on L2, and which have no Cairo form.
#[test]
fn tests_of_the_templates_hold_on_l2() {
    let templates = [
        (template!("token"), 6, &["a_balance_cannot_overflow"][..]),
        (template!("counter"), 3, &[]),
        (template!("orderbook"), 6, &["prices_come_before_times_and_times_before_the_rest"]),
        (template!("amm"), 5, &["an_empty_pool_swaps_nothing"]),
        (template!("social"), 3, &["following_counts_on_both_sides", "posts_answer_posts"]),
    ];
    for ((name, source, text), holding, without) in templates {
        let file = tests(&format!("tests/{name}.rs"), text);
        let package = package_of(&[contract(source)], &[file]);
        let skipped: Vec<&str> = package.skipped.iter().map(|test| test.test.as_str()).collect();
        assert_eq!(skipped, without, "{name}");
        let mut folders = package.files.keys().filter_map(|path| path.split('/').next());
        let folder = folders.find(|folder| folder.ends_with("_contract")).expect("a contract's package");
        assert_eq!(run(&package, folder, &format!("test_{name}.cairo")), holding, "{name}");
        let readme = &package.files[&format!("{folder}/README.md")];
        for test in without {
            assert!(readme.contains(&format!("`{test}` (tests/{name}.rs:")), "{readme}");
        }
    }
}

#[test]
fn a_thread_of_several_contracts_has_a_package_for_each() {
    let source = |name: &str, text: &str| (tests(&format!("src/{name}.rs"), text), contract(text));
    let (world_file, world) = source("world", include_str!("../../templates/game/src/world.rs"));
    let (arena_file, arena) = source("arena", include_str!("../../templates/game/src/arena.rs"));
    let contracts = [world, arena];
    let thread = zkthread_ir::link(&contracts).unwrap_or_else(|faults| panic!("{faults:?}"));
    let files = [world_file, arena_file, tests("tests/game.rs", include_str!("../../templates/game/tests/game.rs"))];
    let package = package("game", &contracts, &thread, zkthread_ir::Auth::Batcher, &files).expect("prints");
    assert_eq!(package.tests, ["tests/game.rs: players_stay_on_the_map"]);
    assert_eq!(run(&package, "world_contract", "test_game.cairo"), 1);
    let several = package.skipped.iter().filter(|test| test.reason == "it needs several contracts: World, Arena");
    assert_eq!(several.count(), 7, "{:#?}", package.skipped);
    assert_eq!(package.skipped.len(), 12);
    // Each is told once, in the first contract's package.
    assert!(package.files["world_contract/README.md"].contains("`the_winner_gets_both_stakes` (tests/game.rs:"));
    assert!(!package.files["arena_contract/README.md"].contains("the_winner_gets_both_stakes"));
    assert!(!package.files["arena_contract/Scarb.toml"].contains("snforge"));
    for (name, contract) in [("world_contract", "World"), ("arena_contract", "Arena")] {
        let source = Source { crate_name: name.to_owned(), files: sources(&package, name) };
        compile_contract(&Core::Embedded, &source, contract).unwrap_or_else(|error| panic!("{error}"));
    }
    let files = sources(&package, "game_thread");
    let program = Source { crate_name: "game_thread".to_owned(), files };
    compile_executable(&Core::Embedded, &program, PanicMode::Unprovable).unwrap_or_else(|error| panic!("{error}"));
    assert!(package.files["game_thread/README.md"].starts_with("# The thread program of `World` and `Arena`\n"));
}

#[test]
fn what_has_no_cairo_form_is_told_with_its_reason() {
    let bank = contract(include_str!("../contracts/bank.rs"));
    let refused = tests("tests/refused.rs", include_str!("scarb_package/refused.rs"));
    let elsewhere = tests("tests/other.rs", "#[test]\nfn nothing() {}");
    let broken = tests("tests/broken.rs", "Bank fn {");
    let package = package_of(&[bank], &[refused, elsewhere, broken]);
    let found: Vec<String> = package
        .skipped
        .iter()
        .map(|test| format!("{}:{} {}: {}", test.file, test.line, test.test, test.reason))
        .collect();
    let expected: Vec<&str> = include_str!("scarb_package/refused.txt").lines().collect();
    assert_eq!(found, expected, "\n{}\n", found.join("\n"));
    assert_eq!(package.tests, Vec::<String>::new());
    assert!(!package.files.keys().any(|path| path.contains("/tests/")));
    assert!(!package.files["bank_contract/Scarb.toml"].contains("snforge"));
}

#[test]
fn the_packages_compile_as_written() {
    let package = bank();
    let source = |name: &str| Source { crate_name: name.to_owned(), files: sources(&package, name) };
    compile_contract(&Core::Embedded, &source("bank_contract"), "Bank").unwrap_or_else(|error| panic!("{error}"));
    compile_executable(&Core::Embedded, &source("bank_thread"), PanicMode::Unprovable)
        .unwrap_or_else(|error| panic!("{error}"));
    for manifest in ["bank_contract/Scarb.toml", "bank_thread/Scarb.toml"] {
        let text = &package.files[manifest];
        assert!(text.contains(&format!("name = \"{}\"", manifest.split('/').next().expect("a name"))), "{text}");
    }
    // The entry point is where the manifest says.
    assert!(package.files["bank_thread/Scarb.toml"].contains("function = \"bank_thread::main\""));
    let main = &package.files["bank_thread/src/lib.cairo"];
    assert!(main.contains("#[executable_raw]") && main.contains("\nfn main("), "{main}");
}
