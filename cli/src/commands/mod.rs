//! One file for each command.

pub mod build;
pub mod demo;
pub mod deploy;
pub mod devnet;
pub mod expand;
pub mod explain;
pub mod keys;
pub mod new;
pub mod profile;
pub mod prove;
pub mod run;
pub mod settle;
pub mod sign;
pub mod status;
pub mod verify;
