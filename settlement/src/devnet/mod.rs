//! A local Starknet: finding or installing starknet-devnet, running it, and its own control calls.

mod control;
mod install;

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use url::Url;

pub use self::control::DevnetControl;
pub use self::install::{VERSION, default_tools, find, find_or_install, install};
use crate::credentials::Credentials;
use crate::error::SettlementError;

const START_TIMEOUT: Duration = Duration::from_secs(60);
const KEPT_LINES: usize = 100;

/// How to run a devnet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DevnetOptions {
    /// Decides the addresses and keys of the accounts.
    pub seed: u32,
    /// How many funded accounts there are.
    pub accounts: u8,
    /// The port on 127.0.0.1; a free one when none.
    pub port: Option<u16>,
}

impl Default for DevnetOptions {
    fn default() -> Self {
        Self { seed: 0, accounts: 5, port: None }
    }
}

/// A running starknet-devnet process. It is stopped when this value is dropped.
#[derive(Debug)]
pub struct Devnet {
    process: Process,
    url: Url,
    accounts: Vec<Credentials>,
}

/// A process that is stopped when this value is dropped, and the last lines it wrote.
struct Process {
    child: Child,
    log: Log,
    /// Stops the process when this one ends without dropping anything.
    watch: Option<Child>,
}

type Log = Arc<Mutex<VecDeque<String>>>;

impl Devnet {
    /// Starts `program` (see [`find_or_install`]) and waits until it answers.
    pub async fn start(program: &Path, options: DevnetOptions) -> Result<Self, SettlementError> {
        let program = program.to_owned();
        let started = tokio::task::spawn_blocking(move || Process::start(&program, &options)).await;
        let failed = |reason: String| SettlementError::Devnet { reason };
        let (process, address) = started.map_err(|error| failed(error.to_string()))?.map_err(failed)?;
        let url = Url::parse(&format!("http://{address}"))
            .map_err(|error| failed(format!("it says it listens on '{address}': {error}")))?;
        let accounts = DevnetControl::new(&url).accounts().await?;
        Ok(Self { process, url, accounts })
    }

    /// Where its JSON-RPC is.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The funded accounts, in the seed's order.
    pub fn accounts(&self) -> &[Credentials] {
        &self.accounts
    }

    /// Its control calls.
    pub fn control(&self) -> DevnetControl {
        DevnetControl::new(&self.url)
    }

    /// The process id.
    pub fn process_id(&self) -> u32 {
        self.process.child.id()
    }

    /// The last lines it wrote, without those that show keys.
    pub fn log_tail(&self) -> String {
        self.process.log_tail()
    }

