//! The ticks of an axis of values.

/// The ticks of an axis of values, from below the smallest to near the largest.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticks {
    /// The values, ascending; at least two.
    pub values: Vec<f64>,
    /// How many decimals their labels need.
    pub decimals: usize,
}

impl Ticks {
    /// The lowest.
    pub fn first(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    /// The highest.
    pub fn last(&self) -> f64 {
        self.values.last().copied().unwrap_or(1.0)
    }
}

/// How many ticks that height has room for.
fn target(height: f64, font: f64) -> f64 {
    (height / (1.8 * font)).round().clamp(2.0, 6.0)
}

/// The ticks of an axis from 0 up, or from below it when the smallest value is negative; the last
/// is the top of the axis.
///
/// Steps are 1, 2 or 5 times a power of ten (Heckbert 1990, Nice numbers for graph labels,
/// Graphics Gems, 61–63), whole numbers only where only those are values. The axis ends at the
/// last tick below the largest value when that value exceeds it by no more than a quarter of a
/// step.
pub fn linear(smallest: f64, largest: f64, whole: bool, height: f64, font: f64) -> Ticks {
    let smallest = smallest.min(0.0);
    let largest = largest.max(0.0);
    let span = if largest - smallest > 0.0 { largest - smallest } else { 1.0 };
    let (factor, power) = step(span / target(height, font), whole);
    let at = |place: f64| times_power(place * factor, power);
    let size = at(1.0);
    let below = (largest / size + 1e-9).floor();
    let exceeds = largest / size - below > 0.25;
    let count = if exceeds || (below <= 0.0 && smallest >= 0.0) { below + 1.0 } else { below };
    let lowest = (smallest / size - 1e-9).floor();
    let lowest = if smallest / size - (lowest + 1.0) > -1e-9 { lowest + 1.0 } else { lowest };
    let places = (count - lowest).clamp(1.0, 20.0) as usize;
    let values = (0..=places).map(|place| at(lowest + place as f64)).collect();
    Ticks { values, decimals: usize::try_from(-power).unwrap_or(0) }
}

/// The ticks of a logarithmic axis: powers of ten, then with 2 and 5 times them where there is
/// room. All values are above 0.
pub fn logarithmic(smallest: f64, largest: f64, height: f64, font: f64) -> Ticks {
    let most = target(height, font) + 1.0;
    let decades = |value: f64| libm::floor(libm::log10(value)) as i32;
    let (low, high) = (decades(smallest), decades(largest) + 1);
    let all = |factors: &[f64]| -> Vec<f64> {
        let values: Vec<f64> = (low..=high)
            .flat_map(|power| factors.iter().map(move |factor| times_power(*factor, power)))
            .collect();
        // From the last at or below the smallest to the first at or above the largest.
        let from = values.iter().rposition(|value| *value <= smallest * (1.0 + 1e-9)).unwrap_or(0);
        let to = values.iter().position(|value| *value >= largest * (1.0 - 1e-9));
        values[from..=to.unwrap_or(values.len() - 1).max(from)].to_vec()
    };
    let fine = all(&[1.0, 2.0, 5.0]);
    let mut values = if fine.len() as f64 <= most { fine } else { all(&[1.0]) };
    if values.len() < 2 {
        let only = values.first().copied().unwrap_or(1.0);
        values = vec![only / 10.0, only, only * 10.0];
    }
    let decimals = usize::try_from(-decades(values[0] * (1.0 + 1e-9))).unwrap_or(0);
    Ticks { values, decimals }
}

/// The ticks of an axis of ranks: the first, and multiples of the smallest step that there is room
/// for.
pub fn ranks(last: f64, height: f64, font: f64) -> Ticks {
    let row = height / last.max(1.0);
    let steps = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];
    let step = steps.into_iter().find(|step| step * row >= font * 1.25).unwrap_or(1000.0);
    let mut values = vec![1.0];
    let multiples = (1..).map(|place| f64::from(place) * step).take_while(|rank| *rank <= last);
    values.extend(multiples.filter(|rank| (rank - 1.0) * row >= font * 1.25));
    Ticks { values, decimals: 0 }
}

/// A number times a power of ten, as near as can be written.
fn times_power(number: f64, power: i32) -> f64 {
    match power {
        0.. => number * libm::exp10(f64::from(power)),
        _ => number / libm::exp10(f64::from(-power)),
    }
}

/// The smallest step of 1, 2 or 5 × 10^k that is near the raw step, as factor and power: the
/// boundaries are the geometric means between the steps, as in D3.
fn step(raw: f64, whole: bool) -> (f64, i32) {
    let power = libm::floor(libm::log10(raw) + 1e-12) as i32;
    let part = raw / libm::exp10(f64::from(power));
    let (factor, power) = match part {
        part if part >= 50_f64.sqrt() => (1.0, power + 1),
        part if part >= 10_f64.sqrt() => (5.0, power),
        part if part >= 2_f64.sqrt() => (2.0, power),
        _ => (1.0, power),
    };
    if whole && power < 0 { (1.0, 0) } else { (factor, power) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(smallest: f64, largest: f64) -> Vec<f64> {
        linear(smallest, largest, true, 380.0, 13.0).values
    }

    #[test]
    fn the_sample_series_has_ticks_at_each_five_hundred() {
        let expected = [0.0, 500.0, 1000.0, 1500.0, 2000.0, 2500.0, 3000.0];
        assert_eq!(counts(0.0, 2914.0), expected);
    }

    #[test]
    fn ticks_are_whole_and_cover_the_counts() {
        assert_eq!(counts(0.0, 0.0), [0.0, 1.0]);
        assert_eq!(counts(0.0, 1.0), [0.0, 1.0]);
        for largest in [2.0, 3.0, 7.0, 9.0, 10.0, 11.0, 99.0, 101.0, 1234.0, 999_999.0, 9.2e18] {
            let ticks = counts(0.0, largest);
            let step = ticks[1] - ticks[0];
            let top = *ticks.last().expect("a tick");
            assert!(ticks.windows(2).all(|pair| (pair[1] - pair[0] - step).abs() < step * 1e-9));
            assert!(largest - top <= step / 4.0, "{largest} {ticks:?}");
            assert!((3..=9).contains(&ticks.len()) || largest < 3.0, "{largest} {ticks:?}");
        }
    }

    #[test]
    fn net_losses_are_below_zero() {
        let expected = [-250e3, -200e3, -150e3, -100e3, -50e3, 0.0, 50e3];
        assert_eq!(counts(-236_465.0, 34_948.0), expected);
        assert_eq!(counts(-20.0, -5.0), [-20.0, -15.0, -10.0, -5.0, 0.0]);
    }

    #[test]
    fn shares_may_have_decimals() {
        let ticks = linear(0.0, 0.83, false, 380.0, 13.0);
        assert_eq!(ticks.decimals, 1);
        assert_eq!((ticks.first(), ticks.last(), ticks.values.len()), (0.0, 0.9, 10));
    }

    #[test]
    fn powers_of_ten_come_first_on_a_logarithmic_axis() {
        let few = logarithmic(63.0, 2914.0, 380.0, 13.0);
        assert_eq!(few.values, [50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0]);
        let many = logarithmic(1.0, 1e9, 380.0, 13.0);
        assert!(many.values.iter().all(|tick| libm::log10(*tick).fract().abs() < 1e-9));
        assert!(logarithmic(100.0, 100.0, 380.0, 13.0).values.len() >= 2);
    }
}
