//! Every name in generated Cairo is chosen here.

use std::collections::BTreeSet;

use zkthread_ir::{Contract, Event, Function, FunctionPlace, INTERFACE_SUFFIXES, TypeId};

/// Cairo's keywords, and the names that generated text uses without a path: a name from the source that is one of these
/// gets a `_` behind it where it is only a local or internal name; see [`free_of`].
const TAKEN: &str = "\
    Array Box Change Checked Context ContractAddress ContractState Destruct Division Drop Err Errors Event Felt252Dict Felt252DictEntryTrait InternalImpl \
    InternalTrait Into Layout Map None Ok Option Panic Result Self Serde Some Span State StateTrait Storage Stream \
    StreamTrait ThreadComponent ThreadImpl ThreadInternalImpl Zero array as assert bool box break component const \
    constructor continue core crate cx do dyn else enum errors events extern false felt252 fn for get_block_timestamp \
    get_caller_address hint if impl implicits in let loop macro main match mod move mut never nopanic of panic \
    panic_with_felt252 priv pub ref return selectors self sizes starknet state static struct super thread trait true try \
    type typeof u128 u16 u256 u32 u64 u8 unsafe use usize variables where while with written yield";

/// The names that contracts use without a path, beside Cairo's keywords and what its prelude has.
const TAKEN_IN_CONTRACTS: &str = "\
    Add Array ArrayTrait BitAnd BitNot BitOr BitXor BoolTrait Box BoxTrait ByteArray ByteArrayTrait CheckedAdd CheckedMul \
    CheckedSub ClassHash Clone ContractAddress ContractState Copy Default Deref DerefMut Destruct Div DivRem Drop Entry Err \
    Errors Event Felt252Dict Felt252DictTrait Felt252DictValue GasBuiltin InternalImpl InternalTrait Into IntoIterator \
    Iterator Map Mul MutableVecTrait Neg NonZero None Not Nullable Ok Option OptionTrait Panic PanicDestruct PartialEq \
    PartialOrd RangeCheck Rem Result ResultTrait Self SegmentArena Serde Some Span SpanTrait Storage \
    StorageMapReadAccess StorageMapWriteAccess StoragePathEntry StoragePointerReadAccess StoragePointerWriteAccess \
    String Sub System ThreadComponent ThreadEventsImpl ThreadImpl ThreadInternalImpl ToSpanTrait TryInto Vec VecTrait Zero array as assert \
    bool box break bytes31 component const constructor continue core do dyn else enum extern false felt252 fn for \
    get_block_timestamp get_caller_address get_contract_address get_tx_info hint i128 i16 i32 i64 i8 if impl implicits in \
    keccak_u256s_be_inputs let loop macro match mod move mut never nopanic of panic panic_with_felt252 pedersen \
    poseidon_hash_span priv pub ref return self starknet static struct super thread trait true try type typeof u128 \
    u16 u256 u32 u64 u8 unsafe use usize where while with yield";

/// A local of the contract.
pub(crate) fn contract_local(name: &str) -> String {
    free_of(TAKEN_IN_CONTRACTS, name)
}

/// The names of a contract's own items that stand beside each other; its types and events keep theirs.
pub(crate) struct Items {
    /// By their id.
    pub(crate) constants: Vec<String>,
    /// The free ones, by the ids of all.
    pub(crate) functions: Vec<String>,
    /// The traits of the types' functions, by the types' id.
    pub(crate) traits: Vec<String>,
    /// The impls of these.
    pub(crate) impls: Vec<String>,
}

impl Items {
    pub(crate) fn new(contract: &Contract) -> Self {
        let free = |name: &String| free_of(TAKEN_IN_CONTRACTS, name);
        let others = [contract.name.clone(), interface(contract), interface_impl(contract)];
        let kept: Vec<String> = structs(contract).chain(interfaces(contract)).chain(others).collect();
        let functions = contract.functions.iter().map(|function| match function.place {
            FunctionPlace::Free => free(&function.name),
            FunctionPlace::Contract | FunctionPlace::Type(_) => String::new(),
        });
        let suffixed =
            |suffix: &'static str| contract.types.iter().map(move |def| free(&format!("{}{suffix}", def.name)));
        let names = kept.iter().cloned().chain(contract.constants.iter().map(|constant| free(&constant.name)));
        let mut names = unique(names.chain(functions).chain(suffixed("Trait")).chain(suffixed("Impl"))).into_iter();
        let mut take = |count: usize| names.by_ref().take(count).collect::<Vec<_>>();
        take(kept.len());
        Self {
            constants: take(contract.constants.len()),
            functions: take(contract.functions.len()),
            traits: take(contract.types.len()),
            impls: take(contract.types.len()),
        }
    }
}

/// The locals of a function by their id. A name that several locals share is numbered from the second on.
pub(crate) fn locals(function: &Function) -> Vec<String> {
    unique(function.locals.iter().map(|local| free(&local.name)))
}

/// The interface trait of a contract.
pub(crate) fn interface(contract: &Contract) -> String {
    let taken: Vec<String> = structs(contract).chain(interfaces(contract)).collect();
    beside(&taken, format!("I{}", contract.name))
}

/// The impl of the interface trait.
pub(crate) fn interface_impl(contract: &Contract) -> String {
    let taken: Vec<String> = structs(contract).chain(interfaces(contract)).collect();
    beside(&taken, format!("{}Impl", contract.name))
}

