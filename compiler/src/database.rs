//! The compiler's database, set up by hand: the ready-made set-ups look for an installed core and pick an old edition.

use std::any::Any;
use std::collections::BTreeMap;

use cairo_lang_compiler::db::RootDatabase;
use cairo_lang_compiler::diagnostics::DiagnosticsReporter;
use cairo_lang_executable_plugin::executable_plugin_suite;
use cairo_lang_filesystem::cfg::{Cfg, CfgSet};
use cairo_lang_filesystem::db::{
    CrateConfigurationInput, CrateSettings, Edition, ExperimentalFeaturesConfig, set_crate_configs_input,
};
use cairo_lang_filesystem::ids::CrateInput;
use cairo_lang_starknet::starknet_plugin_suite;
use cairo_lang_utils::ordered_hash_map::OrderedHashMap;

use crate::core_library::CoreFiles;
use crate::diagnostic::of_crate;
use crate::source::virtual_directory;
use crate::{COMPILER_VERSION, CompileError, Diagnostic, Severity, Source};

/// What the database is for; plugins, gas and panics depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Starknet contracts.
    Contract,
    /// Programs for the prover.
    Executable {
        /// Replace panics by an unprovable opcode.
        unprovable_panics: bool,
    },
}

/// Deep enough for machine-written sources: the compiler recurses over expressions.
const STACK_BYTES: usize = 256 << 20;

/// Runs the compiler on a thread of its own, with a deep stack; its panics come back as errors.
pub(crate) fn on_compiler_thread<T: Send>(
    work: impl FnOnce() -> Result<T, CompileError> + Send,
) -> Result<T, CompileError> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name("cairo-compiler".into())
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, work)
            .map_err(|error| CompileError::Refused {
                step: "starting the compiler's thread",
                message: error.to_string(),
            })?;
        thread.join().unwrap_or_else(|panic| Err(CompileError::Panicked { message: panic_message(panic.as_ref()) }))
    })
}

fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_string());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".into())
}

/// The id of the core crate.
pub(crate) fn core_crate() -> CrateInput {
    CrateInput::Real { name: "core".into(), discriminator: None }
}

/// The id of the crate of a source.
pub(crate) fn source_crate(source: &Source) -> CrateInput {
    CrateInput::Real { name: source.crate_name.clone(), discriminator: None }
}

/// A database with the core and, when given, the source's crate.
pub(crate) fn database(
    core: &CoreFiles,
    source: Option<&Source>,
    target: Target,
) -> Result<RootDatabase, CompileError> {
    let mut builder = RootDatabase::builder();
    match target {
        Target::Contract => {
            builder.with_default_plugin_suite(starknet_plugin_suite());
        }
        Target::Executable { unprovable_panics } => {
            builder
                .skip_auto_withdraw_gas()
                .with_cfg(CfgSet::from_iter([Cfg::kv("gas", "disabled")]))
                .with_default_plugin_suite(executable_plugin_suite());
            if unprovable_panics {
                builder.with_unsafe_panic();
            }
        }
    }
    let mut db = builder.build().map_err(|error| refused("setting up the compiler", error))?;
    let mut configs = OrderedHashMap::default();
    configs.insert(core_crate(), configuration("core", &core.files, core.edition));
    if let Some(source) = source {
        configs.insert(source_crate(source), configuration(&source.crate_name, &source.files, Edition::V2024_07));
    }
    set_crate_configs_input(&mut db, Some(configs));
    Ok(db)
}

fn configuration(name: &str, files: &BTreeMap<String, String>, edition: Edition) -> CrateConfigurationInput {
    let is_core = name == "core";
    CrateConfigurationInput {
        root: virtual_directory(name, files),
        settings: CrateSettings {
            name: None,
            edition,
            version: is_core.then(|| COMPILER_VERSION.parse().ok()).flatten(),
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

/// Checks the source's crate; returns its warnings.
pub(crate) fn check(db: &RootDatabase, source: &Source) -> Result<Vec<Diagnostic>, CompileError> {
    let found = of_crate(db, &source_crate(source))?;
    if found.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        return Err(CompileError::Diagnostics(found));
    }
    Ok(found)
}

/// A reporter for calls that come after [`check`]: nothing is left to report.
pub(crate) fn no_reporter() -> DiagnosticsReporter<'static> {
    DiagnosticsReporter::ignoring().with_crates(&[])
}

/// The compiler's untyped errors.
pub(crate) fn refused(step: &'static str, error: impl std::fmt::Display) -> CompileError {
    CompileError::Refused { step, message: format!("{error:#}") }
}
