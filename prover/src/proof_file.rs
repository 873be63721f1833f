//! Proof files.
//!
//! ```text
//! magic "ZKTPROOF" | u16 format | u64 length of the file | u32 length of the header | header (postcard)
//! | u32 length of the payload before compression | payload (zstd) | Blake2s-256 of all bytes before
//! ```
//! Numbers are little-endian. The header says what the proof claims to be; [`verify`](crate::verifier::verify) believes
//! none of it, and compares all of it with the proof.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use starknet_types_core::felt::Felt;
use stwo::core::vcs::blake2_hash::Blake2sHasher;

use crate::parameters::Parameters;
use crate::payload::{self, StarkProof};
use crate::statement::{self, StatementError};

/// The first bytes of every proof file.
pub const MAGIC: [u8; 8] = *b"ZKTPROOF";
/// The version of the format that this toolkit writes and reads.
pub const FORMAT_VERSION: u16 = 1;
/// Larger files are not read; proofs have one to two million bytes.
pub const MAX_FILE_BYTES: u64 = 16 << 20;
const CHECKSUM_BYTES: usize = 32;

/// A proof with what it claims to prove.
#[derive(Clone)]
pub struct ProofFile {
    header: Header,
    proof: StarkProof,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Header {
    toolkit_version: String,
    os_version: Felt,
    output: Vec<Felt>,
    parameters: Parameters,
    security_bits: u32,
}

/// What is wrong with a proof file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProofFileError {
    /// The file does not begin with [`MAGIC`].
    #[error("this is not a proof file (help: proofs are made by `cargo zkthread prove`)")]
    NotAProofFile,
    /// The file is of another version of the format.
    #[error(
        "the proof file has format version {found}, this toolkit reads version {FORMAT_VERSION} (help: use the toolkit version that made the proof, or prove again)"
    )]
    UnsupportedVersion {
        /// The version in the file.
        found: u16,
    },
    /// The file is larger than any proof.
    #[error("the proof file has {found} bytes, more than {MAX_FILE_BYTES} (help: this cannot be a proof)")]
    TooLarge {
        /// Bytes of the file, or that the file says it has.
        found: u64,
    },
    /// The file ends too early.
    #[error("the proof file is truncated: {found} of {expected} bytes (help: copy it again)")]
    Truncated {
        /// Bytes there are.
        found: u64,
        /// Bytes there must be.
        expected: u64,
    },
    /// Something follows the proof.
    #[error("{extra} bytes follow the proof (help: copy the file again)")]
    TrailingBytes {
        /// How many.
        extra: u64,
    },
    /// The bytes are not those that were written.
    #[error("the proof file is damaged: its checksum does not match (help: copy it again)")]
    Checksum,
    /// The header cannot be read.
    #[error("the proof file's header cannot be read: {0} (help: prove again)")]
    Header(String),
    /// The proof cannot be read.
    #[error("the proof in the file cannot be read: {0} (help: prove again)")]
    Payload(String),
    /// The proof cannot be written.
    #[error("the proof cannot be encoded: {0}")]
    Encode(String),
    /// The file system's error.
    #[error("{action} {path}: {source}")]
    Io {
        /// `cannot read` or `cannot write`.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// The error.
        source: io::Error,
    },
}

impl ProofFile {
    /// A file for a proof, described by what is in the proof itself.
    ///
    /// # Errors
    /// When the proof's public memory is not that of a run, or its parameters are not ones this toolkit knows.
    pub fn new(proof: StarkProof) -> Result<Self, DescribeError> {
        let statement = statement::read(&proof.claim.public_data)?;
        let config = &proof.stark_proof.0.config;
        let parameters =
            Parameters::of_proof(proof.preprocessed_trace_variant, config).map_err(DescribeError::Parameters)?;
        let header = Header {
            toolkit_version: env!("CARGO_PKG_VERSION").to_owned(),
            os_version: statement.os_version,
            output: statement.output,
            parameters,
            security_bits: parameters.security_bits(),
        };
        Ok(Self { header, proof })
    }

    /// The version of the toolkit that made the proof, as the file says.
    pub fn toolkit_version(&self) -> &str {
        &self.header.toolkit_version
    }

    /// The OS version hash of the program proven, as the file says.
    pub fn os_version(&self) -> Felt {
        self.header.os_version
    }

