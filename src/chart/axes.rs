//! The grid, the ticks and their labels.

use super::plot::Plot;
use super::scene::{Anchor, Group, Node, Paint, Path, Point, Style, Text};
use crate::findings::words;
use crate::font::{Weight, nfc, width};

/// The widest label of the ticks, in pixels.
pub fn widest(ticks: &[i64], font: f64) -> f64 {
    ticks.iter().map(|tick| width(&words::whole(*tick), Weight::Regular, font)).fold(0.0, f64::max)
}

/// The horizontal grid, the labels of the counts, and their unit above the top one.
pub fn counts(plot: &Plot, ticks: &[i64], unit: &str, left: f64, font: f64) -> Node {
    let mut group = Group { class: "axis-y", ..Group::default() };
    for tick in ticks {
        let y = plot.y(*tick as f64);
        let paint = if *tick == 0 { Paint::Axis } else { Paint::Grid };
        group.nodes.push(line(Point { x: plot.left, y }, Point { x: plot.right, y }, paint, 1.0));
        group.nodes.push(label(
            &words::whole(*tick),
            plot.left - font * 0.6,
            y + font * 0.35,
            Anchor::End,
            font,
        ));
    }
    if !unit.is_empty() {
        group.nodes.push(label(
            &words::capitalised(unit),
            left,
            plot.top - font * 0.95,
            Anchor::Start,
            font,
        ));
    }
    Node::Group(group)
}

/// The labels of the years, with a tick at each.
pub fn years(plot: &Plot, years: &[i32], inside: (f64, f64), font: f64) -> Node {
    let mut group = Group { class: "axis-x", ..Group::default() };
    let reach = font * 0.4;
    for year in years {
        let x = plot.x(f64::from(*year));
        let from = Point { x, y: plot.bottom };
        group.nodes.push(line(from, Point { x, y: plot.bottom + reach }, Paint::Axis, 1.0));
        let text = plot.year_name(*year);
        let half = width(&text, Weight::Regular, font) / 2.0;
        let x = x.clamp(inside.0 + half, (inside.1 - half).max(inside.0 + half));
        group.nodes.push(label(&text, x, plot.bottom + reach + font * 1.05, Anchor::Middle, font));
    }
    Node::Group(group)
}

/// A straight line.
pub fn line(from: Point, to: Point, paint: Paint, width: f64) -> Node {
    Node::Path(Path {
        pieces: vec![vec![from, to]],
        closed: false,
        style: Style { stroke: Some(paint), width, ..Style::default() },
        data: Vec::new(),
    })
}

fn label(content: &str, x: f64, y: f64, anchor: Anchor, size: f64) -> Node {
    Node::Text(Text {
        at: Point { x, y },
        anchor,
        size,
        weight: Weight::Regular,
        content: nfc(content),
        paint: Paint::Muted,
        halo: false,
    })
}
