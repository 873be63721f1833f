//! The contracts of zkThread on L2: the manager, which settles sub-blocks, the fact registry, which
//! knows what was proven, and the component that makes a contract part of a thread.

pub mod hashing;
pub mod interfaces;
pub mod manager;
pub mod registry;
pub mod thread;
