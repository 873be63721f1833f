//! How many rows a run needs in the tables of a proof, and which tables of constants serve it.

use stwo_cairo_adapter::{ExecutionResources, ProverInput};

use crate::parameters::Tables;

/// A table whose rows are numbered cannot be longer than the longest numbering among the constants.
const MEMORY_PARTS: usize = 16;
/// Rows in the largest table behind a builtin, for each use: Poseidon's cubes, Pedersen's point additions, ..
const ROWS_BEHIND: [(&str, usize); 5] = [
    ("poseidon_builtin", 107),
    ("pedersen_builtin", 56),
    ("ec_op_builtin", 256),
    ("add_mod_builtin", 1),
    ("mul_mod_builtin", 1),
];
/// A Blake2s compression needs this many rows in the table of its mixing function.
const ROWS_BEHIND_BLAKE: usize = 80;

/// Rows needed, by what decides which tables can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows {
    /// Poseidon permutations, padded as the tables are.
    pub poseidon: usize,
    /// Pedersen hashes, padded.
    pub pedersen: usize,
    /// Uses of the EC builtin, padded.
    pub ec_op: usize,
    /// The numbered table with the most rows, and its rows.
    numbered: (String, usize),
    /// Rows of the largest table of any kind.
    largest: usize,
}

/// No tables of constants serve this run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoTables {
    /// A table would be too long even with the largest tables of constants.
    #[error("the run needs {rows} rows of `{table}`, a proof has at most {limit} (help: make the sub-block smaller)")]
    TooManyRows {
        /// What there is too much of.
        table: String,
        /// Rows needed.
        rows: usize,
        /// Rows there are.
        limit: usize,
    },
}

impl Rows {
    pub(crate) fn of(input: &ProverInput, resources: &ExecutionResources) -> Self {
        let builtin = |name: &str| resources.builtin_instance_counter.get(name).copied().unwrap_or_default();
        let memory = &resources.memory_tables_sizes;
        let builtins = resources.builtin_instance_counter.iter();
        let numbered = builtins
            .filter(|(name, _)| !name.starts_with("output"))
            .map(|(name, uses)| (name.as_str(), *uses))
            .chain([
                ("memory addresses", memory.memory_address_to_id.div_ceil(MEMORY_PARTS)),
                ("small memory values", memory.memory_id_to_small),
            ])
            .max_by_key(|(name, rows)| (*rows, *name))
            .map_or((String::new(), 0), |(name, rows)| (name.to_owned(), rows));
        let opcodes = resources
            .opcodes_instance_counter
            .iter()
            .map(|(name, uses)| if name.starts_with("blake") { uses * ROWS_BEHIND_BLAKE } else { *uses });
        let behind = ROWS_BEHIND.iter().map(|(name, rows)| builtin(name) * rows);
        let largest = opcodes.chain(behind).chain([numbered.1, input.pc_count]).max();
        Self {
            poseidon: builtin("poseidon_builtin"),
            pedersen: builtin("pedersen_builtin"),
            ec_op: builtin("ec_op_builtin"),
            numbered,
            largest: largest.unwrap_or_default(),
        }
    }

    /// log2 of the rows of the largest table, padded.
    pub(crate) fn log_largest(&self) -> u32 {
        self.largest.next_power_of_two().ilog2()
    }

    /// The cheapest tables of constants that serve the run.
    pub(crate) fn smallest_tables(&self) -> Result<Tables, NoTables> {
        let (table, rows) = &self.numbered;
        let serves = |tables: &Tables| {
            let has_builtins = match tables {
                Tables::Small => self.ec_op == 0,
                Tables::WithoutPedersen => self.pedersen == 0,
                Tables::Full => true,
            };
            has_builtins && *rows <= 1 << tables.log_rows()
        };
        Tables::ALL.into_iter().find(serves).ok_or_else(|| NoTables::TooManyRows {
            table: table.clone(),
            rows: *rows,
            limit: 1 << Tables::Full.log_rows(),
        })
    }

    #[cfg(test)]
    fn with(pedersen: usize, ec_op: usize, rows: usize) -> Self {
        let numbered = ("memory addresses".to_owned(), rows);
        Self { poseidon: 0, pedersen, ec_op, numbered, largest: rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_tables_are_chosen() {
        let tables = |pedersen, ec_op, rows| Rows::with(pedersen, ec_op, rows).smallest_tables();
        assert_eq!(tables(16, 0, 1 << 20), Ok(Tables::Small));
        assert_eq!(tables(0, 0, (1 << 20) + 1), Ok(Tables::WithoutPedersen));
        assert_eq!(tables(16, 0, (1 << 20) + 1), Ok(Tables::Full));
        assert_eq!(tables(0, 16, 1), Ok(Tables::WithoutPedersen));
        assert_eq!(tables(16, 16, 1), Ok(Tables::Full));
        let error = tables(0, 0, (1 << 25) + 1).unwrap_err().to_string();
        assert!(error.contains("33554433 rows of `memory addresses`"), "{error}");
    }

    #[test]
    fn the_largest_table_is_padded() {
        assert_eq!(Rows::with(0, 0, 1).log_largest(), 0);
        assert_eq!(Rows::with(0, 0, 17).log_largest(), 5);
    }
}
