//! The phrases of a sentence that can be part of a claim, in the order in which they stand.

use std::ops::Range;

use super::claim::{
    ChangeMeasure, Direction, Quantity, RunLength, Scope, Side, Size, SubjectRef, TimeRef,
};
use super::token::Token;

/// The part that a phrase plays, by the words before it (or, in Korean, after it).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// In a year; or nothing is said.
    At,
    /// From a count or a year; compared with one.
    From,
    /// To a count or a year.
    To,
    /// By an amount, or by a year.
    By,
    /// Of so many, of which others are a part.
    Of,
    /// Since a year.
    Since,
    /// Before or after a year, or until one: not read.
    Other,
}

/// What is counted, by the noun beside a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountedNoun {
    /// The dataset's measure or unit, or people.
    Measure,
    Group(SubjectRef),
    Bare,
    /// A part of a number that follows: `198 of the 223`.
    Part,
    /// Something else.
    Other(String),
}

#[derive(Debug, Clone, PartialEq)]
pub enum PhraseKind {
    /// A year, or a time that stands for one.
    Time(TimeRef),
    /// A span with both ends.
    Span(TimeRef, TimeRef),
    /// A span of so many years up to the time of the clause: `over the past decade`.
    Last {
        years: i32,
        words: String,
        /// Its last year, where the phrase names it: `the ten years to 2023`.
        to: Option<TimeRef>,
    },
    Quantity(Quantity, CountedNoun),
    Percent {
        /// The number.
        quantity: Quantity,
        /// Whether it was a fraction in words.
        in_words: bool,
        /// Whether `of the arrivals` or the like follows.
        of_whole: bool,
    },
    /// The size of a change that says what it is: points, a ratio.
    Size(Size),
    /// A verb or noun of direction; or a comparison, `fewer than`, which knows no before and after.
    Move(Direction, Compares),
    /// Highest, lowest, or of a rank.
    Extreme {
        side: Side,
        /// 1 for the highest.
        rank: usize,
        /// Among which years.
        scope: Scope,
    },
    /// The largest or smallest change in a year.
    Step {
        /// Up or down.
        direction: Direction,
        /// Whether the largest.
        largest: bool,
        /// How changes are compared.
        by: ChangeMeasure,
        /// Among which years.
        scope: Scope,
    },
    Sum,
    /// In each of several years: `a year`, `in both 2021 and 2022`.
    Each(Yearly),
    Average,
    /// A total number of those that came in a year, or of all up to it.
    OpenTotal,
    /// For the first time, or the first in so many years; since when, a time may say.
    First(Option<i32>),
    /// So many times in a row; the direction is that of the verb.
    Run(RunLength),
    /// A group's name.
    Group(SubjectRef),
    /// The measure's name.
    Measure,
    /// One group against another: `outnumbered`, `more … than`.
    Against,
    /// A share, as a word: `made up`, `the share of`.
    ShareWord,
    /// In this order.
    Respectively,
    /// A reason not to read the clause.
    Block(String),
    /// The end of a part of the sentence.
    Break(Break),
}

/// How a figure of each of several years is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yearly {
    /// `each year`, `both`: of every one of them.
    Every,
    /// `a year`: with a bound of every one, else on average.
    Rate,
}

/// Whether a direction is that of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compares(pub bool);

/// How strongly two parts are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// A comma, `and`.
    Soft,
    /// `when`: what follows is of the year before it.
    When,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// A semicolon, `while`, `but`.
    Strong,
}

/// A phrase with its part and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    pub what: PhraseKind,
    /// The part that it plays.
    pub role: Relation,
    /// Its words, in bytes of the text.
    pub at: Range<usize>,
}

/// A number or a word that no phrase took, and that may change what the figures beside it say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    pub words: String,
    /// Their place, in bytes of the text.
    pub at: Range<usize>,
}

/// The phrases of a sentence, and what can be said of the whole of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Phrases {
    /// The phrases in their order.
    pub items: Vec<Phrase>,
    /// Whether words of the sentence tie it to what the dataset counts.
    pub tied: bool,
    /// Whether it names something else as its subject.
    pub foreign: Option<String>,
    /// What no phrase took, in the order of the sentence.
    pub unread: Vec<Unread>,
}

impl Phrases {
    /// Adds a phrase of these tokens; the token after it.
    pub fn push(
        &mut self,
        tokens: &[Token],
        (what, role): (PhraseKind, Relation),
        (start, end): (usize, usize),
    ) -> usize {
        if let (Some(first), Some(last)) = (tokens.get(start), tokens.get(end.max(start + 1) - 1)) {
            let at = first.at.start..last.at.end.max(first.at.end);
            self.items.push(Phrase { what, role, at });
        }
        end
    }

    /// The years that the sentence names by their numbers, each once, in order.
    pub fn named(&self) -> Vec<i32> {
        let mut named: Vec<i32> = Vec::new();
        let mut add = |when: &TimeRef| {
            if let TimeRef::Year { year, .. } = when
                && !named.contains(year)
                && named.len() < 64
            {
                named.push(*year);
            }
        };
        for item in &self.items {
            match &item.what {
                PhraseKind::Time(when) => add(when),
                PhraseKind::Span(from, to) => {
                    add(from);
                    add(to);
                }
                _ => {}
            }
        }
        named
    }
}
