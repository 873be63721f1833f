//! Adds up the steps of a run by the functions they are of and the functions that called those.

use std::collections::{BTreeSet, HashMap};

use super::CodeMap;

/// Where the steps of a run went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Steps of the run.
    pub steps: u64,
    /// Every function that has a step or was called, the one with the most steps of its own first.
    pub functions: Vec<FunctionSteps>,
    /// The steps by call stack, in the order of the stacks. Their sum is `steps`.
    pub stacks: Vec<Stack>,
}

/// What a function took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionSteps {
    /// Its path: crate, modules, impl and name, without generic arguments; or [`ENTRY_CODE`](super::ENTRY_CODE).
    pub function: String,
    /// Steps of its own code.
    pub own: u64,
    /// Steps of its own and of what it called.
    pub total: u64,
    /// How often it was called, inlined or not. Not counted are calls that took no step.
    pub calls: u64,
}

/// Steps of one function, called in one way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stack {
    /// Positions in [`Profile::functions`], the entry first. No function is in a stack twice: where one calls itself, by way
    /// of others or not, the stack goes on from the first of its calls.
    pub functions: Vec<usize>,
    /// Steps of the last one's own code.
    pub steps: u64,
}

/// Takes a run step by step. Memory does not grow with the number of steps, only with the depth of the calls.
#[derive(Debug)]
pub struct Folder<'a> {
    map: &'a CodeMap,
    /// The call stacks, as a tree; the first is that of nothing.
    stacks: Vec<Node>,
    children: HashMap<(usize, u32), usize>,
    /// The call stack of a place in a frame, by the frame's.
    at_places: HashMap<(usize, u32), usize>,
    frames: Vec<Frame>,
    /// Which places the frames have been at, a bit for each.
    seen: Vec<u64>,
    calls: Vec<u64>,
    /// The call stack of the last step.
    current: usize,
}

#[derive(Debug)]
struct Node {
    /// None for that of nothing, which is its own parent.
    function: Option<u32>,
    parent: usize,
    steps: u64,
}

/// A call that was not inlined and has not returned.
#[derive(Debug)]
struct Frame {
    fp: usize,
    /// The caller's call stack.
    caller: usize,
    /// Where its bits begin.
    seen: usize,
}

impl<'a> Folder<'a> {
    /// One that has seen no step yet.
    pub fn new(map: &'a CodeMap) -> Self {
        Self {
            map,
            stacks: vec![Node { function: None, parent: 0, steps: 0 }],
            children: HashMap::new(),
            at_places: HashMap::new(),
            frames: Vec::new(),
            seen: Vec::new(),
            calls: vec![0; map.functions.len()],
            current: 0,
        }
    }

    /// Takes the next step: the registers before it, `pc` as an offset in the bytecode, `fp` as one in the stack's segment.
    pub fn step(&mut self, pc: usize, fp: usize) {
        while let Some(returned) = self.frames.pop_if(|frame| frame.fp > fp) {
            self.seen.truncate(returned.seen);
        }
        if self.frames.last().is_none_or(|frame| frame.fp < fp) {
            self.frames.push(Frame { fp, caller: self.current, seen: self.seen.len() });
        }
        if let Some(place) = self.map.place(pc) {
            self.enter(place);
        }
        if let Some(stack) = self.stacks.get_mut(self.current) {
            stack.steps += 1;
        }
    }

    fn enter(&mut self, place: u32) {
        let Some(frame) = self.frames.last() else { return };
        let (caller, seen) = (frame.caller, frame.seen);
        self.current = match self.at_places.get(&(caller, place)) {
            Some(stack) => *stack,
            None => self.stack_of(caller, place),
        };
        let mut inner = Some(place);
        while let Some(place) = inner.and_then(|place| self.map.places.get(place as usize)) {
            let (word, bit) = (seen + place.index as usize / 64, 1 << (place.index % 64));
            if self.seen.len() <= word {
                self.seen.resize(word + 1, 0);
            }
            if self.seen.get(word).is_none_or(|word| word & bit != 0) {
                break;
            }
            self.seen[word] |= bit;
            if !place.is_loop {
                self.calls[place.function as usize] += 1;
            }
            inner = place.around;
        }
    }

    fn stack_of(&mut self, caller: usize, place: u32) -> usize {
        let places = &self.map.places;
        let around = std::iter::successors(places.get(place as usize), |place| places.get(place.around? as usize));
        let functions: Vec<u32> = around.map(|place| place.function).collect();
        let stack = functions.iter().rev().fold(caller, |stack, function| self.child(stack, *function));
        self.at_places.insert((caller, place), stack);
        stack
    }

    /// The call stack of a function that is called on another.
    fn child(&mut self, stack: usize, function: u32) -> usize {
        if let Some(already) = self.upwards(stack).find(|above| self.stacks[*above].function == Some(function)) {
            return already;
        }
        let next = self.stacks.len();
        let child = *self.children.entry((stack, function)).or_insert(next);
        if child == next {
            self.stacks.push(Node { function: Some(function), parent: stack, steps: 0 });
        }
        child
    }

    /// A call stack and those it goes on from, without that of nothing.
    fn upwards(&self, stack: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(stack), |stack| Some(self.stacks[*stack].parent)).take_while(|stack| *stack != 0)
    }

    /// The profile of the steps taken.
    pub fn finish(self) -> Profile {
        let mut own = vec![0; self.map.functions.len()];
        let mut total = own.clone();
        for (stack, node) in self.stacks.iter().enumerate() {
            for function in self.upwards(stack).filter_map(|above| self.stacks[above].function) {
                total[function as usize] += node.steps;
            }
            if let Some(function) = node.function {
                own[function as usize] += node.steps;
            }
        }
        let mut order: Vec<usize> =
            (0..own.len()).filter(|function| total[*function] + self.calls[*function] > 0).collect();
        order.sort_by_key(|function| {
            (std::cmp::Reverse((own[*function], total[*function])), &self.map.functions[*function])
        });
        let positions: HashMap<usize, usize> = order.iter().enumerate().map(|(at, function)| (*function, at)).collect();
        let stack = |(stack, node): (usize, &Node)| {
            let functions = self.upwards(stack).filter_map(|above| self.stacks[above].function);
            let mut functions: Vec<usize> =
                functions.filter_map(|function| positions.get(&(function as usize)).copied()).collect();
            functions.reverse();
            (node.steps > 0).then_some(Stack { functions, steps: node.steps })
        };
        let stacks: BTreeSet<Stack> = self.stacks.iter().enumerate().filter_map(stack).collect();
        let functions = order.iter().map(|function| FunctionSteps {
            function: self.map.functions[*function].clone(),
            own: own[*function],
            total: total[*function],
            calls: self.calls[*function],
        });
        Profile {
            steps: self.stacks.iter().map(|node| node.steps).sum(),
            functions: functions.collect(),
            stacks: stacks.into_iter().collect(),
        }
    }
}
