//! The names of the thread's parts. Where there are several contracts, those of each begin with its own.

use std::ops::Range;

use zkthread_ir::{FunctionPlace, Part, Thread};

use crate::names;

/// Names, each list by the ids of what it names.
pub(super) struct Titles {
    /// Members of `Contracts`, by the contracts' positions.
    pub(super) contracts: Vec<String>,
    pub(super) constants: Vec<String>,
    /// Constants of the storage fields.
    pub(super) variables: Vec<String>,
    /// Constants of the events.
    pub(super) events: Vec<String>,
    /// Functions that emit the events.
    pub(super) emitters: Vec<String>,
    pub(super) errors: Vec<String>,
    /// Constants of the functions.
    pub(super) tags: Vec<String>,
    pub(super) functions: Vec<String>,
    /// Functions that call through interfaces, by interface and position of the function.
    pub(super) interfaces: Vec<Vec<String>>,
}

impl Titles {
    pub(super) fn new(thread: &Thread) -> Self {
        let merged = &thread.merged;
        // What names begin with, and the names, one for each in the range.
        let all = |range: fn(&Part) -> &Range<usize>, name: &dyn Fn(&str, usize) -> String| {
            let names = thread.parts.iter().flat_map(|part| {
                let is_alone = thread.parts.len() == 1;
                let prefix = if is_alone { String::new() } else { format!("{}_", names::snake(&part.name)) };
                range(part).clone().map(move |id| name(&prefix, id))
            });
            names::unique(names)
        };
        let prefixed = |range, name: &dyn Fn(usize) -> String| {
            all(range, &|prefix, id| names::free(&format!("{prefix}{}", name(id))))
        };
        let in_capitals = |range, name: &dyn Fn(usize) -> String| {
            all(range, &|prefix, id| names::screaming(&format!("{prefix}{}", names::snake(&name(id)))))
        };
        let functions = prefixed(|part| &part.functions, &|id| {
            let function = &merged.functions[id];
            match function.place {
                FunctionPlace::Type(id) => {
                    format!("{}_{}", names::snake(&merged.type_def(id).name), names::snake(&function.name))
                }
                FunctionPlace::Contract | FunctionPlace::Free => function.name.clone(),
            }
        });
        let through = merged.interfaces.iter().flat_map(|interface| {
            let of = names::snake(&interface.name);
            interface.functions.iter().map(move |function| format!("{of}_{}", function.name))
        });
        let mut through = names::unique(through).into_iter();
        let interfaces =
            merged.interfaces.iter().map(|interface| through.by_ref().take(interface.functions.len()).collect());
        Self {
            contracts: names::unique(thread.parts.iter().map(|part| names::free(&names::snake(&part.name)))),
            constants: all(|part| &part.constants, &|prefix, id| {
                names::free(&format!("{}{}", prefix.to_uppercase(), merged.constants[id].name))
            }),
            variables: in_capitals(|part| &part.storage, &|id| merged.storage[id].name.clone()),
            events: in_capitals(|part| &part.events, &|id| merged.events[id].name.clone()),
            emitters: prefixed(|part| &part.events, &|id| names::snake(&merged.events[id].name)),
            errors: in_capitals(|part| &part.errors, &|id| merged.errors[id].name.clone()),
            tags: in_capitals(|part| &part.functions, &|id| merged.functions[id].name.clone()),
            functions,
            interfaces: interfaces.collect(),
        }
    }
}
