//! Finding starknet-devnet, and installing it once.

use std::collections::VecDeque;
use std::fs::{self, File, TryLockError};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::SettlementError;
use crate::event::{Event, OnEvent};

/// The version of starknet-devnet that this toolkit is tested with.
pub const VERSION: &str = "0.10.1";
const PROGRAM: &str = "starknet-devnet";

/// A debug build would execute contracts some fifty times slower and the release profile takes twice as long to build:
/// the lowest level that optimises is enough for a local network.
const CHEAP_BUILD: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Settings of a calling cargo or of the user's shell that must not leak into the build.
const FOREIGN_SETTINGS: [&str; 11] = [
    "CARGO_BUILD_RUSTC",
    "CARGO_BUILD_RUSTC_WRAPPER",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_BUILD_TARGET_DIR",
    "CARGO_ENCODED_RUSTFLAGS",
    "RUSTC",
    "RUSTC_BOOTSTRAP",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTC_WRAPPER",
    "RUSTFLAGS",
];

/// The folder for programs the toolkit installs: `$ZKTHREAD_TOOLS`, else `~/.zkthread/tools`.
pub fn default_tools() -> Result<PathBuf, SettlementError> {
    if let Some(folder) = std::env::var_os("ZKTHREAD_TOOLS").filter(|folder| !folder.is_empty()) {
        return Ok(PathBuf::from(folder));
    }
    match std::env::home_dir().filter(|home| !home.as_os_str().is_empty()) {
        Some(home) => Ok(home.join(".zkthread").join("tools")),
        None => Err(SettlementError::NoToolsFolder),
    }
}

/// starknet-devnet of the right version in `tools` or on PATH.
pub fn find(tools: &Path) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::iter::once(tools.join("bin"))
        .chain(std::env::split_paths(&path))
        .map(|folder| folder.join(PROGRAM))
        .find(|program| has_right_version(program))
}

/// [`find`], and [`install`] when there is none. Blocks, for many minutes when it has to install.
pub fn find_or_install(tools: &Path, on_event: OnEvent<'_>) -> Result<PathBuf, SettlementError> {
    match find(tools) {
        Some(program) => Ok(program),
        None => install(tools, on_event),
    }
}

/// Builds and installs starknet-devnet with cargo into `tools/bin`. Processes that try at the same time wait for the
/// first one and use its result. An interrupted build is resumed by the next call.
pub fn install(tools: &Path, on_event: OnEvent<'_>) -> Result<PathBuf, SettlementError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    install_with(Path::new(&cargo), tools, on_event)
}

fn install_with(cargo: &Path, tools: &Path, on_event: OnEvent<'_>) -> Result<PathBuf, SettlementError> {
    let what = format!("installing {PROGRAM} {VERSION}");
    let io = |path: &Path, error| SettlementError::File { path: path.to_owned(), error };
    let program = tools.join("bin").join(PROGRAM);
    fs::create_dir_all(tools).map_err(|error| io(tools, error))?;

    let lock_path = tools.join("install.lock");
    let lock = File::create(&lock_path).map_err(|error| io(&lock_path, error))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            on_event(Event::Waiting { what: format!("another process {what}") });
            lock.lock().map_err(|error| io(&lock_path, error))?;
        }
        Err(TryLockError::Error(error)) => return Err(io(&lock_path, error)),
    }
    if has_right_version(&program) {
        return Ok(program);
    }

    on_event(Event::started(format!("{what} (once; 10 to 25 minutes on two cores)")));
    // Kept until success, so that a build that was interrupted goes on where it stopped.
    let build = tools.join("build").join(PROGRAM);
    run_cargo(cargo, tools, &build, on_event)?;
    if !has_right_version(&program) {
        return Err(SettlementError::Install {
            reason: format!("cargo succeeded, but {} is not version {VERSION}", program.display()),
        });
    }
    // Only disk space; a leftover does no harm.
    let _ = fs::remove_dir_all(&build);
    on_event(Event::done(what, Some(program.display().to_string())));
    Ok(program)
}

