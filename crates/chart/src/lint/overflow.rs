//! What reaches past the edge of the chart, or of the mark it stands in.

use super::fault::{Fault, counted, quoted};
use super::scene_index::{Laid, Mark, PlacedText};
use crate::Bounds;
use crate::scene::Paint;

/// The rule's name.
const NAME: &str = "overflow";

/// Pixels that nobody sees.
const HAIR: f64 = 0.5;

/// A fault for each text that reaches past an edge, and one for all marks that do.
pub fn overflow(laid: &Laid<'_>) -> Vec<Fault> {
    let mut faults: Vec<Fault> =
        laid.texts.iter().filter_map(|text| text_fault(laid, text)).collect();
    let beyond: Vec<f64> = laid
        .marks
        .iter()
        .filter(|mark| mark.is_drawn())
        .map(|mark| past(laid, &mark.bounds))
        .filter(|past| *past > HAIR)
        .collect();
    if let Some(most) = beyond.iter().copied().max_by(f64::total_cmp) {
        faults.push(Fault::new(
            NAME,
            format!(
                "{} past the edge of the chart, by up to {most:.1} px",
                counted(beyond.len(), "mark")
            ),
            "give a larger --size",
        ));
    }
    faults
}

fn text_fault(laid: &Laid<'_>, text: &PlacedText<'_>) -> Option<Fault> {
    let content = quoted(&text.text.content);
    let beyond = past(laid, &text.bounds);
    if beyond > HAIR {
        return Some(Fault::new(
            NAME,
            format!("{content} reaches {beyond:.1} px past the edge of the chart"),
            "give a larger --size, or a shorter text",
        ));
    }
    runs_over(laid, text).then(|| {
        Fault::new(
            NAME,
            format!("{content} runs over the edge of the mark it stands in"),
            "give a larger --size, or leave the text out",
        )
    })
}

/// Whether a text stands in a mark and is larger than it. A halo sets a text apart from a mark,
/// but not from the cells of a map, where every side belongs to another value.
pub fn runs_over(laid: &Laid<'_>, text: &PlacedText<'_>) -> bool {
    let is_cell = |mark: &Mark<'_>| matches!(mark.style.fill, Some(Paint::Step(_)));
    laid.cell(text).is_some_and(|mark| {
        mark.is_drawn()
            && (!text.text.halo || is_cell(mark))
            && !mark.holds(&text.bounds.grown(-HAIR))
    })
}

/// How far a box reaches past the edge of the chart, in pixels; below 0 when it does not.
fn past(laid: &Laid<'_>, bounds: &Bounds) -> f64 {
    let Bounds { left, top, right, bottom } = *bounds;
    (-left).max(-top).max(right - laid.scene.width).max(bottom - laid.scene.height)
}
