//! What `build` makes and the other commands use.

use std::path::{Path, PathBuf};

use starknet_types_core::felt::Felt;
use zkthread_codegen::{CodegenError, Generated};
use zkthread_compiler::{
    CompileError, CompiledContract, CompiledExecutable, PanicMode, compile_contract, compile_executable,
};
use zkthread_ir::Contract;

use crate::error::{Error, Exit, Result};
use crate::files::{replace_folder, write_file};
use crate::lock::Lock;
use crate::ops::client::client;
use crate::ops::diagnostics::contract_error;
use crate::output::Output;
use crate::project::{Core, Project};

/// The checked contract of a project.
#[derive(Clone, Debug)]
pub struct Source {
    /// The IR.
    pub contract: Contract,
    /// Fingerprint of its meaning, also compiled into the host.
    pub fingerprint: String,
}

impl Source {
    /// Parses and checks the contract.
    ///
    /// # Errors
    /// With all its diagnostics, shown with their source.
    pub fn read(project: &Project, output: &Output) -> Result<Self> {
        let path = project.contract_source();
        let text = std::fs::read_to_string(&path).map_err(|error| {
            Error::usage(format!("cannot read {}: {error}", path.display()))
                .help("`contract` in zkthread.toml names the Rust file with the contract")
        })?;
        Self::check(&path, &text, output)
    }

    /// Checks the contract in `text`, which is that of the file `path`.
    ///
    /// # Errors
    /// With all its diagnostics, shown with their source.
    pub fn check(path: &Path, text: &str, output: &Output) -> Result<Self> {
        let contract = zkthread_ir::parse_source(text)
            .map_err(|diagnostics| contract_error(path, text, &diagnostics, output.color()))?;
        let fingerprint = zkthread_ir::fingerprint(&contract);
        Ok(Self { contract, fingerprint })
    }
}

/// Everything a build makes, in memory.
#[derive(Clone, Debug)]
pub struct Artefacts {
    /// The contract it was made from.
    pub source: Source,
    /// The L2 contract's Cairo.
    pub contract_cairo: zkthread_compiler::Source,
    /// The thread program's Cairo.
    pub thread_cairo: zkthread_compiler::Source,
    /// The L2 contract.
    pub contract: CompiledContract,
    /// The thread program.
    pub thread: CompiledExecutable,
}

impl Artefacts {
    /// Compiles a project without writing anything.
    ///
    /// # Errors
    /// When the contract has errors or a compilation fails.
    pub fn compile(project: &Project, output: &Output) -> Result<Self> {
        let source = Source::read(project, output)?;
        let name = source.contract.name.clone();
        output.status("Checked", format!("{} ({})", Project::shown(&project.contract_source()), name));
        let generated = |crate_name: &str, generated: std::result::Result<Generated, CodegenError>| {
            let Generated { files } = generated.map_err(|error| Error::failed(error.to_string()))?;
            Ok(zkthread_compiler::Source { crate_name: crate_name.to_owned(), files })
        };
        let contract_cairo = generated(&source.contract.module, zkthread_codegen::contract(&source.contract))?;
        let thread_cairo = generated("thread_program", zkthread_codegen::thread_program(&source.contract))?;
        let core = match project.manifest.thread.core {
            Core::Embedded => zkthread_compiler::Core::Embedded,
            Core::Scarb => zkthread_compiler::Core::scarb().map_err(compile_error)?,
        };
        output.task("Compiling", format!("{name} for L2"));
        let contract = compile_contract(&core, &contract_cairo, &name).map_err(compile_error)?;
        output.status("Compiled", format!("{name} for L2, class {:#x}", contract.class_hash));
        output.task("Compiling", "the thread program");
        let thread = compile_executable(&zkthread_compiler::Core::Embedded, &thread_cairo, PanicMode::Unprovable)
            .map_err(compile_error)?;
        output.status(
            "Compiled",
            format!("the thread program, {} felts, OS version {:#x}", thread.bytecode_len(), thread.os_version),
        );
        Ok(Self { source, contract_cairo, thread_cairo, contract, thread })
    }

    /// What goes into `zkthread.lock`.
    pub fn lock(&self) -> Lock {
        Lock {
            version: 1,
            toolkit: env!("CARGO_PKG_VERSION").to_owned(),
            compiler: zkthread_compiler::COMPILER_VERSION.to_owned(),
            fingerprint: self.source.fingerprint.clone(),
            class_hash: format!("{:#x}", self.contract.class_hash),
            compiled_class_hash: format!("{:#x}", self.contract.compiled_class_hash),
            os_version: format!("{:#x}", self.thread.os_version),
        }
    }

    /// Writes the artefacts and the lock file. Each of the two folders is replaced as a whole.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, project: &Project) -> Result<()> {
        let name = &self.source.contract.name;
        let sources = |source: &zkthread_compiler::Source| -> Vec<(PathBuf, String)> {
            source.files.iter().map(|(path, text)| (Path::new("src").join(path), text.clone())).collect()
        };
        let mut contract = sources(&self.contract_cairo);
        contract.extend([
            (format!("{name}.contract_class.json").into(), self.contract.sierra_json().map_err(compile_error)?),
            (format!("{name}.compiled_contract_class.json").into(), self.contract.casm_json().map_err(compile_error)?),
            (format!("{name}.abi.json").into(), self.contract.abi()),
            ("client.rs".into(), client(&self.source.contract)),
        ]);
        let mut thread = sources(&self.thread_cairo);
        thread.push((PathBuf::from(EXECUTABLE), self.thread.to_json().map_err(compile_error)?));
        replace_folder(&project.contract_folder(), &contract)?;
        replace_folder(&project.thread_folder(), &thread)?;
        write_file(&project.lock_file(), self.lock().text()?.as_bytes())
    }
}

/// The thread program's file in its folder.
const EXECUTABLE: &str = "executable.json";

/// What the commands after `build` need of it.
#[derive(Clone, Debug)]
pub struct Built {
    /// The contract, unchanged since the build.
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
        if source.fingerprint != lock.fingerprint {
            return Err(Error::new(Exit::Drift, "the contract has changed since it was built").help(REBUILD));
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
