//! zkThreadManager, the fact registry and a thread's contracts, called with types.

mod calls;
mod contracts;
mod deploy;
mod facts;
pub mod keys;
mod policy;
mod serde_felts;
mod settle;
mod views;

pub use self::calls::{
    EntryGroup, SlotEntry, SubBlockHeader, ThreadPolicy, add_os_version, apply_entries, emit_events, groups_of,
    header_of, register_fact_call, register_thread, set_active, set_batcher, set_prover, set_registrar, settle_call,
};
pub use self::contracts::SystemContracts;
pub use self::deploy::{
    ClassHashes, ConstructorArguments, DeployContract, DeployRequest, DeployedContract, Deployment, deploy_all,
};
pub use self::facts::{FactRegistered, VerifierConfiguration, register_fact, verification_hash};
pub use self::policy::{Allowed, Policy, policy};
pub use self::settle::{Settled, preflight, settle, sign_sub_block};
pub use self::views::{
    ThreadStatus, Verification, contracts, is_batcher, is_prover, os_version_window, status, thread_of, verifications,
};
