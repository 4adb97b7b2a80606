//! What a sentence claims, in no language.
//!
//! Invariant: a claim says only what its words say. Which year `a decade ago` is, which series
//! stands for `women`, and whether any of it is so, is for [`super::judge`].

use std::ops::Range;

use super::number::Number;
use arrivals_data::YearCount;

/// One claim, and the words that make it.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    pub said: ClaimKind,
    /// Of whom.
    pub who: SubjectRef,
    /// Where its words stand in the text, in bytes.
    pub at: Range<usize>,
    /// How it was read, where the words leave something open.
    pub notes: Vec<String>,
    /// What the words leave open, where they imply one reading: figures that do not fit it say
    /// nothing then.
    pub open: Option<&'static str>,
    /// A number or word of its clause that was not read: figures that fit do not confirm the claim then.
    pub unread: Option<String>,
}

impl Claim {
    /// A claim without anything open.
    pub fn new(said: ClaimKind, who: SubjectRef, at: Range<usize>) -> Self {
        Self { said, who, at, notes: Vec::new(), open: None, unread: None }
    }

    /// Words that look like a claim and are not read, and why.
    pub fn unread(reason: impl Into<String>, at: Range<usize>) -> Self {
        Self::open(reason, Vec::new(), at)
    }

    /// Words that can be read in several ways, and are in none.
    pub fn open(reason: impl Into<String>, readings: Vec<String>, at: Range<usize>) -> Self {
        let said = ClaimKind::Unread { reason: reason.into(), readings };
        Self::new(said, SubjectRef::Whole, at)
    }
}

/// Of whom something is claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubjectRef {
    /// No group is named: the series that was asked for, else the whole.
    Whole,
    /// A series, by its place in the dataset.
    Series(usize),
    /// A group that the dataset does not tell apart.
    Unknown(String),
}

/// When something was so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeRef {
    /// A year by its number, as written.
    Year {
        /// The number; of a year with two, the later.
        year: i32,
        /// How the words name it.
        form: YearForm,
    },
    /// So many years before the reference year: `a decade ago`.
    Ago {
        years: i32,
        words: String,
        /// The years that the sentence itself names, one of which is the reference.
        named: Vec<i32>,
    },
    /// The year before that of writing: `last year`.
    LastYear {
        /// How many years before the year of writing: 0 for this year, 1 for the last.
        back: i32,
        words: String,
        /// The years that the sentence itself names.
        named: Vec<i32>,
    },
    /// So many years before another year of the sentence: `a year earlier`.
    Earlier {
        years: i32,
        words: String,
        /// Before which; none when the sentence names no other year.
        than: Option<Box<TimeRef>>,
    },
    /// A month, a quarter, a day: no whole year.
    Part(String),
    /// The latest year of the data, since no other is named: the end of `since 2009`.
    Now,
    /// The year in which the series stood highest: `from its peak`.
    Peak(String),
    /// The sentence does not say.
    Unsaid,
}

/// How a year is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearForm {
    /// `2019`.
    Plain,
    /// `fiscal 2019`, `FY2019`.
    Fiscal,
    /// `2019/20`, `2019-20`.
    Split,
}

impl TimeRef {
    /// A calendar year, or a fiscal one of that number.
    pub fn year(year: i32) -> Self {
        Self::Year { year, form: YearForm::Plain }
    }

    /// So many years before a year that the sentence names elsewhere.
    pub fn earlier(years: i32, words: impl Into<String>) -> Self {
        Self::Earlier { years, words: words.into(), than: None }
    }

    /// The year before that one, which the words do not name.
    pub fn year_before(than: Self) -> Self {
        let words = "the year before".to_owned();
        Self::Earlier { years: 1, words, than: Some(Box::new(than)) }
    }

    pub fn ago(years: i32, words: impl Into<String>) -> Self {
        Self::Ago { years, words: words.into(), named: Vec::new() }
    }

    pub fn last_year(back: i32, words: impl Into<String>) -> Self {
        Self::LastYear { back, words: words.into(), named: Vec::new() }
    }

    /// Whether it is a year by its number.
    pub fn is_named(&self) -> bool {
        matches!(self, Self::Year { .. })
    }
}

/// How a number is hedged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Hedge {
    /// Not at all; `just` and `only` judge, but change no number.
    Plain,
    /// About, around, roughly.
    About,
    /// Nearly, almost, just under: below, and close.
    Nearly,
    /// Just over: above, and close.
    JustOver,
    /// More than, over, above.
    MoreThan,
    /// At least, no fewer than.
    AtLeast,
    /// Fewer than, under, below.
    FewerThan,
    /// Up to, at most, no more than.
    AtMost,
    /// In the hundreds of that number: 1,500명대.
    InThe,
    /// From that number to this one, both among them: `between 63 and 229`.
    To(f64),
}

/// A number with its hedge.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    pub number: Number,
    /// How it is hedged.
    pub hedge: Hedge,
}

