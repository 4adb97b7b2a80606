//! What a number in an English sentence is.

use crate::claims::phrase::{PhraseKind, Relation};

pub enum Amount {
    /// A phrase.
    Found {
        what: PhraseKind,
        /// Its part.
        role: Relation,
        /// The token where its hedge starts.
        start: usize,
        /// The token after it.
        end: usize,
    },
    /// A number that is no count, up to that token: money, an age, a date.
    Skip(usize),
    /// A number that may say something of the counts and is not read, up to that token.
    Unread(usize),
}
