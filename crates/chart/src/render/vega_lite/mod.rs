//! A scene as a Vega-Lite 6 specification with its data inline, for those who edit the chart further.
//!
//! Invariant: it draws the same values under the same names, in the same order and colours; a
//! year without a value stays a gap. Places, labels and type are Vega's own.

mod axes;
mod colour;
mod columns;
mod dumbbell;
mod error;
mod frame;
mod heatmap;
mod lines;
mod object;
mod padding;
mod panels;
mod rows;
mod scene_data;
mod stacked;
mod words;

use super::Palette;
use crate::scene::Scene;
pub use error::VegaLiteError;
use scene_data::Drawing;

/// The scene as a Vega-Lite 6 specification: indented JSON with a last line break.
///
/// The rows of `data.values` are the scene's readings, in its order, with `series`, `panel`,
/// `year` (a number), `period` (the year as it is named), `value`, `status`, `text` and `place` (of
/// the series, from 0). In lines and areas a year without a reading inside of a series' span is a
/// row whose `value` is null. The colours are those of the palette: light and dark are two
/// specifications. A kind that is not known here is drawn as lines.
///
/// # Errors
/// When the scene has no readings, or one that is no finite number or, on a log scale, not above
/// zero.
pub fn vega_lite(scene: &Scene, palette: &Palette) -> Result<String, VegaLiteError> {
    let drawing = Drawing::from_scene(scene, palette)?;
    let view = match scene.kind {
        "columns" | "change" => columns::columns(&drawing),
        "stacked" | "share" => stacked::columns(&drawing),
        "area" => stacked::area(&drawing),
        "slope" => lines::slope(&drawing),
        "dumbbell" => dumbbell::dumbbell(&drawing),
        "ranking" => lines::ranking(&drawing),
        "heatmap" => heatmap::heatmap(&drawing),
        "joinpoint" => lines::joinpoint(&drawing),
        "levels" => lines::levels(&drawing),
        "forecast" => lines::forecast(&drawing),
        "index" => lines::index(&drawing),
        _ => lines::line(&drawing),
    };
    let mut text = serde_json::to_string_pretty(&frame::frame(&drawing, view))?;
    text.push('\n');
    Ok(text)
}
