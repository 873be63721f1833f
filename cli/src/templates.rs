//! The project templates, embedded, and the making of a project from one.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::files::open_up;

/// A template by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Template {
    /// Storage, events, errors and an owner in fifty lines.
    Counter,
    /// A fungible token with allowances.
    Token,
    /// A limit order book with price-time matching.
    Orderbook,
    /// A constant-product pool.
    Amm,
    /// A follow graph with posts and likes.
    Social,
    /// A world with items, and an arena with duels for them: two contracts.
    Game,
}

/// Files of a template: path in the project, text.
type Files = &'static [(&'static str, &'static str)];

/// Embeds the files of a template under their own paths.
macro_rules! template {
    ($folder:literal: $($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../../templates/", $folder, "/", $file)))),*]
    };
}

const COUNTER: Files = template!("counter":
    ".gitignore", "Cargo.lock", "Cargo.toml", "README.md", "src/bin/thread-host.rs", "src/lib.rs", "tests/counter.rs",
    "transactions/increases.json", "zkthread.toml",
);
const TOKEN: Files = template!("token":
    ".gitignore", "Cargo.lock", "Cargo.toml", "README.md", "src/bin/thread-host.rs", "src/lib.rs", "tests/token.rs",
    "transactions/transfers.json", "zkthread.toml",
);

const ORDERBOOK: Files = template!("orderbook":
    ".gitignore", "Cargo.lock", "Cargo.toml", "README.md", "src/bin/thread-host.rs", "src/lib.rs", "tests/orderbook.rs",
    "transactions/orders.json", "zkthread.toml",
);
const AMM: Files = template!("amm":
    ".gitignore", "Cargo.lock", "Cargo.toml", "README.md", "src/bin/thread-host.rs", "src/lib.rs", "tests/amm.rs",
    "transactions/swaps.json", "zkthread.toml",
);
const SOCIAL: Files = template!("social":
    ".gitignore", "Cargo.lock", "Cargo.toml", "README.md", "src/bin/thread-host.rs", "src/lib.rs", "tests/social.rs",
    "transactions/posts.json", "zkthread.toml",
);
const GAME: Files = template!("game":
    ".gitignore", "Cargo.lock", "Cargo.toml", "README.md", "src/arena.rs", "src/bin/thread-host.rs", "src/lib.rs",
    "src/world.rs", "tests/game.rs", "transactions/duel.json", "zkthread.toml",
);

/// The dependency as the templates have it.
const DEPENDENCY: &str = "zkthread = { path = \"../../zkthread\" }";

/// Where a new project finds the `zkthread` crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dependency {
    /// A checkout of the crate.
    Path(PathBuf),
    /// A published version.
    Version(&'static str),
}

impl Dependency {
    /// The source checkout that this program was built from when it is still there, else this program's version.
    pub fn standard() -> Self {
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("../zkthread");
        match checkout.canonicalize() {
            Ok(path) if path.join("Cargo.toml").is_file() => Self::Path(path),
            _ => Self::Version(env!("CARGO_PKG_VERSION")),
        }
    }

    fn line(&self) -> String {
        match self {
            Self::Path(path) => format!("zkthread = {{ path = {} }}", toml::Value::from(path.display().to_string())),
            Self::Version(version) => format!("zkthread = \"{version}\""),
        }
    }
}

impl Template {
    /// The name used on the command line and for the template's module.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Token => "token",
            Self::Orderbook => "orderbook",
            Self::Amm => "amm",
            Self::Social => "social",
            Self::Game => "game",
        }
    }

    fn files(self) -> Files {
        match self {
            Self::Counter => COUNTER,
            Self::Token => TOKEN,
            Self::Orderbook => ORDERBOOK,
            Self::Amm => AMM,
            Self::Social => SOCIAL,
            Self::Game => GAME,
        }
    }

    /// The files of a new project called `name`: path, text.
    fn render(self, name: &str, dependency: &Dependency) -> Vec<(&'static str, String)> {
        let own = self.name();
        let (package, renamed) = (format!("name = \"{own}\""), format!("name = \"{name}\""));
        let krate = name.replace('-', "_");
        // The paths that begin with the crate's name.
        let (paths, renamed_paths) = match self {
            Self::Game => (format!("{own}::"), format!("{krate}::")),
            _ => (format!("{own}::{own}"), format!("{krate}::{own}")),
        };
        let render = |&(path, text): &(&'static str, &'static str)| {
            let text = match path {
                "Cargo.toml" => text.replace(&package, &renamed).replace(DEPENDENCY, &dependency.line()),
                "Cargo.lock" | "zkthread.toml" => text.replace(&package, &renamed),
                "README.md" => text.replacen(&format!("# {own}"), &format!("# {name}"), 1),
                _ if path.ends_with(".rs") => text.replace(&paths, &renamed_paths),
                _ => text.to_owned(),
            };
            (path, text)
        };
        self.files().iter().map(render).collect()
    }

    /// Makes a project in `folder`, which must not exist or be empty. The project appears as a whole or not at all.
    ///
    /// # Errors
    /// When the name cannot be a package's, the folder is in use, or writing fails.
    pub fn create(self, folder: &Path, dependency: &Dependency) -> Result<PathBuf> {
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        check_name(name)?;
        refuse_in_use(folder)?;
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !parent.is_dir() {
            return Err(Error::usage(format!("{} is not a folder", parent.display()))
                .help("create it first, or choose another place"));
        }
        // Written beside its place and then renamed: a rename replaces an empty folder and nothing else.
        let half_made = tempfile::Builder::new()
            .prefix(".zkthread-new-")
            .tempdir_in(parent)
            .map_err(|e| Error::io("write to", parent, e))?;
        for (path, text) in self.render(name, dependency) {
            let file = half_made.path().join(path);
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder).map_err(|e| Error::io("create", folder, e))?;
            }
            std::fs::write(&file, text).map_err(|e| Error::io("write", &file, e))?;
        }
        open_up(half_made.path())?;
        std::fs::rename(half_made.path(), folder).map_err(|e| Error::io("create", folder, e))?;
        drop(half_made);
        folder.canonicalize().map_err(|e| Error::io("find", folder, e))
    }
}

