//! Tokens looked at from a place, without ever leaving them.

use crate::claims::token::{self, Kind, Token};

/// The tokens of a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    pub tokens: &'a [Token],
}

impl<'a> Cursor<'a> {
    /// The token at that place.
    pub fn get(self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The text at that place; empty beyond the end.
    pub fn text(self, at: usize) -> &'a str {
        token::text(self.tokens, at)
    }

    /// The text that many tokens before that place.
    pub fn before(self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.text(at))
    }

    /// Whether the token is one of the words.
    pub fn is(self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.text(at))
    }

    /// Whether these words start at that place.
    pub fn starts(self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(place, word)| self.text(at + place) == *word)
    }

    /// Whether these words end right before that place.
    pub fn ends(self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(words.len()).is_some_and(|start| self.starts(start, words))
    }

    /// The kind of the token.
    pub fn kind(self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether the token touches the one before.
    pub fn glued(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// The words from one place to another, as they can be quoted.
    pub fn quoted(self, from: usize, to: usize) -> String {
        token::quoted(self.tokens, from, to)
    }
}
