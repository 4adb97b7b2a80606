//! The words that tie a sentence to a dataset: its measure, its unit, its groups.

use std::collections::{BTreeMap, BTreeSet};

/// The words of a dataset.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lexicon {
    /// Nouns of what is counted, in lower case: `arrivals`, `people`, `defectors`.
    pub nouns: BTreeSet<String>,
    /// What the title calls the people by an adjective: `north koreans` of North Korean defectors.
    pub peoples: Vec<String>,
    /// Every word of the dataset's title, measure and unit.
    pub known: BTreeSet<String>,
    /// Every word of the groups, dimensions and sources.
    pub names: BTreeSet<String>,
    /// Names of groups as words in lower case, with the places of their series, by their first
    /// word: the longest first.
    pub groups: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    /// Korean nouns of what is counted: `입국자`, `명`.
    pub korean_nouns: Vec<String>,
    /// Korean names of groups, with the places of their series, by their first letter: the longest
    /// first.
    pub korean_groups: BTreeMap<char, Vec<(String, usize)>>,
    /// Whether the data have groups and no Korean names for them.
    pub unnamed_in_korean: bool,
    /// The first and the last year of the data.
    pub years: (i32, i32),
}

/// Nouns that agencies count, whatever the dataset says.
pub const PEOPLE: [&str; 14] = [
    "people",
    "person",
    "persons",
    "individuals",
    "arrivals",
    "arrival",
    "newcomers",
    "entrants",
    "cases",
    "case",
    "migrants",
    "refugees",
    "escapees",
    "entries",
];

/// Other names of groups, by a name that agencies use.
const SYNONYMS: [(&[&str], &[&str], &[&str]); 2] = [
    (
        &["female", "females", "women", "woman", "f", "women and girls"],
        &["women and girls", "women", "woman", "females", "female"],
        &["여성", "여자"],
    ),
    (
        &["male", "males", "men", "man", "m", "men and boys"],
        &["men and boys", "men", "man", "males", "male"],
        &["남성", "남자"],
    ),
];

impl Lexicon {
    /// Adds a text that names what is counted; its plurals and the words after which it is named
    /// become nouns.
    pub fn add_nouns(&mut self, text: &str, whole: bool) {
        let all = words(text);
        let plural = |word: &String| word.len() >= 5 && word.ends_with('s');
        if let Some(noun) =
            all.iter().position(plural).filter(|noun| !whole && (1..4).contains(noun))
        {
            self.peoples = all.get(..noun).unwrap_or_default().to_vec();
            if let Some(last) = self.peoples.last_mut() {
                last.push('s');
            }
        }
        for word in all {
            // Of a title only plurals are taken for what is counted: "defectors", never "Korea".
            let plural = word.len() >= 5 && word.ends_with('s') && !word.ends_with("ss");
            if whole || plural {
                if let Some(singular) = word.strip_suffix('s').filter(|_| word.len() > 3) {
                    self.nouns.insert(singular.to_owned());
                }
                self.nouns.insert(word.clone());
            }
            self.known.insert(word);
        }
    }

    /// Adds a Korean name of what is counted, and each of its words.
    pub fn add_korean_noun(&mut self, name: &str) {
        for word in name.split_whitespace() {
            self.korean_nouns.push(word.to_owned());
        }
    }

    /// Adds a group under its own name and those that are well known.
    pub fn add_group(&mut self, name: &str, series: usize) {
        let lower = name.to_lowercase();
        let mut names = vec![lower.clone()];
        for (known, english, korean) in SYNONYMS {
            if known.contains(&lower.as_str()) {
                names.extend(english.iter().map(|name| (*name).to_owned()));
                for name in korean {
                    self.add_korean_group(name, series);
                }
            }
        }
        for name in names {
            let words = words(&name);
            // A name of one letter or of digits alone is found everywhere.
            let telling = words
                .iter()
                .any(|word| word.len() > 1 && !word.bytes().all(|b| b.is_ascii_digit()));
            let Some(first) = words.first().filter(|_| telling) else { continue };
            self.groups.entry(first.clone()).or_default().push((words, series));
        }
    }

    /// Adds a group under a Korean name.
    pub fn add_korean_group(&mut self, name: &str, series: usize) {
        let Some(first) = name.chars().next().filter(|_| name.chars().count() > 1) else { return };
        self.korean_groups.entry(first).or_default().push((name.to_owned(), series));
    }

    /// Puts longer names before shorter ones, each once with its first series, once all are there.
    pub fn finish(&mut self) {
        for names in self.groups.values_mut() {
            names.sort_by_key(|(words, series)| (std::cmp::Reverse(words.len()), *series));
            let mut known = BTreeSet::new();
            names.retain(|(words, _)| known.insert(words.clone()));
        }
        for names in self.korean_groups.values_mut() {
            names.sort_by_key(|(name, series)| (std::cmp::Reverse(name.len()), *series));
            let mut known = BTreeSet::new();
            names.retain(|(name, _)| known.insert(name.clone()));
        }
        self.korean_nouns.sort_by_key(|noun| std::cmp::Reverse(noun.len()));
        self.korean_nouns.dedup();
    }

    /// Whether the word names the data: what is counted, a group, or a word of the title or source.
    pub fn is_of_data(&self, word: &str) -> bool {
        let names = |word: &str| {
            self.is_noun(word) || self.known.contains(word) || self.names.contains(word)
        };
        names(word) || word.strip_suffix('s').is_some_and(names)
    }

    /// Adds the words of a name that is no name of what is counted: a group, a dimension, a source.
    pub fn add_names(&mut self, text: &str) {
        self.names.extend(words(text));
    }

    /// Whether the word is a noun of what is counted.
    pub fn is_noun(&self, word: &str) -> bool {
        self.nouns.contains(word) || PEOPLE.contains(&word)
    }
}

/// The words of a text in lower case.
pub fn words(text: &str) -> Vec<String> {
    super::token::tokens(text, 0)
        .into_iter()
        .filter(|token| token.text.chars().any(char::is_alphanumeric))
        .map(|token| token.text)
        .collect()
}
