//! Stages: one external command each, announced before and timed after.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// Why a command of xtask ended early.
pub struct Failure {
    message: String,
    help: Option<String>,
    code: u8,
}

impl Failure {
    /// The operation failed.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, code: 1 }
    }

    /// The command line is wrong.
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()), code: 2 }
    }

    /// Adds a line that says what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Prints the error and gives the exit code.
    pub fn report(&self) -> ExitCode {
        let help = self.help.iter().map(|help| format!("help: {help}\n")).collect::<String>();
        let _ = write!(std::io::stderr(), "error: {}\n{help}", self.message);
        ExitCode::from(self.code)
    }
}

/// Prints to stdout; a reader that went away is no error.
pub fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Runs a command from the repository's root with no stdin, and tells its name and time on stderr.
pub fn stage(name: &str, command: &mut Command) -> Result<(), Failure> {
    let _ = writeln!(std::io::stderr(), "==> {name}");
    let start = Instant::now();
    let status = command
        .current_dir(root())
        .stdin(Stdio::null())
        .status()
        .map_err(|error| Failure::new(format!("{name}: cannot start {:?}: {error}", command.get_program())))?;
    let seconds = start.elapsed().as_secs_f64();
    let _ = writeln!(
        std::io::stderr(),
        "==> {name}: {} after {seconds:.0} s",
        if status.success() { "done" } else { "FAILED" }
    );
    if status.success() { Ok(()) } else { Err(Failure::new(format!("{name} failed ({status})"))) }
}

/// cargo, the one that runs us.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The folder that holds this very binary: cargo puts all others of the workspace there too.
pub fn binaries() -> Result<PathBuf, Failure> {
    let own =
        std::env::current_exe().map_err(|error| Failure::new(format!("cannot find this program's folder: {error}")))?;
    own.parent().map(Path::to_owned).ok_or_else(|| Failure::new("this program has no folder"))
}

/// Builds the CLI. Always with `--workspace`, so that no dependency is built twice with other features.
pub fn build_cli() -> Result<PathBuf, Failure> {
    stage(
        "build cargo-zkthread (about 20 minutes the first time)",
        cargo().args(["build", "--locked", "--workspace", "--bin", "cargo-zkthread"]),
    )?;
    let binary = binaries()?.join(format!("cargo-zkthread{}", std::env::consts::EXE_SUFFIX));
    if binary.is_file() {
        Ok(binary)
    } else {
        Err(Failure::new(format!("the build left no {}", binary.display()))
            .help("build xtask and the CLI with the same profile"))
    }
}

/// Installs starknet-devnet into the tools folder unless the right version is there already.
pub fn install_devnet(cli: &Path) -> Result<(), Failure> {
    stage(
        "starknet-devnet (about 20 minutes the first time)",
        Command::new(cli).args(["zkthread", "devnet", "--install"]),
    )
}

/// Handles `--help` and refuses any other argument.
pub fn no_arguments(arguments: &[&str], help: &str) -> Result<bool, Failure> {
    match arguments {
        [] => Ok(false),
        ["-h" | "--help"] => {
            say(help);
            Ok(true)
        }
        [other, ..] => {
            Err(Failure::usage(format!("unexpected argument `{other}`"), "this command takes none but --help"))
        }
    }
}
