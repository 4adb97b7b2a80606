//! Two pictures and what changed, side by side.

use crate::charts::picture::Picture;

/// Between two pictures, in pixels.
const GAP: usize = 8;
const RED: [u8; 3] = [224, 0, 32];

/// The old picture, the new one, and a pale copy of the new one with each changed pixel in red;
/// and how many pixels changed.
pub fn difference(old: &Picture, new: &Picture) -> (Picture, usize) {
    let (width, height) = (old.width.max(new.width), old.height.max(new.height));
    let mut sheet = Picture::white(width * 3 + GAP * 2, height);
    let mut changed = 0;
    for y in 0..height {
        for x in 0..width {
            let (before, after) = (old.at(x, y), new.at(x, y));
            let mark = if before == after {
                after.map_or([255; 3], pale)
            } else {
                changed += 1;
                RED
            };
            let row = y * sheet.width;
            sheet.pixels[row + x] = before.unwrap_or([255; 3]);
            sheet.pixels[row + width + GAP + x] = after.unwrap_or([255; 3]);
            sheet.pixels[row + (width + GAP) * 2 + x] = mark;
        }
    }
    (sheet, changed)
}

/// A quarter of the contrast, in grey.
fn pale(pixel: [u8; 3]) -> [u8; 3] {
    let sum: u32 = pixel.iter().map(|part| u32::from(*part)).sum();
    [(191 + sum / 12).min(255) as u8; 3]
}

#[test]
fn a_changed_pixel_is_red_and_the_rest_is_pale() {
    let old = Picture::white(3, 2);
    let mut new = Picture::white(4, 2);
    new.pixels[1] = [0; 3];
    let (sheet, changed) = difference(&old, &new);
    assert_eq!((sheet.width, sheet.height, changed), (28, 2, 3));
    assert_eq!(sheet.at(25, 0), Some(RED));
    assert_eq!(sheet.at(24, 0), Some([254; 3]));
    assert_eq!(sheet.at(27, 1), Some(RED));
}
