//! Signs of footnotes glued to the text of a cell: `2015¹`, `1,234*`, `2017 1)`, `12 [note 3]`.

/// The text of a period without the signs of footnotes after it, and the signs: those of [`strip`],
/// and `20171)`.
pub fn strip_period(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    // `2017 12)`: no year is written in groups.
    if let Some((before, mark)) = text.strip_suffix(')').and_then(|inside| inside.rsplit_once(' '))
        && mark.len() == 2
        && mark.bytes().all(|byte| byte.is_ascii_digit())
        && before.ends_with(|c: char| c.is_ascii_digit())
    {
        return (before.trim_end(), Some(mark));
    }
    let glued = text.trim().strip_suffix(')').filter(|inside| {
        // Four digits and a further one are a year and its footnote.
        inside.len() == 5 && inside.bytes().all(|byte| byte.is_ascii_digit())
    });
    match glued {
        Some(inside) => (&inside[..4], Some(&inside[4..])),
        None => strip(text),
    }
}

/// The text without the signs of footnotes after it, and the signs.
///
/// A number in brackets or before one is a sign only after a space or a letter, so that `(123)`
/// alone and `1.234` stay what they are.
pub fn strip(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let bare = bare(text);
    let sign = text[bare.len()..].trim();
    (bare, (!sign.is_empty()).then_some(sign))
}

fn bare(text: &str) -> &str {
    let mut rest = text;
    loop {
        let before = rest;
        rest = rest.trim_end_matches(is_sign).trim_end();
        if let Some(shorter) = bracketed(rest).or_else(|| half_bracketed(rest)) {
            rest = shorter.trim_end();
        }
        if rest.len() == before.len() || rest.is_empty() {
            return if rest.is_empty() { text } else { rest };
        }
    }
}

fn is_sign(character: char) -> bool {
    matches!(
        character,
        '*' | '+' | '†' | '‡' | '#' | '§' | '¶' | '¹' | '²' | '³' | '⁴'
            ..='⁹' | '⁰' | '⁾' | '⁽' | '※' | 'ª' | 'º'
    ) || ('①'..='⑳').contains(&character)
}

/// `2014[1]`, `1,234 [note 2]`, `1234 (1)`, `1234(a)`.
fn bracketed(text: &str) -> Option<&str> {
    let (open, close) = match text.chars().next_back()? {
        ']' => ('[', ']'),
        ')' => ('(', ')'),
        _ => return None,
    };
    let start = text.rfind(open)?;
    let inside = text[start..].trim_matches([open, close]).trim();
    let before = text[..start].trim_end();
    (is_reference(inside) && before.ends_with(|c: char| c.is_alphanumeric())).then_some(before)
}

/// `2017 1)`, `1,234 a)`.
fn half_bracketed(text: &str) -> Option<&str> {
    let inside = text.strip_suffix(')').filter(|inside| !inside.contains(['(', '[']))?;
    let (before, mark) = inside.rsplit_once(' ')?;
    // `13 26)` is a damaged number in groups.
    let is_short = mark.chars().count() == 1;
    (is_short && is_reference(mark) && before.ends_with(|c: char| c.is_alphanumeric()))
        .then_some(before)
}

/// One or two digits, one letter, or a note's number: none of them says how many.
fn is_reference(text: &str) -> bool {
    let lower = text.to_lowercase();
    let digits = |text: &str| {
        (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let noted = ["note", "fn", "주", "注", "footnote"].into_iter().any(|word| {
        lower.strip_prefix(word).is_some_and(|number| digits(number.trim()) || number.is_empty())
    });
    digits(&lower)
        || noted
        || (lower.len() == 1 && lower.bytes().all(|b| matches!(b, b'a' | b'd' | b'f'..=b'h')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_from_numbers() {
        for (text, bare) in [
            ("2015¹", "2015"),
            ("2016*", "2016"),
            ("2017 1)", "2017"),
            ("2014[1]", "2014"),
            ("1,234 [note 2]", "1,234"),
            ("1,234**", "1,234"),
            ("12 (1)", "12"),
            ("(123)", "(123)"),
            ("*", "*"),
            ("1.234", "1.234"),
            ("236p)", "236p)"),
            ("¹", "¹"),
        ] {
            assert_eq!(strip(text).0, bare, "{text}");
        }
        assert_eq!(strip_period("20171)"), ("2017", Some("1")));
        assert_eq!(strip("20171)").0, "20171)");
    }
}
