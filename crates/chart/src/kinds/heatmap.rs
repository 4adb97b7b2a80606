//! Groups and years as cells of a table, the darker the more.

use crate::canvas::Canvas;
use crate::capabilities::{Capabilities, DefaultSeries};
use crate::font::Weight;
use crate::kind::{Drawing, Kind, Request};
use crate::layout::frame::frame;
use crate::layout::row_names::Names;
use crate::layout::steps::Steps;
use crate::layout::{axes, years};
use crate::marks::{cross, data};
use crate::plot::{Plot, Scale};
use crate::scene::{Anchor, Bounds, Facts, Group, Node, Paint, Point, Rect, Style, Text};
use crate::series_data::{Trace, range, years as span};
use crate::{CELL, ChartError, Typography};
use arrivals_findings::{ChartSubject, Label, Mark, format};

/// A heat map.
pub const KIND: Kind = Kind {
    name: "heatmap",
    summary: "groups and years as cells, the darker the more",
    shows: DefaultSeries::Parts,
    series: (1, 60),
    takes: Capabilities::NEITHER,
    tentative: Mark::Dashed,
    ..Kind::new(draw, |_, _| ChartSubject::Heatmap)
};

/// The part of the width that names may take.
const MOST_WIDTH: f64 = 0.32;

/// The most that a row is high, in sizes of the text: a few groups do not need the whole height.
const MOST_HEIGHT: f64 = 8.0;

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let traces = request.traces();
    let (first, last) = span(&traces).ok_or(ChartError::NoYear)?;
    let (least, most) = range(&traces).ok_or(ChartError::NoYear)?;
    if least < 0.0 {
        return Err(ChartError::NegativeCell);
    }
    let (text, options) = (&request.text, request.options);
    let framed = frame(&request.words(request.notes()), options.size, text);
    let mut warnings = framed.warnings.clone();
    let mut nodes = framed.nodes;
    let pad = framed.pad;
    let steps = Steps::new(most, request.measure().is_whole());
    let at = Point { x: pad, y: framed.top + text.space(text.base * 0.4) };
    let (key, top) = steps.key(&heading(request, &steps), at, options.size.width - 2.0 * pad, text);
    nodes.push(key);
    let top = top + if text.cells { CELL.1 } else { text.tick * 0.5 };
    let foot = framed.bottom - axes::years_room(text) - text.space(text.base * 0.3);
    let row = ((foot - top) / traces.len() as f64).min(text.base * MOST_HEIGHT);
    let row = if text.cells { (row / CELL.1).floor() * CELL.1 } else { row };
    let names = Names::new(&traces, options.size.width * MOST_WIDTH, row, text)
        .ok_or(ChartError::TooManyRows(traces.len()))?;
    if names.cut > 0 {
        warnings.push(format!("{} names are cut: give a larger --size", names.cut));
    }
    let left = pad + names.widest(text) + axes::gap(text);
    let plot = Plot {
        left: if text.cells { (left / CELL.0).ceil() * CELL.0 } else { left },
        right: options.size.width - pad,
        top,
        bottom: top + row * traces.len() as f64,
        first: first.number(),
        last: last.number(),
        kind: request.year_kind(),
        least: 0.0,
        most: 1.0,
        margin: 0.5,
        scale: Scale::Linear,
    };
    let counts = || traces.iter().flat_map(|trace| trace.points.iter().map(|at| &*at.text));
    let size = written(text, counts(), (plot.band() - 1.2, row - 1.2));
    let mut canvas = Canvas::new(plot, text, &options.parts, 0);
    for (place, (trace, lines)) in traces.iter().zip(&names.lines).enumerate() {
        let edges = (top + row * place as f64, top + row * (place as f64 + 1.0));
        names.draw(lines, plot.left - axes::gap(text), edges, &mut canvas);
        cells(&mut canvas, trace, &steps, edges, size);
    }
    nodes.append(&mut canvas.nodes);
    let labelled = years::years(
        (first.number(), last.number()),
        |year| plot.x(f64::from(year)),
        |year| plot.year_name(year),
        text,
    );
    nodes.push(axes::years(&plot, &labelled, (pad * 0.5, options.size.width - pad * 0.5), text));
    Ok(Drawing {
        nodes,
        readings: canvas.readings,
        warnings,
        unit: request.unit(),
        years: (first.number(), last.number()),
    })
}

