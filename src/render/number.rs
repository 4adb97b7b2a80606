//! How a coordinate is written: at most two decimals, no exponent, no "-0".

use std::fmt;

/// A coordinate as it stands in a file.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 * 100.0).round();
        // Beyond this no picture reaches; what is no number is written as 0.
        let hundredths = if hundredths.abs() < 1e15 { hundredths as i64 } else { 0 };
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        if hundredths < 0 {
            f.write_str("-")?;
        }
        match (rest, rest % 10) {
            (0, _) => write!(f, "{whole}"),
            (_, 0) => write!(f, "{whole}.{}", rest / 10),
            _ => write!(f, "{whole}.{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_plain() {
        for (number, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (12.0, "12"),
            (12.5, "12.5"),
            (12.345, "12.35"),
            (12.05, "12.05"),
            (-3.999, "-4"),
            (f64::NAN, "0"),
            (1e300, "0"),
        ] {
            assert_eq!(Number(number).to_string(), text);
        }
    }
}
