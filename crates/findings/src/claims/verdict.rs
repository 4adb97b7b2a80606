//! What became of a claim, with the figures that decide it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::Cell;
use arrivals_data::Origin;

/// Whether a part of a sentence is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is so, to the last digit or by its own hedge.
    Holds,
    /// The figure rounds to it, as precisely as it was written.
    HoldsWhenRounded,
    /// Not false, but further off than its words allow, or likely to mislead.
    Imprecise,
    /// It is not so.
    DoesNotHold,
    /// The data or the words do not decide it.
    CannotBeChecked,
}

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Self; 5] = [
        Self::Holds,
        Self::HoldsWhenRounded,
        Self::Imprecise,
        Self::DoesNotHold,
        Self::CannotBeChecked,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::HoldsWhenRounded => "holds when rounded",
            Self::Imprecise => "imprecise",
            Self::DoesNotHold => "does not hold",
            Self::CannotBeChecked => "cannot be checked",
        }
    }
}

/// One part of a sentence, judged.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Part {
    /// Its words.
    pub words: String,
    /// Where they start in the text, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// What they were taken to say.
    pub taken_as: String,
    /// Whether it is so.
    pub verdict: Verdict,
    /// The figures that decide, or why nothing does.
    pub because: String,
    /// The nearest statement that is so, where this one is not.
    pub nearest: Option<String>,
    /// The ways in which the words can be read, where there are several.
    pub readings: Vec<String>,
    /// The id of the method that the figure comes from.
    pub method: Option<&'static str>,
    /// The published cells that decided.
    pub cells: Vec<Cell>,
    /// What a reader must know of the figures, and how open words were taken.
    pub caveats: Vec<String>,
}

/// A sentence with what was read in it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// The line of the text on which it starts, from 1.
    pub line: usize,
    /// Its parts, in the order of its words.
    pub parts: Vec<Part>,
}

/// A sentence of an article that may be about the data, and does not say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unclear {
    /// The sentence.
    pub text: String,
    /// The line of the text on which it starts, from 1.
    pub line: usize,
}

/// How many parts there are of each verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tally {
    /// Parts that hold.
    pub holds: usize,
    /// Parts that hold when rounded.
    pub holds_when_rounded: usize,
    /// Parts that are imprecise.
    pub imprecise: usize,
    /// Parts that do not hold.
    pub does_not_hold: usize,
    /// Parts that cannot be checked.
    pub cannot_be_checked: usize,
}

impl Tally {
    /// The number of parts with that verdict.
    pub fn count_of(&self, verdict: Verdict) -> usize {
        match verdict {
            Verdict::Holds => self.holds,
            Verdict::HoldsWhenRounded => self.holds_when_rounded,
            Verdict::Imprecise => self.imprecise,
            Verdict::DoesNotHold => self.does_not_hold,
            Verdict::CannotBeChecked => self.cannot_be_checked,
        }
    }

    /// Counts one part more.
    fn add(&mut self, verdict: Verdict) {
        let place = match verdict {
            Verdict::Holds => &mut self.holds,
            Verdict::HoldsWhenRounded => &mut self.holds_when_rounded,
            Verdict::Imprecise => &mut self.imprecise,
            Verdict::DoesNotHold => &mut self.does_not_hold,
            Verdict::CannotBeChecked => &mut self.cannot_be_checked,
        };
        *place += 1;
    }
}

/// A text held against a dataset.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Checked {
    /// The dataset's title, or its files.
    pub about: String,
    /// The publishers.
    pub sources: Vec<String>,
    /// The series that claims without a group are about; none where there is no whole.
    pub series: Option<String>,
    /// The first and the last whole year with a count of that series.
    pub years: Option<(i32, i32)>,
    /// The year of writing, where it was given.
    pub as_of: Option<i32>,
    /// The files.
    pub origins: Vec<Origin>,
    /// The sentences in which something was read.
    pub sentences: Vec<Sentence>,
    /// How many sentences hold no claim about the data.
    pub left_out: usize,
    /// Those among them that have a number and a year, and name nothing that the data count.
    pub unclear: Vec<Unclear>,
    /// How many parts there are of each verdict.
    pub tally: Tally,
}

impl Checked {
    /// Counts the verdicts.
    pub(super) fn counted(mut self) -> Self {
        let mut tally = Tally::default();
        for part in self.sentences.iter().flat_map(|sentence| &sentence.parts) {
            tally.add(part.verdict);
        }
        self.tally = tally;
        self
    }

    /// Every part, in the order of the text.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.sentences.iter().flat_map(|sentence| &sentence.parts)
    }
}
