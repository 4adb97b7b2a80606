//! Values as columns from a base line of 0; tentative ones are hatched.

use super::{data, withheld};
use crate::canvas::Canvas;
use crate::scene::{Bounds, Group, Node, Paint, Path, Point, Rect, Style};
use crate::series_data::Trace;
use arrivals_data::Year;

/// The part of a year's band that its column takes.
const PART: f64 = 0.75;

/// Draws the columns of a series; `base` is what the value of a year stands on: 0, or the parts
/// below it.
pub fn columns(canvas: &mut Canvas, trace: &Trace, base: impl Fn(Year) -> f64) {
    let mut group = Group::from_series(&trace.name);
    for at in &trace.points {
        let from = base(at.year);
        let ends = (from, from + at.value);
        let Some(bounds) = canvas.plot.column(at.x(), ends, PART) else { continue };
        canvas.obstacles.add_box(bounds);
        let end = if at.value < 0.0 { bounds.bottom } else { bounds.top };
        let tip = Point { y: end, ..bounds.middle() };
        canvas.read(trace, at, tip, Some(bounds));
        let (tentative, base) = (at.status.is_tentative(), canvas.text.base);
        let style = match tentative {
            true => Style::hollow(trace.paint, base / 14.0),
            false => Style::fill(trace.paint),
        };
        group.nodes.push(Node::Rect(Rect::from_bounds(&bounds, style, data(at))));
        if tentative {
            group.nodes.extend(hatching(&bounds, trace.paint, base));
        }
    }
    group.nodes.extend(withheld(canvas, trace));
    canvas.nodes.push(Node::Group(group));
}

/// Lines at 45 degrees inside of a rectangle.
fn hatching(bounds: &Bounds, paint: Paint, base: f64) -> Option<Node> {
    let Bounds { left, top, right, bottom } = *bounds;
    let step = base * 0.45;
    let (width, height) = (right - left, bottom - top);
    let count = ((width + height) / step).floor().clamp(0.0, 10_000.0) as usize;
    let pieces: Vec<Vec<Point>> = (1..=count)
        .map(|place| {
            // Where x − left + bottom − y is the same all along the line.
            let sum = step * place as f64;
            let start = Point { x: left + (sum - height).max(0.0), y: bottom - sum.min(height) };
            let end = Point { x: left + sum.min(width), y: bottom - (sum - width).max(0.0) };
            vec![start, end]
        })
        .collect();
    let style = Style::line(paint, base / 14.0);
    (!pieces.is_empty()).then(|| Node::Path(Path::open(pieces, style)))
}
