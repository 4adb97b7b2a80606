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

/// With the methods of a topic.
const fn of(topic: Topic) -> FindingScope {
    FindingScope::Topic(topic)
}

/// Every finding, in the order in which a full summary says them.
pub const KNOWN: &[FindingSpec] = {
    use FindingScope::{Chart, Comparison, OfYears, Summary, Untotalled, Vintages};
    use Topic::{Change, Counts, Forecast, Groups, Joinpoint, Levels, Regression, Trend, Unusual};
    &[
        known("latest", "Latest complete year", methods::OBSERVED, Summary),
        known("latest.change", "Change on the year before", methods::CHANGE, Summary),
        known("peak", "Peak", methods::PEAK, Summary),
        known("peak.change", "Change since the peak", methods::CHANGE, Summary),
        known("span.change", "Change over the years asked for", methods::CHANGE, OfYears),
        known("decade.change", "Change over ten years", methods::CHANGE, Summary),
        known("cagr", "Compound annual growth rate", methods::CAGR, Summary),
        known("fall", "Largest fall in a single year", methods::EXTREMES, Summary),
        known("rise", "Largest rise in a single year", methods::EXTREMES, Summary),
        known("cumulative", "Cumulative total", methods::CUMULATIVE, Summary),
        known("share", "Share of a part", methods::SHARE, Summary),
        known("poisson", "Exact Poisson interval", methods::POISSON, Summary),
        known("standing", "Standing of the latest year", methods::STANDING, of(Change)),
        known("counts.ratio", "Ratio to the year before", counts::ratio::METHOD, of(Counts)),
        known("counts.rate", "Rate", counts::rate::METHOD, of(Counts)),
        known("joinpoint", "Changes of direction", joinpoint::METHOD, of(Joinpoint)),
        known("joinpoint.aapc", "Average annual percent change", joinpoint::AVERAGE, of(Joinpoint)),
        known(
            "joinpoint.poisson",
            "Changes of direction, Poisson likelihood",
            joinpoint::likelihood::METHOD,
            of(Joinpoint),
        ),
        known("trend.test", "Test for a trend", trend::AR_BOOTSTRAP, of(Trend)),
        known("trend.slope", "Slope", trend::SEN, of(Trend)),
        known("regression", "One rate for all years", regression::model::METHOD, of(Regression)),
        known("levels", "Changes of level", changepoints::SEGMENTATION, of(Levels)),
        known("levels.means", "Changes of the mean", changepoints::MEAN_BREAKS, of(Levels)),
        known(
            "levels.trends",
            "Changes of a trend that may jump",
            changepoints::TREND_BREAKS,
            of(Levels),
        ),
        known("levels.pettitt", "One change, by ranks", changepoints::PETTITT, of(Levels)),
        known("unusual", "Years that do not fit", unusual::METHOD, of(Unusual)),
        known("forecast", "The years to come", theta::METHOD, of(Forecast)),
        known("forecast.backtest", "Forecasts of the past", backtest::METHOD, of(Forecast)),
        known(
            "groups.concentration",
            "Shares and concentration",
            concentration::METHOD,
            of(Groups),
        ),
        known(
            "groups.contribution",
            "What each group added to the change",
            contribution::METHOD,
            of(Groups),
        ),
        known("groups.lmdi", "Scale and structure", lmdi::METHOD, of(Groups)),
        known("groups.composition", "Change of composition", composition::METHOD, of(Groups)),
        known("compare.ratio", "Ratio in the last common year", counts::ratio::METHOD, Comparison),
        known(
            "compare.trend",
            "Whether the courses are alike",
            joinpoint::comparison::METHOD,
            Comparison,
        ),
        known("index", "Index", methods::INDEX, Chart),
        known(
            "change.percent",
            "Largest change in percent in a single year",
            methods::EXTREMES,
            Chart,
        ),
        known("between.change", "Change between the years shown", methods::CHANGE, Chart),
        known("share.before", "Share of a part in the first year", methods::SHARE, Chart),
        known("share.drawn", "Share of a part in the sum of the parts", methods::SHARE, Chart),
        known(
            "share.drawn.before",
            "Share of a part in the sum of the parts, first year",
            methods::SHARE,
            Chart,
        ),
        known("gap", "Difference of two groups", methods::GAP, Chart),
        known("directions", "Groups that fell and rose", methods::DIRECTIONS, Chart),
        known("ranking", "First of the groups", methods::RANKING, Chart),
        known("largest", "Largest count of all groups and years", methods::LARGEST, Chart),
        known("latest.each", "Latest figure of each series", methods::OBSERVED, Untotalled),
        known("revisions.first", "Revisions of first releases", revisions::METHOD, Vintages),
        known("revisions.lean", "Which way first releases lean", revisions::METHOD, Vintages),
        known("revisions.newest", "The newest figure", revisions::METHOD, Vintages),
        known("revisions.steps", "Revisions release by release", revisions::METHOD, Vintages),
        known("revisions.ages", "Revisions by age of the figure", revisions::METHOD, Vintages),
    ]
};

pub fn find(id: &str) -> Option<&'static FindingSpec> {
    KNOWN.iter().find(|known| known.id == id)
}
