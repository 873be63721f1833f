//! The proof itself as bytes. Most of a proof is the columns' values at the queries: field elements that no compressor
//! shortens, but a column of few rows is asked for the same row many times. So those, and the sampled values, are
//! packed here; the rest is postcard, and all of it is compressed.

use cairo_air::CairoProofForRustVerifier;
use serde::{Deserialize, Serialize};
use stwo::core::ColumnVec;
use stwo::core::fields::m31::{BaseField, P};
use stwo::core::fields::qm31::SecureField;
use stwo::core::pcs::TreeVec;
use stwo::core::vcs_lifted::blake2_merkle::Blake2sMerkleHasher;

/// A proof as Stwo's verifier takes it, with the hash function used here.
pub type StarkProof = CairoProofForRustVerifier<Blake2sMerkleHasher>;

/// Most bytes of a payload before compression; proofs have about two million.
const MAX_PAYLOAD_BYTES: usize = 16 << 20;
/// Most values at queries in a proof; there are about a quarter of a million.
const MAX_QUERIED_VALUES: usize = 8 << 20;
/// The data is hash-like: higher levels only cost time.
const COMPRESSION_LEVEL: i32 = 9;
const SAMPLE_BYTES: usize = 16;

#[derive(Serialize, Deserialize)]
struct Payload {
    /// The proof without sampled and queried values.
    rest: StarkProof,
    sampled: Vec<PackedSamples>,
    queried: Vec<PackedTree>,
}

/// The sampled values of one tree's columns.
#[derive(Serialize, Deserialize)]
struct PackedSamples {
    /// Values of each column.
    counts: Vec<u8>,
    /// All values, 16 bytes each.
    values: Vec<u8>,
}

/// The values of one tree's columns at the queries.
#[derive(Serialize, Deserialize)]
struct PackedTree {
    /// Which distinct value of the column stands at each query. Columns of as many rows share a pattern.
    patterns: Vec<Vec<u8>>,
    /// Each column's pattern.
    columns: Vec<u16>,
    /// Each column's distinct values in order of appearance, 4 bytes each.
    values: Vec<u8>,
}

/// Encodes and compresses.
pub(crate) fn encode(proof: &StarkProof) -> Result<Vec<u8>, String> {
    let mut rest = proof.clone();
    let sampled = std::mem::take(&mut rest.stark_proof.0.sampled_values.0);
    let queried = std::mem::take(&mut rest.stark_proof.0.queried_values.0);
    let payload = Payload {
        rest,
        sampled: sampled.iter().map(|tree| pack_samples(tree)).collect::<Result<_, _>>()?,
        queried: queried.iter().map(|tree| pack_tree(tree)).collect::<Result<_, _>>()?,
    };
    let bytes = postcard::to_stdvec(&payload).map_err(|error| error.to_string())?;
    if bytes.len() > MAX_PAYLOAD_BYTES {
        return Err(format!("{} bytes, more than {MAX_PAYLOAD_BYTES}", bytes.len()));
    }
    let length = u32::try_from(bytes.len()).map_err(|error| error.to_string())?;
    let compressed = zstd::bulk::compress(&bytes, COMPRESSION_LEVEL).map_err(|error| error.to_string())?;
    Ok([length.to_le_bytes().as_slice(), &compressed].concat())
}

/// Decompresses and decodes. All sizes are bounded before anything is allocated for them.
pub(crate) fn decode(bytes: &[u8]) -> Result<StarkProof, String> {
    let (length, compressed) = bytes.split_first_chunk().ok_or("no length")?;
    let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|error| error.to_string())?;
    if length > MAX_PAYLOAD_BYTES {
        return Err(format!("{length} bytes announced, more than {MAX_PAYLOAD_BYTES}"));
    }
    let raw = zstd::bulk::decompress(compressed, length).map_err(|error| error.to_string())?;
    if raw.len() != length {
        return Err(format!("{} bytes, {length} announced", raw.len()));
    }
    let (payload, unread): (Payload, _) = postcard::take_from_bytes(&raw).map_err(|error| error.to_string())?;
    if !unread.is_empty() {
        return Err(format!("{} bytes too many", unread.len()));
    }
    let Payload { mut rest, sampled, queried } = payload;
    let scheme = &mut rest.stark_proof.0;
    if !scheme.sampled_values.0.is_empty() || !scheme.queried_values.0.is_empty() {
        return Err("values both packed and unpacked".to_owned());
    }
    let mut budget = MAX_QUERIED_VALUES;
    scheme.sampled_values = TreeVec(sampled.iter().map(unpack_samples).collect::<Result<_, _>>()?);
    scheme.queried_values =
        TreeVec(queried.iter().map(|tree| unpack_tree(tree, &mut budget)).collect::<Result<_, _>>()?);
    Ok(rest)
}

