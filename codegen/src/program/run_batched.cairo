/// Runs the transactions at the front of `input`.
pub fn run(
    header: Header,
    slots: Slots,
    witness: Span<felt252>,
    input: Span<felt252>,
    n_transactions: felt252,
) -> Outcome {
    let environment = input::environment(header);
    let [events, transactions] = [StreamTrait::new(), StreamTrait::new()];
    run_next(environment, slots, witness, events, transactions, input, n_transactions)
}

/// Runs the `remaining` transactions at the front of `input`.
fn run_next(
    environment: Box<Environment>,
    slots: Slots,
    witness: Span<felt252>,
    events: Stream,
    mut transactions: Stream,
    mut input: Span<felt252>,
    remaining: felt252,
) -> Outcome {
    if remaining == 0 {
        assert(witness.is_empty(), 'OS: witness too long');
        assert(input.is_empty(), 'OS: input too long');
        return Outcome { slots, transactions, events, valid_until: ALWAYS.into() };
    }
    let [sender, position, tag, nonce, n_calldata] = input::take_fixed(ref input);
    values::to_address(sender, 'OS: sender out of range');
    let _: u64 = Value::from_felt(nonce, 'OS: nonce out of range');
    let cx = Context { caller: sender, environment };
    let mut state = State { slots, witness, events, later_event: 0, journal: array![] };
    // functions
    panic_with_felt252('OS: unknown function')
}

/// Undoes a failed transaction, and goes on with the next.
fn after_fault(
    fault: felt252,
    journal: Array<Change>,
    environment: Box<Environment>,
    mut slots: Slots,
    witness: Span<felt252>,
    mut events: Stream,
    transactions: Stream,
    input: Span<felt252>,
    remaining: felt252,
) -> Outcome {
    undo(ref slots, journal);
    events.absorb(0, fault);
    run_next(environment, slots, witness, events, transactions, input, remaining)
}
