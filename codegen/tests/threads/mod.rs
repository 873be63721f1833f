//! The contracts of this repository.

use std::fs;
use std::path::{Path, PathBuf};

use zkthread_ir::{Contract, parse_contracts};

/// The contracts of a thread, from one text or from several.
pub fn parse(texts: &[String]) -> Vec<Contract> {
    let parsed = texts.iter().map(|text| parse_contracts(text).unwrap_or_else(|faults| panic!("{faults:?}")));
    parsed.flatten().collect()
}

/// The texts of contracts in these folders, and of the templates: those of a thread together.
pub fn texts(folders: &[&str]) -> Vec<Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let sources = |folder: PathBuf| {
        let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
        files.sort();
        files.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect::<Vec<_>>()
    };
    let mut templates: Vec<PathBuf> =
        fs::read_dir(root.join("templates")).unwrap().map(|folder| folder.unwrap().path().join("src")).collect();
    templates.retain(|path| path.exists());
    templates.sort();
    let is_contract = |text: &String| text.lines().any(|line| line == "#[zkthread::contract]");
    let templates = templates.into_iter().map(|folder| sources(folder).into_iter().filter(is_contract).collect());
    let alone = folders.iter().flat_map(|folder| sources(root.join(folder))).map(|text| vec![text]);
    alone.chain(templates).filter(|texts| !texts.is_empty()).collect()
}
