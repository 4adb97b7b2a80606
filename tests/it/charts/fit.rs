//! The straight line through points.

/// A straight line: what a pixel is for a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The mean of the values, from which they are measured.
    center: f64,
    /// The pixel there.
    level: f64,
    /// Pixels a unit.
    pub slope: f64,
}

impl Line {
    /// By least squares; `None` where there are less than two different values.
    pub fn through(points: &[(f64, f64)]) -> Option<Self> {
        let n = points.len() as f64;
        let center = points.iter().map(|(value, _)| value).sum::<f64>() / n;
        let level = points.iter().map(|(_, pixel)| pixel).sum::<f64>() / n;
        let (mut square, mut product) = (0.0, 0.0);
        for (value, pixel) in points {
            square += (value - center) * (value - center);
            product += (value - center) * (pixel - level);
        }
        let differs = points.iter().any(|(value, _)| *value != points[0].0);
        differs.then(|| Self { center, level, slope: product / square })
    }

    /// The pixel of a value.
    pub fn pixel(&self, value: f64) -> f64 {
        self.level + self.slope * (value - self.center)
    }
}

/// How far points stand from the line through them at most, in pixels. Where all values are the
/// same, from each other.
pub fn residual(points: &[(f64, f64)]) -> f64 {
    let at = |value: f64| {
        Line::through(points)
            .map_or_else(|| points.first().map_or(0.0, |(_, pixel)| *pixel), |l| l.pixel(value))
    };
    points.iter().map(|(value, pixel)| (pixel - at(*value)).abs()).fold(0.0, f64::max)
}

#[test]
fn a_point_beside_the_line_is_seen() {
    let mut points: Vec<(f64, f64)> =
        (0..20).map(|value| (1e9 + f64::from(value), 500.0 - 3.0 * f64::from(value))).collect();
    assert!(residual(&points) < 1e-6);
    points[4].1 += 0.05;
    assert!(residual(&points) > 0.02);
    assert_eq!(residual(&[(5.0, 1.0), (5.0, 1.5)]), 0.5);
}
