//! Which package a Rust test goes to, and what its file is called there.

use zkthread_codegen::{Package, RustTests, package};
use zkthread_ir::{link, parse_contracts};

/// The packages of a thread of `World` and `Arena` with these test files.
fn packages(files: &[(&str, &str)]) -> Package {
    let contract = |name: &str| {
        format!(
            "#[zkthread::contract]
            mod of_{name} {{
                use zkthread::prelude::*;
                #[storage] pub struct {name} {{ value: u64 }}
                impl {name} {{ #[external] pub fn set(&mut self, cx: &mut Context, value: u64) {{ self.value = value; }} }}
            }}"
        )
    };
    let contracts = parse_contracts(&(contract("World") + &contract("Arena"))).unwrap();
    let thread = link(&contracts).unwrap_or_else(|faults| panic!("{faults:?}"));
    let tests: Vec<RustTests> =
        files.iter().map(|(file, text)| RustTests { file: (*file).to_owned(), text: (*text).to_owned() }).collect();
    package("game", &contracts, &thread, zkthread_ir::Auth::Batcher, &tests).unwrap()
}

/// The test files of a package.
fn files<'a>(package: &'a Package, contract: &str) -> Vec<&'a str> {
    let folder = format!("{contract}_contract/tests/");
    package.files.keys().filter_map(|path| path.strip_prefix(&folder)).collect()
}

/// A file that names only the second contract is not read for the first one.
#[test]
fn a_test_without_a_contract_belongs_to_the_first_one_that_its_file_names() {
    let arena = "use game::Arena;
        #[test] fn sums() { assert_eq!(1 + 1, 2); }
        #[test] fn refused() { let sum = if true { 1 } else { 2 }; assert_eq!(sum, 1); }
        many! { of, them }";
    let both = "use game::{Arena, World}; #[test] fn products() { assert_eq!(1 * 1, 1); }";
    let package = packages(&[("tests/arena.rs", arena), ("tests/both.rs", both)]);
    assert_eq!(package.tests, ["tests/both.rs: products", "tests/arena.rs: sums"]);
    let skipped: Vec<&str> = package.skipped.iter().map(|test| test.test.as_str()).collect();
    assert_eq!(skipped, ["refused", "many!"]);
    assert_eq!(files(&package, "world"), ["test_both.cairo"]);
    assert_eq!(files(&package, "arena"), ["test_arena.cairo"]);
}

/// Paths lose their `/` and capitals.
#[test]
fn test_files_of_one_name_do_not_replace_each_other() {
    let world = "use game::World; #[cfg(test)] mod tests { #[test] fn sums() { assert_eq!(1 + 1, 2); } }";
    let paths = ["src/world.rs", "src/a_b.rs", "src/a/b.rs", "tests/src_world.rs", "tests/Src_World.rs"];
    let package = packages(&paths.map(|path| (path, world)));
    assert_eq!(package.tests, paths.map(|path| format!("{path}: sums")));
    assert_eq!(
        files(&package, "world"),
        [
            "test_src_a_b.cairo",
            "test_src_a_b_2.cairo",
            "test_src_world.cairo",
            "test_src_world_2.cairo",
            "test_src_world_3.cairo"
        ]
    );
    for (path, rust) in [("test_src_world.cairo", "src/world.rs"), ("test_src_world_2.cairo", "tests/src_world.rs")] {
        let text = &package.files[&format!("world_contract/tests/{path}")];
        assert!(text.starts_with(&format!("//! Made from `{rust}`")), "{text}");
    }
}