    /// The program's output, as the file says.
    pub fn output(&self) -> &[Felt] {
        &self.header.output
    }

    /// The parameters of the proof, as the file says.
    pub fn parameters(&self) -> &Parameters {
        &self.header.parameters
    }

    /// The security of the proof in bits, as the file says.
    pub fn security_bits(&self) -> u32 {
        self.header.security_bits
    }

    /// The proof, in the form Stwo's verifier takes.
    pub fn proof(&self) -> &StarkProof {
        &self.proof
    }

    /// Bytes of the proof in the JSON form that Stwo's own tools write and read (indented), or of the same on one line.
    ///
    /// # Errors
    /// [`ProofFileError::Encode`].
    pub fn json_bytes(&self, indented: bool) -> Result<u64, ProofFileError> {
        let mut counter = Counter(0);
        let written = if indented {
            serde_json::to_writer_pretty(&mut counter, &self.proof)
        } else {
            serde_json::to_writer(&mut counter, &self.proof)
        };
        written.map_err(|error| ProofFileError::Encode(error.to_string()))?;
        Ok(counter.0)
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// [`ProofFileError::Encode`] and [`ProofFileError::TooLarge`] when the proof is larger than any this toolkit makes.
    pub fn encode(&self) -> Result<Vec<u8>, ProofFileError> {
        let header = postcard::to_stdvec(&self.header).map_err(|error| ProofFileError::Encode(error.to_string()))?;
        let payload = payload::encode(&self.proof).map_err(ProofFileError::Encode)?;
        let header_length = u32::try_from(header.len()).map_err(|error| ProofFileError::Encode(error.to_string()))?;
        let length = Prefix::BYTES + header.len() + payload.len() + CHECKSUM_BYTES;
        let length = length as u64;
        if length > MAX_FILE_BYTES {
            return Err(ProofFileError::TooLarge { found: length });
        }
        let mut bytes = Vec::new();
        bytes.extend(MAGIC);
        bytes.extend(FORMAT_VERSION.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend(header_length.to_le_bytes());
        bytes.extend(header);
        bytes.extend(payload);
        let checksum = Blake2sHasher::hash(&bytes);
        bytes.extend(checksum.0);
        Ok(bytes)
    }

    /// Reads a file's bytes. Says nothing about whether the proof is true.
    ///
    /// # Errors
    /// See [`ProofFileError`]; whatever the bytes are, decoding does not panic, and what it allocates is bounded.
    pub fn decode(bytes: &[u8]) -> Result<Self, ProofFileError> {
        let (prefix, rest) = Prefix::read(bytes)?;
        let found = bytes.len() as u64;
        if prefix.length > MAX_FILE_BYTES {
            return Err(ProofFileError::TooLarge { found: prefix.length });
        }
        if found < prefix.length {
            return Err(ProofFileError::Truncated { found, expected: prefix.length });
        }
        if found > prefix.length {
            return Err(ProofFileError::TrailingBytes { extra: found - prefix.length });
        }
        let (hashed, checksum) = bytes.split_last_chunk::<CHECKSUM_BYTES>().ok_or(ProofFileError::Checksum)?;
        if Blake2sHasher::hash(hashed).0 != *checksum {
            return Err(ProofFileError::Checksum);
        }
        // From here on only a file made wrong on purpose fails.
        let body = rest.len().checked_sub(CHECKSUM_BYTES).and_then(|end| rest.get(..end));
        let (header, payload) = body
            .and_then(|body| body.split_at_checked(prefix.header_length))
            .ok_or_else(|| ProofFileError::Header("longer than the file".to_owned()))?;
        let (header, unread) =
            postcard::take_from_bytes(header).map_err(|error| ProofFileError::Header(error.to_string()))?;
        if !unread.is_empty() {
            return Err(ProofFileError::Header(format!("{} bytes too many", unread.len())));
        }
        let proof = payload::decode(payload).map_err(ProofFileError::Payload)?;
        Ok(Self { header, proof })
    }

    /// Writes the file; either all of it or none, also when the machine stops meanwhile.
    ///
    /// # Errors
    /// [`ProofFileError::Io`] and those of [`encode`](Self::encode).
    pub fn save(&self, path: &Path) -> Result<(), ProofFileError> {
        let bytes = self.encode()?;
        let io_error = |source| ProofFileError::Io { action: "cannot write", path: path.to_owned(), source };
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let part = path.with_file_name(name);
        let written = write_synced(&part, &bytes).and_then(|()| fs::rename(&part, path));
        written.map_err(|error| {
            // Nothing to do about a part that cannot be removed either: the first error is the one to report.
            let _ = fs::remove_file(&part);
            io_error(error)
        })
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`ProofFileError::Io`] and those of [`decode`](Self::decode).
    pub fn load(path: &Path) -> Result<Self, ProofFileError> {
        let io_error = |source| ProofFileError::Io { action: "cannot read", path: path.to_owned(), source };
        let file = fs::File::open(path).map_err(io_error)?;
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::Read::take(file, MAX_FILE_BYTES + 1), &mut bytes).map_err(io_error)?;
        let found = bytes.len() as u64;
        if found > MAX_FILE_BYTES {
            return Err(ProofFileError::TooLarge { found });
        }
        Self::decode(&bytes)
    }
}

/// Why a proof cannot be described.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DescribeError {
    /// The public memory is not that of a run.
    #[error(transparent)]
    Statement(#[from] StatementError),
    /// The proof's configuration is not one of this toolkit's; names the part that differs.
    #[error("the proof's {0} is not one this toolkit uses")]
    Parameters(&'static str),
}

struct Prefix {
    length: u64,
    header_length: usize,
}

impl Prefix {
    const BYTES: usize = MAGIC.len() + 2 + 8 + 4;

    fn read(bytes: &[u8]) -> Result<(Self, &[u8]), ProofFileError> {
        let truncated = || ProofFileError::Truncated { found: bytes.len() as u64, expected: Self::BYTES as u64 };
        let (magic, rest) = bytes
            .split_first_chunk()
            .ok_or_else(|| if MAGIC.starts_with(bytes) { truncated() } else { ProofFileError::NotAProofFile })?;
        if *magic != MAGIC {
            return Err(ProofFileError::NotAProofFile);
        }
        let (version, rest) = rest.split_first_chunk().ok_or_else(truncated)?;
        let version = u16::from_le_bytes(*version);
        if version != FORMAT_VERSION {
            return Err(ProofFileError::UnsupportedVersion { found: version });
        }
        let (length, rest) = rest.split_first_chunk().ok_or_else(truncated)?;
        let (header_length, rest) = rest.split_first_chunk().ok_or_else(truncated)?;
        let header_length = usize::try_from(u32::from_le_bytes(*header_length))
            .map_err(|error| ProofFileError::Header(error.to_string()))?;
        Ok((Self { length: u64::from_le_bytes(*length), header_length }, rest))
    }
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Counts what is written to it.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_no_proofs_are_named() {
        let error = |bytes: &[u8]| ProofFile::decode(bytes).err().unwrap();
        assert!(matches!(error(b""), ProofFileError::Truncated { found: 0, .. }));
        assert!(matches!(error(b"ZKT"), ProofFileError::Truncated { found: 3, .. }));
        assert!(matches!(error(b"#!/bin/sh"), ProofFileError::NotAProofFile));
        assert!(matches!(error(b"ZKTPROOF\x02\x00"), ProofFileError::UnsupportedVersion { found: 2 }));
        assert!(matches!(error(b"ZKTPROOF\x01\x00"), ProofFileError::Truncated { .. }));
        let huge = [b"ZKTPROOF\x01\x00".as_slice(), &[0xff; 12]].concat();
        assert!(matches!(error(&huge), ProofFileError::TooLarge { found: u64::MAX }));
        let tiny = [b"ZKTPROOF\x01\x00".as_slice(), &22u64.to_le_bytes(), &[0; 4]].concat();
        assert!(matches!(error(&tiny), ProofFileError::Checksum));
    }

    #[test]
    fn a_header_longer_than_the_file_is_named() {
        let mut bytes = b"ZKTPROOF\x01\x00".to_vec();
        bytes.extend((Prefix::BYTES as u64 + 32).to_le_bytes());
        bytes.extend(u32::MAX.to_le_bytes());
        let checksum = Blake2sHasher::hash(&bytes);
        bytes.extend(checksum.0);
        assert!(matches!(ProofFile::decode(&bytes).err().unwrap(), ProofFileError::Header(_)));
    }
}
