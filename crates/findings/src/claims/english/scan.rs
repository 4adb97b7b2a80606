//! A sentence while it is read: its tokens, the phrases found, and which tokens they took.

use super::cursor::Cursor;
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase::{PhraseKind, Phrases, Relation, Unread};

/// A sentence while it is read.
pub struct Scan<'a> {
    pub cursor: Cursor<'a>,
    pub lexicon: &'a Lexicon,
    pub phrases: Phrases,
    /// Which tokens a phrase took.
    pub taken: Vec<bool>,
    /// Whether the next time is one since which something was so.
    pub since: bool,
}

impl Scan<'_> {
    pub fn take(&mut self, at: usize) {
        if let Some(taken) = self.taken.get_mut(at) {
            *taken = true;
        }
    }

    pub fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(false)
    }

    /// Leaves a number that is not read, with the word that touches it.
    pub fn skip(&mut self, start: usize, end: usize) {
        let end = (end..).find(|place| !self.cursor.glued(*place)).unwrap_or(end);
        let tokens = self.cursor.tokens;
        let (Some(first), Some(last)) = (tokens.get(start), tokens.get(end - 1)) else { return };
        let at = first.at.start..last.at.end;
        self.phrases.unread.push(Unread { words: self.cursor.quoted(start, end), at });
    }

    /// Adds a phrase; the token after it.
    pub fn push(&mut self, what: PhraseKind, role: Relation, start: usize, end: usize) -> usize {
        self.phrases.push(self.cursor.tokens, (what, role), (start, end))
    }
}
