//! Key lines of what is printed. Nothing here asserts a whole file: what the text means is for the tests that run it.

use zkthread_codegen::{Generated, OS_SOURCES, RustTests, SIGNED_SOURCES, contract, package};
use zkthread_ir::{Auth, Contract, link, parse_contracts, parse_source, selector_hex};

const BANK: &str = include_str!("../../tests/contracts/bank.rs");
const TOKEN: &str = include_str!("../../templates/token/src/lib.rs");

fn parse(source: &str) -> Contract {
    parse_source(source).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The thread program of one contract, or of several, whose batcher is believed.
fn thread_program(contracts: &[Contract]) -> Generated {
    program_of(contracts, Auth::Batcher)
}

fn program_of(contracts: &[Contract], auth: Auth) -> Generated {
    zkthread_codegen::thread_program(&link(contracts).unwrap_or_else(|faults| panic!("{faults:?}")), auth).unwrap()
}

fn has(generated: &Generated, file: &str, line: &str) {
    let text = &generated.files[file];
    assert!(text.lines().any(|found| found.trim() == line), "no line `{line}` in {file}:\n{text}");
}

#[test]
fn the_contract_keeps_names_and_comments() {
    let token = contract(&parse(TOKEN)).unwrap();
    for line in [
        "//! A token with allowances, whose owner mints.",
        "pub trait IToken<TContractState> {",
        "fn transfer(ref self: TContractState, to: ContractAddress, amount: u128);",
        "fn balance_of(self: @TContractState, owner: ContractAddress) -> u128;",
        "pub mod Token {",
        "pub const INSUFFICIENT_BALANCE: felt252 = 'Token: insufficient balance';",
        "/// What each account holds.",
        "balances: Map<ContractAddress, u128>,",
        "Transferred: Transferred,",
        "assert(balance >= amount, Errors::INSUFFICIENT_BALANCE);",
        "self.balances.write(from, balance - amount);",
        "self.balances.write(to, self.balances.read(to) + amount);",
        "self.emit(Transferred { from, to, amount });",
    ] {
        has(&token, "lib.cairo", line);
    }
}

#[test]
fn every_contract_is_one_of_a_thread() {
    let token = contract(&parse(TOKEN)).unwrap();
    has(&token, "lib.cairo", "impl ThreadImpl = ThreadComponent::ThreadImpl<ContractState>;");
    has(&token, "lib.cairo", "self.zkthread.initializer(zkthread_manager, zkthread_admin);");
    has(&token, "thread.cairo", "fn zkthread_apply(ref self: TContractState, entries: Span<Entry>);");
}

#[test]
fn what_nobody_asked_for_is_not_there() {
    let bare = "#[zkthread::contract]
        mod bare {
            use zkthread::prelude::*;
            #[storage] pub struct Bare { value: felt252 }
            impl Bare {
                #[external] pub fn set(&mut self, cx: &mut Context) { self.value = 1; }
            }
        }";
    let bare = &contract(&parse(bare)).unwrap().files["lib.cairo"];
    for unasked in ["get_block_timestamp", "sub_block_number", "Zero", "panic_with_felt252", "impl InternalImpl of"] {
        assert!(!bare.contains(unasked), "{unasked}");
    }
    let bank = &contract(&parse(BANK)).unwrap().files["lib.cairo"];
    for asked in ["get_block_timestamp", "sub_block_number", "Zero", "panic_with_felt252", "impl InternalImpl of"] {
        assert!(bank.contains(asked), "{asked}");
    }
}

#[test]
fn a_fault_is_a_revert_on_l2_and_a_result_in_the_program() {
    let bank = parse(BANK);
    let on_l2 = contract(&bank).unwrap();
    has(&on_l2, "lib.cairo", "panic_with_felt252(Errors::NOT_OWNER);");
    let program = thread_program(&[bank]);
    has(&program, "functions.cairo", "return Err(crate::constants::errors::NOT_OWNER);");
    let functions = &program.files["functions.cairo"];
    assert!(functions.contains("match Checked::try_sub(balance, amount) {"));
    assert!(!functions.contains("panic"));
}

#[test]
fn a_row_is_named_once_and_used_again() {
    let source = "#[zkthread::contract]
        mod rows {
            use zkthread::prelude::*;
            #[storage] pub struct Rows { total: u64, counts: Map<u64, u64> }
            #[event] pub struct Counted { count: u64 }
            impl Rows {
                #[external] pub fn count(&mut self, cx: &mut Context, by: u64) {
                    self.total += by;
                    let count = self.counts.read(by);
                    cx.emit(Counted { count });
                    self.counts.write(by, count + 1);
                }
            }
        }";
    let functions = &thread_program(&[parse(source)]).files["functions.cairo"];
    // Nothing stands between read and write: one access. An event does: two.
    assert_eq!(functions.matches("crate::layout::open_first_of_total(").count(), 1);
    assert_eq!(functions.matches("state.slots = written(").count(), 1);
    assert_eq!(functions.matches("state.slots = __entry0.finalize(__before0);").count(), 1);
    assert_eq!(functions.matches("crate::layout::first_of_counts(").count(), 1);
    assert_eq!(functions.matches("state.write(__slot1").count(), 1);
}

