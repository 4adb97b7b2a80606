//! A range of values by year, behind a line.

use crate::canvas::Canvas;
use crate::scene::{Node, Paint, Path, Style};

/// Draws the range between lower and upper values: a year, and the two.
pub fn band(canvas: &mut Canvas, values: &[(f64, f64, f64)], paint: Paint, opacity: f64) {
    if values.len() < 2 {
        return;
    }
    let upper: Vec<(f64, f64)> = values.iter().map(|(year, _, upper)| (*year, *upper)).collect();
    let lower: Vec<(f64, f64)> =
        values.iter().rev().map(|(year, lower, _)| (*year, *lower)).collect();
    let mut corners = canvas.plot.line(&upper);
    corners.extend(canvas.plot.line(&lower));
    canvas.nodes.push(Node::Path(Path {
        pieces: vec![corners],
        closed: true,
        style: Style { fill: Some(paint), opacity: Some(opacity), ..Style::default() },
        data: Vec::new(),
    }));
}
