//! Every fault there is. Codes are never given a new meaning; a fault that is gone leaves a gap.

use super::Entry;

macro_rules! catalogue {
    ($($name:ident = $code:literal, $message:literal, $label:literal, $help:literal
        $(, $explanation:literal $(, $right:literal)?)?;)*) => {
        $(pub(crate) static $name: Entry = Entry {
            code: $code,
            name: stringify!($name),
            message: $message,
            label: $label,
            help: $help,
            explanation: concat!($($explanation)?),
            right: concat!($($($right)?)?),
        };)*

        /// Every kind of fault, by code.
        pub static CATALOGUE: &[&Entry] = &[$(&$name),*];
    };
}

catalogue! {
    // The file and its module.
    NOT_RUST = "ZKT0001", "this is not valid Rust", "{0}", "put this right first; what comes after it was not read",
        "A contract is ordinary Rust, so it has to be valid Rust before anything else can be said about it. The text of the message is the Rust \
         parser's own; everything after this place is left unread until it is put right.";
    NO_CONTRACT = "ZKT0002", "there is no contract in this file", "no module here carries #[zkthread::contract]",
        "put `#[zkthread::contract]` above each module that is a contract",
        "The tools look for one or more modules with the attribute `#[zkthread::contract]` in each file they are given. Without the attribute a module \
         is plain Rust and nothing becomes of it on L2.",
        "#[zkthread::contract]\npub mod token {\n    #[storage]\n    pub struct Token {}\n}";
    SECOND_CONTRACT = "ZKT0003", "there is more than one contract in this file", "a second contract",
        "read all of them, or move it to a file of its own",
        "One contract was asked for, and a second one would need an answer to the question which of them is meant. A thread of several contracts has \
         them in one file or in several; `zkthread.toml` names the files.";
    MODULE_IN_OTHER_FILE = "ZKT0004", "the contract's module has its body in another file", "no body here",
        "write the module with its body: `mod token { .. }`",
        "A procedural macro sees only the tokens it stands above, and for `mod token;` these are no more than the name. The contract is therefore \
         written in the braces of its module, in one file.",
        "#[zkthread::contract]\nmod token {\n    #[storage]\n    pub struct Token {}\n}";
    NESTED_TOO_DEEP = "ZKT0005", "this is nested too deeply", "too many levels up to here",
        "give inner parts a name with `let`, or move them to a helper function",
        "Brackets, expressions and blocks may stand in each other up to 128 levels, and about a thousand tokens may follow each other without a `;` \
         or `,`. Compilers work through such code by recursion, and this limit keeps all of them, rustc and Cairo included, from running out of \
         stack.",
        "let sum = amount + 1;\nlet doubled = sum * 2;";
    NOT_UNDERSTOOD = "ZKT0006", "the function `{0}` could not be checked", "a fault of zkthread itself",
        "please report it with this function's text",
        "The checker gave up on a function without having found a fault in it. That is never the contract's fault. The contract is refused all the \
         same, so that nothing is compiled that was not checked.";
    NOT_A_MODULE = "ZKT0007", "a contract is a module", "#[zkthread::contract] stands above this",
        "put `#[zkthread::contract]` above a module that holds the storage struct, the functions and all else that belongs to the contract",
        "The attribute makes one contract of everything in a module: its storage struct, events, errors, types and functions. A struct, a function or \
         a trait alone does not hold all of that.",
        "#[zkthread::contract]\nmod token {\n    #[storage]\n    pub struct Token {}\n}";
    STRAY_INTERFACE = "ZKT0008", "an interface stands in the module of a contract", "there is no contract around it",
        "move the trait into the module under #[zkthread::contract] whose functions call through it",
        "An interface says what one contract needs of another one, and the contract that calls is read with it. Outside of a contract's module nobody \
         reads it, and each contract that calls has an interface of its own.",
        "#[zkthread::interface]\npub trait World {\n    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;\n}";

    // Items.
    ITEM_NOT_SUPPORTED = "ZKT0101", "{0} cannot be in a contract", "not part of the contract language", "{1}",
        "A contract module holds its storage, events, errors, own structs and enums, constants, interfaces and functions. All of it becomes Cairo, and for this \
         item there is no counterpart that would mean the same. Code that is only for tests may be anything, under `#[cfg(test)]`.",
        "const LIMIT: u128 = 5;\n\nfn clamped(amount: u128) -> u128 {\n    amount.min(LIMIT)\n}";
    NO_STORAGE = "ZKT0102", "the contract has no storage struct", "no #[storage] struct in this module",
        "add `#[storage] pub struct Name { .. }`; its name is the contract's",
        "The struct with `#[storage]` gives the contract its name and its fields. A contract without state still has one, with no fields in it.",
        "#[storage]\npub struct Token {}";
    SECOND_STORAGE = "ZKT0103", "the contract has two storage structs", "the second one", "move its fields into the first one",
        "All state of a contract stands in one struct, because the name of a field alone decides its address on L2. Two structs could name the same \
         cell twice.",
        "#[storage]\npub struct Token {\n    balances: Map<ContractAddress, u128>,\n    orders: Vec<u128>,\n}";
    SECOND_ERROR_ENUM = "ZKT0104", "the contract has two error enums", "the second one", "move its variants into the first one",
        "The errors of a contract are one enum, so that `?` passes them on unchanged and a receipt names exactly one of them. There is no conversion \
         between error types.",
        "#[error]\npub enum TokenError {\n    NotOwner,\n    TooMuch,\n}";
    TRAIT_IMPL = "ZKT0106", "a contract cannot implement traits", "a trait",
        "write the functions into an impl block without a trait; what types need is derived; code for tests goes under #[cfg(test)]",
        "Traits would let the meaning of a call depend on code that is not in front of the reader, and they have no counterpart in the generated \
         contract. What own types need of traits (copying, comparing, storing, calldata, events) is derived for them without being asked. Functions \
         go into an `impl` block without a trait.",
        "pub struct Point {\n    x: u8,\n}\n\nimpl Point {\n    pub fn double(&self) -> u8 {\n        self.x * 2\n    }\n}";
    FOREIGN_IMPL = "ZKT0107", "this impl block is for no type of the contract", "neither the storage struct nor an own struct or enum",
        "write `impl {0}`, or declare the type in this module",
        "Functions belong to the storage struct, to an own struct or enum, or stand freely in the module. A type that is declared elsewhere cannot be \
         given functions, in Rust as little as here. Events and errors have none either.",
        "fn fee(amount: u128) -> u128 {\n    amount / 100\n}";
    IMPL_ITEM_NOT_SUPPORTED = "ZKT0108", "{0} cannot be in an impl block", "not a function", "{1}",
        "An `impl` block of a contract holds functions. Constants stand beside it in the module, where every function sees them.",
        "const LIMIT: u128 = 5;";
    GENERICS = "ZKT0109", "contracts have no generics", "generic", "write it for the one type that is used; lifetimes are left out",
        "A function of a contract is compiled for the types that are written in it: there is one selector, one calldata layout, one Cairo function. \
         Lifetimes are not needed, because references are only ever parameters of helpers.",
        "fn first(list: &[u128]) -> u128 {\n    list[0]\n}";
    ATTRIBUTE = "ZKT0110", "the attribute `{0}` cannot stand here", "not an attribute of the contract language", "{1}",
        "Only attributes that mean the same natively, in the thread program and on L2 may stand in a contract. Conditional compilation in particular \
         would make the three disagree, which is what all of this exists to prevent. Comments and lint levels are free.",
        "#[view]\npub fn total(&self) -> u128 {\n    self.total\n}";
    IMPORT = "ZKT0111", "a contract can only import from zkthread", "this import",
        "keep `use zkthread::prelude::*;`; imports for tests go under #[cfg(test)]",
        "What is imported could be anything, and the checker sees only this module. So a contract imports from `zkthread` alone, without renaming. \
         Imports that tests need go under `#[cfg(test)]`.",
        "use zkthread::prelude::*;";
    FIELDS_WITHOUT_NAMES = "ZKT0114", "the fields of `{0}` have no names", "not a struct with named fields",
        "write `struct {0} { field: Type }`",
        "Storage addresses, event layouts and the ABI all go by the names of fields. A struct with unnamed fields, or none at all, has nothing to go \
         by; a pair of values without names is a tuple.",
        "pub struct Point {\n    x: u8,\n    y: u8,\n}";
    ERROR_WITH_DATA = "ZKT0115", "an error carries no data", "only the variant's name is kept",
        "emit an event before, or use more variants",
        "An error becomes the short string that a receipt and a reverted call on L2 carry, and there is no room in it for values. What the caller \
         should learn beyond the name can be looked up by a view.",
        "#[error]\npub enum TokenError {\n    BalanceTooLow,\n    AllowanceTooLow,\n}";
    ERROR_TOO_LONG = "ZKT0116", "the error's message is too long", "`{0}` has {1} characters, a short string has at most 31",
        "shorten the variant's name or the contract's",
        "The message of an error is the contract's name and the variant's words, for example `Token: insufficient balance`. It is one field element \
         on L2, which holds 31 characters.",
        "#[error]\npub enum TokenError {\n    BalanceTooLow,\n}";
    ERROR_SAME_MESSAGE = "ZKT0117", "two errors have the same message", "also `{0}`", "rename the variant",
        "Two variants that differ only in capitals or underscores become the same words, and a receipt could no longer tell which of them it was. \
         Give them words that differ.",
        "#[error]\npub enum TokenError {\n    LowBalance,\n    LowAllowance,\n}";
    ATTRIBUTE_IN_BODY = "ZKT0118", "there are no attributes inside functions", "this attribute",
        "remove it; conditional code would make the outputs differ",
        "Attributes inside functions could switch code on and off, or hide a warning that matters. Neither has a counterpart in the generated code. \
         Lint levels may stand above the function instead.";
    ITEM_IN_BODY = "ZKT0119", "functions contain no items", "an item inside a function", "write it into the module, beside the storage struct",
        "Functions, structs and constants stand in the module, where all outputs give them their names. Inside a function they would need names that \
         nobody wrote.",
        "const LIMIT: u128 = 5;\n\nfn over(amount: u128) -> bool {\n    amount > LIMIT\n}";
    ATTRIBUTE_ARGUMENTS = "ZKT0120", "the attribute `{0}` takes no arguments", "these arguments", "write `#[{0}]`",
        "The attributes of a contract are marks: they say what an item is for and nothing else. There is nothing to set.",
        "#[event]\npub struct Moved {\n    #[key]\n    by: ContractAddress,\n}";
    ATTRIBUTE_TWICE = "ZKT0121", "the attribute `{0}` is given twice", "the second one", "remove one of them",
        "The second mark says nothing that the first one did not. It is refused because it is usually a slip: another attribute was meant, or another \
         item.";
    DERIVE = "ZKT0122", "`{0}` cannot be derived here", "not a derive of the contract language",
        "remove it; Clone, Copy, Debug, PartialEq, Eq and Hash may be written, and what storage, calldata and events need is always derived",
        "The macro derives what contracts need: copying, comparing, printing in tests, storage, calldata and events. Some of these may be written \
         too, for the reader's sake, and are not derived twice. Others would add code that the generated contract does not have.",
        "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub struct Point {\n    x: u8,\n    y: u8,\n}";
    DERIVE_COPY = "ZKT0123", "`{0}` cannot be Copy", "it holds a String or a Vec",
        "remove `Copy`, and `clone()` where two are needed",
        "A value that holds a String or a Vec, however deep, is moved and not copied. A type is Copy whenever it can be, so `Copy` need not be \
         written at all.",
        "#[derive(Clone, PartialEq)]\npub struct Named {\n    name: String,\n}";
    DISCRIMINANT = "ZKT0124", "variants have no numbers of their own", "a number for a variant",
        "remove it; the first variant is 0, the next one 1, and so on",
        "In storage, calldata and events a variant is its position, counted from 0: that is Starknet's layout. A number of one's own would be true in \
         Rust and false on L2.",
        "pub enum Direction {\n    Left,\n    Right,\n}";
    EMPTY_TYPE = "ZKT0125", "`{0}` has no {1}s", "nothing in it", "give it a {1}, or remove it",
        "A struct without fields holds nothing, and an enum without variants has no value at all. Neither can be stored or sent.",
        "pub enum Direction {\n    Left,\n    Right,\n}";
    EMPTY_VARIANT = "ZKT0126", "the variant `{0}` has empty parentheses", "nothing in them", "write `{0}`",
        "`Buy()` and `Buy` are different things in Rust, and the first one is of no use here. The variant without parentheses is what generated Cairo \
         has.",
        "pub enum Direction {\n    Left,\n    Right(u8),\n}";
    VARIANT_WITH_NAMES = "ZKT0127", "the values of the variant `{0}` have names", "not a plain or a tuple variant",
        "write `{0}(Type, ..)`, or make it `{0}(Details)` with a struct `Details`",
        "Variants of Cairo enums hold one value, so several values become a tuple; names would be lost on the way. A struct keeps them.",
        "pub struct Step {\n    x: u8,\n    y: u8,\n}\n\npub enum Command {\n    Move(Step),\n    Stop,\n}";
    VARIANT_SIZE = "ZKT0128", "the variant `{0}` has too many values", "more than {1}", "put them into a struct: `{0}(Details)`",
        "The values of a variant become a tuple, and tuples have up to eight elements. More than a few values are easier to read with names anyway.",
        "pub struct Details {\n    from: u8,\n    to: u8,\n}\n\npub enum Command {\n    Move(Details),\n    Stop,\n}";
    RECURSIVE_TYPE = "ZKT0129", "`{0}` holds itself", "leads back to `{0}`",
        "keep the parts in storage and refer to them by number, for example in a `Vec` or `Map` field",
        "A value that holds a value of its own type, directly or through others, has no size: not in storage, where every value has a fixed number of \
         cells, and not in calldata, which is read without recursion. Links between records are numbers or keys.",
        "pub struct Node {\n    value: u128,\n    next: Option<u64>,\n}";
    TYPE_TOO_LARGE = "ZKT0130", "the type `{0}` is too large", "more than {1} single values", "keep long lists in a Vec",
        "Values of fixed size are written out field by field in all outputs, so their size is bounded: 2,048 single values, all variants of an enum \
         taken together. A Vec counts as one plus its element, however long it gets.",
        "pub struct World {\n    chunks: Vec<[u128; 250]>,\n}";
    TYPE_TOO_DEEP = "ZKT0131", "the type `{0}` is nested too deeply", "more than {1} types in each other", "flatten it",
        "Types may stand in each other up to 32 levels. Compilers follow them by recursion, here and in Cairo; nothing that is written by hand comes \
         near.";
    PLAIN_TRAIT = "ZKT0132", "the trait `{0}` is no interface", "no `#[zkthread::interface]` above it",
        "put `#[zkthread::interface]` above it to call other contracts through it; the contract's own functions go into an impl block",
        "The only traits of a contract are interfaces: what it knows of another contract of its thread. A trait that own types implement would let \
         the meaning of a call depend on code that is not in front of the reader.",
        "#[zkthread::interface]\npub trait World {\n    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;\n}";
    EMPTY_INTERFACE = "ZKT0133", "the interface `{0}` has no functions", "nothing in it", "declare the functions that are called, or remove it",
        "An interface lists the functions of another contract that this one calls. It need not have all of them, but without any there is nothing to \
         call.",
        "#[zkthread::interface]\npub trait World {\n    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;\n}";
    INTERFACE_ITEM = "ZKT0134", "{0} cannot be in an interface", "not a function", "{1}",
        "Contracts call each other's functions; constants and types of another contract cannot be reached. A type that both use is declared in both, \
         with the same name and parts.",
        "#[zkthread::interface]\npub trait World {\n    fn limit(&self, cx: &Context) -> u128;\n}";
    INTERFACE_BODY = "ZKT0135", "the function `{0}` of an interface has a body", "what runs is the other contract's", "end it with `;`",
        "An interface says how functions of another contract are called. What they do is written there, and only there.",
        "#[zkthread::interface]\npub trait World {\n    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;\n}";
    SUPERTRAITS = "ZKT0136", "the interface `{0}` builds on another trait", "this trait", "write the functions of both into one, or use two interfaces",
        "An interface is a list of functions, whole in itself, so that all calls of a contract can be read in one place. Two interfaces may be used for \
         the same address.",
        "#[zkthread::interface]\npub trait World {\n    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;\n}\n\n#[zkthread::interface]\npub trait Owned {\n    fn owner(&self, cx: &Context) -> ContractAddress;\n}";

    // Names.
    NAME_NOT_ASCII = "ZKT0201", "the name `{0}` is not ASCII", "Cairo names have only letters a to z, digits and `_`", "rename it",
        "Cairo knows only ASCII names. Functions, events and fields keep their names on L2, where selectors and addresses are made from them, so \
         letters cannot be replaced silently.";
    NAME_IS_KEYWORD = "ZKT0202", "the name `{0}` is a keyword", "a keyword of Cairo or Rust", "rename it",
        "The name is a word that Cairo keeps for itself, or one that Rust only allows with `r#`. Names are carried over to Cairo as they are, so that \
         the generated contract reads like the source.";
    NAME_RESERVED = "ZKT0203", "the name `{0}` is reserved for generated code", "begins with `__` or `zkthread`", "rename it",
        "Names that begin with two underscores or with `zkthread` are used by what is generated around a contract. Keeping them apart means that the \
         two can never meet.";
    NAME_TAKEN = "ZKT0204", "the name `{0}` already has a meaning", "a name of the language or of generated code", "rename it",
        "The name stands for something in contract code, in every Cairo module or in what is generated. A second meaning would make the same text \
         mean different things in the outputs. Fields and variants may have such names, because they stand behind a `.` or `::`.",
        "pub enum Winner {\n    None,\n    Some(ContractAddress),\n}";
    NAME_TWICE = "ZKT0205", "the name `{0}` is given twice", "the second one", "rename one of them",
        "Two things in one place have the same name. Items of a module share one space of names here, structs and functions alike, because they do so \
         in Cairo.";
    NAME_TOO_LONG = "ZKT0206", "the name `{0}` is too long", "more than {1} characters", "shorten it",
        "Names go into selectors, the ABI and generated files. Up to 100 characters are allowed. The limit only stops what no person has written.";
    NAME_GENERATED = "ZKT0207", "the name `{0}` is generated for {1}", "what something generated is called",
        "rename it",
        "The contract's interface on L2 is generated under the contract's name: `IToken`, `ITokenDispatcher` and so on for `Token`. Callers import it \
         by these names, so they are not changed when an own type happens to have one. For an interface `World` there are `WorldDispatcher` and the \
         like.";
    NAME_OF_CONSTANT = "ZKT0208", "the name `{0}` is a constant's", "a local cannot have it", "rename the local; to compare with the constant, write an `if`",
        "In Rust a pattern with a constant's name compares with the constant instead of declaring a new local. The same text would then mean \
         different things to rustc and to the reader. Constants in capitals and locals in small letters never meet.",
        "const LIMIT: u128 = 5;\n\nfn under(limit: u128) -> bool {\n    limit < LIMIT\n}";

    // Types and signatures.
    TYPE_NOT_SUPPORTED = "ZKT0301", "the type `{0}` is not supported", "not a type of the contract language", "{1}",
        "A contract's types are those that exist with the same meaning in Rust, in Cairo and in a proof. Floating-point numbers, machine-sized \
         integers and collections of the standard library do not. There are `bool`, `felt252`, integers up to `u256` and `i128`, addresses, `String`, \
         tuples, `Option`, arrays, `Vec` and own structs and enums.",
        "pub struct Price {\n    cents: u64,\n    currency: felt252,\n}";
    MAP_ARGUMENTS = "ZKT0302", "`{0}` is not a map", "expected a key and a value",
        "write `Map<K, V>`; two keys are `Map<(K1, K2), V>` or `Map<K1, Map<K2, V>>`",
        "A map has one key type and one type of values. Several keys are either a tuple, read as `self.m.read((a, b))`, or maps in each other, read \
         as `self.m.entry(a).read(b)`; the addresses on L2 are the same.",
        "#[storage]\npub struct Token {\n    balances: Map<ContractAddress, u128>,\n    allowances: Map<(ContractAddress, ContractAddress), u128>,\n    nested: Map<ContractAddress, Map<u64, u128>>,\n}";
    MAP_OUTSIDE_STORAGE = "ZKT0304", "a map exists only in storage", "a map here", "make it a field of the storage struct",
        "A map is a way to compute storage addresses from keys; it has no size, no list of its keys and no value of its own. So it is a field of the \
         storage struct and nothing else. In memory there are Vec and arrays.",
        "fn sum(amounts: &[u128]) -> u128 {\n    let mut sum: u128 = 0;\n    for amount in amounts {\n        sum += *amount;\n    }\n    sum\n}";
    RESULT_TYPE_MISPLACED = "ZKT0305", "a Result is only a function's return type", "a Result here", "use the success type",
        "A Result says how a function ended, and is passed on with `?` or returned. It is not kept in fields, lists or locals, so a failure cannot be \
         forgotten. What may be missing is an Option.",
        "fn find(&self, to: ContractAddress) -> Option<u128> {\n    Some(self.balances.read(to))\n}";
    RESULT_ARGUMENTS = "ZKT0306", "`{0}` is not `Result<T, E>`", "expected a success type and the error enum", "write `Result<T, E>` with the #[error] enum as `E`",
        "The return type of a function that can fail names what it gives and the contract's error enum. Shorthands that leave one of them out are not \
         known here.",
        "fn check(&self) -> Result<u128, TokenError> {\n    ensure!(self.open, TokenError::Refused);\n    Ok(self.total)\n}";
    OTHER_ERROR_TYPE = "ZKT0307", "the error of a Result is the contract's error enum", "expected `{0}`", "write `{0}` here",
        "Every function that can fail fails with the contract's one error enum. That is what lets `?` pass an error on as it is.",
        "fn check(&self) -> Result<(), TokenError> {\n    Err(TokenError::Refused)\n}";
    NO_ERROR_ENUM = "ZKT0308", "the contract has no error enum", "this type is not declared",
        "add `#[error] pub enum Name { .. }` to the module",
        "The function returns a Result, but the module has no enum with `#[error]`. The variants of that enum are the reasons for which transactions \
         of this contract can fail.",
        "#[error]\npub enum TokenError {\n    Refused,\n}";
    TWO_PURPOSES = "ZKT0309", "a function has one purpose", "a second purpose",
        "keep one of #[constructor], #[external] and #[view]",
        "A function runs once at deployment, or in transactions, or it is asked from outside without changing anything. To do two of these, write two \
         functions that call the same helper.",
        "#[view]\npub fn count(&self) -> u128 {\n    self.counted()\n}\n\nfn counted(&self) -> u128 {\n    self.total\n}";
    SECOND_CONSTRUCTOR = "ZKT0310", "the contract has two constructors", "the second one", "make it a helper of the first one",
        "A contract is deployed once, by one constructor with one list of arguments. Variants of it are arguments, for example an Option or an enum.",
        "#[constructor]\npub fn new(&mut self, _cx: &mut Context, supply: Option<u128>) {\n    self.total = supply.unwrap_or(0);\n}";
    PUBLIC_HELPER = "ZKT0311", "the public function `{0}` has no purpose", "who may call it?",
        "put #[external], #[view] or #[constructor] above it, or remove `pub` to make it a helper",
        "A public function of a contract looks as if it could be called from outside, and without a purpose it cannot. Say which it is. Functions of \
         own types and free functions may be `pub` as they like.",
        "fn doubled(&self) -> u128 {\n    self.total * 2\n}";
    FUNCTION_QUALIFIER = "ZKT0312", "contract functions cannot be `{0}`", "not part of the contract language", "remove it",
        "Contract code runs from start to end in one go, on memory that is always safe, and can be called only in the ways that the contract \
         declares. None of Rust's qualifiers would add anything to that.",
        "fn doubled(amount: u128) -> u128 {\n    amount * 2\n}";
    RECEIVER_BY_VALUE = "ZKT0313", "`self` is taken by reference", "not `&self` or `&mut self`",
        "write `&self`, or `&mut self` to write storage",
        "The contract itself is never moved or copied: `self` stands for its storage. `&self` may read it, `&mut self` may write it too, and a \
         function that takes neither cannot touch it.",
        "fn close(&mut self) {\n    self.open = false;\n}";
    EXTERNAL_SIGNATURE = "ZKT0314", "constructors and externals take `&mut self` and the context", "the signature is another",
        "begin the parameters with `&mut self, cx: &mut Context`",
        "Constructors and externals are called with the contract's storage and with the context of the transaction, so they name both, in this order. \
         A context that is not used is called `_cx`.",
        "#[external]\npub fn pay(&mut self, cx: &mut Context, amount: u128) {\n    self.balances.write(cx.caller(), amount);\n}";
    VIEW_SIGNATURE = "ZKT0315", "a view only reads", "the signature could write or emit",
        "begin the parameters with `&self`, or with `&self, cx: &Context` when it needs the context",
        "A view is asked from outside, on L2 or natively, and must not change anything: no writes, no events. `&self` and `&Context` make that \
         visible in its first line.",
        "#[view]\npub fn mine(&self, cx: &Context) -> u128 {\n    self.balances.read(cx.caller())\n}";
    VIEW_WITHOUT_VALUE = "ZKT0316", "a view returns a value", "returns nothing", "return what it reads",
        "A view changes nothing, so one that returns nothing either would have no effect whatever. A view that only checks can return a bool.",
        "#[view]\npub fn is_open(&self) -> bool {\n    self.open\n}";
    CONTEXT_BY_VALUE = "ZKT0317", "the context is taken by reference", "not a reference",
        "write `&mut Context`, or `&Context` to read only",
        "There is one context in a transaction; it collects the events. A copy would collect them elsewhere. `&Context` can ask, `&mut Context` can \
         emit too.",
        "fn mine(&self, cx: &Context) -> u128 {\n    self.balances.read(cx.caller())\n}";
    CONTEXT_NOT_FIRST = "ZKT0318", "the context is the first parameter after `self`", "the context comes later",
        "move it to the front",
        "The context has its fixed place, right after `self`. So a reader sees in every signature at the same place whether a function can emit, and \
         calls from outside pass only what comes after it.",
        "fn pay(&mut self, cx: &mut Context, amount: u128) {\n    self.balances.write(cx.caller(), amount);\n}";
    PATTERN = "ZKT0319", "patterns are plain names", "not a name", "{0}",
        "A parameter has a name, by which the ABI and the generated contract call it too. Take it apart in the body.",
        "fn area(size: (u64, u64)) -> u64 {\n    let (width, height) = size;\n    width * height\n}";
    RECURSION = "ZKT0320", "functions cannot call themselves", "this call leads back to `{0}`", "use a loop",
        "A thread program has a fixed call graph, and a function that calls itself, directly or through others, has no bound that could be told from \
         its text. Loops do the same with a bound on steps that is counted.",
        "fn factorial(n: u64) -> u64 {\n    let mut product: u64 = 1;\n    for i in 1..=n {\n        product *= i;\n    }\n    product\n}";
    UNIT_AS_TYPE = "ZKT0321", "a value of type `()` holds nothing", "no value", "leave it out, or use bool",
        "`()` is what a function returns that returns nothing. As a parameter, field or element it would carry no information and take no place in \
         calldata.",
        "fn close(&mut self) {\n    self.open = false;\n}";
    TUPLE_SIZE = "ZKT0322", "a tuple has two to eight elements", "it has {0}", "use the type itself for one, a struct for many",
        "Tuples of two to eight elements have all that values need in every output: they are compared, stored and sent. More than a few values are \
         better a struct, where they have names.",
        "pub struct Range {\n    from: u64,\n    to: u64,\n}";
    ARRAY_LENGTH_NOT_LITERAL = "ZKT0323", "the length of an array is a number", "not a literal", "write the number: `[u8; 4]`",
        "The length is part of the type, and types are compared by what is written. Constants have types of their own here, none of which is Rust's \
         `usize`, so a literal it is.",
        "fn first(list: [u8; 4]) -> u8 {\n    list[0]\n}";
    ARRAY_LENGTH = "ZKT0324", "an array has 1 to {0} elements", "not such a length", "use a Vec for longer or varying lists",
        "Arrays are written out element by element in the outputs, so they are short: 255 elements are as many as storage has cells for one value. A \
         Vec is as long as it needs to be.",
        "fn total(list: Vec<u128>) -> u32 {\n    list.len()\n}";
    SLICE_WITHOUT_REFERENCE = "ZKT0325", "a slice stands behind a reference", "a slice by itself",
        "use `Vec<T>`; a helper's parameter may be `&[T]`",
        "A slice is a look at a list that belongs to someone else; by itself it has no size, in Rust as little as here. Helpers may take `&[T]`, \
         which any `&Vec<T>` can be given for.",
        "fn count(list: &[u128]) -> u32 {\n    list.len()\n}";
    REFERENCE_MISPLACED = "ZKT0326", "a reference is only a helper's parameter", "a reference here",
        "use `{0}`: values are kept whole",
        "Storage, calldata and events hold values, and a reference is none. Only parameters of helpers, free functions and functions of own types are \
         references, so no lifetime ever needs to be thought about.",
        "fn longest(names: &Vec<String>) -> u32 {\n    let mut longest: u32 = 0;\n    for name in names {\n        longest = longest.max(name.len());\n    }\n    longest\n}";
    CONTEXT_AS_TYPE = "ZKT0327", "the context is only a parameter", "not a type of values",
        "keep what is needed of it, for example `cx.caller()`",
        "The context belongs to the transaction that runs; it is handed from function to function and never kept. What it knows, such as the caller \
         or the time, are values that may be kept.",
        "pub struct Visit {\n    by: ContractAddress,\n    at: u64,\n}";
    TYPE_ARGUMENTS = "ZKT0328", "`{0}` takes {1} between `<` and `>`", "given {2}", "write `{3}`",
        "`Option<T>` and `Vec<T>` take one type, `Map<K, V>` in storage takes two, and every other type of the language takes none. Own types have no \
         parameters.",
        "fn first(list: &Vec<u8>) -> Option<u8> {\n    if list.is_empty() { None } else { Some(list[0]) }\n}";
    NOT_A_VALUE_TYPE = "ZKT0329", "`{0}` is {1}, not a type of values", "a value's type is needed", "{2}",
        "Storage, events and errors are declared like structs and enums, but each has one use: fields are reached through `self`, events are emitted, \
         errors are returned. Values that are kept or passed on have types of their own.",
        "pub struct Move {\n    to: ContractAddress,\n    amount: u128,\n}";
    UNKNOWN_TYPE = "ZKT0330", "there is no type `{0}`", "not declared in this contract", "{1}",
        "The name is neither a type of the language nor one that this module declares. Types of other modules and crates cannot be used, because the \
         tools see only this one.",
        "pub struct Book {\n    orders: u64,\n}\n\nfn empty() -> Book {\n    Book { orders: 0 }\n}";
    REFERENCE_IN_ENTRY_POINT = "ZKT0331", "what comes with a call is no reference", "a reference in the parameters of an entry point",
        "take `{0}`",
        "What a transaction or a caller on L2 sends is decoded into values of its own; there is nothing that a reference could point to. Helpers may \
         take references to what the entry point was given.",
        "#[external]\npub fn pay(&mut self, _cx: &mut Context, amounts: Vec<u128>) {\n    self.total += Self::largest(&amounts);\n}\n\nfn largest(amounts: &[u128]) -> u128 {\n    amounts[0]\n}";
    MUTABLE_SLICE = "ZKT0332", "a slice cannot be changed", "a mutable slice", "take `&mut Vec<{0}>`",
        "A slice looks at a list. To let a helper change a list, hand it the list itself. In Cairo that is a `ref` parameter, and what the helper \
         leaves in it is the caller's.",
        "fn add(amounts: &mut Vec<u128>, amount: u128) {\n    amounts.push(amount);\n}";
    REFERENCE_RETURNED = "ZKT0333", "functions return values", "a reference", "return `{0}`, with `.clone()` where it is not copied",
        "A reference that is returned would have to say whose value it looks into, and Cairo has no such thing. Values are returned whole; what is \
         copied costs nothing to return, the rest is cloned or moved.",
        "fn name(order: &Order) -> String {\n    order.name.clone()\n}";
    SELF_IN_FREE_FUNCTION = "ZKT0334", "the free function `{0}` has no `self`", "outside an impl block",
        "move it into an impl block, or name the parameter",
        "`self` stands for the value or contract whose `impl` block a function is in, and a free function is in none. In an `impl` block of the \
         storage struct it may read and write storage.",
        "fn price(order: &Order) -> u128 {\n    order.price\n}";
    TYPED_SELF = "ZKT0335", "`self` is written without a type", "a type", "write `self`, `&self` or `&mut self`",
        "`self: T` says nothing that `self`, `&self` and `&mut self` do not. The short forms show at once whether a function looks, changes or takes.",
        "impl Order {\n    fn price(&self) -> u128 {\n        self.price\n    }\n}";
    PURPOSE_OUTSIDE_CONTRACT = "ZKT0336", "`{0}` cannot be called from outside", "only functions of the storage struct are",
        "move it into an impl block of the storage struct",
        "Transactions and callers on L2 reach the contract, and that is its storage struct. Functions of own types and free functions are there for \
         its functions to call.",
        "impl Token {\n    #[view]\n    pub fn price(&self, order: Order) -> u128 {\n        order.price\n    }\n}";
    MUTABLE_REFERENCE_NAME = "ZKT0337", "the name of a reference does not change", "`mut` before the name",
        "write `{0}: &mut T` to change what it points to",
        "`mut` before the name would let the parameter point to something else later, which nothing here can. To change the value that the caller \
         handed over, the type says `&mut`.",
        "fn raise(price: &mut u128) {\n    *price += 1;\n}";
    CONSTRUCTOR_WITH_VALUE = "ZKT0338", "a constructor returns nothing", "nobody takes this value",
        "remove it; `Result<(), E>` may stay",
        "The constructor runs when the contract is deployed, and nobody is there to take what it returns. It may fail: then the contract is not \
         deployed.",
        "#[constructor]\npub fn new(&mut self, _cx: &mut Context, supply: u128) -> Result<(), TokenError> {\n    ensure!(supply > 0, TokenError::Refused);\n    self.total = supply;\n    Ok(())\n}";
    TOO_MANY_KEYS = "ZKT0339", "a map has at most {0} keys", "one too many",
        "put what belongs together into one key, or use a hash of them",
        "Each key costs a Pedersen hash for the address, in the thread program and on L2. Three are enough for what real contracts keep; more can be \
         put together with `poseidon_hash`.",
        "fn key(a: felt252, b: felt252, c: felt252, d: felt252) -> felt252 {\n    poseidon_hash(&[a, b, c, d])\n}";
    KEY_TYPE = "ZKT0340", "`{0}` cannot be a key", "neither one felt nor a u256",
        "use a number, a bool or an address; pairs are `Map<(K1, K2), V>`",
        "Keys go into the address one felt at a time (two for u256), and only types of one felt have an order of felts that everybody agrees on. \
         Enums become numbers with a `match`, texts that fit are `felt252` or `bytes31`.",
        "#[storage]\npub struct Token {\n    by_name: Map<felt252, u128>,\n    by_owner: Map<(ContractAddress, u64), u128>,\n}";
    LIST_OF_COLLECTIONS = "ZKT0341", "a list in storage holds values", "a {0} in it", "use a map to lists: `Map<u64, Vec<T>>`",
        "A list in storage is a length and values of one size at computed addresses. A list of lists or of maps would need addresses within \
         addresses; a map from a number to lists is the same thing, with the number in plain sight.",
        "#[storage]\npub struct Token {\n    rows: Map<u64, Vec<u128>>,\n}";
    NOT_STORED = "ZKT0342", "`{0}` cannot be stored", "it holds {1}",
        "texts fit felt252 or bytes31; lists are storage fields: `Vec<T>` or `Map<K, Vec<T>>`",
        "A stored value has a fixed number of cells, in consecutive addresses. String and Vec in memory are as long as they are, so they are not part \
         of stored values; a list of values is a storage field of its own, with one cell for its length.",
        "pub struct Profile {\n    name: bytes31,\n    age: u8,\n}\n\n#[storage]\npub struct Token {\n    profiles: Map<ContractAddress, Profile>,\n    friends: Map<ContractAddress, Vec<ContractAddress>>,\n}";
    TOO_MANY_CELLS = "ZKT0343", "`{0}` takes too many storage cells", "{1} cells, at most {2} are one value",
        "split it, or use a `Vec<T>` field",
        "On Starknet a stored value takes at most 255 cells, and each cell that a transaction touches is part of the proof, changed or not. Records \
         that are read and written together should be small.",
        "#[storage]\npub struct Token {\n    words: Vec<u256>,\n}";
    INTERFACE_SIGNATURE = "ZKT0344", "functions of an interface take `self` and the context", "the signature is another",
        "begin the parameters with `&self, cx: &Context` for a view of the other contract, with `&mut self, cx: &mut Context` for an external",
        "`&self` with `&Context` calls a view, and `&mut self` with `&mut Context` an external. So a call shows, and rustc checks, that what only reads \
         does not call what writes. The context is handed on because the called function runs in the same transaction.",
        "#[zkthread::interface]\npub trait World {\n    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;\n    fn award(&mut self, cx: &mut Context, player: ContractAddress);\n}";
    INTERFACE_RESULT = "ZKT0345", "a function of an interface returns the value alone", "a Result", "{0}: when the called function fails, the whole transaction reverts",
        "A failure in another contract is not a value that the caller could look at: on Starknet it reverts the whole transaction, and it does so \
         everywhere else too. So a call gives what the function gives when it succeeds, and the interface leaves `Result` out.",
        "#[zkthread::interface]\npub trait World {\n    fn award(&mut self, cx: &mut Context, player: ContractAddress) -> u32;\n}";

    // Names and types in bodies.
    UNKNOWN_NAME = "ZKT0401", "there is no `{0}` here", "not in scope", "{1}",
        "A name in a function is a parameter, a local or a constant of the module. Storage fields and functions of the contract are reached through \
         `self`, so that every access to storage can be seen where it stands.",
        "let doubled = amount * 2;\nself.total = doubled;";
    UNKNOWN_FIELD = "ZKT0402", "the storage has no field `{0}`", "not a field of `{1}`", "{2}",
        "`self` in a function of the contract has the fields of the storage struct and no others. What is only needed within a call is a local.",
        "let before = self.total;\nself.total = before + amount;";
    UNKNOWN_FUNCTION = "ZKT0403", "there is no function `{0}` to call like this", "not found", "{1}",
        "A contract calls its own functions: those of the storage struct as `self.name(..)` or, without `self`, as `Self::name(..)`, those of an own \
         type as `Type::name(..)`, and free ones by their name. Functions of other crates are not part of the proof.",
        "fn quadruple(amount: u128) -> u128 {\n    Self::double(Self::double(amount))\n}\n\nfn double(amount: u128) -> u128 {\n    amount * 2\n}";
    UNKNOWN_EVENT = "ZKT0404", "there is no event `{0}`", "not an #[event] struct", "declare it: `#[event] pub struct {0} { .. }`",
        "An event is emitted by the name of a struct with `#[event]` in the same module. That name is what L2 hashes into the event's first key.",
        "#[event]\npub struct Moved {\n    by: ContractAddress,\n}";
    UNKNOWN_EVENT_FIELD = "ZKT0405", "the event `{0}` has no field `{1}`", "not a field", "give the fields that the event declares",
        "The literal names a field that the event's struct does not declare. The fields are what is hashed and shown, so none can be added in \
         passing.",
        "cx.emit(Transferred { to, amount });";
    UNKNOWN_VARIANT = "ZKT0406", "`{0}` has no variant `{1}`", "not a variant", "{2}",
        "The enum is declared in this module, and the variant is not among its variants. The receipt, the storage cell or the calldata of a variant \
         is its position in that list.",
        "let side = Side::Sell(amount);\nself.open = side == Side::Buy;";
    UNKNOWN_CONSTANT = "ZKT0407", "there is no constant `{0}::{1}`", "not found",
        "there are `u128::MAX`, `u128::MIN` (for every integer type), `ContractAddress::ZERO` and `ClassHash::ZERO`; constants of the module have one name",
        "Types have a few constants of their own: `MIN` and `MAX` of integers and `ZERO` of addresses and class hashes. Constants of the contract \
         stand in the module and are named without a type.",
        "let most = u128::MAX;\nlet nobody = ContractAddress::ZERO;";
    MISMATCH = "ZKT0408", "the types do not agree", "expected `{0}`, found `{1}`", "{2}",
        "Every operator, argument and assignment takes one type, and nothing is converted without being asked to. That keeps the three outputs from \
         choosing differently. `T::from(x)` widens, and `T::try_from(x)` narrows with a check.",
        "let small: u64 = 5;\nlet large = u128::from(small) + amount;\nlet narrow = u64::try_from(amount).unwrap();";
    LET_NEEDS_TYPE = "ZKT0409", "the type of `{0}` cannot be told", "a number of any type", "write the type: `let {0}: u128 = ..;`",
        "A number without suffix takes its type from the place it is needed in, or from the first use of the local that tells it. Here none does. \
         In Rust it would become an i32, which is hardly ever what a contract means.",
        "let fee: u128 = 25;\nlet count = 3u64;";
    LITERAL_NEEDS_TYPE = "ZKT0410", "the type of `{0}` cannot be told", "a number of any type", "add the type: `{0}u128`",
        "Nothing around the number says what type it has. Give it a suffix, or let it stand next to a value whose type is known.",
        "let fee = 25u128;\nlet more = 1 + fee;";
    LITERAL_TOO_LARGE = "ZKT0411", "the number does not fit its type", "a {0} is {1}", "take a larger type, or a smaller number",
        "The number does not fit the type that its place asks for. Literals are checked when the contract is compiled, so that none is cut off \
         silently.",
        "let most: u8 = 255;\nlet next: u16 = 256;";
    LITERAL_KIND = "ZKT0412", "{0} cannot be in a contract", "not a value of the contract language", "{1}",
        "Contracts know numbers, bools and texts in the two forms `short_string!(..)` and `String::from(..)`. Other literals of Rust have no type \
         here.",
        "let name = short_string!(\"token\");\nlet title = String::from(\"A token\");";
    LITERAL_SUFFIX = "ZKT0413", "`{0}` is no suffix of a contract's numbers", "the suffix",
        "use u8 to u128, u256 or i8 to i128; a felt252 has none",
        "A suffix names a number type of the contract language. `usize` and floating-point types are not among them, because their values are not the \
         same everywhere.",
        "let count = 3u64;\nlet tag: felt252 = 7;";
    LITERAL_FOR_TYPE = "ZKT0414", "a number is not a {0}", "a number", "{1}",
        "The place asks for a type that has no numbers of its own. Addresses come from outside, as arguments or from storage; the only one that can \
         be written is zero.",
        "self.owner = ContractAddress::ZERO;\nself.open = true;";
    LITERAL_CONVERTED = "ZKT0415", "a number needs no conversion", "the number takes the type it is needed with", "write `{0}`",
        "A number takes the type it is needed with, so there is nothing to convert. The conversion only hides which type that is.",
        "let fee: u128 = 25;";
    OPERATOR_FOR_TYPE = "ZKT0417", "`{0}` does not exist for {1}", "not an operator of {1}", "{2}",
        "Not every operator exists for every type: arithmetic and order are of numbers, `&&` and `||` of bools, bit operators of unsigned integers. \
         `==` and `!=` compare any two values of one type.",
        "let both = self.open && amount > 5;\nlet bits = amount & 255;";
    FELT_ORDER = "ZKT0418", "felts have no order", "`{0}` on felt252",
        "a felt252 stands for a number modulo a prime, so none is larger than another: use an integer type",
        "A felt252 stands for a number modulo a prime: it wraps around, so none is larger than another in a way that means something. Cairo refuses \
         to compare them too.",
        "let least: u128 = 5;\nlet enough = amount >= least;";
    FELT_DIVISION = "ZKT0419", "felts are not divided", "`{0}` on felt252",
        "division in the field is not what it is for integers: use an integer type",
        "Division in a field multiplies by an inverse: 1 / 2 is a number of 76 digits. That is hardly ever what a contract means, so felts are added, \
         subtracted and multiplied only.",
        "let half = amount / 2;";
    NEGATIVE = "ZKT0420", "a {0} is never negative", "a minus sign",
        "use a signed type such as i64, or subtract from something larger",
        "Only signed integers and felts have negative values. For an unsigned one subtract from something larger; what would fall below zero reverts \
         the transaction.",
        "let change: i64 = -5;\nlet rest = self.total - amount;";
    NOT_MUTABLE = "ZKT0421", "`{0}` cannot change", "changed here, declared without `mut`",
        "add `mut` where `{0}` is declared, or take the parameter as `&mut`; copy a loop variable: `let mut x = {0};`",
        "As in Rust, a local changes only when its declaration says `mut`. The variable of a `for` loop never changes, because generated loops count \
         with it.",
        "let mut sum: u128 = 0;\nfor i in 0..amount {\n    let mut step = i;\n    step += 1;\n    sum += step;\n}";
    CONVERSION = "ZKT0422", "there is no conversion from {0} to {1}", "cannot be converted like this", "{2}",
        "`T::from(x)` is for conversions that cannot fail: to a wider integer, or to felt252 from anything that is one felt. Where the value may not \
         fit, `T::try_from(x)` gives an Option-like result that has to be looked at.",
        "let wide = u256::from(amount);\nlet narrow = u64::try_from(amount).unwrap();\nlet tag = felt252::from(cx.caller());";
    ARITY = "ZKT0423", "the number of arguments is wrong", "`{0}` takes {1}, given {2}", "give as many arguments as the function declares",
        "The call gives another number of arguments than the function takes. The context counts as an argument where the function declares it; `self` \
         does not.",
        "let least = amount.min(5);\nself.total = least;";
    METHOD_OF_VALUE = "ZKT0424", "a value of type `{2}` has no method `{0}`", "not a method of it", "{1}",
        "Values have the methods that Rust and Cairo share: a few of Option, of lists, Strings and integers, and those that own types declare. What \
         is missing can be written as a helper.",
        "let least = amount.min(100);\nlet sum = amount.checked_add(5).unwrap_or(0);";
    SELF_AS_VALUE = "ZKT0425", "`self` is not a value", "`self` by itself", "read a field: `self.field`",
        "In a function of the contract `self` is the storage, not a value: it cannot be copied, compared or passed on. Its fields can.",
        "let total = self.total;";
    CONTEXT_AS_VALUE = "ZKT0426", "the context is not a value", "`{0}` by itself",
        "ask it: `{0}.caller()`; or pass it as the first argument of a helper",
        "The context is asked, or handed on as the first argument of a function that takes it. It is not kept or returned.",
        "let caller = cx.caller();\nlet now = cx.timestamp();";
    NO_SELF = "ZKT0427", "`{0}` has no `self`", "`self` here", "add `&self` or `&mut self` to its parameters",
        "The function does not take `self`, so it cannot reach the storage. That is visible in its signature, and callers rely on it.",
        "fn doubled(&self) -> u128 {\n    self.total * 2\n}";
    CALL_OF_VALUE = "ZKT0429", "only functions are called", "not the name of a function", "write `self.name(..)`",
        "Only functions can be called, by name. Values that hold functions do not exist here, because the call graph of a contract has to be known.",
        "self.total = self.check_example()?;";
    CALL_OF_FOREIGN = "ZKT0430", "a contract uses only its own functions and the language's", "from somewhere else",
        "write it as a function of the module; conversions are `u128::from(x)` and `u64::try_from(x).unwrap()`",
        "What a contract runs has to be proven, natively executed and compiled to Cairo. That is possible for its own functions and for those of the \
         language, whose meaning is fixed, and for no others.",
        "let least = amount.min(5);\nlet digest = poseidon_hash(&[1, 2]);";
    CALL_FORM = "ZKT0431", "`{0}` is called otherwise", "not how it is declared", "write `{1}`",
        "A function with `self` is called on a value, `self.name(..)`, and one without is called through its type, `Self::name(..)`. The form shows \
         whether storage can be reached.",
        "self.total = self.check_example()?;";
    CALL_OF_CONSTRUCTOR = "ZKT0432", "the constructor runs once, at deployment", "called from inside",
        "move what both need to a helper",
        "The constructor runs once, when the contract is deployed. What it does that others need too belongs into a helper that both call.",
        "#[constructor]\npub fn new(&mut self, _cx: &mut Context) {\n    self.reset();\n}\n\nfn reset(&mut self) {\n    self.total = 0;\n}";
    CALL_OF_WRITER = "ZKT0433", "`{0}` writes and `{1}` only reads", "takes `&mut self`", "take `&mut self` in `{1}` too",
        "A function with `&self` promises not to write, and a call of one with `&mut self` would break the promise. Views in particular never write.",
        "fn close_all(&mut self) {\n    self.close();\n}\n\nfn close(&mut self) {\n    self.open = false;\n}";
    UNKNOWN_PART = "ZKT0434", "there is no `{0}` in a value of type `{1}`", "not a part of it", "{2}",
        "Structs have the fields they are declared with, tuples have `.0`, `.1` and so on. What an enum or an Option holds comes out in a `match`.";
    FIELDS_MISSING = "ZKT0435", "fields of `{0}` are missing", "missing: {1}", "give every field a value",
        "A struct is made with all of its fields, so that adding one shows every place that must know about it. Values that stand for nothing yet are \
         written out too, for example `None` or 0.",
        "let order = Order { owner: to, price: amount, name: String::new() };\nself.total = order.price;";
    STRUCT_REST = "ZKT0436", "every field of a struct is given", "the rest of the fields", "write them all",
        "`..other` would take fields out of another value. Write the fields one by one, for example `price: other.price`.",
        "fn renamed(order: &Order, name: String) -> Order {\n    Order { owner: order.owner, price: order.price, name }\n}";
    NOT_A_STRUCT = "ZKT0437", "`{0}` is no struct of this contract", "not a struct", "{1}",
        "Only structs declared in the contract's module are made with braces. Variants of enums take their values in parentheses.",
        "let order = Order { owner: to, price: amount, name: String::new() };\nlet side = Side::Sell(order.price);\nself.open = side == Side::Buy;";
    VARIANT_VALUES = "ZKT0438", "the values of a variant are others", "`{0}` holds {1}, given {2}", "give as many as the enum declares",
        "A variant is made with exactly the values it is declared with, in their order. One without values stands alone, without parentheses.",
        "let side = if amount == 0 { Side::Buy } else { Side::Sell(amount) };\nself.open = side == Side::Buy;";
    SIGNED_DIVISION = "ZKT0439", "signed integers are not divided", "`{0}` on {1}", "divide unsigned integers and choose the sign with `if`",
        "Rust and Cairo round negative quotients differently, so the outputs could disagree. Take the sign off, divide as u128 or another unsigned \
         type, and put the sign back.",
        "fn half(amount: i64) -> i64 {\n    if amount < 0 {\n        -i64::try_from(u64::try_from(-amount).unwrap() / 2).unwrap()\n    } else {\n        i64::try_from(u64::try_from(amount).unwrap() / 2).unwrap()\n    }\n}";
    TRY_FROM_ALONE = "ZKT0440", "`try_from` may not fit: what then?", "only a part of a conversion",
        "write `{0}::try_from(x).unwrap()`, `.unwrap_or(..)`, `.is_ok()`, or `.ok()` for an Option; with an error: `.ok().ok_or(YourError::Variant)?`",
        "A conversion to a narrower type gives a value only when it fits. `.unwrap()` reverts the transaction otherwise, `.ok()` gives an Option to \
         go on with.",
        "let small = u64::try_from(amount).unwrap();\nlet limited = u8::try_from(small).unwrap_or(255);";
    TYPE_NEEDED = "ZKT0442", "the type of this cannot be told", "of any type", "write it: `{0}`",
        "`None`, `Vec::new()` and empty lists have no type by themselves. It comes from the place they are needed in, from the first use of the local \
         that tells it, or from the type written at `let`.",
        "let mut list: Vec<u128> = Vec::new();\nlist.push(amount);";
    MOVED_OUT = "ZKT0443", "this would take a value of type `{0}` out of another one", "a part, or what a reference points to", "write `{1}.clone()`",
        "Strings, lists and what holds them are not copied. A part of a value, or what a reference points to, stays where it is; `.clone()` gives \
         another one.",
        "fn name(order: &Order) -> String {\n    order.name.clone()\n}";
    BOUND_MOVED = "ZKT0444", "`{0}` would take a value of type `{1}` out of another one", "bound by value", "match a clone: `match value.clone() { .. }`",
        "Strings, lists and what holds them are not copied. Names in a pattern take their values out of what is matched; where that is a part of \
         something, or a reference, it must stay whole.",
        "fn longer(name: &Option<String>) -> String {\n    match name.clone() {\n        Some(text) => text,\n        None => String::from(\"nameless\"),\n    }\n}";
    REFERENCE_NEEDED = "ZKT0445", "`{0}` takes this by reference", "a value", "write `{1}`",
        "A parameter declared as `&T` is given with `&`, one declared as `&mut T` with `&mut`, as everywhere in Rust. So the call shows what a \
         function may change.",
        "fn sum(list: &[u128]) -> u128 {\n    list[0]\n}\n\nfn both(list: Vec<u128>) -> u128 {\n    Self::sum(&list) + Self::sum(&list)\n}";
    REFERENCE_NOT_TAKEN = "ZKT0446", "`{0}` takes this by value", "a reference", "leave the `&` out; what is not copied can be cloned",
        "The parameter is declared without `&`, so it gets a value of its own. A value that is copied is simply given; another one is moved, or \
         cloned where the caller still needs it.",
        "fn keep(order: Order) -> u128 {\n    order.price\n}\n\nfn twice(order: Order) -> u128 {\n    Self::keep(order.clone()) + Self::keep(order)\n}";
    PLACE_NEEDED = "ZKT0447", "only a local can be changed through `&mut`", "not a local or a field of one",
        "name it first: `let mut value = ..;`, and write it back after the call",
        "What a function changes through `&mut` must be there after the call: a `let mut` local, or a field of one. A value in storage is read into a \
         local, changed and written back.",
        "fn raise(price: &mut u128) {\n    *price += 1;\n}\n\nfn raise_total(&mut self) {\n    let mut total = self.total;\n    Self::raise(&mut total);\n    self.total = total;\n}";
    TEXT_FORM = "ZKT0448", "{0} takes a text", "something else", "write `{1}`",
        "Texts are written in the source. A String that is not known there comes in as a parameter or is put together with `push_str`.",
        "let mut title = String::from(\"Token\");\ntitle.push_str(&String::from(\" one\"));\nself.total = u128::from(title.len());";
    TEXT_NOT_ASCII = "ZKT0449", "a text is printable ASCII", "holds something else", "use letters, digits, signs and spaces",
        "Letters outside of ASCII take several bytes and line ends look different from system to system. Texts in contracts are the characters from space to `~`.";
    SHIFT = "ZKT0450", "there is no operator `{0}`", "shifts bits", "multiply or divide by a power of two",
        "Cairo has no shifts. `x << 3` is `x * 8`, with a fault instead of lost bits; `x >> 3` is `x / 8`.",
        "let eight_times = amount * 8;\nlet an_eighth = amount / 8;";
    FLOAT = "ZKT0451", "there are no floating-point numbers", "a floating-point number", "count in the smallest unit with an integer",
        "Floating-point arithmetic is not proven and rounds. Money and measures are counted in a small unit: 1.5 tokens are 1500000 millionths.",
        "const ONE: u128 = 1_000_000;\n\nfn one_and_a_half() -> u128 {\n    ONE * 3 / 2\n}";
    INDEX_OF_VALUE = "ZKT0452", "a value of type `{0}` has no elements", "indexed", "only lists and arrays are indexed: `list[i]`",
        "A `Vec` or array in memory is indexed with a u32. Lists in storage are read with `self.list.read(i)`, parts of tuples with `.0`.",
        "let list: Vec<u128> = vec![1, amount];\nself.total = list[1];\nself.total += self.prices.read(0);";
    REPEAT_OF_MOVED = "ZKT0454", "a value of type `{0}` is not copied", "needed several times", "build a Vec in a loop, with `.clone()`",
        "`[value; N]` copies the value N times. Strings, lists and what holds them are not copied.",
        "let mut names: Vec<String> = Vec::new();\nfor _ in 0..3u8 {\n    names.push(String::new());\n}";
    VEC_FORM = "ZKT0455", "`vec!` takes its elements", "something else", "write `vec![a, b, c]`; for many, `push` in a loop",
        "The elements of `vec!` are written out. `vec![value; n]` would hide a loop. A loop that pushes shows how often it runs.",
        "let mut zeros: Vec<u128> = Vec::new();\nfor _ in 0..5u8 {\n    zeros.push(0);\n}";
    CHECKED_SIGNED = "ZKT0456", "`{0}` is for unsigned integers", "on {1}", "operators on signed integers are checked: they revert the transaction",
        "`checked_add` and the like exist for u8 to u256. Compare signed operands before an operation that may not fit.",
        "let left = amount.checked_sub(5).ok_or(TokenError::Refused)?;\nself.total = left;";
    HASH_FORM = "ZKT0457", "`{0}` takes {2} values", "other arguments", "write `{1}`",
        "The values that are hashed are written out one by one, so that their number is known: Poseidon and Pedersen take felt252, Keccak takes u256.",
        "let digest = poseidon_hash(&[self.tag, 1, 2]);\nlet pair = pedersen_hash(digest, 3);\nself.tag = pair;";
    DEREFERENCE_MISSING = "ZKT0458", "`{0}` is a reference", "assigned to itself", "write `*{0} = ..`",
        "Assigning through a `&mut` parameter takes a `*`, as everywhere in Rust; its fields are assigned without. Without it the name itself would \
         be assigned, which is another reference.",
        "fn reset(price: &mut u128, order: &mut Order) {\n    *price = 0;\n    order.price = 0;\n}";

    // What no proof could repeat.
    SYSTEM_TIME = "ZKT0459", "a contract has no clock", "`{0}` is the time of one machine",
        "use `cx.timestamp()`, the seconds that the sub-block carries; a duration is a number of seconds in a u64",
        "A proof repeats the run from the sub-block alone, later and on another machine, and every prover must compute the same. A clock would show \
         each of them another time. The sub-block carries one time for all of them, in seconds, and `cx.timestamp()` gives it.",
        "let now: u64 = cx.timestamp();\nlet tomorrow = now + 86_400;";
    RANDOM_NUMBERS = "ZKT0460", "a contract has no random numbers", "`{0}` gives every run another number",
        "let transactions bring it: first a commitment, which is a hash of the secret number, and later the number itself",
        "A proof repeats the run from the sub-block alone, and every prover must compute the same. So chance has to come in as an argument of a \
         transaction. Whoever brings it could choose it: let each party commit to a hash of its number before any number is known, and reveal the \
         numbers afterwards. The time and the number of a sub-block are no chance, since the operator chooses when it is sealed.",
        "#[storage]\npub struct Token {\n    commitments: Map<ContractAddress, felt252>,\n    chance: felt252,\n}\n\nimpl Token {\n    #[external]\n    pub fn commit(&mut self, cx: &mut Context, hash: felt252) {\n        self.commitments.write(cx.caller(), hash);\n    }\n\n    #[external]\n    pub fn reveal(&mut self, cx: &mut Context, secret: felt252, salt: felt252) -> Result<(), TokenError> {\n        let hash = poseidon_hash(&[secret, salt]);\n        ensure!(self.commitments.read(cx.caller()) == hash, TokenError::Refused);\n        self.commitments.write(cx.caller(), 0);\n        self.chance = poseidon_hash(&[self.chance, secret]);\n        Ok(())\n    }\n}";
    HASH_MAP = "ZKT0461", "a contract has no hash maps", "`{0}` has another order in every run",
        "keep it in storage, as `Map<K, V>` or, for a set, `Map<T, bool>`; to walk through it keep a `Vec<K>` too; in memory there is `Vec<T>`",
        "The hash map of Rust is seeded by chance, so two runs walk through the same map in different orders, and a proof could not repeat the first \
         run. A `Map` of storage has an address for each key and no order at all; a list beside it is an order that everybody agrees on.",
        "#[storage]\npub struct Token {\n    balances: Map<ContractAddress, u128>,\n    holders: Vec<ContractAddress>,\n}";
    ENVIRONMENT = "ZKT0462", "a contract does not see the machine it runs on", "`{0}` is of one machine",
        "take it as an argument of the transaction or the constructor, or write it as a `const`",
        "A proof repeats the run from the sub-block alone, on whatever machine. Variables, arguments and processes of one machine are not in it. What \
         is fixed is a constant, what is set once is an argument of the constructor that goes to storage, and what varies comes with a transaction.",
        "const LIMIT: u128 = 1_000;\n\nfn clamped(amount: u128) -> u128 {\n    amount.min(LIMIT)\n}";
    FILES = "ZKT0463", "a contract reads no files and no network", "`{0}` is outside of the sub-block",
        "take what is needed as an argument of the transaction; what is to stay is kept in storage",
        "A proof repeats the run from the sub-block alone: its transactions and the storage they found. A file or an answer from the network is not in \
         it, and may be another one next time. Data from outside comes in as arguments of a transaction, whose sender answers for it.",
        "#[external]\npub fn set_price(&mut self, cx: &mut Context, price: u128) -> Result<(), TokenError> {\n    ensure!(cx.caller() == self.owner, TokenError::Refused);\n    self.prices.push(price);\n    Ok(())\n}";
    THREADS = "ZKT0464", "a contract does one thing after another", "`{0}` is for code that runs at the same time",
        "write the steps one after another, in a loop or in helper functions",
        "Code that runs at the same time is ordered by the machine, each time in another way, and a proof could not repeat it. The transactions of a \
         sub-block have one order, and so have the steps of each.",
        "let mut sum: u128 = 0;\nfor part in 0..amount {\n    sum += part;\n}";

    // Expressions and statements.
    EXPRESSION_NOT_SUPPORTED = "ZKT0501", "{0} cannot be in a contract", "not part of the contract language", "{1}",
        "Every expression of a contract has to mean the same in Rust, in the thread program and on L2. For this one there is no counterpart.",
        "let sum = amount + 1;";
    MACRO = "ZKT0502", "the macro `{0}!` cannot be in a contract", "not part of the contract language", "{1}",
        "A macro is expanded by rustc, after the contract was read, so the tools cannot see what it becomes. Three are part of the language: \
         `ensure!`, `vec!` and `short_string!`.",
        "ensure!(amount > 0, TokenError::Refused);\nlet list: Vec<u128> = vec![1, amount];";
    REFERENCE = "ZKT0503", "there is no reference here", "`&` or `*`", "{0}",
        "References are how helpers take parameters: `&x` and `&mut x` stand in calls, `*x` stands for the value of such a parameter or of a list's \
         element. Everywhere else values are values.";
    STATEMENT_AS_VALUE = "ZKT0504", "{0} has no value", "a value is needed here", "make it a statement of its own",
        "Assignments, loops, writes and the like do something and have no value. In the place of a value they would hide when it happens.",
        "self.total = amount;\nlet total = self.total;";
    UNREACHABLE = "ZKT0505", "this can never run", "the statement before never goes on", "remove it",
        "The statement before always leaves the block, so what follows never runs. It is refused because it is never meant.",
        "if amount == 0 {\n    return Err(TokenError::Refused);\n}\nself.total = amount;";
    RETURN_IN_VALUE = "ZKT0506", "a value is needed here, not a way out", "leaves instead",
        "leave before: `if condition { return ..; }` as a statement of its own",
        "A `return` in the place of a value would leave the function in the middle of an expression. As a statement of its own, or as the end of an \
         arm, it can be seen.",
        "if amount == 0 {\n    return Ok(());\n}\nlet rest = amount - 1;";
    VALUE_MISSING = "ZKT0507", "a value is missing", "expected `{0}`", "end with an expression without `;`",
        "The block ends without a value although one is needed. In Rust the last expression without `;` is the value; a `;` behind it drops it.",
        "fn doubled(amount: u128) -> u128 {\n    amount * 2\n}";
    ELSE_MISSING = "ZKT0508", "this `if` has no `else`", "expected `{0}` in either case", "add `else { .. }`",
        "An `if` that is used as a value needs one in either case. Without `else` there would be none when the condition does not hold.",
        "let fee: u128 = if amount > 100 { 1 } else { 0 };";
    LET_WITHOUT_VALUE = "ZKT0509", "a local begins with a value", "no value", "write `let name: Type = value;`",
        "A local that begins without a value could be read before it has one. Give it its first value, or declare it where the value is known.",
        "let mut sum: u128 = 0;\nsum += amount;";
    LET_OF_UNIT = "ZKT0511", "a local holds a value", "of type `()`", "write the statement without `let`",
        "The expression does something and gives nothing that could be kept. As a statement it says the same.",
        "let total = self.check_example()?;";
    LABEL = "ZKT0512", "there are no labels", "a label",
        "remove it; leave nested loops with a flag, or move the inner one to a function",
        "`break` and `continue` always mean the innermost loop. To leave several at once, put them into a function and return.",
        "fn find(list: &[u128], wanted: u128) -> bool {\n    for x in list {\n        if *x == wanted {\n            return true;\n        }\n    }\n    false\n}";
    FOR_WITHOUT_RANGE = "ZKT0513", "`for` runs over a range or a list", "neither",
        "write `for i in 0..n`, `for i in 1..=n` or `for x in &list`",
        "A `for` loop runs over a range of integers or over the elements of a Vec or array. There are no iterators that a contract could make itself.",
        "let list: Vec<u128> = vec![1, 2, 3];\nfor i in 0..amount {\n    self.total += i;\n}\nfor x in &list {\n    self.total += *x;\n}";
    RANGE_OF_NON_INTEGERS = "ZKT0514", "ranges are of integers", "of type `{0}`", "use an integer type",
        "A range counts from one integer to another. Felts have no order, so there is no telling where such a range would end.",
        "for i in 0..amount {\n    self.total += i;\n}";
    LOOP_VARIABLE = "ZKT0515", "the loop variable is a plain name", "not a plain name", "copy it inside the loop: `let mut x = i;`",
        "The variable of a loop is a name of its own in every round, and the body does not change it. Taking a value apart or changing it is done \
         inside.",
        "for i in 0..amount {\n    let mut step = i;\n    step += 1;\n    self.total += step;\n}";
    NO_EFFECT = "ZKT0516", "this does nothing", "the value is dropped", "use the value, or remove the statement",
        "The value is worked out and dropped. Something was meant to be done with it, or nothing is missing without it.",
        "self.total = self.total + amount;";
    ASSIGN_TARGET = "ZKT0517", "this cannot be assigned to", "not a local or a field",
        "assign to a `let mut` local, a field of one, or to `self.field`",
        "An assignment goes to a local, a field of one, or a storage field. Entries of maps and lists in storage are written with `write`, which \
         shows that storage is meant.",
        "let mut sum: u128 = 0;\nsum += amount;\nself.total = sum;\nself.balances.write(to, sum);";
    COMPOUND_WITH_EFFECT = "ZKT0518", "the right side changes something itself", "evaluated before or after the left side?",
        "name it first: `let value = ..;`",
        "In `a += f()` Rust runs the right side first and then reads the left one. Where the right side changes something itself, the order would \
         matter and is not to be seen.",
        "let more = self.check_example()?;\nself.total += more;";
    MATCH_NOT_EXHAUSTIVE = "ZKT0519", "this `match` leaves something out", "missing: {0}", "add an arm: `{1} => ..`",
        "A match says what happens for every value. Add the missing arms, or `_` for all others; a match on numbers always needs one.",
        "let price = match side {\n    Side::Buy => 0,\n    Side::Sell(price) => price,\n};\nself.total = price;";
    ARM_UNREACHABLE = "ZKT0520", "this arm is never reached", "the arms before take every such value", "remove it",
        "Arms are tried in order. One that nothing is left for is a mistake, and Cairo refuses it.",
        "let price: u128 = match side {\n    Side::Buy => 0,\n    _ => 1,\n};\nself.total = price;";
    MATCH_OF_TYPE = "ZKT0521", "values of type `{0}` are not matched", "here", "{1}",
        "A match tells the variants of an enum, `Some` from `None`, numbers and bools apart. Tuples and structs are taken apart with `let`.",
        "let pair = (amount, self.total);\nlet (first, second) = pair;\nlet least = if first < second { first } else { second };";
    MATCH_GUARD = "ZKT0522", "arms have no `if`", "a guard", "write the `if` inside the arm",
        "With guards an arm may be passed over after its pattern matched. An `if` inside the arm says the same and leaves nothing open.",
        "match side {\n    Side::Sell(price) => {\n        if price > amount {\n            self.total = price;\n        }\n    }\n    Side::Buy => {}\n}";
    CASE = "ZKT0523", "an arm cannot match this", "not a pattern of arms", "{0}",
        "Arms match a variant with its values, `Some(..)`, `None`, a number, `true`, `false` or `_`; several stand side by side with `|`.",
        "let size: u8 = match amount {\n    0 => 0,\n    1 | 2 => 1,\n    _ => 2,\n};\nself.total = u128::from(size);";
    ALTERNATIVE_BINDS = "ZKT0524", "alternatives have no names in them", "a name in one of several patterns", "write an arm for each",
        "Each alternative would have to give the name a value. Two arms say what each of them does.",
        "let price: u128 = match side {\n    Side::Sell(price) => price,\n    Side::Buy => 0,\n};\nself.total = price;";
    ALWAYS_MATCHES = "ZKT0525", "this always matches", "nothing is left for the `else`", "write `let` without `else`, or a `match`",
        "`if let`, `let .. else` and `while let` are for patterns that may not match. A tuple or struct is taken apart with a plain `let`.",
        "let pair = (amount, self.total);\nlet (first, _) = pair;\nself.total = first;";
    LET_ELSE_GOES_ON = "ZKT0526", "the `else` of a `let` must leave", "goes on after its end", "end it with `return`, `break` or `continue`",
        "After `let pattern = value else { .. };` the names have values. When the pattern does not match there are none, so the function or the loop \
         must be left.",
        "let Side::Sell(price) = side else {\n    return Err(TokenError::Refused);\n};\nself.total = price;";
    MAY_NOT_MATCH = "ZKT0527", "this pattern may not match", "must always match here", "take it apart in a `match`, an `if let` or a `let .. else` of its own",
        "Names, `_`, tuples and structs always match; variants, `Some(..)` and literals may not. Inside another pattern, give the inner value a name \
         and match that in the arm.",
        "if let Side::Sell(price) = side {\n    self.total = price;\n}";
    PATTERN_PARTS = "ZKT0528", "the pattern has another number of parts", "{0} expected, {1} given", "name them all, or write `..` for the rest",
        "A pattern names every part of the value; `_` leaves out one, `..` all others. Leaving parts out without saying so would hide those that are \
         added later.",
        "let pair = (amount, self.total);\nlet (first, _) = pair;\nself.total = first;";
    PATTERN_OF_TYPE = "ZKT0529", "this is no pattern of type `{0}`", "another type's pattern", "match what the value's type has",
        "The pattern must have the shape of the value's type: its own variants, `Some(..)` and `None` for an Option, as many elements as a tuple has.",
        "let found: Option<u128> = Some(amount);\nif let Some(value) = found {\n    self.total = value;\n}";
    OUTSIDE_LOOP = "ZKT0530", "`{0}` stands in a loop", "no loop around it", "use `return` to leave the function",
        "`break` and `continue` leave the innermost loop or its round. Outside of one there is nothing to leave but the function.",
        "if amount == 0 {\n    return Ok(());\n}\nself.total = amount;";
    BREAK_WITH_VALUE = "ZKT0531", "`break` has no value", "a value for the loop", "assign it to a `let mut` local before",
        "Loops are statements here. Declare a local before the loop and assign to it before `break`.",
        "let mut found: u128 = 0;\nloop {\n    found += 1;\n    if found > 5 {\n        break;\n    }\n}\nself.total = found;";
    LET_CHAIN = "ZKT0532", "`let` stands alone in a condition", "together with something else", "nest them: `if let .. { if .. { } }`",
        "`if let` and `while let` take one pattern and nothing else. What else must hold is asked inside.",
        "if let Side::Sell(price) = side {\n    if price > amount {\n        self.total = price;\n    }\n}";
    CAST = "ZKT0533", "there is no `as`", "converts without a check", "write `u128::from(x)` to widen, `u64::try_from(x).unwrap()` to narrow",
        "`as` cuts off what does not fit, silently. `from` exists where every value fits, `try_from` says what happens when one does not.",
        "let wide = u256::from(amount);\nlet narrow = u64::try_from(amount).unwrap();";
    CLOSURE = "ZKT0534", "there are no closures", "a closure", "write a function of the module, or a loop",
        "A closure has no counterpart in generated Cairo that reads the same. Functions take what they need as parameters.",
        "fn double(amount: u128) -> u128 {\n    amount * 2\n}";
    UNSAFE = "ZKT0535", "there is no unsafe code", "an unsafe block", "remove `unsafe`",
        "Contract code has no memory to be unsafe with; it must do the same in three outputs. There is no pointer to follow and no promise to make.",
        "self.total = amount;";
    ASYNC = "ZKT0536", "contract code runs from start to end", "waits for something", "remove `async` and `.await`",
        "A transaction is executed in one go, without other threads, input or time passing. What must wait for something becomes a later transaction.",
        "self.total = amount;";
    INDEX_ASSIGNED = "ZKT0537", "elements in memory do not change", "an element is assigned", "build the list that is needed with `push`, or keep it in storage",
        "Memory is written once in Cairo, so a list in memory only grows. A new list with the changed element says what it costs.",
        "fn with_first(list: &[u128], first: u128) -> Vec<u128> {\n    let mut changed: Vec<u128> = vec![first];\n    for i in 1..list.len() {\n        changed.push(list[i]);\n    }\n    changed\n}";

    // Results.
    RESULT_UNUSED = "ZKT0601", "this Result must be passed on", "may be an error", "put `?` behind it",
        "A function that can fail was called and its failure is dropped here. `?` passes it on: the transaction is reverted with that error.",
        "self.check_example()?;";
    RESULT_EXPECTED = "ZKT0602", "a Result is needed here", "a plain value", "write `Ok({0})`",
        "The function returns a Result, so its last value and every `return` say whether it went well. `Ok(..)` holds the value; `Err(..)` holds the \
         error.",
        "fn half(amount: u128) -> Result<u128, TokenError> {\n    Ok(amount / 2)\n}";
    RESULT_MISPLACED = "ZKT0603", "`{0}(..)` is only what a function returns", "a Result as a value", "return it: `return {0}(..);`",
        "`Ok` and `Err` are how a function ends: its last expression or what `return` gives. Anywhere else a Result would be a value that could be \
         forgotten.",
        "if amount == 0 {\n    return Err(TokenError::Refused);\n}";
    FALLIBLE_IN_INFALLIBLE = "ZKT0604", "`{0}` needs a function that can fail", "`{1}` does not return a Result",
        "return `Result<T, YourError>` from `{1}`",
        "`?`, `ensure!` and `Err` end a function with an error, and this one says in its return type that it never fails. Let it return a Result, and \
         its callers pass the error on.",
        "fn check(&self) -> Result<(), TokenError> {\n    ensure!(self.open, TokenError::Refused);\n    Ok(())\n}";
    TRY_ON_VALUE = "ZKT0605", "`?` is for Results", "this is a plain {0}", "{1}",
        "`?` takes the value out of a Result, or ends the function with its error. This is no Result. An Option becomes one with \
         `.ok_or(YourError::Variant)`.",
        "let total = self.check_example()?;";
    TRY_OF_RESULT = "ZKT0606", "`?` is for calls", "a Result made here", "write `return Err(..);`",
        "A Result that is made and taken apart in one line is a roundabout way to return, or to do nothing. Write what is meant.",
        "if amount == 0 {\n    return Err(TokenError::Refused);\n}";
    ERROR_EXPECTED = "ZKT0607", "an error is needed here", "not a variant of {0}", "write `{0}::Variant`",
        "The reason for a failure is a variant of the contract's error enum, written out. It becomes the short string that receipts and L2 show.",
        "ensure!(amount > 0, TokenError::Refused);";
    ERROR_AS_VALUE = "ZKT0608", "an error is not a value", "only in `Err(..)` and `ensure!`", "write `return Err({0}::{1});`",
        "Errors are not kept, compared or passed on; they end a function. A value that says why something is so belongs into an own enum.",
        "ensure!(amount > 0, TokenError::Refused);\nif amount > 100 {\n    return Err(TokenError::NotFound);\n}";
    ENSURE_FORM = "ZKT0609", "`ensure!` takes a condition and an error", "something else",
        "write `ensure!(condition, YourError::Variant);`",
        "`ensure!` takes a condition and the error to fail with when it does not hold, and nothing else: no texts, no formats. The error's name is \
         the text.",
        "ensure!(amount > 0, TokenError::Refused);";

    // Storage, context and events.
    MAP_AS_VALUE = "ZKT0701", "the map `{0}` is read and written by key", "the whole map",
        "write `self.{0}.read(key)` or `self.{0}.write(key, value)`",
        "A map is a way to find cells by keys; it has no value as a whole, no length and no list of its keys. Entries are read and written one at a \
         time.",
        "let balance = self.balances.read(to);\nself.balances.write(to, balance + amount);";
    METHOD_OF_PLAIN_FIELD = "ZKT0702", "a plain field has no method `{0}`", "`{1}` is no map or list",
        "read it as `self.{1}`, write it as `self.{1} = value`",
        "A field that is a value is read by its name and written by assignment. `read` and `write` are for maps and lists.",
        "let total = self.total;\nself.total = total + amount;";
    MAP_METHOD = "ZKT0703", "a map has no method `{0}`", "not `read` or `write`", "an entry never written reads as zero",
        "Maps have `read`, `write` and `entry`. An entry that was never written reads as zero, so there is no question whether it exists; where that \
         matters, store an Option or a flag.",
        "let balance = self.balances.read(to);\nself.balances.write(to, balance + amount);\nself.nested.entry(to).write(5, amount);";
    MAP_ARITY = "ZKT0704", "the arguments of `{0}` are others", "these arguments", "give {1}",
        "`read` takes the key, `write` the key and the value. The keys of a map with a tuple as key are one argument, the tuple.",
        "let allowed = self.allowances.read((to, cx.caller()));\nself.allowances.write((to, cx.caller()), allowed + amount);";
    MAP_PAIR = "ZKT0705", "the map `{0}` has {1} keys here", "not a tuple of {1}", "write the keys as `({2})`",
        "The map was declared with a tuple as key, and its keys are given the same way. The order is that of the declaration; it is part of the \
         address.",
        "let allowed = self.allowances.read((to, cx.caller()));";
    WRITE_IN_READER = "ZKT0706", "`{0}` only reads", "a write", "take `&mut self` in `{0}`; a view cannot write",
        "A function with `&self` only reads. With `&mut self` it may write, and so its callers need `&mut self` too; a view cannot.",
        "fn close(&mut self) {\n    self.open = false;\n}";
    EMIT_IN_READER = "ZKT0707", "`{0}` cannot emit", "its context is `&Context`",
        "take `cx: &mut Context` in `{0}`; a view cannot emit",
        "An event is part of what a transaction did, so only a function with `&mut Context` may emit one. Views never do.",
        "fn log(&self, cx: &mut Context, to: ContractAddress, amount: u128) {\n    cx.emit(Transferred { to, amount });\n}";
    EMIT_FORM = "ZKT0708", "`emit` takes an event", "something else", "write `cx.emit(Event { field: value });`",
        "`emit` takes a struct literal of an event, written out. So the fields of every event can be read where it is emitted.",
        "cx.emit(Transferred { to, amount });";
    EVENT_REST = "ZKT0709", "every field of an event is given", "the rest of the fields", "write them all",
        "`..` would take the other fields from somewhere else. Events are small and are shown to people: all of it stands in one place.",
        "cx.emit(Transferred { to, amount });";
    EVENT_FIELDS_MISSING = "ZKT0710", "fields of the event are missing", "missing: {0}", "give every field a value",
        "Every field of an event is given, in any order. They are evaluated in the order in which they are written.",
        "cx.emit(Transferred { amount, to });";
    CONTEXT_METHOD = "ZKT0711", "the context has no method `{0}`", "not found",
        "there are `caller()`, `contract_address()`, `timestamp()`, `sub_block_number()`, `chain_id()` and `emit(..)`",
        "The context knows what is the same for everybody who checks the proof: the caller, the contract's own address, the time in seconds, the \
         sub-block's number and the chain. Anything else, such as random numbers or gas, is not known or not provable.",
        "let caller = cx.caller();\nlet now = cx.timestamp();\nlet here = cx.contract_address();";
    CONTEXT_MISSING = "ZKT0712", "`{0}` needs the context and `{1}` has none", "no context to pass on",
        "add `{2}` to the parameters of `{1}`",
        "The called function takes the context, and this one has none that it could hand on. Add it to the parameters here, or pass the values that \
         are needed instead.",
        "fn mine(&self, cx: &Context) -> u128 {\n    self.balances.read(cx.caller())\n}";
    CONTEXT_ARGUMENT = "ZKT0713", "the first argument of `{0}` is the context", "not the context", "pass `{1}` first",
        "The function declares the context as its first parameter, so a call gives it first. It is always the context of the current transaction.",
        "fn mine(&self, cx: &Context) -> u128 {\n    self.balance(cx, 1)\n}\n\nfn balance(&self, cx: &Context, times: u128) -> u128 {\n    self.balances.read(cx.caller()) * times\n}";
    CONTEXT_NOT_MUTABLE = "ZKT0714", "`{0}` may emit, and the context here only reads", "needs `&mut Context`",
        "take `cx: &mut Context` here, or `&Context` in `{0}`",
        "The called function may emit events, and the context at hand may only be asked. Either this function takes `&mut Context` too, or the called \
         one takes `&Context`.",
        "fn note(&self, cx: &mut Context, to: ContractAddress) {\n    cx.emit(Transferred { to, amount: 1 });\n}";
    LIST_AS_VALUE = "ZKT0730", "the list `{0}` is read element by element", "the whole list",
        "write `self.{0}.len()`, `.read(i)`, `.write(i, value)` or `.push(value)`",
        "A list in storage may be long, and every element costs. Read those that are needed, in a loop where it is all of them.",
        "let mut sum: u128 = 0;\nfor i in 0..self.prices.len() {\n    sum += self.prices.read(i);\n}\nself.total = sum;";
    LIST_METHOD = "ZKT0731", "a list in storage has no method `{0}`", "not a method of lists", "there are `len()`, `read(i)`, `write(i, value)` and `push(value)`",
        "Lists in storage grow at the end and are read and written by index. They never become shorter; an entry that is over is written as 0 or \
         marked.",
        "self.prices.push(amount);\nlet last = self.prices.len() - 1;\nself.prices.write(last, self.prices.read(last) + 1);";
    ENTRY_AS_VALUE = "ZKT0732", "an entry is not a value", "a place in storage", "go on with `.read()` or `.write(value)`",
        "`.entry(key)` says where in storage; `.read(..)`, `.write(..)`, `.len()` and `.push(..)` say what happens there.",
        "self.nested.entry(to).write(5, amount);\nlet value = self.nested.entry(to).read(5);";
    ENTRY_MISSING = "ZKT0733", "the map `{0}` has more keys", "keys are missing before this", "write `{1}`",
        "Maps in maps are entered one after the other: `self.map.entry(a).read(b)`. A list in a map is `self.lists.entry(key)`.",
        "let value = self.nested.entry(to).read(5);";
    ENTRY_TOO_MANY = "ZKT0734", "the map `{0}` has no more keys", "one `entry` too many", "remove it",
        "Each `.entry(key)` enters one `Map` of the field's type. After the last key comes what is done there.",
        "self.balances.entry(to).write(amount);";
    PART_OF_ENTRY = "ZKT0735", "a part of an entry is not assigned", "read from a map or list", "read it into a `let mut` local, change that, and write it back",
        "`self.field.part = value` exists for plain fields. An entry of a map is read and written as a whole, so that both accesses are seen.";
    HANDLE_AS_VALUE = "ZKT0740", "`{0}::at(..)` is not a value", "a contract at an address, by itself",
        "call it at once: `{0}::at(address).function(cx, ..)`; what is kept or passed on is the address",
        "`Interface::at(address)` is the beginning of a call. It is not kept in locals, passed on or compared; the `ContractAddress` in it can be all of \
         that. So every call of another contract shows in one line through which interface it goes.",
        "#[zkthread::interface]\npub trait World {\n    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;\n}\n\nfn sum(cx: &Context, world: ContractAddress) -> u32 {\n    World::at(world).power_of(cx, cx.caller()) + 1\n}";
    UNKNOWN_INTERFACE_FUNCTION = "ZKT0741", "the interface `{0}` has no function `{1}`", "not declared in it", "{2}",
        "A contract knows of another one what the interface in its own module says. A function that is called is declared there, with the types it has in \
         the other contract.",
        "#[zkthread::interface]\npub trait World {\n    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;\n}\n\nfn power(cx: &Context, world: ContractAddress) -> u32 {\n    World::at(world).power_of(cx, cx.caller())\n}";
    CALL_WITHOUT_ADDRESS = "ZKT0742", "a call through `{0}` needs an address", "at which contract?", "write `{0}::at(address).{1}(cx, ..)`",
        "An interface says which functions there are, not which contract has them. The address of that one stands in every call.",
        "#[zkthread::interface]\npub trait World {\n    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;\n}\n\nfn power(cx: &Context, world: ContractAddress) -> u32 {\n    World::at(world).power_of(cx, cx.caller())\n}";
    CALL_IN_CONSTRUCTOR = "ZKT0743", "a constructor calls no other contract", "`{0}` runs this when the contract is deployed",
        "call it later, for example in an external that is used once",
        "The contracts of a thread are deployed one after the other, and a contract is not part of the thread before all of them are. So a constructor, \
         and whatever it calls, stays within its own contract. The address of another one may be an argument and is kept for later.",
        "#[constructor]\npub fn new(&mut self, _cx: &mut Context, world: ContractAddress) {\n    self.owner = world;\n}";
    CALL_OF_EXTERNAL = "ZKT0744", "`{0}` is called with `&mut Context`, and `{1}` only reads", "may change the other contract",
        "take `cx: &mut Context` in `{1}`; a view calls only functions with `&self`",
        "A function of an interface with `&mut self` calls an external, which may write and emit. A function with `&Context` promises that nothing of \
         that happens, and views have no other context.",
        "#[zkthread::interface]\npub trait World {\n    fn award(&mut self, cx: &mut Context, player: ContractAddress);\n}\n\nfn give(cx: &mut Context, world: ContractAddress) {\n    World::at(world).award(cx, cx.caller());\n}";
    CONTRACT_AT_ADDRESS = "ZKT0745", "`{0}` is this contract, not an interface", "a contract's own name",
        "call own functions with `self.name(..)`; to call a contract by address, declare an interface with the functions that are called",
        "Calls by address go through an interface, also those of a contract of the same kind, because they run in that contract's storage and with this \
         contract as their caller. Own functions are called directly.",
        "#[zkthread::interface]\npub trait OtherToken {\n    fn total(&self, cx: &Context) -> u128;\n}\n\nfn total_of(cx: &Context, token: ContractAddress) -> u128 {\n    OtherToken::at(token).total(cx)\n}";
    UNKNOWN_INTERFACE = "ZKT0746", "there is no interface `{0}`", "not declared in this contract", "{1}",
        "What a contract calls of others is declared in its own module, as a trait with `#[zkthread::interface]`. The tools see only this module, so the \
         other contract's name alone says nothing.",
        "#[zkthread::interface]\npub trait World {\n    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;\n}\n\nfn power(cx: &Context, world: ContractAddress) -> u32 {\n    World::at(world).power_of(cx, cx.caller())\n}";

    // Constants.
    CONSTANT_TYPE = "ZKT0801", "a constant is a number, a bool or a short string", "of type `{0}`",
        "use a helper without `self` that returns it",
        "Constants become constants of the generated Cairo and of the thread program, and there they are single values. Larger ones are built by a \
         function when they are needed.",
        "fn weights() -> [u8; 3] {\n    [1, 2, 4]\n}";
    CONSTANT_VALUE = "ZKT0802", "this cannot be the value of a constant", "not a literal, a constant or a sum of such",
        "write literals, earlier constants, `u64::MAX`, `short_string!(..)` and `+ - * / %` of them",
        "The value of a constant is worked out once, by the checker, and is the same number in all outputs. It can be made of literals, of constants \
         before it, of `MIN`, `MAX` and `ZERO`, and of `+ - * / %` of these.",
        "const DAY: u64 = 24 * 60 * 60;\nconst WEEK: u64 = 7 * DAY;";
    CONSTANT_LITERAL = "ZKT0803", "this is no value of the constant's type", "expected `{0}`", "{1}",
        "A literal in a constant has the constant's own type. Numbers may carry that type as a suffix, but no other, and texts are short strings.",
        "const FEE: u128 = 25;\nconst OPEN: bool = true;\nconst NAME: felt252 = short_string!(\"ledger\");";
    CONSTANT_OVERFLOW = "ZKT0804", "the value does not fit the constant's type", "{0} is no {1}", "{1} is {2} to {3}",
        "Arithmetic in constants is checked like everywhere else, and the checker can say so now instead of a transaction later. Every step has to \
         fit the type, not only the last one. A felt252 wraps around at the field's prime instead.",
        "const LARGE: u16 = 256;\nconst MOST: u64 = u64::MAX - 1;";
    CONSTANT_OPERATOR = "ZKT0805", "there is no `{0}` in constants", "not an operator of constants", "there are + - * / and %",
        "Constants are sums, products and the like. Shifts do not exist in Cairo; comparisons and logic can be written where the constant is used.",
        "const KIB: u64 = 2 * 512;";
    CONSTANT_DIVISION = "ZKT0806", "`{0}` does not exist for {1}", "in a constant", "use an unsigned integer",
        "Signed division rounds differently in different languages, and division of felts is multiplication by an inverse, which is hardly ever \
         meant. Only unsigned integers are divided.",
        "const HALF: u64 = 7 / 2;";
    CONSTANT_DIVISION_BY_ZERO = "ZKT0807", "a constant is divided by zero", "this is 0", "divide by something else",
        "The divisor works out to zero, so the constant has no value. In a function the same would be the fault `Division by 0`, which reverts the \
         transaction.";
    CONSTANT_LATER = "ZKT0808", "`{0}` is declared further down", "not known yet", "move it up",
        "A constant is made of those above it, so that its value can be read from top to bottom. Rust would allow any order; here the order is also \
         what rules out circles.",
        "const DAY: u64 = 86_400;\nconst WEEK: u64 = 7 * DAY;";
    CONSTANT_MISMATCH = "ZKT0809", "the types do not agree", "expected `{0}`, found `{1}`",
        "constants are not converted: declare one of type `{0}`",
        "There are no silent conversions between number types, in constants as little as in functions. Write the number in the type that is needed, \
         or convert where the constant is used.",
        "const LIMIT: u64 = 10;\n\nfn wide() -> u128 {\n    u128::from(LIMIT)\n}";
    SHORT_STRING_FORM = "ZKT0810", "`short_string!` takes a text", "not a text in quotes", "write `short_string!(\"text\")`",
        "`short_string!` turns a text into the field element that Cairo writes as 'text'. It takes exactly one literal, because the value has to be \
         known when the contract is compiled.",
        "const NAME: felt252 = short_string!(\"ledger\");";
    SHORT_STRING_LETTER = "ZKT0811", "a short string is printable ASCII", "holds `{0}`", "use letters, digits, signs and spaces",
        "A short string is one byte for each character, and only printable ASCII has one agreed byte in every tool that shows it. Other texts are \
         Strings of the user interface, not of the contract.",
        "const NAME: felt252 = short_string!(\"ledger no. 1\");";
    SHORT_STRING_LENGTH = "ZKT0812", "the short string is too long", "{0} characters, at most {1} fit a felt",
        "shorten it, or use a String",
        "A field element has room for 31 bytes. Longer texts are Strings, which are passed and emitted but not stored.",
        "const NAME: felt252 = short_string!(\"as long as fits\");";

    // Threads. Their examples are in `tests/refused_threads`.
    THREAD_EMPTY = "ZKT0901", "a thread has a contract, or more", "none here", "name one in `zkthread.toml`",
        "A thread is the contracts whose transactions are proven together. Without any there is nothing to run: a thread program is made for a list \
         of contracts.";
    THREAD_TOO_LARGE = "ZKT0902", "a thread has at most {0} contracts", "one too many", "leave it out, or make a second thread",
        "The thread program holds the code of all contracts and is declared, proven and verified as one. Contracts that do not call each other \
         belong to threads of their own, which also run beside each other.";
    THREAD_NAME_TWICE = "ZKT0903", "there are two contracts named `{0}` in the thread", "the second one",
        "give one of the storage structs another name",
        "Transactions, constructor arguments and files name a contract of the thread by the name of its storage struct, so that has to be one \
         contract's only. The module's name plays no part in it.";
    INTERFACE_WITHOUT_CALLEE = "ZKT0904", "no contract of the thread has a public function `{0}`", "not found in any",
        "write it as the contract has it, or add that contract to the thread",
        "A call through an interface is bound to functions of the thread's contracts when the thread program is made: those of this name that are \
         #[external] or #[view]. Helpers and constructors are not called from outside, and contracts beyond the thread cannot be proven.",
        "#[zkthread::interface]\npub trait Ledger {\n    fn deposit(&mut self, cx: &mut Context, amount: u128);\n}";
    INTERFACE_KIND = "ZKT0905", "`{1}` is {2} of `{0}`", "declared as the other kind", "write `{3}` and `cx: {4}`",
        "An interface says of each function whether it only looks: `&self` with `&Context` stands for a #[view], `&mut self` with `&mut Context` for \
         an #[external]. What it says has to be true of every contract of the thread that has a function of this name.",
        "#[zkthread::interface]\npub trait Ledger {\n    fn balance_of(&self, cx: &Context, owner: ContractAddress) -> u128;\n}";
    INTERFACE_PARAMETERS = "ZKT0906", "`{1}` of `{0}` takes other values", "{2}", "declare what the contract takes",
        "A call hands over felts, and both sides have to read the same values from them. Own types are the same when their names, fields and variants \
         are. Every contract of the thread with a function of this name could stand at the address, so it has to be true of each of them.",
        "#[zkthread::interface]\npub trait Ledger {\n    fn deposit(&mut self, cx: &mut Context, amount: u128);\n}";
    INTERFACE_RETURNS = "ZKT0907", "`{1}` of `{0}` gives another value", "{2}",
        "declare what the contract gives; of a `Result` the value when it succeeds",
        "A call gives the value with which the called function succeeds; when it fails, the whole transaction reverts. Own types are the same when \
         their names, fields and variants are.",
        "#[zkthread::interface]\npub trait Ledger {\n    fn balance_of(&self, cx: &Context, owner: ContractAddress) -> u128;\n}";
}
