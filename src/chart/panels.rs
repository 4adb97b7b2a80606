//! The layout of small charts side by side: a grid of panels with one calendar.

use super::canvas::Canvas;
use super::layout::frame::{Frame, frame};
use super::layout::ticks::{self, Ticks};
use super::layout::{axes, labels, years};
use super::marks::line::line;
use super::obstacles::Bounds;
use super::plot::{Plot, Scale};
use super::request::{Drawing, Request};
use super::scene::{Anchor, Group, Node, Paint, Point, Text};
use super::trace::{Trace, range, years as span};
use super::{CELL, ChartError, Measure, Parts, Typography};
use crate::findings::{Label, Language, words};
use crate::font::{Weight, nfc};

/// One small chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// What it shows; bold above it.
    pub title: String,
    /// Its series; none when nothing was counted.
    pub traces: Vec<Trace>,
}

/// The shape that panels come near: so many times as wide as high.
const SHAPE: f64 = 1.7;

/// Where the panels stand.
struct Grid {
    columns: usize,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    /// The room at the left of each panel for the labels of values.
    inset: f64,
    title: f64,
}

/// Lays panels out and draws their lines.
///
/// # Errors
/// When no panel has a value, or the chart is too small for so many.
pub fn panels(
    request: &Request,
    panels: &[Panel],
    legend: &[Trace],
    unit: &str,
) -> Result<Drawing, ChartError> {
    let options = request.options;
    let every: Vec<Trace> = panels.iter().flat_map(|panel| panel.traces.iter().cloned()).collect();
    let (first, last) = span(&every).ok_or(ChartError::NoYear)?;
    let shared = range(&every).ok_or(ChartError::NoYear)?;
    if options.log && shared.0 <= 0.0 {
        return Err(ChartError::Log("a panel with a 0"));
    }
    let mut warnings = Vec::new();
    let framed = frame(&request.words(notes(request)), options.size, &request.text);
    warnings.extend(framed.warnings.iter().cloned());
    let mut nodes = framed.nodes.clone();
    let key = key_row(request, &framed, legend, &mut nodes);
    let text = &scaled(&request.text, panels.len(), &framed, options.size.width);
    let heading = heading(request, &framed, unit, key, text, &mut nodes);
    // Where there is little room, the line and its last value say more than every point.
    let small = !text.cells && text.base < request.text.base * 0.75;
    let parts = Parts { markers: options.parts.markers && !small, ..options.parts };
    let ticks_of = |values: (f64, f64), height: f64| match options.log {
        true => ticks::logarithmic(values.0, values.1, height, text.tick),
        false => ticks::linear(values.0, values.1, true, height / 1.6, text.tick),
    };
    let names_of = |ticks: &Ticks| axes::names(ticks, Measure::Count, options.language);
    let widest = panels
        .iter()
        .map(|panel| if options.free { range(&panel.traces).unwrap_or(shared) } else { shared })
        .map(|values| axes::widest(&names_of(&ticks_of(values, text.tick * 6.0)), text))
        .fold(0.0, f64::max);
    let (titles, grid) = grid(request, &framed, heading, panels, widest, text, &mut warnings)?;
    let mut readings = Vec::new();
    for (place, (panel, title)) in panels.iter().zip(&titles).enumerate() {
        let (column, row) = (place % grid.columns, place / grid.columns);
        let x = grid.left + grid.width * column as f64;
        let y = grid.top + grid.height * row as f64;
        let gap = text.tick * 0.9;
        let values = if options.free { range(&panel.traces).unwrap_or(shared) } else { shared };
        let mut plot = Plot {
            left: snap(x + grid.inset, text),
            right: snap(x + grid.width - gap, text),
            top: y + grid.title,
            bottom: y + grid.height - gap,
            first: first.number(),
            last: last.number(),
            kind: request.year_kind(),
            least: 0.0,
            most: 1.0,
            margin: 0.3,
            scale: if options.log { Scale::Log } else { Scale::Linear },
        };
        if text.cells {
            plot.top = (plot.top / CELL.1).ceil() * CELL.1 + CELL.1 / 2.0;
            plot.bottom = (plot.bottom / CELL.1).floor() * CELL.1 - CELL.1 / 2.0;
        }
        let ticks = ticks_of(values, plot.bottom - plot.top);
        plot.most = ticks.last().max(values.1);
        plot.least = if options.log { ticks.first() } else { ticks.first().min(0.0) };
        let mut group =
            Group { class: "panel", data: vec![("panel", place.to_string())], nodes: Vec::new() };
        let mut canvas = Canvas::new(plot, text, &parts, place);
        for (line, content) in title.iter().enumerate() {
            let label = Text {
                at: Point {
                    x: plot.left,
                    y: y + text.line(text.label, 1.2) * (line as f64 + 1.0) - text.label * 0.25,
                },
                anchor: Anchor::Start,
                size: text.label,
                weight: Weight::Bold,
                content: nfc(content),
                paint: Paint::Ink,
                halo: false,
            };
            canvas.obstacles.add_box(text.bounds(&label));
            group.nodes.push(Node::Text(label));
        }
        let named = options.free || column == 0;
        let names = if named { names_of(&ticks) } else { Vec::new() };
        group.nodes.push(value_axis(&plot, &ticks, &names, options.parts.grid, text));
        let is_lowest = place + grid.columns >= panels.len();
        if is_lowest {
            let ends = years::years(
                (first.number(), last.number()),
                |year| plot.x(f64::from(year)),
                |year| plot.year_name(year),
                &Typography { tick: text.tick * 2.2, ..*text },
            );
            let inside = (plot.left, plot.right);
            group.nodes.push(axes::years(&plot, &ends, inside, text));
        }
        for trace in panel.traces.iter().rev() {
            line(&mut canvas, trace);
        }
        if panel.traces.iter().all(|trace| trace.points.is_empty()) {
            let at = Point {
                x: f64::midpoint(plot.left, plot.right),
                y: f64::midpoint(plot.top, plot.bottom),
            };
            let none = match options.language {
                Language::English => "no figure",
                Language::Korean => "자료 없음",
            };
            canvas.nodes.push(axes::label(none, at, Anchor::Middle, text.tick));
        }
        if let ([only], true) = (panel.traces.as_slice(), options.parts.labels) {
            let inside = Bounds {
                left: x,
                top: y + grid.title - text.label * 0.9,
                right: x + grid.width - 1.0,
                bottom: plot.bottom,
            };
            let most = only.points.iter().max_by(|one, other| one.value.total_cmp(&other.value));
            let most = most.filter(|_| !small);
            for at in [only.points.last(), most].into_iter().flatten() {
                let point = canvas.plot.point(at.x(), at.value);
                let small = Typography { label: text.tick, ..*text };
                let label = labels::value(
                    &at.text,
                    point,
                    text.label * 0.3,
                    &inside,
                    &small,
                    &mut canvas.obstacles,
                );
                canvas.nodes.extend(label);
                if only.points.last() == most {
                    break;
                }
            }
        }
        group.nodes.append(&mut canvas.nodes);
        readings.append(&mut canvas.readings);
        nodes.push(Node::Group(group));
    }
    Ok(Drawing {
        nodes,
        readings,
        warnings,
        unit: unit.to_owned(),
        years: (first.number(), last.number()),
    })
}

