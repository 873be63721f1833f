//! Shared by the tests in `tests/tests` and by the fuzzer.

pub mod fuzz;
