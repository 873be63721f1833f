//! Shared by the tests in `tests/tests`.