fn pack_samples(columns: &[Vec<SecureField>]) -> Result<PackedSamples, String> {
    let mut packed = PackedSamples { counts: Vec::new(), values: Vec::new() };
    for column in columns {
        packed.counts.push(u8::try_from(column.len()).map_err(|error| error.to_string())?);
        for sample in column {
            packed.values.extend(sample.to_m31_array().iter().flat_map(|part| part.0.to_le_bytes()));
        }
    }
    Ok(packed)
}

fn unpack_samples(packed: &PackedSamples) -> Result<ColumnVec<Vec<SecureField>>, &'static str> {
    const MISMATCH: &str = "sampled values do not match their counts";
    let mut values = packed.values.chunks_exact(SAMPLE_BYTES);
    let columns = packed.counts.iter().map(|&count| {
        let column: Vec<_> = values.by_ref().take(usize::from(count)).map(sample).collect();
        if column.len() == usize::from(count) { Ok(column) } else { Err(MISMATCH) }
    });
    let columns = columns.collect::<Result<_, _>>()?;
    if values.len() != 0 || !values.remainder().is_empty() {
        return Err(MISMATCH);
    }
    Ok(columns)
}

fn sample(bytes: &[u8]) -> SecureField {
    let mut parts = bytes.chunks_exact(4).map(element);
    SecureField::from_m31_array(std::array::from_fn(|_| parts.next().unwrap_or_default()))
}

/// Four bytes as a field element, as they stand: the verifier refuses those that are not below the prime.
fn element(bytes: &[u8]) -> BaseField {
    let (value, _) = bytes.split_first_chunk().unwrap_or((&[0; 4], &[]));
    BaseField::from_u32_unchecked(u32::from_le_bytes(*value))
}

fn pack_tree(columns: &[Vec<BaseField>]) -> Result<PackedTree, String> {
    let mut packed = PackedTree { patterns: Vec::new(), columns: Vec::new(), values: Vec::new() };
    for column in columns {
        let mut distinct: Vec<BaseField> = Vec::new();
        let mut pattern = Vec::with_capacity(column.len());
        for value in column {
            let index = distinct.iter().position(|known| known == value).unwrap_or_else(|| {
                distinct.push(*value);
                distinct.len() - 1
            });
            pattern.push(u8::try_from(index).map_err(|error| error.to_string())?);
        }
        let index = packed.patterns.iter().position(|known| *known == pattern);
        let index = index.unwrap_or_else(|| {
            packed.patterns.push(pattern);
            packed.patterns.len() - 1
        });
        packed.columns.push(u16::try_from(index).map_err(|error| error.to_string())?);
        packed.values.extend(distinct.iter().flat_map(|value| value.0.to_le_bytes()));
    }
    Ok(packed)
}

fn unpack_tree(packed: &PackedTree, budget: &mut usize) -> Result<ColumnVec<Vec<BaseField>>, &'static str> {
    const MISMATCH: &str = "queried values do not match their patterns";
    let mut values = packed.values.as_slice();
    let mut columns = Vec::with_capacity(packed.columns.len());
    for &index in &packed.columns {
        let pattern = packed.patterns.get(usize::from(index)).ok_or(MISMATCH)?;
        *budget = budget.checked_sub(pattern.len()).ok_or("too many queried values")?;
        let distinct = pattern.iter().max().map_or(0, |&highest| usize::from(highest) + 1);
        let (own, others) = values.split_at_checked(4 * distinct).ok_or(MISMATCH)?;
        values = others;
        let own: Vec<BaseField> = own.chunks_exact(4).map(element).collect();
        let column = pattern.iter().map(|&position| own.get(usize::from(position)).copied());
        columns.push(column.collect::<Option<Vec<_>>>().ok_or(MISMATCH)?);
    }
    if !values.is_empty() {
        return Err(MISMATCH);
    }
    Ok(columns)
}

