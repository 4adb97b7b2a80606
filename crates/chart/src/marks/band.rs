//! A range of values by year, behind a line.

use crate::canvas::Canvas;
use crate::scene::{Node, Paint, Path};

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
    let mut area = Path::area(corners, paint);
    area.style.opacity = Some(opacity);
    canvas.nodes.push(Node::Path(area));
}
