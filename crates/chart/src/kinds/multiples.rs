//! Small charts side by side, one a series or one a value of a dimension.

use crate::ChartError;
use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::kind::{Drawing, Kind, Request};
use crate::marker::Shape;
use crate::panels::{Panel, panels};
use crate::scene::Paint;
use crate::series_data::Trace;
use arrivals_findings::{ChartSubject, format, series_name};

/// Small multiples.
pub const KIND: Kind = Kind {
    name: "multiples",
    summary: "small charts side by side: one a series, or with --facet one a value of a dimension",
    shows: DefaultSeries::All,
    series: (1, MOST * 4),
    takes: Capabilities { panels: true, ..Capabilities::highlights(Axis::Either) },
    ..Kind::new(draw, |_, _| ChartSubject::Multiples)
};

/// The most panels that can be read side by side.
const MOST: usize = 60;

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let (found, legend) = match &request.options.facet {
        Some(dimension) => by_dimension(request, dimension)?,
        None => (by_series(request), Vec::new()),
    };
    if found.len() > MOST {
        return Err(ChartError::Series {
            kind: KIND.name,
            fewest: 1,
            most: MOST,
            given: found.len(),
            others: Vec::new(),
        });
    }
    panels(request, &found, &legend, &request.unit())
}

/// A panel a series, all of one colour.
fn by_series(request: &Request) -> Vec<Panel> {
    request
        .traces()
        .into_iter()
        .map(|trace| {
            let paint = if trace.paint == Paint::Context { trace.paint } else { Paint::Series(1) };
            let title = trace.name.clone();
            Panel { title, traces: vec![Trace { paint, shape: Shape::Circle, ..trace }] }
        })
        .collect()
}

/// A panel a value of the dimension; in it a line for each combination of the others, in the same
/// colour everywhere.
fn by_dimension(
    request: &Request,
    dimension: &str,
) -> Result<(Vec<Panel>, Vec<Trace>), ChartError> {
    let dimensions = request.dataset.dimensions();
    let place = dimensions
        .iter()
        .position(|name| name.eq_ignore_ascii_case(dimension))
        .ok_or_else(|| ChartError::NoDimension {
            name: dimension.to_owned(),
            dimensions: dimensions.to_vec(),
        })?;
    let mut panels: Vec<Panel> = Vec::new();
    let mut legend: Vec<Trace> = Vec::new();
    for series in request.series {
        let translated = |name: &str| {
            format::capitalised(&series_name(request.dataset, name, request.options.language))
        };
        let title = series.key().get(place).map(|name| translated(name)).unwrap_or_default();
        let others: Vec<String> = series
            .key()
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != place)
            .map(|(_, name)| translated(name))
            .collect();
        let name = others.join(", ");
        let color = match legend.iter().position(|trace| trace.name == name) {
            Some(color) => color,
            None => {
                let color = legend.len();
                let (paint, shape) = (Paint::Series(color), Shape::new(color));
                legend.push(Trace {
                    points: Vec::new(),
                    ..Trace::from_series(series, name, paint, shape)
                });
                color
            }
        };
        let trace = Trace {
            name: legend[color].name.clone(),
            ..Trace::from_series(series, String::new(), Paint::Series(color), Shape::new(color))
        };
        match panels.iter_mut().find(|panel| panel.title == title) {
            Some(panel) => panel.traces.push(trace),
            None => panels.push(Panel { title, traces: vec![trace] }),
        }
    }
    if legend.len() == 1 {
        for panel in &mut panels {
            for trace in &mut panel.traces {
                trace.paint = Paint::Series(1);
                trace.name.clone_from(&panel.title);
            }
        }
    }
    Ok((panels, legend))
}