fn check_name(name: &str) -> Result<()> {
    const TAKEN: [&str; 9] =
        ["zkthread", "zkthread-macros", "zkthread-expand", "zkthread-ir", "core", "std", "alloc", "test", "proc_macro"];
    let starts_well = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let goes_on_well = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if !starts_well || !goes_on_well {
        return Err(Error::usage(format!("`{name}` cannot be the name of a package"))
            .help("use letters, digits, `-` and `_`, and begin with a letter"));
    }
    if TAKEN.contains(&name) || is_keyword(name) {
        return Err(Error::usage(format!("`{name}` means something else in Rust")).help("choose another name"));
    }
    Ok(())
}

/// Whether `name` is a keyword, and so no crate can be called that.
fn is_keyword(name: &str) -> bool {
    const KEYWORDS: &str = " abstract as async await become box break const continue crate do dyn else enum extern false \
        final fn for gen if impl in let loop macro match mod move mut override priv pub ref return self static struct super \
        trait true try type typeof unsafe unsized use virtual where while yield ";
    KEYWORDS.contains(&format!(" {name} "))
}

fn refuse_in_use(folder: &Path) -> Result<()> {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(Error::usage(format!("{} is not empty", folder.display()))
                .help("choose another name, or empty the folder first")),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => {
            Err(Error::usage(format!("cannot use {}: {error}", folder.display())).help("choose another name"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every file of a template's folder that is not made by building it.
    fn on_disk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let path = format!("{prefix}{}", entry.file_name().to_str().expect("UTF-8"));
            if entry.file_type().expect("a type").is_dir() {
                if path != "target" {
                    on_disk(&entry.path(), &format!("{path}/"), found);
                }
            } else if path != "zkthread.lock" {
                found.push(path);
            }
        }
    }

    #[test]
    fn every_file_of_a_template_is_embedded() {
        for template in <Template as clap::ValueEnum>::value_variants() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates").join(template.name());
            let mut found = Vec::new();
            on_disk(&folder, "", &mut found);
            found.sort();
            let embedded: Vec<&str> = template.files().iter().map(|(path, _)| *path).collect();
            assert_eq!(found, embedded);
        }
    }

    #[test]
    fn a_new_project_has_its_own_name_everywhere() {
        let dependency = Dependency::Path(PathBuf::from("/somewhere/zkthread"));
        for (path, text) in Template::Token.render("my-money", &dependency) {
            assert!(!text.contains("name = \"token\""), "{path}");
            assert!(!text.contains("token::token"), "{path}");
            assert!(!text.contains("../../"), "{path}");
        }
        let files = Template::Token.render("my-money", &dependency);
        let text =
            |name| files.iter().find(|(path, _)| *path == name).map(|(_, text)| text.as_str()).unwrap_or_default();
        assert!(text("Cargo.toml").contains("zkthread = { path = \"/somewhere/zkthread\" }"));
        assert!(text("src/bin/thread-host.rs").contains("my_money::token::Token"));
        assert!(text("README.md").starts_with("# my-money\n"));
    }

    #[test]
    fn a_new_game_has_its_own_name_in_every_path() {
        let files = Template::Game.render("my-game", &Dependency::Version("1"));
        for (path, text) in &files {
            for (at, _) in text.match_indices("game::") {
                assert!(text[..at].ends_with("my_"), "{path}");
            }
        }
        let text = |name| files.iter().find(|(path, _)| *path == name).map(|(_, text)| text.as_str());
        assert!(text("src/bin/thread-host.rs").is_some_and(|text| text.contains("my_game::arena::Arena")));
    }

    #[test]
    fn names_that_cargo_would_refuse_are_refused() {
        for name in ["", "1st", "a b", "fn", "zkthread", "core", "..", "ä"] {
            assert!(check_name(name).is_err(), "{name}");
        }
        for name in ["a", "my-token", "my_token2", "fnord"] {
            assert!(check_name(name).is_ok(), "{name}");
        }
    }
}
