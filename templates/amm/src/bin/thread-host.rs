//! Runs the contract natively for the batcher; `cargo zkthread run` starts it.
zkthread::host!(amm::amm::Pool);
