//! The part of a thread program that is the same for every contract: it reads the input, keeps the
//! records of storage and the hashes, and writes the output. Everything in the input is hostile;
//! each check panics with a short string that names it.

pub mod arithmetic;
pub mod auth;
pub mod block;
pub mod input;
pub mod keccak;
pub mod lists;
pub mod rows;
pub mod signature;
pub mod storage;
pub mod stream;
pub mod text;
pub mod values;
