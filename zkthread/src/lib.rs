//! The crate dApps depend on.
