//! Pixels as the bytes of a PNG.
//!
//! General encoders take longer than all the drawing: they look at every byte of what is mostly
//! blank. This one looks at what changes from row to row.

use png::{BitDepth, ColorType, Encoder, chunk};

use super::deflate::zlib;
use super::tokens::tokens;
use crate::render::RenderError;

/// Opaque pixels (red, green, blue, 255) as PNG.
///
/// # Errors
/// Never for a picture that has pixels.
pub fn encode(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, RenderError> {
    let (tokens, checksum) = tokens(pixels, width as usize);
    let data = zlib(&tokens, checksum);
    let mut bytes = Vec::with_capacity(data.len() + 100);
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_chunk(chunk::IDAT, &data)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use png::Decoder;

    use super::*;

    fn decoded(bytes: &[u8]) -> Vec<u8> {
        let mut reader = Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a head");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut pixels).expect("pixels");
        pixels
    }

    /// Knuth's generator MMIX, so that a picture is the same in every run.
    fn numbers(seed: u64) -> impl FnMut() -> u64 {
        let mut state = seed;
        move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        }
    }

    #[test]
    fn every_picture_comes_back() {
        // One pixel; rows shorter than a copy; rows longer than the window; few and many colours.
        for (width, height) in [(1, 1), (1, 9), (2, 7), (3, 300), (87, 40), (600, 50), (20_000, 4)]
        {
            for colors in [1, 2, 3, 200, 1 << 24] {
                let mut next = numbers(u64::from(width) * 31 + colors);
                let mut row = Vec::new();
                let mut pixels = Vec::new();
                for number in 0..height {
                    if number % 3 != 1 {
                        row.clear();
                        while row.len() < 4 * width as usize {
                            let color = next() % colors * 77_777;
                            let length = if next().is_multiple_of(3) { next() % 400 } else { 1 };
                            for _ in 0..length {
                                row.extend([color as u8, (color >> 8) as u8, (color >> 16) as u8]);
                                row.push(255);
                            }
                        }
                        row.truncate(4 * width as usize);
                    }
                    pixels.extend_from_slice(&row);
                }
                let bytes = encode(&pixels, width, height).expect("a picture");
                let rgb: Vec<u8> = pixels
                    .chunks_exact(4)
                    .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
                    .collect();
                assert!(decoded(&bytes) == rgb, "{width}×{height}, {colors} colours");
            }
        }
    }
}
