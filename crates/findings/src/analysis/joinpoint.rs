//! Where the direction changed, in words.

use super::context::{Context, Statement, p_cell};
use super::result::Analysis;
use crate::finding::{Collector, Table};
use crate::format;
use arrivals_statistics::changepoints::trend_breaks;
use arrivals_statistics::joinpoint::likelihood::{self, poisson_joinpoint};
use arrivals_statistics::joinpoint::{
    AVERAGE, Joinpoint, JoinpointOptions, METHOD, Observations, PERMUTATION, Selection, Variance,
    aapc, grid, joinpoint, observations,
};
use arrivals_statistics::{NotApplicable, Topic};

const NAME: (&str, &str) = ("joinpoint", "Changes of direction");
const AVERAGE_NAME: (&str, &str) = ("joinpoint.aapc", "Average annual percent change");
const LIKELIHOOD: (&str, &str) = ("joinpoint.poisson", "Changes of direction, Poisson likelihood");

/// The fit of the series, with the permutation test only where it will be said.
pub fn fit(context: &Context) -> Result<Joinpoint, NotApplicable> {
    let sample = &context.sample;
    let said = context.options.topics.contains(&Topic::Joinpoint);
    let data = data(context, context.options.variance)?;
    joinpoint(
        &data,
        &JoinpointOptions {
            most: context.options.joinpoints,
            selection: context.options.selection,
            permutations: if said || context.options.selection == Selection::Permutation {
                permutations(context, sample.len())
            } else {
                0
            },
            resamples: if said { aapc::RESAMPLES } else { 0 },
            level: context.options.level,
            seed: context.options.seed,
            average: context.options.average.map(|(from, to)| (f64::from(from), f64::from(to))),
        },
    )
}

/// Above this many configurations, the test is made only where the selection needs it.
const MOST_PERMUTED: u64 = 60_000;

fn permutations(context: &Context, n: usize) -> usize {
    let most = context.options.joinpoints.unwrap_or_else(|| grid::most_joinpoints(n));
    let wanted = context.options.selection == Selection::Permutation;
    if wanted || grid::configurations(n, most) <= MOST_PERMUTED {
        context.options.permutations
    } else {
        0
    }
}

fn data(context: &Context, variance: Variance) -> Result<Observations, NotApplicable> {
    let sample = &context.sample;
    let mut data =
        observations(&sample.years, &sample.counts, sample.exposure.as_deref(), variance)?;
    // A known change of definition is a jump of its own, never a joinpoint's business.
    data.extra = sample
        .breaks
        .iter()
        .map(|year| data.x.iter().map(|x| if *x >= f64::from(*year) { 1.0 } else { 0.0 }).collect())
        .collect();
    Ok(data)
}

pub fn say(context: &Context, fitted: &Result<Joinpoint, NotApplicable>, said: &mut Collector) {
    let Some(fit) = said.ok_or_refuse(NAME, fitted.as_ref()) else { return };
    let mut caveats = Vec::new();
    if let Some(doubt) = fit.doubt {
        let lead = if doubt.p >= 0.05 { "Within noise" } else { "Beyond noise" };
        caveats.push(format!(
            "{lead}: noise with the autocorrelation of the residuals ({} after correction) bends as much in {} of series.",
            format::decimal(doubt.coefficient, 2),
            format::percent(100.0 * doubt.p),
        ));
    }
    if fit.selected > 0 && fit.autocorrelation > 0.3 {
        caveats.push(format!(
            "The residuals' lag-1 autocorrelation is {}: above 0.3 joinpoints are found in noise.",
            format::decimal(fit.autocorrelation, 2)
        ));
    }
    if !context.sample.gaps.is_empty() {
        caveats.push(
            "Some years have no count: residuals on both sides of a gap are taken as neighbours."
                .into(),
        );
    }
    caveats.extend(context.sample.zeros().map(|years| {
        format!("A count of 0 is taken as ½ for its logarithm: {}.", format::list(&years))
    }));
    caveats.extend(unconfirmed(context, fit));
    caveats.extend(jumped(context, fit));
    caveats.push(criteria(fit));
    caveats.extend(other_variance(context, fit));
    if fit.limited {
        caveats.push(format!(
            "No more than {} joinpoints were tried, for the size of the search.",
            fit.most
        ));
    }
    if fit.years < 10 {
        caveats.push("Exploratory: fewer than ten years.".into());
    } else if fit.years < 20 && fit.selected > 0 {
        caveats.push(
            "With fewer than 20 years the criterion finds a joinpoint in independent noise more often than 5% (16% at 12, 9% at 22).".into(),
        );
    }
    caveats.extend(jumps(context, fit));
    context.say(
        said,
        Statement {
            also: if fit.permutation.is_some() { vec![PERMUTATION] } else { Vec::new() },
            caveats,
            table: Some(table(context, fit)),
            replicates: match &fit.permutation {
                Some(sequence) => sequence.permutations,
                None if fit.segment_intervals.is_empty() => 0,
                None => aapc::RESAMPLES,
            },
            autocorrelation: Some(fit.autocorrelation),
            durbin_watson: fit.durbin_watson,
            ..Statement::new(NAME, METHOD, sentence(context, fit), Analysis::Joinpoint(fit.clone()))
        },
    );
    average(context, fit, said);
    by_likelihood(context, fit, said);
}

