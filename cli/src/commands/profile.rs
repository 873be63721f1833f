//! `cargo zkthread profile`

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;
use zkthread::sub_block::SubBlock;
use zkthread_compiler::{Core, Folder, PanicMode, compile_with_map};
use zkthread_prover::{Step, observe};

use crate::args;
use crate::commands::run::seal;
use crate::error::{Error, Exit, Result};
use crate::files::write_file;
use crate::ops::artefacts::{Built, compile_error};
use crate::ops::profile::{Named, Origin, THREAD_PROGRAM, flame_graph};
use crate::ops::program_auth;
use crate::ops::sub_blocks::SubBlocks;
use crate::output::{Output, count};
use crate::project::Project;

/// Progress is told after so many steps.
const STEPS_BETWEEN: u64 = 1 << 18;

/// Where the steps of a sub-block go.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The sub-block's number.
    pub sub_block: u64,
    /// How many transactions it has.
    pub transactions: usize,
    /// Steps of the thread program.
    pub steps: u64,
    /// Memory cells it used.
    pub memory_cells: usize,
    /// Those of them that nothing was written to.
    pub memory_holes: usize,
    /// Uses of each builtin.
    pub builtins: BTreeMap<String, usize>,
    /// The functions, those with the most own steps first.
    pub functions: Vec<Function>,
    /// The flame graph's file.
    pub flame_graph: PathBuf,
    /// How many functions people are shown.
    #[serde(skip)]
    pub top: usize,
}

/// What a function took.
#[derive(Debug, Serialize)]
pub struct Function {
    /// Its name.
    pub function: String,
    /// Whose it is.
    pub origin: Origin,
    /// Steps of its own code.
    pub own_steps: u64,
    /// Steps of its own and of what it called.
    pub total_steps: u64,
    /// How often it was called, inlined or not.
    pub calls: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sub_block, steps, memory_cells, memory_holes, .. } = self;
        let transactions = count(self.transactions, "transaction");
        let each = *steps as f64 / self.transactions.max(1) as f64;
        writeln!(f, "sub-block {sub_block}: {transactions}, {steps} steps, {each:.1} for each")?;
        let share = |part: u64| 100.0 * part as f64 / (*steps).max(1) as f64;
        let of = Origin::ALL.map(|origin| {
            let own = self.functions.iter().filter(|function| function.origin == origin);
            format!("{} {:.1}%", origin.name(), share(own.map(|function| function.own_steps).sum()))
        });
        writeln!(f, "  steps     {}", of.join(", "))?;
        let builtins: Vec<String> = self.builtins.iter().map(|(name, uses)| format!("{name} {uses}")).collect();
        writeln!(f, "  builtins  {}", builtins.join(", "))?;
        writeln!(f, "  memory    {memory_cells} cells, {memory_holes} of them unused")?;
        writeln!(
            f,
            "\n{:>10} {:>6} {:>10} {:>6} {:>9}  {:<8}  function",
            "own", "share", "total", "share", "calls", "of"
        )?;
        for Function { function, origin, own_steps, total_steps, calls } in self.functions.iter().take(self.top) {
            let (own, total, of) = (share(*own_steps), share(*total_steps), origin.name());
            writeln!(f, "{own_steps:>10} {own:>5.1}% {total_steps:>10} {total:>5.1}% {calls:>9}  {of:<8}  {function}")?;
        }
        let rest = self.functions.get(self.top..).unwrap_or_default();
        if !rest.is_empty() {
            let own: u64 = rest.iter().map(|function| function.own_steps).sum();
            let more = format!("and {} (--top, --json)", count(rest.len(), "more function"));
            writeln!(f, "{own:>10} {:>5.1}% {:>10} {:>6} {:>9}  {:<8}  {more}", share(own), "", "", "", "")?;
        }
        write!(f, "\nflame graph: {}", Project::shown(&self.flame_graph))
    }
}

