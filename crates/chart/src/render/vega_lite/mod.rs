//! A scene as a Vega-Lite 6 specification with its data inline, for those who want to go on there.
//!
//! Invariant: it draws the same values under the same names, in the same order and colours; a
//! year without a value stays a gap. Places, labels and type are Vega's own.

mod area;
mod axes;
mod colour;
mod columns;
mod drawing;
mod dumbbell;
mod fitted;
mod frame;
mod heatmap;
mod line;
mod panels;
mod points;
mod ranking;
mod rooms;
mod rows;
mod slope;
mod stacked;
#[cfg(test)]
mod tests;
mod words;

use serde_json::{Map, Value};

use super::Palette;
use crate::scene::Scene;
use drawing::Drawing;

/// The version of the language, as its schema names it.
pub const SCHEMA: &str = "https://vega.github.io/schema/vega-lite/v6.json";

/// A scene that cannot be said in Vega-Lite.
#[derive(Debug, thiserror::Error)]
pub enum VegaLiteError {
    /// The scene draws no values.
    #[error("the chart draws no values")]
    Empty,
    /// JSON has no such number.
    #[error("the value of '{series}' in {year} is not a finite number")]
    NotFinite {
        /// The name of the series.
        series: String,
        /// The year.
        year: String,
    },
    /// A logarithmic axis has no such place.
    #[error("the value of '{series}' in {year} has no place on a log scale")]
    NotOnLog {
        /// The name of the series.
        series: String,
        /// The year.
        year: String,
    },
    /// The JSON could not be written.
    #[error("the specification could not be written: {0}")]
    Json(#[from] serde_json::Error),
}

/// A JSON object under way.
type Object = Map<String, Value>;

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
    let drawing = Drawing::of(scene, palette)?;
    let view = match scene.kind {
        "columns" | "change" => columns::columns(&drawing),
        "stacked" | "share" if drawing.has_extents => stacked::stacked(&drawing),
        "stacked" | "share" | "area" => area::area(&drawing),
        "slope" => slope::slope(&drawing),
        "dumbbell" => dumbbell::dumbbell(&drawing),
        "ranking" => ranking::ranking(&drawing),
        "heatmap" => heatmap::heatmap(&drawing),
        "trend" | "joinpoint" => fitted::trend(&drawing),
        "levels" => fitted::levels(&drawing),
        "forecast" => fitted::forecast(&drawing),
        "index" => line::index(&drawing),
        _ => line::line(&drawing),
    };
    let mut text = serde_json::to_string_pretty(&frame::frame(&drawing, view))?;
    text.push('\n');
    Ok(text)
}

/// The object that a `json!({…})` makes.
fn object(value: Value) -> Object {
    match value {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}
