//! Pictures as pixels.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::ops::Range;
use std::path::Path;

use png::{ColorType, Decoder, Encoder, Transformations};

/// An opaque picture: red, green and blue of each pixel, row by row.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// Reads a PNG; what is transparent stands on white.
    pub fn read(path: &Path) -> Picture {
        let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut decoder = Decoder::new(BufReader::new(file));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().expect("a PNG");
        let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut bytes).expect("pixels");
        let pixels = bytes[..info.buffer_size()]
            .chunks_exact(info.color_type.samples())
            .map(|pixel| match *pixel {
                [grey] => [grey; 3],
                [grey, alpha] => [on_white(grey, alpha); 3],
                [red, green, blue] => [red, green, blue],
                [red, green, blue, alpha] => [red, green, blue].map(|it| on_white(it, alpha)),
                _ => panic!("{:?}", info.color_type),
            })
            .collect();
        Picture { width: info.width as usize, height: info.height as usize, pixels }
    }

    /// Writes a PNG.
    pub fn write(&self, path: &Path) {
        let file = BufWriter::new(File::create(path).expect("a file"));
        let (width, height) = self.size();
        let mut encoder = Encoder::new(file, width, height);
        encoder.set_color(ColorType::Rgb);
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(self.pixels.as_flattened()).expect("pixels");
    }

    /// Width and height.
    pub fn size(&self) -> (u32, u32) {
        (self.width as u32, self.height as u32)
    }

    /// A smaller picture: each square of pixels averaged into one.
    pub fn reduced(&self, by: usize) -> Picture {
        let (width, height) = (self.width / by, self.height / by);
        let squares = (0..height).flat_map(|y| (0..width).map(move |x| (x * by, y * by)));
        let pixels = squares.map(|(x, y)| self.average(x..x + by, y..y + by)).collect();
        Picture { width, height, pixels }
    }

    /// Each pixel averaged with its neighbours, 3×3; fewer at the edge.
    pub fn smooth(&self) -> Picture {
        let near = |at: usize, most: usize| at.saturating_sub(1)..(at + 2).min(most);
        let places = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        let average = |(x, y)| self.average(near(x, self.width), near(y, self.height));
        Picture { pixels: places.map(average).collect(), ..*self }
    }

    fn average(&self, columns: Range<usize>, rows: Range<usize>) -> [u8; 3] {
        let count = (columns.len() * rows.len()) as u32;
        let mut sums = [0_u32; 3];
        for row in rows {
            for pixel in &self.pixels[row * self.width..][columns.clone()] {
                for (sum, channel) in sums.iter_mut().zip(pixel) {
                    *sum += u32::from(*channel);
                }
            }
        }
        sums.map(|sum| (sum / count) as u8)
    }
}

fn on_white(channel: u8, alpha: u8) -> u8 {
    let (channel, alpha) = (u32::from(channel), u32::from(alpha));
    ((channel * alpha + 255 * (255 - alpha)) / 255) as u8
}
