//! Where the direction changed: segmented log-linear regression, by the rules of NCI Joinpoint.

pub mod aapc;
pub mod bound;
pub mod comparison;
pub mod grid;
pub mod likelihood;
pub mod model;
pub mod noise;
pub mod permutation;
pub mod search;

use serde::Serialize;

pub use aapc::{AverageChange, IntervalKind};
pub use model::{METHOD, Model, Observations, Segment, model};
pub use permutation::{PERMUTATIONS, PermutationSequence};

use super::not_applicable::{require_counts, require_years};
use super::numeric::autocorrelation::{durbin_watson, lag_one};
use super::numeric::random::Seed;
use super::{Level, Method, NotApplicable, Topic};
use search::Search;

/// The registry's entry of the average annual percent change.
pub const AVERAGE: Method = Method {
    id: "joinpoint.aapc",
    topic: Topic::Joinpoint,
    name: "average annual percent change",
    version: 1,
    formula: "100 (exp(Σ w b / Σ w) − 1), w the length of each segment in the range; interval: quantiles of 1,999 refits to the line with AR(1) noise",
    unit: "percent a year",
    assumes: "noise that is normal and of the first order; the variance that is stated",
    avoid: "a rate of the fitted line, not of the first and last count; an average of opposite directions describes neither",
    source: "L. X. Clegg et al. (2009), Statistics in Medicine 28, 3670–3682; H. J. Kim et al. (2017), Statistics in Medicine 36, 3059–3074",
};

/// The registry's entry of the permutation test.
pub const PERMUTATION: Method = Method {
    id: "joinpoint.permutation",
    topic: Topic::Joinpoint,
    name: "permutation test for the number of joinpoints",
    version: 1,
    formula: "T = SSE(k₀) / SSE(k₁); p = (1 + #{T* ≥ T}) / (1 + 4,499); k₀ = 0 against the most, then on, at level 0.05 / (most − k₀)",
    unit: "p",
    assumes: "residuals exchangeable: independent and alike after weighting",
    avoid: "finds joinpoints in noise under autocorrelation (40 % at 0.5)",
    source: "H. J. Kim, M. P. Fay, E. J. Feuer & D. N. Midthune (2000), Statistics in Medicine 19, 335–351",
};

/// How the number of joinpoints is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    /// The Bayesian information criterion.
    Bic,
    /// The same with a penalty of 3 for each joinpoint.
    Bic3,
    /// The weighted criterion.
    Wbic,
    /// The permutation test.
    Permutation,
}

/// The variance of a year's logarithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Variance {
    /// The same in every year.
    Constant,
    /// 1 / y, as of a Poisson count.
    Poisson,
}

/// What to fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JoinpointOptions {
    /// The most joinpoints; NCI's default for the number of years when not given.
    pub most: Option<usize>,
    /// How their number is chosen.
    pub selection: Selection,
    /// Permutations of the test; 0 leaves it out.
    pub permutations: usize,
    /// Resamples of the interval; 0 gives the parametric one.
    pub resamples: usize,
    /// The level of intervals.
    pub level: Level,
    /// What random numbers start from.
    pub seed: Seed,
    /// The first and last year of the average change; all years when not given.
    pub average: Option<(f64, f64)>,
}

/// The interval of a joinpoint's year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "JoinpointYears")]
pub struct YearInterval {
    /// The joinpoint.
    pub year: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

/// Segmented fits of a series, and the one selected.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Joinpoint {
    /// The years fitted.
    pub years: usize,
    /// The most joinpoints tried.
    pub most: usize,
    /// Whether fewer were tried than NCI's rule allows, to keep the search short.
    pub limited: bool,
    /// How the number was chosen.
    pub selection: Selection,
    /// One fit for each number of joinpoints.
    pub models: Vec<Model>,
    /// The number selected.
    pub selected: usize,
    /// The number that each criterion selects: BIC, BIC3, WBIC.
    pub by_criterion: [usize; 3],
    /// The permutation test, where it was made.
    pub permutation: Option<PermutationSequence>,
    /// The average annual percent change over the years asked for, or all.
    pub average: AverageChange,
    /// The same with NCI Joinpoint's parametric interval.
    pub average_parametric: AverageChange,
    /// The intervals of the joinpoints' years, by resampling.
    pub year_intervals: Vec<YearInterval>,
    /// The intervals of the segments' annual percent changes, by resampling.
    pub segment_intervals: Vec<(Option<f64>, Option<f64>)>,
    /// How often noise without a joinpoint looks as bent; none without a joinpoint, or where it was
    /// not asked for.
    pub doubt: Option<noise::Doubt>,
    /// The lag-1 autocorrelation of the selected fit's residuals.
    pub autocorrelation: f64,
    /// Durbin and Watson's statistic of the same; none for a perfect fit.
    pub durbin_watson: Option<f64>,
}

impl Joinpoint {
    /// The fit selected.
    pub fn model(&self) -> &Model {
        &self.models[self.selected]
    }

    /// Whether the change a year of that segment is told from 0: by NCI's test, and by the
    /// bootstrap, which takes the years of the joinpoints as uncertain.
    pub fn is_established(&self, segment: usize) -> bool {
        let starred = self.model().segments.get(segment).is_some_and(Segment::is_starred);
        let holds_zero = matches!(
            self.segment_intervals.get(segment),
            Some((Some(lower), Some(upper))) if *lower <= 0.0 && *upper >= 0.0
        );
        starred && !holds_zero
    }

