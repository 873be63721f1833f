//! Batcher.
