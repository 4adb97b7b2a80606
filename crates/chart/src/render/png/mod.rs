//! A scene as PNG.

mod canvas;
mod encode;

use super::{Palette, RenderError};
use crate::scene::{Paint, Scene};
use canvas::{Canvas, pixel};
use tiny_skia::Pixmap;

/// The largest picture: 100 megapixels.
const MOST_PIXELS: u64 = 100_000_000;

/// The scene as PNG, that many pixels for each of its own.
///
/// # Errors
/// When the picture has no size or would be larger than 100 megapixels.
pub fn png(scene: &Scene, palette: &Palette, scale: f64) -> Result<Vec<u8>, RenderError> {
    let (width, height) =
        ((scene.width * scale).round() as u32, (scene.height * scale).round() as u32);
    let too_large = RenderError::Size { width, height };
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(too_large);
    }
    let mut pixmap = Pixmap::new(width, height).ok_or(too_large)?;
    pixmap.fill(pixel(palette.shape_color(Paint::Background)));
    let mut canvas = Canvas::new(pixmap, palette, scale);
    canvas.nodes(&scene.nodes);
    encode::encode(canvas.pixmap.data(), width, height, scale)
}
