//! Lists of English words, by what the words do in a sentence: those of `words.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The words of each list by its name.
static WORDS: LazyLock<BTreeMap<&str, BTreeSet<&str>>> = LazyLock::new(|| {
    let mut lists: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut list = "";
    let lines = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
    for word in lines.flat_map(str::split_whitespace) {
        match word.strip_suffix(':') {
            Some(name) => list = name,
            None => drop(lists.entry(list).or_default().insert(word)),
        }
    }
    lists
});

/// A list of words.
#[derive(Debug, Clone, Copy)]
pub struct List(&'static str);

impl List {
    pub fn has(self, word: &str) -> bool {
        WORDS.get(self.0).is_some_and(|words| words.contains(word))
    }
}

/// Names the lists as they are named in the file.
macro_rules! lists {
    ($($name:ident)*) => {
        $(pub const $name: List = List(stringify!($name));)*

        #[cfg(test)]
        const ALL: &[List] = &[$($name),*];
    };
}

lists! {
    FILLERS LABELS OTHER_UNITS CURRENCIES COUNTING SMALL ADJECTIVES GROUPS OTHER_EVENTS POSSIBLE
    RATES MONTHS SHORT_MONTHS FUNCTION NEUTRAL REPORTING FINITE BEFORE_VERB GENERIC SIGNS ASIDE
    COUNTS CRITICAL RANGING MOTION DOWN UP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_in_the_file_and_no_other() {
        let named: BTreeSet<&str> = ALL.iter().map(|list| list.0).collect();
        assert_eq!(named, WORDS.keys().copied().collect());
        assert!(POSSIBLE.has("unless") && !POSSIBLE.has("fell"));
    }
}
