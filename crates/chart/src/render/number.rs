//! How a coordinate is written: at most two decimals, no exponent, no "-0".

use std::fmt;

/// A coordinate as it stands in a file.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub f64);

impl Number {
    /// The number in whole hundredths. Beyond 10¹³ no picture reaches: it and what is no number
    /// count as 0.
    pub fn hundredths(self) -> i64 {
        let hundredths = (self.0 * 100.0).round();
        if hundredths.abs() < 1e15 { hundredths as i64 } else { 0 }
    }

    /// Writes the number at the end of a text.
    pub fn push(self, out: &mut String) {
        push_hundredths(out, self.hundredths());
    }
}

/// Writes a number of hundredths at the end of a text.
pub fn push_hundredths(out: &mut String, hundredths: i64) {
    let rest = hundredths.unsigned_abs() % 100;
    if hundredths < 0 {
        out.push('-');
    }
    push_whole(out, hundredths.unsigned_abs() / 100);
    if rest > 0 {
        out.push('.');
        out.push(digit(rest / 10));
        if !rest.is_multiple_of(10) {
            out.push(digit(rest));
        }
    }
}

/// Writes a whole number at the end of a text.
fn push_whole(out: &mut String, mut whole: u64) {
    // 2⁶⁴ has 20 digits.
    let mut digits = ['0'; 20];
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = digit(whole);
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    out.extend(&digits[start..]);
}

/// The last digit of a number.
fn digit(number: u64) -> char {
    char::from(b'0' + (number % 10) as u8)
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.push(&mut text);
        f.write_str(&text)
    }
}
