//! The program in folders of its own, with a home of its own.

// Each test file uses its own part of this.
#![allow(dead_code)]

use std::io::BufRead;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The program. Asked for at run time: the shell that runs rustc here drops names with a hyphen.
pub fn program() -> Command {
    Command::new(std::env::var_os("CARGO_BIN_EXE_cargo-zkthread").expect("cargo 1.94 or newer runs the tests"))
}

/// A folder with nothing in it, and the program run there.
pub struct Sandbox {
    folder: TempDir,
}

/// What the program said.
pub struct Said {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Sandbox {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("home")).expect("a home");
        std::fs::create_dir(folder.path().join("work")).expect("a working folder");
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("work").join(name)
    }

    /// Runs `cargo-zkthread zkthread ARGUMENTS` in the working folder, as cargo does.
    pub fn zkthread(&self, arguments: &[&str]) -> Said {
        let mut command = program();
        command.arg("zkthread").args(arguments);
        self.run(command)
    }

    /// Runs a command of a project in the working folder.
    pub fn in_project(&self, project: &str, arguments: &[&str]) -> Said {
        let mut command = program();
        command.arg("zkthread").arg("--project").arg(self.path(project)).args(arguments);
        self.run(command)
    }

    pub fn run(&self, command: Command) -> Said {
        Said::from(self.prepare(command).output().expect("the program starts"))
    }

    /// Gives a command this sandbox's folders and nothing of the user's.
    pub fn prepare(&self, mut command: Command) -> Command {
        // cargo and rustup live in the real home; so does starknet-devnet. Nothing else may come from there.
        let real_home = std::env::home_dir().expect("a home");
        let kept = |name: &str, standard: &str| {
            std::env::var_os(name).unwrap_or_else(|| real_home.join(standard).into_os_string())
        };
        command
            .current_dir(self.path(""))
            .env("HOME", self.folder.path().join("home"))
            .env("CARGO_HOME", kept("CARGO_HOME", ".cargo"))
            .env("RUSTUP_HOME", kept("RUSTUP_HOME", ".rustup"))
            .env("ZKTHREAD_TOOLS", kept("ZKTHREAD_TOOLS", ".zkthread/tools"))
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("projects"))
            .env_remove("STARKNET_ACCOUNT_ADDRESS")
            .env_remove("STARKNET_PRIVATE_KEY")
            .stdin(Stdio::null());
        command
    }

    /// Every file below the working folder with its content.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        collect(&self.path(""), &mut files);
        files.sort();
        files
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(&path, text).expect("written");
        path.to_str().expect("UTF-8").to_owned()
    }

    pub fn replace(&self, name: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.path(name)).expect("readable");
        assert!(text.contains(from), "{name} has no {from}");
        self.write(name, text.replacen(from, to, 1));
    }
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let content = std::fs::read(&path).expect("readable");
            files.push((path, content));
        }
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Said {
    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.code, Some(0), "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }

    /// It failed with this code, said `error:` with these words, and gave a way out; it did not panic.
    #[track_caller]
    pub fn failed(self, code: i32, words: &str) -> Self {
        assert_eq!(self.code, Some(code), "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        assert!(self.stderr.contains("error: "), "{}", self.stderr);
        assert!(self.stderr.contains("help: "), "{}", self.stderr);
        assert!(self.stderr.contains(words), "no `{words}` in: {}", self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self
    }

    /// Stdout is one JSON object and nothing else.
    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.stdout.lines().count(), 1, "{}", self.stdout);
        serde_json::from_str(&self.stdout).expect("JSON")
    }
}

/// `cargo zkthread devnet`, ended by a signal to it alone: starknet-devnet must end by itself.
pub struct Devnet {
    process: Child,
    pub url: String,
}

impl Devnet {
    pub fn start(sandbox: &Sandbox) -> Self {
        let mut command = sandbox.prepare(program());
        command.args(["zkthread", "devnet", "--port", "0", "--json"]).process_group(0);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let mut line = String::new();
        let stdout = process.stdout.take().expect("piped");
        std::io::BufReader::new(stdout).read_line(&mut line).expect("readable");
        let said: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(said["accounts"].as_array().map(Vec::len), Some(5));
        Self { process, url: said["url"].as_str().expect("an address").to_owned() }
    }
}

impl Drop for Devnet {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        let _ = self.process.wait();
    }
}
