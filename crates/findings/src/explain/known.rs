//! Every finding that can be explained: its id, what it is, its method, and where it is said.

use arrivals_statistics::forecast::{backtest, theta};
use arrivals_statistics::groups::{composition, concentration, contribution, lmdi};
use arrivals_statistics::{
    Method, Topic, changepoints, counts, joinpoint, methods, regression, revisions, trend, unusual,
};

/// Where a finding is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// In every summary.
    Summary,
    /// In a summary of the years asked for.
    OfYears,
    /// With the methods of a topic.
    Topic(Topic),
    /// Under a chart of a kind.
    Chart,
    /// Where two series are compared.
    Comparison,
    /// Of several series without a total.
    Untotalled,
    /// Of vintages.
    Vintages,
}

/// A finding that can be explained.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// The id.
    pub id: &'static str,
    /// What it is.
    pub label: &'static str,
    /// Its method; of several, the one that is quoted where nothing speaks against it.
    pub method: Method,
    /// Where it is said.
    pub said: Said,
}

const fn known(id: &'static str, label: &'static str, method: Method, said: Said) -> Known {
    Known { id, label, method, said }
}

/// Every finding, in the order in which a full summary says them.
pub const KNOWN: &[Known] = &[
    known("latest", "Latest complete year", methods::OBSERVED, Said::Summary),
    known("latest.change", "Change on the year before", methods::CHANGE, Said::Summary),
    known("peak", "Peak", methods::PEAK, Said::Summary),
    known("peak.change", "Change since the peak", methods::CHANGE, Said::Summary),
    known("span.change", "Change over the years asked for", methods::CHANGE, Said::OfYears),
    known("decade.change", "Change over ten years", methods::CHANGE, Said::Summary),
    known("cagr", "Compound annual growth rate", methods::CAGR, Said::Summary),
    known("fall", "Largest fall in a single year", methods::EXTREMES, Said::Summary),
    known("rise", "Largest rise in a single year", methods::EXTREMES, Said::Summary),
    known("cumulative", "Cumulative total", methods::CUMULATIVE, Said::Summary),
    known("share", "Share of a part", methods::SHARE, Said::Summary),
    known("poisson", "Exact Poisson interval", methods::POISSON, Said::Summary),
    known("standing", "Standing of the latest year", methods::STANDING, Said::Topic(Topic::Change)),
    known(
        "counts.ratio",
        "Ratio to the year before",
        counts::ratio::METHOD,
        Said::Topic(Topic::Counts),
    ),
    known("counts.rate", "Rate", counts::rate::METHOD, Said::Topic(Topic::Counts)),
    known("joinpoint", "Changes of direction", joinpoint::METHOD, Said::Topic(Topic::Joinpoint)),
    known(
        "joinpoint.aapc",
        "Average annual percent change",
        joinpoint::AVERAGE,
        Said::Topic(Topic::Joinpoint),
    ),
    known(
        "joinpoint.poisson",
        "Changes of direction, Poisson likelihood",
        joinpoint::likelihood::METHOD,
        Said::Topic(Topic::Joinpoint),
    ),
    known("trend.test", "Test for a trend", trend::AR_BOOTSTRAP, Said::Topic(Topic::Trend)),
    known("trend.slope", "Slope", trend::SEN, Said::Topic(Topic::Trend)),
    known(
        "regression",
        "One rate for all years",
        regression::model::METHOD,
        Said::Topic(Topic::Regression),
    ),
    known("levels", "Changes of level", changepoints::SEGMENTATION, Said::Topic(Topic::Levels)),
    known(
        "levels.means",
        "Changes of the mean",
        changepoints::MEAN_BREAKS,
        Said::Topic(Topic::Levels),
    ),
    known(
        "levels.trends",
        "Changes of a trend that may jump",
        changepoints::TREND_BREAKS,
        Said::Topic(Topic::Levels),
    ),
    known(
        "levels.pettitt",
        "One change, by ranks",
        changepoints::PETTITT,
        Said::Topic(Topic::Levels),
    ),
    known("unusual", "Years that do not fit", unusual::METHOD, Said::Topic(Topic::Unusual)),
    known("forecast", "The years to come", theta::METHOD, Said::Topic(Topic::Forecast)),
    known(
        "forecast.backtest",
        "Forecasts of the past",
        backtest::METHOD,
        Said::Topic(Topic::Forecast),
    ),
    known(
        "groups.concentration",
        "Shares and concentration",
        concentration::METHOD,
        Said::Topic(Topic::Groups),
    ),
    known(
        "groups.contribution",
        "What each group added to the change",
        contribution::METHOD,
        Said::Topic(Topic::Groups),
    ),
    known("groups.lmdi", "Scale and structure", lmdi::METHOD, Said::Topic(Topic::Groups)),
    known(
        "groups.composition",
        "Change of composition",
        composition::METHOD,
        Said::Topic(Topic::Groups),
    ),
    known(
        "compare.ratio",
        "Ratio in the last common year",
        counts::ratio::METHOD,
        Said::Comparison,
    ),
    known(
        "compare.trend",
        "Whether the courses are alike",
        joinpoint::comparison::METHOD,
        Said::Comparison,
    ),
    known("index", "Index", methods::INDEX, Said::Chart),
    known(
        "change.percent",
        "Largest change in percent in a single year",
        methods::EXTREMES,
        Said::Chart,
    ),
    known("between.change", "Change between the years shown", methods::CHANGE, Said::Chart),
    known("share.before", "Share of a part in the first year", methods::SHARE, Said::Chart),
    known("share.drawn", "Share of a part in the sum of the parts", methods::SHARE, Said::Chart),
    known(
        "share.drawn.before",
        "Share of a part in the sum of the parts, first year",
        methods::SHARE,
        Said::Chart,
    ),
    known("gap", "Difference of two groups", methods::GAP, Said::Chart),
    known("directions", "Groups that fell and rose", methods::DIRECTIONS, Said::Chart),
    known("ranking", "First of the groups", methods::RANKING, Said::Chart),
    known("largest", "Largest count of all groups and years", methods::LARGEST, Said::Chart),
    known("latest.each", "Latest figure of each series", methods::OBSERVED, Said::Untotalled),
    known("revisions.first", "Revisions of first releases", revisions::METHOD, Said::Vintages),
    known("revisions.lean", "Which way first releases lean", revisions::METHOD, Said::Vintages),
    known("revisions.newest", "The newest figure", revisions::METHOD, Said::Vintages),
    known("revisions.steps", "Revisions release by release", revisions::METHOD, Said::Vintages),
    known("revisions.ages", "Revisions by age of the figure", revisions::METHOD, Said::Vintages),
];

/// The finding of that id.
pub fn find(id: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.id == id)
}
