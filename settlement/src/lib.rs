//! Settlement.
