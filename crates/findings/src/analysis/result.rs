//! The results of methods, as JSON has them.

use serde::Serialize;

use arrivals_statistics::counts::ratio::{QuasiRatio, RateRatio};
use arrivals_statistics::groups::concentration::Concentration;
use arrivals_statistics::groups::contribution::Contributions;
use arrivals_statistics::groups::lmdi::Decomposition;
use arrivals_statistics::groups::wilson::ShareInterval;
use arrivals_statistics::trend::{
    ArBootstrap, CorrectedTest, MannKendall, PrewhitenedTest, SenPercent, SenSlope,
};

/// The result of a method, as JSON has it.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Analysis {
    /// Where the latest year stands.
    Standing(arrivals_statistics::Standing),
    /// Tests for a trend.
    Trend(TrendTests),
    /// Sen's slope.
    Slope(Slopes),
    /// Segmented fits.
    Joinpoint(arrivals_statistics::joinpoint::Joinpoint),
    /// Segmented fits by the Poisson likelihood.
    PoissonJoinpoint(arrivals_statistics::joinpoint::likelihood::PoissonJoinpoint),
    /// One rate for all years.
    Regression(Box<arrivals_statistics::regression::model::CountTrend>),
    /// Changes of level.
    Levels(arrivals_statistics::changepoints::Segmentation),
    /// Changes of the mean.
    MeanBreaks(arrivals_statistics::changepoints::MeanBreaks),
    /// Changes of a log-linear trend.
    TrendBreaks(arrivals_statistics::changepoints::TrendBreaks),
    /// One change, by ranks.
    Pettitt(arrivals_statistics::changepoints::Pettitt),
    /// The years to come.
    Forecast(arrivals_statistics::forecast::Forecast),
    /// Forecasts of the past.
    Backtest(Vec<arrivals_statistics::forecast::Record>),
    /// Years that do not fit.
    Unusual(arrivals_statistics::unusual::Unusual),
    /// The groups of one year.
    Shares(Shares),
    /// What each group added to a change.
    Contributions(Added),
    /// A change told apart into scale and structure.
    Mix(Mix),
    /// A change of composition.
    Composition(arrivals_statistics::groups::composition::CompositionTest),
    /// The ratio of two series.
    SeriesRatio(SeriesRatio),
    /// Whether two courses are alike.
    Comparison(arrivals_statistics::joinpoint::comparison::Comparison),
    /// How figures were revised.
    Revisions(Box<arrivals_statistics::revisions::Revisions>),
    /// The ratio of two counts.
    Ratio(Ratios),
    /// A rate per 100,000.
    Rate(arrivals_statistics::counts::rate::Rate),
    /// An average annual percent change.
    Average(arrivals_statistics::joinpoint::AverageChange),
}

/// Tests for a trend, the quoted one and its variants.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct TrendTests {
    /// The p that is quoted.
    pub p: f64,
    /// The test that it is of.
    pub quoted: &'static str,
    /// The test for independent years.
    pub mann_kendall: MannKendall,
    /// The test for autocorrelated years.
    pub bootstrap: Option<ArBootstrap>,
    /// Hamed & Rao's correction, where asked for.
    pub hamed_rao: Option<CorrectedTest>,
    /// Yue & Wang's correction at lag 1, where asked for.
    pub yue_wang: Option<CorrectedTest>,
    /// Prewhitening, where asked for.
    pub prewhitened: Option<PrewhitenedTest>,
    /// Trend-free prewhitening, where asked for.
    pub trend_free: Option<PrewhitenedTest>,
    /// Bias-corrected prewhitening, where asked for.
    pub bias_corrected: Option<PrewhitenedTest>,
}

/// Sen's slope, in counts and in percent.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Slopes {
    /// In counts a year.
    pub counts: SenSlope,
    /// In percent a year; none with a count of 0.
    pub percent: Option<SenPercent>,
}

/// The groups of one year.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Shares {
    /// The year.
    pub year: i32,
    /// The groups, the largest first, with the interval of their share.
    pub groups: Vec<(String, ShareInterval)>,
    /// How concentrated they are.
    pub concentration: Concentration,
}

/// What each group added to a change.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Added {
    /// The earlier year.
    pub from: i32,
    /// The later year.
    pub to: i32,
    /// The groups' names, in the order of the contributions.
    pub names: Vec<String>,
    /// The contributions.
    pub contributions: Contributions,
}

/// A change told apart into scale and structure.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Mix {
    /// The earlier year.
    pub from: i32,
    /// The later year.
    pub to: i32,
    /// The groups' names.
    pub names: Vec<String>,
    /// The effects.
    pub effects: Decomposition,
}

/// The ratio of two series in one year.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct SeriesRatio {
    /// The year.
    pub year: f64,
    /// The series above the line.
    pub of: String,
    /// The series below the line.
    pub against: String,
    /// The exact ratio of two Poisson means.
    pub exact: RateRatio,
}

/// The ratio of two years' counts, exact and widened.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Ratios {
    /// The later year.
    pub year: f64,
    /// The earlier year.
    pub against: f64,
    /// The exact ratio of two Poisson means.
    pub exact: RateRatio,
    /// The ratio with the dispersion between neighbouring years; none for a count of 0.
    pub quasi: Option<QuasiRatio>,
}
