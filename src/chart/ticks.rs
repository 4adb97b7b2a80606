//! The ticks of an axis of counts.

/// The ticks of an axis of counts, from 0 up, or from below it when the smallest is negative; the
/// last is the top of the axis.
///
/// Steps are 1, 2 or 5 times a power of ten (Heckbert 1990, Nice numbers for graph labels,
/// Graphics Gems, 61–63), whole numbers only. The axis ends at the last tick below the largest
/// count when that count exceeds it by no more than a quarter of a step.
pub fn ticks(smallest: i64, largest: i64, height: f64, font: f64) -> Vec<i64> {
    let target = (height / (1.8 * font)).round().clamp(2.0, 6.0);
    let smallest = smallest.min(0);
    let largest = if smallest < 0 { largest.max(0) } else { largest.max(1) };
    let step = step((largest as f64 - smallest as f64) / target);
    let below = largest / step;
    let exceeds = (largest - below * step) as f64 > 0.25 * step as f64;
    let count = if exceeds || (below == 0 && smallest == 0) { below + 1 } else { below };
    let lowest = smallest.div_euclid(step);
    (lowest..=count).filter_map(|place| place.checked_mul(step)).collect()
}

/// The smallest step of 1, 2 or 5 × 10^k that is near the raw step: the boundaries are the
/// geometric means between the steps, as in D3.
fn step(raw: f64) -> i64 {
    let mut power: i64 = 1;
    while (power as f64) * 10.0 <= raw && power <= i64::MAX / 100 {
        power *= 10;
    }
    let part = raw / power as f64;
    let factor = match part {
        part if part >= 50_f64.sqrt() => 10,
        part if part >= 10_f64.sqrt() => 5,
        part if part >= 2_f64.sqrt() => 2,
        _ => 1,
    };
    power.saturating_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_series_has_ticks_at_each_five_hundred() {
        assert_eq!(ticks(0, 2914, 380.0, 13.0), [0, 500, 1000, 1500, 2000, 2500, 3000]);
    }

    #[test]
    fn ticks_are_whole_and_cover_the_counts() {
        assert_eq!(ticks(0, 0, 380.0, 13.0), [0, 1]);
        assert_eq!(ticks(0, 1, 380.0, 13.0), [0, 1]);
        for largest in [2, 3, 7, 9, 10, 11, 99, 101, 1234, 999_999, i64::MAX / 3] {
            let ticks = ticks(0, largest, 380.0, 13.0);
            let step = ticks[1] - ticks[0];
            let top = *ticks.last().expect("a tick");
            assert!(ticks.windows(2).all(|pair| pair[1] - pair[0] == step), "{largest}");
            assert!(largest - top <= step / 4, "{largest} {ticks:?}");
            assert!((3..=9).contains(&ticks.len()) || largest < 3, "{largest} {ticks:?}");
        }
    }

    #[test]
    fn net_losses_are_below_zero() {
        assert_eq!(
            ticks(-236_465, 34_948, 380.0, 13.0),
            [-250_000, -200_000, -150_000, -100_000, -50_000, 0, 50_000]
        );
        assert_eq!(ticks(-20, -5, 380.0, 13.0), [-20, -15, -10, -5, 0]);
    }

    #[test]
    fn the_largest_count_has_an_axis() {
        assert!(ticks(0, i64::MAX, 380.0, 13.0).len() >= 2);
    }
}
