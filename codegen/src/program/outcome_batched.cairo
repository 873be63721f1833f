Ok(_) => {
    // transaction
    let State { slots, witness, mut events, later_event, journal: _ } = state;
    if later_event == 0 {
        events.absorb(0, 0);
    }
    return run_next(environment, slots, witness, events, transactions, input, remaining - 1);
},
Err(fault) => {
    // transaction
    let State { slots, witness, events: _, later_event: _, journal } = state;
    return after_fault(
        fault, journal, environment, slots, witness, events, transactions, input, remaining - 1,
    );
},
