//! Running totals, with the spans of years that were published as one figure.

use super::line::lines;
use crate::ChartError;
use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::kind::{Drawing, Kind, Request};
use crate::series_data::Datum;
use arrivals_data::{Period, Series, Year};
use arrivals_findings::korean::number;
use arrivals_findings::{ChartSubject, Label, Language, Within, format};

/// Running totals.
pub const KIND: Kind = Kind {
    name: "cumulative",
    summary: "the sum of all years so far, with those published as one figure",
    shows: DefaultSeries::WholeAndParts,
    series: (1, 60),
    takes: Capabilities::highlights(Axis::Either),
    spans: true,
    years: within,
    ..Kind::new(draw, |_, _| ChartSubject::Cumulative)
};

/// The years up to the one at which the first sum stops.
fn within(series: &[&Series]) -> Within {
    let last = series.first().and_then(|series| Some(running(series).0.last()?.year));
    Within { first: None, last }
}

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let language = request.options.language;
    let mut notes = Vec::new();
    let mut traces = request.traces();
    for (trace, series) in traces.iter_mut().zip(request.series) {
        let (points, stopped) = running(series);
        trace.points = points;
        trace.withheld.clear();
        if let Some(period) = stopped {
            notes.push(match language {
                Language::English => {
                    format!(
                        "The sum of {} stops before {}, which has no figure.",
                        trace.quoted(),
                        period.label()
                    )
                }
                Language::Korean => {
                    format!("{} 값이 없어 그 앞까지만 더함.", number::period(period))
                }
            });
        }
    }
    notes.dedup();
    let unit = match (request.caption.unit.as_str(), language) {
        ("", _) => Label::Cumulative.text(language),
        (unit, _) => format!("{unit}, {}", Label::Cumulative.text(language)),
    };
    lines(request, &traces, request.measure(), unit, notes)
}

/// The running totals of a series, and the first period without a figure, at which they stop: a
/// sum without it is none. A year to date ends them too; that it is none is noted of the data.
fn running(series: &Series) -> (Vec<Datum>, Option<Period>) {
    let mut sum: i64 = 0;
    let mut reached: Option<Year> = None;
    let mut points: Vec<Datum> = Vec::new();
    let mut tentative = None;
    for observation in series.observations() {
        let begins = observation.period.first();
        if let (Some(reached), Some(begins)) = (reached, begins)
            && let Some(next) = reached.plus(1)
            && begins > next
        {
            return (points, Some(Period::Year(next)));
        }
        let Some(count) = observation.count else {
            return (points, Some(observation.period));
        };
        if matches!(observation.period, Period::YearToDate { .. }) {
            return (points, None);
        }
        sum = sum.saturating_add(count.as_i64());
        reached = Some(observation.period.last());
        if observation.status.is_tentative() {
            tentative = Some(observation.status);
        }
        if let Some(year) = observation.period.whole_year() {
            points.push(Datum {
                year,
                value: sum as f64,
                text: format::whole(sum),
                status: tentative.unwrap_or(observation.status),
                break_before: false,
                of: None,
            });
        }
    }
    (points, None)
}
