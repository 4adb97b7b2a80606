//! Two series beside each other, in words.

use super::context::{Context, Statement};
use super::result::{Analysis, SeriesRatio};
use crate::finding::Collector;
use crate::format;
use arrivals_data::PER;
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
        let of = |values: &Vec<f64>| place.and_then(|place| values.get(place)).copied();
        (of(&sample.counts).unwrap_or(0.0), sample.exposure.as_ref().and_then(of))
    };
    let (a, b) = (at(own, last), at(other, last));
    let (of_a, of_b) = (a.1.unwrap_or(1.0), b.1.unwrap_or(1.0));
    let ratio = rate_ratio(a.0, b.0, of_a, of_b, context.options.level);
    if let Some(exact) = said.ok_or_refuse(RATIO, ratio) {
        let value = |(count, population): (f64, Option<f64>)| match population {
            Some(population) => format!(
                "{} per 100,000 ({} of {})",
                format::rate(PER * (count / population)),
                format::decimal(count, 0),
                format::decimal(population, 0)
            ),
            None => format::decimal(count, 0),
        };
        let ratio =
            exact.ratio.map_or("without limit".to_owned(), |ratio| format::decimal(ratio, 2));
        let upper = exact.upper.map_or("no limit".to_owned(), |upper| format::decimal(upper, 2));
        let sentence = format!(
            "In {last:.0}, {}: {}; {}: {}; a ratio of {ratio} ({} exact interval {} to {upper}).",
            names.0,
            value(a),
            names.1,
            value(b),
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
        let of_common = |values: &Vec<f64>| -> Vec<f64> {
            let years = sample.years.iter().zip(values);
            years.filter(|(year, _)| common.contains(year)).map(|(_, value)| *value).collect()
        };
        let exposure = sample.exposure.as_ref().map(of_common);
        let counts = of_common(&sample.counts);
        observations(common, &counts, exposure.as_deref(), context.options.variance)
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
