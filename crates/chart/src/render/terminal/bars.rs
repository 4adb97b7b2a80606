//! Rectangles in cells: columns and bars in eighths, cells of a table and keys whole.

use super::block_chars::{Fill, SLOTS};
use super::braille;
use super::grid::{Layer, Sheet};
use super::scene_analysis::{Filling, Survey, filling};
use crate::CELL;
use crate::scene::{Paint, Point, Rect};

/// Eighths beyond any scene.
const FAR: f64 = 1e6;

/// Draws a rectangle; `in_series` when its extent is a value.
pub fn draw(sheet: &mut Sheet, rect: &Rect, survey: &Survey, in_series: bool) {
    match filling(&rect.style) {
        Some(Filling::Mark(paint, tentative)) => {
            let grown = in_series && !matches!(paint, Paint::Step(_));
            match survey.band_of(rect).filter(|_| grown) {
                Some(band) => bar(sheet, rect, survey, band, paint, tentative),
                None => cells(sheet, rect, paint, tentative),
            }
        }
        Some(Filling::Shade(paint)) => shade(sheet, rect, paint),
        None => {}
    }
}

/// A rectangle whose extent is a value, exact to an eighth of a cell.
fn bar(
    sheet: &mut Sheet,
    rect: &Rect,
    survey: &Survey,
    band: (i64, i64),
    paint: Paint,
    tentative: bool,
) {
    let edges = (rect.y, rect.y + rect.height);
    if edges.1 - edges.0 <= 0.0 {
        return;
    }
    let (shift, before) = survey.shift(edges, rect.x + rect.width / 2.0);
    let eighth =
        |edge: f64| ((edge + shift) * SLOTS as f64 / CELL.1).round().clamp(-FAR, FAR) as i64;
    let most = SLOTS as i64;
    // A count that is not 0 is seen, on its side of the axis.
    let (from, to) = match (eighth(edges.0), eighth(edges.1)) {
        (from, to) if from < to => (from, to),
        (from, to) if before => (from - 1, to),
        (from, to) => (from, to + 1),
    };
    let (rows, columns) = (sheet.rows() as i64, sheet.columns() as i64);
    let (from, to) = (from.clamp(0, rows * most), to.clamp(0, rows * most));
    let sides = band.0.clamp(0, columns)..band.0.saturating_add(band.1).clamp(0, columns);
    let largest = (from.div_euclid(most)..=to.div_euclid(most))
        .map(|cell| to.min((cell + 1) * most) - from.max(cell * most))
        .max();
    let may_vanish = largest.is_some_and(|largest| largest >= most / 2);
    for place in from..to {
        let (row, slot) = (place.div_euclid(most), place.rem_euclid(most) as usize);
        for column in sides.clone() {
            if let Some(cell) = sheet.cell_mut(column, row) {
                cell.slots[SLOTS - 1 - slot] = Some(Fill { paint, tentative, may_vanish });
            }
        }
    }
}

/// Whole cells, at least one.
fn cells(sheet: &mut Sheet, rect: &Rect, paint: Paint, tentative: bool) {
    let range = |from: f64, size: f64, cell: f64, most: usize| {
        let most = most as f64 * cell;
        let (from, size) =
            (from.clamp(0.0, most), (from + size).clamp(0.0, most) - from.clamp(0.0, most));
        let first = (from / cell).round() as i64;
        let last = ((from + size) / cell).round() as i64;
        // A shape smaller than a cell stands in the cell of its middle.
        if last > first {
            first..last
        } else {
            let middle = ((from + size / 2.0) / cell).floor() as i64;
            middle..middle + 1
        }
    };
    for row in range(rect.y, rect.height, CELL.1, sheet.rows()) {
        for column in range(rect.x, rect.width, CELL.0, sheet.columns()) {
            if let Some(cell) = sheet.cell_mut(column, row) {
                cell.slots = [Some(Fill { paint, tentative, may_vanish: false }); SLOTS];
            }
        }
    }
}

fn shade(sheet: &mut Sheet, rect: &Rect, paint: Paint) {
    let (right, bottom) = (rect.x + rect.width, rect.y + rect.height);
    let corners = [(rect.x, rect.y), (right, rect.y), (right, bottom), (rect.x, bottom)];
    let piece = corners.into_iter().map(|(x, y)| Point { x, y }).collect();
    match paint {
        Paint::Event | Paint::Grid | Paint::Muted => {
            braille::area(sheet, Layer::Period, &[piece], braille::faint, paint);
        }
        _ => braille::area(sheet, Layer::Haze, &[piece], braille::sparse, paint),
    }
}
