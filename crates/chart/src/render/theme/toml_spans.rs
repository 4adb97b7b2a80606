//! Where a key stands in a theme file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// The line of a byte, from 1.
pub fn line(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

/// The bytes of a key's value: `light.series`.
pub fn span(table: &DeTable<'_>, path: &str) -> Option<Range<usize>> {
    value(table, path).map(Spanned::span)
}

/// The items of a key's list.
pub fn items<'a>(table: &'a DeTable<'a>, path: &str) -> Option<&'a DeArray<'a>> {
    value(table, path)?.get_ref().as_array()
}

fn value<'a>(table: &'a DeTable<'a>, path: &str) -> Option<&'a Spanned<DeValue<'a>>> {
    let (first, rest) =
        path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let (_, value) = table.iter().find(|(key, _)| key.get_ref() == first)?;
    match (rest, value.get_ref()) {
        (None, _) => Some(value),
        (Some(rest), DeValue::Table(inner)) => self::value(inner, rest),
        (Some(_), _) => None,
    }
}

/// The key whose value holds a byte, with its table.
pub fn key(table: &DeTable<'_>, byte: usize) -> Option<String> {
    for (key, value) in table {
        if let DeValue::Table(inner) = value.get_ref()
            && let Some(found) = self::key(inner, byte)
        {
            return Some(format!("{}.{found}", key.get_ref()));
        }
        let (name, held) = (key.get_ref(), value.span());
        if key.span().contains(&byte) || held.contains(&byte) {
            return Some(name.to_string());
        }
    }
    None
}
