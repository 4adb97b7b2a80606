//! Round numbers in few signs, for the ticks of an axis.

use super::{Language, format};

/// The words for large units, the largest first; the Korean ones stand without a space.
const ENGLISH: [(f64, &str); 3] = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
const KOREAN: [(f64, &str); 3] = [(1e12, "조"), (1e8, "억"), (1e4, "만")];

/// A number as newspapers write round ones: `500,000`, `1.5 million`; `50만`, `1.5억`.
///
/// Exact: where the largest unit would need more than two decimals, all digits are written.
pub fn compact(value: f64, language: Language) -> String {
    let units = match language {
        Language::English => &ENGLISH,
        Language::Korean => &KOREAN,
    };
    let Some((size, unit)) = units.iter().find(|(size, _)| value.abs() >= *size) else {
        return exact(value);
    };
    // Hundredths of the unit are whole numbers, and exact, up to 2^53.
    let hundredths = value / (size / 100.0);
    if hundredths != hundredths.trunc() || hundredths * (size / 100.0) != value {
        return exact(value);
    }
    format!("{}{unit}", exact(hundredths / 100.0))
}

/// All digits of a number, in groups of three.
fn exact(value: f64) -> String {
    let text = value.abs().to_string();
    let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    format::decimal(value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_numbers_are_short_and_exact() {
        for (value, english, korean) in [
            (0.0, "0", "0"),
            (-0.0, "0", "0"),
            (0.5, "0.5", "0.5"),
            (0.125, "0.125", "0.125"),
            (500.0, "500", "500"),
            (5_000.0, "5,000", "5,000"),
            (9_999.0, "9,999", "9,999"),
            (10_000.0, "10,000", "1만"),
            (15_000.0, "15,000", "1.5만"),
            (12_345.0, "12,345", "12,345"),
            (500_000.0, "500,000", "50만"),
            (1_000_000.0, "1 million", "100만"),
            (1_500_000.0, "1.5 million", "150만"),
            (2_250_000.0, "2.25 million", "225만"),
            (1_234_567.0, "1,234,567", "1,234,567"),
            (12_000_000.0, "12 million", "1,200만"),
            (100_000_000.0, "100 million", "1억"),
            (150_000_000.0, "150 million", "1.5억"),
            (1_000_000_000.0, "1 billion", "10억"),
            (1_234_000_000.0, "1,234,000,000", "12.34억"),
            (2e12, "2 trillion", "2조"),
            (-1_500_000.0, "−1.5 million", "−150만"),
        ] {
            assert_eq!(compact(value, Language::English), english);
            assert_eq!(compact(value, Language::Korean), korean);
        }
    }
}
