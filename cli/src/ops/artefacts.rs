//! What `build` makes and the other commands use.

use std::path::{Path, PathBuf};

use starknet_types_core::felt::Felt;
use zkthread::sub_block::Auth;
use zkthread_codegen::{CodegenError, Generated};
use zkthread_compiler::{
    CompileError, CompiledContract, CompiledExecutable, PanicMode, compile_contract, compile_executable,
};
use zkthread_ir::Contract;

use crate::error::{Error, Exit, Result};
use crate::files::{replace_folder, write_file};
use crate::lock::{Lock, LockedContract, VERSION, auth_name};
use crate::ops::client::client;
use crate::ops::source::Source;
use crate::ops::{program_auth, snake_case};
use crate::output::Output;
use crate::project::{Core, Project};

/// Everything a build makes, in memory.
#[derive(Clone, Debug)]
pub struct Artefacts {
    /// The contracts it was made from.
    pub source: Source,
    /// Who says that a transaction is its sender's.
    pub auth: Auth,
    /// The L2 contracts, by position.
    pub contracts: Vec<L2Contract>,
    /// The thread program's Cairo.
    pub thread_cairo: zkthread_compiler::Source,
    /// The thread program.
    pub thread: CompiledExecutable,
}

/// A contract for L2.
#[derive(Clone, Debug)]
pub struct L2Contract {
    /// Its Cairo.
    pub cairo: zkthread_compiler::Source,
    /// Its classes and ABI.
    pub compiled: CompiledContract,
}

impl Artefacts {
    /// Compiles a project without writing anything.
    ///
    /// # Errors
    /// When a contract has errors or a compilation fails.
    pub fn compile(project: &Project, output: &Output) -> Result<Self> {
        let source = Source::read(project, output)?;
        let files: Vec<String> = source.files().map(Project::shown).collect();
        output.status("Checked", format!("{} ({})", files.join(", "), source.names().join(", ")));
        let core = match project.manifest.thread.core {
            Core::Embedded => zkthread_compiler::Core::Embedded,
            Core::Scarb => zkthread_compiler::Core::scarb().map_err(compile_error)?,
        };
        let is_alone = source.contracts().len() == 1;
        let mut contracts = Vec::new();
        for contract in source.contracts() {
            let cairo = generated(&crate_name(contract, is_alone), zkthread_codegen::contract(contract))?;
            output.task("Compiling", format!("{} for L2", contract.name));
            let compiled = compile_contract(&core, &cairo, &contract.name).map_err(compile_error)?;
            output.status("Compiled", format!("{} for L2, class {:#x}", contract.name, compiled.class_hash));
            contracts.push(L2Contract { cairo, compiled });
        }
        let auth = project.policy.auth;
        let thread_cairo =
            generated("thread_program", zkthread_codegen::thread_program(&source.thread, program_auth(auth)))?;
        output.task("Compiling", "the thread program");
        let thread = compile_executable(&zkthread_compiler::Core::Embedded, &thread_cairo, PanicMode::Unprovable)
            .map_err(compile_error)?;
        output.status(
            "Compiled",
            format!("the thread program, {} felts, OS version {:#x}", thread.bytecode_len(), thread.os_version),
        );
        Ok(Self { source, auth, contracts, thread_cairo, thread })
    }

    /// What goes into `zkthread.lock`.
    pub fn lock(&self) -> Lock {
        let contracts = self.source.thread.parts.iter().zip(&self.contracts).map(|(part, contract)| LockedContract {
            name: part.name.clone(),
            fingerprint: part.fingerprint.clone(),
            class_hash: format!("{:#x}", contract.compiled.class_hash),
            compiled_class_hash: format!("{:#x}", contract.compiled.compiled_class_hash),
        });
        Lock {
            version: VERSION,
            toolkit: env!("CARGO_PKG_VERSION").to_owned(),
            compiler: zkthread_compiler::COMPILER_VERSION.to_owned(),
            fingerprint: self.source.thread.fingerprint(),
            auth: self.auth,
            os_version: format!("{:#x}", self.thread.os_version),
            contracts: contracts.collect(),
        }
    }

