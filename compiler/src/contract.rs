//! Starknet contracts.

use cairo_lang_compiler::CompilerConfig;
use cairo_lang_defs::ids::{NamedLanguageElementId, TopLevelLanguageElementId};
use cairo_lang_filesystem::ids::CrateInput;
use cairo_lang_starknet::compile::compile_contract_in_prepared_db;
use cairo_lang_starknet::contract::find_contracts;
use cairo_lang_starknet_classes::allowed_libfuncs::ListSelector;
use cairo_lang_starknet_classes::casm_contract_class::CasmContractClass;
use cairo_lang_starknet_classes::contract_class::ContractClass;
use serde_json::{Value, json};
use starknet_types_core::felt::Felt;

use crate::class_hash::{abi_text, sierra_class_hash};
use crate::database::{Target, check, database, no_reporter, on_compiler_thread, refused, source_crate};
use crate::{CompileError, Core, Diagnostic, Source};

/// The network's limits for a declared class, in felts.
const SIERRA_LIMIT: usize = 81_920;
const CASM_LIMIT: usize = 81_920;

/// A compiled contract: what is declared on the network and the hashes it will have there.
#[derive(Clone, Debug)]
pub struct CompiledContract {
    /// The Sierra class.
    pub sierra: ContractClass,
    /// The class in the form the sequencer runs.
    pub casm: CasmContractClass,
    /// The class hash.
    pub class_hash: Felt,
    /// The compiled class hash that a declare transaction signs: Blake2s, as the network computes it since 0.14.1.
    pub compiled_class_hash: Felt,
    /// The compiled class hash of networks before 0.14.1: Poseidon.
    pub legacy_compiled_class_hash: Felt,
    /// Warnings of the source's crate.
    pub warnings: Vec<Diagnostic>,
}

impl CompiledContract {
    /// The ABI as the JSON text that is part of the class and of its hash.
    pub fn abi(&self) -> String {
        abi_text(&self.sierra)
    }

    /// The class file (`*.contract_class.json`), as Starknet tools read it.
    ///
    /// # Errors
    /// [`CompileError::Refused`] when it cannot be serialised, which does not happen for a class made here.
    pub fn sierra_json(&self) -> Result<String, CompileError> {
        serde_json::to_string(&self.sierra).map_err(|error| refused("writing the class", error))
    }

    /// The compiled class file (`*.compiled_contract_class.json`).
    ///
    /// # Errors
    /// As [`CompiledContract::sierra_json`].
    pub fn casm_json(&self) -> Result<String, CompileError> {
        serde_json::to_string(&self.casm).map_err(|error| refused("writing the compiled class", error))
    }

    /// The class in the form of a node's RPC (`contract_class` of a declare transaction): without debug information,
    /// the ABI as text.
    ///
    /// # Errors
    /// As [`CompiledContract::sierra_json`].
    pub fn rpc_json(&self) -> Result<Value, CompileError> {
        let written = |error| refused("writing the class", error);
        Ok(json!({
            "sierra_program": serde_json::to_value(&self.sierra.sierra_program).map_err(written)?,
            "contract_class_version": self.sierra.contract_class_version,
            "entry_points_by_type": serde_json::to_value(&self.sierra.entry_points_by_type).map_err(written)?,
            "abi": self.abi(),
        }))
    }
}

/// Compiles one contract of a crate, named by its module (`Token`) or the module's full path.
///
/// Only library functions that the public network allows are accepted.
///
/// # Errors
/// [`CompileError::Diagnostics`] when the source has errors, [`CompileError::NoContract`] when no contract has that
/// name, [`CompileError::TooLarge`] beyond the network's limits; others when names, files or the core are unfit.
pub fn compile_contract(core: &Core, source: &Source, contract: &str) -> Result<CompiledContract, CompileError> {
    source.check()?;
    let core = core.load()?;
    on_compiler_thread(|| {
        let db = database(&core, Some(source), Target::Contract)?;
        let warnings = check(&db, source)?;
        let crates = CrateInput::into_crate_ids(&db, [source_crate(source)]);
        let declared = find_contracts(&db, &crates);
        let paths = || declared.iter().map(|found| found.submodule_id.full_path(&db));
        let path = declared
            .iter()
            .find(|found| found.submodule_id.name(&db).long(&db) == contract)
            .map(|found| found.submodule_id.full_path(&db))
            .or_else(|| paths().find(|path| path == contract))
            .ok_or_else(|| CompileError::NoContract { name: contract.into(), found: paths().collect() })?;
        let config = CompilerConfig { diagnostics_reporter: no_reporter(), ..CompilerConfig::default() };
        let sierra = compile_contract_in_prepared_db(&db, Some(&path), crates, config)
            .map_err(|error| refused("compiling the contract", error))?;
        let casm = lower(contract, &sierra)?;
        Ok(CompiledContract {
            class_hash: sierra_class_hash(&sierra),
            compiled_class_hash: casm.compiled_class_hash(),
            legacy_compiled_class_hash: casm.legacy_compiled_class_hash(),
            sierra,
            casm,
            warnings,
        })
    })
}

fn lower(name: &str, sierra: &ContractClass) -> Result<CasmContractClass, CompileError> {
    let within = |kind, size, limit| {
        if size <= limit { Ok(()) } else { Err(CompileError::TooLarge { name: name.into(), kind, size, limit }) }
    };
    within("Sierra", sierra.sierra_program.len(), SIERRA_LIMIT)?;
    let program = sierra.extract_sierra_program(false).map_err(|error| refused("reading the Sierra program", error))?;
    program
        .validate_version_compatible(ListSelector::default())
        .map_err(|error| refused("checking the library functions", error))?;
    let casm = CasmContractClass::from_contract_class(sierra.clone(), program, false, usize::MAX)
        .map_err(|error| refused("compiling Sierra to CASM", error))?;
    within("CASM", casm.bytecode.len(), CASM_LIMIT)?;
    Ok(casm)
}
