//! The only place that prints. The result of a command goes to stdout, everything else to stderr.

use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::json;

use crate::error::{Error, Result};

/// Without a terminal, progress of one task is told at most this often.
const PLAIN_INTERVAL: Duration = Duration::from_secs(10);

/// Where and how a command speaks.
#[derive(Debug)]
pub struct Output {
    json: bool,
    quiet: bool,
    color: bool,
    terminal: bool,
    task: Mutex<Option<Task>>,
}

/// `1 entry`, `2 entries`: a number and what there are so many of.
pub fn count(number: usize, what: &str) -> String {
    let plural = match what.strip_suffix('y') {
        _ if number == 1 => what.to_owned(),
        Some(stem) => format!("{stem}ies"),
        None => format!("{what}s"),
    };
    format!("{number} {plural}")
}

/// `29 d 23 h`, `5 h 3 min`, `40 s`: a number of seconds, as exactly as one wants to know.
pub fn span(seconds: u64) -> String {
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86400);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds} s"),
        (0, 0, _) => format!("{minutes} min"),
        (0, ..) => format!("{hours} h {} min", minutes % 60),
        _ if hours % 24 == 0 => format!("{days} d"),
        _ => format!("{days} d {} h", hours % 24),
    }
}

/// The task whose progress is being shown.
#[derive(Debug)]
struct Task {
    what: String,
    bar: Option<ProgressBar>,
    told: Instant,
}

impl Output {
    /// `json`: the result as one JSON object; `quiet`: no progress.
    pub fn new(json: bool, quiet: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let color = terminal && std::env::var_os("NO_COLOR").is_none();
        Self { json, quiet, color, terminal, task: Mutex::new(None) }
    }

    /// One that shows nothing but errors, for parts of a command that would only repeat themselves.
    pub fn muted(&self) -> Self {
        Self { json: self.json, quiet: true, color: self.color, terminal: self.terminal, task: Mutex::new(None) }
    }

    /// Whether colours can be used in text for stderr.
    pub fn color(&self) -> bool {
        self.color
    }

    /// The result of the command, on stdout.
    ///
    /// # Errors
    /// When stdout cannot be written to, for example because the disk is full.
    pub fn result(&self, result: &(impl Serialize + Display)) -> Result<()> {
        self.end_task();
        let failed = |error: &dyn Display| Error::failed(format!("cannot write the result: {error}"));
        let mut text = match self.json {
            true => serde_json::to_string(result).map_err(|error| failed(&error))?,
            false => result.to_string(),
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        let mut stdout = std::io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            // A reader that has seen enough, as `head`, is no failure.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(failed(&error)),
            _ => Ok(()),
        }
    }

    /// A failed command: its error on stderr, and with `--json` also as an object on stdout.
    pub fn error(&self, error: &Error) {
        self.end_task();
        let mut text = String::new();
        if let Some(details) = &error.details {
            text.push_str(details.trim_end());
            text.push_str("\n\n");
        }
        text.push_str(&format!("{}: {}\n", self.paint("1;31", "error"), error.message));
        if let Some(help) = &error.help {
            text.push_str(&format!("{}: {help}\n", self.paint("1;36", "help")));
        }
        self.stderr(&text);
        if self.json {
            let object = json!({ "error": {
                "kind": error.exit.name(), "exit_code": error.exit as u8, "message": error.message, "help": error.help,
                "diagnostics": error.diagnostics,
            } });
            let _ = std::io::stdout().write_all(format!("{object}\n").as_bytes());
        }
    }

    /// Something that happened: a right-aligned verb and what it was done to.
    pub fn status(&self, verb: &str, text: impl Display) {
        self.end_task();
        self.line(verb, &text.to_string());
    }

    /// Something the user should know although the command goes on.
    pub fn warning(&self, text: impl Display) {
        self.end_task();
        self.stderr(&format!("{}: {text}\n", self.paint("1;33", "warning")));
    }

    /// Begins a task that takes a while. It ends with the next status, result or error.
    pub fn task(&self, verb: &str, what: impl Display) {
        self.end_task();
        let what = what.to_string();
        if self.quiet {
            return;
        }
        let bar = if self.terminal {
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{prefix:>12.green.bold} {msg} {spinner} {elapsed}") {
                bar.set_style(style);
            }
            bar.set_prefix(verb.to_owned());
            bar.set_message(what.clone());
            bar.enable_steady_tick(Duration::from_millis(200));
            Some(bar)
        } else {
            self.line(verb, &what);
            None
        };
        *self.lock() = Some(Task { what, bar, told: Instant::now() });
    }

    /// How far the current task is.
    pub fn progress(&self, progress: impl Display) {
        let mut slot = self.lock();
        let Some(task) = slot.as_mut() else { return };
        let text = format!("{}: {progress}", task.what);
        if let Some(bar) = &task.bar {
            bar.set_message(text);
        } else if task.told.elapsed() >= PLAIN_INTERVAL {
            task.told = Instant::now();
            self.line("...", &text);
        }
    }

    fn end_task(&self) {
        if let Some(bar) = self.lock().take().and_then(|task| task.bar) {
            bar.finish_and_clear();
        }
    }

    fn line(&self, verb: &str, text: &str) {
        if !self.quiet {
            self.stderr(&format!("{} {text}\n", self.paint("1;32", &format!("{verb:>12}"))));
        }
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn stderr(&self, text: &str) {
        let _ = std::io::stderr().write_all(text.as_bytes());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Task>> {
        self.task.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
