//! Words that change what a clause says, and were taken by no phrase: what holds of the rest may not
//! hold of the whole.

use super::cursor::Cursor;
use super::lists::CRITICAL;
use super::scan::Scan;
use crate::claims::phrase::{Phrase, PhraseKind, Relation};
use crate::claims::token::Kind;

/// Phrases in which such a word says nothing of the counts.
const IDLE: [&[&str]; 31] = [
    &["first", "half", "of"],
    &["second", "half", "of"],
    &["record", "keeping"],
    &["first", "full"],
    &["rather", "than"],
    &["other", "than"],
    &["followed", "by"],
    &["at", "last"],
    &["last", "week"],
    &["last", "month"],
    &["last", "decade"],
    &["at", "first"],
    &["first", "quarter"],
    &["second", "quarter"],
    &["third", "quarter"],
    &["fourth", "quarter"],
    &["at", "most"],
    &["both", "koreas"],
    &["in", "any", "case"],
    &["each", "other"],
    &["high", "school"],
    &["at", "times"],
    &["in", "recent", "times"],
    &["peak", "season"],
    &["first", "lady"],
    &["world", "war"],
    &["most", "recently"],
    &["most", "of", "them"],
    &["second", "world"],
    &["best", "known"],
    &["later", "said"],
];

impl Scan<'_> {
    /// Blocks each clause that has such a word.
    pub(super) fn unread(&mut self) {
        let cursor = self.cursor;
        let mut blocks = Vec::new();
        for (at, token) in cursor.tokens.iter().enumerate() {
            let word = token.text.as_str();
            let arrow = token.kind == Kind::Sign && matches!(word, "→" | "⟶" | "↑" | "↓");
            let critical = token.kind == Kind::Word && CRITICAL.has(word);
            if !(arrow || critical) {
                continue;
            }
            let items = &self.phrases.items;
            let inside = items.iter().any(|item| {
                !matches!(item.what, PhraseKind::Break(_)) && item.at.contains(&token.at.start)
            });
            // A preposition is not quoted with what it says of the year.
            let next = items.iter().find(|item| item.at.start >= token.at.end);
            let preposition = word == "since"
                && next.is_some_and(|next| next.role == Relation::Since)
                && next.is_some_and(|next| self.words_between(token.at.end, next) <= 4);
            // "after Pyongyang sealed its borders": only a year after it says when.
            let bare = matches!(word, "after" | "until")
                && !next.is_some_and(|next| {
                    matches!(next.what, PhraseKind::Time(_))
                        && self.words_between(token.at.end, next) <= 1
                });
            if bare {
                continue;
            }
            // "Since she took office …, from 2,706 in 2011 to 223 in 2025": both ends are named.
            let ends = |role: Relation| {
                items.iter().any(|item| {
                    item.role == role
                        && matches!(
                            item.what,
                            PhraseKind::Quantity(..) | PhraseKind::Percent { .. }
                        )
                })
            };
            let named = word == "since" && ends(Relation::From) && ends(Relation::To);
            if inside || named || preposition || self.is_taken(at) || is_idle(cursor, at) {
                continue;
            }
            let what = PhraseKind::Block(format!("what '{word}' says of it is not read"));
            blocks.push(Phrase { what, role: Relation::At, at: token.at.clone() });
        }
        if !blocks.is_empty() {
            self.phrases.items.extend(blocks);
            self.phrases.items.sort_by_key(|item| item.at.start);
        }
    }

    fn words_between(&self, from: usize, item: &Phrase) -> usize {
        let tokens = self.cursor.tokens.iter();
        tokens.filter(|token| token.at.start >= from && token.at.end <= item.at.start).count()
    }
}

fn is_idle(cursor: Cursor, at: usize) -> bool {
    IDLE.iter().any(|words| {
        (0..words.len())
            .any(|back| at.checked_sub(back).is_some_and(|start| cursor.starts(start, words)))
    })
}
