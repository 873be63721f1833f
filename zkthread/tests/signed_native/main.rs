//! Signed transactions in the native run: what is refused, and what the others leave behind.

mod bundles;
mod forged;
mod limits;
mod refused;
mod world;
