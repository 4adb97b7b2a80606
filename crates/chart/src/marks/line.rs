//! Values as lines: broken at missing years and breaks, dashed into tentative years.

use super::{breaks, corners, data, withheld};
use crate::canvas::Canvas;
use crate::marker::Shape;
use crate::scene::{Bounds, Group, Node, Paint, Path, Point, Style};
use crate::series_data::{Datum, Trace};

/// The most points of a series that are all marked.
const MOST_MARKERS: usize = 60;

/// Draws the line of a series.
pub fn line(canvas: &mut Canvas, trace: &Trace) {
    let behind = trace.paint == Paint::Context;
    let stroke = width(canvas, trace);
    let mut group = Group::from_series(&trace.name);
    let shown = canvas.parts.markers && !behind && trace.points.len() <= MOST_MARKERS;
    let points = strokes(canvas, trace, stroke, shown, &mut group);
    let last = trace.points.len().saturating_sub(1);
    for (place, (at, (point, alone))) in trace.points.iter().zip(&points).enumerate() {
        canvas.read(trace, at, *point, None);
        let tentative = at.status.is_tentative();
        // Without markers, the last point still says by its form which series it is.
        let named = !behind && place == last && trace.shape != Shape::Circle;
        if !(shown || *alone || tentative || named) {
            continue;
        }
        let radius = stroke * if *alone || tentative { 1.6 } else { 1.15 };
        let hollow = tentative.then_some(stroke * 0.8);
        if !behind {
            canvas.obstacles.add_box(Bounds::around(*point, radius));
        }
        group.nodes.push(trace.shape.draw(*point, radius, trace.paint, hollow, data(at)));
    }
    group.nodes.extend(withheld(canvas, trace));
    group.nodes.extend(breaks(canvas, trace));
    canvas.nodes.push(Node::Group(group));
}

/// The width of a series' line: one that stands behind others is thinner.
pub fn width(canvas: &Canvas, trace: &Trace) -> f64 {
    canvas.stroke() * if trace.paint == Paint::Context { 0.6 } else { 1.0 }
}

/// Draws a series' line without its markers. Gives back its points, and whether each stands
/// alone, between years without a value. A line whose points are not marked says itself what it
/// stands for.
pub fn strokes(
    canvas: &mut Canvas,
    trace: &Trace,
    stroke: f64,
    marked: bool,
    group: &mut Group,
) -> Vec<(Point, bool)> {
    let mut whole: Vec<Vec<Point>> = Vec::new();
    let mut held: Vec<&Datum> = Vec::new();
    let mut dashed: Vec<Vec<Point>> = Vec::new();
    let mut points: Vec<(Point, bool)> = Vec::new();
    for piece in trace.pieces() {
        let values: Vec<(f64, f64)> = piece.iter().map(|at| (at.x(), at.value)).collect();
        let drawn = canvas.plot.line(&values);
        canvas.obstacles.add_line(&drawn);
        let (mut run, mut of_run): (Vec<Point>, Vec<&Datum>) = (Vec::new(), Vec::new());
        for (place, (at, point)) in piece.iter().zip(&drawn).enumerate() {
            points.push((*point, piece.len() == 1));
            if place > 0 && at.status.is_tentative() {
                dashed.push(vec![drawn[place - 1], *point]);
                if run.len() > 1 {
                    whole.push(std::mem::take(&mut run));
                    held.append(&mut of_run);
                }
                (run, of_run) = (vec![*point], vec![at]);
            } else {
                run.push(*point);
                of_run.push(at);
            }
        }
        if run.len() > 1 {
            whole.push(run);
            held.append(&mut of_run);
        }
    }
    let path = |pieces, paint, width, dash, data| {
        let style = Style { dash, ..Style::line(paint, width) };
        Node::Path(Path { data, ..Path::open(pieces, style) })
    };
    let all: Vec<Vec<Point>> = whole.iter().chain(&dashed).cloned().collect();
    if !all.is_empty() && trace.paint != Paint::Context {
        group.nodes.push(path(all, Paint::Background, stroke * 1.8, Vec::new(), Vec::new()));
    }
    if !whole.is_empty() {
        let facts = if marked { Vec::new() } else { corners(held.into_iter()) };
        group.nodes.push(path(whole, trace.paint, stroke, Vec::new(), facts));
    }
    if !dashed.is_empty() {
        let dash = vec![stroke * 2.0, stroke * 1.5];
        group.nodes.push(path(dashed, trace.paint, stroke, dash, Vec::new()));
    }
    points
}
