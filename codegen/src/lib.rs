//! IR to Cairo.
