//! What stands behind a period or a number and says how far it may be trusted: `2024 [p]`,
//! `2011 (provisional figures)`, `4500 [e]`, `2023 r`.

use crate::tidy::vocabulary;
use arrivals_data::Status;

/// What a qualifier says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualifier {
    /// How final the count is.
    pub status: Status,
    /// Whether the series breaks before it.
    pub break_before: bool,
    /// What else it says.
    pub note: Option<String>,
}

/// The text before a qualifier at its end, in any bracket or behind a space, and the qualifier.
/// Nothing where the text has none that is known.
pub fn split(text: &str) -> Option<(&str, Qualifier)> {
    let text = text.trim();
    if let Some((before, inside)) = bracketed(text) {
        let square = || text.ends_with(']').then(|| letters(inside)).flatten();
        let known = qualifier(inside, true).or_else(square)?;
        return ends_with_figure(before).then_some((before, known));
    }
    // Words without brackets: as many as are known, from the end.
    let spaces = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(place, _)| place);
    spaces.into_iter().find_map(|place| {
        let (before, words) = (text[..place].trim_end(), text[place..].trim_start());
        let known = qualifier(words, false)?;
        ends_with_figure(before).then_some((before, known))
    })
}

/// What stands in brackets at the end of the text, and what stands before them.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let close = text.chars().next_back()?;
    let open = match close {
        ')' => '(',
        ']' => '[',
        '）' => '（',
        _ => return None,
    };
    let start = text.rfind(open)?;
    let inside = &text[start + open.len_utf8()..text.len() - close.len_utf8()];
    let before = text[..start].trim_end();
    (!before.is_empty()).then(|| (before, inside.trim()))
}

/// A number or a year, or the word for a year behind it.
fn ends_with_figure(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '년' | '年' | '월' | '月'))
}

/// Words that say how final a count is, with words beside them that say nothing more. Without
/// brackets around them, they may be the name of something else.
fn qualifier(words: &str, in_brackets: bool) -> Option<Qualifier> {
    /// Shorter ones are whole words: `prov` is no province.
    const STEM: usize = 6;
    let lower = words.to_lowercase();
    let mut found: Option<(Status, Option<&str>, bool)> = None;
    let mut tokens = 0;
    for token in lower.split([' ', ',', '/', '\u{A0}', '.']).filter(|token| !token.is_empty()) {
        tokens += 1;
        let stem = vocabulary::QUALIFIERS.iter().find(|(stem, _, _)| {
            let is_whole = stem.is_ascii() && stem.len() < STEM;
            if is_whole { token == *stem } else { token.starts_with(stem) }
        });
        match stem {
            Some((stem, status, note)) => {
                found.get_or_insert((*status, *note, *stem == "b" || *stem == "break"));
            }
            None if vocabulary::PLAIN_QUALIFIERS.contains(&token) => {}
            None => return None,
        }
    }
    if tokens == 0 || (found.is_none() && !in_brackets) || (lower == "b" && !in_brackets) {
        return None;
    }
    let (status, note, break_before) = found.unwrap_or((Status::Normal, None, false));
    Some(Qualifier { status, break_before, note: note.map(str::to_owned) })
}

/// What a footnote says that says how final a count is, and nothing else: `Preliminary figures`,
/// `Schätzung`, `Provisional, subject to revision`.
pub fn of_footnote(text: &str) -> Option<Status> {
    /// Shorter ones are other words in a sentence: `est` is `is`.
    const STEM: usize = 4;
    /// Shorter ones are whole words: `prov` is no province.
    const WHOLE: usize = 6;
    let lower = text.to_lowercase();
    let tokens = || lower.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty());
    let stem = |token: &str| {
        vocabulary::QUALIFIERS.iter().find(|(stem, _, _)| match stem.len() {
            length if !stem.is_ascii() || length >= WHOLE => token.starts_with(stem),
            length => length >= STEM && token == *stem,
        })
    };
    let is_known = |token: &str| {
        stem(token).is_some()
            || vocabulary::PLAIN_QUALIFIERS.contains(&token)
            || vocabulary::FOOTNOTE_WORDS.contains(&token)
            || token.bytes().all(|byte| byte.is_ascii_digit())
    };
    let said = tokens().find_map(|token| Some(stem(token)?.1).filter(|s| *s != Status::Normal))?;
    tokens().all(is_known).then_some(said)
}

/// Flags by their letters: `[bp]`.
fn letters(inside: &str) -> Option<Qualifier> {
    let flags = vocabulary::flags(inside)?;
    let is_withheld = !flags.status.has_value();
    (!is_withheld).then_some(Qualifier {
        status: flags.status,
        break_before: flags.break_before,
        note: flags.note,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footnote_says_how_final_a_count_is_and_nothing_else() {
        for (text, expected) in [
            ("provisional", Some(Status::Provisional)),
            (" Preliminary figures", Some(Status::Provisional)),
            ("Provisional, subject to revision", Some(Status::Provisional)),
            ("Schätzung", Some(Status::Estimated)),
            ("Vorläufige Zahlen.", Some(Status::Provisional)),
            ("données provisoires", Some(Status::Provisional)),
            ("Dane wstępne", Some(Status::Provisional)),
            ("Datos estimados", Some(Status::Estimated)),
            ("잠정치", Some(Status::Provisional)),
            ("revised", None),
            ("Excludes estimates of the police", None),
            ("Persons with provisional admission", None),
            ("Le registre est complet", None),
            ("", None),
        ] {
            assert_eq!(of_footnote(text), expected, "{text}");
        }
    }

    #[test]
    fn qualifiers_stand_in_any_bracket_and_language() {
        let status = |text| split(text).map(|(before, known)| (before, known.status));
        for (text, before, expected) in [
            ("2024 [p]", "2024", Status::Provisional),
            ("2024[p]", "2024", Status::Provisional),
            ("'11 (provisional count)", "'11", Status::Provisional),
            ("2011 Provisional Figures", "2011", Status::Provisional),
            ("2011 (preliminary figures)", "2011", Status::Provisional),
            ("2024 (est.)", "2024", Status::Estimated),
            ("2024 [e]", "2024", Status::Estimated),
            ("2024 [r]", "2024", Status::Normal),
            ("2024 (latest figures)", "2024", Status::Normal),
            ("2023년 (잠정치)", "2023년", Status::Provisional),
            ("4500 [bp]", "4500", Status::Provisional),
            ("2019 vorläufige Zahlen", "2019", Status::Provisional),
        ] {
            assert_eq!(status(text), Some((before, expected)), "{text}");
        }
        for text in ["2011 (January to date)", "Men (p)", "2024 [x]", "(p)", "2024 births"] {
            assert_eq!(status(text), None, "{text}");
        }
    }
}
