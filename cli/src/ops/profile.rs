//! What a profile looks like to people: short names, whose functions they are, and the flame graph.

use inferno::flamegraph::color::{BackgroundColor, Color, PaletteMap};
use inferno::flamegraph::{self, Options, TextTruncateDirection};
use serde::Serialize;
use zkthread_compiler::{ENTRY_CODE, Profile};

use crate::error::{Error, Result};
use crate::ops::snake_case;

/// The crate of the thread program.
pub const THREAD_PROGRAM: &str = "thread_program";

/// Whose a function is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The contracts', and what is made from their storage, types and events.
    Contract,
    /// That of the OS library, and of the loop over the transactions.
    Os,
    /// Cairo's core library.
    Core,
    /// The code around the program.
    Entry,
}

impl Origin {
    /// In the order of the table's second line.
    pub const ALL: [Self; 4] = [Self::Contract, Self::Os, Self::Core, Self::Entry];

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Os => "os",
            Self::Core => "core",
            Self::Entry => "entry",
        }
    }

    /// What its frames look like in a flame graph.
    fn color(self) -> Color {
        match self {
            Self::Contract => Color { r: 240, g: 140, b: 60 },
            Self::Os => Color { r: 110, g: 165, b: 225 },
            Self::Core => Color { r: 170, g: 205, b: 160 },
            Self::Entry => Color { r: 200, g: 200, b: 200 },
        }
    }
}

/// A function as people know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name: `Token::transfer`, `os::rows::load`, `core::array::SpanImpl::pop_front`.
    pub name: String,
    /// Whose it is.
    pub origin: Origin,
}

impl Named {
    /// Of a function's path in the thread program. `contracts` are the thread's.
    pub fn of(path: &str, contracts: &[String]) -> Self {
        let Some((within, rest)) = path.split_once("::") else {
            let origin = if path == ENTRY_CODE { Origin::Entry } else { Origin::Contract };
            return Self { name: path.to_owned(), origin };
        };
        if within != THREAD_PROGRAM {
            return Self { name: path.to_owned(), origin: Origin::Core };
        }
        match rest.split_once("::") {
            None | Some(("os" | "dispatch", _)) => Self { name: rest.to_owned(), origin: Origin::Os },
            Some(("functions", function)) => Self { name: of_contract(function, contracts), origin: Origin::Contract },
            Some(_) => Self { name: rest.to_owned(), origin: Origin::Contract },
        }
    }
}

/// A function's name with its contract's before it. In threads of several contracts it begins with that in small letters.
fn of_contract(function: &str, contracts: &[String]) -> String {
    if let [contract] = contracts {
        return format!("{contract}::{function}");
    }
    let owned = contracts.iter().filter_map(|contract| {
        let rest = function.strip_prefix(&snake_case(contract))?.strip_prefix('_')?;
        Some((rest.len(), format!("{contract}::{rest}")))
    });
    // `Order` and `OrderBook`: the longer name fits better.
    owned.min().map_or_else(|| function.to_owned(), |(_, name)| name)
}

/// The flame graph of a profile as SVG, the same for the same profile. `named` are its functions.
///
/// # Errors
/// When it cannot be drawn, which does not happen for a profile of at least one step.
pub fn flame_graph(profile: &Profile, named: &[Named], title: &str) -> Result<Vec<u8>> {
    let mut lines: Vec<String> = profile
        .stacks
        .iter()
        .map(|stack| {
            let names: Vec<&str> =
                stack.functions.iter().filter_map(|function| named.get(*function)).map(|named| &*named.name).collect();
            format!("{} {}", names.join(";"), stack.steps)
        })
        .collect();
    lines.sort_unstable();
    let mut colors = PaletteMap::default();
    for Named { name, origin } in named {
        colors.insert(name, origin.color());
    }
    colors.insert("all", Origin::Entry.color());

    let mut options = Options::default();
    options.title = title.to_owned();
    options.subtitle = Some("orange: contract, blue: OS library, green: core library; click to zoom".to_owned());
    options.count_name = "steps".to_owned();
    options.bgcolors = Some(BackgroundColor::Flat(Color { r: 255, g: 255, b: 255 }));
    options.deterministic = true;
    options.text_truncate_direction = TextTruncateDirection::Right;
    options.palette_map = Some(&mut colors);
    let mut svg = Vec::new();
    flamegraph::from_lines(&mut options, lines.iter().map(String::as_str), &mut svg)
        .map_err(|error| Error::failed(format!("cannot draw the flame graph: {error}")))?;
    Ok(svg)
}

#[cfg(test)]
mod tests {
    use zkthread_compiler::{FunctionSteps, Stack};

    use super::*;

    fn names(contracts: &[&str], path: &str) -> (String, Origin) {
        let contracts: Vec<String> = contracts.iter().map(|name| (*name).to_owned()).collect();
        let Named { name, origin } = Named::of(path, &contracts);
        (name, origin)
    }

    #[test]
    fn functions_have_short_names_and_somebody_whose_they_are() {
        for (path, name, origin) in [
            ("thread_program::functions::transfer", "Token::transfer", Origin::Contract),
            ("thread_program::layout::first_of_balances", "layout::first_of_balances", Origin::Contract),
            ("thread_program::os::rows::load", "os::rows::load", Origin::Os),
            ("thread_program::dispatch::run", "dispatch::run", Origin::Os),
            ("thread_program::main", "main", Origin::Os),
            ("core::array::SpanImpl::pop_front", "core::array::SpanImpl::pop_front", Origin::Core),
            (ENTRY_CODE, "entry code", Origin::Entry),
        ] {
            assert_eq!(names(&["Token"], path), (name.to_owned(), origin));
        }
        let several = ["Order", "OrderBook"];
        let name = |path: &str| names(&several, path).0;
        assert_eq!(name("thread_program::functions::order_book_place"), "OrderBook::place");
        assert_eq!(name("thread_program::functions::order_place"), "Order::place");
        assert_eq!(name("thread_program::functions::place"), "place");
    }

    #[test]
    fn a_flame_graph_is_the_same_each_time_and_escapes_names() {
        let steps = |function: &str, own, total| FunctionSteps { function: function.to_owned(), own, total, calls: 1 };
        let profile = Profile {
            steps: 10,
            functions: vec![steps("a<b>", 7, 7), steps("entry code", 3, 10)],
            stacks: vec![Stack { functions: vec![1], steps: 3 }, Stack { functions: vec![1, 0], steps: 7 }],
        };
        let named: Vec<Named> = profile.functions.iter().map(|steps| Named::of(&steps.function, &[])).collect();
        let draw = || flame_graph(&profile, &named, "a & b").expect("drawn");
        let svg = String::from_utf8(draw()).expect("UTF-8");
        assert_eq!(svg.as_bytes(), draw());
        assert!(svg.contains("a&lt;b&gt; (7 steps, 70.00%)"), "{svg}");
        assert!(svg.contains("entry code (10 steps, 100.00%)") && svg.contains("a &amp; b"), "{svg}");
    }
}
