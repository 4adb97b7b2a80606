//! Typed numbers of a spreadsheet or a Parquet file → the text of a cell.

/// Above, a number of double precision is not exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A number as text: whole ones without a point, others with one and never with three digits
/// after it, which could be taken for thousands.
pub fn text_of(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    if number % 1.0 == 0.0 && number.abs() < EXACT {
        return format!("{number:.0}");
    }
    let text = number.to_string();
    let digits = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    if digits == 3 { format!("{text}0") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_has_three_digits_after_its_point() {
        for (number, text) in [(2014.0, "2014"), (1.234, "1.2340"), (0.5, "0.5"), (-3.0, "-3")] {
            assert_eq!(text_of(number), text);
        }
        assert_eq!(text_of(f64::NAN), "");
    }
}
