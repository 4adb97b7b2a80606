//! A text as sentences, each with its place.
//!
//! Invariant: sentences stand in the order of the text, never overlap, and hold every letter and
//! digit of it.

use std::ops::Range;

/// Words after which a stop ends no sentence.
const ABBREVIATIONS: [&str; 44] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vs", "approx", "ca", "c", "cf", "e.g",
    "i.e", "etc", "al", "fig", "art", "sec", "ch", "p", "pp", "vol", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.n", "u.k", "gen", "sen",
    "rep", "gov", "est",
];

/// The places of the sentences in the text, in bytes, without the spaces around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    // The first sign of the sentence that is no space.
    let mut first = None;
    // Where the word before the current sign starts.
    let mut word = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let after = at + sign.len_utf8();
        if !sign.is_whitespace() {
            first.get_or_insert(sign);
        }
        let ends = match sign {
            '\n' => first == Some('#') || ends_line(text.get(after..).unwrap_or_default()),
            '。' | '！' | '？' | '…' => true,
            '.' | '!' | '?' => {
                let next = signs.peek().map(|(_, next)| *next);
                ends_sentence(text.get(word..at).unwrap_or_default(), sign, next)
                    && starts_anew(text.get(after..).unwrap_or_default())
            }
            _ => false,
        };
        if sign.is_whitespace() || matches!(sign, '(' | '"' | '“') {
            word = after;
        }
        if ends {
            // Closing quotes and brackets belong to the sentence that they close.
            let mut end = after;
            while let Some((_, close)) = signs.peek().filter(|(_, next)| is_closing(*next)) {
                end += close.len_utf8();
                signs.next();
            }
            push(text, start..end, &mut found);
            start = end;
            first = None;
            word = end;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn is_closing(sign: char) -> bool {
    matches!(sign, '"' | '”' | '’' | ')' | ']' | '」' | '』' | '.' | '!' | '?')
}

fn ends_sentence(word: &str, sign: char, next: Option<char>) -> bool {
    let open = next.is_none_or(|next| next.is_whitespace() || is_closing(next) || next == '[');
    if sign != '.' {
        return open;
    }
    if !open {
        // Korean texts often set no space after the stop.
        return word.ends_with('다');
    }
    // A long run of signs is no abbreviation, and must not be looked at again at each stop in it.
    if word.len() > 16 {
        return true;
    }
    let word = word.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let one_capital = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    !(one_capital || ABBREVIATIONS.contains(&word.to_lowercase().as_str()))
}

/// Whether what follows a stop can begin a sentence: after `U.S. arrivals` nothing ends.
fn starts_anew(rest: &str) -> bool {
    let skipped = |sign: &char| sign.is_whitespace() || is_closing(*sign);
    // A few signs are looked at, so that a text of stops alone is still read once.
    rest.chars().take(8).find(|sign| !skipped(sign)).is_none_or(|first| !first.is_lowercase())
}

/// Whether a line's end ends a sentence: before an empty line, a list or a heading.
fn ends_line(next: &str) -> bool {
    let next = next.trim_start_matches([' ', '\t', '\r']);
    let signs: Vec<char> = next.chars().take(2).collect();
    match signs.as_slice() {
        [] => true,
        ['\n', ..] => true,
        ['#' | '|' | '>', ..] => true,
        ['-' | '*' | '+' | '•', space] => space.is_whitespace(),
        _ => false,
    }
}

fn push(text: &str, at: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(sentence) = text.get(at.clone()) else { return };
    let start = at.start + (sentence.len() - sentence.trim_start().len());
    let sentence = sentence.trim();
    if sentence.chars().any(char::is_alphanumeric) {
        found.push(start..start + sentence.len());
    } else if let (Some(last), false) = (found.last_mut(), sentence.is_empty()) {
        // Signs alone close the sentence before.
        last.end = start + sentence.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn decimals_abbreviations_and_initials_end_nothing() {
        let text =
            "It rose 13.8 percent. Mr. Kim of the U.S. embassy saw approx. 200. J. Lee left.";
        let sentences = cut(text);
        assert_eq!(sentences.len(), 3, "{sentences:?}");
        assert_eq!(sentences[1], "Mr. Kim of the U.S. embassy saw approx. 200.");
    }

    #[test]
    fn headings_lists_and_empty_lines_end_a_sentence() {
        let text = "# Arrivals fall\nThe number fell\nto 196 in 2023\n\n- one\n- two\n\n“Few came.” None did!";
        let expected = [
            "# Arrivals fall",
            "The number fell\nto 196 in 2023",
            "- one",
            "- two",
            "“Few came.”",
            "None did!",
        ];
        assert_eq!(cut(text), expected);
    }

    #[test]
    fn korean_sentences_end_with_their_verb() {
        let text = "2023년 196명이 입국했다.2024년에는 236명이었다. 20.4% 늘었다.";
        assert_eq!(cut(text).len(), 3);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(cut("").is_empty());
        assert!(cut(" \n… \n").is_empty());
    }
}
