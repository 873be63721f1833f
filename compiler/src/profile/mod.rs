//! Where the steps of a program go: which function every step belongs to, functions that were inlined included.

mod code_map;
mod fold;

pub use code_map::{CodeMap, ENTRY_CODE};
pub use fold::{Folder, FunctionSteps, Profile, Stack};
