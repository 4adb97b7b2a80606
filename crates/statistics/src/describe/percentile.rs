//! Where the latest year stands among the others.

use serde::Serialize;

use crate::{MIN_BASE, Method, Topic};
use arrivals_data::{Count, Series, YearCount};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "standing",
    topic: Topic::Change,
    name: "standing of the latest year",
    version: 1,
    formula: "rank of y(n) from the largest; number of years with y ≥ max/2; 100 (y(n) / mean(y(n−3) … y(n−1)) − 1)",
    unit: "rank; years; percent",
    assumes: "the same definition in all years",
    avoid: "ties share the better rank; no percentage when the mean of the three years before is below 20",
    source: "definition",
};

/// Where the latest year stands among the others.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Standing {
    /// The latest year.
    pub at: YearCount,
    /// Its rank from the largest, 1 for the largest; equal years share the better rank.
    pub rank: usize,
    /// How many years there are.
    pub years: usize,
    /// The years with at least half of the largest count.
    pub above_half: usize,
    /// The mean of the three years before; none when one of them has no count.
    pub mean_before: Option<f64>,
    /// The latest count against that mean, in percent; none for a mean below [`MIN_BASE`].
    pub against_mean: Option<f64>,
}

/// Where the latest year stands; none without a counted year, or with values below 0.
pub fn standing(series: &Series) -> Option<Standing> {
    let years = series.years();
    let at = *years.last()?;
    if years.iter().any(|year| year.count.as_i64() < 0) {
        return None;
    }
    let most = years.iter().map(|year| year.count.as_f64()).fold(0.0, f64::max);
    let before: Vec<Count> =
        (1..=3).filter_map(|back| series.count_of(at.year.plus(-back)?)).collect();
    let mean = |value: fn(Count) -> f64| before.iter().copied().map(value).sum::<f64>() / 3.0;
    let mean_before = (before.len() == 3).then(|| mean(Count::as_f64));
    let is_large = mean(|count| count.as_i64() as f64) >= MIN_BASE as f64;
    Some(Standing {
        at,
        rank: 1 + years.iter().filter(|year| year.count > at.count).count(),
        years: years.len(),
        above_half: years.iter().filter(|year| 2.0 * year.count.as_f64() >= most).count(),
        mean_before,
        against_mean: mean_before
            .filter(|_| is_large)
            .map(|mean| 100.0 * (at.count.as_f64() / mean - 1.0)),
    })
}
