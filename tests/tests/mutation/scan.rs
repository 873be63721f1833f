//! Finds every check in the text of a Cairo program, and how to take it out: a check is a place at which a run is refused by
//! a panic of a name. A place that has none of the shapes known here fails the test, so no check is left out.

mod code;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use code::{Function, closing, functions, is_word, opening, without_comments};

/// The files of a program, or of contracts, by path.
pub type Files = BTreeMap<String, String>;

/// A text in the place of another.
#[derive(Clone, Debug)]
struct Edit {
    range: Range<usize>,
    text: String,
}

/// What [`Check::naming`] writes for the check's own name.
const NAME: &str = "{name}";
/// What [`Check::switch`] writes for whether the check is switched off.
const IS_OFF: &str = "{is_off}";

/// A place at which a run can be refused.
#[derive(Clone, Debug)]
pub struct Check {
    pub file: String,
    pub function: String,
    /// The panic's name.
    pub panic: String,
    /// What stands there, on one line.
    pub text: String,
    removal: Vec<Edit>,
    /// Gives the panic a name of its own.
    naming: Vec<Edit>,
    /// That, and what takes the check out while a program runs.
    switch: Vec<Edit>,
}

impl Check {
    /// Whether it stands in the same function of the same file.
    pub fn is_like(&self, other: &Self) -> bool {
        self.file == other.file && self.function == other.function && self.text == other.text
    }
}

/// The files with a name of its own for every check: [`own_name`] of its number. The check `without` is taken out.
pub fn named_files(files: &Files, checks: &[Check], without: Option<usize>) -> Files {
    let edits = checks.iter().enumerate().flat_map(|(number, check)| {
        let own = if without == Some(number) { &check.removal } else { &check.naming };
        let named = move |edit: &Edit| edit.text.replace(NAME, &format!("'{}'", own_name(number)));
        own.iter().map(move |edit| (check.file.as_str(), Edit { text: named(edit), ..edit.clone() }))
    });
    edited(files, edits.collect())
}

/// The files with a name of its own for every check, and a switch: `is_off` is the text that says whether the check of a number is taken out.
pub fn switched_files(files: &Files, checks: &[Check], is_off: impl Fn(usize) -> String) -> Files {
    let edits = checks.iter().enumerate().flat_map(|(number, check)| {
        let (name, is_off) = (format!("'{}'", own_name(number)), is_off(number));
        let told = move |edit: &Edit| edit.text.replace(NAME, &name).replace(IS_OFF, &is_off);
        check.switch.iter().map(move |edit| (check.file.as_str(), Edit { text: told(edit), ..edit.clone() }))
    });
    edited(files, edits.collect())
}

/// The files with the edits.
fn edited(files: &Files, mut edits: Vec<(&str, Edit)>) -> Files {
    let mut files = files.clone();
    // From the end, so that what is before stays where it is.
    edits.sort_by_key(|(file, edit)| (*file, std::cmp::Reverse(edit.range.start)));
    for (file, edit) in edits {
        files.get_mut(file).expect("the check's file").replace_range(edit.range, &edit.text);
    }
    files
}

/// What the check of a number is refused by.
pub fn own_name(number: usize) -> String {
    format!("#{number}")
}

/// A function that does nothing but convert or check, and so is a check at each of its calls.
pub struct Checking {
    pub function: &'static str,
    /// What takes its place when the check is taken out. It takes the same arguments.
    pub unchecked: &'static str,
    /// What takes its place where the panic has a name of its own, which is one more argument. None when it is given a name anyway.
    pub named: Option<&'static str>,
}

/// How a text's checks are told and taken out.
pub struct Dialect {
    /// What every panic's name begins with: a short string with its quote, or the path of a constant.
    pub quote: &'static str,
    pub checking: &'static [Checking],
    /// What an arm or a function's end that panicked is worth instead: by function, 0 when it is not here.
    pub values: &'static [(&'static str, &'static str)],
}

