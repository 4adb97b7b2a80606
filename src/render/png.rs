//! An SVG of ours as PNG, drawn by resvg with the bundled font only.

use std::sync::Arc;

use ::png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::RenderError;
use crate::font::{self, FAMILY, Weight};

/// The largest picture: 100 megapixels.
const MOST_PIXELS: u64 = 100_000_000;

/// The SVG as PNG, that many pixels for each of its own.
///
/// # Errors
/// When the SVG cannot be read, or the picture would be larger than 100 megapixels.
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>, RenderError> {
    let mut fonts = fontdb::Database::new();
    for weight in Weight::ALL {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(font::bytes(weight))));
    }
    let options =
        Options { font_family: FAMILY.to_owned(), fontdb: Arc::new(fonts), ..Options::default() };
    let tree =
        Tree::from_str(svg, &options).map_err(|error| RenderError::Svg(error.to_string()))?;
    let scale = scale as f32;
    let size = tree.size();
    let (width, height) =
        ((size.width() * scale).round() as u32, (size.height() * scale).round() as u32);
    let too_large = RenderError::Size { width, height };
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(too_large);
    }
    let mut pixmap = Pixmap::new(width, height).ok_or(too_large)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    encode(&pixmap)
}

/// The background is opaque, so three channels say everything.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, RenderError> {
    let rgb: Vec<u8> =
        pixmap.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Adaptive);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(bytes)
}
