//! Pictures as bytes.
//!
//! Tests run unoptimised and a picture has millions of bytes, hence the plain loops.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

use png::{ColorType, Decoder, Encoder, Transformations};

/// An opaque picture: red, green and blue of each pixel, row by row.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub bytes: Vec<u8>,
}

impl Picture {
    /// Reads an opaque PNG in colour, and averages each square of `by` × `by` pixels into one.
    pub fn read(path: &Path, by: usize) -> Picture {
        let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut decoder = Decoder::new(BufReader::new(file));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().expect("a PNG");
        let samples = reader.output_color_type().0.samples();
        assert!(samples >= 3, "{} is not in colour", path.display());
        let (width, height) =
            (reader.info().width as usize / by, reader.info().height as usize / by);
        let mut bytes = Vec::with_capacity(width * height * 3);
        for _ in 0..height {
            let mut sums = vec![0_u32; width * 3];
            for _ in 0..by {
                let row = reader.next_row().expect("pixels").expect("a row");
                let pixels = row.data().chunks_exact(samples);
                for (place, pixel) in pixels.take(width * by).enumerate() {
                    let at = place / by * 3;
                    sums[at] += u32::from(pixel[0]);
                    sums[at + 1] += u32::from(pixel[1]);
                    sums[at + 2] += u32::from(pixel[2]);
                }
            }
            bytes.extend(sums.iter().map(|sum| (sum / (by * by) as u32) as u8));
        }
        Picture { width, height, bytes }
    }

    /// Writes a PNG.
    pub fn write(&self, path: &Path) {
        let file = BufWriter::new(File::create(path).expect("a file"));
        let (width, height) = self.size();
        let mut encoder = Encoder::new(file, width, height);
        encoder.set_color(ColorType::Rgb);
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(&self.bytes).expect("pixels");
    }

    /// Width and height.
    pub fn size(&self) -> (u32, u32) {
        (self.width as u32, self.height as u32)
    }

    /// Each pixel averaged with its neighbours, 3×3; the edge stays as it is.
    pub fn smooth(&self) -> Picture {
        let mut bytes = self.bytes.clone();
        let row = self.width * 3;
        for y in 1..self.height.saturating_sub(1) {
            let [above, here, below] = [y - 1, y, y + 1].map(|y| &self.bytes[y * row..][..row]);
            let mut sums = vec![0_u32; row];
            for at in 0..row {
                sums[at] = u32::from(above[at]) + u32::from(here[at]) + u32::from(below[at]);
            }
            for at in 3..row - 3 {
                bytes[y * row + at] = ((sums[at - 3] + sums[at] + sums[at + 3]) / 9) as u8;
            }
        }
        Picture { bytes, ..*self }
    }
}
