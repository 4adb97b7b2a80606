//! The lists of `words.txt`: the words of agencies are data.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The lists by their names.
static LISTS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> =
    LazyLock::new(|| parse(include_str!("words.txt")));

/// The words of a list; none for a name that the file does not have.
pub fn section(name: &str) -> Vec<&'static str> {
    LISTS.get(name).cloned().unwrap_or_default()
}

/// `[NAME]` begins a list, `;` a remark. Quotes keep the spaces at the ends of a word.
fn parse(text: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut name = "";
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with(';')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(heading) => name = heading,
            None => {
                let word = line.strip_prefix('"').and_then(|line| line.strip_suffix('"'));
                lists.entry(name).or_default().push(word.unwrap_or(line));
            }
        }
    }
    lists
}

/// Declares lists of the file, each under its name there.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        $(
            $(#[$doc])*
            pub static $name: std::sync::LazyLock<Vec<&'static str>> =
                std::sync::LazyLock::new(|| $crate::tidy::vocabulary::words::section(stringify!($name)));
        )*

        #[cfg(test)]
        mod lists {
            #[test]
            fn every_list_has_words() {
                for (name, words) in [$((stringify!($name), &super::$name),)*] {
                    assert!(!words.is_empty(), "{name}");
                }
            }
        }
    };
}