impl Quantity {
    /// Whether the number bounds the count on one side.
    pub fn is_bound(&self) -> bool {
        use Hedge::{AtLeast, AtMost, FewerThan, MoreThan};
        matches!(self.hedge, MoreThan | AtLeast | FewerThan | AtMost)
    }
}

/// Up, down or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Rose.
    Up,
    /// Fell.
    Down,
    /// Stayed.
    Flat,
}

impl Direction {
    /// Whether the counts go that way from one year to the other.
    pub fn leads(self, from: YearCount, to: YearCount) -> bool {
        match self {
            Self::Up => to.count > from.count,
            Self::Down => to.count < from.count,
            Self::Flat => to.count == from.count,
        }
    }
}

/// The size of a change, or of a comparison of groups.
#[derive(Debug, Clone, PartialEq)]
pub enum Size {
    Percent(Quantity),
    /// In percentage points.
    Points(Quantity),
    /// In counts.
    Amount(Quantity),
    /// As the ratio of the later to the earlier count: `doubled` is 2, `halved` 0.5.
    Ratio(Quantity),
    /// Read in two ways.
    Ambiguous {
        words: String,
        /// The ratio of each reading, and what it is in words.
        readings: Vec<(f64, String)>,
    },
}

/// Highest or lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Most.
    Highest,
    /// Fewest.
    Lowest,
}

/// Among which years something is the highest or lowest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// On record.
    All,
    /// The words do not say; taken as on record.
    Unsaid,
    /// Since a year.
    Since(TimeRef),
    Years(i32),
}

/// How long a run is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunLength {
    /// So many yearly changes in a row.
    Years(i32),
    /// Every year since.
    Since(TimeRef),
}

/// How changes are compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeMeasure {
    /// By their counts: `the largest fall`.
    Counts,
    Percent,
    /// The words do not say: `the sharpest fall`.
    Open,
}

/// Several years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Years {
    /// From one to another.
    Span(TimeRef, TimeRef),
    /// One by one: `in both 2021 and 2022`.
    List(Vec<TimeRef>),
}

/// What is said to be so for the first time.
#[derive(Debug, Clone, PartialEq)]
pub enum Novelty {
    /// A change on the year before in that direction.
    Move(Direction),
    /// A count on that side of a number.
    Count(Quantity),
}

#[derive(Debug, Clone, PartialEq)]
pub enum ClaimKind {
    /// So many in that year.
    Count { when: TimeRef, number: Quantity },
    Sum {
        /// The first year; none for all there are.
        from: Option<TimeRef>,
        /// The last year.
        to: TimeRef,
        number: Quantity,
    },
    /// So many in each of several years.
    Each { years: Years, number: Quantity },
    /// So many in several years together.
    Together { years: Years, number: Quantity },
    /// So many a year, on average.
    Average {
        /// Over which years.
        years: Years,
        number: Quantity,
    },
    /// Not so in any of the years between.
    First {
        when: TimeRef,
        new: Novelty,
        /// Since when it was not.
        scope: Scope,
    },
    /// A change between two years.
    Change {
        /// The earlier.
        from: TimeRef,
        /// The later.
        to: TimeRef,
        /// Up or down, where said.
        direction: Option<Direction>,
        /// By how much, where said.
        size: Option<Size>,
        /// Whether two years are compared, whichever comes first: `more than in 2019`.
        compared: bool,
    },
    /// A group's part of the whole.
    Share {
        when: TimeRef,
        /// How large, in percent.
        percent: Quantity,
        /// Whether it was said in words such as `half`, which are rounder than `50%`.
        in_words: bool,
    },
    /// A change of a group's part of the whole.
    ShareChange {
        /// The earlier year.
        from: TimeRef,
        /// The later year.
        to: TimeRef,
        /// Up or down, where said.
        direction: Option<Direction>,
        size: Option<Size>,
    },
    /// The highest or lowest count, or that of a rank.
    Extreme {
        when: TimeRef,
        side: Side,
        /// 1 for the highest.
        rank: usize,
        /// Among which years.
        scope: Scope,
    },
    /// The largest or smallest change on the year before, of those in that direction.
    Step {
        when: TimeRef,
        /// Up or down.
        direction: Direction,
        /// Whether it is the largest; else the smallest.
        largest: bool,
        /// How changes are compared.
        by: ChangeMeasure,
        /// Among which years.
        scope: Scope,
    },
    /// The same direction, year after year.
    Run {
        /// The last year.
        to: TimeRef,
        /// Up or down.
        direction: Direction,
        /// How long.
        length: RunLength,
    },
    /// One group against another.
    Groups {
        when: TimeRef,
        /// The group said to be larger, or first.
        more: SubjectRef,
        /// The other.
        fewer: SubjectRef,
        size: Option<Size>,
    },
    /// Words that look like a claim, but are not read.
    Unread {
        /// Why not.
        reason: String,
        /// The ways in which it can be read, where there are several.
        readings: Vec<String>,
    },
}