#[test]
fn the_program_has_what_transactions_reach_and_no_more() {
    let program = thread_program(&[parse(BANK)]);
    let functions = &program.files["functions.cairo"];
    for reached in ["pub fn transfer(", "pub fn move_money(", "pub fn scaled("] {
        assert!(functions.contains(reached), "{reached}");
    }
    for unreached in ["pub fn new(", "pub fn age("] {
        assert!(!functions.contains(unreached), "{unreached}");
    }
    assert!(!program.files["constants.cairo"].contains("AGE"));
    assert!(program.files["dispatch.cairo"].contains("tags::TRANSFER_FROM"));
    assert!(!program.files.contains_key("types.cairo"));
}

#[test]
fn names_that_cairo_takes_are_moved_away_but_not_on_the_wire() {
    let source = "#[zkthread::contract]
        mod taken {
            use zkthread::prelude::*;
            #[storage] pub struct Taken { entries: u64 }
            impl Taken {
                #[external] pub fn hint(&mut self, cx: &mut Context, state: u64, array: u64) {
                    let get_caller_address = state + array;
                    self.entries = get_caller_address;
                }
            }
        }";
    let taken = parse(source);
    let on_l2 = contract(&taken).unwrap();
    has(&on_l2, "lib.cairo", "fn hint(ref self: TContractState, state: u64, array_: u64);");
    has(&on_l2, "lib.cairo", "let get_caller_address_ = state + array_;");
    let program = thread_program(&[taken]);
    assert!(program.files["functions.cairo"].contains("pub fn hint_("));
}

#[test]
fn shadowed_names_stay_apart() {
    let functions = &thread_program(&[parse(BANK)]).files["functions.cairo"];
    assert!(functions.contains("let a_2: u128 ="));
}

#[test]
fn both_carry_the_fingerprint() {
    let bank = parse(BANK);
    let line = format!("// zkthread fingerprint: {}", zkthread_ir::fingerprint(&bank));
    has(&contract(&bank).unwrap(), "lib.cairo", &line);
    has(&thread_program(&[bank]), "lib.cairo", &line);
}

#[test]
fn the_same_contract_gives_the_same_bytes() {
    for source in [BANK, TOKEN] {
        assert_eq!(contract(&parse(source)).unwrap(), contract(&parse(source)).unwrap());
        assert_eq!(thread_program(&[parse(source)]), thread_program(&[parse(source)]));
    }
}

#[test]
fn the_library_is_formatted_as_it_stands_in_the_repository() {
    let program = program_of(&[parse(TOKEN)], Auth::Signature);
    for (path, text) in OS_SOURCES.iter().chain(SIGNED_SOURCES) {
        assert_eq!(program.files[*path], *text, "{path}");
    }
}

