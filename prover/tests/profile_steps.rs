//! What profiles say of small programs that are known by heart.

use zkthread_compiler::{CodeMap, CompiledExecutable, Core, ENTRY_CODE, Folder, PanicMode, Profile, Source};
use zkthread_compiler::{compile_executable, compile_with_map};
use zkthread_prover::{Felt, MAX_STEPS, MemoryUse, Run, RunError, Step, observe, run};

const PROGRAM: &str = "
#[executable_raw]
fn main(mut input: Span<felt252>, ref output: Array<felt252>) {
    let mut sum = 0;
    while let Some(value) = input.pop_front() {
        sum += tools::twice(*value) + tools::ToolsImpl::thrice(*value);
        if *value == 7 {
            sum += tools::far(*value) + tools::far(*value + 1);
        }
    }
    output.append(count_down(3));
    output.append(sum);
}

#[inline(never)]
fn count_down(from: felt252) -> felt252 {
    if from == 0 {
        return 0;
    }
    even(from - 1) + 1
}

#[inline(never)]
fn even(from: felt252) -> felt252 {
    if from == 0 {
        return 0;
    }
    count_down(from - 1) + 1
}

mod tools {
    #[inline(always)]
    pub fn twice(value: felt252) -> felt252 {
        value * value * 2
    }

    #[inline(never)]
    pub fn far(value: felt252) -> felt252 {
        let words: Array<felt252> = array![value * value, twice(value)];
        *words[1]
    }

    #[generate_trait]
    pub impl ToolsImpl of ToolsTrait {
        #[inline(always)]
        fn thrice(value: felt252) -> felt252 {
            twice(value) + value * value
        }
    }
}
";

struct Profiled {
    compiled: CompiledExecutable,
    run: Run,
    memory: MemoryUse,
    profile: Profile,
}

fn observed(
    compiled: &CompiledExecutable,
    map: &CodeMap,
    input: &[Felt],
) -> (Result<(Run, MemoryUse), RunError>, Profile) {
    let mut folder = Folder::new(map);
    let observed = observe(&compiled.executable, input, &mut |Step { pc, fp }| folder.step(pc, fp));
    (observed, folder.finish())
}

fn profiled(program: &str, panics: PanicMode, input: &[u64]) -> Profiled {
    let source = Source::single("sample", program);
    let (compiled, map) = compile_with_map(&Core::Embedded, &source, panics).expect("it compiles");
    let input: Vec<Felt> = input.iter().copied().map(Felt::from).collect();
    let (observed, profile) = observed(&compiled, &map, &input);
    let (observed_run, memory) = observed.expect("it runs");
    let plain = compile_executable(&Core::Embedded, &source, panics).expect("it compiles");
    assert_eq!(compiled.os_version, plain.os_version, "the map changes nothing");
    assert_eq!(observed_run, run(&plain.executable, &input).expect("it runs"), "nor does looking on");
    Profiled { compiled, run: observed_run, memory, profile }
}

impl Profiled {
    /// Own steps, all steps and calls.
    fn of(&self, function: &str) -> (u64, u64, u64) {
        let found = self.profile.functions.iter().find(|found| found.function == function);
        let found = found.unwrap_or_else(|| panic!("no {function} in {:#?}", self.profile.functions));
        (found.own, found.total, found.calls)
    }

    fn names(&self, stack: &[usize]) -> Vec<&str> {
        stack.iter().map(|function| self.profile.functions[*function].function.as_str()).collect()
    }
}

#[test]
fn every_step_is_of_one_function_and_of_one_stack() {
    for panics in [PanicMode::Named, PanicMode::Unprovable] {
        let profiled = profiled(PROGRAM, panics, &[1, 7, 3]);
        let Profiled { run, memory, profile, .. } = &profiled;
        assert_eq!(profile.steps, run.steps as u64);
        assert_eq!(profile.functions.iter().map(|function| function.own).sum::<u64>(), profile.steps);
        assert_eq!(profile.stacks.iter().map(|stack| stack.steps).sum::<u64>(), profile.steps);
        assert_eq!(profiled.of(ENTRY_CODE).1, profile.steps, "the entry is around everything");
        assert!(memory.cells > profiled.compiled.bytecode_len() && memory.holes < memory.cells, "{memory:?}");
        for stack in &profile.stacks {
            let names = profiled.names(&stack.functions);
            assert_eq!(names[0], ENTRY_CODE);
            let mut once = names.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), names.len(), "{names:?}");
        }
    }
}

#[test]
fn inlined_functions_have_steps_and_calls_of_their_own() {
    let profiled = profiled(PROGRAM, PanicMode::Unprovable, &[1, 7, 3]);
    // Three values, each twice and thrice, which calls twice; and 7 goes far twice.
    assert_eq!(profiled.of("sample::tools::ToolsImpl::thrice").2, 3);
    assert_eq!(profiled.of("sample::tools::twice").2, 3 + 3 + 2);
    assert_eq!(profiled.of("sample::tools::far").2, 2);
    assert_eq!(profiled.of("sample::main").2, 1, "a turn of a loop is no call");
    let more = self::profiled(PROGRAM, PanicMode::Unprovable, &[1, 7, 3, 5]);
    let own = |profiled: &Profiled| profiled.of("core::Felt252Mul::mul").0;
    // A value costs two multiplications in twice, inside and outside of thrice, and one more in that; the compiler does
    // not make those twice that have the same result.
    let of_a_value = own(&more) - own(&profiled);
    assert!((2..=5).contains(&of_a_value), "{of_a_value}");
}

#[test]
fn functions_that_call_one_another_are_counted_once() {
    let profiled = profiled(PROGRAM, PanicMode::Unprovable, &[]);
    let (own, total, calls) = profiled.of("sample::count_down");
    assert_eq!(calls, 2, "3 and 1");
    let (own_of_even, total_of_even, calls_of_even) = profiled.of("sample::even");
    assert_eq!(calls_of_even, 2, "2 and 0");
    assert!(own > 0 && own_of_even > 0 && total_of_even < total && total < profiled.profile.steps);
}

#[test]
fn a_run_that_fails_says_why_and_can_be_profiled_up_to_there() {
    let program = "
#[executable_raw]
fn main(mut input: Span<felt252>, ref output: Array<felt252>) {
    let first = *input.pop_front().expect('nothing there');
    while first == 1 {
        output.append(first);
    }
    assert(first == 2, 'not two');
}
";
    let source = Source::single("sample", program);
    let (compiled, map) = compile_with_map(&Core::Embedded, &source, PanicMode::Named).expect("it compiles");
    let profile = |input: &[u64]| {
        let input: Vec<Felt> = input.iter().copied().map(Felt::from).collect();
        let (observed, profile) = observed(&compiled, &map, &input);
        (observed.map(|(run, _)| run), profile.steps, run(&compiled.executable, &input))
    };
    for input in [&[][..], &[3]] {
        let (observed, steps, plain) = profile(input);
        assert!(matches!(&observed, Err(RunError::Panicked { .. })), "{observed:?}");
        assert_eq!(observed, plain);
        assert!(steps > 0);
    }
    assert!(profile(&[2]).0.is_ok());

    let (observed, profile) = observed(&compiled, &map, &[1.into()]);
    assert_eq!(observed.map(|(run, _)| run), Err(RunError::StepLimit));
    assert_eq!(profile.steps, MAX_STEPS as u64);
}
