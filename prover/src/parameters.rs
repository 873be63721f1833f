//! The parameters of a proof: which preprocessed tables it uses and how hard its queries are.

use serde::{Deserialize, Serialize};
use stwo::core::fri::FriConfig;
use stwo::core::pcs::PcsConfig;
use stwo_cairo_common::preprocessed_columns::preprocessed_trace::PreProcessedTraceVariant;

/// No proof with fewer bits is made or accepted.
pub const MIN_SECURITY_BITS: u32 = 96;
/// The most that can be asked for.
pub const MAX_SECURITY_BITS: u32 = 128;
/// Blow-up of the committed polynomials, in bits; larger ones make proving much slower.
const LOG_BLOWUP: u32 = 1;
/// Proof of work before the queries, in bits.
pub(crate) const POW_BITS: u32 = 26;
/// More than this no honest prover grinds; it bounds what a file can claim.
const MAX_POW_BITS: u32 = 32;

/// The tables of constants a proof refers to. The larger ones cost 12 GB and minutes before the first step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tables {
    /// Up to 2^20 rows in the memory and builtin tables; Pedersen in narrow windows, no EC builtin.
    Small,
    /// Up to 2^25 rows, no Pedersen builtin.
    WithoutPedersen,
    /// Everything, up to 2^25 rows.
    Full,
}

impl Tables {
    /// From the smallest to the largest.
    pub(crate) const ALL: [Self; 3] = [Self::Small, Self::WithoutPedersen, Self::Full];

    /// The name shown to people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::WithoutPedersen => "without-pedersen",
            Self::Full => "full",
        }
    }

    /// log2 of the rows that the largest table of constants has.
    pub(crate) fn log_rows(self) -> u32 {
        self.variant().max_log_trace_size()
    }

    pub(crate) fn variant(self) -> PreProcessedTraceVariant {
        match self {
            Self::Small => PreProcessedTraceVariant::CanonicalSmall,
            Self::WithoutPedersen => PreProcessedTraceVariant::CanonicalWithoutPedersen,
            Self::Full => PreProcessedTraceVariant::Canonical,
        }
    }

    pub(crate) fn of_variant(variant: PreProcessedTraceVariant) -> Self {
        match variant {
            PreProcessedTraceVariant::CanonicalSmall => Self::Small,
            PreProcessedTraceVariant::CanonicalWithoutPedersen => Self::WithoutPedersen,
            PreProcessedTraceVariant::Canonical => Self::Full,
        }
    }

    /// The Merkle root over the tables for blow-up 1 and no lifting. Stwo's verifier takes the root from the proof, so
    /// a prover could bring tables of its own (a "range check" that contains everything); ours compares.
    pub fn known_root(self) -> [u8; 32] {
        match self {
            Self::Small => SMALL_ROOT,
            Self::WithoutPedersen => WITHOUT_PEDERSEN_ROOT,
            Self::Full => FULL_ROOT,
        }
    }
}

// Computed by examples/table_roots.rs; the tests do so for the small one.
const SMALL_ROOT: [u8; 32] = [
    0x06, 0x8d, 0x11, 0x66, 0xc9, 0xf9, 0xf0, 0xec, 0x24, 0x76, 0x41, 0xca, 0x39, 0x1e, 0xe8, 0x39, 0x61, 0x70, 0xe6,
    0x93, 0x43, 0xdf, 0xca, 0xcc, 0x63, 0x2f, 0x96, 0x38, 0x67, 0x0d, 0x2b, 0xec,
];
const WITHOUT_PEDERSEN_ROOT: [u8; 32] = [
    0x4f, 0x36, 0xcc, 0x05, 0x75, 0x2d, 0x9c, 0x55, 0xaa, 0x77, 0x93, 0x89, 0x52, 0xc9, 0x6e, 0x1b, 0x43, 0x7b, 0x62,
    0xed, 0xac, 0x6f, 0xf0, 0x63, 0xff, 0xea, 0x66, 0x1c, 0x5a, 0x3f, 0x14, 0xa6,
];
const FULL_ROOT: [u8; 32] = [
    0xa9, 0x8e, 0x22, 0x42, 0x3b, 0xf5, 0xd2, 0x35, 0x98, 0x1f, 0x0b, 0x36, 0xd9, 0x39, 0xae, 0x56, 0xef, 0x3b, 0xe2,
    0x75, 0x1c, 0x58, 0xb0, 0x32, 0xb2, 0x83, 0x1e, 0x6e, 0x24, 0xba, 0x03, 0x64,
];

