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

#[cfg(test)]
mod tests {
    use png::Decoder;

    use super::*;

    /// Red, green and blue of each pixel, and the chunk `pHYs`.
    fn decoded(bytes: &[u8]) -> (Vec<u8>, Option<PixelDimensions>) {
        let mut reader = Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a head");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut pixels).expect("pixels");
        (pixels, reader.info().pixel_dims)
    }

    #[test]
    fn pixels_come_back_in_their_order() {
        // Two rows of three colours that differ in every byte.
        let rgba = [
            [1, 2, 3, 255],
            [4, 5, 6, 255],
            [7, 8, 9, 255],
            [250, 251, 252, 255],
            [0, 0, 0, 255],
            [255, 255, 255, 255],
        ];
        let bytes = encode(rgba.as_flattened(), 3, 2, 1.0).expect("a picture");
        let rgb = [1, 2, 3, 4, 5, 6, 7, 8, 9, 250, 251, 252, 0, 0, 0, 255, 255, 255];
        assert_eq!(decoded(&bytes).0, rgb);
    }

    #[test]
    fn the_resolution_is_96_dpi_for_each_pixel_of_css() {
        // 96 dpi are 3779.5 pixels in a metre, 192 are 7559.1, 144 are 5669.3.
        for (scale, per_metre) in [(1.0, 3780), (2.0, 7559), (1.5, 5669)] {
            let bytes = encode(&[9, 9, 9, 255], 1, 1, scale).expect("a picture");
            let size = decoded(&bytes).1.expect("a resolution");
            assert_eq!((size.xppu, size.yppu, size.unit), (per_metre, per_metre, Unit::Meter));
        }
    }
}
