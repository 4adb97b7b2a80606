//! The layout of small charts side by side: a grid of panels with one calendar.

mod grid;
mod head;
mod panel;
mod rules;
mod values;

use super::canvas::Canvas;
use super::kind::{Drawing, Request};
use super::layout::frame::frame;
use super::layout::ticks::{self, Ticks};
use super::layout::{axes, rows, years};
use super::marks::line::line;
use super::plot::{Plot, Scale};
use super::scene::{Anchor, Bounds, Group, Node, Paint, Point, Text};
use super::series_data::{self, Trace, not_above_zero};
use super::{CELL, ChartError, Parts, Typography};
use arrivals_data::Year;
use arrivals_findings::{Label, format};
use grid::Grid;
pub use panel::Panel;

/// The most steps of an axis of values: a panel is compared with others, not read off.
const STEPS: f64 = 3.4;

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
    let (first, last) = span(panels).ok_or(ChartError::NoYear)?;
    let shared = panels
        .iter()
        .filter_map(|panel| series_data::range(&panel.traces))
        .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
        .ok_or(ChartError::NoYear)?;
    if options.log && shared.0 <= 0.0 {
        return Err(not_above_zero(panels.iter().flat_map(|panel| &panel.traces)));
    }
    let years = (first.number(), last.number());
    let draft = frame(&request.words(notes(request, None)), options.size, &request.text);
    let room = grid::side(panels.len(), &draft, options.size.width);
    let events = rules::events(request, years, room);
    let framed = frame(&request.words(notes(request, Some(&events))), options.size, &request.text);
    let mut warnings = framed.warnings.clone();
    let mut nodes = framed.nodes.clone();
    let text = &grid::scaled(&request.text, panels.len(), &framed, options.size.width);
    let key = head::key_row(request, &framed, legend, &mut nodes);
    let top = head::unit(request, &framed, unit, key, text, &mut nodes);
    // Where there is little room, the line and its last value say more than every point.
    let small = !text.cells && text.base < request.text.base * 0.75;
    let parts = Parts { markers: options.parts.markers && !small, ..options.parts };
    let scale = if options.log { Scale::Log } else { Scale::Linear };
    let ticks_of = |values: (f64, f64), height: f64| {
        let height = (height / 1.6).min(STEPS * 1.8 * text.tick);
        match scale {
            Scale::Log => ticks::logarithmic(values.0, values.1, height, text.tick),
            Scale::Linear => ticks::linear(values.0, values.1, true, height, text.tick),
        }
    };
    let names_of = |ticks: &Ticks| axes::names(ticks, request.measure(), options.language);
    let widest_of = |values| axes::widest(&names_of(&ticks_of(values, text.tick * 12.0)), text);
    let widest = if options.free {
        panels.iter().map(|panel| widest_of(panel.values(shared, true))).fold(0.0, f64::max)
    } else {
        widest_of(shared)
    };
    let (titles, grid) =
        Grid::from_request(request, &framed, top, panels, widest, text, &mut warnings)?;
    let mut readings = Vec::new();
    for (place, (panel, title)) in panels.iter().zip(&titles.lines).enumerate() {
        let (mut plot, is_lowest) = grid.plot(place, panels.len(), text);
        (plot.first, plot.last) = years;
        (plot.kind, plot.scale) = (request.year_kind(), scale);
        let values = panel.values(shared, options.free);
        let mut ticks = ticks_of(values, plot.bottom - plot.top);
        if text.cells && scale == Scale::Linear {
            let most = ((plot.bottom - plot.top) / CELL.1).floor().max(1.0) as usize;
            let taken;
            (ticks, taken) = rows::linear(values.0, values.1, true, most);
            plot.top = plot.bottom - CELL.1 * taken as f64;
        }
        plot.most = ticks.last().max(values.1);
        plot.least = if options.log { ticks.first() } else { ticks.first().min(0.0) };
        if text.cells {
            rows::apart(&mut ticks, |value| plot.y(value));
        }
        let mut canvas = Canvas::new(plot, text, &parts, place);
        let data = vec![("panel", place.to_string())];
        let mut group = Group { class: "panel", data, nodes: Vec::new() };
        heading(title, titles.size, grid.top_of(place), &mut canvas, &mut group);
        // The labels of the first panel of a row are those of its neighbours.
        let names = (options.free || place % grid.columns == 0).then(|| names_of(&ticks));
        let grid_lines = axes::values(&plot, &ticks, names.as_deref(), options.parts.grid, text);
        group.nodes.push(grid_lines);
        if is_lowest {
            group.nodes.push(year_axis(&plot, years, text));
        }
        group.nodes.extend(rules::draw(&events, &plot, text));
        panel.traces.iter().rev().for_each(|trace| line(&mut canvas, trace));
        if panel.traces.iter().all(|trace| trace.points.is_empty() && trace.withheld.is_empty()) {
            canvas.nodes.push(nothing(&plot, &Label::NoFigure.text(options.language), text));
        }
        if options.parts.labels {
            let inside = grid.inside(&plot, place, text);
            values::write(&panel.traces, &inside, small, &mut canvas);
        }
        group.nodes.append(&mut canvas.nodes);
        readings.append(&mut canvas.readings);
        nodes.push(Node::Group(group));
    }
    Ok(Drawing { nodes, readings, warnings, unit: unit.to_owned(), years })
}

/// The first and the last year of all panels.
fn span(panels: &[Panel]) -> Option<(Year, Year)> {
    panels
        .iter()
        .filter_map(|panel| series_data::years(&panel.traces))
        .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// The notes, with what there is no room for in small charts.
fn notes(request: &Request, events: Option<&rules::Events>) -> Vec<String> {
    let options = request.options;
    let mut notes = request.notes();
    let mut say = |label: Label| notes.push(format::sentence(&label.text(options.language)));
    if options.free {
        say(Label::FreeY);
    }
    if options.log {
        say(Label::LogScale);
    }
    notes.extend(events.and_then(|events| events.note(options.language)));
    notes
}

/// The title of a panel, in its lines.
fn heading(title: &[String], size: f64, top: f64, canvas: &mut Canvas, group: &mut Group) {
    for (line, content) in title.iter().enumerate() {
        let down = canvas.text.line(size, 1.2) * (line as f64 + 1.0);
        let at = Point { x: canvas.plot.left, y: top + down - size * 0.25 };
        let label = Text::bold(content, at, Anchor::Start, size, Paint::Ink);
        // A value beside a title would be read as its last word.
        let bounds = canvas.text.bounds(&label);
        let air = size * 2.0;
        canvas.obstacles.add_box(Bounds { right: bounds.right + air, ..bounds });
        group.nodes.push(Node::Text(label));
    }
}

/// Few years: the ends, and between them those that stand far apart.
fn year_axis(plot: &Plot, years: (i32, i32), text: &Typography) -> Node {
    let sparse = Typography { tick: text.tick * 2.2, ..*text };
    let labelled =
        years::years(years, |year| plot.x(f64::from(year)), |year| plot.year_name(year), &sparse);
    axes::years(plot, &labelled, (plot.left, plot.right), text)
}

/// What stands in a panel without a value.
fn nothing(plot: &Plot, words: &str, text: &Typography) -> Node {
    let x = f64::midpoint(plot.left, plot.right);
    let y = f64::midpoint(plot.top, plot.bottom);
    let y = if text.cells { (y / CELL.1).floor() * CELL.1 } else { y };
    axes::label(words, Point { x, y }, Anchor::Middle, text.tick)
}