fn snap(x: f64, text: &Typography) -> f64 {
    if text.cells { (x / CELL.0).round() * CELL.0 } else { x }
}

/// The notes, with what there is no room for in small charts.
fn notes(request: &Request) -> Vec<String> {
    let mut notes = request.notes();
    let options = request.options;
    if options.free {
        notes.push(words::sentence(&Label::FreeY.text(options.language)));
    }
    if options.log {
        notes.push(words::sentence(&Label::LogScale.text(options.language)));
    }
    notes
}

/// Texts for so many panels: smaller when there are many, never too small to read.
fn scaled(text: &Typography, panels: usize, framed: &Frame, width: f64) -> Typography {
    if text.cells {
        return *text;
    }
    let area = (width - 2.0 * framed.pad) * (framed.bottom - framed.top).max(1.0);
    let side = (area / panels as f64 * SHAPE).sqrt();
    let factor = (side / (text.base * 15.0)).clamp(0.5, 1.0);
    let sized = |size: f64| (size * factor).max(9.5_f64.min(size));
    Typography {
        base: text.base * factor.max(0.55),
        label: sized(text.label),
        tick: sized(text.tick * 0.95),
        ..*text
    }
}

/// The names of the series that all panels have, in their colours; gives the lowest pixel.
fn key_row(request: &Request, framed: &Frame, legend: &[Trace], nodes: &mut Vec<Node>) -> f64 {
    let text = &request.text;
    let mut y = framed.top;
    if legend.len() < 2 {
        return y;
    }
    let mut group = Group { class: "key", ..Group::default() };
    let (mut x, right) = (framed.pad, request.options.size.width - framed.pad);
    y += text.line(text.label, 1.7);
    for trace in legend {
        let radius = text.base * 0.28;
        let wide = text.width(&trace.name, Weight::Bold, text.label) + radius * 5.0;
        if x > framed.pad && x + wide > right {
            x = framed.pad;
            y += text.line(text.label, 1.4);
        }
        let center = Point { x: x + radius * 1.2, y: y - text.label * 0.32 };
        group.nodes.push(trace.shape.draw(center, radius, trace.paint, None, Vec::new()));
        group.nodes.push(Node::Text(Text {
            at: Point { x: snap(x + radius * 3.2, text), y },
            anchor: Anchor::Start,
            size: text.label,
            weight: Weight::Bold,
            content: nfc(&trace.name),
            paint: trace.paint,
            halo: false,
        }));
        x += wide + text.base;
    }
    nodes.push(Node::Group(group));
    y
}

