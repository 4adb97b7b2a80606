//! Rows and sections whose name says that they hold percentages, however whole their numbers.

use std::collections::BTreeSet;

use super::Rows;
use crate::tidy::vocabulary;
use arrivals_data::{Decision, Group};

/// The rows without those of percentages, when others remain; when none do, that is a doubt.
pub fn without_percentages(mut read: Rows, decisions: &mut Vec<Decision>) -> Rows {
    // Few values make up many groups.
    let values: BTreeSet<&str> =
        read.groups.iter().flat_map(|group| &group.key).map(String::as_str).collect();
    let found: BTreeSet<String> =
        values.into_iter().filter(|value| names_percentages(value)).map(str::to_owned).collect();
    let name = |group: &Group| group.key.iter().find(|value| found.contains(*value)).cloned();
    let names: Vec<String> = read.groups.iter().filter_map(name).collect();
    let Some(first) = names.first() else { return read };
    if names.len() == read.groups.len() {
        let text = format!("'{first}' names percentages, and all that is read are whole numbers");
        decisions.push(Decision::doubt("count", text));
        return read;
    }
    let text = format!(
        "left out, for their names say percentages: {} series, such as '{first}'",
        names.len()
    );
    decisions.push(Decision::warning("count", text));
    read.keep_groups(|group| name(group).is_none());
    read
}

fn names_percentages(value: &str) -> bool {
    let value = value.to_lowercase();
    vocabulary::PERCENT.iter().any(|word| {
        if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            vocabulary::has_word(&value, &[word]) || (word.contains(' ') && value.contains(word))
        } else {
            value.match_indices(word).any(|(place, _)| is_unit(&value, place, place + word.len()))
        }
    })
}

/// Whether the sign at that place is a unit: a number before it makes it a threshold, and in a web
/// address it says nothing.
fn is_unit(value: &str, start: usize, end: usize) -> bool {
    let is_sign = |text: &str| !text.is_empty() && !text.is_ascii();
    if is_sign(&value[start..end]) && !value[start..end].contains('％') {
        return true;
    }
    let before = value[..start].trim_end().chars().next_back();
    let after = value[end..].chars().next();
    !value.contains("://")
        && !before.is_some_and(|c| c.is_ascii_digit())
        && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_percentages() {
        for name in ["Share of women (%)", "Per cent", "Anteil in Prozent", "구성비"] {
            assert!(names_percentages(name), "{name}");
        }
        for name in ["Percy", "50% and more", "https://example.org/a%20b", "reduction by 20 %"] {
            assert!(!names_percentages(name), "{name}");
        }
    }
}
