//! A sentence as words, numbers and signs, each with its place.
//!
//! Invariant: tokens stand in the order of the text, never overlap, and each is made in one look
//! at its characters, so that cutting is linear in the text.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters of any alphabet but Hangul, with apostrophes inside.
    Word,
    Hangul,
    /// Digits, with their groups and decimals.
    Number,
    /// Digits that are no number: dates, times, telephone numbers, versions.
    Code,
    Sign,
}

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    /// The text in lower case, with plain apostrophes.
    pub text: String,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Whether it follows the token before without a space.
    pub glued: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
}

impl Token {
    /// Whether the token is that word or sign.
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    /// Whether the token is one of these words or signs.
    pub fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.text.as_str())
    }

    /// Whether it is a hyphen or dash.
    pub fn is_dash(&self) -> bool {
        self.is_one_of(&["-", "–", "—", "‐", "‑", "−", "~", "∼", "～"])
    }
}

/// The text at that place; empty beyond the end.
pub fn text(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}

/// The words from one place to another, as they can be quoted.
pub fn quoted(tokens: &[Token], from: usize, to: usize) -> String {
    let mut text = String::new();
    for token in tokens.get(from..to.min(tokens.len())).unwrap_or_default() {
        if !text.is_empty() && !token.glued {
            text.push(' ');
        }
        text.push_str(&token.text);
    }
    text
}

/// Cuts `text`, which starts at the byte `offset` of the whole, into tokens.
pub fn tokens(text: &str, offset: usize) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    let mut end_of_last = usize::MAX;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (kind, length) = match first {
            sign if is_hangul(sign) => (Kind::Hangul, run(rest, is_hangul)),
            digit if digit.is_ascii_digit() => (Kind::Number, number(rest)),
            letter if letter.is_alphabetic() => (Kind::Word, word(rest)),
            other => (Kind::Sign, other.len_utf8()),
        };
        let (content, after) = rest.split_at(length);
        rest = after;
        if first.is_whitespace() || first == '\u{200b}' || first == '\u{feff}' {
            continue;
        }
        let kind = match kind {
            Kind::Number if !is_number(content) => Kind::Code,
            kind => kind,
        };
        let glued = end_of_last == start;
        end_of_last = start + length;
        tokens.push(Token {
            kind,
            text: content.to_lowercase().replace('’', "'"),
            at: offset + start..offset + start + length,
            glued,
            capital: first.is_uppercase(),
        });
    }
    tokens
}

fn is_hangul(sign: char) -> bool {
    matches!(sign, '가'..='힣' | 'ㄱ'..='ㆎ' | '\u{1100}'..='\u{11ff}')
}

fn run(text: &str, holds: impl Fn(char) -> bool) -> usize {
    text.char_indices().find(|(_, sign)| !holds(*sign)).map_or(text.len(), |(at, _)| at)
}

/// Letters, and an apostrophe between letters.
fn word(text: &str) -> usize {
    let letter = |sign: char| sign.is_alphabetic() && !is_hangul(sign);
    let mut length = run(text, letter);
    loop {
        let after = text.get(length..).unwrap_or_default();
        let Some(mark) = after.chars().next().filter(|sign| matches!(sign, '\'' | '’')) else {
            return length;
        };
        let more = run(after.get(mark.len_utf8()..).unwrap_or_default(), letter);
        if more == 0 {
            return length;
        }
        length += mark.len_utf8() + more;
    }
}

/// Digits with what belongs to them: `2,706`, `13.8`, but also `2023-05-12` and `10:30`, which are
/// no numbers. Two numbers with a dash or a slash between them stay two: `2011–2023`, `2019/20`.
fn number(text: &str) -> usize {
    let mut length = amount(text);
    let mut pieces = 1;
    let mut first_piece = length;
    let mut end = length;
    loop {
        let after = text.get(end..).unwrap_or_default();
        let mut signs = after.chars();
        let (Some(joint), Some(next)) = (signs.next(), signs.next()) else { break };
        if !matches!(joint, '-' | '–' | '/' | ':' | '.' | '‑') || !next.is_ascii_digit() {
            break;
        }
        let from = end + joint.len_utf8();
        end = from + amount(text.get(from..).unwrap_or_default());
        pieces += 1;
        if matches!(joint, ':' | '.') {
            // A time or a version: not two numbers.
            first_piece = end;
        }
    }
    // A leading 0 is that of a telephone number or a date.
    let zero = text.starts_with('0') && !text.starts_with("0.") && first_piece > 1;
    if pieces > 2 || first_piece > length || (zero && pieces > 1) {
        length = end;
    }
    length
}

/// One number: digits in groups of three where commas stand, and decimals.
fn amount(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
    let mut length = digits(0);
    if length <= 3 {
        loop {
            let mark = match bytes.get(length) {
                Some(b',') => 1,
                // Narrow and plain spaces that do not break a line.
                Some(0xe2) if text.get(length..length + 3) == Some("\u{202f}") => 3,
                Some(0xc2) if text.get(length..length + 2) == Some("\u{a0}") => 2,
                _ => break,
            };
            if digits_up_to_four(bytes, length + mark) != 3 {
                break;
            }
            length += mark + 3;
        }
    }
    if bytes.get(length) == Some(&b'.') {
        let decimals = digits(length + 1);
        if decimals > 0 {
            length += 1 + decimals;
        }
    }
    length
}

/// How many digits stand there; no more than four are looked at.
fn digits_up_to_four(bytes: &[u8], from: usize) -> usize {
    bytes.iter().skip(from).take(4).take_while(|b| b.is_ascii_digit()).count()
}

fn is_number(text: &str) -> bool {
    let points = text.bytes().filter(|byte| *byte == b'.').count();
    let plain =
        |sign: char| sign.is_ascii_digit() || matches!(sign, ',' | '.' | '\u{202f}' | '\u{a0}');
    points <= 1 && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        tokens(text, 0)
            .into_iter()
            .map(|token| {
                format!("{}{}", if token.kind == Kind::Code { "!" } else { "" }, token.text)
            })
            .collect()
    }

    #[test]
    fn numbers_keep_their_groups_and_decimals() {
        assert_eq!(cut("rose 13.8%, to 2,706."), ["rose", "13.8", "%", ",", "to", "2,706", "."]);
        assert_eq!(cut("1,23 and 1,2345"), ["1", ",", "23", "and", "1", ",", "2345"]);
        assert_eq!(cut("2011–2023, 2019/20"), ["2011", "–", "2023", ",", "2019", "/", "20"]);
        assert_eq!(cut("2023년 196명"), ["2023", "년", "196", "명"]);
    }

    #[test]
    fn dates_times_and_telephone_numbers_are_no_numbers() {
        for text in ["2023-05-12", "12/05/2023", "12.03.2023", "10:30", "02-2100-5747", "02-211"] {
            assert_eq!(cut(text), [format!("!{text}")], "{text}");
        }
    }

    #[test]
    fn tokens_know_their_place() {
        let tokens = tokens("a’s 5", 10);
        assert_eq!(tokens[0].text, "a's");
        assert_eq!(tokens[0].at, 10..15);
        assert_eq!((tokens[1].at.clone(), tokens[1].glued), (16..17, false));
    }
}