/// The unit above the first panel; gives the highest pixel of the panels.
fn heading(
    request: &Request,
    framed: &Frame,
    unit: &str,
    top: f64,
    text: &Typography,
    nodes: &mut Vec<Node>,
) -> f64 {
    if unit.is_empty() || !request.options.parts.unit {
        return top + text.line(text.base, 0.8);
    }
    let y = top + text.line(request.text.tick, 1.8);
    let at = Point { x: framed.pad, y: y - request.text.tick * 0.3 };
    let label = axes::label(&words::capitalised(unit), at, Anchor::Start, request.text.tick);
    nodes.push(Node::Group(Group { class: "axis-unit", data: Vec::new(), nodes: vec![label] }));
    y + text.space(text.base * 0.3)
}

/// The horizontal grid of a panel, with labels where there are any.
fn value_axis(plot: &Plot, ticks: &Ticks, names: &[String], grid: bool, text: &Typography) -> Node {
    if !names.is_empty() {
        return axes::values(plot, ticks, names, grid, text);
    }
    let mut group = Group { class: "axis-y", ..Group::default() };
    for tick in ticks.values.iter().filter(|tick| grid || **tick == 0.0) {
        let y = plot.y(*tick);
        let paint = if *tick == 0.0 { Paint::Axis } else { Paint::Grid };
        let (from, to) = (Point { x: plot.left, y }, Point { x: plot.right, y });
        group.nodes.push(axes::line(from, to, paint, 1.0));
    }
    Node::Group(group)
}

/// The grid whose panels come nearest to their shape, and the lines of each title.
fn grid(
    request: &Request,
    framed: &Frame,
    top: f64,
    panels: &[Panel],
    widest: f64,
    text: &Typography,
    warnings: &mut Vec<String>,
) -> Result<(Vec<Vec<String>>, Grid), ChartError> {
    let left = framed.pad;
    let room_across = request.options.size.width - 2.0 * framed.pad;
    let room_down = framed.bottom - axes::years_room(text) - text.space(text.base * 0.2) - top;
    let names = widest + axes::gap(text);
    let title = text.line(text.label, 1.35);
    let free = request.options.free;
    let sizes = |columns: usize| {
        let rows = panels.len().div_ceil(columns);
        let width = if free {
            room_across / columns as f64
        } else {
            (room_across - names) / columns as f64
        };
        (width, room_down / rows as f64)
    };
    let plots = |columns: usize| {
        let (width, height) = sizes(columns);
        let width = width - if free { names } else { 0.0 } - text.tick * 0.9;
        (width, height - title - text.tick * 0.9)
    };
    let best = (1..=panels.len())
        .filter(|columns| {
            let (width, height) = plots(*columns);
            width >= text.tick * 3.2 && height >= text.tick * 1.5
        })
        .min_by(|one, other| {
            let miss = |columns: usize| {
                let (width, height) = plots(columns);
                libm::log(width / height / SHAPE).abs()
            };
            miss(*one).total_cmp(&miss(*other))
        });
    let columns = best.ok_or(ChartError::NoRoom)?;
    let (width, height) = sizes(columns);
    let inset = if free { names } else { 0.0 };
    let room = width - inset - text.tick * 0.9;
    let mut cut = 0;
    let titles: Vec<Vec<String>> = panels
        .iter()
        .map(|panel| {
            let mut lines = text.wrap(&panel.title, Weight::Bold, text.label, room);
            let most = if height > text.label * 7.0 { 2 } else { 1 };
            if lines.len() > most {
                cut += 1;
                lines.truncate(most);
                if let Some(last) = lines.last_mut() {
                    *last = text.ellipsis(last, Weight::Bold, text.label, room);
                }
            }
            lines
        })
        .collect();
    if cut > 0 {
        warnings.push(format!(
            "{cut} of the panels' names are cut: give a larger --size, or fewer --series"
        ));
    }
    let lines = titles.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let grid = Grid {
        columns,
        left: left + if free { 0.0 } else { names },
        top,
        width,
        height,
        inset,
        title: text.line(text.label, 1.2) * lines as f64 + text.space(text.label * 0.35),
    };
    Ok((titles, grid))
}
