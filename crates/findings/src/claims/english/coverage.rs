//! Words that no phrase took and that may change what the figures beside them say.
//!
//! Invariant: a word blocks its clause unless it is known to change nothing. A verb that nobody has
//! listed is therefore never passed over.

use super::hedge::is_motion;
use super::lists::{
    ASIDE, COUNTING, COUNTS, FUNCTION, GENERIC, NEUTRAL, RANGING, REPORTING, SIGNS,
};
use super::scan::Scan;
use super::words::is_month;
use crate::claims::phrase::{PhraseKind, Unread};
use crate::claims::token::{Kind, Token};

/// What a token does in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// It ends a part of the sentence.
    Break,
    /// It names what is counted.
    Data,
    /// A figure, a year or a relation.
    Figure,
    /// No phrase took it.
    Plain,
}

impl Scan<'_> {
    /// Collects the words that no phrase took and that are not known to change nothing.
    pub(super) fn uncovered(&mut self) {
        let marks = self.marks();
        let names = has_names(self.cursor.tokens);
        let mut found = Vec::new();
        for (at, token) in self.cursor.tokens.iter().enumerate() {
            if marks.get(at) != Some(&Mark::Plain) || self.is_taken(at) {
                continue;
            }
            let blocks = match token.kind {
                Kind::Sign => SIGNS.has(&token.text),
                Kind::Number => true,
                Kind::Word => {
                    let name = names && token.capital && at > 0;
                    !name
                        && !self.joins_next(at, &marks)
                        && !self.changes_nothing(&token.text)
                        && !self.is_aside(at, &marks)
                }
                Kind::Hangul | Kind::Code => false,
            };
            if blocks {
                found.push(Unread { words: token.text.clone(), at: token.at.clone() });
            }
        }
        self.phrases.unread.extend(found);
        self.phrases.unread.sort_by_key(|word| word.at.start);
    }

    /// What each token does.
    fn marks(&self) -> Vec<Mark> {
        let mut marks = vec![Mark::Plain; self.cursor.tokens.len()];
        let numbers = self.phrases.unread.iter().map(|word| (Mark::Figure, &word.at));
        let items = self.phrases.items.iter().map(|item| {
            let mark = match item.what {
                PhraseKind::Break(_) => Mark::Break,
                PhraseKind::Measure | PhraseKind::Group(_) => Mark::Data,
                _ => Mark::Figure,
            };
            (mark, &item.at)
        });
        for (mark, span) in items.chain(numbers) {
            let start = self.cursor.tokens.partition_point(|token| token.at.start < span.start);
            let inside = self.cursor.tokens.iter().zip(&mut marks).skip(start);
            for (_, own) in inside.take_while(|(token, _)| token.at.start < span.end) {
                *own = mark;
            }
        }
        for (token, own) in self.cursor.tokens.iter().zip(&mut marks) {
            if *own == Mark::Plain && COUNTS.has(&token.text) {
                *own = Mark::Data;
            }
        }
        marks
    }

    /// Whether a word is read with what follows it: `ranged from 63 to 229`, `COVID-19`, `edged up`.
    fn joins_next(&self, at: usize, marks: &[Mark]) -> bool {
        let cursor = self.cursor;
        let figure = marks.get(at + 1) == Some(&Mark::Figure);
        let ranges = RANGING.has(cursor.text(at)) && figure;
        let moves = is_motion(cursor.text(at)) && cursor.is(at + 1, &["up", "down"]) && figure;
        let dash = cursor.glued(at + 1) && cursor.get(at + 1).is_some_and(Token::is_dash);
        let number = cursor.kind(at + 2) == Some(Kind::Number) && self.is_taken(at + 2);
        ranges || moves || (dash && number)
    }

    /// Whether a word is known to change nothing: a function word, a name of the data, a verb or
    /// noun that only says that something was counted.
    fn changes_nothing(&self, word: &str) -> bool {
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("s'")).unwrap_or(word);
        FUNCTION.has(bare)
            || NEUTRAL.has(bare)
            || REPORTING.has(bare)
            || COUNTING.has(bare)
            || GENERIC.has(bare)
            || self.lexicon.is_of_data(bare)
            || is_month(bare)
            || bare.len() < 2
    }

    /// Whether a word stands in an aside: behind a word that opens one, or around `said`, in a part
    /// of the sentence without a figure, a year or a name of the data.
    fn is_aside(&self, at: usize, marks: &[Mark]) -> bool {
        let plain = |place: &usize| marks.get(*place) == Some(&Mark::Plain);
        let start = (0..at).rev().take_while(plain).last().unwrap_or(at);
        let end = (at + 1..marks.len()).find(|place| !plain(place)).unwrap_or(marks.len());
        let is_free = |place: Option<usize>| {
            place.and_then(|place| marks.get(place)).is_none_or(|mark| *mark == Mark::Break)
        };
        let first = start.checked_sub(1).filter(|_| is_free(start.checked_sub(1))).unwrap_or(start);
        let opened = (first..at)
            .map(|place| self.cursor.text(place))
            .any(|word| ASIDE.has(word) || REPORTING.has(word));
        // "after sagging for years" is said of the counts, "after Pyongyang sealed its borders" is not.
        let participle = self.cursor.is(at.wrapping_sub(1), &["after", "before", "since"])
            && self.cursor.text(at).ends_with("ing");
        let reported = (at..end).any(|place| REPORTING.has(self.cursor.text(place)));
        (opened && !participle && is_free(Some(end))) || (reported && is_free(start.checked_sub(1)))
    }
}

/// Whether capitals mark names: not where every long word has one, as in a headline.
fn has_names(tokens: &[Token]) -> bool {
    let long = |token: &&Token| token.kind == Kind::Word && token.text.len() > 4;
    tokens.iter().filter(long).any(|token| !token.capital)
}