    /// Writes the artefacts and the lock file. The folder of the contracts and that of the thread program are each replaced as a whole.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, project: &Project) -> Result<()> {
        let mut contracts = Vec::new();
        for (contract, made) in self.source.contracts().iter().zip(&self.contracts) {
            let name = &contract.name;
            let mut files = sources(&made.cairo);
            files.extend([
                (format!("{name}.contract_class.json").into(), made.compiled.sierra_json().map_err(compile_error)?),
                (
                    format!("{name}.compiled_contract_class.json").into(),
                    made.compiled.casm_json().map_err(compile_error)?,
                ),
                (format!("{name}.abi.json").into(), made.compiled.abi()),
                ("client.rs".into(), client(contract)),
            ]);
            contracts.extend(files.into_iter().map(|(path, text)| (Path::new(name).join(path), text)));
        }
        let mut thread = sources(&self.thread_cairo);
        thread.push((PathBuf::from(EXECUTABLE), self.thread.to_json().map_err(compile_error)?));
        replace_folder(&project.contracts_folder(), &contracts)?;
        replace_folder(&project.thread_folder(), &thread)?;
        write_file(&project.lock_file(), self.lock().text()?.as_bytes())
    }
}

/// The thread program's file in its folder.
const EXECUTABLE: &str = "executable.json";

/// The Cairo crate of a contract, which its ABI shows: the Rust module, or where that says too little, the contract.
fn crate_name(contract: &Contract, is_alone: bool) -> String {
    if is_alone { contract.module.clone() } else { format!("{}_contract", snake_case(&contract.name)) }
}

fn generated(
    crate_name: &str,
    generated: std::result::Result<Generated, CodegenError>,
) -> Result<zkthread_compiler::Source> {
    let Generated { files } = generated.map_err(|error| Error::failed(error.to_string()))?;
    Ok(zkthread_compiler::Source { crate_name: crate_name.to_owned(), files })
}

fn sources(source: &zkthread_compiler::Source) -> Vec<(PathBuf, String)> {
    source.files.iter().map(|(path, text)| (Path::new("src").join(path), text.clone())).collect()
}

/// What the commands after `build` need of it.
#[derive(Clone, Debug)]
pub struct Built {
    /// The contracts, unchanged since the build.
    pub source: Source,
    /// The lock file.
    pub lock: Lock,
    /// The thread program.
    pub executable: zkthread_prover::Executable,
    /// Its hash, computed from the program itself.
    pub os_version: Felt,
}

impl Built {
    /// Loads what `build` made.
    ///
    /// # Errors
    /// When nothing was built, or the source or the thread program is not what the lock file says.
    pub fn load(project: &Project, output: &Output) -> Result<Self> {
        const REBUILD: &str = "run `cargo zkthread build`";
        let lock = Lock::load(&project.lock_file())?.ok_or_else(|| {
            Error::usage(format!("{} has not been built", project.manifest.thread.name)).help(REBUILD)
        })?;
        let source = Source::read(project, output)?;
        if let Some(change) = change(&source, project.policy.auth, &lock) {
            return Err(Error::new(Exit::Drift, change).help(REBUILD));
        }
        let file = project.thread_folder().join(EXECUTABLE);
        let text = std::fs::read_to_string(&file).map_err(|e| Error::io("read", &file, e).help(REBUILD))?;
        let executable = serde_json::from_str(&text)
            .map_err(|error| Error::failed(format!("{} is damaged: {error}", file.display())).help(REBUILD))?;
        let os_version = zkthread_prover::os_version(&executable)
            .map_err(|error| Error::failed(format!("{} is damaged: {error}", file.display())).help(REBUILD))?;
        if format!("{os_version:#x}") != lock.os_version {
            let message = format!("{} is not the thread program of zkthread.lock", Project::shown(&file));
            return Err(Error::new(Exit::Drift, message).help(REBUILD));
        }
        Ok(Self { source, lock, executable, os_version })
    }
}

/// What is different in the source since the lock file was written; none when nothing is.
fn change(source: &Source, auth: Auth, lock: &Lock) -> Option<String> {
    if auth != lock.auth {
        let (before, now) = (auth_name(lock.auth), auth_name(auth));
        return Some(format!("`auth` was \"{before}\" when the thread was built, now it is \"{now}\""));
    }
    let names = source.names().join(", ");
    if names != lock.names() {
        return Some(format!("the contracts were {} when the thread was built, now they are {names}", lock.names()));
    }
    let parts = source.thread.parts.iter().zip(&lock.contracts);
    match parts.into_iter().find(|(part, locked)| part.fingerprint != locked.fingerprint) {
        Some((part, _)) => Some(format!("the contract `{}` has changed since it was built", part.name)),
        None if source.thread.fingerprint() != lock.fingerprint => {
            Some("the thread has changed since it was built".to_owned())
        }
        None => None,
    }
}

/// An error of the Cairo compiler.
pub fn compile_error(error: CompileError) -> Error {
    let help = error.help();
    match &error {
        CompileError::Diagnostics(_) => {
            Error::failed("the generated Cairo does not compile").details(error.to_string())
        }
        CompileError::Scarb { .. } => Error::new(Exit::MissingTool, error.to_string()),
        _ => Error::failed(error.to_string()),
    }
    .help(help)
}