#[test]
fn programs_of_a_batcher_know_nothing_of_signatures() {
    let contracts = parse_contracts(PAIR).unwrap_or_else(|faults| panic!("{faults:?}"));
    let batched = thread_program(&contracts);
    for (path, _) in SIGNED_SOURCES {
        assert!(!batched.files.contains_key(*path), "{path}");
    }
    for (path, text) in &batched.files {
        for word in ["signature", "auth::", "authority", "ZkThread_", "Callee"] {
            assert!(!text.contains(word), "{word} in {path}");
        }
    }
}

#[test]
fn programs_of_signed_transactions_have_nonces_and_keys_behind_all_fields() {
    let contracts = parse_contracts(PAIR).unwrap_or_else(|faults| panic!("{faults:?}"));
    let program = program_of(&contracts, Auth::Signature);
    let constants = &program.files["constants.cairo"];
    let constant = |name: &str| {
        let (_, value) =
            constants.split_once(&format!("pub const {name}: felt252 =")).unwrap_or_else(|| panic!("{name}"));
        value.split(';').next().unwrap().trim().to_owned()
    };
    // Of six fields.
    assert_eq!([constant("NONCES"), constant("KEYS")], ["12", "13"]);
    assert_eq!(constant("LEFT_ADD"), selector_hex("add"));
    assert_eq!(constant("CALL"), selector_hex(CALL_TYPE));
    assert_eq!(constant("TRANSACTION"), selector_hex(&format!("{TRANSACTION_TYPE}{CALL_TYPE}")));
    assert_eq!(constant("DOMAIN"), selector_hex(DOMAIN_TYPE));
    // Three felts: the variable, an account and a key.
    has(&program, "layout.cairo", "pub type Names = Box<[felt252; 3]>;");
    has(&program, "contracts.cairo", "third: callee_at(contracts.third),");
    assert!(!constants.contains("mod tags"));
}

const CALL_TYPE: &str = r#""Call"("To":"ContractAddress","Selector":"selector","Calldata":"felt*")"#;
const TRANSACTION_TYPE: &str = r#""Transaction"("Manager":"ContractAddress","Thread":"felt","Nonce":"u128","Deadline":"timestamp","Atomic":"bool","Calls":"Call*")"#;
const DOMAIN_TYPE: &str = r#""StarknetDomain"("name":"shortstring","version":"shortstring","chainId":"shortstring","revision":"shortstring")"#;

