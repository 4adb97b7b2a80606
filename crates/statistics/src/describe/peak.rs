//! The year with the largest count.

use serde::Serialize;

use crate::{Method, Topic};
use arrivals_data::{Series, YearCount};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    topic: Topic::Change,
    version: 1,
    unit: "counts",
    assumes: "the same definition in all years",
    avoid: "the earliest of several equal years; ties are said",
    id: "peak",
    name: "largest yearly count",
    formula: "max y(x) over whole years; the earliest year when several share it",
    source: "definition",
};

/// The year with the largest count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Peak {
    /// The earliest year with that count.
    pub at: YearCount,
    /// How many later years share it.
    pub ties: usize,
}

/// The year with the largest count, the earliest of several; none without a counted year.
pub fn peak(series: &Series) -> Option<Peak> {
    let years = series.years();
    let most = years.iter().map(|year| year.count).max()?;
    let mut at = years.into_iter().filter(|year| year.count == most);
    Some(Peak { at: at.next()?, ties: at.count() })
}
