//! What the commands are made of.

pub mod artefacts;
pub mod client;
pub mod constructors;
pub mod diagnostics;
pub mod host;
pub mod l2;
pub mod profile;
pub mod scarb;
pub mod signing;
pub mod source;
pub mod sub_blocks;
pub mod transfers;
pub mod trust;
pub mod world;

use std::fmt::Display;

use zkthread::sub_block::Auth;
use zkthread_batcher::transactions::{ArgumentError, TransactionError};
use zkthread_batcher::{BatchError, FileError, HostError};

use crate::error::{Error, Exit};

/// An error of a library that knows a way out.
pub trait Helpful: Display {
    /// The way out.
    fn way_out(&self) -> Option<String>;

    /// The error for the user, with this exit code.
    fn exit(&self, exit: Exit) -> Error {
        Error::new(exit, self.to_string()).maybe_help(self.way_out())
    }
}

macro_rules! helpful {
    ($($error:ty),*) => {
        $(impl Helpful for $error {
            fn way_out(&self) -> Option<String> {
                self.help()
            }
        })*
    };
}
helpful!(ArgumentError, BatchError, FileError, HostError, TransactionError);

/// The scheme that a thread program is made for.
pub fn program_auth(auth: Auth) -> zkthread_ir::Auth {
    match auth {
        Auth::Signature => zkthread_ir::Auth::Signature,
        Auth::Batcher => zkthread_ir::Auth::Batcher,
    }
}

/// A name in words of small letters: `OrderBook` is `order_book`.
pub fn snake_case(name: &str) -> String {
    let mut text = String::new();
    let mut before_is_small = false;
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && before_is_small {
            text.push('_');
        }
        before_is_small = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        text.push(if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' });
    }
    text
}

/// An error of the batcher, with its help line.
pub fn batcher_error(error: impl Helpful) -> Error {
    error.exit(Exit::Failed)
}

#[cfg(test)]
mod tests {
    use super::snake_case;

    #[test]
    fn names_become_words_of_small_letters() {
        for (name, words) in [
            ("Token", "token"),
            ("OrderBook", "order_book"),
            ("my-game 2", "my_game_2"),
            ("AMM", "amm"),
            ("V2Pool", "v2_pool"),
        ] {
            assert_eq!(snake_case(name), words);
        }
    }
}
