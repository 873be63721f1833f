//! Macro shim.
