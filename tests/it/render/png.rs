//! Pixels read back, with their resolution.

use arrivals_chart::render::{Palette, RenderError, png};
use arrivals_chart::scene::{Paint, Scene, Style};
use png::{Decoder, PixelDimensions, Unit};

use crate::common::scenes::{self, filled, rect};

fn scene(width: f64) -> Scene {
    let (ink, colour) = (filled(Paint::Series(0)), filled(Paint::Series(1)));
    let nodes = vec![
        rect(1.0, 1.0, 2.0, 2.0, ink.clone()),
        rect(5.0, 1.0, 2.0, 2.0, Style { opacity: Some(0.5), ..ink }),
        rect(0.0, 3.0, 1.0, 1.0, colour),
    ];
    Scene { width, height: 4.0, ..scenes::scene(nodes) }
}

/// Width, red, green and blue of each pixel, and the chunk `pHYs`.
fn decoded(bytes: &[u8]) -> (usize, Vec<[u8; 3]>, Option<PixelDimensions>) {
    let mut reader = Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a head");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut pixels).expect("pixels");
    let info = reader.info();
    (info.width as usize, pixels.as_chunks().0.to_vec(), info.pixel_dims)
}

#[test]
fn shapes_stand_where_they_should() {
    let bytes = png(&scene(10.0), &Palette::light(), 2.0).expect("a picture");
    let (width, pixels, _) = decoded(&bytes);
    let at = |x: usize, y: usize| pixels[y * width + x];
    assert_eq!((width, pixels.len()), (20, 20 * 8));
    assert_eq!([at(0, 0), at(2, 2), at(5, 5), at(6, 5)], [[255; 3], [0; 3], [0; 3], [255; 3]]);
    assert!(matches!(at(11, 3), [127 | 128, 127 | 128, 127 | 128]));
    assert_eq!([at(1, 6), at(2, 6)], [[0, 0x72, 0xb2], [255; 3]]);
}

#[test]
fn the_resolution_is_96_dpi_for_each_pixel_of_css() {
    // 96 dpi are 3779.5 pixels in a metre, 192 are 7559.1, 144 are 5669.3.
    for (scale, per_metre) in [(1.0, 3780), (2.0, 7559), (1.5, 5669)] {
        let bytes = png(&scene(10.0), &Palette::light(), scale).expect("a picture");
        let size = decoded(&bytes).2.expect("a resolution");
        assert_eq!((size.xppu, size.yppu, size.unit), (per_metre, per_metre, Unit::Meter));
    }
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
    let drawn = || png(&scene(10.0), &Palette::dark(), 1.5).expect("a picture");
    assert_eq!(drawn(), drawn());
}
