mod constants;
mod contracts;
mod dispatch;
mod events;
mod functions;
mod interfaces;
mod layout;
mod os;
mod types;

use os::rows::Table;

#[executable_raw]
#[implicit_precedence(
    core::pedersen::Pedersen, core::RangeCheck, core::integer::Bitwise, core::ec::EcOp,
    core::poseidon::Poseidon,
)]
fn main(mut input: Span<felt252>, ref output: Array<felt252>) {
    let header = os::input::read_header(ref input);
    let Table { slots, before, n_cells } = os::rows::load(ref input);
    let witness = os::input::take_list(ref input);
    let n_transactions = os::input::take(ref input);
    let outcome = dispatch::run(header, slots, witness, input, n_transactions);
    os::block::close(header, n_transactions, n_cells, before, outcome, ref output);
}
