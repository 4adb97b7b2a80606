//! Counts as an index: a base year is 100.

use super::line::lines;
use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::kind::{Drawing, Kind, Request};
use crate::request::default_base;
use crate::series_data::Trace;
use crate::{ChartError, ChartOptions, Measure};
use arrivals_data::Series;
use arrivals_findings::{ChartSubject, Label, format};
use arrivals_statistics::MIN_BASE;

/// An index.
pub const KIND: Kind = Kind {
    name: "index",
    summary: "each series as an index: --base YEAR is 100",
    shows: DefaultSeries::WholeAndParts,
    series: (1, 60),
    takes: Capabilities { base: true, ..Capabilities::highlights(Axis::Either) },
    ..Kind::new(draw, about)
};

fn about(options: &ChartOptions, series: &[&Series]) -> ChartSubject {
    match options.base.or_else(|| default_base(series)) {
        Some(base) => ChartSubject::Index { base },
        None => ChartSubject::Line,
    }
}

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let base = request.base()?;
    let traces = request
        .traces()
        .into_iter()
        .map(|mut trace| {
            let refused = |why: String| ChartError::Base { year: base.to_string(), why };
            let name = trace.quoted();
            let Some(foot) = trace.at(base) else {
                return Err(refused(format!("{name} has no count in it")));
            };
            if foot.events() < MIN_BASE as f64 {
                return Err(refused(format!(
                    "{name} is {} in it, and an index of fewer than 20 says little",
                    foot.text
                )));
            }
            if foot.status.is_tentative() {
                return Err(refused(format!("the count of {name} will be revised")));
            }
            let foot = foot.value;
            for datum in &mut trace.points {
                datum.value = 100.0 * datum.value / foot;
                datum.text = format::decimal(datum.value, 1);
            }
            Ok(trace)
        })
        .collect::<Result<Vec<Trace>, ChartError>>()?;
    let unit = Label::Index(base).text(request.options.language);
    lines(request, &traces, Measure::Index, unit, Vec::new())
}
