/// Runs the `remaining` transactions at the front of `input`.
pub fn run(
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
        return Outcome { slots, transactions, events };
    }
    let [sender, position, tag, nonce, n_calldata, n_signature] = input::take_fixed(ref input);
    values::to_address(sender, 'OS: sender out of range');
    let _: u64 = Value::from_felt(nonce, 'OS: nonce out of range');
    assert(n_signature == 0, 'OS: signature not empty');
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
    run(environment, slots, witness, events, transactions, input, remaining)
}
