//! Paths that lead out of what a sub-block determines: a proof repeats a run, and what they give is not the same twice.

use quote::ToTokens;
use syn::UseTree;

use crate::diagnostic::{self as faults, Entry, Report};

/// What a path of these names leads to; none for what is merely not part of the language.
fn entry(names: &[String]) -> Option<&'static Entry> {
    let mut names = names.iter().map(String::as_str);
    let first = names.next()?;
    let (inner, rest): (&str, Vec<&str>) = match first {
        "std" | "core" | "alloc" => (names.next()?, names.collect()),
        _ => (first, names.collect()),
    };
    let known = rest.iter().chain([&inner]).find_map(|name| of_item(name));
    let of_module = || match inner {
        "sync" => rest.first().filter(|name| ["atomic", "mpsc"].contains(name)).map(|_| &faults::THREADS),
        // A single name is a local thing's as well as a module's.
        _ if rest.is_empty() && inner == first => of_function(inner),
        _ => of_module(inner),
    };
    known.or_else(of_module)
}

/// Types and constants, known by their names wherever they are imported from.
fn of_item(name: &str) -> Option<&'static Entry> {
    Some(match name {
        "SystemTime" | "Instant" | "UNIX_EPOCH" => &faults::SYSTEM_TIME,
        "thread_rng" | "getrandom" | "ThreadRng" | "OsRng" | "StdRng" | "SmallRng" => &faults::RANDOM_NUMBERS,
        "HashMap" | "HashSet" | "RandomState" | "DefaultHasher" => &faults::HASH_MAP,
        "File" | "OpenOptions" | "TcpStream" | "TcpListener" | "UdpSocket" => &faults::FILES,
        "JoinHandle" => &faults::THREADS,
        _ => return None,
    })
}

/// Modules of the standard library, and crates for the same.
fn of_module(name: &str) -> Option<&'static Entry> {
    Some(match name {
        "time" | "chrono" => &faults::SYSTEM_TIME,
        "rand" | "rand_core" | "rand_chacha" | "fastrand" => &faults::RANDOM_NUMBERS,
        "hash_map" | "hash_set" | "hashbrown" => &faults::HASH_MAP,
        "env" | "process" => &faults::ENVIRONMENT,
        "fs" | "io" | "net" => &faults::FILES,
        "thread" | "rayon" | "tokio" => &faults::THREADS,
        _ => return None,
    })
}

/// Functions that are called by their name alone.
fn of_function(name: &str) -> Option<&'static Entry> {
    ["rand", "random"].contains(&name).then_some(&faults::RANDOM_NUMBERS)
}

/// Reports a path to what no proof could repeat; whether it is one. Names that the contract declares are not asked for.
pub(crate) fn refuse(path: &syn::Path, report: &mut Report) -> bool {
    let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let found = entry(&names);
    if let Some(entry) = found {
        report.add(entry, path, &[&names.join("::")]);
    }
    found.is_some()
}

/// Reports each of what is imported that no proof could repeat; whether that is all of it.
pub(crate) fn refuse_import(tree: &UseTree, report: &mut Report) -> bool {
    let mut imported = Imported { names: Vec::new(), is_all: true };
    imported.tree(tree, tree, report);
    imported.is_all
}

struct Imported {
    names: Vec<String>,
    is_all: bool,
}

impl Imported {
    /// `from`: the part of the import behind the innermost brace, which is in one piece.
    fn tree(&mut self, tree: &UseTree, from: &UseTree, report: &mut Report) {
        match tree {
            UseTree::Path(path) => {
                self.names.push(path.ident.to_string());
                self.tree(&path.tree, from, report);
                self.names.pop();
            }
            UseTree::Group(group) => {
                for item in &group.items {
                    self.tree(item, item, report);
                }
            }
            UseTree::Name(name) => self.leaf(Some(name.ident.to_string()), from, report),
            UseTree::Rename(rename) => self.leaf(Some(rename.ident.to_string()), from, report),
            UseTree::Glob(_) => self.leaf(None, from, report),
        }
    }

    fn leaf(&mut self, name: Option<String>, from: &UseTree, report: &mut Report) {
        let mut names = self.names.clone();
        names.extend(name.filter(|name| name != "self"));
        match entry(&names) {
            Some(entry) => report.add(entry, &from.to_token_stream(), &[&names.join("::")]),
            None => self.is_all = false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(path: &str) -> &'static str {
        let names: Vec<String> = path.split("::").map(str::to_owned).collect();
        entry(&names).map_or("", |entry| entry.name)
    }

    #[test]
    fn paths_say_what_they_lead_to() {
        for (path, name) in [
            ("std::time::SystemTime::now", "SYSTEM_TIME"),
            ("Instant::now", "SYSTEM_TIME"),
            ("std::time", "SYSTEM_TIME"),
            ("core::time::Duration", "SYSTEM_TIME"),
            ("rand::random", "RANDOM_NUMBERS"),
            ("random", "RANDOM_NUMBERS"),
            ("thread_rng", "RANDOM_NUMBERS"),
            ("getrandom::getrandom", "RANDOM_NUMBERS"),
            ("std::collections::HashMap::new", "HASH_MAP"),
            ("std::collections::hash_map::RandomState", "HASH_MAP"),
            ("HashSet", "HASH_MAP"),
            ("std::env::var", "ENVIRONMENT"),
            ("env::args", "ENVIRONMENT"),
            ("std::process::id", "ENVIRONMENT"),
            ("fs::read", "FILES"),
            ("std::net::TcpStream::connect", "FILES"),
            ("std::io::stdin", "FILES"),
            ("File::open", "FILES"),
            ("std::thread::spawn", "THREADS"),
            ("std::sync::atomic::AtomicU64", "THREADS"),
            ("std::sync::Mutex", ""),
            ("std::sync::Arc", ""),
            ("std::rc::Rc", ""),
            ("std::collections::BTreeMap", ""),
            ("std::mem::swap", ""),
            ("std", ""),
            ("sync", ""),
            ("time", ""),
            ("env", ""),
            ("", ""),
        ] {
            assert_eq!(code(path), name, "{path}");
        }
    }
}
