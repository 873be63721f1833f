//! The contracts that stand on L2 once for all threads, compiled in process with the embedded core.

use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};
use zkthread_compiler::{CompiledContract, Core, Source, compile_contract};

use crate::error::SettlementError;

static SOURCES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../manager-contract/src");
const CRATE: &str = "zkthread_manager";
const MANAGER: &str = "ZkThreadManager";
const REGISTRY: &str = "FactRegistry";

/// zkThreadManager and the fact registry.
#[derive(Debug)]
pub struct SystemContracts {
    /// zkThreadManager.
    pub manager: CompiledContract,
    /// The fact registry.
    pub registry: CompiledContract,
}

impl SystemContracts {
    /// Compiles both; takes a second or two.
    pub fn compile() -> Result<Self, SettlementError> {
        Ok(Self { manager: compile(MANAGER)?, registry: compile(REGISTRY)? })
    }
}

fn compile(contract: &str) -> Result<CompiledContract, SettlementError> {
    let wrong = |reason: String| SettlementError::Class { contract: contract.to_owned(), reason };
    let mut files = BTreeMap::new();
    collect(&SOURCES, &mut files).map_err(wrong)?;
    let source = Source { crate_name: CRATE.to_owned(), files };
    compile_contract(&Core::Embedded, &source, contract).map_err(|error| wrong(error.to_string()))
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, String>) -> Result<(), String> {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, files)?,
            DirEntry::File(file) => {
                let path = file.path().to_str().ok_or("a path is not text")?.replace('\\', "/");
                let text = file.contents_utf8().ok_or_else(|| format!("{path} is not text"))?;
                files.insert(path, text.to_owned());
            }
        }
    }
    Ok(())
}
