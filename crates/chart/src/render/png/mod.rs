//! A scene as PNG.

mod canvas;
mod encode;

use super::{Palette, RenderError};
use crate::scene::{Paint, Scene};
use canvas::{Canvas, color};
use tiny_skia::Pixmap;

/// The largest picture: 100 megapixels.
const MOST_PIXELS: u64 = 100_000_000;

/// The scene as PNG, that many pixels for each of its own.
///
/// # Errors
/// When the picture has no size or would be larger than 100 megapixels, or when a colour of the
/// palette cannot be read.
pub fn png(scene: &Scene, palette: &Palette, scale: f64) -> Result<Vec<u8>, RenderError> {
    let pixmap = pixels(scene, palette, scale)?;
    encode::encode(pixmap.data(), pixmap.width(), pixmap.height(), scale)
}

fn pixels(scene: &Scene, palette: &Palette, scale: f64) -> Result<Pixmap, RenderError> {
    let (width, height) =
        ((scene.width * scale).round() as u32, (scene.height * scale).round() as u32);
    let too_large = RenderError::Size { width, height };
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(too_large);
    }
    let mut pixmap = Pixmap::new(width, height).ok_or(too_large)?;
    pixmap.fill(color(palette.shape(Paint::Background))?);
    let mut canvas = Canvas::new(pixmap, palette, scale);
    canvas.nodes(&scene.nodes)?;
    Ok(canvas.pixmap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Node, Rect, Style};

    fn scene(width: f64) -> Scene {
        let rect = |x: f64, style: Style| {
            Node::Rect(Rect { x, y: 1.0, width: 2.0, height: 2.0, style, data: Vec::new() })
        };
        let fill = Some(Paint::Series(0));
        Scene {
            width,
            height: 4.0,
            kind: "columns",
            unit: String::new(),
            log: false,
            title: String::new(),
            description: String::new(),
            provenance: Vec::new(),
            language: "en",
            nodes: vec![
                rect(1.0, Style { fill, ..Style::default() }),
                rect(5.0, Style { fill, opacity: Some(0.5), ..Style::default() }),
            ],
            readings: Vec::new(),
        }
    }

    #[test]
    fn shapes_stand_where_they_should() {
        let pixmap = pixels(&scene(10.0), &Palette::light(), 2.0).expect("pixels");
        let red = |x: u32, y: u32| pixmap.pixel(x, y).map(|pixel| pixel.red());
        assert_eq!((pixmap.width(), pixmap.height()), (20, 8));
        assert_eq!([red(0, 0), red(2, 2), red(5, 5), red(6, 5)], [255, 0, 0, 255].map(Some));
        assert!(matches!(red(11, 3), Some(127 | 128)));
    }

    #[test]
    fn a_picture_of_no_size_or_too_many_pixels_is_refused() {
        for (width, scale) in [(0.0, 1.0), (10.0, 0.0), (10.0, 1e4), (10.0, f64::NAN)] {
            let refused = png(&scene(width), &Palette::light(), scale);
            assert!(matches!(refused, Err(RenderError::Size { .. })), "{width} at {scale}");
        }
    }

    #[test]
    fn a_picture_is_the_same_every_time() {
        let bytes = png(&scene(10.0), &Palette::dark(), 1.5).expect("a picture");
        assert_eq!(bytes, png(&scene(10.0), &Palette::dark(), 1.5).expect("a picture"));
    }
}
