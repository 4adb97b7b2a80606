//! Axes, ticks, grid and the rules of events as box-drawing characters.

use super::cell::{Cell, Rules};
use super::grid::Sheet;
use super::scene_analysis::{Survey, row_of};
use crate::CELL;
use crate::scene::{Group, Paint, Point};

/// Draws a straight rule of an axis, the grid or an event, unless it is none: then `false`.
pub fn draw(
    sheet: &mut Sheet,
    piece: &[Point],
    paint: Paint,
    group: &Group,
    survey: &Survey,
) -> bool {
    let [from, to] = piece else { return false };
    let across = (from.y - to.y).abs() < 0.5;
    let down = (from.x - to.x).abs() < 0.5;
    let (left, right) = (from.x.min(to.x), from.x.max(to.x));
    let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
    match paint {
        Paint::Grid | Paint::Axis if across && right - left >= CELL.0 * 2.0 => {
            let row = row_of(group, from.y);
            columns(sheet, (left, right), row, |cell| match paint {
                Paint::Grid => cell.rules.grid = true,
                _ => cell.rules.across = true,
            });
            true
        }
        // A tick of an axis that runs down is shorter than a column.
        Paint::Axis if across => true,
        Paint::Axis if down && bottom - top < CELL.1 * 1.5 => {
            tick(sheet, from.x, (top, bottom), survey);
            true
        }
        Paint::Grid | Paint::Axis | Paint::Event if down => {
            rows(sheet, from.x, (top, bottom), survey, |rules| match paint {
                Paint::Axis => rules.down = true,
                _ => rules.event = true,
            });
            true
        }
        _ => false,
    }
}

/// Marks the cells of a row between two pixels.
pub fn columns(sheet: &mut Sheet, (left, right): (f64, f64), row: i64, mark: impl Fn(&mut Cell)) {
    let first = (left / CELL.0).floor() as i64;
    let last = (right / CELL.0).ceil() as i64 - 1;
    for column in first.max(0)..=last.min(sheet.columns() as i64) {
        if let Some(cell) = sheet.cell_mut(column, row) {
            mark(cell);
        }
    }
}

fn rows(
    sheet: &mut Sheet,
    x: f64,
    (top, bottom): (f64, f64),
    survey: &Survey,
    mark: impl Fn(&mut Rules),
) {
    let column = (x / CELL.0).floor() as i64;
    let first = (top / CELL.1).floor() as i64;
    // A rule that ends on an axis ends in its row, wherever the axis's label has put that.
    let axis = survey.axes.iter().find(|axis| {
        (axis.at - bottom).abs() < 1.0 && (axis.span.0 - 1.0..=axis.span.1 + 1.0).contains(&x)
    });
    let last = axis.map_or((bottom / CELL.1).ceil() as i64 - 1, |axis| axis.cell);
    for row in first.max(0)..=last.min(sheet.rows() as i64) {
        if let Some(cell) = sheet.cell_mut(column, row) {
            mark(&mut cell.rules);
        }
    }
}

/// A tick hangs from its axis or stands on it; without an axis it is too small to be drawn.
fn tick(sheet: &mut Sheet, x: f64, (top, bottom): (f64, f64), survey: &Survey) {
    let column = ((x / CELL.0).floor() as i64).min(sheet.columns() as i64 - 1);
    for axis in &survey.axes {
        let (hangs, stands) = ((axis.at - top).abs() < 2.0, (axis.at - bottom).abs() < 2.0);
        let reaches = (axis.span.0 - 1.0..=axis.span.1 + 1.0).contains(&x);
        if !reaches || !(hangs || stands) {
            continue;
        }
        if let Some(cell) = sheet.cell_mut(column, axis.cell) {
            cell.rules.below |= hangs;
            cell.rules.above |= stands && !hangs;
        }
    }
}