/// The parameters of a proof, as its commitment scheme uses them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameters {
    /// The tables of constants.
    pub tables: Tables,
    /// Proof of work before the queries, in bits.
    pub pow_bits: u32,
    /// Blow-up of the committed polynomials, in bits.
    pub log_blowup: u32,
    /// Number of queries.
    pub queries: u32,
}

impl Parameters {
    /// The parameters for `security_bits`.
    pub(crate) fn for_security(tables: Tables, security_bits: u32) -> Self {
        let queries = security_bits.saturating_sub(POW_BITS).div_ceil(LOG_BLOWUP);
        Self { tables, pow_bits: POW_BITS, log_blowup: LOG_BLOWUP, queries }
    }

    /// Conjectured security: proof of work plus the blow-up's bits for each query.
    pub fn security_bits(&self) -> u32 {
        self.pow_bits.saturating_add(self.log_blowup.saturating_mul(self.queries))
    }

    pub(crate) fn pcs_config(&self) -> PcsConfig {
        PcsConfig {
            pow_bits: self.pow_bits,
            fri_config: FriConfig {
                log_blowup_factor: self.log_blowup,
                log_last_layer_degree_bound: 0,
                n_queries: self.queries as usize,
                fold_step: 1,
            },
            lifting_log_size: None,
        }
    }

    /// What a proof's own configuration says.
    ///
    /// # Errors
    /// With the field that has a value this toolkit never uses: the known roots of the tables, and the verifier's cost,
    /// hold for the values above only.
    pub(crate) fn of_proof(variant: PreProcessedTraceVariant, config: &PcsConfig) -> Result<Self, &'static str> {
        let fri = &config.fri_config;
        let queries = u32::try_from(fri.n_queries).unwrap_or(u32::MAX);
        let parameters = Self {
            tables: Tables::of_variant(variant),
            pow_bits: config.pow_bits,
            log_blowup: fri.log_blowup_factor,
            queries,
        };
        if fri.log_blowup_factor != LOG_BLOWUP {
            return Err("blow-up factor");
        }
        if config.pow_bits > MAX_POW_BITS {
            return Err("proof-of-work bits");
        }
        if queries > MAX_SECURITY_BITS {
            return Err("number of queries");
        }
        if parameters.pcs_config() != *config {
            return Err("folding or lifting");
        }
        Ok(parameters)
    }
}

#[cfg(test)]
mod tests {
    use stwo::prover::backend::simd::m31::LOG_N_LANES;

    use super::*;

    #[test]
    fn security_bits_are_those_asked_for() {
        for bits in [MIN_SECURITY_BITS, 100, MAX_SECURITY_BITS] {
            let parameters = Parameters::for_security(Tables::Small, bits);
            assert_eq!(parameters.security_bits(), bits);
            let config = parameters.pcs_config();
            assert_eq!(config.security_bits(), bits);
            let variant = Tables::Small.variant();
            assert_eq!(Parameters::of_proof(variant, &config), Ok(parameters));
        }
    }

    /// `.cargo/rustc-wrapper.sh` computes the row of a pair in this table instead of looking it up.
    #[test]
    fn the_table_of_pairs_of_9_bits_is_in_order() {
        for tables in Tables::ALL {
            let constants = tables.variant().to_preprocessed_trace();
            for (name, shift) in [("range_check_9_9_column_0", 9), ("range_check_9_9_column_1", 0)] {
                let mut columns = constants.columns.iter().filter(|column| column.id().id == name);
                let column = columns.next().expect("the table has two columns");
                let values =
                    (0..1 << (column.log_size() - LOG_N_LANES)).flat_map(|row| column.packed_at(row).to_array());
                assert!(values.map(|value| value.0).eq((0..1 << 18).map(|row| (row >> shift) & 511)), "{name}");
            }
        }
    }

    #[test]
    fn configurations_we_never_use_are_refused() {
        let variant = Tables::Small.variant();
        let good = Parameters::for_security(Tables::Small, MIN_SECURITY_BITS).pcs_config();
        let refused = |change: fn(&mut PcsConfig), why: &'static str| {
            let mut config = good;
            change(&mut config);
            assert_eq!(Parameters::of_proof(variant, &config), Err(why));
        };
        refused(|config| config.fri_config.log_blowup_factor = 2, "blow-up factor");
        refused(|config| config.fri_config.log_blowup_factor = u32::MAX, "blow-up factor");
        refused(|config| config.pow_bits = 96, "proof-of-work bits");
        refused(|config| config.fri_config.n_queries = usize::MAX, "number of queries");
        refused(|config| config.fri_config.fold_step = 2, "folding or lifting");
        refused(|config| config.fri_config.log_last_layer_degree_bound = 1, "folding or lifting");
        refused(|config| config.lifting_log_size = Some(21), "folding or lifting");
    }
}
