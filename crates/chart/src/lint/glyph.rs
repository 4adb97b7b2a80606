//! Characters that the bundled font lacks.

use super::fault::{Fault, quoted};
use super::scene_index::Laid;
use crate::font;

/// The rule's name.
const NAME: &str = "glyph";

/// A fault for each character that the font lacks.
pub fn glyph(laid: &Laid<'_>) -> Vec<Fault> {
    let all: String = laid.texts.iter().map(|placed| placed.text.content.as_str()).collect();
    font::missing(&all)
        .into_iter()
        .map(|character| {
            let code = u32::from(character);
            let first = laid.texts.iter().find(|placed| placed.text.content.contains(character));
            let place = first.map_or_else(String::new, |placed| {
                format!(" in {}", quoted(&placed.text.content.escape_debug().to_string()))
            });
            Fault::new(
                NAME,
                format!("the font lacks U+{code:04X} '{}'{place}", character.escape_debug()),
                "write it with other characters",
            )
        })
        .collect()
}
