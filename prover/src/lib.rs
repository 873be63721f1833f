//! Run, prove, verify.