fn sentence(context: &Context, fit: &Joinpoint) -> String {
    let how = match fit.selection {
        Selection::Bic => "BIC",
        Selection::Bic3 => "BIC3",
        Selection::Wbic => "WBIC",
        Selection::Permutation => "permutation test",
    };
    let variance = match context.options.variance {
        Variance::Constant => "constant variance",
        Variance::Poisson => "Poisson variance",
    };
    let model = fit.model();
    let courses: Vec<String> = model
        .segments
        .iter()
        .map(|segment| {
            let star = if segment.is_starred() { "*" } else { "" };
            format!(
                "{} {}{star}",
                context.range(segment.start, segment.end),
                format::percent_range(Some(segment.apc), Some(segment.apc))
                    .and_then(|range| range.split(" to ").next().map(str::to_owned))
                    .unwrap_or_default()
            )
        })
        .collect();
    let changes = match model.joinpoints.len() {
        0 => "no change of direction".to_owned(),
        1 => format!("one change of direction, in {}", context.list(&model.joinpoints)),
        several => {
            format!("{several} changes of direction, in {}", context.list(&model.joinpoints))
        }
    };
    let lead = if fit.is_doubtful() { "Not established: joinpoint" } else { "Joinpoint" };
    format!(
        "{lead} regression ({how}, {variance}) finds {changes} in {}; percent a year (* p < 0.05): {}.",
        context.years(),
        courses.join(", ")
    )
}

fn table(context: &Context, fit: &Joinpoint) -> Table {
    let rows = fit
        .model()
        .segments
        .iter()
        .enumerate()
        .map(|(place, segment)| {
            let (lower, upper) = fit.segment_intervals.get(place).copied().unwrap_or((None, None));
            let range = |lower, upper| {
                format::percent_range(lower, upper).unwrap_or_else(|| "–".to_owned())
            };
            vec![
                context.range(segment.start, segment.end),
                format::signed_percent(segment.apc),
                range(segment.lower, segment.upper),
                p_cell(segment.p),
                range(lower, upper),
            ]
        })
        .collect();
    let columns = ["years", "percent a year", "interval (NCI)", "p", "interval (bootstrap)"];
    Table::new(columns, rows)
}

/// Stars that fall when the years of the bends are taken as uncertain.
fn unconfirmed(context: &Context, fit: &Joinpoint) -> Option<String> {
    let segments: Vec<String> = fit
        .model()
        .segments
        .iter()
        .enumerate()
        .filter(|(place, segment)| segment.is_starred() && !fit.is_established(*place))
        .map(|(_, segment)| context.range(segment.start, segment.end))
        .collect();
    (!segments.is_empty()).then(|| {
        format!(
            "Starred, but not confirmed by the bootstrap, which takes the years of the bends as uncertain: {}.",
            format::list(&segments)
        )
    })
}

/// Whether lines that may jump fit better than a line that bends: then a steep piece may be a jump.
fn jumped(context: &Context, fit: &Joinpoint) -> Option<String> {
    let sample = &context.sample;
    if fit.selected == 0
        || context.options.variance != Variance::Constant
        || sample.exposure.is_some()
        || !sample.breaks.is_empty()
    {
        return None;
    }
    let lines =
        trend_breaks(&sample.years, &sample.counts, context.options.level, context.options.seed)
            .ok()?;
    let cost = lines.partitions.get(lines.changes.len())?.cost;
    let n = sample.len() as f64;
    let criterion = |squares: f64, parameters: usize| {
        n * libm::log((squares / n).max(f64::MIN_POSITIVE)) + parameters as f64 * libm::log(n)
    };
    let k = lines.changes.len();
    let better =
        k > 0 && criterion(cost, 3 * k + 2) < criterion(fit.model().squares, 2 * fit.selected + 2);
    better.then(|| {
        format!(
            "Lines that may jump, {}, fit better: a steep piece may be a jump drawn as a slope.",
            super::levels::after(context, &lines.changes)
        )
    })
}

fn criteria(fit: &Joinpoint) -> String {
    let [bic, bic3, wbic] = fit.by_criterion;
    let test = fit
        .permutation
        .as_ref()
        .map_or(String::new(), |sequence| format!(", the permutation test {}", sequence.selected));
    format!("Joinpoints by criterion: BIC {bic}, BIC3 {bic3}, WBIC {wbic}{test}.")
}

