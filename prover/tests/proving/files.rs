//! Proof files: what is damaged is named, and nothing panics.

use starknet_types_core::felt::Felt;
use stwo::core::vcs::blake2_hash::Blake2sHasher;
use zkthread_prover::{ProofFile, ProofFileError, VerifyError, verify};

use crate::programs::{empty, hashes};

const CHECKSUM_BYTES: usize = 32;

fn bytes() -> Vec<u8> {
    hashes().file.encode().unwrap()
}

fn error_of(bytes: &[u8]) -> ProofFileError {
    ProofFile::decode(bytes).err().expect("damaged bytes were accepted")
}

/// Every byte near the ends, and some between.
fn positions(length: usize) -> impl Iterator<Item = usize> {
    (0..length).filter(move |position| *position < 300 || position % 4099 == 0 || length - position < 40)
}

fn with_new_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() - CHECKSUM_BYTES);
    let checksum = Blake2sHasher::hash(&bytes);
    bytes.extend(checksum.0);
    bytes
}

#[test]
fn a_file_is_read_as_it_was_written() {
    let proven = hashes();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sub-block.proof");
    std::fs::write(&path, "an older file").unwrap();
    proven.file.save(&path).unwrap();
    let read = ProofFile::load(&path).unwrap();
    assert_eq!(read.encode().unwrap(), bytes());
    assert_eq!(read.os_version(), proven.program.os_version);
    assert_eq!(read.output(), proven.file.output());
    assert_eq!(read.security_bits(), 96);
    assert_eq!(read.toolkit_version(), env!("CARGO_PKG_VERSION"));
    assert!(verify(&read, &proven.expected()).is_ok());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "a part was left behind");
}

#[test]
fn a_file_that_cannot_be_written_or_read_names_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("missing").join("x.proof");
    let error = hashes().file.save(&path).err().unwrap().to_string();
    assert!(error.starts_with("cannot write") && error.contains("x.proof"), "{error}");
    let error = ProofFile::load(&path).err().unwrap().to_string();
    assert!(error.starts_with("cannot read") && error.contains("x.proof"), "{error}");
}

#[test]
fn a_proof_file_is_at_most_a_quarter_of_the_json_form() {
    let file = &hashes().file;
    let json = file.json_bytes(true).unwrap();
    let binary = bytes().len() as u64;
    assert!(4 * binary <= json, "{binary} of {json} bytes");
}

#[test]
fn a_flipped_byte_anywhere_is_named() {
    let good = bytes();
    for position in positions(good.len()) {
        let mut damaged = good.clone();
        damaged[position] ^= 0x20;
        let error = error_of(&damaged);
        let named = match position {
            0..8 => matches!(error, ProofFileError::NotAProofFile),
            8..10 => matches!(error, ProofFileError::UnsupportedVersion { .. }),
            10..18 => matches!(
                error,
                ProofFileError::Truncated { .. }
                    | ProofFileError::TrailingBytes { .. }
                    | ProofFileError::TooLarge { .. }
            ),
            _ => matches!(error, ProofFileError::Checksum),
        };
        assert!(named, "byte {position}: {error}");
    }
}

#[test]
fn a_truncated_file_is_named() {
    let good = bytes();
    for length in positions(good.len()) {
        let error = error_of(&good[..length]);
        assert!(matches!(error, ProofFileError::Truncated { found, .. } if found == length as u64), "{error}");
    }
}

#[test]
fn bytes_after_the_proof_are_named() {
    let mut long = bytes();
    long.push(0);
    assert!(matches!(error_of(&long), ProofFileError::TrailingBytes { extra: 1 }));
}

#[test]
fn a_file_of_another_version_is_named() {
    let mut other = bytes();
    other[8..10].copy_from_slice(&2u16.to_le_bytes());
    let error = error_of(&with_new_checksum(other));
    assert!(matches!(error, ProofFileError::UnsupportedVersion { found: 2 }));
}

#[test]
fn a_flipped_byte_under_a_new_checksum_is_refused_by_decoder_or_verifier() {
    let proven = hashes();
    let good = bytes();
    let mut reached_the_verifier = 0;
    let end = good.len() - CHECKSUM_BYTES;
    for position in positions(end).filter(|position| *position >= 18) {
        let mut damaged = good.clone();
        damaged[position] ^= 1;
        let Ok(file) = ProofFile::decode(&with_new_checksum(damaged)) else {
            continue;
        };
        // Which toolkit made a proof is told, not proven.
        if file.toolkit_version() != proven.file.toolkit_version() {
            continue;
        }
        reached_the_verifier += 1;
        assert!(verify(&file, &proven.expected()).is_err(), "byte {position} can be changed");
    }
    assert!(reached_the_verifier >= 20, "only {reached_the_verifier} damaged proofs were decoded");
}

#[test]
fn one_proofs_header_over_anothers_proof_is_named() {
    let split = |bytes: &[u8]| {
        let header = u32::from_le_bytes(bytes[18..22].try_into().unwrap()) as usize;
        (bytes[22..22 + header].to_vec(), bytes[22 + header..bytes.len() - CHECKSUM_BYTES].to_vec())
    };
    let (header, _) = split(&empty().file.encode().unwrap());
    let (_, payload) = split(&bytes());
    let mut mixed = bytes()[..10].to_vec();
    mixed.extend((22 + header.len() + payload.len() + CHECKSUM_BYTES).to_le_bytes());
    mixed.extend((header.len() as u32).to_le_bytes());
    mixed.extend(header);
    mixed.extend(payload);
    mixed.extend([0; CHECKSUM_BYTES]);
    let file = ProofFile::decode(&with_new_checksum(mixed)).unwrap();
    assert_eq!(file.output(), Vec::<Felt>::new());
    assert_eq!(verify(&file, &hashes().expected()), Err(VerifyError::Header("OS version")));
    assert!(matches!(verify(&file, &empty().expected()), Err(VerifyError::OtherProgram { .. })));
}
