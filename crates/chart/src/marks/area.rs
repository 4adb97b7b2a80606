//! Values as areas from 0, or from what stands below them; a gap stays a gap.

use super::{corners, withheld};
use crate::canvas::Canvas;
use crate::marker::Shape;
use crate::scene::{Bounds, Group, Node, Paint, Path, Point, Style};
use crate::series_data::Trace;
use arrivals_data::Year;

/// Draws the area of a series; `base` is what the value of a year stands on. A year alone is a
/// bar, for an area needs two.
pub fn area(canvas: &mut Canvas, trace: &Trace, base: impl Fn(Year) -> f64) {
    let mut group = Group::from_series(&trace.name);
    let stroke = canvas.stroke();
    for piece in trace.pieces() {
        let tops: Vec<(f64, f64)> =
            piece.iter().map(|at| (at.x(), base(at.year) + at.value)).collect();
        let feet: Vec<(f64, f64)> = piece.iter().map(|at| (at.x(), base(at.year))).collect();
        if let [only] = piece {
            let ends = (feet[0].1, tops[0].1);
            if let Some(bounds) = canvas.plot.column(only.x(), ends, 0.3) {
                canvas.obstacles.add_box(bounds);
                let Bounds { left, top, right, bottom } = bounds;
                let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
                let corners = corners.map(|(x, y)| Point { x, y }).to_vec();
                group.nodes.push(Node::Path(Path::area(corners, trace.paint)));
            }
        } else {
            let upper = canvas.plot.line(&tops);
            let mut outline = upper.clone();
            outline.extend(canvas.plot.line(&feet).into_iter().rev());
            for pair in outline.windows(2) {
                canvas.obstacles.add_line(pair);
            }
            group.nodes.push(Node::Path(Path::area(outline, trace.paint)));
            let edge = Path::open(vec![upper], Style::line(Paint::Background, stroke * 0.5));
            group.nodes.push(Node::Path(Path { data: corners(piece.iter()), ..edge }));
        }
    }
    for at in &trace.points {
        let point = canvas.plot.point(at.x(), base(at.year) + at.value);
        canvas.read(trace, at, point, None);
        if at.status.is_tentative() {
            let hollow = Some(stroke * 0.8);
            let sign = Shape::Circle.draw(point, stroke * 1.6, trace.paint, hollow, Vec::new());
            group.nodes.push(sign);
        }
    }
    group.nodes.extend(withheld(canvas, trace));
    canvas.nodes.push(Node::Group(group));
}
