//! How far two pictures of one size are apart.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::pictures::raster::Picture;

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
        let (mean, far) = measure(&apart(one, other));
        let smooth = apart(&one.smooth(), &other.smooth());
        let (smooth_mean, smooth_far) = measure(&smooth);
        let tile = worst_tile(&smooth, one.width, one.height);
        Difference { mean, far, smooth_mean, smooth_far, tile }
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

/// The absolute difference of each byte.
fn apart(one: &Picture, other: &Picture) -> Vec<u8> {
    one.bytes.iter().zip(&other.bytes).map(|(one, other)| one.abs_diff(*other)).collect()
}

fn measure(apart: &[u8]) -> (f64, f64) {
    let sum: u64 = apart.iter().map(|it| u64::from(*it)).sum();
    let far = apart.chunks_exact(3).filter(|pixel| pixel.iter().any(|it| *it > FAR)).count();
    let count = apart.len() as f64;
    (sum as f64 / count, far as f64 * 3.0 / count)
}

/// Tiles overlap by half, so that what straddles two is seen whole in one.
fn worst_tile(apart: &[u8], width: usize, height: usize) -> f64 {
    // Sums of half tiles: a tile is two by two of them.
    let half = TILE / 2;
    let (columns, rows) = (width / half, height / half);
    let mut sums = vec![0_u32; columns * rows];
    for (y, row) in apart.chunks_exact(width * 3).take(rows * half).enumerate() {
        for (x, bytes) in row.chunks_exact(half * 3).enumerate() {
            sums[y / half * columns + x] += bytes.iter().map(|it| u32::from(*it)).sum::<u32>();
        }
    }
    let tile = |at: usize| sums[at] + sums[at + 1] + sums[at + columns] + sums[at + columns + 1];
    let tops = (0..rows - 1).flat_map(|y| (0..columns - 1).map(move |x| y * columns + x));
    f64::from(tops.map(tile).max().unwrap_or(0)) / (TILE * TILE * 3) as f64
}

/// Leaves ours, theirs and what differs (black is all) one below the other, to be looked at.
pub fn leave(ours: &Picture, theirs: &Picture, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    std::fs::create_dir_all(&folder).expect("a folder");
    let differing: Vec<u8> = apart(ours, theirs).iter().map(|it| 255 - it).collect();
    let bytes = [&ours.bytes[..], &theirs.bytes, &differing].concat();
    let path = folder.join(format!("{name}.png"));
    Picture { height: ours.height * 3, bytes, ..*ours }.write(&path);
    path
}
