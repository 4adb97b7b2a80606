//! Typed numbers and days of a spreadsheet or a Parquet file → the text of a cell.

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

/// The day that many days after 1 January 1970, in ISO 8601.
///
/// Source: H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
pub fn iso_day(days: i64) -> String {
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(iso_day(0), "1970-01-01");
        assert_eq!(iso_day(18_321), "2020-02-29");
        assert_eq!(iso_day(-1), "1969-12-31");
    }

    #[test]
    fn no_number_has_three_digits_after_its_point() {
        for (number, text) in [(2014.0, "2014"), (1.234, "1.2340"), (0.5, "0.5"), (-3.0, "-3")] {
            assert_eq!(text_of(number), text);
        }
        assert_eq!(text_of(f64::NAN), "");
    }
}