fn run_cargo(cargo: &Path, tools: &Path, build: &Path, on_event: OnEvent<'_>) -> Result<(), SettlementError> {
    let mut command = Command::new(cargo);
    command
        .args(["install", PROGRAM, "--version", &format!("={VERSION}"), "--locked", "--force", "--root"])
        .arg(tools)
        // Away from any project, so that no project's cargo configuration applies.
        .current_dir(std::env::temp_dir())
        .env("CARGO_TARGET_DIR", build)
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_TERM_PROGRESS_WHEN", "always")
        .env("CARGO_TERM_PROGRESS_WIDTH", "120")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    for name in FOREIGN_SETTINGS {
        command.env_remove(name);
    }
    command.envs(CHEAP_BUILD);

    let failed = |reason: String| SettlementError::Install { reason };
    let mut child = command.spawn().map_err(|error| failed(format!("cargo cannot be started: {error}")))?;
    let mut tail = VecDeque::new();
    if let Some(stderr) = child.stderr.take() {
        for_each_line(stderr, |line| match parse_progress(line) {
            Some(event) => on_event(event),
            None => {
                if tail.len() == 20 {
                    tail.pop_front();
                }
                tail.push_back(line.to_owned());
            }
        });
    }
    let status = child.wait().map_err(|error| failed(format!("cargo was lost: {error}")))?;
    if status.success() {
        return Ok(());
    }
    let tail = Vec::from(tail).join("\n");
    Err(failed(format!("cargo ended with {status}:\n{tail}")))
}

/// Calls `line` for every non-empty piece between line feeds and carriage returns (cargo redraws its bar with the latter).
fn for_each_line(source: impl Read, mut line: impl FnMut(&str)) {
    let mut piece = Vec::new();
    for byte in BufReader::new(source).bytes().map_while(Result::ok) {
        if matches!(byte, b'\n' | b'\r') {
            let text = String::from_utf8_lossy(&piece);
            if !text.trim().is_empty() {
                line(text.trim());
            }
            piece.clear();
        } else {
            piece.push(byte);
        }
    }
    let text = String::from_utf8_lossy(&piece);
    if !text.trim().is_empty() {
        line(text.trim());
    }
}

/// Reads cargo's `Building [====>  ] 12/679: syn, serde`.
fn parse_progress(line: &str) -> Option<Event> {
    let rest = line.strip_prefix("Building")?;
    let (_, rest) = rest.split_once(']')?;
    let (count, item) = rest.split_once(':').unwrap_or((rest, ""));
    let (done, total) = count.trim().split_once('/')?;
    Some(Event::Installing {
        done: done.trim().parse().ok()?,
        total: total.trim().parse().ok(),
        item: item.trim().to_owned(),
    })
}

