//! How a sentence is taken, and what its clauses leave to the next.

use super::pairing::Order;
use crate::claims::claim::{Direction, SubjectRef, TimeRef};

/// How a sentence is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Whether years stand before or after their numbers.
    pub order: Order,
    /// Whether the sentence is known to be about the data: it was given by itself.
    pub trusted: bool,
}

/// What a clause leaves to the next.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The year that was spoken of last.
    pub when: Option<TimeRef>,
    /// The group that was spoken of last.
    pub who: Option<SubjectRef>,
    /// The group whose share was spoken of last.
    pub share: Option<SubjectRef>,
    /// The change that was spoken of last, with its direction.
    pub change: Option<(TimeRef, TimeRef, Option<Direction>)>,
    /// The direction that was spoken of last.
    pub direction: Option<Direction>,
    /// Since when, where a clause says no more than that: `since peaking in 2009, …`.
    pub since: Option<TimeRef>,
    /// How many numbers the clause before gave, without a movement.
    pub listed: usize,
}
