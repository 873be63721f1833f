//! Native threads of a batch: one crate with a module for each, compiled by cargo, and its process.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use zkthread::Felt;
use zkthread::host::{Built, Constructed, Construction, Job, View, Viewed};

use crate::fuzzing::{Native, Storage};

/// A program of the batch.
pub struct Program {
    /// Its name.
    pub name: String,
    /// The source of its contracts.
    pub source: String,
    /// Module and name of each contract, by position.
    pub contracts: Vec<(String, String)>,
}

/// Compiles the programs. Those that rustc refuses are left out and returned with what it said.
///
/// # Errors
/// When cargo fails for another reason.
pub fn compile(folder: &Path, programs: &[Program]) -> Result<(PathBuf, BTreeMap<String, String>), String> {
    let mut refused = BTreeMap::new();
    loop {
        let accepted: Vec<&Program> = programs.iter().filter(|one| !refused.contains_key(&one.name)).collect();
        write_crate(folder, &accepted).map_err(|error| error.to_string())?;
        let found = build(folder)?;
        match found {
            Found::Binary(path) => return Ok((path, refused)),
            Found::Errors(errors) => {
                let before = refused.len();
                refused.extend(errors);
                if refused.len() == before {
                    return Err("rustc refuses the batch for a reason in none of its programs".into());
                }
            }
        }
    }
}

fn write_crate(folder: &Path, programs: &[&Program]) -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let source = folder.join("src");
    if source.exists() {
        std::fs::remove_dir_all(&source)?;
    }
    std::fs::create_dir_all(&source)?;
    let zkthread = root.join("zkthread").display().to_string();
    let manifest = MANIFEST.replace("ZKTHREAD", &zkthread).replace("SERDE_JSON", SERDE_JSON);
    std::fs::write(folder.join("Cargo.toml"), manifest)?;
    std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let (mut modules, mut arms) = (String::new(), String::new());
    for Program { name, source: text, contracts } in programs {
        let file = name.to_lowercase();
        std::fs::write(source.join(format!("{file}.rs")), text)?;
        let _ = writeln!(modules, "mod {file};");
        let types = contracts.iter().map(|(module, name)| format!("ContractType::of::<{file}::{module}::{name}>()"));
        let types: Vec<String> = types.collect();
        let _ = writeln!(arms, "\"{name}\" => answer(&[{}], &request),", types.join(", "));
    }
    std::fs::write(source.join("main.rs"), MAIN.replace("// modules", &modules).replace("// programs", &arms))
}

enum Found {
    Binary(PathBuf),
    Errors(BTreeMap<String, String>),
}

fn build(folder: &Path) -> Result<Found, String> {
    let target = folder.parent().unwrap_or(folder).join("target");
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--offline", "--message-format", "json"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", &target)
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    let mut errors: BTreeMap<String, String> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        if message["reason"] != "compiler-message" || message["message"]["level"] != "error" {
            continue;
        }
        let file = message["message"]["spans"][0]["file_name"].as_str().unwrap_or_default();
        if let Some(module) = file.strip_prefix("src/").and_then(|file| file.strip_suffix(".rs"))
            && module != "main"
        {
            // The only capital of a generated name is its first letter.
            let name = format!("F{}", &module[1..]);
            errors.entry(name).or_default().push_str(message["message"]["rendered"].as_str().unwrap_or_default());
        }
    }
    if output.status.success() {
        return Ok(Found::Binary(target.join("debug/fuzz-batch")));
    }
    if errors.is_empty() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(Found::Errors(errors))
}

/// The batch's process, asked about one program.
pub struct Process {
    name: String,
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Process {
    /// Starts it.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(binary: &Path, name: &str) -> std::io::Result<Self> {
        let mut child =
            Command::new(binary).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        };
        Ok(Self { name: name.to_owned(), child, input, output: BufReader::new(output) })
    }

    fn ask(&mut self, request: &Value) -> Result<Value, String> {
        let mut answer = String::new();
        writeln!(self.input, "{request}").map_err(|error| error.to_string())?;
        self.output.read_line(&mut answer).map_err(|error| error.to_string())?;
        let answer: Value = serde_json::from_str(&answer).map_err(|_| "the native process died".to_owned())?;
        match answer.get("error") {
            Some(error) => Err(error.as_str().unwrap_or_default().to_owned()),
            None => Ok(answer["ok"].clone()),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    fn answer<T: DeserializeOwned>(&mut self, kind: &str, request: Value, storage: &Storage) -> Result<T, String> {
        let cells: Vec<(&(Felt, Felt), &Felt)> = storage.iter().collect();
        let answer = self.ask(&json!({ "name": self.name, kind: request, "storage": cells }))?;
        serde_json::from_value(answer).map_err(|error| error.to_string())
    }
}

impl Native for Process {
    fn construct(&mut self, construction: &Construction, storage: &Storage) -> Result<Constructed, String> {
        self.answer("construction", json!(construction), storage)
    }

    fn execute(&mut self, job: &Job, storage: &Storage) -> Result<Built, String> {
        self.answer("job", json!(job), storage)
    }

    fn view(&mut self, view: &View, storage: &Storage) -> Result<Viewed, String> {
        self.answer("view", json!(view), storage)
    }
}

const SERDE_JSON: &str = "1";

const MANIFEST: &str = r#"[package]
name = "fuzz-batch"
version = "0.0.0"
edition = "2024"

[dependencies]
zkthread = { path = "ZKTHREAD" }
serde_json = "SERDE_JSON"

[workspace]

[profile.dev]
debug = false

[profile.dev.package]
lambdaworks-crypto.opt-level = 2
lambdaworks-math.opt-level = 2
starknet-types-core.opt-level = 2
"#;

const MAIN: &str = r#"#![allow(warnings, clippy::all)]
// modules

use std::collections::BTreeMap;
use std::io::BufRead;
use serde_json::{Value, json};
use zkthread::Felt;
use zkthread::host::{construct, execute, view};
use zkthread::rt::ContractType;

fn answer(contracts: &[ContractType], request: &Value) -> Result<Value, String> {
    let text = |error: serde_json::Error| error.to_string();
    let storage: Vec<((Felt, Felt), Felt)> = serde_json::from_value(request["storage"].clone()).map_err(text)?;
    let storage: BTreeMap<(Felt, Felt), Felt> = storage.into_iter().collect();
    macro_rules! asked {
        ($kind:literal $function:ident) => {
            if let Some(asked) = request.get($kind) {
                let asked = serde_json::from_value(asked.clone()).map_err(text)?;
                let result = $function(contracts, &asked, Box::new(storage)).map_err(|error| error.to_string())?;
                return serde_json::to_value(result).map_err(text);
            }
        };
    }
    asked!("construction" construct);
    asked!("job" execute);
    asked!("view" view);
    Err("an unknown request".to_owned())
}

fn main() {
    for line in std::io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let result = match request["name"].as_str().unwrap() {
            // programs
            _ => Err("no such program".to_owned()),
        };
        match result {
            Ok(value) => println!("{}", json!({ "ok": value })),
            Err(error) => println!("{}", json!({ "error": error })),
        }
    }
}
"#;
