//! A child process that speaks JSON lines.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use serde::Serialize;
use zkthread::host::protocol::{MAX_LINE, Reply};

use super::HostError;

/// How much of the end of stderr is kept, in bytes.
const STDERR_KEPT: usize = 4 * 1024;

/// How long the last of stderr may take after the process ended.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// The process. Each stream has a thread, so neither side can block the other.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    requests: Sender<Vec<u8>>,
    replies: Receiver<Incoming>,
    stderr: Receiver<String>,
    timeout: Duration,
    stopped: bool,
}

#[derive(Debug)]
enum Incoming {
    Line(Vec<u8>),
    TooLong,
    End,
}

impl Process {
    pub fn start(binary: &Path, timeout: Duration) -> Result<Self, HostError> {
        let path = || binary.to_owned();
        if !binary.is_file() {
            return Err(HostError::Missing { path: path() });
        }
        let mut child = Command::new(binary)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|source| HostError::NotStarted { path: path(), source })?;
        let streams = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(stdin), Some(stdout), Some(stderr)) = streams else {
            return Err(HostError::NotStarted { path: path(), source: io::ErrorKind::BrokenPipe.into() });
        };
        Ok(Self {
            child,
            requests: write_lines(stdin),
            replies: read_lines(stdout),
            stderr: keep_end(stderr),
            timeout,
            stopped: false,
        })
    }

    /// Sends one line. That the process is gone shows when its reply is awaited.
    pub fn send(&mut self, message: &impl Serialize) -> Result<(), HostError> {
        if self.stopped {
            return Err(HostError::Stopped);
        }
        let mut line =
            serde_json::to_vec(message).map_err(|error| HostError::BadReply { message: error.to_string() })?;
        line.push(b'\n');
        let _ = self.requests.send(line);
        Ok(())
    }

    /// The next line. Any failure ends the process.
    pub fn receive(&mut self) -> Result<Reply, HostError> {
        match self.replies.recv_timeout(self.timeout) {
            Ok(Incoming::Line(line)) => serde_json::from_slice(&line).map_err(|error| {
                let start = String::from_utf8_lossy(line.get(..80).unwrap_or(&line)).trim().to_owned();
                self.stop();
                HostError::BadReply { message: format!("{error}, in `{start}`") }
            }),
            Ok(Incoming::TooLong) => {
                self.stop();
                Err(HostError::BadReply { message: format!("a line is longer than {MAX_LINE} bytes") })
            }
            Err(RecvTimeoutError::Timeout) => {
                self.stop();
                Err(HostError::TimedOut { seconds: self.timeout.as_secs(), stderr: self.last_words() })
            }
            Ok(Incoming::End) | Err(RecvTimeoutError::Disconnected) => {
                let status = self.stop();
                Err(HostError::Died { status, stderr: self.last_words() })
            }
        }
    }

    /// Ends the process because of a reply that was not asked for.
    pub fn give_up(&mut self, wanted: &str, got: &Reply) -> HostError {
        let got = match got {
            Reply::Hello(_) => "a greeting",
            Reply::Read { .. } => "a read",
            Reply::Built(_) => "a sub-block",
            Reply::Constructed(_) => "a constructor's writes",
            Reply::Viewed(_) => "a view's value",
            Reply::Error(_) => "an error",
        };
        self.wrong(format!("{got}, where {wanted} was due"))
    }

    /// Ends the process because what it says cannot be true.
    pub fn wrong(&mut self, what: String) -> HostError {
        self.stop();
        HostError::WrongReply { what }
    }

    /// Ends the process and says how it ended.
    fn stop(&mut self) -> String {
        // A process that closed its stdout is usually ending by itself: its own status says more than our signal.
        if !self.stopped && !self.ended_by_itself() {
            let _ = self.child.kill();
        }
        self.stopped = true;
        self.child.wait().map_or_else(|error| error.to_string(), |status| status.to_string())
    }

    fn ended_by_itself(&mut self) -> bool {
        for _ in 0..20 {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return true;
            }
            thread::sleep(Duration::from_millis(5));
        }
        false
    }

    fn last_words(&self) -> String {
        self.stderr.recv_timeout(LAST_WORDS).unwrap_or_default()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if !self.stopped {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

fn write_lines(mut stdin: ChildStdin) -> Sender<Vec<u8>> {
    let (sender, lines) = channel::<Vec<u8>>();
    thread::spawn(move || {
        for line in lines {
            if stdin.write_all(&line).and_then(|()| stdin.flush()).is_err() {
                return;
            }
        }
    });
    sender
}

fn read_lines(stdout: ChildStdout) -> Receiver<Incoming> {
    // Bounded: a process that talks without being asked waits, it does not fill the memory.
    let (sender, receiver) = sync_channel(4);
    thread::spawn(move || {
        let mut stdout = BufReader::new(stdout);
        loop {
            let mut line = Vec::new();
            let read = stdout.by_ref().take(MAX_LINE).read_until(b'\n', &mut line).unwrap_or(0);
            let ended = read == 0 || read as u64 == MAX_LINE;
            let incoming = match read as u64 {
                0 => Incoming::End,
                MAX_LINE => Incoming::TooLong,
                _ => Incoming::Line(line),
            };
            if sender.send(incoming).is_err() || ended {
                return;
            }
        }
    });
    receiver
}

/// The end of stderr, as text, once the stream ends.
fn keep_end(mut stderr: ChildStderr) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut kept = Vec::new();
        let mut chunk = [0; 1024];
        while let Ok(read @ 1..) = stderr.read(&mut chunk) {
            kept.extend_from_slice(chunk.get(..read).unwrap_or_default());
            let over = kept.len().saturating_sub(STDERR_KEPT);
            kept.drain(..over);
        }
        let _ = sender.send(String::from_utf8_lossy(&kept).trim().to_owned());
    });
    receiver
}