/// Whether every field element of the proof's vectors is below the prime. Arithmetic on others is not arithmetic.
pub(crate) fn is_canonical(proof: &StarkProof) -> bool {
    let scheme = &proof.stark_proof.0;
    let fri = &scheme.fri_proof;
    let layers = std::iter::once(&fri.first_layer).chain(&fri.inner_layers);
    let states = [&proof.claim.public_data.initial_state, &proof.claim.public_data.final_state];
    let mut secure = scheme
        .sampled_values
        .0
        .iter()
        .flatten()
        .flatten()
        .chain(layers.flat_map(|layer| &layer.fri_witness))
        .chain(fri.last_layer_poly.iter());
    let mut base = scheme.queried_values.0.iter().flatten().flatten();
    secure.all(is_canonical_sample)
        && base.all(|value| value.0 < P)
        && states.iter().all(|state| state.values().iter().all(|value| value.0 < P))
}

/// Whether all four parts are below the prime.
pub(crate) fn is_canonical_sample(sample: &SecureField) -> bool {
    sample.to_m31_array().iter().all(|part| part.0 < P)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: &[u32]) -> Vec<BaseField> {
        values.iter().map(|&value| BaseField::from_u32_unchecked(value)).collect()
    }

    #[test]
    fn columns_survive_packing() {
        let tree = vec![column(&[5, 5, 7, 5]), column(&[1, 1, 2, 1]), column(&[3; 4]), column(&[])];
        let packed = pack_tree(&tree).unwrap();
        assert_eq!(packed.patterns.len(), 3, "the first two columns share a pattern");
        assert_eq!(packed.values.len(), 4 * 5);
        assert_eq!(unpack_tree(&packed, &mut 100), Ok(tree));
        assert_eq!(unpack_tree(&packed, &mut 11), Err("too many queried values"));
    }

    #[test]
    fn inconsistent_packed_columns_are_refused() {
        let mismatch = Err("queried values do not match their patterns");
        let packed = |patterns: &[&[u8]], columns: &[u16], values: usize| PackedTree {
            patterns: patterns.iter().map(|pattern| pattern.to_vec()).collect(),
            columns: columns.to_vec(),
            values: vec![0; values],
        };
        assert!(unpack_tree(&packed(&[&[0, 1]], &[0], 8), &mut 100).is_ok());
        assert_eq!(unpack_tree(&packed(&[&[0, 1]], &[1], 8), &mut 100), mismatch);
        assert_eq!(unpack_tree(&packed(&[&[0, 255]], &[0], 8), &mut 100), mismatch);
        assert_eq!(unpack_tree(&packed(&[&[0, 1]], &[0], 7), &mut 100), mismatch);
        assert_eq!(unpack_tree(&packed(&[&[0, 1]], &[0], 12), &mut 100), mismatch);
    }

    #[test]
    fn samples_survive_packing() {
        let sample = |first| SecureField::from_u32_unchecked(first, 2, 3, 4);
        let tree = vec![vec![sample(1), sample(9)], vec![], vec![sample(5)]];
        let mut packed = pack_samples(&tree).unwrap();
        assert_eq!(unpack_samples(&packed), Ok(tree));
        packed.values.pop();
        assert!(unpack_samples(&packed).is_err());
        packed.values.extend([0; 17]);
        assert!(unpack_samples(&packed).is_err());
    }

    #[test]
    fn a_decompression_bomb_is_refused() {
        let bomb = zstd::bulk::compress(&vec![0; 64 << 20], COMPRESSION_LEVEL).unwrap();
        let announced = |length: u32| [length.to_le_bytes().as_slice(), &bomb].concat();
        let honest = decode(&announced(64 << 20)).err().unwrap();
        assert!(honest.contains("more than"), "{honest}");
        assert!(decode(&announced(1000)).is_err());
        assert!(decode(&[1, 2]).is_err());
    }

    #[test]
    fn values_at_and_above_the_prime_are_not_canonical() {
        assert!(is_canonical_sample(&SecureField::from_u32_unchecked(0, 1, 2, P - 1)));
        assert!(!is_canonical_sample(&SecureField::from_u32_unchecked(0, 1, 2, P)));
        assert!(!is_canonical_sample(&SecureField::from_u32_unchecked(u32::MAX, 1, 2, 3)));
    }
}
