//! Every fault there is. Codes are never given a new meaning; a fault that is gone leaves a gap.

use super::Entry;

macro_rules! catalogue {
    ($($name:ident = $code:literal, $message:literal, $label:literal, $help:literal $(, $explanation:literal)?;)*) => {
        $(pub(crate) static $name: Entry = Entry {
            code: $code,
            message: $message,
            label: $label,
            help: $help,
            explanation: concat!($($explanation)?),
        };)*

        /// Every kind of fault, by code.
        pub static CATALOGUE: &[&Entry] = &[$(&$name),*];
    };
}

catalogue! {
    // The file and its module.
    NOT_RUST = "ZKT0001", "this is not valid Rust", "{0}", "";
    NO_CONTRACT = "ZKT0002", "there is no contract in this file", "no module here carries #[zkthread::contract]",
        "put `#[zkthread::contract]` above the module that holds the contract";
    SECOND_CONTRACT = "ZKT0003", "there is more than one contract in this file", "a second contract",
        "move it to a crate of its own";
    MODULE_IN_OTHER_FILE = "ZKT0004", "the contract's module has its body in another file", "no body here",
        "write the module with its body: `mod token { .. }`";
    NESTED_TOO_DEEP = "ZKT0005", "this is nested too deeply", "too many levels up to here",
        "give inner parts a name with `let`, or move them to a helper function";
    NOT_UNDERSTOOD = "ZKT0006", "the function `{0}` could not be checked", "a fault of zkthread itself",
        "please report it with this function's text";

    // Items.
    ITEM_NOT_SUPPORTED = "ZKT0101", "{0} cannot be in a contract", "not part of the contract language", "{1}";
    NO_STORAGE = "ZKT0102", "the contract has no storage struct", "no #[storage] struct in this module",
        "add `#[storage] pub struct Name { .. }`; its name is the contract's";
    SECOND_STORAGE = "ZKT0103", "the contract has two storage structs", "the second one", "move its fields into the first one";
    SECOND_ERROR_ENUM = "ZKT0104", "the contract has two error enums", "the second one", "move its variants into the first one";
    TRAIT_IMPL = "ZKT0106", "a contract cannot implement traits", "a trait",
        "write the functions into the contract's own impl block; code for tests goes under #[cfg(test)]";
    FOREIGN_IMPL = "ZKT0107", "this impl block is for no type of the contract", "neither the storage struct nor an own struct or enum",
        "write `impl {0}`, or declare the type in this module";
    IMPL_ITEM_NOT_SUPPORTED = "ZKT0108", "{0} cannot be in an impl block", "not a function", "{1}";
    GENERICS = "ZKT0109", "contracts have no generics", "generic", "write it for the one type that is used; lifetimes are left out";
    ATTRIBUTE = "ZKT0110", "the attribute `{0}` cannot stand here", "not an attribute of the contract language", "{1}";
    IMPORT = "ZKT0111", "a contract can only import from zkthread", "this import",
        "keep `use zkthread::prelude::*;`; imports for tests go under #[cfg(test)]";
    FIELDS_WITHOUT_NAMES = "ZKT0114", "the fields of `{0}` have no names", "not a struct with named fields",
        "write `struct {0} { field: Type }`";
    ERROR_WITH_DATA = "ZKT0115", "an error carries no data", "only the variant's name is kept", "emit an event before, or use more variants";
    ERROR_TOO_LONG = "ZKT0116", "the error's message is too long", "`{0}` has {1} characters, a short string has at most 31",
        "shorten the variant's name or the contract's";
    ERROR_SAME_MESSAGE = "ZKT0117", "two errors have the same message", "also `{0}`", "rename the variant";
    ATTRIBUTE_IN_BODY = "ZKT0118", "there are no attributes inside functions", "this attribute",
        "remove it; conditional code would make the outputs differ";
    ITEM_IN_BODY = "ZKT0119", "functions contain no items", "an item inside a function", "move a function into the impl block";
    ATTRIBUTE_ARGUMENTS = "ZKT0120", "the attribute `{0}` takes no arguments", "these arguments", "write `#[{0}]`";
    ATTRIBUTE_TWICE = "ZKT0121", "the attribute `{0}` is given twice", "the second one", "remove one of them";
    DERIVE = "ZKT0122", "`{0}` cannot be derived here", "not a derive of the contract language",
        "remove it; Clone, Copy, Debug, PartialEq, Eq and Hash may be written, and what storage, calldata and events need is always derived";
    DERIVE_COPY = "ZKT0123", "`{0}` cannot be Copy", "it holds a String or a Vec", "remove `Copy`, and `clone()` where two are needed";
    DISCRIMINANT = "ZKT0124", "variants have no numbers of their own", "a number for a variant", "remove it; the first variant is 0, the next one 1, and so on";
    EMPTY_TYPE = "ZKT0125", "`{0}` has no {1}s", "nothing in it", "give it a {1}, or remove it";
    EMPTY_VARIANT = "ZKT0126", "the variant `{0}` has empty parentheses", "nothing in them", "write `{0}`";
    VARIANT_WITH_NAMES = "ZKT0127", "the values of the variant `{0}` have names", "not a plain or a tuple variant",
        "write `{0}(Type, ..)`, or make it `{0}(Details)` with a struct `Details`";
    VARIANT_SIZE = "ZKT0128", "the variant `{0}` has too many values", "more than {1}", "put them into a struct: `{0}(Details)`";
    RECURSIVE_TYPE = "ZKT0129", "`{0}` holds itself", "leads back to `{0}`",
        "keep the parts in storage and refer to them by number, for example in a `Vec` or `Map` field";
    TYPE_TOO_LARGE = "ZKT0130", "the type `{0}` is too large", "more than {1} single values", "keep long lists in a Vec";
    TYPE_TOO_DEEP = "ZKT0131", "the type `{0}` is nested too deeply", "more than {1} types in each other", "flatten it";

    // Names.
    NAME_NOT_ASCII = "ZKT0201", "the name `{0}` is not ASCII", "Cairo names have only letters a to z, digits and `_`", "rename it";
    NAME_IS_KEYWORD = "ZKT0202", "the name `{0}` is a keyword", "a keyword of Cairo or Rust", "rename it";
    NAME_RESERVED = "ZKT0203", "the name `{0}` is reserved for generated code", "begins with `__` or `zkthread`", "rename it";
    NAME_TAKEN = "ZKT0204", "the name `{0}` already has a meaning", "a name of the language or of generated code", "rename it";
    NAME_TWICE = "ZKT0205", "the name `{0}` is given twice", "the second one", "rename one of them";
    NAME_TOO_LONG = "ZKT0206", "the name `{0}` is too long", "more than {1} characters", "shorten it";
    NAME_GENERATED = "ZKT0207", "the name `{0}` is generated for the contract `{1}`", "what L2 calls the contract's interface", "rename it";
    NAME_OF_CONSTANT = "ZKT0208", "the name `{0}` is a constant's", "a local cannot have it", "rename the local";

    // Types and signatures.
    TYPE_NOT_SUPPORTED = "ZKT0301", "the type `{0}` is not supported", "not a type of the contract language", "{1}";
    MAP_ARGUMENTS = "ZKT0302", "`{0}` is not a map", "expected a key and a value", "write `Map<K, V>`; two keys are `Map<(K1, K2), V>` or `Map<K1, Map<K2, V>>`";
    MAP_OUTSIDE_STORAGE = "ZKT0304", "a map exists only in storage", "a map here", "make it a field of the storage struct";
    RESULT_TYPE_MISPLACED = "ZKT0305", "a Result is only a function's return type", "a Result here", "use the success type";
    RESULT_ARGUMENTS = "ZKT0306", "`{0}` is not `Result<T, E>`", "expected a success type and the error enum", "";
    OTHER_ERROR_TYPE = "ZKT0307", "the error of a Result is the contract's error enum", "expected `{0}`", "write `{0}` here";
    NO_ERROR_ENUM = "ZKT0308", "the contract has no error enum", "this type is not declared",
        "add `#[error] pub enum Name { .. }` to the module";
    TWO_PURPOSES = "ZKT0309", "a function has one purpose", "a second purpose", "keep one of #[constructor], #[external] and #[view]";
    SECOND_CONSTRUCTOR = "ZKT0310", "the contract has two constructors", "the second one", "make it a helper of the first one";
    PUBLIC_HELPER = "ZKT0311", "the public function `{0}` has no purpose", "who may call it?",
        "put #[external], #[view] or #[constructor] above it, or remove `pub` to make it a helper";
    FUNCTION_QUALIFIER = "ZKT0312", "contract functions cannot be `{0}`", "not part of the contract language", "remove it";
    RECEIVER_BY_VALUE = "ZKT0313", "`self` is taken by reference", "not `&self` or `&mut self`", "write `&self`, or `&mut self` to write storage";
    EXTERNAL_SIGNATURE = "ZKT0314", "constructors and externals take `&mut self` and the context", "the signature is another",
        "begin the parameters with `&mut self, cx: &mut Context`";
    VIEW_SIGNATURE = "ZKT0315", "a view only reads", "the signature could write or emit",
        "begin the parameters with `&self`, or with `&self, cx: &Context` when it needs the context";
    VIEW_WITHOUT_VALUE = "ZKT0316", "a view returns a value", "returns nothing", "return what it reads";
    CONTEXT_BY_VALUE = "ZKT0317", "the context is taken by reference", "not a reference", "write `&mut Context`, or `&Context` to read only";
    CONTEXT_NOT_FIRST = "ZKT0318", "the context is the first parameter after `self`", "the context comes later", "move it to the front";
    PATTERN = "ZKT0319", "patterns are plain names", "not a name", "write a name, with `mut` when it changes";
    RECURSION = "ZKT0320", "functions cannot call themselves", "this call leads back to `{0}`", "use a loop";
    UNIT_AS_TYPE = "ZKT0321", "a value of type `()` holds nothing", "no value", "leave it out, or use bool";
    TUPLE_SIZE = "ZKT0322", "a tuple has two to eight elements", "it has {0}", "use the type itself for one, a struct for many";
    ARRAY_LENGTH_NOT_LITERAL = "ZKT0323", "the length of an array is a number", "not a literal", "write the number: `[u8; 4]`";
    ARRAY_LENGTH = "ZKT0324", "an array has 1 to {0} elements", "not such a length", "use a Vec for longer or varying lists";
    SLICE_WITHOUT_REFERENCE = "ZKT0325", "a slice stands behind a reference", "a slice by itself", "use `Vec<T>`; a helper's parameter may be `&[T]`";
    REFERENCE_MISPLACED = "ZKT0326", "a reference is only a helper's parameter", "a reference here", "use `{0}`: values are kept whole";
    CONTEXT_AS_TYPE = "ZKT0327", "the context is only a parameter", "not a type of values", "keep what is needed of it, for example `cx.caller()`";
    TYPE_ARGUMENTS = "ZKT0328", "`{0}` takes {1} between `<` and `>`", "given {2}", "write `{3}`";
    NOT_A_VALUE_TYPE = "ZKT0329", "`{0}` is {1}, not a type of values", "a value's type is needed", "{2}";
    UNKNOWN_TYPE = "ZKT0330", "there is no type `{0}`", "not declared in this contract", "{1}";
    REFERENCE_IN_ENTRY_POINT = "ZKT0331", "what comes with a call is no reference", "a reference in the parameters of an entry point", "take `{0}`";
    MUTABLE_SLICE = "ZKT0332", "a slice cannot be changed", "a mutable slice", "take `&mut Vec<{0}>`";
    REFERENCE_RETURNED = "ZKT0333", "functions return values", "a reference", "return `{0}`, with `.clone()` where it is not copied";
    SELF_IN_FREE_FUNCTION = "ZKT0334", "the free function `{0}` has no `self`", "outside an impl block", "move it into an impl block, or name the parameter";
    TYPED_SELF = "ZKT0335", "`self` is written without a type", "a type", "write `self`, `&self` or `&mut self`";
    PURPOSE_OUTSIDE_CONTRACT = "ZKT0336", "`{0}` cannot be called from outside", "only functions of the storage struct are", "move it into an impl block of the storage struct";
    MUTABLE_REFERENCE_NAME = "ZKT0337", "the name of a reference does not change", "`mut` before the name", "write `{0}: &mut T` to change what it points to";
    CONSTRUCTOR_WITH_VALUE = "ZKT0338", "a constructor returns nothing", "nobody takes this value", "remove it; `Result<(), E>` may stay";
    TOO_MANY_KEYS = "ZKT0339", "a map has at most {0} keys", "one too many", "put what belongs together into one key, or use a hash of them";
    KEY_TYPE = "ZKT0340", "`{0}` cannot be a key", "neither one felt nor a u256", "use a number, a bool or an address; pairs are `Map<(K1, K2), V>`";
    LIST_OF_COLLECTIONS = "ZKT0341", "a list in storage holds values", "a {0} in it", "use a map to lists: `Map<u64, Vec<T>>`";
    NOT_STORED = "ZKT0342", "`{0}` cannot be stored", "it holds {1}",
        "texts fit felt252 or bytes31; lists are storage fields: `Vec<T>` or `Map<K, Vec<T>>`";
    TOO_MANY_CELLS = "ZKT0343", "`{0}` takes too many storage cells", "{1} cells, at most {2} are one value", "split it, or use a `Vec<T>` field";

    // Names and types in bodies.
    UNKNOWN_NAME = "ZKT0401", "there is no `{0}` here", "not in scope", "{1}";
    UNKNOWN_FIELD = "ZKT0402", "the storage has no field `{0}`", "not a field of `{1}`", "{2}";
    UNKNOWN_FUNCTION = "ZKT0403", "there is no function `{0}` to call like this", "not found", "{1}";
    UNKNOWN_EVENT = "ZKT0404", "there is no event `{0}`", "not an #[event] struct", "declare it: `#[event] pub struct {0} { .. }`";
    UNKNOWN_EVENT_FIELD = "ZKT0405", "the event `{0}` has no field `{1}`", "not a field", "";
    UNKNOWN_VARIANT = "ZKT0406", "the enum `{0}` has no variant `{1}`", "not a variant", "declare it in the #[error] enum";
    UNKNOWN_CONSTANT = "ZKT0407", "there is no constant `{0}::{1}`", "not found",
        "there are `u128::MAX`, `u128::MIN` (for every integer type) and `ContractAddress::ZERO`";
    MISMATCH = "ZKT0408", "the types do not agree", "expected `{0}`, found `{1}`", "{2}";
    LET_NEEDS_TYPE = "ZKT0409", "the type of `{0}` cannot be told", "a number of any type",
        "write the type: `let {0}: u128 = ..;`";
    LITERAL_NEEDS_TYPE = "ZKT0410", "the type of `{0}` cannot be told", "a number of any type", "add the type: `{0}u128`";
    LITERAL_TOO_LARGE = "ZKT0411", "the number is too large", "a {0} is at most {1}", "";
    LITERAL_KIND = "ZKT0412", "{0} cannot be in a contract", "not a value of the contract language", "{1}";
    LITERAL_SUFFIX = "ZKT0413", "`{0}` is no suffix of a contract's numbers", "the suffix",
        "use u8, u16, u32, u64 or u128; a felt252 has none";
    LITERAL_FOR_TYPE = "ZKT0414", "a number is not a {0}", "a number", "{1}";
    LITERAL_CONVERTED = "ZKT0415", "a number needs no conversion", "the number takes the type it is needed with", "write `{0}`";
    OPERATOR = "ZKT0416", "there is no operator `{0}`", "not an operator of the contract language",
        "there are + - * / % == != < <= > >= && || and !";
    OPERATOR_FOR_TYPE = "ZKT0417", "`{0}` does not exist for {1}", "not an operator of {1}", "";
    FELT_ORDER = "ZKT0418", "felts have no order", "`{0}` on felt252",
        "a felt252 stands for a number modulo a prime, so none is larger than another: use an integer type";
    FELT_DIVISION = "ZKT0419", "felts are not divided", "`{0}` on felt252",
        "division in the field is not what it is for integers: use an integer type";
    NEGATIVE = "ZKT0420", "there are no negative numbers", "a minus sign", "subtract from something larger; for a felt252 write `0 - x`";
    NOT_MUTABLE = "ZKT0421", "`{0}` cannot change", "assigned here, declared without `mut`",
        "add `mut` where `{0}` is declared; copy a loop variable: `let mut x = {0};`";
    CONVERSION = "ZKT0422", "there is no conversion from {0} to {1}", "only to something wider",
        "`u128::from(x)` takes a narrower integer, `felt252::from(x)` takes anything; keep the wider type otherwise";
    ARITY = "ZKT0423", "the number of arguments is wrong", "`{0}` takes {1}, given {2}", "";
    METHOD_OF_VALUE = "ZKT0424", "values have no method `{0}`", "a method of a value", "{1}";
    SELF_AS_VALUE = "ZKT0425", "`self` is not a value", "`self` by itself", "read a field: `self.field`";
    CONTEXT_AS_VALUE = "ZKT0426", "the context is not a value", "`{0}` by itself",
        "ask it: `{0}.caller()`; or pass it as the first argument of a helper";
    NO_SELF = "ZKT0427", "`{0}` has no `self`", "`self` here", "add `&self` or `&mut self` to its parameters";
    FIELD_OF_VALUE = "ZKT0428", "values have no fields", "a field of something else than `self`", "only storage has fields: `self.field`";
    CALL_OF_VALUE = "ZKT0429", "only functions are called", "not the name of a function", "write `self.name(..)`";
    CALL_OF_FOREIGN = "ZKT0430", "a contract uses only its own functions and the language's", "from somewhere else",
        "write it as a helper in the impl block; conversions are `u128::from(x)` and `felt252::from(x)`";
    CALL_FORM = "ZKT0431", "`{0}` is called otherwise", "not how it is declared", "write `{1}`";
    CALL_OF_CONSTRUCTOR = "ZKT0432", "the constructor runs once, at deployment", "called from inside", "move what both need to a helper";
    CALL_OF_WRITER = "ZKT0433", "`{0}` writes and `{1}` only reads", "takes `&mut self`", "take `&mut self` in `{1}` too";

    // Expressions and statements.
    EXPRESSION_NOT_SUPPORTED = "ZKT0501", "{0} cannot be in a contract", "not part of the contract language", "{1}";
    MACRO = "ZKT0502", "the macro `{0}!` cannot be in a contract", "not part of the contract language", "{1}";
    REFERENCE = "ZKT0503", "there are no references", "a dereference", "every value is copied; leave the `*` out";
    STATEMENT_AS_VALUE = "ZKT0504", "{0} has no value", "a value is needed here", "make it a statement of its own";
    UNREACHABLE = "ZKT0505", "this can never run", "the statement before always returns", "remove it";
    RETURN_IN_VALUE = "ZKT0506", "a value is needed here, not a `return`", "returns instead",
        "return before: `if condition { return ..; }` as a statement of its own";
    VALUE_MISSING = "ZKT0507", "a value is missing", "expected `{0}`", "end with an expression without `;`";
    ELSE_MISSING = "ZKT0508", "this `if` has no `else`", "expected `{0}` in either case", "add `else { .. }`";
    LET_WITHOUT_VALUE = "ZKT0509", "a local begins with a value", "no value", "write `let name: Type = value;`";
    LET_ELSE = "ZKT0510", "there is no `let .. else`", "this `let`", "use `if`";
    LET_OF_UNIT = "ZKT0511", "a local holds a value", "of type `()`", "write the statement without `let`";
    LABEL = "ZKT0512", "there are no labels", "a label", "remove it";
    FOR_WITHOUT_RANGE = "ZKT0513", "`for` runs over a range", "not a range", "write `for i in 0..n` or `for i in 1..=n`";
    RANGE_OF_NON_INTEGERS = "ZKT0514", "ranges are of integers", "of type `{0}`", "use an integer type";
    LOOP_VARIABLE = "ZKT0515", "the loop variable is a plain name", "not a plain name", "copy it inside the loop: `let mut x = i;`";
    NO_EFFECT = "ZKT0516", "this does nothing", "the value is dropped", "use the value, or remove the statement";
    ASSIGN_TARGET = "ZKT0517", "this cannot be assigned to", "not a local or a field", "assign to a `let mut` local or to `self.field`";
    COMPOUND_WITH_EFFECT = "ZKT0518", "the right side changes something itself", "evaluated before or after the left side?",
        "name it first: `let value = ..;`";

    // Results.
    RESULT_UNUSED = "ZKT0601", "this Result must be passed on", "may be an error", "put `?` behind it";
    RESULT_EXPECTED = "ZKT0602", "a Result is needed here", "a plain value", "write `Ok({0})`";
    RESULT_MISPLACED = "ZKT0603", "`{0}(..)` is only what a function returns", "a Result as a value",
        "return it: `return {0}(..);`";
    FALLIBLE_IN_INFALLIBLE = "ZKT0604", "`{0}` needs a function that can fail", "`{1}` does not return a Result",
        "return `Result<T, YourError>` from `{1}`";
    TRY_ON_VALUE = "ZKT0605", "`?` is for Results", "this is a plain {0}", "remove the `?`";
    TRY_OF_RESULT = "ZKT0606", "`?` is for calls", "a Result made here", "write `return Err(..);`";
    ERROR_EXPECTED = "ZKT0607", "an error is needed here", "not a variant of {0}", "write `{0}::Variant`";
    ERROR_AS_VALUE = "ZKT0608", "an error is not a value", "only in `Err(..)` and `ensure!`", "write `return Err({0}::{1});`";
    ENSURE_FORM = "ZKT0609", "`ensure!` takes a condition and an error", "something else",
        "write `ensure!(condition, YourError::Variant);`";

    // Storage, context and events.
    MAP_AS_VALUE = "ZKT0701", "the map `{0}` is read and written by key", "the whole map", "write `self.{0}.read(key)` or `self.{0}.write(key, value)`";
    METHOD_OF_PLAIN_FIELD = "ZKT0702", "a plain field has no method `{0}`", "`{1}` is not a map", "read it as `self.{1}`, write it as `self.{1} = value`";
    MAP_METHOD = "ZKT0703", "a map has no method `{0}`", "not `read` or `write`", "an entry never written reads as zero";
    MAP_ARITY = "ZKT0704", "the arguments of `{0}` are others", "these arguments", "give {1}";
    MAP_PAIR = "ZKT0705", "the map `{0}` has two keys", "not a pair", "write the keys as `(a, b)`";
    WRITE_IN_READER = "ZKT0706", "`{0}` only reads", "a write", "take `&mut self` in `{0}`; a view cannot write";
    EMIT_IN_READER = "ZKT0707", "`{0}` cannot emit", "its context is `&Context`", "take `cx: &mut Context` in `{0}`; a view cannot emit";
    EMIT_FORM = "ZKT0708", "`emit` takes an event", "something else", "write `cx.emit(Event { field: value });`";
    EVENT_REST = "ZKT0709", "every field of an event is given", "the rest of the fields", "write them all";
    EVENT_FIELDS_MISSING = "ZKT0710", "fields of the event are missing", "missing: {0}", "";
    CONTEXT_METHOD = "ZKT0711", "the context has no method `{0}`", "not found",
        "there are `caller()`, `timestamp()`, `sub_block_number()` and `emit(..)`";
    CONTEXT_MISSING = "ZKT0712", "`{0}` needs the context and `{1}` has none", "no context to pass on",
        "add `cx: &mut Context` to the parameters of `{1}`";
    CONTEXT_ARGUMENT = "ZKT0713", "the first argument of `{0}` is the context", "not the context", "pass `{1}` first";
    CONTEXT_NOT_MUTABLE = "ZKT0714", "`{0}` may emit, and the context here only reads", "needs `&mut Context`",
        "take `cx: &mut Context` here, or `&Context` in `{0}`";

    // Constants.
    CONSTANT_TYPE = "ZKT0801", "a constant is a number, a bool or a short string", "of type `{0}`", "use a helper without `self` that returns it";
    CONSTANT_VALUE = "ZKT0802", "this cannot be the value of a constant", "not a literal, a constant or a sum of such",
        "write literals, earlier constants, `u64::MAX`, `short_string!(..)` and `+ - * / %` of them";
    CONSTANT_LITERAL = "ZKT0803", "this is no value of the constant's type", "expected `{0}`", "{1}";
    CONSTANT_OVERFLOW = "ZKT0804", "the value does not fit the constant's type", "{0} is no {1}", "{1} is {2} to {3}";
    CONSTANT_OPERATOR = "ZKT0805", "there is no `{0}` in constants", "not an operator of constants", "there are + - * / and %";
    CONSTANT_DIVISION = "ZKT0806", "`{0}` does not exist for {1}", "in a constant", "use an unsigned integer";
    CONSTANT_DIVISION_BY_ZERO = "ZKT0807", "a constant is divided by zero", "this is 0", "";
    CONSTANT_LATER = "ZKT0808", "`{0}` is declared further down", "not known yet", "move it up";
    CONSTANT_MISMATCH = "ZKT0809", "the types do not agree", "expected `{0}`, found `{1}`", "constants are not converted: declare one of type `{0}`";
    SHORT_STRING_FORM = "ZKT0810", "`short_string!` takes a text", "not a text in quotes", "write `short_string!(\"text\")`";
    SHORT_STRING_LETTER = "ZKT0811", "a short string is printable ASCII", "holds `{0}`", "use letters, digits, signs and spaces";
    SHORT_STRING_LENGTH = "ZKT0812", "the short string is too long", "{0} characters, at most {1} fit a felt", "shorten it, or use a String";
}
