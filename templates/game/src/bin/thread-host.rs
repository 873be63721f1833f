//! Runs the contracts natively for the batcher; `cargo zkthread run` starts it.
zkthread::host!(game::world::World, game::arena::Arena);
