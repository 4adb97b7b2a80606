//! All methods, in the order in which a full summary uses them.

use super::{
    Method, Topic, changepoints, counts, describe, forecast, groups, joinpoint, regression,
    revisions, screen, trend, unusual,
};

/// A count as published; nothing is computed.
pub const OBSERVED: Method = Method {
    id: "observed",
    topic: Topic::Change,
    name: "published count",
    version: 1,
    formula: "y(x)",
    unit: "counts",
    assumes: "nothing",
    avoid: "a missing or withheld count is not 0",
    source: "the dataset",
};

/// Every method, in the order in which a summary uses them.
pub const METHODS: &[Method] = &[
    OBSERVED,
    describe::change::METHOD,
    describe::peak::METHOD,
    describe::cagr::METHOD,
    describe::extremes::METHOD,
    describe::cumulative::METHOD,
    describe::mean::METHOD,
    describe::index::METHOD,
    describe::percentile::METHOD,
    groups::share::METHOD,
    counts::interval::METHOD,
    counts::rate::METHOD,
    counts::ratio::METHOD,
    counts::ratio::QUASI_METHOD,
    joinpoint::METHOD,
    joinpoint::PERMUTATION,
    joinpoint::AVERAGE,
    joinpoint::likelihood::METHOD,
    trend::MANN_KENDALL,
    trend::AR_BOOTSTRAP,
    trend::HAMED_RAO,
    trend::YUE_WANG,
    trend::PREWHITENED,
    trend::TREND_FREE,
    trend::BIAS_CORRECTED,
    trend::SEN,
    trend::SEN_LOG,
    regression::dispersion::METHOD,
    regression::poisson::METHOD,
    regression::quasi::METHOD,
    regression::negative_binomial::METHOD,
    regression::log_linear::METHOD,
    regression::model::METHOD,
    changepoints::SEGMENTATION,
    changepoints::MEAN_BREAKS,
    changepoints::TREND_BREAKS,
    changepoints::PETTITT,
    changepoints::CAUTIONS,
    unusual::METHOD,
    unusual::ROBUST_METHOD,
    forecast::theta::METHOD,
    forecast::naive::METHOD,
    forecast::naive::DRIFT,
    forecast::naive::MEAN,
    forecast::smoothing::METHOD,
    forecast::regime::METHOD,
    forecast::intervals::METHOD,
    forecast::backtest::METHOD,
    groups::wilson::METHOD,
    groups::concentration::METHOD,
    groups::contribution::METHOD,
    groups::lmdi::METHOD,
    groups::composition::METHOD,
    joinpoint::comparison::METHOD,
    groups::multiplicity::METHOD,
    groups::directions::METHOD,
    groups::gap::METHOD,
    groups::ranking::METHOD,
    groups::largest::METHOD,
    screen::METHOD,
    revisions::METHOD,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_methods_share_a_name() {
        let mut ids: Vec<&str> = METHODS.iter().map(|method| method.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
