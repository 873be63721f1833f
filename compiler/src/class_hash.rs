//! The class hash of a Sierra class, as the network computes it.

use std::io;

use cairo_lang_starknet_classes::contract_class::{ContractClass, ContractEntryPoint};
use cairo_lang_starknet_classes::keccak::starknet_keccak;
use serde::Serialize;
use serde_json::ser::Formatter;
use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Poseidon, StarkHash};

/// Poseidon over version, entry points by type, the ABI's keccak and the program.
pub(crate) fn sierra_class_hash(class: &ContractClass) -> Felt {
    let entry_points = |list: &[ContractEntryPoint]| {
        let flat: Vec<Felt> =
            list.iter().flat_map(|entry| [Felt::from(&entry.selector), Felt::from(entry.function_idx)]).collect();
        Poseidon::hash_array(&flat)
    };
    let program: Vec<Felt> = class.sierra_program.iter().map(|felt| Felt::from(&felt.value)).collect();
    Poseidon::hash_array(&[
        Felt::from_bytes_be_slice(b"CONTRACT_CLASS_V0.1.0"),
        entry_points(&class.entry_points_by_type.external),
        entry_points(&class.entry_points_by_type.l1_handler),
        entry_points(&class.entry_points_by_type.constructor),
        Felt::from(&starknet_keccak(abi_text(class).as_bytes())),
        Poseidon::hash_array(&program),
    ])
}

/// The ABI in the one JSON spelling that Starknet tools agree on: a blank after every comma and colon.
pub(crate) fn abi_text(class: &ContractClass) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Spaced);
    // Writing strings into memory cannot fail; a class without ABI has the empty text.
    match class.abi.as_ref().map(|abi| abi.serialize(&mut serializer)) {
        Some(Ok(())) => String::from_utf8(bytes).unwrap_or_default(),
        _ => String::new(),
    }
}

struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}
