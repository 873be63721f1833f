//! The batcher's view of L2: canonical storage read from a node.

use std::sync::mpsc;
use std::thread;

use starknet_types_core::felt::Felt;
use zkthread_batcher::{CanonicalState, StateError};

use crate::client::Client;
use crate::error::SettlementError;

/// Reads canonical storage over RPC. The batcher is synchronous and this crate is not, so the requests run on a thread of
/// their own, which ends when this value is dropped: reads may be made from any thread, also one that runs async code.
#[derive(Debug)]
pub struct RpcState {
    questions: mpsc::Sender<Question>,
}

type Question = (Felt, Felt, mpsc::Sender<Result<Felt, SettlementError>>);

impl RpcState {
    /// Reads from the client's node.
    pub fn new(client: &Client) -> Result<Self, SettlementError> {
        // Connections belong to the runtime they were made in.
        let client = client.with_own_connections();
        let failed = |error| SettlementError::Answer { what: "starting the reader of L2".to_owned(), reason: error };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| failed(error.to_string()))?;
        let (questions, asked) = mpsc::channel::<Question>();
        let reader = move || {
            while let Ok((contract, key, answer)) = asked.recv() {
                let value = runtime.block_on(client.storage(contract, &[key]));
                let value = value.map(|values| values.first().copied().unwrap_or_default());
                // Nobody waits any more when the asking thread is gone.
                let _ = answer.send(value);
            }
        };
        thread::Builder::new().name("l2-reader".to_owned()).spawn(reader).map_err(|error| failed(error.to_string()))?;
        Ok(Self { questions })
    }
}

impl CanonicalState for RpcState {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, StateError> {
        let (answer, value) = mpsc::channel();
        let ended = || StateError::new("the reader of L2 has ended");
        self.questions.send((*contract, *key, answer)).map_err(|_| ended())?;
        value.recv().map_err(|_| ended())?.map_err(|error| StateError::new(error.to_string()))
    }
}
