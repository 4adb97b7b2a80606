//! Groups and years as cells of a table, the darker the more.

use super::{Kind, Shows};
use crate::chart::canvas::Canvas;
use crate::chart::layout::frame::frame;
use crate::chart::layout::{axes, years};
use crate::chart::marks::{cross, data};
use crate::chart::obstacles::Bounds;
use crate::chart::plot::{Plot, Scale};
use crate::chart::request::{Drawing, Request};
use crate::chart::scene::{Anchor, Group, Node, Paint, Point, Rect, STEPS, Style, Text};
use crate::chart::trace::{Trace, range, years as span};
use crate::chart::{CELL, ChartError, Typography};
use crate::findings::{Mark, words};
use crate::font::{Weight, nfc};

/// A heat map.
pub const KIND: Kind = Kind {
    name: "heatmap",
    summary: "groups and years as cells, the darker the more",
    shows: Shows::Parts,
    series: (1, 60),
    log: false,
    spans: false,
    tentative: Mark::Dashed,
    topic: None,
    draw,
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let traces = request.traces();
    let (first, last) = span(&traces).ok_or(ChartError::NoYear)?;
    let (least, most) = range(&traces).ok_or(ChartError::NoYear)?;
    if least < 0.0 {
        return Err(ChartError::NegativePart);
    }
    let text = &request.text;
    let options = request.options;
    let framed = frame(&request.words(request.notes()), options.size, text);
    let mut warnings = framed.warnings.clone();
    let mut nodes = framed.nodes;
    let pad = framed.pad;
    let limits = limits(most);
    let mut y = framed.top + text.line(text.base, 0.7);
    nodes.push(scale(&limits, request, (pad, y), text));
    // The steps, their limits, and a free line.
    y += if text.cells { 3.0 * CELL.1 } else { text.tick * 2.4 };
    let bottom = framed.bottom - axes::years_room(text) - text.space(text.base * 0.3);
    // A few groups do not need the whole height.
    let row = ((bottom - y) / traces.len() as f64).min(text.base * 6.0);
    let row = if text.cells { (row / CELL.1).floor().max(1.0) * CELL.1 } else { row };
    let bottom = y + row * traces.len() as f64;
    if row < text.tick * 0.75 {
        return Err(ChartError::TooManyNames(traces.len()));
    }
    let label = text.label.min(row * 0.85).max(9.0_f64.min(text.label));
    let room = options.size.width * 0.32;
    let mut cut = 0;
    let names: Vec<String> = traces
        .iter()
        .map(|trace| {
            if text.width(&trace.name, Weight::Regular, label) <= room {
                return trace.name.clone();
            }
            cut += 1;
            text.ellipsis(&trace.name, Weight::Regular, label, room)
        })
        .collect();
    if cut > 0 {
        warnings.push(format!("{cut} names are cut: give a larger --size"));
    }
    let widest =
        names.iter().map(|name| text.width(name, Weight::Regular, label)).fold(0.0, f64::max);
    let left = pad + widest + axes::gap(text);
    let plot = Plot {
        left: if text.cells { (left / 8.0).ceil() * 8.0 } else { left },
        right: options.size.width - pad,
        top: y,
        bottom,
        first: first.number(),
        last: last.number(),
        kind: request.year_kind(),
        least: 0.0,
        most: 1.0,
        margin: 0.5,
        scale: Scale::Linear,
    };
    let every: Vec<&str> =
        traces.iter().flat_map(|trace| trace.points.iter().map(|at| at.text.as_str())).collect();
    let size = written(text, &every, (plot.band() - 1.2, row - 1.2));
    let mut canvas = Canvas::new(plot, text, &options.parts, 0);
    for (place, (trace, name)) in traces.iter().zip(&names).enumerate() {
        let (top, foot) = (y + row * place as f64, y + row * (place as f64 + 1.0));
        let middle = f64::midpoint(top, foot);
        let at = Point { x: plot.left - axes::gap(text), y: middle + text.middle(label) };
        canvas.nodes.push(axes::label(name, at, Anchor::End, label));
        cells(&mut canvas, trace, &limits, (top, foot), size);
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

/// The cells of a series.
fn cells(
    canvas: &mut Canvas,
    trace: &Trace,
    limits: &[f64],
    (top, bottom): (f64, f64),
    size: Option<f64>,
) {
    let gap = if canvas.text.cells { 0.0 } else { 0.6 };
    let mut group =
        Group { class: "series", data: vec![("series", trace.name.clone())], nodes: Vec::new() };
    let box_of = |year: f64| Bounds {
        left: canvas.plot.x(year - 0.5) + gap,
        top: top + gap,
        right: canvas.plot.x(year + 0.5) - gap,
        bottom: bottom - gap,
    };
    let mut read = Vec::new();
    for at in &trace.points {
        let bounds = box_of(at.x());
        let step = step(at.value, limits);
        group.nodes.push(Node::Rect(Rect {
            x: bounds.left,
            y: bounds.top,
            width: bounds.right - bounds.left,
            height: bounds.bottom - bounds.top,
            style: Style { fill: Some(Paint::Step(step)), ..Style::default() },
            data: data(at),
        }));
        let center = Point {
            x: f64::midpoint(bounds.left, bounds.right),
            y: f64::midpoint(bounds.top, bounds.bottom),
        };
        read.push((at, center, bounds, step));
        if at.status.is_tentative() {
            let inset = canvas.stroke() * 0.5;
            group.nodes.push(outline(bounds.grown(-inset), Paint::OnStep(step), inset));
        }
    }
    for (at, center, bounds, step) in &read {
        canvas.readings.push(crate::chart::scene::Reading {
            series: trace.name.clone(),
            panel: canvas.panel,
            year: at.year,
            value: at.value,
            text: at.text.clone(),
            status: at.status,
            paint: Paint::Step(*step),
            at: *center,
            extent: Some(*bounds),
        });
        if let Some(size) = size.filter(|_| canvas.parts.labels) {
            group.nodes.push(Node::Text(Text {
                at: Point { x: center.x, y: center.y + canvas.text.middle(size) },
                anchor: Anchor::Middle,
                size,
                weight: Weight::Regular,
                content: nfc(&at.text),
                paint: Paint::OnStep(*step),
                halo: false,
            }));
        }
    }
    for year in &trace.withheld {
        let bounds = box_of(f64::from(year.number()));
        let foot = f64::midpoint(bounds.top, bounds.bottom) + canvas.text.base * 0.42;
        let at = Point { x: f64::midpoint(bounds.left, bounds.right), y: foot };
        group.nodes.push(cross(at, Paint::Muted, canvas.text.base));
    }
    canvas.nodes.push(Node::Group(group));
}

fn outline(bounds: Bounds, paint: Paint, width: f64) -> Node {
    Node::Rect(Rect {
        x: bounds.left,
        y: bounds.top,
        width: (bounds.right - bounds.left).max(0.0),
        height: (bounds.bottom - bounds.top).max(0.0),
        style: Style {
            stroke: Some(paint),
            width,
            dash: vec![width * 3.0, width * 2.0],
            ..Style::default()
        },
        data: Vec::new(),
    })
}

/// The size at which all counts fit into their cells; nothing when that cannot be read.
fn written(text: &Typography, counts: &[&str], (width, height): (f64, f64)) -> Option<f64> {
    let widest =
        counts.iter().map(|count| text.width(count, Weight::Regular, 1.0)).fold(0.0, f64::max);
    if text.cells {
        return (widest + 16.0 <= width).then_some(text.tick);
    }
    let size = text.tick.min((width - 3.0) / widest.max(0.1)).min(height * 0.72);
    (size >= 9.0).then_some(size)
}

/// The upper limits of the steps: squares, so that small counts are told apart too.
fn limits(most: f64) -> Vec<f64> {
    let steps = STEPS as f64;
    (1..=STEPS)
        .map(|place| {
            let part = place as f64 / steps;
            round(most * part * part, most, place == STEPS)
        })
        .collect()
}

/// A limit with two digits; the last is the largest count itself.
fn round(limit: f64, most: f64, is_last: bool) -> f64 {
    if is_last || most <= 100.0 {
        return if is_last { most } else { limit.round() };
    }
    let unit = libm::exp10(libm::floor(libm::log10(limit.max(1.0))) - 1.0).max(1.0);
    (limit / unit).round() * unit
}

fn step(value: f64, limits: &[f64]) -> usize {
    limits.iter().position(|limit| value <= *limit).unwrap_or(STEPS - 1)
}

/// The scale: its steps with their upper limits.
fn scale(limits: &[f64], request: &Request, at: (f64, f64), text: &Typography) -> Node {
    let mut group = Group { class: "key", ..Group::default() };
    let mut x = at.0;
    let unit = request.unit();
    if !unit.is_empty() {
        let name = words::capitalised(&unit);
        let place = Point { x, y: at.1 + text.tick * 0.9 };
        group.nodes.push(axes::label(&name, place, Anchor::Start, text.tick));
        x += text.width(&name, Weight::Regular, text.tick) + text.tick;
    }
    let widest = limits
        .iter()
        .map(|limit| text.width(&words::decimal(*limit, 0), Weight::Regular, text.tick))
        .fold(0.0, f64::max);
    let room = (request.options.size.width - framed_right(text) - x) / STEPS as f64;
    let wide = (widest + text.tick * 0.8).max(text.tick * 3.2).min(room);
    let fits = widest + text.tick * 0.4 <= wide;
    for (place, limit) in limits.iter().enumerate() {
        group.nodes.push(Node::Rect(Rect {
            x: x + wide * place as f64,
            y: at.1,
            width: wide,
            height: if text.cells { CELL.1 } else { text.tick * 0.8 },
            style: Style { fill: Some(Paint::Step(place)), ..Style::default() },
            data: Vec::new(),
        }));
        if fits || place + 1 == STEPS {
            let end = Point {
                x: x + wide * (place as f64 + 1.0),
                y: at.1 + if text.cells { CELL.1 + 12.0 } else { text.tick * 1.9 },
            };
            let name = words::decimal(*limit, 0);
            group.nodes.push(axes::label(&name, end, Anchor::End, text.tick));
        }
    }
    Node::Group(group)
}

fn framed_right(text: &Typography) -> f64 {
    if text.cells { crate::chart::CELL.0 } else { 1.5 * text.base }
}
