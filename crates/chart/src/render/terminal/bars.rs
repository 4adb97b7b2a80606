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
    let (edges, middle, cell) = if survey.sideways {
        ((rect.x, rect.x + rect.width), rect.y + rect.height / 2.0, CELL.0)
    } else {
        ((rect.y, rect.y + rect.height), rect.x + rect.width / 2.0, CELL.1)
    };
    if edges.1 - edges.0 <= 0.0 {
        return;
    }
    let (shift, before) = survey.shift(edges, middle);
    let eighth = |edge: f64| ((edge + shift) * SLOTS as f64 / cell).round().clamp(-FAR, FAR) as i64;
    let most = SLOTS as i64;
    // A count that is not 0 is seen, on its side of the axis.
    let (from, to) = match (eighth(edges.0), eighth(edges.1)) {
        (from, to) if from < to => (from, to),
        (from, to) if before => (from - 1, to),
        (from, to) => (from, to + 1),
    };
    let (along, side) = match survey.sideways {
        true => (sheet.columns() as i64, sheet.rows() as i64),
        false => (sheet.rows() as i64, sheet.columns() as i64),
    };
    let (from, to) = (from.clamp(0, along * most), to.clamp(0, along * most));
    let sides = band.0.clamp(0, side)..band.0.saturating_add(band.1).clamp(0, side);
    let largest = (from.div_euclid(most)..=to.div_euclid(most))
        .map(|cell| to.min((cell + 1) * most) - from.max(cell * most))
        .max();
    let may_vanish = largest.is_some_and(|largest| largest >= most / 2);
    for place in from..to {
        let (cell, slot) = (place.div_euclid(most), place.rem_euclid(most) as usize);
        for across in sides.clone() {
            let (column, row) = if survey.sideways { (cell, across) } else { (across, cell) };
            if let Some(cell) = sheet.cell_mut(column, row) {
                let slot = if survey.sideways { slot } else { SLOTS - 1 - slot };
                cell.slots[slot] = Some(Fill { paint, tentative, may_vanish });
                cell.sideways = survey.sideways;
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
