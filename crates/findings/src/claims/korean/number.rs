//! Korean numbers: `3만4,537명`, `1천514명`, `2.7천`.

use crate::claims::number::Number;
use crate::claims::token::{Kind, Token};

/// A number, and what touches it.
pub struct Read<'a> {
    pub number: Number,
    /// The letters right after it: its unit and particle; empty when there are none.
    pub suffix: &'a str,
    /// The token after the number and the suffix.
    pub end: usize,
}

fn scale(sign: char) -> Option<f64> {
    Some(match sign {
        '백' => 1e2,
        '천' => 1e3,
        '만' => 1e4,
        '억' => 1e8,
        _ => return None,
    })
}

/// The number that starts at that token, which must be one of digits.
pub fn read<'a>(tokens: &'a [Token], start: usize) -> Option<Read<'a>> {
    let mut at = start;
    // What 만 and 억 have closed, and what stands before the next of them.
    let (mut total, mut current) = (0.0, 0.0);
    let mut place = f64::INFINITY;
    let mut plain = true;
    loop {
        let token = tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        let digits = Number::parse(&token.text)?;
        at += 1;
        let next = tokens.get(at).filter(|next| next.kind == Kind::Hangul && next.glued);
        let Some(next) = next else {
            current += digits.value;
            place = place.min(digits.place);
            return Some(Read { number: Number::new(total + current, place), suffix: "", end: at });
        };
        let mut rest = next.text.as_str();
        let mut value = digits.clone();
        let mut big = false;
        while let Some(scale) = rest.chars().next().and_then(scale) {
            // "3천만원" is two scales; "만에" after a bare number is none: "10년 만에" has a word between.
            value = value.times(scale);
            big |= scale >= 1e4;
            rest = rest.get('만'.len_utf8()..).unwrap_or_default();
        }
        if value.value != digits.value || rest.len() != next.text.len() {
            plain = false;
        }
        place = place.min(value.place);
        if big {
            total += current + value.value;
            current = 0.0;
        } else {
            current += value.value;
        }
        let more = rest.is_empty()
            && !plain
            && tokens.get(at + 1).is_some_and(|after| after.kind == Kind::Number)
            && at < start + 8;
        at += 1;
        if more {
            continue;
        }
        // "1만 2천 명": the unit may stand apart; it is read as a word of its own then.
        return Some(Read { number: Number::new(total + current, place), suffix: rest, end: at });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::token::tokens;

    #[test]
    fn numbers_with_scales_are_read() {
        let of = |text: &str| {
            let tokens = tokens(text, 0);
            let read = read(&tokens, 0).expect("a number");
            (read.number.value, read.number.place, read.suffix.to_owned())
        };
        assert_eq!(of("3만4,537명을"), (34_537.0, 1.0, "명을".to_owned()));
        assert_eq!(of("3만 4537명"), (34_537.0, 1.0, "명".to_owned()));
        assert_eq!(of("1천514명"), (1514.0, 1.0, "명".to_owned()));
        assert_eq!(of("2천700명"), (2700.0, 100.0, "명".to_owned()));
        assert_eq!(of("2.7천명"), (2700.0, 100.0, "명".to_owned()));
        assert_eq!(of("196명으로"), (196.0, 1.0, "명으로".to_owned()));
        assert_eq!(of("13.8%"), (13.8, 0.1, String::new()));
    }
}
