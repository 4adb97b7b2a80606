//! Lines and areas in braille dots.

use super::grid::{DOT, Layer, Sheet};
use crate::scene::{Paint, Point};

/// Beyond this many dots nothing is drawn; it bounds the work of a broken scene.
const FAR: f64 = 10_000.0;

/// The dots of a dash and of a gap: shorter ones cannot be told from a whole line.
const LEAST_DASH: f64 = 2.0;

fn in_dots(point: Point) -> (f64, f64) {
    ((point.x / DOT.0).clamp(-FAR, FAR), (point.y / DOT.1).clamp(-FAR, FAR))
}

/// A line through points; `dash` in pixels, empty for a whole line.
pub fn line(sheet: &mut Sheet, points: &[Point], dash: &[f64], paint: Paint) {
    let dash: Vec<f64> = dash.iter().map(|length| (length / DOT.0).max(LEAST_DASH)).collect();
    let mut travelled = 0.0;
    for pair in points.windows(2) {
        let (from, to) = (in_dots(pair[0]), in_dots(pair[1]));
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let steps = dx.abs().max(dy.abs()).ceil().max(1.0);
        if !steps.is_finite() {
            continue;
        }
        for step in 0..=(steps as i64) {
            let part = step as f64 / steps;
            let at = travelled + part * steps;
            if is_drawn(&dash, at) {
                let dot = (from.0 + dx * part, from.1 + dy * part);
                sheet.raise(Layer::Line, (dot.0.floor() as i64, dot.1.floor() as i64), paint);
            }
        }
        travelled += steps;
    }
}

/// Whether a line of this pattern is drawn at a distance from its start.
fn is_drawn(dash: &[f64], at: f64) -> bool {
    let whole: f64 = dash.iter().sum();
    if whole <= 0.0 {
        return true;
    }
    let mut left = at.rem_euclid(whole);
    for (place, length) in dash.iter().enumerate() {
        if left < *length {
            return place % 2 == 0;
        }
        left -= length;
    }
    true
}

/// A pattern of dots: whether the dot in that column and row belongs to it.
pub type Weave = fn(i64, i64) -> bool;

/// Every dot.
pub fn full(_: i64, _: i64) -> bool {
    true
}

/// Every second dot.
pub fn half(across: i64, down: i64) -> bool {
    (across + down).rem_euclid(2) == 0
}

/// Every second row.
pub fn rows(_: i64, down: i64) -> bool {
    down.rem_euclid(2) == 0
}

/// Every second column.
pub fn columns(across: i64, _: i64) -> bool {
    across.rem_euclid(2) == 0
}

/// Two dots of a cell's eight.
pub fn sparse(across: i64, down: i64) -> bool {
    (across * 2 + down).rem_euclid(4) == 1
}

/// One dot of a cell's eight.
pub fn faint(across: i64, down: i64) -> bool {
    across.rem_euclid(2) == 0 && down.rem_euclid(4) == 2
}

/// The inside of closed pieces, by the even-odd rule.
pub fn area(sheet: &mut Sheet, layer: Layer, pieces: &[Vec<Point>], weave: Weave, paint: Paint) {
    let most = (sheet.columns() as f64 * 2.0, sheet.rows() as i64 * 4);
    for down in 0..most.1 {
        let y = (down as f64 + 0.5) * DOT.1;
        let mut crossings: Vec<f64> = pieces
            .iter()
            .flat_map(|piece| piece.iter().zip(piece.iter().cycle().skip(1)))
            .filter(|(from, to)| (from.y <= y) != (to.y <= y))
            .map(|(from, to)| from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y))
            .collect();
        crossings.sort_by(f64::total_cmp);
        for span in crossings.chunks_exact(2) {
            // A dot belongs to the area when its middle lies inside.
            let edge = |x: f64| (x / DOT.0 - 0.5).ceil().clamp(0.0, most.0) as i64;
            for across in edge(span[0])..edge(span[1]) {
                if weave(across, down) {
                    sheet.raise(layer, (across, down), paint);
                }
            }
        }
    }
}
