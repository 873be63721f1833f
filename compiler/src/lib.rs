//! In-process Cairo compiler.
