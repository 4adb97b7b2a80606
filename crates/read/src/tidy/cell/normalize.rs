//! The text of a period as it is compared: plain letters, without footnotes and provisional marks.

use super::footnote;
use crate::tidy::vocabulary;

/// No name of a period has more characters.
pub const LONGEST_PERIOD: usize = 48;

/// The text of a period in plain letters, without a footnote's sign or a mark that calls it
/// provisional, and whether there was one. Nothing for texts that are too long.
pub fn normalize_period(text: &str) -> Option<(String, bool)> {
    if text.chars().count() > LONGEST_PERIOD {
        return None;
    }
    let folded = folded(text);
    let (bare, provisional) = without_mark(footnote::strip_period(&folded).0.trim());
    let (bare, later) = without_mark(footnote::strip(bare).0.trim());
    Some((bare.to_owned(), provisional || later))
}

/// Lower case, with the wide digits and signs of East Asian text in their plain form.
fn folded(text: &str) -> String {
    text.trim()
        .chars()
        .map(|character| match character {
            other if super::plain_digit(other).is_some() => {
                super::plain_digit(other).unwrap_or(other)
            }
            '（' => '(',
            '）' => ')',
            '～' | '〜' | '∼' => '~',
            '／' => '/',
            '－' | '‐' | '‑' | '‒' => '-',
            '\u{A0}' | '\u{3000}' | '\u{202F}' | '\n' => ' ',
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The text without a mark that calls it provisional: `2018(p)`, `2019 p`, `2024p`, `2020 (예비)`.
fn without_mark(text: &str) -> (&str, bool) {
    if let Some(inside) = text.strip_suffix(')')
        && let Some((before, mark)) = inside.rsplit_once('(')
    {
        let mark = mark.trim();
        if matches!(mark, "*" | "**" | "†") {
            return (before.trim_end(), false);
        }
        if vocabulary::is_one_of(mark, &vocabulary::PROVISIONAL) {
            return (before.trim_end(), true);
        }
        if matches!(mark, "r" | "rev." | "revised" | "e" | "est." | "estimated" | "b") {
            return (before.trim_end(), false);
        }
    }
    // `Sơ bộ 2021`, `Prel. 2021`.
    if let Some((mark, after)) = text.rsplit_once(' ')
        && after.starts_with(|c: char| c.is_ascii_digit())
        && vocabulary::is_one_of(mark, &vocabulary::PROVISIONAL)
    {
        return (after, true);
    }
    let text = text.strip_suffix('/').unwrap_or(text);
    let letter = text.strip_suffix(['p', 'r', 'e']).map(str::trim_end);
    match letter {
        Some(before) if before.ends_with(|c: char| c.is_ascii_digit()) => {
            (before, text.ends_with('p'))
        }
        _ => match text.rsplit_once(' ') {
            Some((before, mark)) if vocabulary::is_one_of(mark, &vocabulary::PROVISIONAL) => {
                (before.trim_end(), true)
            }
            _ => (text, false),
        },
    }
}