    /// Whether the joinpoints are not established: noise that hangs together as the residuals do
    /// is as bent in one of twenty series or more, or they hang together visibly.
    pub fn is_doubtful(&self) -> bool {
        self.selected > 0
            && (self.autocorrelation > 0.3 || self.doubt.is_some_and(|doubt| doubt.p >= 0.05))
    }
}

/// Logarithms and weights of counts; a count of 0 is taken as ½, as NCI Joinpoint does.
///
/// # Errors
/// When a value is below 0 or nothing was counted at all.
pub fn observations(
    x: &[f64],
    y: &[f64],
    exposure: Option<&[f64]>,
    variance: Variance,
) -> Result<Observations, NotApplicable> {
    require_counts("a joinpoint", x, y)?;
    if y.iter().all(|y| *y == 0.0) {
        return Err(NotApplicable::AllZero);
    }
    let adjusted = y.iter().map(|y| if *y == 0.0 { 0.5 } else { *y });
    let ln_y = adjusted
        .clone()
        .enumerate()
        .map(|(row, y)| libm::log(y / exposure.map_or(1.0, |exposure| exposure[row])))
        .collect();
    let weights = match variance {
        Variance::Constant => vec![1.0; x.len()],
        Variance::Poisson => adjusted.collect(),
    };
    Ok(Observations { x: x.to_vec(), ln_y, weights, extra: Vec::new() })
}

/// Fits 0 to the most joinpoints and selects among them.
///
/// # Errors
/// With fewer than 7 years, or when all values are equal.
pub fn joinpoint(
    data: &Observations,
    options: &JoinpointOptions,
) -> Result<Joinpoint, NotApplicable> {
    let n = data.x.len();
    require_years("a joinpoint", 7, n)?;
    if data.ln_y.iter().all(|y| *y == data.ln_y[0]) {
        return Err(NotApplicable::Constant);
    }
    let wanted = options.most.unwrap_or_else(|| grid::most_joinpoints(n)).min(search::MOST);
    let most = grid::searchable(n, wanted, grid::MOST_CONFIGURATIONS);
    let search = Search::new(&data.x, &data.x, &data.weights, &data.base());
    let best = search.best(&data.ln_y, most);
    let models = best
        .iter()
        .map(|best| {
            let years: Vec<f64> = best.places.iter().map(|place| data.x[*place]).collect();
            model(data, &years, options.level)
        })
        .collect::<Result<Vec<Model>, NotApplicable>>()?;
    let by_criterion = [
        least(&models, |model| model.bic),
        least(&models, |model| model.bic3),
        least(&models, |model| model.wbic),
    ];
    let permutation = (options.permutations > 0 && most > 0).then(|| {
        let (permutations, seed) = (options.permutations, options.seed);
        permutation::permutation_sequence(data, &search, &best, &models, permutations, seed)
    });
    let selected = match options.selection {
        Selection::Bic => by_criterion[0],
        Selection::Bic3 => by_criterion[1],
        Selection::Wbic => by_criterion[2],
        Selection::Permutation => permutation.as_ref().map_or(0, |sequence| sequence.selected),
    };
    let chosen = &models[selected];
    let ends = (data.x[0], data.x[n - 1]);
    let (from, to) = match options.average {
        Some((from, to)) if from.max(ends.0) < to.min(ends.1) => (from.max(ends.0), to.min(ends.1)),
        _ => ends,
    };
    let average_parametric = aapc::parametric(chosen, from, to, options.level);
    let doubt = (options.resamples > 0 && selected > 0)
        .then(|| noise::doubt(data, &search, &models, selected, options.seed));
    let (mut average, mut year_intervals, mut segment_intervals) =
        (average_parametric, Vec::new(), Vec::new());
    if options.resamples > 0 {
        let again = aapc::resample(data, &search, chosen, options.resamples, options.seed);
        average = aapc::bootstrap(chosen, &again, from, to, options.level);
        let of = |place: usize, from: &[Vec<f64>]| -> Vec<f64> {
            from.iter().filter_map(|values| values.get(place).copied()).collect()
        };
        for (place, year) in chosen.joinpoints.iter().enumerate() {
            if let Some((lower, upper)) = aapc::limits(&of(place, &again.joinpoints), options.level)
            {
                let (lower, upper) = (libm::floor(lower), libm::ceil(upper));
                year_intervals.push(YearInterval { year: *year, lower, upper });
            }
        }
        segment_intervals = (0..=selected)
            .map(|place| {
                let limits = aapc::limits(&of(place, &again.slopes), options.level);
                let (lower, upper) = limits.unzip();
                (lower.map(model::percent), upper.map(model::percent))
            })
            .collect();
    }
    let residuals = chosen.residuals(data);
    Ok(Joinpoint {
        years: n,
        most,
        limited: most < wanted.min(grid::most_joinpoints(n)),
        selection: options.selection,
        selected,
        by_criterion,
        permutation,
        average,
        average_parametric,
        year_intervals,
        segment_intervals,
        doubt,
        autocorrelation: lag_one(&residuals),
        durbin_watson: durbin_watson(&residuals),
        models,
    })
}

/// The first model with the least criterion; fits that are perfect but for rounding count as equal.
fn least(models: &[Model], criterion: impl Fn(&Model) -> f64) -> usize {
    let floor = models.first().map_or(0.0, |model| model.squares) * 1e-22;
    if let Some(perfect) = models.iter().position(|model| model.squares <= floor) {
        return perfect;
    }
    models
        .iter()
        .enumerate()
        .min_by(|(_, a), (_, b)| criterion(a).total_cmp(&criterion(b)))
        .map_or(0, |(k, _)| k)
}
