//! How colours look to people who lack one kind of cone.
//!
//! Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
//! Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer
//! Graphics 15 (6), 2009, 1291–1298; the matrices for severity 1.0 of its supplement, which act
//! on shares of light.

use arrivals_chart::render::theme::{Color, contrast};
use palette::color_difference::EuclideanDistance;
use palette::convert::IntoColorUnclamped;
use palette::{LinSrgb, Oklab};

/// A way to see: its name, and what red, green and blue become.
pub type Vision = (&'static str, [[f64; 3]; 3]);

/// All cones, and without those for long, medium and short waves.
pub const VISIONS: [Vision; 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// The colour as it is seen.
pub fn seen(color: &Color, (_, matrix): &Vision) -> Oklab<f64> {
    let light: [f64; 3] = contrast::light(color).into();
    let seen = matrix.map(|row| {
        row.iter().zip(light).map(|(part, share)| part * share).sum::<f64>().clamp(0.0, 1.0)
    });
    LinSrgb::from(seen).into_color_unclamped()
}

#[test]
fn white_stays_white_and_red_comes_near_green() {
    let far = |one: [u8; 3], other: [u8; 3], vision: &Vision| {
        seen(&Color::new(one), vision).distance(seen(&Color::new(other), vision))
    };
    for vision in &VISIONS {
        let white = seen(&Color::new([255; 3]), vision);
        assert!((white.l - 1.0).abs() < 0.001, "{}", vision.0);
    }
    let (red, green) = ([200, 60, 40], [110, 120, 20]);
    assert!(far(red, green, &VISIONS[2]) < far(red, green, &VISIONS[0]) / 3.0);
}
