//! Refusals for series that are too short, or whose years do not follow each other.

use crate::NotApplicable;
use crate::not_applicable::require_years;

/// The years below which no autocorrelation is estimated.
pub(super) const SHORTEST: usize = 10;

/// Whether there are enough years, each one after the one before it.
pub(super) fn unbroken(method: &'static str, x: &[f64]) -> Result<(), NotApplicable> {
    require_years(method, SHORTEST, x.len())?;
    match first_gap(x) {
        Some(year) => Err(NotApplicable::Gap { method, year }),
        None => Ok(()),
    }
}

/// The first year without a count between the first and the last.
pub(super) fn first_gap(x: &[f64]) -> Option<i32> {
    x.windows(2).find(|pair| pair[1] - pair[0] > 1.5).map(|pair| (pair[0] + 1.0) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_named_by_its_first_year() {
        let mut years: Vec<f64> = (2001..=2010).map(f64::from).collect();
        assert_eq!(unbroken("it", &years), Ok(()));
        years[9] = 2013.0;
        assert_eq!(unbroken("it", &years), Err(NotApplicable::Gap { method: "it", year: 2010 }));
        assert!(unbroken("it", &years[..9]).is_err());
    }
}