/// What the colours are: the unit, and that the steps are not equally wide.
fn heading(request: &Request, steps: &Steps) -> String {
    let unit = Some(request.unit()).filter(|_| request.options.parts.unit);
    let unequal = Label::UnequalSteps.text(request.options.language);
    let said = [unit, (!steps.are_single()).then_some(unequal)];
    let said: Vec<String> = said.into_iter().flatten().filter(|said| !said.is_empty()).collect();
    format::capitalised(&said.join(", "))
}

/// The cells of a series.
fn cells(
    canvas: &mut Canvas,
    trace: &Trace,
    steps: &Steps,
    (top, bottom): (f64, f64),
    size: Option<f64>,
) {
    let text = canvas.text;
    let plot = canvas.plot;
    let gap = if text.cells { 0.0 } else { 0.6 };
    let mut group = Group::from_series(&trace.name);
    let mut above = Vec::new();
    let box_of = |year: f64| Bounds {
        left: plot.x(year - 0.5) + gap,
        top: top + gap,
        right: plot.x(year + 0.5) - gap,
        bottom: bottom - gap,
    };
    for at in &trace.points {
        let bounds = box_of(at.x());
        let (center, step) = (bounds.middle(), steps.color(at.value));
        group.nodes.push(rect(&bounds, Style::fill(Paint::Step(step)), data(at)));
        if at.status.is_tentative() {
            let width = canvas.stroke() * 0.5;
            let dash = vec![width * 3.0, width * 2.0];
            let style = Style { dash, ..Style::line(Paint::OnStep(step), width) };
            above.push(rect(&bounds.grown(-width), style, Vec::new()));
        }
        if at.break_before {
            let x = plot.x(at.x() - 0.5);
            let (head, foot) = (Point { x, y: top }, Point { x, y: bottom });
            above.push(axes::line(head, foot, Paint::Ink, canvas.stroke()));
        }
        canvas.read(trace, at, center, Some(bounds));
        if let Some(reading) = canvas.readings.last_mut() {
            reading.paint = Paint::Step(step);
        }
        if let Some(size) = size.filter(|_| canvas.parts.labels) {
            let middle = Point { x: center.x, y: center.y + text.middle(size) };
            let paint = Paint::OnStep(step);
            above.push(Node::Text(Text::regular(&at.text, middle, Anchor::Middle, size, paint)));
        }
    }
    let outline = Style::line(Paint::Grid, 1.0);
    let counted = |year: i32| trace.points.iter().any(|at| at.year.number() == year);
    for year in (plot.first..=plot.last).filter(|year| !text.cells && !counted(*year)) {
        group.nodes.push(rect(&box_of(f64::from(year)).grown(-0.5), outline.clone(), Vec::new()));
    }
    for year in &trace.withheld {
        let at = box_of(f64::from(year.number())).middle();
        let foot = Point { x: at.x, y: at.y + text.base * 0.42 };
        group.nodes.push(cross(foot, Paint::Muted, text.base, *year));
    }
    group.nodes.append(&mut above);
    canvas.nodes.push(Node::Group(group));
}

fn rect(bounds: &Bounds, style: Style, data: Facts) -> Node {
    Node::Rect(Rect::from_bounds(bounds, style, data))
}

/// The size at which all counts fit into their cells; nothing when that cannot be read.
fn written<'a>(
    text: &Typography,
    counts: impl Iterator<Item = &'a str>,
    (width, height): (f64, f64),
) -> Option<f64> {
    let widest = counts.map(|count| text.width(count, Weight::Regular, 1.0)).fold(0.0, f64::max);
    if text.cells {
        return (widest + 16.0 <= width).then_some(text.tick);
    }
    let size = text.tick.min((width - 3.0) / widest.max(0.1)).min(height * 0.72);
    (size >= (text.base * 0.5).max(9.0)).then_some(size)
}
