//! Areas in braille: whole with colour, woven differently without.

use super::block_chars::Textures;
use super::braille::{self, Weave};
use super::cell::bit;
use super::grid::{Layer, Sheet};
use super::scene_analysis::{Filling, HAZE, filling};
use crate::scene::{Paint, Path};

/// From this opacity an area is drawn whole.
const WHOLE: f64 = 0.6;

/// Neighbours in a stack differ as much as they can.
const WEAVES: [Weave; 4] = [braille::full, braille::half, braille::rows, braille::columns];

/// Draws a closed path's inside.
pub fn draw(sheet: &mut Sheet, path: &Path, textures: &Textures, color: bool) {
    match filling(&path.style) {
        Some(Filling::Mark(paint, tentative)) => {
            let opacity = path.style.opacity.unwrap_or(1.0);
            let weave = if tentative || (HAZE..WHOLE).contains(&opacity) {
                braille::half
            } else {
                weave(textures, paint, color)
            };
            braille::area(sheet, Layer::Area, &path.pieces, weave, paint);
        }
        Some(Filling::Shade(paint)) => {
            braille::area(sheet, Layer::Haze, &path.pieces, braille::sparse, paint);
        }
        None => {}
    }
}

fn weave(textures: &Textures, paint: Paint, color: bool) -> Weave {
    let place = textures.0.iter().position(|known| *known == paint).unwrap_or(0);
    if color { braille::full } else { WEAVES[place % WEAVES.len()] }
}

/// A cell full of an area's weave.
pub fn sample(textures: &Textures, paint: Paint, color: bool) -> char {
    let weave = weave(textures, paint, color);
    let mask = (0..2)
        .flat_map(|across| (0..4).map(move |down| (across, down)))
        .filter(|(across, down)| weave(*across as i64, *down as i64))
        .fold(0, |mask, (across, down)| mask | bit(across, down));
    char::from_u32(0x2800 + u32::from(mask)).unwrap_or('⣿')
}
