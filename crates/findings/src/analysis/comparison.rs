//! Two series beside each other, in words.

use super::context::{Context, Statement};
use super::result::{Analysis, SeriesRatio};
use crate::finding::Collector;
use crate::format;
use arrivals_statistics::AnnualSeries;
use arrivals_statistics::counts::ratio::{METHOD, rate_ratio};
use arrivals_statistics::joinpoint::comparison::{METHOD as TRENDS, compare};
use arrivals_statistics::joinpoint::observations;

const RATIO: (&str, &str) = ("compare.ratio", "Ratio in the last common year");
const COURSE: (&str, &str) = ("compare.trend", "Whether the courses are alike");

/// Compares the context's series with another.
pub fn say(context: &Context, other: &AnnualSeries, names: (&str, &str), said: &mut Collector) {
    let own = &context.sample;
    let common: Vec<f64> =
        own.years.iter().filter(|year| other.years.contains(year)).copied().collect();
    let Some(last) = common.last().copied() else {
        said.refuse(RATIO, "the two series have no year in common");
        said.refuse(COURSE, "the two series have no year in common");
        return;
    };
    let at = |sample: &AnnualSeries, year: f64| {
        let place = sample.years.iter().position(|other| *other == year);
        place.map_or(0.0, |place| sample.counts[place])
    };
    let (a, b) = (at(own, last), at(other, last));
    if let Some(exact) = said.ok_or_refuse(RATIO, rate_ratio(a, b, 1.0, 1.0, context.options.level))
    {
        let ratio =
            exact.ratio.map_or("without limit".to_owned(), |ratio| format::decimal(ratio, 2));
        let upper = exact.upper.map_or("no limit".to_owned(), |upper| format::decimal(upper, 2));
        let sentence = format!(
            "In {last:.0}, {}: {}; {}: {}; a ratio of {ratio} ({} exact interval {} to {upper}).",
            names.0,
            format::decimal(a, 0),
            names.1,
            format::decimal(b, 0),
            format::level(context.options.level),
            format::decimal(exact.lower, 2),
        );
        let caveats = vec![
            "The interval is that of two Poisson means; full registers have no sampling error."
                .into(),
        ];
        context.say(
            said,
            Statement {
                caveats,
                ..Statement::new(
                    RATIO,
                    METHOD,
                    sentence,
                    Analysis::SeriesRatio(SeriesRatio {
                        year: last,
                        of: names.0.to_owned(),
                        against: names.1.to_owned(),
                        exact,
                    }),
                )
            },
        );
    }
    course(context, other, names, &common, said);
}

fn course(
    context: &Context,
    other: &AnnualSeries,
    names: (&str, &str),
    common: &[f64],
    said: &mut Collector,
) {
    let data = |sample: &AnnualSeries| {
        let counts: Vec<f64> = sample
            .years
            .iter()
            .zip(&sample.counts)
            .filter(|(year, _)| common.contains(year))
            .map(|(_, count)| *count)
            .collect();
        observations(common, &counts, None, context.options.variance)
    };
    let permutations = context.options.permutations.max(199);
    let found = data(&context.sample)
        .and_then(|one| Ok((one, data(other)?)))
        .and_then(|(one, two)| compare(&one, &two, permutations, context.options.seed));
    let Some(found) = said.ok_or_refuse(COURSE, found) else { return };
    let verdict = if found.coincident.p >= 0.05 {
        "one course describes both"
    } else if found.parallel.p >= 0.05 {
        "their courses are parallel: a constant factor apart"
    } else {
        "their courses differ"
    };
    let bends = match found.common_joinpoints.as_slice() {
        [] => String::new(),
        bends => format!(", common joinpoints {}", context.list(bends)),
    };
    let sentence = format!(
        "{} and {}: {verdict} (same line {}; parallel {}; joinpoints tried up to {}{bends}).",
        names.0,
        names.1,
        format::p(found.coincident.p),
        format::p(found.parallel.p),
        found.joinpoints
    );
    let caveats =
        vec!["Not to be read as a test when years hang together, which they mostly do.".into()];
    context.say(
        said,
        Statement {
            caveats,
            replicates: found.permutations,
            ..Statement::new(COURSE, TRENDS, sentence, Analysis::Comparison(found))
        },
    );
}