/// The traits of the interfaces that the contract calls others through, by their id.
pub(crate) fn interfaces(contract: &Contract) -> Vec<String> {
    // The contract's own interface keeps its name beside what Cairo makes of these.
    let own = [contract.name.clone(), format!("I{}", contract.name)];
    let mut taken: Vec<String> = structs(contract).chain(own).collect();
    let others = taken.len();
    for interface in &contract.interfaces {
        let name = beside(&taken, free_of(TAKEN_IN_CONTRACTS, &interface.name));
        taken.push(name);
    }
    taken.split_off(others)
}

/// The interface's name, or one such that none of the taken names is it or one that Cairo makes of an interface's.
fn beside(taken: &[String], mut name: String) -> String {
    let is_made = |rest: &str| rest.is_empty() || INTERFACE_SUFFIXES.iter().any(|made| rest.starts_with(made));
    while taken.iter().any(|taken| taken.strip_prefix(name.as_str()).is_some_and(is_made)) {
        name.push('_');
    }
    name
}

/// The struct of an event in the contract; its variant has the event's own name, which is what L2 hashes.
pub(crate) fn event_struct(contract: &Contract, event: &Event) -> String {
    let position = contract.events.iter().position(|other| other.name == event.name);
    structs(contract).nth(contract.types.len() + position.unwrap_or(0)).unwrap_or_default()
}

/// A struct or enum of the contract.
pub(crate) fn own_type(contract: &Contract, id: TypeId) -> String {
    structs(contract).nth(id.0).unwrap_or_default()
}

/// The contract's types, then its events.
fn structs(contract: &Contract) -> impl Iterator<Item = String> {
    let types = contract.types.iter().map(|def| &def.name);
    let names = types.chain(contract.events.iter().map(|event| &event.name));
    unique(names.map(|name| free_of(TAKEN_IN_CONTRACTS, name))).into_iter()
}

/// A helper of the contract, which must not be a method that every contract's state has.
pub(crate) fn helper(name: &str) -> String {
    free_of("deref deref_mut emit", name)
}

/// The constants of the errors, by their id.
pub(crate) fn errors(contract: &Contract) -> Vec<String> {
    unique(contract.errors.iter().map(|error| screaming(&error.name)))
}

/// A short string literal.
pub(crate) fn short_string(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// A string literal.
pub(crate) fn byte_array(text: &str) -> String {
    let mut literal = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => literal.extend(['\\', letter]),
            '\n' => literal.push_str("\\n"),
            ' '..='~' => literal.push(letter),
            other => literal.push_str(&format!("\\x{:02x}", u32::from(other))),
        }
    }
    literal.push('"');
    literal
}

pub(crate) fn free(name: &str) -> String {
    free_of(TAKEN, name)
}

/// A taken name gets a `_`, and so does one that is a taken name with some already: different names stay different.
fn free_of(taken: &str, name: &str) -> String {
    let bare = name.trim_end_matches('_');
    if taken.split_whitespace().any(|taken| taken == bare) { format!("{name}_") } else { name.to_owned() }
}

/// Makes the names differ, in a way that depends on them and their order alone.
pub(crate) fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let names: Vec<String> = names.collect();
    let wanted: BTreeSet<&String> = names.iter().collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut result = Vec::with_capacity(names.len());
    for name in &names {
        let mut chosen = name.clone();
        let mut number = 2;
        while taken.contains(&chosen) || (chosen != *name && wanted.contains(&chosen)) {
            chosen = format!("{name}_{number}");
            number += 1;
        }
        taken.insert(chosen.clone());
        result.push(chosen);
    }
    result
}

pub(crate) fn snake(name: &str) -> String {
    let mut result = String::new();
    let mut previous_is_small = false;
    for letter in name.chars() {
        if letter.is_uppercase() && previous_is_small {
            result.push('_');
        }
        previous_is_small = !letter.is_uppercase() && letter != '_';
        result.extend(letter.to_lowercase());
    }
    result
}

pub(crate) fn screaming(name: &str) -> String {
    snake(name).to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_at_capitals() {
        assert_eq!(screaming("InsufficientBalance"), "INSUFFICIENT_BALANCE");
        assert_eq!(screaming("total_supply"), "TOTAL_SUPPLY");
        assert_eq!(snake("Transferred"), "transferred");
    }

    #[test]
    fn shared_names_are_numbered_and_never_meet_a_name_that_is_there() {
        let names = ["x", "x", "x_2", "x"].map(str::to_owned);
        assert_eq!(unique(names.into_iter()), ["x", "x_3", "x_2", "x_4"]);
    }

    #[test]
    fn keywords_and_core_names_are_moved_away() {
        assert_eq!(free("felt252"), "felt252_");
        assert_eq!(free("felt252_"), "felt252__");
        assert_eq!(free("amount"), "amount");
        assert_eq!(free("amount_"), "amount_");
    }

    #[test]
    fn an_interface_stands_beside_what_others_are_called() {
        let beside = |taken: &[&str], name: &str| {
            beside(&taken.iter().map(ToString::to_string).collect::<Vec<_>>(), name.to_owned())
        };
        assert_eq!(beside(&["Worlds", "IWorld", "WorldDispatch"], "World"), "World");
        assert_eq!(beside(&["World"], "World"), "World_");
        assert_eq!(beside(&["WorldSafeDispatcherTrait", "World_"], "World"), "World__");
    }

    #[test]
    fn short_strings_are_escaped() {
        assert_eq!(short_string("Token: can't"), "'Token: can\\'t'");
    }
}