/// Two contracts with equal names, one of which calls the other, and a third one that calls nobody.
const PAIR: &str = "#[zkthread::contract]
    mod left {
        use zkthread::prelude::*;
        #[zkthread::interface]
        trait Other { fn add(&mut self, cx: &mut Context, by: Pair) -> u64; fn total(&self, cx: &Context) -> u64; }
        pub struct Pair { pub first: u64, pub second: u64 }
        #[storage] pub struct Left { total: u64, all: Vec<u64>, other: ContractAddress }
        #[event] pub struct Added { total: u64 }
        #[error] pub enum LeftError { Bad }
        impl Left {
            #[external] pub fn add(&mut self, cx: &mut Context, by: Pair) -> Result<u64, LeftError> {
                ensure!(by.first > 0, LeftError::Bad);
                self.total = Other::at(self.other).total(cx);
                let added = Other::at(self.other).add(cx, Pair { first: by.second, second: 0 });
                self.total += added;
                cx.emit(Added { total: self.total });
                Ok(self.total)
            }
            #[external] pub fn here(&mut self, cx: &mut Context) { self.other = cx.contract_address(); }
        }
    }
    #[zkthread::contract]
    mod right {
        use zkthread::prelude::*;
        pub struct Pair { pub first: u64, pub second: u64 }
        #[storage] pub struct Right { total: u64, all: Vec<u64> }
        #[event] pub struct Added { total: u64 }
        #[error] pub enum RightError { Bad }
        impl Right {
            #[external] pub fn add(&mut self, cx: &mut Context, by: Pair) -> Result<u64, RightError> {
                ensure!(by.first > 0, RightError::Bad);
                self.total += by.first;
                cx.emit(Added { total: self.total });
                Ok(self.total)
            }
            #[view] pub fn total(&self, cx: &Context) -> u64 { self.total }
            #[external] pub fn here(&mut self, cx: &mut Context, who: ContractAddress) { self.total = if who == cx.contract_address() { 1 } else { 0 }; }
        }
    }
    #[zkthread::contract]
    mod third {
        use zkthread::prelude::*;
        #[storage] pub struct Third { total: u64 }
        impl Third { #[external] pub fn set(&mut self, cx: &mut Context) { self.total = 1; } }
    }";

#[test]
fn names_of_several_contracts_begin_with_theirs() {
    let contracts = parse_contracts(PAIR).unwrap_or_else(|faults| panic!("{faults:?}"));
    let program = thread_program(&contracts);
    has(&program, "lib.cairo", "//! The thread program of the contracts `Left`, `Right`, `Third`.");
    for line in [
        "pub const LEFT_TOTAL: felt252 = 0;",
        "pub const LEFT_ALL: felt252 = 4;",
        "pub const RIGHT_TOTAL: felt252 = 6;",
        "pub const RIGHT_ALL: felt252 = 9;",
        "pub const THIRD_TOTAL: felt252 = 10;",
        "pub const LEFT_BAD: felt252 = 'Left: bad';",
        "pub const RIGHT_BAD: felt252 = 'Right: bad';",
    ] {
        has(&program, "constants.cairo", line);
    }
    for line in ["pub fn left_add(", "pub fn right_add(", "pub fn right_total("] {
        assert!(program.files["functions.cairo"].contains(line), "{line}");
    }
    // Alike by name and shape, so the same.
    assert_eq!(program.files["types.cairo"].matches("pub struct Pair").count(), 1);
}

#[test]
fn a_call_finds_the_function_of_the_contract_at_the_address() {
    let contracts = parse_contracts(PAIR).unwrap_or_else(|faults| panic!("{faults:?}"));
    let program = thread_program(&contracts);
    for line in [
        "let cx = Context { caller: contracts.left, environment: cx.environment };",
        "if address == contracts.left {",
        "return functions::left_add(ref state, cx, by);",
        "return functions::right_add(ref state, cx, by);",
        "if address == contracts.third {",
        "return Err('ENTRYPOINT_NOT_FOUND');",
        "Err('CONTRACT_NOT_DEPLOYED')",
    ] {
        has(&program, "interfaces.cairo", line);
    }
    // `Left::add` may reach itself: the compiler would not inline it.
    let functions = &program.files["functions.cairo"];
    let before = |name: &str| functions.split(&format!("pub fn {name}(")).next().unwrap().trim_end().to_owned();
    assert!(before("left_add").ends_with("#[inline(never)]"));
    assert!(before("right_add").ends_with("#[inline(always)]"));
    assert!(functions.contains("cx.environment.unbox().contracts.left"));
    assert!(functions.contains("cx.environment.unbox().contracts.right"));
}

#[test]
fn a_thread_of_one_contract_has_nothing_of_the_others() {
    let program = thread_program(&[parse(TOKEN)]);
    assert!(!program.files.contains_key("interfaces.cairo"));
    has(&program, "contracts.cairo", "pub type Owner = ();");
    assert_eq!(program.files["dispatch.cairo"].matches("position ==").count(), 1);
}

/// Whoever reads the package of a contract without tests is not sent to `snforge`.
#[test]
fn a_package_asks_for_snforge_when_it_has_tests() {
    let contracts = [parse(TOKEN)];
    let thread = link(&contracts).unwrap_or_else(|faults| panic!("{faults:?}"));
    let text = include_str!("../../templates/token/tests/token.rs").to_owned();
    let rust = RustTests { file: "tests/token.rs".to_owned(), text };
    for tests in [&[][..], &[rust]] {
        let package = package("token", &contracts, &thread, Auth::Batcher, tests).unwrap();
        assert_eq!(package.tests.is_empty(), tests.is_empty());
        for file in ["README.md", "Scarb.toml"] {
            let text = &package.files[&format!("token_contract/{file}")];
            assert_eq!(
                text.contains("snforge test\n") || text.contains("\"snforge test\""),
                !tests.is_empty(),
                "{text}"
            );
            assert!(!package.files[&format!("token_thread/{file}")].contains("snforge"));
        }
    }
}
