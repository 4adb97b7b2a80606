//! The text of a period as it is compared: plain letters, without footnotes and provisional marks.

use super::{footnote, qualifier};
use crate::tidy::vocabulary;
use arrivals_data::Status;

/// No name of a period has more characters.
pub const LONGEST_PERIOD: usize = 48;

/// The text of a period in plain letters, without a footnote's sign or a qualifier, and what the
/// qualifier says of its count. Nothing for texts that are too long.
pub fn normalize_period(text: &str) -> Option<(String, Status)> {
    if text.chars().count() > LONGEST_PERIOD {
        return None;
    }
    let folded = folded(text);
    let (bare, first) = without_mark(footnote::strip_period(&folded).0.trim());
    let (bare, second) = without_mark(footnote::strip(bare).0.trim());
    Some((bare.to_owned(), first.max(second)))
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

/// The text without a qualifier: `2018(p)`, `2019 p`, `2024p`, `2020 (예비)`, `Prel. 2021`.
fn without_mark(text: &str) -> (&str, Status) {
    if let Some(inside) = text.strip_suffix(')')
        && let Some((before, mark)) = inside.rsplit_once('(')
        && matches!(mark.trim(), "*" | "**" | "†")
    {
        return (before.trim_end(), Status::Normal);
    }
    if let Some((before, qualifier)) = qualifier::split(text) {
        return (before, qualifier.status);
    }
    // `Sơ bộ 2021`, `Prel. 2021`.
    if let Some((mark, after)) = text.rsplit_once(' ')
        && after.starts_with(|c: char| c.is_ascii_digit())
        && vocabulary::is_one_of(mark, &vocabulary::PROVISIONAL)
    {
        return (after, Status::Provisional);
    }
    let text = text.strip_suffix('/').unwrap_or(text);
    match text.strip_suffix(['p', 'r', 'e']).map(str::trim_end) {
        Some(before) if before.ends_with(|c: char| c.is_ascii_digit()) => {
            let status = match text.as_bytes().last() {
                Some(b'p') => Status::Provisional,
                Some(b'e') => Status::Estimated,
                _ => Status::Normal,
            };
            (before, status)
        }
        _ => match text.rsplit_once(' ') {
            Some((before, mark)) if vocabulary::is_one_of(mark, &vocabulary::PROVISIONAL) => {
                (before.trim_end(), Status::Provisional)
            }
            _ => (text, Status::Normal),
        },
    }
}
