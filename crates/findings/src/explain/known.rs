//! Every finding that can be explained: its id, what it is, its method, and where it is said.

use arrivals_statistics::forecast::{backtest, theta};
use arrivals_statistics::groups::{composition, concentration, contribution, lmdi};
use arrivals_statistics::{
    Method, Topic, changepoints, counts, joinpoint, methods, regression, revisions, trend, unusual,
};

/// Where a finding is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingScope {
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
    Vintages,
}

/// A finding that can be explained.
#[derive(Debug, Clone, Copy)]
pub struct FindingSpec {
    pub id: &'static str,
    pub label: &'static str,
    /// Its method; of several, the one that is quoted where nothing speaks against it.
    pub method: Method,
    pub said: FindingScope,
}

const fn known(
    id: &'static str,
    label: &'static str,
    method: Method,
    said: FindingScope,
) -> FindingSpec {
    FindingSpec { id, label, method, said }
}

/// Every finding, in the order in which a full summary says them.
pub const KNOWN: &[FindingSpec] = &[
    known("latest", "Latest complete year", methods::OBSERVED, FindingScope::Summary),
    known("latest.change", "Change on the year before", methods::CHANGE, FindingScope::Summary),
    known("peak", "Peak", methods::PEAK, FindingScope::Summary),
    known("peak.change", "Change since the peak", methods::CHANGE, FindingScope::Summary),
    known("span.change", "Change over the years asked for", methods::CHANGE, FindingScope::OfYears),
    known("decade.change", "Change over ten years", methods::CHANGE, FindingScope::Summary),
    known("cagr", "Compound annual growth rate", methods::CAGR, FindingScope::Summary),
    known("fall", "Largest fall in a single year", methods::EXTREMES, FindingScope::Summary),
    known("rise", "Largest rise in a single year", methods::EXTREMES, FindingScope::Summary),
    known("cumulative", "Cumulative total", methods::CUMULATIVE, FindingScope::Summary),
    known("share", "Share of a part", methods::SHARE, FindingScope::Summary),
    known("poisson", "Exact Poisson interval", methods::POISSON, FindingScope::Summary),
    known(
        "standing",
        "Standing of the latest year",
        methods::STANDING,
        FindingScope::Topic(Topic::Change),
    ),
    known(
        "counts.ratio",
        "Ratio to the year before",
        counts::ratio::METHOD,
        FindingScope::Topic(Topic::Counts),
    ),
    known("counts.rate", "Rate", counts::rate::METHOD, FindingScope::Topic(Topic::Counts)),
    known(
        "joinpoint",
        "Changes of direction",
        joinpoint::METHOD,
        FindingScope::Topic(Topic::Joinpoint),
    ),
    known(
        "joinpoint.aapc",
        "Average annual percent change",
        joinpoint::AVERAGE,
        FindingScope::Topic(Topic::Joinpoint),
    ),
    known(
        "joinpoint.poisson",
        "Changes of direction, Poisson likelihood",
        joinpoint::likelihood::METHOD,
        FindingScope::Topic(Topic::Joinpoint),
    ),
    known("trend.test", "Test for a trend", trend::AR_BOOTSTRAP, FindingScope::Topic(Topic::Trend)),
    known("trend.slope", "Slope", trend::SEN, FindingScope::Topic(Topic::Trend)),
    known(
        "regression",
        "One rate for all years",
        regression::model::METHOD,
        FindingScope::Topic(Topic::Regression),
    ),
    known(
        "levels",
        "Changes of level",
        changepoints::SEGMENTATION,
        FindingScope::Topic(Topic::Levels),
    ),
    known(
        "levels.means",
        "Changes of the mean",
        changepoints::MEAN_BREAKS,
        FindingScope::Topic(Topic::Levels),
    ),
    known(
        "levels.trends",
        "Changes of a trend that may jump",
        changepoints::TREND_BREAKS,
        FindingScope::Topic(Topic::Levels),
    ),
    known(
        "levels.pettitt",
        "One change, by ranks",
        changepoints::PETTITT,
        FindingScope::Topic(Topic::Levels),
    ),
    known("unusual", "Years that do not fit", unusual::METHOD, FindingScope::Topic(Topic::Unusual)),
    known("forecast", "The years to come", theta::METHOD, FindingScope::Topic(Topic::Forecast)),
    known(
        "forecast.backtest",
        "Forecasts of the past",
        backtest::METHOD,
        FindingScope::Topic(Topic::Forecast),
    ),
    known(
        "groups.concentration",
        "Shares and concentration",
        concentration::METHOD,
        FindingScope::Topic(Topic::Groups),
    ),
    known(
        "groups.contribution",
        "What each group added to the change",
        contribution::METHOD,
        FindingScope::Topic(Topic::Groups),
    ),
    known("groups.lmdi", "Scale and structure", lmdi::METHOD, FindingScope::Topic(Topic::Groups)),
    known(
        "groups.composition",
        "Change of composition",
        composition::METHOD,
        FindingScope::Topic(Topic::Groups),
    ),
    known(
        "compare.ratio",
        "Ratio in the last common year",
        counts::ratio::METHOD,
        FindingScope::Comparison,
    ),
    known(
        "compare.trend",
        "Whether the courses are alike",
        joinpoint::comparison::METHOD,
        FindingScope::Comparison,
    ),
    known("index", "Index", methods::INDEX, FindingScope::Chart),
    known(
        "change.percent",
        "Largest change in percent in a single year",
        methods::EXTREMES,
        FindingScope::Chart,
    ),
    known("between.change", "Change between the years shown", methods::CHANGE, FindingScope::Chart),
    known("share.before", "Share of a part in the first year", methods::SHARE, FindingScope::Chart),
    known(
        "share.drawn",
        "Share of a part in the sum of the parts",
        methods::SHARE,
        FindingScope::Chart,
    ),
    known(
        "share.drawn.before",
        "Share of a part in the sum of the parts, first year",
        methods::SHARE,
        FindingScope::Chart,
    ),
    known("gap", "Difference of two groups", methods::GAP, FindingScope::Chart),
    known("directions", "Groups that fell and rose", methods::DIRECTIONS, FindingScope::Chart),
    known("ranking", "First of the groups", methods::RANKING, FindingScope::Chart),
    known(
        "largest",
        "Largest count of all groups and years",
        methods::LARGEST,
        FindingScope::Chart,
    ),
    known(
        "latest.each",
        "Latest figure of each series",
        methods::OBSERVED,
        FindingScope::Untotalled,
    ),
    known(
        "revisions.first",
        "Revisions of first releases",
        revisions::METHOD,
        FindingScope::Vintages,
    ),
    known(
        "revisions.lean",
        "Which way first releases lean",
        revisions::METHOD,
        FindingScope::Vintages,
    ),
    known("revisions.newest", "The newest figure", revisions::METHOD, FindingScope::Vintages),
    known(
        "revisions.steps",
        "Revisions release by release",
        revisions::METHOD,
        FindingScope::Vintages,
    ),
    known(
        "revisions.ages",
        "Revisions by age of the figure",
        revisions::METHOD,
        FindingScope::Vintages,
    ),
];

pub fn find(id: &str) -> Option<&'static FindingSpec> {
    KNOWN.iter().find(|known| known.id == id)
}
