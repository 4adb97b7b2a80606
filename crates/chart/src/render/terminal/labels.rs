//! Where texts stand among the marks, and the signs that lead from a name to its series.

use super::grid::Sheet;
use super::scene_analysis::Survey;
use super::text::{self, Placed};
use super::{areas, marks};
use crate::CELL;
use crate::scene::{Anchor, Paint, Point, Text};

/// A text and the class of its group.
#[derive(Debug, Clone, Copy)]
pub struct Labelled<'a> {
    pub text: &'a Text,
    /// The class of the group it stands in; empty outside of any.
    pub class: &'static str,
}

/// Writes all texts: those whose place is fixed first, then the values beside marks.
pub fn write(sheet: &mut Sheet, texts: &[Labelled], survey: &Survey, has_areas: bool, color: bool) {
    let (free, fixed): (Vec<Labelled>, Vec<Labelled>) =
        texts.iter().copied().partition(|label| label.text.halo);
    let mut above: Option<&Text> = None;
    for label in fixed {
        let placed = text::placed(label.text, sheet);
        text::write(sheet, label.text, &placed);
        // A name in several lines has one sign.
        let continues = above.is_some_and(|above| {
            let (one, next) = (above.at, label.text.at);
            above.paint == label.text.paint
                && (one.x - next.x).abs() < 0.5
                && (next.y - one.y - CELL.1).abs() < 0.5
        });
        above = Some(label.text);
        if !continues && !matches!(label.class, "head" | "foot" | "axis-x" | "axis-y" | "event") {
            key(sheet, label.text, &placed, survey, has_areas, color);
        }
    }
    for label in free {
        let placed = beside(text::placed(label.text, sheet), label.text, sheet, survey);
        text::write(sheet, label.text, &placed);
    }
}

/// A value stands off its mark by less than a cell: the cells around that hide the least.
fn beside(placed: Placed, text: &Text, sheet: &Sheet, survey: &Survey) -> Placed {
    // Columns start in the row above their axis, so that one may have moved by up to a row more.
    let middle = Point { x: text.at.x, y: text.at.y - text.size * 0.35 };
    if survey.is_filled(middle) {
        return placed;
    }
    let places = [0, -1, 1, -2].into_iter().flat_map(|down| {
        [0, 1, -1].into_iter().map(move |across| (placed.column + across, placed.row + down))
    });
    let best = places
        .filter(|(column, _)| *column >= 0 && column + placed.width <= sheet.columns() as i64)
        .filter(|(_, row)| (0..sheet.rows() as i64).contains(row))
        .filter_map(|place| hidden(sheet, place, placed.width).map(|hidden| (hidden, place)))
        .min_by_key(|(hidden, _)| *hidden);
    let (column, row) = best.map_or((placed.column, placed.row), |(_, place)| place);
    Placed { column, row, ..placed }
}

/// How much a text in a place would hide or touch; `None` where another text stands.
fn hidden(sheet: &Sheet, (column, row): (i64, i64), width: i64) -> Option<u32> {
    let mut hidden = 0;
    for at in column - 1..=column + width {
        let Some(cell) = sheet.cell(at, row) else { continue };
        if cell.written.is_some() {
            return None;
        }
        let is_beside = at < column || at == column + width;
        hidden += match (cell.holds_mark(), is_beside) {
            (true, false) => 10,
            (true, true) => 1,
            (false, false) if cell.rules.across => 10,
            (false, false) => u32::from(cell.line.mask != 0),
            (false, true) => 0,
        };
    }
    Some(hidden)
}

/// The series' sign beside its name.
fn key(
    sheet: &mut Sheet,
    text: &Text,
    placed: &Placed,
    survey: &Survey,
    has_areas: bool,
    color: bool,
) {
    if text.anchor == Anchor::Middle || !matches!(text.paint, Paint::Series(_)) {
        return;
    }
    let glyph = if survey.lines.len() > 1 && survey.lines.contains(&text.paint) {
        marks::glyph(text.paint, false)
    } else if survey.textures.0.len() > 1 && survey.textures.0.contains(&text.paint) {
        match has_areas {
            true => areas::sample(&survey.textures, text.paint, color),
            false => survey.textures.pattern(text.paint, false, color),
        }
    } else if survey.points.len() > 1 && survey.points.contains(&text.paint) {
        marks::glyph(text.paint, false)
    } else {
        return;
    };
    // A name that ends beside the plot has its sign behind it.
    let column = |away: i64| match text.anchor {
        Anchor::End => placed.column + placed.width - 1 + away,
        _ => placed.column - away,
    };
    let near = |away: i64| sheet.cell(column(away), placed.row);
    let is_written = (1..=2).any(|away| near(away).is_none_or(|cell| cell.written.is_some()));
    let is_known = (1..=3).any(|away| {
        near(away).is_some_and(|cell| {
            cell.mark == Some((glyph, text.paint))
                || cell.slots.iter().flatten().any(|fill| fill.paint == text.paint)
        })
    });
    if is_written || is_known {
        return;
    }
    if let Some(cell) = sheet.cell_mut(column(2), placed.row) {
        cell.mark = Some((glyph, text.paint));
    }
}
