//! Markers: a sign for each series, so that they are told apart without colour.

use super::grid::Sheet;
use super::scene_analysis::Survey;
use crate::CELL;
use crate::scene::{Paint, Point, Style};

const WHOLE: [char; 5] = ['●', '■', '▲', '◆', '▼'];
const HOLLOW: [char; 5] = ['○', '□', '△', '◇', '▽'];

/// The sign of a count that was withheld.
pub const WITHHELD: char = '×';

/// Columns between two markers of a line: closer ones would hide its course.
const APART: i64 = 6;

/// A point of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marker {
    /// Where it stands.
    pub at: Point,
    /// Its series.
    pub paint: Paint,
    /// Whether the count is tentative.
    pub hollow: bool,
}

/// The marker of a style, if it shows one.
pub fn marker(at: Point, style: &Style) -> Option<Marker> {
    let (paint, hollow) = match (style.fill, style.stroke) {
        (Some(Paint::Background) | None, Some(stroke)) => (stroke, true),
        (Some(fill), _) => (fill, false),
        (None, None) => return None,
    };
    (paint != Paint::Background).then_some(Marker { at, paint, hollow })
}

/// The sign of a series.
pub fn glyph(paint: Paint, hollow: bool) -> char {
    let signs = if hollow { HOLLOW } else { WHOLE };
    match paint {
        Paint::Series(place) => signs[place % signs.len()],
        Paint::Context if !hollow => '•',
        _ => signs[0],
    }
}

/// Draws the markers of a series whose line runs through `vertices`: the tentative, the lonely
/// and the last ones; and of several lines a few more of each, to know it by.
pub fn draw(sheet: &mut Sheet, markers: &[Marker], vertices: &[Point], survey: &Survey) {
    let lonely = |at: Point| {
        !vertices.iter().any(|point| (point.x - at.x).abs() < 1.5 && (point.y - at.y).abs() < 1.5)
    };
    let column = |at: Point| (at.x / CELL.0).floor() as i64;
    let last = markers.iter().map(|marker| column(marker.at)).max();
    let is_kept = |marker: &Marker| {
        marker.hollow
            || lonely(marker.at)
            || (Some(column(marker.at)) == last && marker.paint != Paint::Context)
    };
    let mut taken: Vec<i64> =
        markers.iter().filter(|marker| is_kept(marker)).map(|marker| column(marker.at)).collect();
    let several = survey.lines.len() > 1;
    for marker in markers {
        let column = column(marker.at);
        let has_room = taken.iter().all(|other| (other - column).abs() >= APART);
        let identifies = several && marker.paint != Paint::Context && has_room;
        if identifies {
            taken.push(column);
        }
        if identifies || is_kept(marker) {
            put(sheet, marker.at, glyph(marker.paint, marker.hollow), marker.paint);
        }
    }
}

/// Puts a sign into the cell of a point.
pub fn put(sheet: &mut Sheet, at: Point, glyph: char, paint: Paint) {
    let (column, row) = ((at.x / CELL.0).floor() as i64, (at.y / CELL.1).floor() as i64);
    if let Some(cell) = sheet.cell_mut(column, row) {
        cell.mark = Some((glyph, paint));
    }
}
