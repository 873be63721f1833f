/// Runs the transactions at the front of `input`.
pub fn run(
    header: Header,
    slots: Slots,
    witness: Span<felt252>,
    input: Span<felt252>,
    n_transactions: felt252,
) -> Outcome {
    let (domain, environment) = (auth::domain(header), input::environment(header));
    let [events, transactions] = [StreamTrait::new(), StreamTrait::new()];
    run_next(
        domain, environment, slots, witness, events, transactions, ALWAYS, input, n_transactions,
    )
}

/// Runs the `remaining` transactions at the front of `input`.
fn run_next(
    domain: Box<Domain>,
    environment: Box<Environment>,
    mut slots: Slots,
    mut witness: Span<felt252>,
    events: Stream,
    mut transactions: Stream,
    mut valid_until: u64,
    mut input: Span<felt252>,
    remaining: felt252,
) -> Outcome {
    if remaining == 0 {
        assert(witness.is_empty(), 'OS: witness too long');
        assert(input.is_empty(), 'OS: input too long');
        return Outcome { slots, transactions, events, valid_until: valid_until.into() };
    }
    let Bundle { sender, is_atomic, n_calls, calls } = auth::authorize(
        domain, ref slots, ref witness, ref transactions, ref valid_until, ref input,
    );
    let cx = Context { caller: sender, environment };
    let state = State { slots, witness, events, later_event: 0, journal: array![] };
    let Done { slots, witness, events } = run_calls(state, cx, is_atomic, events, calls, n_calls);
    run_next(
        domain,
        environment,
        slots,
        witness,
        events,
        transactions,
        valid_until,
        input,
        remaining - 1,
    )
}

/// What the calls of a transaction left.
#[derive(Destruct)]
struct Done {
    slots: Slots,
    witness: Span<felt252>,
    events: Stream,
}

/// Runs the `remaining` calls at the front of `input`. `before` are the events before the outcome
/// that they are part of, or begin.
fn run_calls(
    mut state: State,
    cx: Context,
    is_atomic: bool,
    before: Stream,
    mut input: Span<felt252>,
    remaining: felt252,
) -> Done {
    if remaining == 0 {
        let State { slots, witness, mut events, later_event, journal: _ } = state;
        if is_atomic && later_event == 0 {
            events.absorb(0, 0);
        }
        return Done { slots, witness, events };
    }
    let [position, selector, n_calldata] = input::take_fixed(ref input);
    // functions
    panic_with_felt252('OS: unknown function')
}

/// Ends the outcome of a call that is one by itself.
#[inline(always)]
fn end_call(state: State) -> State {
    let State { slots, witness, mut events, later_event, journal: _ } = state;
    if later_event == 0 {
        events.absorb(0, 0);
    }
    State { slots, witness, events, later_event: 0, journal: array![] }
}

/// Undoes what a failed call is part of, and goes on behind that.
fn after_fault(
    fault: felt252,
    state: State,
    cx: Context,
    is_atomic: bool,
    before: Stream,
    input: Span<felt252>,
    remaining: felt252,
) -> Done {
    let State { mut slots, witness, events: _, later_event: _, journal } = state;
    undo(ref slots, journal);
    let mut events = before;
    events.absorb(0, fault);
    if is_atomic {
        return Done { slots, witness, events };
    }
    let state = State { slots, witness, events, later_event: 0, journal: array![] };
    run_calls(state, cx, is_atomic, events, input, remaining)
}
