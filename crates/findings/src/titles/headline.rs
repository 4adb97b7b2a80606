//! What a title says, before any language.

use arrivals_data::{Count, Period, Year, YearCount};
use arrivals_statistics::changepoints::End;
use arrivals_statistics::groups::directions::Directions;
use arrivals_statistics::groups::gap::Gap;
use arrivals_statistics::groups::largest::Largest;
use arrivals_statistics::groups::ranking::Ranking;
use arrivals_statistics::revisions::Size;
use arrivals_statistics::{Change, Cumulative, Index, Share};

/// What a title says: the values of findings, in no language yet.
///
/// Invariant: whatever is written in a language is written from one of these, so that two
/// languages cannot disagree.
#[derive(Debug, Clone, PartialEq)]
pub enum Headline {
    /// The count of the latest year, and nothing to compare it with.
    Latest(YearCount),
    /// The latest year has the most of all.
    Most {
        /// The latest year.
        at: YearCount,
        first: Year,
        /// Whether years in between have no count.
        gaps: bool,
    },
    /// The latest year has as many as the peak.
    LikePeak {
        /// The latest year.
        at: YearCount,
        peak: Year,
    },
    /// The latest year against the peak.
    SincePeak(Change),
    /// The change between two years, or none.
    Between {
        change: Change,
        /// Whether every year from the first to the last has the same count.
        throughout: bool,
    },
    /// All years have the same count.
    Constant {
        /// The last year.
        at: YearCount,
        first: Year,
        /// Whether years in between have no count.
        gaps: bool,
    },
    /// The largest change from a year to the next.
    Step {
        change: Change,
        /// Whether it is the largest in percent; else in counts.
        percent: bool,
    },
    /// The count of a year, and a part of it.
    Part {
        at: YearCount,
        /// The part's name.
        name: String,
        /// The part.
        share: Share,
    },
    /// The share of a part, and what it was before.
    Share {
        /// The part's name.
        name: String,
        share: Share,
        /// The share in an earlier year.
        before: Option<Share>,
    },
    /// A year as an index of another.
    Index(Index),
    /// The sum over all periods.
    Sum {
        sum: Cumulative,
        /// The spans and years to date in it.
        bins: Vec<(Period, Count)>,
    },
    /// How far two groups stand apart.
    Gap(Gap),
    /// How many groups fell and rose.
    Directions(Directions),
    /// Which group is first.
    Ranking(Ranking),
    /// The largest count of all groups and years.
    Largest(Largest),
    /// Where the direction changed.
    Bends {
        years: Vec<Year>,
        /// The percent a year before, between and after them; none where it is not told from 0.
        percents: Vec<Option<f64>>,
    },
    /// Changes of direction that noise would show as well.
    NotEstablished { first: Year, last: Year },
    /// No change of direction.
    Straight {
        first: Year,
        last: Year,
        /// The percent a year; none where it is not told from 0.
        percent: Option<f64>,
    },
    /// The mean of the present level, and that of the one before.
    Levels {
        /// The present level.
        now: Level,
        before: Level,
    },
    /// No change of level.
    OneLevel(Level),
    /// A change of level too near an end of the series to be dated.
    NotDated {
        /// The year after which it came, or one beside it.
        near: Year,
        end: End,
    },
    /// The next year.
    Forecast {
        year: Year,
        median: Count,
        /// The lower limit of the range that holds 9 of 10.
        low: Count,
        /// The upper limit of that range.
        high: Count,
    },
    /// How first releases were revised.
    Revised(Size),
    /// No first release can be compared with a later one.
    NoRevision,
}

impl Headline {
    /// Whether it is about several series, which it names or speaks of together.
    pub fn is_of_several(&self) -> bool {
        matches!(
            self,
            Self::Share { .. }
                | Self::Gap(_)
                | Self::Directions(_)
                | Self::Ranking(_)
                | Self::Largest(_)
                | Self::Revised(_)
                | Self::NoRevision
        )
    }
}

/// The mean count of a run of years.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    pub first: Year,
    pub last: Year,
    /// The mean count of a year.
    pub mean: f64,
}
