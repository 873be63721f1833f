//! `cargo zkthread new`

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;

use crate::args;
use crate::error::{Error, Result};
use crate::output::Output;
use crate::project::Project;
use crate::templates::Dependency;

/// The new project.
#[derive(Debug, Serialize)]
pub struct Created {
    /// Its folder.
    pub project: PathBuf,
    /// The template it was made from.
    pub template: &'static str,
}

impl fmt::Display for Created {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Created {} from the template `{}`. Next:", Project::shown(&self.project), self.template)?;
        writeln!(f, "  cd {}", Project::shown(&self.project))?;
        write!(f, "  cargo zkthread build")
    }
}

/// Runs the command.
///
/// # Errors
/// When the folder is in use, or the path of the dependency is not that of the zkthread crate.
pub fn run(args: &args::New, output: &Output) -> Result<Created> {
    let dependency = match &args.zkthread_path {
        None => Dependency::standard(),
        Some(path) => Dependency::Path(zkthread_crate(path)?),
    };
    let project = args.template.create(&args.name, &dependency)?;
    output.status("Created", Project::shown(&project));
    Ok(Created { project, template: args.template.name() })
}

fn zkthread_crate(path: &std::path::Path) -> Result<PathBuf> {
    let folder = path.canonicalize().ok().filter(|folder| {
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        manifest.contains("name = \"zkthread\"")
    });
    folder.ok_or_else(|| {
        Error::usage(format!("{} is not the folder of the zkthread crate", path.display()))
            .help("it is the folder `zkthread` of the toolkit's repository")
    })
}
