//! Korean sentences as phrases.

use super::item::Phrases;
use super::lexicon::Lexicon;
use super::token::Token;

/// The phrases of a sentence.
pub fn phrases(_tokens: &[Token], _lexicon: &Lexicon) -> Phrases {
    Phrases::default()
}
