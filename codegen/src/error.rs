//! What can go wrong while printing.

/// A fault of the generator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodegenError {
    /// The Cairo parser refused a printed file.
    #[error("the generated file {file} is not valid Cairo: {reason}")]
    NotCairo {
        /// Path of the file relative to `src/`.
        file: String,
        /// The parser's diagnostics.
        reason: String,
    },
    /// The system gave no thread to format on.
    #[error("cannot start a thread for the Cairo formatter: {reason}")]
    NoThread {
        /// What the system says.
        reason: String,
    },
}

impl CodegenError {
    /// What the user can do about it.
    pub fn help(&self) -> String {
        match self {
            Self::NotCairo { .. } => {
                "this is a defect of zkthread; please report it with the contract that caused it".to_owned()
            }
            Self::NoThread { .. } => "end other programs, or allow this one more threads and memory".to_owned(),
        }
    }
}
