//! How far two pictures of one size are apart.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::raster::Picture;

/// A pixel is far off when one of its channels differs by more than this, of 255.
const FAR: u8 = 64;
/// The side of a tile in pixels: about a label of two digits.
const TILE: usize = 16;

/// Measures of a difference; 0 is none.
pub struct Difference {
    /// Mean absolute difference over all channels, 0 to 255.
    pub mean: f64,
    /// Share of pixels far off, 0 to 1.
    pub far: f64,
    /// The mean after smoothing.
    pub smooth_mean: f64,
    /// The share after smoothing.
    pub smooth_far: f64,
    /// The mean of the tile that differs most, after smoothing.
    pub tile: f64,
}

impl Difference {
    /// Compares two pictures of one size.
    pub fn between(one: &Picture, other: &Picture) -> Difference {
        let (mean, far) = measure(one, other);
        let (one, other) = (one.smooth(), other.smooth());
        let (smooth_mean, smooth_far) = measure(&one, &other);
        Difference { mean, far, smooth_mean, smooth_far, tile: worst_tile(&one, &other) }
    }

    /// Whether no measure exceeds its limit.
    pub fn within(&self, most: &Difference) -> bool {
        self.mean <= most.mean
            && self.far <= most.far
            && self.smooth_mean <= most.smooth_mean
            && self.smooth_far <= most.smooth_far
            && self.tile <= most.tile
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let Difference { mean, smooth_mean, tile, .. } = self;
        let (far, smooth_far) = (self.far * 100.0, self.smooth_far * 100.0);
        write!(
            formatter,
            "mean {mean:.2}, far off {far:.2}%; smoothed {smooth_mean:.2}, {smooth_far:.3}%; worst tile {tile:.1}"
        )
    }
}

/// The absolute difference of two pixels, channel by channel.
fn apart(one: &[u8; 3], other: &[u8; 3]) -> [u8; 3] {
    std::array::from_fn(|channel| one[channel].abs_diff(other[channel]))
}

fn pairs<'a>(one: &'a Picture, other: &'a Picture) -> impl Iterator<Item = [u8; 3]> + 'a {
    one.pixels.iter().zip(&other.pixels).map(|(one, other)| apart(one, other))
}

fn measure(one: &Picture, other: &Picture) -> (f64, f64) {
    let (mut sum, mut far) = (0_u64, 0_u64);
    for difference in pairs(one, other) {
        sum += difference.iter().map(|it| u64::from(*it)).sum::<u64>();
        far += u64::from(difference.iter().any(|it| *it > FAR));
    }
    let count = one.pixels.len() as f64;
    (sum as f64 / count / 3.0, far as f64 / count)
}

/// Tiles overlap by half, so that what straddles two is seen whole in one.
fn worst_tile(one: &Picture, other: &Picture) -> f64 {
    let sums: Vec<u32> =
        pairs(one, other).map(|it| it.iter().map(|it| u32::from(*it)).sum()).collect();
    let mut worst = 0;
    for top in (0..one.height.saturating_sub(TILE)).step_by(TILE / 2) {
        for left in (0..one.width.saturating_sub(TILE)).step_by(TILE / 2) {
            let row = |y: usize| sums[y * one.width + left..][..TILE].iter().sum::<u32>();
            worst = worst.max((top..top + TILE).map(row).sum());
        }
    }
    f64::from(worst) / (TILE * TILE * 3) as f64
}

/// Leaves ours, theirs and what differs (black is all) one below the other, to be looked at.
pub fn leave(ours: &Picture, theirs: &Picture, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    std::fs::create_dir_all(&folder).expect("a folder");
    let differing = pairs(ours, theirs).map(|it| it.map(|channel| 255 - channel));
    let pixels = [&ours.pixels[..], &theirs.pixels[..]].concat().into_iter().chain(differing);
    let sheet = Picture { height: ours.height * 3, pixels: pixels.collect(), ..*ours };
    let path = folder.join(format!("{name}.png"));
    sheet.write(&path);
    path
}
