//! Rebuilds the crate when a file of the embedded core library changes or comes new.

#[allow(clippy::disallowed_macros, reason = "how a build script speaks to cargo")]
fn main() {
    println!("cargo::rerun-if-changed=../cairo/core/src");
}
