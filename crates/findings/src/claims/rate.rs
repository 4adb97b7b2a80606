//! Sentences that speak of a number per 100,000.

use std::collections::BTreeSet;
use std::ops::Range;

/// How such a number is written.
const PER: [&str; 7] = [
    "per 100,000",
    "per 100 000",
    "per 100000",
    "인구 10만 명당",
    "인구 10만명당",
    "10만 명당",
    "10만명당",
];

/// What may stand behind it.
const OF: [&str; 8] = [
    " of the population",
    " of population",
    " population",
    " inhabitants",
    " residents",
    " persons",
    " people",
    " a year",
];

/// What the numbers of a sentence with "per 100,000" are; each text has blanks in the place of what
/// is left out, so that each other word stays in its place.
#[derive(Debug, PartialEq)]
pub enum Numbers {
    /// All are rates: the sentence without "per 100,000".
    Rates(String),
    /// Some are rates and others counts: the sentence of the counts, and the place of each rate.
    Both(String, Vec<Range<usize>>),
    /// Some stand with "per 100,000" and others beside them.
    Unclear,
}

/// Which numbers of a sentence are rates: those directly before "per 100,000" or in the same bracket,
/// and all of a clause that speaks of a rate. None where it says nothing of rates.
pub fn numbers(sentence: &str) -> Option<Numbers> {
    let mut plain = sentence.to_owned();
    let mut marks = Vec::new();
    for per in PER {
        while let Some(start) = plain.to_ascii_lowercase().find(per) {
            let end = start + per.len();
            let behind = plain.get(end..).unwrap_or_default().to_ascii_lowercase();
            let more = OF.iter().find(|of| behind.starts_with(**of)).map_or(0, |of| of.len());
            blank(&mut plain, start, end + more);
            marks.push(start..end + more);
        }
    }
    if marks.is_empty() {
        return None;
    }
    let clauses = clauses(&plain);
    let (mut rates, mut counts, mut unclear) = (Vec::new(), false, false);
    for clause in &clauses {
        let own = figures(&plain, clause);
        let text = &plain[clause.clone()];
        let marked: Vec<_> = marks.iter().filter(|mark| clause.contains(&mark.start)).collect();
        if text.starts_with('(') && !marked.is_empty() || is_of_rates(text) {
            rates.extend(own);
            continue;
        }
        // "from 250 to 180 per 100,000" are two rates.
        let mut behind: Vec<usize> = marked.iter().map(|mark| mark.start).collect();
        for figure in own.iter().rev() {
            let between = |end: &usize| plain.get(figure.end..*end).map(str::trim);
            let is_linked = |end: &usize| {
                between(end).is_some_and(|b| matches!(b, "" | "to" | "and" | "–" | "-" | "에서"))
            };
            // "70 traffic deaths per 100,000": the event stands between.
            let is_of_event =
                marked.iter().any(|mark| between(&mark.start).is_some_and(names_event));
            match is_of_event || behind.iter().any(is_linked) {
                true => {
                    behind.push(figure.start);
                    rates.push(figure.clone());
                }
                false if marked.is_empty() => counts = true,
                false => unclear = true,
            }
        }
    }
    if unclear {
        return Some(Numbers::Unclear);
    }
    if !counts {
        let mut all = plain;
        for (start, end) in words_of_rates(&all) {
            blank(&mut all, start, end);
        }
        return Some(Numbers::Rates(all));
    }
    for rate in &rates {
        // The years in its bracket go with it.
        let whole = clauses
            .iter()
            .find(|one| one.contains(&rate.start) && plain[one.start..].starts_with('('));
        let gone = whole.cloned().unwrap_or(rate.clone());
        blank(&mut plain, gone.start, gone.end);
    }
    Some(Numbers::Both(plain, rates))
}