fn has_right_version(program: &Path) -> bool {
    if !program.is_file() {
        return false;
    }
    let output = Command::new(program).arg("--version").stdin(Stdio::null()).output();
    output.is_ok_and(|output| {
        output.status.success() && String::from_utf8_lossy(&output.stdout).trim() == format!("{PROGRAM} {VERSION}")
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::sync::{Mutex, MutexGuard};

    use super::super::tests::spawning;
    use super::*;

    /// A folder with a shell script that stands for cargo; `$root` is where it is told to install to.
    fn fake_cargo(script: &str) -> ((tempfile::TempDir, MutexGuard<'static, ()>), PathBuf, PathBuf) {
        let guard = spawning();
        let folder = tempfile::tempdir().expect("a folder");
        let (cargo, tools) = (folder.path().join("cargo"), folder.path().join("tools"));
        let text = format!("#!/bin/sh\nfor last; do root=$last; done\nmkdir -p $root/bin\n{script}\n");
        fs::write(&cargo, text).expect("written");
        fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).expect("executable");
        ((folder, guard), cargo, tools)
    }

    const INSTALL_IT: &str = r#"
        printf '#!/bin/sh\necho starknet-devnet VERSION\n' > $root/bin/starknet-devnet
        chmod +x $root/bin/starknet-devnet"#;

    #[test]
    fn installs_once_with_progress_however_many_ask() {
        let script = format!(
            r#"echo called >> $root/calls; sleep 0.2
            printf '    Building [==>  ] 1/3: syn\r    Building [====>] 2/3: serde, quote\r' >&2
            mkdir -p $CARGO_TARGET_DIR{INSTALL_IT}"#
        );
        let (_folder, cargo, tools) = fake_cargo(&script.replace("VERSION", VERSION));
        let events = Mutex::new(Vec::new());
        let on_event = |event| events.lock().expect("not poisoned").push(event);
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    let program = install_with(&cargo, &tools, &on_event).expect("installed");
                    assert_eq!(find(&tools), Some(program));
                });
            }
        });
        assert_eq!(fs::read_to_string(tools.join("calls")).expect("called").lines().count(), 1);
        assert!(!tools.join("build").join(PROGRAM).exists(), "what was built is removed");
        let events = events.into_inner().expect("not poisoned");
        let progress = Event::Installing { done: 2, total: Some(3), item: "serde, quote".to_owned() };
        assert!(events.contains(&progress), "{events:?}");
        assert!(events.iter().any(|event| matches!(event, Event::Waiting { .. })), "{events:?}");
    }

    #[test]
    fn cargos_last_words_are_in_the_error() {
        let (_folder, cargo, tools) = fake_cargo("echo 'error: linker `cc` not found' >&2; exit 101");
        let error = install_with(&cargo, &tools, &|_| {}).expect_err("cargo failed");
        assert!(error.to_string().contains("linker `cc` not found"), "{error}");
        assert!(error.help().is_some_and(|help| help.contains("cargo install")));
        let error = install_with(&tools.join("none"), &tools, &|_| {}).expect_err("no cargo");
        assert!(error.to_string().contains("cargo cannot be started"), "{error}");
    }

    #[test]
    fn another_version_is_not_taken() {
        let (_folder, cargo, tools) = fake_cargo(&INSTALL_IT.replace("VERSION", "0.10.0"));
        let error = install_with(&cargo, &tools, &|_| {}).expect_err("another version");
        assert!(error.to_string().contains("is not version"), "{error}");
    }

    #[test]
    fn the_build_is_cheap_and_knows_nothing_of_its_caller() {
        let script = "env > $root/env; pwd > $root/folder; echo $@ > $root/arguments; exit 1";
        let (_folder, cargo, tools) = fake_cargo(script);
        install_with(&cargo, &tools, &|_| {}).expect_err("it only looks");
        let read = |name| fs::read_to_string(tools.join(name)).expect("written");
        let environment = read("env");
        for (name, value) in CHEAP_BUILD {
            assert!(environment.contains(&format!("{name}={value}")));
        }
        for name in FOREIGN_SETTINGS {
            assert!(!environment.lines().any(|line| line.starts_with(&format!("{name}="))), "{name}");
        }
        assert!(read("arguments").starts_with(&format!("install starknet-devnet --version ={VERSION} --locked")));
        let temporary = std::env::temp_dir().canonicalize().expect("there is one");
        assert_eq!(Path::new(read("folder").trim()).canonicalize().expect("it exists"), temporary);
    }

    #[test]
    fn reads_cargos_progress_bar() {
        let item = "blockifier, cairo-lang-sierra".to_owned();
        let event = parse_progress(&format!("Building [======>            ] 212/679: {item}"));
        assert_eq!(event, Some(Event::Installing { done: 212, total: Some(679), item }));
        assert_eq!(parse_progress("Compiling syn v2.0.1"), None);
        assert_eq!(parse_progress("Building [=>   ] many: x"), None);
    }

    #[test]
    fn splits_at_both_kinds_of_line_ends() {
        let mut lines = Vec::new();
        for_each_line(&b"one\rtwo\r\n\nthree"[..], |line| lines.push(line.to_owned()));
        assert_eq!(lines, ["one", "two", "three"]);
    }
}