/// Runs the command.
///
/// # Errors
/// When there is no such sub-block, it is not one that the thread program takes, or a file cannot be written.
pub fn run(args: &args::Profile, project: &Project, output: &Output) -> Result<Report> {
    let built = Built::load(project, output)?;
    let sub_block = match &args.transactions {
        Some(file) => first_of(file, args, project, &built, output)?,
        None => {
            let found = SubBlocks::of(project).named(args.sub_block.as_deref(), SubBlocks::latest)?;
            found.check_is_of(built.source.contracts())?;
            found.sub_block
        }
    };
    let number = sub_block.header.number;

    output.task("Compiling", "the thread program");
    let files = zkthread_codegen::thread_program(&built.source.thread, program_auth(built.lock.auth))
        .map_err(|error| Error::failed(error.to_string()))?
        .files;
    let cairo = zkthread_compiler::Source { crate_name: THREAD_PROGRAM.to_owned(), files };
    let (compiled, map) = compile_with_map(&Core::Embedded, &cairo, PanicMode::Unprovable).map_err(compile_error)?;
    if compiled.os_version != built.os_version {
        return Err(Error::new(Exit::Drift, "the thread program was built with another version of the toolkit")
            .help("run `cargo zkthread build`"));
    }

    output.task("Profiling", format!("sub-block {number}"));
    let mut folder = Folder::new(&map);
    let mut steps = 0_u64;
    let mut observer = |Step { pc, fp }| {
        folder.step(pc, fp);
        steps += 1;
        if steps.is_multiple_of(STEPS_BETWEEN) {
            output.progress(format!("{:.1} million steps", steps as f64 / 1e6));
        }
    };
    let (run, memory) = observe(&compiled.executable, &sub_block.program_input(), &mut observer).map_err(|error| {
        let error = Error::from_text(Exit::Failed, format!("the thread program refuses sub-block {number}: {error}"));
        error.help("run its transactions again with `cargo zkthread run`")
    })?;
    if run.output != sub_block.output() {
        return Err(Error::failed(format!("the thread program comes to another result than sub-block {number}"))
            .help("run its transactions again with `cargo zkthread run`"));
    }

    let profile = folder.finish();
    let contracts = built.source.names();
    let named: Vec<Named> = profile.functions.iter().map(|steps| Named::of(&steps.function, &contracts)).collect();
    let transactions = sub_block.transactions.len();
    let title = format!(
        "{}: sub-block {number}, {}, {} steps",
        contracts.join(", "),
        count(transactions, "transaction"),
        profile.steps
    );
    let standard = || project.artefacts().join("profile").join(format!("sub-block-{number}.svg"));
    let file = args.output.clone().unwrap_or_else(standard);
    write_file(&file, &flame_graph(&profile, &named, &title)?)
        .map_err(|error| error.help("--output FILE writes the flame graph elsewhere"))?;

    let functions = profile.functions.iter().zip(named).map(|(steps, Named { name, origin })| Function {
        function: name,
        origin,
        own_steps: steps.own,
        total_steps: steps.total,
        calls: steps.calls,
    });
    Ok(Report {
        sub_block: number,
        transactions,
        steps: profile.steps,
        memory_cells: memory.cells,
        memory_holes: memory.holes,
        builtins: run.builtins,
        functions: functions.collect(),
        flame_graph: file,
        top: args.top,
    })
}

/// The first sub-block that the transactions of a file make.
fn first_of(file: &Path, args: &args::Profile, project: &Project, built: &Built, output: &Output) -> Result<SubBlock> {
    let mut sub_blocks = seal(file, false, &args.node, project, built, output)?.sub_blocks.into_iter();
    let (first, _) = sub_blocks.next().ok_or_else(|| {
        Error::usage(format!("there is no transaction in {}", Project::shown(file)))
            .help("`cargo zkthread run --help` shows the format")
    })?;
    if sub_blocks.next().is_some() {
        output.warning("the transactions make several sub-blocks; this is the profile of the first");
    }
    Ok(first.sub_block)
}
