Ok(_) => {
    if is_atomic {
        return run_calls(state, cx, is_atomic, before, input, remaining - 1);
    }
    let state = end_call(state);
    let before = state.events;
    return run_calls(state, cx, is_atomic, before, input, remaining - 1);
},
Err(fault) => {
    return after_fault(fault, state, cx, is_atomic, before, input, remaining - 1);
},
