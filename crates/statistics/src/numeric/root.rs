//! The root of an increasing function.

/// The root of an increasing `f`, which gives its value and slope, near `start` and between `low`
/// and `high`: Newton's steps, halved where they leave the bracket.
pub fn increasing_root(
    f: impl Fn(f64) -> (f64, f64),
    start: f64,
    mut low: f64,
    mut high: f64,
) -> f64 {
    let mut at = start.clamp(low, high);
    for _ in 0..200 {
        let (value, slope) = f(at);
        if value == 0.0 {
            return at;
        }
        if value > 0.0 {
            high = at;
        } else {
            low = at;
        }
        let newton = at - value / slope;
        let next = if newton > low && newton < high { newton } else { (low + high) / 2.0 };
        let step = (next - at).abs();
        at = next;
        if step <= 4.0 * f64::EPSILON * at.abs() || high - low <= 4.0 * f64::EPSILON * at.abs() {
            break;
        }
    }
    at
}
