//! Series → a [`Scene`]: scales, ticks, labels, kinds of charts.
//!
//! Invariant: the axis is a calendar, counts start at 0, several years in one figure are never
//! drawn as one, and whatever finds no room is said.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod axis;
mod backend;
mod canvas;
mod capabilities;
mod cartesian;
mod collision;
mod error;
pub mod font;
mod highlight;
mod kind;
mod kinds;
mod layout;
pub mod lint;
mod marker;
mod marks;
mod measure;
mod model_layer;
mod options;
mod panels;
mod plot;
mod provenance;
pub mod render;
mod request;
pub mod scene;
mod series_data;
mod size;
mod sizes;
mod stack;
mod typography;
mod wrapping;
mod year_notes;

pub use capabilities::{Axis, Capabilities, DefaultSeries};
pub use error::ChartError;
pub use highlight::DISTINCT;
pub use kind::{ChartOptions, Kind};
pub use kinds::{KINDS, kind};
pub use measure::Measure;
pub use options::{Caption, Parts};
pub use scene::Bounds;
pub use size::{Size, SizeError};
pub use sizes::{Sizes, SizesError};
pub use typography::{CELL, Typography};

use arrivals_data::{Dataset, Event, Series, Word, Year};
use arrivals_findings::{Alternative, ChartSubject, Findings, alt_text, format, translated};
use kind::Request;
use scene::Scene;

/// A chart, and what it could not show.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The placed primitives.
    pub scene: Scene,
    /// What could not be shown.
    pub warnings: Vec<String>,
}

/// Draws the series, the most important first.
///
/// # Errors
/// When there is no year to draw, the kind does not fit the series, or the chart is too small.
pub fn draw(
    dataset: &Dataset,
    series: &[&Series],
    caption: &Caption,
    findings: &Findings,
    about: ChartSubject,
    options: &ChartOptions,
) -> Result<Chart, ChartError> {
    let kind = options.kind;
    check(series, options)?;
    if (kind.stacks() || kind.spans) && dataset.has_rates() {
        return Err(ChartError::Rates(kind.name));
    }
    let text = if options.cells {
        Typography::of_cells()
    } else {
        Typography::from_size(options.size, &options.sizes)
    };
    let mut events = options.events.clone().unwrap_or_else(|| dataset.metadata().events.clone());
    for event in &mut events {
        event.label = translated(dataset, Word::Event, &event.label, options.language);
    }
    let request = Request {
        dataset,
        series,
        caption,
        options,
        findings,
        text,
        events,
        tentative: kind.tentative,
    };
    let drawing = (kind.draw)(&request).map_err(with_other_kinds)?;
    let year = |number: i32| Year::new(i64::from(number)).map_err(|_| ChartError::NoYear);
    let names: Vec<String> = series
        .iter()
        .map(|series| arrivals_findings::series_name(dataset, &series.name(), options.language))
        .filter(|name| !name.is_empty())
        .collect();
    let described = alt_text(
        &Alternative {
            about,
            names: &names,
            unit: &caption.unit,
            first: year(drawing.years.0)?.of_kind(request.year_kind()),
            last: year(drawing.years.1)?.of_kind(request.year_kind()),
            finding: &caption.finding,
            subtitle: &caption.subtitle,
        },
        options.language,
    );
    let mut warnings = drawing.warnings;
    warnings.extend(outside(options, drawing.years));
    let scene = Scene {
        width: options.size.width,
        height: options.size.height,
        kind: kind.name,
        unit: drawing.unit,
        log: options.log,
        title: caption.title.clone(),
        description: options.alternative.clone().unwrap_or(described),
        provenance: provenance::provenance(dataset, options, &drawing.readings),
        language: options.language.code(),
        nodes: drawing.nodes,
        readings: drawing.readings,
    };
    Ok(Chart { scene, warnings })
}

/// The events asked for that lie outside the years drawn.
fn outside(options: &ChartOptions, (first, last): (i32, i32)) -> Option<String> {
    let lies_outside = |event: &&Event| {
        let ends = event.end.unwrap_or(event.date).on_axis();
        ends < f64::from(first) - 0.5 || event.date.on_axis() > f64::from(last) + 0.5
    };
    let events = options.events.as_deref().filter(|_| options.parts.events)?;
    let outside: Vec<String> = events
        .iter()
        .filter(lies_outside)
        .map(|event| format!("'{}' ({})", event.label, event.date))
        .collect();
    let verb = if outside.len() == 1 { "lies" } else { "lie" };
    (!outside.is_empty())
        .then(|| format!("{} {verb} outside the years drawn", format::list(&outside)))
}

/// An error about the number of series, with the kinds that would show so many.
fn with_other_kinds(error: ChartError) -> ChartError {
    match error {
        ChartError::Series { kind, fewest, most, given, .. } => {
            let others = kinds::holding(kind, given);
            ChartError::Series { kind, fewest, most, given, others }
        }
        other => other,
    }
}

/// Whether the kind draws so many series, before anything is found about them.
///
/// # Errors
/// When there are too few or too many, or the kind has no logarithmic axis.
pub fn check(series: &[&Series], options: &ChartOptions) -> Result<(), ChartError> {
    let (fewest, most) = options.kind.series;
    if series.is_empty() {
        return Err(ChartError::NoYear);
    }
    if !(fewest..=most).contains(&series.len()) {
        let (kind, given, others) = (options.kind.name, series.len(), Vec::new());
        return Err(with_other_kinds(ChartError::Series { kind, fewest, most, given, others }));
    }
    if options.log && options.kind.takes.axis != Axis::Either {
        return Err(ChartError::Log(options.kind.name, options.kind.takes.axis));
    }
    Ok(())
}