/// The names that functions are given which panic as their caller says.
type Passing = BTreeMap<String, BTreeSet<String>>;

/// All checks, in the order of the files and of the text.
pub fn checks(files: &Files, dialect: &Dialect) -> Vec<Check> {
    let codes: BTreeMap<&str, String> =
        files.iter().map(|(path, text)| (path.as_str(), without_comments(text))).collect();
    let scans: Vec<Scan<'_>> =
        codes.iter().map(|(path, code)| Scan { path, code, functions: functions(code), dialect }).collect();
    let mut panicking = BTreeMap::new();
    let mut passing = Passing::new();
    for function in scans.iter().flat_map(|scan| scan.functions.iter().map(move |function| (scan.code, function))) {
        let (code, function) = function;
        if let Some(panic) = only_panic(&code[function.body.clone()], dialect) {
            panicking.insert(function.name.clone(), panic);
        }
        if code[function.head.clone()].contains("otherwise: felt252") {
            passing.insert(function.name.clone(), BTreeSet::new());
        }
    }
    // Twice, for what is passed on again.
    for _ in 0..2 {
        scans.iter().for_each(|scan| scan.names_passed(&mut passing));
    }
    scans.iter().flat_map(|scan| scan.checks(&panicking, &passing)).collect()
}

/// The name of a body that does nothing but panic: the function's calls are the checks.
fn only_panic(body: &str, dialect: &Dialect) -> Option<String> {
    let body = body.trim();
    (body.starts_with("panic_with_felt252(") && !body.contains(';')).then(|| first_name(body, dialect)).flatten()
}

/// The first name of a panic in a text.
fn first_name(text: &str, dialect: &Dialect) -> Option<String> {
    let range = first_named(text, dialect)?;
    Some(text[range].trim_matches('\'').to_owned())
}

/// Where it stands.
fn first_named(text: &str, dialect: &Dialect) -> Option<Range<usize>> {
    let start = text.find(dialect.quote)?;
    let behind = start + dialect.quote.len();
    let length = match dialect.quote.starts_with('\'') {
        true => text[behind..].find('\'')? + 1,
        false => text[behind..].find(|letter| !is_word(letter))?,
    };
    Some(start..behind + length)
}

/// A name of a panic in the text: itself, or the one that the caller gave.
struct Name {
    range: Range<usize>,
    name: Option<String>,
}

struct Scan<'a> {
    path: &'a str,
    code: &'a str,
    functions: Vec<Function>,
    dialect: &'a Dialect,
}

