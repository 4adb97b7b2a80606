//! Counts as columns from a base line of 0; tentative ones are hatched.

use super::line::cross;
use super::obstacles::{Bounds, Obstacles};
use super::plot::Plot;
use super::scene::{Group, Node, Paint, Path, Point, Rect, Style};
use crate::dataset::{Series, Status, YearCount};

/// The part of a year's band that its column takes.
const PART: f64 = 0.75;

/// The columns of a series.
pub fn columns(
    plot: &Plot,
    series: &Series,
    paint: Paint,
    base: f64,
    obstacles: &mut Obstacles,
) -> Node {
    let mut group =
        Group { class: "series", data: vec![("series", series.name())], nodes: Vec::new() };
    for at in series.years() {
        let Some((least, most)) = plot.column(&at, PART) else { continue };
        obstacles.add_box(Bounds { left: least.x, top: least.y, right: most.x, bottom: most.y });
        column(&mut group, least, most, &at, paint, base);
    }
    for observation in series.observations().iter().filter(|o| o.status == Status::Suppressed) {
        if let Some(year) = observation.period.whole_year() {
            group.nodes.push(cross(
                Point { x: plot.x(f64::from(year.number())), y: plot.bottom },
                paint,
                base,
            ));
        }
    }
    Node::Group(group)
}

fn column(group: &mut Group, least: Point, most: Point, at: &YearCount, paint: Paint, base: f64) {
    let tentative = at.status.is_tentative();
    let style = if tentative {
        Style {
            fill: Some(Paint::Background),
            stroke: Some(paint),
            width: base / 14.0,
            ..Style::default()
        }
    } else {
        Style { fill: Some(paint), ..Style::default() }
    };
    group.nodes.push(Node::Rect(Rect {
        x: least.x,
        y: least.y,
        width: most.x - least.x,
        height: most.y - least.y,
        style,
        data: vec![("year", at.year.to_string()), ("count", at.count.to_string())],
    }));
    let hatching = hatching(least, most, base * 0.45);
    if tentative && !hatching.is_empty() {
        group.nodes.push(Node::Path(Path {
            pieces: hatching,
            closed: false,
            style: Style { stroke: Some(paint), width: base / 14.0, ..Style::default() },
            data: Vec::new(),
        }));
    }
}

/// Lines at 45 degrees inside of a rectangle.
fn hatching(least: Point, most: Point, step: f64) -> Vec<Vec<Point>> {
    let (width, height) = (most.x - least.x, most.y - least.y);
    let count = ((width + height) / step).floor().clamp(0.0, 10_000.0) as usize;
    (1..=count)
        .map(|place| {
            // Where x − left + bottom − y is the same all along the line.
            let sum = step * place as f64;
            let start = Point { x: least.x + (sum - height).max(0.0), y: most.y - sum.min(height) };
            let end = Point { x: least.x + sum.min(width), y: most.y - (sum - width).max(0.0) };
            vec![start, end]
        })
        .collect()
}