/// What the other weights would find: they change the story.
fn other_variance(context: &Context, fit: &Joinpoint) -> Option<String> {
    let (other, name) = match context.options.variance {
        Variance::Constant => (Variance::Poisson, "Poisson variance"),
        Variance::Poisson => (Variance::Constant, "constant variance"),
    };
    let data = data(context, other).ok()?;
    let options = JoinpointOptions {
        most: Some(fit.most),
        selection: if fit.selection == Selection::Permutation {
            Selection::Wbic
        } else {
            fit.selection
        },
        permutations: 0,
        resamples: 0,
        level: context.options.level,
        seed: context.options.seed,
        average: None,
    };
    let again = joinpoint(&data, &options).ok()?;
    (again.model().joinpoints != fit.model().joinpoints).then(|| {
        match again.model().joinpoints.as_slice() {
            [] => format!("With {name}, no joinpoint is found."),
            found => {
                format!("With {name} the joinpoints are {}.", context.list(found))
            }
        }
    })
}

fn jumps(context: &Context, fit: &Joinpoint) -> Vec<String> {
    context
        .sample
        .breaks
        .iter()
        .zip(&fit.model().extra)
        .map(|(year, (jump, error))| {
            format!(
                "The change of definition in {} is fitted as a jump of {} (standard error {} on the logarithm).",
                context.year(*year),
                format::signed_percent(arrivals_statistics::joinpoint::model::percent(*jump)),
                format::decimal(*error, 3)
            )
        })
        .collect()
}

fn average(context: &Context, fit: &Joinpoint, said: &mut Collector) {
    let average = if context.options.parametric { fit.average_parametric } else { fit.average };
    let Some(range) = format::percent_range(average.lower, average.upper) else {
        said.refuse(AVERAGE_NAME, "too few years are left to measure its error");
        return;
    };
    let how = if context.options.parametric { "parametric" } else { "bootstrap" };
    let segments = &fit.model().segments;
    let opposite = segments.iter().any(|segment| segment.slope > 0.0)
        && segments.iter().any(|segment| segment.slope < 0.0);
    let lead =
        if opposite { "Not to be quoted, for it averages opposite directions: the" } else { "The" };
    let mut caveats = context.bent().into_iter().collect::<Vec<String>>();
    if let Some(parametric) =
        format::percent_range(fit.average_parametric.lower, fit.average_parametric.upper)
            .filter(|_| !context.options.parametric)
    {
        caveats.push(format!("NCI's parametric interval is {parametric}."));
    }
    let sentence = format!(
        "{lead} average annual percent change of the fitted line, {}, is {} ({} {how} interval {range}).",
        context.range(average.from, average.to),
        format::signed_percent(average.aapc),
        format::level(context.options.level),
    );
    context.say(
        said,
        Statement {
            caveats,
            replicates: if context.options.parametric { 0 } else { aapc::RESAMPLES },
            autocorrelation: Some(fit.autocorrelation),
            durbin_watson: fit.durbin_watson,
            ..Statement::new(AVERAGE_NAME, AVERAGE, sentence, Analysis::Average(average))
        },
    );
}

fn by_likelihood(context: &Context, fit: &Joinpoint, said: &mut Collector) {
    let sample = &context.sample;
    if !sample.breaks.is_empty() {
        said.refuse(LIKELIHOOD, "the definition changes within the series");
        return;
    }
    let most = grid::searchable(sample.len(), fit.most, grid::MOST_LIKELIHOODS);
    let found =
        match poisson_joinpoint(&sample.years, &sample.counts, sample.exposure.as_deref(), most) {
            Ok(found) => found,
            Err(refused) => {
                said.refuse(LIKELIHOOD, refused.to_string());
                return;
            }
        };
    let model = &found.models[found.selected];
    let dispersion = model.dispersion;
    let what = match model.joinpoints.as_slice() {
        [] => "no joinpoint".to_owned(),
        found => context.list(found),
    };
    let rates: Vec<String> = model.apc.iter().map(|apc| format::signed_percent(*apc)).collect();
    let spread = dispersion.map_or(String::new(), |phi| {
        format!(", and a variance {} times that of a Poisson count", format::decimal(phi, 1))
    });
    let sentence = format!(
        "By the Poisson likelihood (quasi-BIC): {what}; percent a year {}{spread}.",
        format::list(&rates)
    );
    context.say(
        said,
        Statement {
            dispersion,
            ..Statement::new(
                LIKELIHOOD,
                likelihood::METHOD,
                sentence,
                Analysis::PoissonJoinpoint(found),
            )
        },
    );
}
