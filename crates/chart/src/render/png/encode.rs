//! Pixels as the bytes of a PNG.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter, PixelDimensions, Unit};

use crate::render::RenderError;

/// Bytes of a pixel before and after: red, green, blue; and an opacity that is always full.
const RGBA: usize = 4;
const RGB: usize = 3;

/// Pixels in a metre of a picture at scale 1: the 96 in an inch that CSS counts by.
const PER_METRE: f64 = 96.0 / 0.0254;

/// zlib's usual level. Level 9 makes charts 7 % smaller and takes twenty times as long.
const LEVEL: u8 = 6;

/// Opaque pixels (red, green, blue, 255) as PNG, so many for each pixel of CSS.
///
/// # Errors
/// Never for a picture that has pixels.
pub fn encode(pixels: &[u8], width: u32, height: u32, scale: f64) -> Result<Vec<u8>, RenderError> {
    let colors = pixels.len() / RGBA * RGB;
    let mut rgb = Vec::with_capacity(colors);
    for pixel in pixels.chunks_exact(RGBA) {
        rgb.extend_from_slice(&pixel[..RGB]);
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    // Areas of one colour and repeated letters are shorter as they are than as differences.
    encoder.set_filter(Filter::NoFilter);
    // Without a resolution, word processors insert the picture at 72 or 96 dpi, wider than a page.
    let per_metre = (PER_METRE * scale).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(bytes)
}
