//! The change on the year before.

use super::columns::single;
use crate::capabilities::{Axis, Capabilities};
use crate::kind::{Drawing, Kind, Request};
use crate::series_data::{Datum, Trace};
use crate::year_notes::of_years;
use crate::{ChartError, Measure};
use arrivals_data::{Status, Year};
use arrivals_findings::{ChartSubject, Label, Language, Mark};
use arrivals_statistics::MIN_BASE;

/// Changes.
pub const KIND: Kind = Kind {
    name: "change",
    summary: "the change on the year before, as columns; --percent for percentages",
    takes: Capabilities { percent: true, ..Capabilities::only(Axis::OfChanges) },
    tentative: Mark::Hatched,
    ..Kind::new(draw, |options, _| ChartSubject::Change { percent: options.percent })
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let trace = request.traces().into_iter().next().ok_or(ChartError::NoYear)?;
    let language = request.options.language;
    let percent = request.options.percent;
    let measure = match (percent, request.measure()) {
        (true, _) => Measure::Change,
        (false, Measure::Rate) => Measure::RateDifference,
        (false, _) => Measure::Difference,
    };
    let (mut points, mut broken): (Vec<Datum>, Vec<Year>) = Default::default();
    let (mut small, mut losses): (Vec<Year>, Vec<Year>) = Default::default();
    for pair in trace.points.windows(2) {
        let (before, at) = (&pair[0], &pair[1]);
        if before.year.plus(1) != Some(at.year) {
            continue;
        }
        if at.break_before {
            broken.push(at.year);
            continue;
        }
        if percent && (before.value < 0.0 || at.value < 0.0) {
            losses.push(at.year);
            continue;
        }
        if percent && before.events() < MIN_BASE as f64 {
            small.push(at.year);
            continue;
        }
        let difference = at.value - before.value;
        let value = if percent { 100.0 * difference / before.value } else { difference };
        let status = if before.status.is_tentative() { before.status } else { at.status };
        points.push(Datum {
            year: at.year,
            value,
            text: measure.text(value),
            status: if at.status == Status::Normal { status } else { at.status },
            break_before: false,
            of: None,
        });
    }
    let said =
        |years: &[Year], english: &str, korean: &str| of_years(years, english, korean, language);
    let notes = [
        said(&broken, "No change is drawn across a break", "계열이 끊겨 증감을 그리지 않음"),
        said(
            &small,
            "No percentage of fewer than 20 the year before",
            "전년 값이 20보다 작아 비율을 구하지 않음",
        ),
        said(
            &losses,
            "No percentage from or to a number below 0",
            "0보다 작은 값이 있어 비율을 구하지 않음",
        ),
    ];
    let label = if percent { Label::PercentOnTheYear } else { Label::ChangeOnTheYear };
    let mut unit = label.text(language);
    if !percent && !request.caption.unit.is_empty() {
        unit = match language {
            Language::English => format!("{}, {unit}", request.caption.unit),
            Language::Korean => format!("{unit}, {}", request.caption.unit),
        };
    }
    if points.is_empty() {
        return Err(ChartError::NoChange { percent });
    }
    // The axis ends with the last count, whether a change leads to it or not.
    let last = trace.points.last().map(|at| at.year.number());
    let trace = Trace { points, withheld: Vec::new(), ..trace };
    single(request, trace, measure, (unit, last), notes.into_iter().flatten().collect())
}
