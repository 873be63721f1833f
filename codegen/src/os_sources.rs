//! The hand-written part of every thread program.

/// The Cairo files of every thread program's library: path relative to `src/` and text.
pub const OS_SOURCES: &[(&str, &str)] = &[
    ("os.cairo", include_str!("../../cairo/os/lib.cairo")),
    ("os/arithmetic.cairo", include_str!("../../cairo/os/arithmetic.cairo")),
    ("os/block.cairo", include_str!("../../cairo/os/block.cairo")),
    ("os/input.cairo", include_str!("../../cairo/os/input.cairo")),
    ("os/keccak.cairo", include_str!("../../cairo/os/keccak.cairo")),
    ("os/lists.cairo", include_str!("../../cairo/os/lists.cairo")),
    ("os/rows.cairo", include_str!("../../cairo/os/rows.cairo")),
    ("os/storage.cairo", include_str!("../../cairo/os/storage.cairo")),
    ("os/stream.cairo", include_str!("../../cairo/os/stream.cairo")),
    ("os/text.cairo", include_str!("../../cairo/os/text.cairo")),
    ("os/values.cairo", include_str!("../../cairo/os/values.cairo")),
];

/// Those of programs of signed transactions besides.
pub const SIGNED_SOURCES: &[(&str, &str)] = &[
    ("os/auth.cairo", include_str!("../../cairo/os/auth.cairo")),
    ("os/signature.cairo", include_str!("../../cairo/os/signature.cairo")),
];
