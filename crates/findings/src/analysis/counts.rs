//! What the latest counts say of their means, in words.

use super::context::{Context, Statement};
use super::result::{Analysis, Ratios};
use crate::finding::Collector;
use crate::format;
use arrivals_statistics::changepoints::dispersion as dispersion_of;
use arrivals_statistics::counts::rate::{self, rate};
use arrivals_statistics::counts::ratio::{METHOD, quasi_ratio, rate_ratio};

const RATIO: (&str, &str) = ("counts.ratio", "Ratio to the year before");
const RATE: (&str, &str) = ("counts.rate", "Rate");

pub fn say(context: &Context, said: &mut Collector) {
    ratio(context, said);
    if context.sample.exposure.is_some() {
        latest_rate(context, said);
    }
}

fn ratio(context: &Context, said: &mut Collector) {
    let sample = &context.sample;
    let n = sample.len();
    if n < 2 {
        said.refuse(RATIO, "only one year has a count");
        return;
    }
    let exposure = |place: usize| sample.exposure.as_ref().map_or(1.0, |all| all[place]);
    let (a, b) = (sample.counts[n - 1], sample.counts[n - 2]);
    let level = context.options.level;
    let Some(exact) =
        said.ok_or_refuse(RATIO, rate_ratio(a, b, exposure(n - 1), exposure(n - 2), level))
    else {
        return;
    };
    let dispersion = dispersion_of(&sample.counts);
    let quasi = quasi_ratio(a, b, exposure(n - 1), exposure(n - 2), level, dispersion).ok();
    let ratio = exact.ratio.map_or("without limit".to_owned(), |ratio| format::decimal(ratio, 2));
    let upper = |upper: Option<f64>| upper.map_or("no limit".to_owned(), |u| format::decimal(u, 2));
    let sentence = format!(
        "{} against {}: a ratio of {ratio} ({} exact interval {} to {}, {}).",
        context.year(sample.years[n - 1]),
        context.year(sample.years[n - 2]),
        format::level(level),
        format::decimal(exact.lower, 2),
        upper(exact.upper),
        format::p(exact.p),
    );
    let mut caveats = Vec::new();
    if let Some(quasi) = quasi.filter(|_| dispersion > 2.0) {
        caveats.push(format!(
            "Neighbouring years of this series differ {} times as much as Poisson counts do; so widened, the interval is {} to {} ({}).",
            format::decimal(dispersion, 1),
            format::decimal(quasi.lower, 2),
            format::decimal(quasi.upper, 2),
            format::p(quasi.p)
        ));
    }
    context.say(
        said,
        Statement {
            caveats,
            dispersion: Some(dispersion),
            ..Statement::new(
                RATIO,
                METHOD,
                sentence,
                Analysis::Ratio(Ratios {
                    year: sample.years[n - 1],
                    against: sample.years[n - 2],
                    exact,
                    quasi,
                }),
            )
        },
    );
}

fn latest_rate(context: &Context, said: &mut Collector) {
    let last = context.chosen.last;
    let (Some(population), Some(both)) = (last.count.population(), format::both(last.count)) else {
        return;
    };
    let found = rate(last.count, population as f64, context.options.level);
    let Some(found) = said.ok_or_refuse(RATE, found) else { return };
    let sentence = format!(
        "{both} in {} is {} per 100,000 ({} exact interval {} to {}).",
        last.year,
        format::decimal(found.rate, 2),
        format::level(context.options.level),
        format::decimal(found.lower, 2),
        format::decimal(found.upper, 2)
    );
    context.say(said, Statement::new(RATE, rate::METHOD, sentence, Analysis::Rate(found)));
}
