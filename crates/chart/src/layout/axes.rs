//! The grid, the ticks and their labels.

use super::ticks::Ticks;
use crate::font::Weight;
use crate::plot::Plot;
use crate::scene::{Anchor, Group, Node, Paint, Path, Point, Style, Text};
use crate::{Measure, Typography};
use arrivals_findings::{Language, format};

/// The labels of ticks.
pub fn names(ticks: &Ticks, measure: Measure, language: Language) -> Vec<String> {
    ticks.values.iter().map(|tick| measure.tick(*tick, ticks.decimals, language)).collect()
}

/// The widest of the labels, in pixels.
pub fn widest(names: &[String], text: &Typography) -> f64 {
    names.iter().map(|name| text.width(name, Weight::Regular, text.tick)).fold(0.0, f64::max)
}

/// The pixels between the labels and the plot.
pub fn gap(text: &Typography) -> f64 {
    if text.cells { crate::CELL.0 } else { text.tick * 0.6 }
}

/// The horizontal grid and the labels of the values; no labels where a neighbour has them.
pub fn values(
    plot: &Plot,
    ticks: &Ticks,
    names: Option<&[String]>,
    grid: bool,
    text: &Typography,
) -> Node {
    let mut group = Group { class: "axis-y", ..Group::default() };
    for (place, tick) in ticks.values.iter().enumerate() {
        let y = plot.y(*tick);
        let floor = *tick == 0.0 || (plot.least > 0.0 && *tick == plot.least);
        let paint = if floor { Paint::Axis } else { Paint::Grid };
        if grid || floor {
            group.nodes.push(across(plot, y, paint));
        }
        let at = Point { x: plot.left - gap(text), y: y + text.middle(text.tick) };
        let name = names.and_then(|names| names.get(place));
        group.nodes.extend(name.map(|name| label(name, at, Anchor::End, text.tick)));
    }
    Node::Group(group)
}

/// The unit, above the labels of the values.
pub fn unit(lines: &[String], plot: &Plot, left: f64, text: &Typography) -> Group {
    let mut group = Group { class: "axis-unit", ..Group::default() };
    for (place, line) in lines.iter().rev().enumerate() {
        let up = text.tick * 0.95 + text.line(text.tick, 1.25) * place as f64;
        let up = if text.cells { up + 4.0 } else { up };
        // A rule of an event may run behind it.
        let (at, name) = (Point { x: left, y: plot.top - up }, format::capitalised(line));
        let label = Text::regular(&name, at, Anchor::Start, text.tick, Paint::Muted);
        group.nodes.push(Node::Text(Text { halo: true, ..label }));
    }
    group
}

/// The labels of the years, with a tick at each.
pub fn years(plot: &Plot, years: &[i32], inside: (f64, f64), text: &Typography) -> Node {
    let mut group = Group { class: "axis-x", ..Group::default() };
    let reach = text.tick * 0.4;
    for year in years {
        let x = plot.x(f64::from(*year));
        let from = Point { x, y: plot.bottom };
        group.nodes.push(line(from, Point { x, y: plot.bottom + reach }, Paint::Axis, 1.0));
        let name = plot.year_name(*year);
        let half = text.width(&name, Weight::Regular, text.tick) / 2.0;
        let x = x.clamp(inside.0 + half, (inside.1 - half).max(inside.0 + half));
        let y = plot.bottom + if text.cells { 16.0 } else { reach + text.tick * 1.05 };
        group.nodes.push(label(&name, Point { x, y }, Anchor::Middle, text.tick));
    }
    Node::Group(group)
}

/// The room below a plot that the labels of the years take.
pub fn years_room(text: &Typography) -> f64 {
    if text.cells { 2.0 * crate::CELL.1 } else { text.tick * 1.7 }
}

/// A straight line.
pub fn line(from: Point, to: Point, paint: Paint, width: f64) -> Node {
    Node::Path(Path::open(vec![vec![from, to]], Style::line(paint, width)))
}

/// A thin line across a plot.
pub fn across(plot: &Plot, y: f64, paint: Paint) -> Node {
    line(Point { x: plot.left, y }, Point { x: plot.right, y }, paint, 1.0)
}

/// A label in the colour of notes.
pub fn label(content: &str, at: Point, anchor: Anchor, size: f64) -> Node {
    Node::Text(Text::regular(content, at, anchor, size, Paint::Muted))
}
