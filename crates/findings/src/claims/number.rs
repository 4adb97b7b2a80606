//! Numbers as they are written: a value, and how precisely it was written.

use super::token::{Kind, Token};

/// A number, and the unit of the last digit that was written with a meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    pub value: f64,
    /// The unit of its last digit: 1 for 196, 100 for 2,700 and for 2.7 thousand, 0.1 for 13.0.
    ///
    /// The zeros at the end of a whole number may be rounded, those of a decimal were written on
    /// purpose.
    pub place: f64,
}

impl Number {
    /// A number of that value and precision.
    pub fn new(value: f64, place: f64) -> Self {
        Self { value, place }
    }

    /// A whole number: the zeros at its end may be rounded.
    pub fn whole(value: f64) -> Self {
        let mut place = 1.0;
        // 2^53 has 16 digits.
        for _ in 0..16 {
            let next = place * 10.0;
            if value == 0.0 || libm::fmod(value, next) != 0.0 {
                break;
            }
            place = next;
        }
        Self { value, place }
    }

    /// The number of digits as they are written: `2,706`, `13.80`.
    pub fn parse(digits: &str) -> Option<Self> {
        let plain: String =
            digits.chars().filter(|sign| sign.is_ascii_digit() || *sign == '.').collect();
        let value: f64 = plain.parse().ok()?;
        if !value.is_finite() {
            return None;
        }
        match plain.split_once('.') {
            Some((_, decimals)) if !decimals.is_empty() => {
                // Beyond twelve decimals no count or percentage is told apart.
                let place = (0..decimals.len().min(12)).fold(1.0, |place: f64, _| place / 10.0);
                Some(Self { value, place })
            }
            _ => Some(Self::whole(value)),
        }
    }

    /// The number that many times as large: `2.7` thousand.
    #[must_use]
    pub fn times(&self, scale: f64) -> Self {
        Self { value: self.value * scale, place: self.place * scale }
    }

    /// Whether it is a whole number.
    pub fn is_whole(&self) -> bool {
        // 1.2 million must not fail on a binary fraction.
        (self.value - libm::round(self.value)).abs() < 1e-6
    }
}

/// A number in words or digits, and where it ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    pub number: Number,
    /// The token after it.
    pub end: usize,
    /// Whether it was written in words alone.
    pub in_words: bool,
}

const UNITS: [(&str, f64); 28] = [
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("zero", 0.0),
];

/// Words that multiply what stands before them.
fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" | "k" => 1e3,
        "million" | "mn" | "m" => 1e6,
        "billion" | "bn" => 1e9,
        _ => return None,
    })
}

/// The value of a small number word.
pub fn unit(word: &str) -> Option<f64> {
    UNITS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// Reads the number that starts at that token: digits with a scale (`2.7 thousand`, `1.2m`), or
/// words (`two hundred and six`).
pub fn read(tokens: &[Token], start: usize) -> Option<Read> {
    let first = tokens.get(start)?;
    if first.kind == Kind::Number {
        let mut number = Number::parse(&first.text)?;
        let mut end = start + 1;
        // A single letter is a scale only where it touches the digits: 1.2m.
        if let Some(next) = tokens.get(end)
            && next.kind == Kind::Word
            && (next.glued || next.text.len() > 2)
            && let Some(scale) = scale(&next.text)
        {
            number = number.times(scale);
            end += 1;
        }
        return Some(Read { number, end, in_words: false });
    }
    if first.kind != Kind::Word {
        return None;
    }
    in_words(tokens, start)
}

fn in_words(tokens: &[Token], start: usize) -> Option<Read> {
    let word = |at: usize| tokens.get(at).filter(|token| token.kind == Kind::Word);
    let (mut total, mut current, mut seen) = (0.0, 0.0, false);
    let mut end = start;
    let mut at = start;
    // "a hundred", "a thousand", "a dozen"
    if word(at)?.is_one_of(&["a", "an"]) {
        let next = word(at + 1)?;
        if next.is("dozen") {
            return Some(Read { number: Number::new(12.0, 1.0), end: at + 2, in_words: true });
        }
        scale(&next.text).filter(|_| next.text.len() > 2)?;
        (current, seen) = (1.0, true);
        at += 1;
    }
    let mut last_unit = f64::INFINITY;
    while let Some(token) = word(at) {
        if let Some(value) = unit(&token.text) {
            // "twenty-three", never "three twenty"
            if seen && !(value < last_unit && (last_unit >= 20.0 || last_unit == 0.0)) {
                break;
            }
            current += value;
            last_unit = if value >= 20.0 { 10.0 * 2.0 } else { 0.5 };
            seen = true;
        } else if let Some(scale) = scale(&token.text).filter(|_| seen && token.text.len() > 2) {
            if scale == 100.0 {
                current *= scale;
            } else {
                total += current * scale;
                current = 0.0;
            }
            last_unit = f64::INFINITY;
        } else {
            break;
        }
        at += 1;
        end = at;
        if !total.is_finite() || at > start + 16 {
            break;
        }
        // "twenty-three", "two hundred and six"
        let joint = |at: usize| {
            tokens.get(at).is_some_and(|sign| sign.is("-") && sign.glued)
                || (tokens.get(at).is_some_and(|and| and.is("and"))
                    && scale(&tokens[at - 1].text).is_some())
        };
        let is_number = |at: usize| word(at).is_some_and(|next| unit(&next.text).is_some());
        if joint(at) && is_number(at + 1) {
            at += 1;
        }
    }
    if !seen || end == start {
        return None;
    }
    Some(Read { number: Number::whole(total + current), end, in_words: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::token::tokens;

    fn number(text: &str) -> Option<(f64, f64, usize)> {
        let tokens = tokens(text, 0);
        read(&tokens, 0).map(|read| (read.number.value, read.number.place, read.end))
    }

    #[test]
    fn a_number_is_as_precise_as_it_was_written() {
        assert_eq!(number("2,706"), Some((2706.0, 1.0, 1)));
        assert_eq!(number("2,700"), Some((2700.0, 100.0, 1)));
        assert_eq!(number("13.80"), Some((13.8, 0.01, 1)));
        assert_eq!(number("0"), Some((0.0, 1.0, 1)));
        assert_eq!(number("2.7 thousand"), Some((2700.0, 100.0, 2)));
        assert_eq!(number("1.2m"), Some((1_200_000.0, 100_000.0, 2)));
        assert_eq!(number("3 thousand"), Some((3000.0, 1000.0, 2)));
    }

    #[test]
    fn number_words_are_read() {
        assert_eq!(number("two hundred"), Some((200.0, 100.0, 2)));
        assert_eq!(number("two hundred and six people"), Some((206.0, 1.0, 4)));
        assert_eq!(number("twenty-three"), Some((23.0, 1.0, 3)));
        assert_eq!(number("one thousand five hundred and fourteen"), Some((1514.0, 1.0, 6)));
        assert_eq!(number("a hundred"), Some((100.0, 100.0, 2)));
        assert_eq!(number("fourteen times"), Some((14.0, 1.0, 1)));
        assert_eq!(number("two three"), Some((2.0, 1.0, 1)));
        assert_eq!(number("hundred"), None);
        assert_eq!(number("a man"), None);
    }
}