    /// Waits until the process ends by itself.
    pub async fn wait(&mut self) -> Result<ExitStatus, SettlementError> {
        loop {
            let ended = self.process.child.try_wait();
            if let Some(status) = ended.map_err(|error| SettlementError::Devnet { reason: error.to_string() })? {
                return Ok(status);
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
}

impl Process {
    fn start(program: &Path, options: &DevnetOptions) -> Result<(Self, SocketAddr), String> {
        let mut command = Command::new(program);
        // Devnet reads options from general names as PORT and SEED too: it gets none of our environment.
        command
            .env_clear()
            .env("NO_COLOR", "1")
            .args(["--host", "127.0.0.1"])
            .args(["--port", &options.port.unwrap_or(0).to_string()])
            .args(["--seed", &options.seed.to_string()])
            .args(["--accounts", &options.accounts.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let child = command.spawn().map_err(|error| format!("{} cannot be started: {error}", program.display()))?;
        let watch = watch(&child);
        let mut process = Self { child, log: Log::default(), watch };

        let (found, address) = mpsc::channel();
        let (stdout, stderr) = (process.child.stdout.take(), process.child.stderr.take());
        let stdout = stdout.map(|stdout| keep_lines(stdout, process.log.clone(), Some(found)));
        let stderr = stderr.map(|stderr| keep_lines(stderr, process.log.clone(), None));
        match process.wait_for_address(&address) {
            Ok(address) => Ok((process, address)),
            Err(reason) => {
                // Once it has ended, its last words are all that can still come. Failing to get them changes nothing.
                let _ = process.child.kill();
                for reader in [stdout, stderr].into_iter().flatten() {
                    let _ = reader.join();
                }
                Err(format!("{reason}; its last words:\n{}", process.log_tail()))
            }
        }
    }

    fn wait_for_address(&mut self, address: &mpsc::Receiver<SocketAddr>) -> Result<SocketAddr, String> {
        match address.recv_timeout(START_TIMEOUT) {
            Ok(address) => Ok(address),
            Err(RecvTimeoutError::Timeout) => Err(format!("it did not listen within {} s", START_TIMEOUT.as_secs())),
            Err(RecvTimeoutError::Disconnected) => {
                let status = self.child.wait().map_err(|error| error.to_string())?;
                Err(format!("it ended with {status}"))
            }
        }
    }

    fn log_tail(&self) -> String {
        let log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.iter().map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

impl std::fmt::Debug for Process {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "process {}", self.child.id())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // First the watch: once the process is reaped, its id may become another's.
        for child in self.watch.iter_mut().chain([&mut self.child]) {
            // It may have ended already; then there is nothing to stop.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A shell that waits for the end of its input and then stops `child`. Nothing is ever written to it, so its input ends when this process
/// does, killed or not. None where there is no shell: then only an orderly end stops the child.
fn watch(child: &Child) -> Option<Child> {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", "read -r _; kill -KILL \"$1\"", "sh", &child.id().to_string()]);
        // A signal to our process group is not meant for it.
        shell.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
    }
    #[cfg(not(unix))]
    {
        let _ = child;
        None
    }
}

/// Reads `source` to its end on a thread of its own, so that the process never blocks on a full pipe.
fn keep_lines(source: impl Read + Send + 'static, log: Log, found: Option<mpsc::Sender<SocketAddr>>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        for line in BufReader::new(source).lines().map_while(Result::ok) {
            if let (Some(found), Some(address)) = (&found, listening_address(&line)) {
                // The receiver is gone once the address is known.
                let _ = found.send(address);
            }
            if line.contains("Private key") {
                continue;
            }
            let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
            if log.len() == KEPT_LINES {
                log.pop_front();
            }
            log.push_back(line);
        }
    })
}

/// The address in `.. Starknet Devnet listening on 127.0.0.1:5050`.
fn listening_address(line: &str) -> Option<SocketAddr> {
    let (_, address) = line.split_once("Starknet Devnet listening on ")?;
    let end = address.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ':'))).unwrap_or(address.len());
    address.get(..end)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::MutexGuard;

    use super::*;

    /// A process that is just being spawned holds the files that are open for writing, and a script that is open for
    /// writing cannot be run: tests that write scripts or spawn take turns.
    pub(super) fn spawning() -> MutexGuard<'static, ()> {
        static TURN: Mutex<()> = Mutex::new(());
        TURN.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[test]
    fn reads_the_address_from_the_log_line() {
        let line = "2026-11-21T11:00:00.000000Z  INFO starknet_devnet: Starknet Devnet listening on 127.0.0.1:40123";
        assert_eq!(listening_address(line), Some(SocketAddr::from(([127, 0, 0, 1], 40123))));
        assert_eq!(listening_address("Starknet Devnet listening on nowhere"), None);
        assert_eq!(listening_address("hello"), None);
    }

    /// Plays the process that starts a devnet, when the test below says which.
    #[test]
    fn parent_of_a_devnet() {
        let Some(program) = std::env::var_os("ZKTHREAD_TEST_DEVNET") else { return };
        let (process, _) =
            Process::start(Path::new(&program), &DevnetOptions::default()).expect("it says where it listens");
        writeln!(std::io::stdout(), "devnet {} devnet", process.child.id()).expect("written");
        std::thread::sleep(Duration::from_secs(600));
    }

    #[cfg(unix)]
    #[test]
    fn a_devnet_ends_with_whoever_started_it_however_that_ends() {
        use std::os::unix::fs::PermissionsExt;
        let guard = spawning();
        let folder = tempfile::tempdir().expect("a folder");
        let script = folder.path().join("devnet");
        std::fs::write(&script, "#!/bin/sh\necho 'Starknet Devnet listening on 127.0.0.1:1'\nexec sleep 600\n")
            .expect("a script");
        std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).expect("permissions");
        let mut parent = Command::new(std::env::current_exe().expect("this program"))
            .args(["devnet::tests::parent_of_a_devnet", "--exact", "--nocapture"])
            .env("ZKTHREAD_TEST_DEVNET", &script)
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(guard);
        let lines = BufReader::new(parent.stdout.take().expect("piped")).lines().map_while(Result::ok);
        // The test harness writes on the same line.
        let id = lines.filter_map(|line| Some(line.split("devnet ").nth(1)?.split(' ').next()?.to_owned())).next();
        let id = id.expect("the id of the devnet");
        // One that has ended but that nobody has waited for is gone too.
        let runs = || {
            let script = "kill -0 \"$1\" && ! grep -q '^State:.*Z' \"/proc/$1/status\"";
            Command::new("/bin/sh").args(["-c", script, "sh", &id]).output().expect("a shell").status.success()
        };
        assert!(runs());
        // No chance to drop anything.
        parent.kill().expect("it runs");
        parent.wait().expect("it ended");
        let gone = (0..200).any(|_| {
            std::thread::sleep(Duration::from_millis(50));
            !runs()
        });
        assert!(gone, "process {id} still runs");
    }

    #[test]
    fn a_program_that_is_not_devnet_is_a_named_error() {
        let _guard = spawning();
        for (program, message) in [("/bin/false", "ended with"), ("/nonexistent", "cannot be started")] {
            let error = Process::start(Path::new(program), &DevnetOptions::default()).expect_err("no devnet");
            assert!(error.contains(message), "{error}");
        }
    }
}
