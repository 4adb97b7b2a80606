//! What is analysed, and how.

use arrivals_statistics::forecast::Kind;
use arrivals_statistics::joinpoint::{Selection, Variance};
use arrivals_statistics::numeric::random::Seed;
use arrivals_statistics::{Level, Topic};

/// How to analyse.
#[derive(Debug, Clone, PartialEq)]
pub struct AnalysisOptions {
    /// What to say, in the order of the topics.
    pub topics: Vec<Topic>,
    /// The level of intervals.
    pub level: Level,
    /// What random numbers start from.
    pub seed: Seed,
    /// Whether provisional years at the end are used.
    pub include_provisional: bool,
    /// Years in which the definition changes, besides those that the file marks.
    pub breaks: Vec<i32>,
    /// The most joinpoints; NCI's default when not given.
    pub joinpoints: Option<usize>,
    /// The first and last year of the average annual percent change; all when not given.
    pub average: Option<(i32, i32)>,
    /// How their number is chosen.
    pub selection: Selection,
    /// The variance that joinpoint regression assumes.
    pub variance: Variance,
    /// Whether intervals of average changes are NCI's parametric ones.
    pub parametric: bool,
    /// Permutations of the test for the number of joinpoints; 0 leaves it out.
    pub permutations: usize,
    /// Whether all variants of the trend test are shown.
    pub variants: bool,
    /// The years to forecast.
    pub horizon: Option<usize>,
    /// How they are forecast.
    pub kind: Option<Kind>,
}

impl Default for AnalysisOptions {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            level: Level::P95,
            seed: Seed::default(),
            include_provisional: false,
            breaks: Vec::new(),
            joinpoints: None,
            average: None,
            selection: Selection::Wbic,
            variance: Variance::Constant,
            parametric: false,
            permutations: arrivals_statistics::joinpoint::PERMUTATIONS,
            variants: false,
            horizon: None,
            kind: None,
        }
    }
}
