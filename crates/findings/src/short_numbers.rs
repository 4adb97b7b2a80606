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
