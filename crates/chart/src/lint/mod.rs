//! What is wrong with a finished chart: texts that touch, colours that are hard to see.
//!
//! Invariant: a rule reads the scene as it will be drawn, and nothing else; the same scene gives
//! the same faults in the same order.

mod contrast;
mod fault;
mod glyph;
mod overflow;
mod overlap;
mod scene_index;
mod size;
mod too_many_lines;

pub use fault::Fault;

use crate::render::theme::Palette;
use crate::scene::Scene;
use scene_index::Laid;

/// A rule: the faults of a scene in these colours.
type Rule = fn(&Laid<'_>, &[&Palette]) -> Vec<Fault>;

/// The rules, in the order in which their faults are told.
const RULES: [Rule; 6] = [
    |laid, _| overflow::overflow(laid),
    |laid, _| overlap::overlap(laid),
    contrast::contrast,
    |laid, _| size::size(laid),
    |laid, _| glyph::glyph(laid),
    |laid, _| too_many_lines::crowd(laid),
];

/// The faults of a scene in each of the palettes; none when all is well.
pub fn lint(scene: &Scene, palettes: &[&Palette]) -> Vec<Fault> {
    let laid = Laid::from_scene(scene);
    RULES.iter().flat_map(|rule| rule(&laid, palettes)).collect()
}

/// What a reader may find hard in any chart, checked or not: characters that the font lacks, and
/// too many coloured lines.
pub fn advice(scene: &Scene) -> Vec<Fault> {
    let laid = Laid::from_scene(scene);
    [glyph::glyph(&laid), too_many_lines::crowd(&laid)].concat()
}