/// Whether the words may be the name of an event.
fn names_event(words: &str) -> bool {
    const MOST: usize = 3;
    let is_word = |word: &str| {
        word.chars().all(|sign| sign.is_alphabetic() || sign == '-')
            && !["and", "in", "of", "or", "than", "to"].contains(&word.to_lowercase().as_str())
    };
    words.split_whitespace().count() <= MOST && words.split_whitespace().all(is_word)
}

/// The clauses of a sentence: brackets, and what commas and semicolons part.
fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let ends = match sign {
            ',' => signs.peek().is_some_and(|(_, next)| next.is_whitespace()),
            _ => matches!(sign, ';' | '('),
        };
        let end = if sign == ')' { at + 1 } else { at };
        if (ends || sign == ')') && end > start {
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    found
}

/// The figures of a clause, without its years.
fn figures(text: &str, clause: &Range<usize>) -> Vec<Range<usize>> {
    let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',');
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text[clause.clone()].char_indices() {
        let at = clause.start + at;
        match found.last_mut().filter(|last| last.end == at) {
            Some(last) if is_part(sign) => last.end = at + 1,
            _ if sign.is_ascii_digit() => found.push(at..at + 1),
            _ => {}
        }
    }
    found.retain_mut(|figure| {
        let number = text[figure.clone()].trim_end_matches(['.', ',']);
        figure.end = figure.start + number.len();
        let is_year =
            number.len() == 4 && ["18", "19", "20"].iter().any(|two| number.starts_with(two));
        !is_year
    });
    found
}

/// Whether a sentence has one rate and one year, and compares nothing.
pub fn is_of_one_year(sentence: &str) -> bool {
    let lower = sentence.to_ascii_lowercase();
    let rates: usize = PER.iter().map(|per| lower.matches(per).count()).sum();
    let words = lower.split(|sign: char| !sign.is_alphanumeric());
    let years: BTreeSet<&str> = words
        .clone()
        .filter(|word| word.len() == 4 && word.bytes().all(|sign| sign.is_ascii_digit()))
        .collect();
    rates == 1 && years.len() == 1 && !words.clone().any(|word| word == "than")
}

fn is_of_rates(text: &str) -> bool {
    !words_of_rates(text).is_empty()
}

/// Where it says that it is of rates.
fn words_of_rates(text: &str) -> Vec<(usize, usize)> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for word in ["rates of", "rate of", "rates", "rate"] {
        for (start, _) in lower.match_indices(word) {
            let is_part = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
            let end = start + word.len();
            let is_new = found.iter().all(|(first, last)| end <= *first || start >= *last);
            if is_new
                && !is_part(lower[..start].chars().next_back())
                && !is_part(lower[end..].chars().next())
            {
                found.push((start, end));
            }
        }
    }
    found
}

fn blank(text: &mut String, start: usize, end: usize) {
    text.replace_range(start..end, &" ".repeat(end - start));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_of_a_rate_are_blank_and_all_others_in_their_place() {
        let said = "The rate rose to 0.83 per 100,000 people in 2024, separately.";
        let Some(Numbers::Rates(plain)) = numbers(said) else { panic!("rates") };
        assert_eq!(plain.len(), said.len());
        assert_eq!(flat(&plain), "The rose to 0.83 in 2024, separately.");
        assert_eq!(numbers("It rose to 76 in 2024."), None);
        let said = "It fell from 250 to 180 per 100,000 from 2022 to 2023.";
        assert!(matches!(numbers(said), Some(Numbers::Rates(_))));
    }

    #[test]
    fn counts_and_rates_of_one_sentence_are_told_apart_or_it_is_unclear() {
        let said = "There were 45 thefts in 2023 (180 per 100,000).";
        let Some(Numbers::Both(plain, rates)) = numbers(said) else { panic!("both") };
        assert_eq!(flat(&plain), "There were 45 thefts in 2023 .");
        assert_eq!(rates.iter().map(|at| &said[at.clone()]).collect::<Vec<_>>(), ["180"]);
        let said = "There were 45 thefts or 180 per 100,000 in 2023.";
        assert_eq!(numbers(said), Some(Numbers::Unclear));
    }
}