impl Scan<'_> {
    fn names(&self) -> Vec<Name> {
        let mut names = Vec::new();
        for (at, _) in self.code.match_indices(self.dialect.quote) {
            // A constant is no place at which anything is refused.
            if !self.code[..at].lines().last().is_some_and(|line| line.contains("const ")) {
                let name = first_name(&self.code[at..], self.dialect);
                let range = first_named(&self.code[at..], self.dialect).expect("a name");
                names.push(Name { range: at + range.start..at + range.end, name });
            }
        }
        for (at, word) in self.code.match_indices("otherwise") {
            if !self.code[at..].starts_with("otherwise: felt252") {
                names.push(Name { range: at..at + word.len(), name: None });
            }
        }
        names
    }

    /// The function that is called around `at`: where its name stands, and where its bracket.
    fn callee(&self, at: usize) -> (Range<usize>, usize) {
        let open = opening(self.code, at);
        (self.name_before(open), open)
    }

    /// The name that ends at `end`.
    fn name_before(&self, end: usize) -> Range<usize> {
        self.code[..end].rfind(|letter| !is_word(letter)).map_or(0, |before| before + 1)..end
    }

    fn names_passed(&self, passing: &mut Passing) {
        for Name { range, name } in self.names() {
            let given = match name {
                Some(name) => BTreeSet::from([name]),
                None => passing.get(&self.function(range.start).name).cloned().unwrap_or_default(),
            };
            if let Some(names) = passing.get_mut(&self.code[self.callee(range.start).0]) {
                names.extend(given);
            }
        }
    }

    fn checking(&self, name: &str) -> Option<&Checking> {
        self.dialect.checking.iter().find(|checking| checking.function == name)
    }

    fn checks(&self, panicking: &BTreeMap<String, String>, passing: &Passing) -> Vec<Check> {
        let mut checks: Vec<(usize, Check)> = Vec::new();
        for name in self.names() {
            let function = &self.function(name.range.start).name;
            let (callee, open) = self.callee(name.range.start);
            let called = &self.code[callee.clone()];
            let is_told =
                ["assert", "expect", "panic_with_felt252"].contains(&called) || self.checking(called).is_some();
            let is_passed_on = !is_told && passing.contains_key(called);
            if self.checking(function).is_some() || panicking.contains_key(function) || is_passed_on {
                continue;
            }
            let panic = name.name.clone().unwrap_or_else(|| {
                let names: Vec<&String> = passing.get(function).into_iter().flatten().collect();
                assert_eq!(names.len(), 1, "{}: {function} panics with {names:?}", self.path);
                names[0].clone()
            });
            let naming = vec![Edit { range: name.range, text: NAME.to_owned() }];
            checks.push((callee.start, self.check(callee, open, panic, naming)));
        }
        for (name, panic) in panicking {
            for (callee, open) in self.calls(name) {
                let text = format!("core::panic_with_felt252({NAME})");
                let naming = vec![Edit { range: self.path_start(callee.start)..closing(self.code, open) + 1, text }];
                checks.push((callee.start, self.check(callee, open, panic.clone(), naming)));
            }
        }
        for checking in self.dialect.checking {
            let Some(named) = checking.named else { continue };
            for (callee, open) in self.calls(checking.function) {
                if self.checking(&self.function(callee.start).name).is_some() {
                    continue;
                }
                let close = closing(self.code, open);
                let end = self.code[..close].trim_end().trim_end_matches(',').len();
                let naming = vec![
                    Edit { range: callee.clone(), text: named.to_owned() },
                    Edit { range: end..close, text: format!(", {NAME}") },
                ];
                let panic = self.panic_of(checking.function);
                checks.push((callee.start, self.check(callee, open, panic, naming)));
            }
        }
        checks.sort_by_key(|(start, _)| *start);
        checks.into_iter().map(|(_, check)| check).collect()
    }

    /// The name that a checking function of this file, or of the one that has it, panics with.
    fn panic_of(&self, function: &str) -> String {
        let own = self.functions.iter().find(|other| other.name == function);
        let name = own.and_then(|own| first_name(&self.code[own.body.clone()], self.dialect));
        name.unwrap_or_else(|| match function {
            "right_row" => "OS: wrong row".into(),
            _ => "OS: bad signature".into(),
        })
    }

    /// Calls of a function by its name: where that stands, and the bracket.
    fn calls(&self, name: &str) -> Vec<(Range<usize>, usize)> {
        let mut calls = Vec::new();
        for (at, _) in self.code.match_indices(name) {
            let end = at + name.len();
            let is_whole = !self.code[..at].ends_with(is_word) && !self.code[..at].ends_with("fn ");
            let open = match &self.code[end..] {
                rest if rest.starts_with('(') => end,
                rest if rest.starts_with("::<") => end + rest.find('(').expect("a call"),
                _ => continue,
            };
            if is_whole {
                calls.push((at..end, open));
            }
        }
        calls
    }

    /// The check that a call is.
    fn check(&self, callee: Range<usize>, open: usize, panic: String, naming: Vec<Edit>) -> Check {
        let close = closing(self.code, open);
        let called = &self.code[callee.clone()];
        let switch = match called {
            "assert" => vec![
                Edit { range: open + 1..open + 1, text: "(".into() },
                Edit { range: self.first_comma(open)..close, text: format!(") || {IS_OFF}, {NAME}") },
            ],
            "expect" => {
                let text = format!("if {IS_OFF} {{ 'Option::unwrap failed.' }} else {{ {NAME} }}");
                naming.iter().map(|edit| Edit { text: text.clone(), ..edit.clone() }).collect()
            }
            _ => Vec::new(),
        };
        let removal = match self.checking(called) {
            Some(checking) => vec![Edit { range: callee.clone(), text: checking.unchecked.to_owned() }],
            None if called == "assert" => vec![
                Edit { range: callee.start..open + 1, text: "let _ = (".into() },
                Edit { range: self.first_comma(open)..close, text: String::new() },
            ],
            // It panics without a name then.
            None if called == "expect" => vec![Edit { range: callee.start..close + 1, text: "unwrap()".into() }],
            None => vec![self.panic_removed(callee.start, close + 1)],
        };
        let whole = &self.code[self.path_start(callee.start)..close + 1];
        let text = whole.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(").replace(", )", ")");
        let text = text.trim_start_matches(':').to_owned();
        let function = self.function(callee.start).name.clone();
        let switch = match (switch.is_empty(), &removal[..]) {
            (true, [one]) => {
                let text = format!("if {IS_OFF} {{ {} }} else {{ core::panic_with_felt252({NAME}) }}", one.text);
                vec![Edit { text, ..one.clone() }]
            }
            _ => switch,
        };
        Check { file: self.path.to_owned(), function, panic, text, removal, naming, switch }
    }

    /// Where the first argument of a call ends.
    fn first_comma(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for (at, byte) in self.code.bytes().enumerate().skip(open) {
            match byte {
                b'(' | b'{' | b'[' => depth += 1,
                b')' | b'}' | b']' => depth -= 1,
                b',' if depth == 1 => return at,
                _ => {}
            }
        }
        panic!("one argument: {}", &self.code[open..])
    }

    /// Where the path begins of the name at `start`.
    fn path_start(&self, start: usize) -> usize {
        self.code[..start].rfind(|letter: char| !is_word(letter) && letter != ':').map_or(0, |at| at + 1)
    }

    /// A call that never returns: in an arm, as the body of an `if`, or behind a chain of them.
    fn panic_removed(&self, start: usize, end: usize) -> Edit {
        let mut from = self.path_start(start);
        let mut before = self.code[..from].trim_end();
        if let Some(shorter) = before.strip_suffix("return") {
            from = shorter.len();
            before = shorter.trim_end();
        }
        let function = self.function(start);
        let value = self.dialect.values.iter().find(|(name, _)| *name == function.name).map(|(_, value)| *value);
        if before.ends_with("=>") || value.is_some() {
            return Edit { range: from..end, text: value.unwrap_or("0").to_owned() };
        }
        if let Some(head) = before.strip_suffix('{') {
            let condition = head.rfind([';', '{', '}']).map_or(0, |at| at + 1);
            assert!(head[condition..].trim_start().starts_with("if "), "{}: {}", self.path, &self.code[from..end]);
            return Edit { range: from..end, text: "()".to_owned() };
        }
        assert!(before.ends_with('}'), "a check of an unknown shape in {}: {}", self.path, &self.code[from..end]);
        // The last of the chain stands for all others then.
        let block = opening(self.code, before.len() - 1);
        let head = &self.code[..block];
        let condition = head.rfind("if ").expect("a chain of ifs") + 3;
        assert!(!head[condition..].contains(['{', '}', ';']), "{}: {}", self.path, &head[condition..]);
        Edit { range: condition..block, text: "true ".to_owned() }
    }

    fn function(&self, at: usize) -> &Function {
        let around = |function: &&Function| function.head.start <= at && at < function.body.end;
        self.functions.iter().filter(around).max_by_key(|function| function.head.start).unwrap_or_else(|| {
            panic!("{}: outside of functions: {}", self.path, self.code[at..].lines().next().unwrap_or_default())
        })
    }
}
