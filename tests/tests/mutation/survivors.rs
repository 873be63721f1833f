//! Checks that no lie comes to first, and why.

use crate::scan::Check;

/// File, function, the beginning of the check's text, and the reason.
const SURVIVORS: &[(&str, &str, &str, &str)] = &[
    (
        "layout.cairo",
        "cell",
        "rows::wrong_row()",
        "the row was found to be the variable's by then, and its variable's rows have that many cells",
    ),
    (
        "os/block.cairo",
        "entries_commitment",
        "panic_with_felt252('OS: entry without row')",
        "an index that is no row's fails when it is named, so the dictionary has no other entries than rows",
    ),
    (
        "os/block.cairo",
        "entries_commitment",
        "assert(before.is_empty()",
        "every row is put into the dictionary when the table is read, under an index of its own",
    ),
    (
        "os/block.cairo",
        "absorb_cells",
        "panic_with_felt252(\'OS: wrong row\')",
        "only records of the row's own variable are written, and those have as many cells",
    ),
    ("os/text.cairo", "decode_string", "panic_with_felt252(otherwise)", "the string's parts have been checked before"),
    (
        "dispatch.cairo",
        "run_calls",
        "assert(position == 1",
        "every call's contract was found when its transaction was hashed; batched programs have no other check, and there it is told",
    ),
    (
        "os/keccak.cairo",
        "word",
        "Value::from_felt(value",
        "what it converts is below 2^64 by how it was made, whatever the input is",
    ),
    ("os/auth.cairo", "authorize", "Value::from_felt(2 * n_scope", "a number of 16 bits was doubled"),
];

/// Why no lie comes to a check; none when one does.
pub fn reason(check: &Check) -> Option<&'static str> {
    let is_it = |(file, function, text, _): &&(&str, &str, &str, &str)| {
        check.file == *file && check.function.starts_with(function) && check.text.starts_with(text)
    };
    SURVIVORS.iter().find(is_it).map(|(.., reason)| *reason)
}
