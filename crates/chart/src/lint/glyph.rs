//! Characters that the bundled font lacks.

use super::fault::{Fault, quoted};
use super::scene_index::Laid;
use crate::font;

/// The rule's name.
pub const NAME: &str = "glyph";

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

#[cfg(test)]
mod tests {
    use super::super::sample::{scene, text};
    use super::*;
    use crate::scene::Anchor;

    #[test]
    fn a_character_that_the_font_lacks_is_named_once() {
        let good = scene(vec![text("북한이탈주민 −92.8%", 50.0, 50.0, Anchor::Start)]);
        assert_eq!(glyph(&Laid::from_scene(&good)), []);
        let bad = scene(vec![
            text("a 中", 50.0, 50.0, Anchor::Start),
            text("b 中", 50.0, 90.0, Anchor::Start),
        ]);
        let faults = glyph(&Laid::from_scene(&bad));
        let what: Vec<&str> = faults.iter().map(|fault| fault.what.as_str()).collect();
        assert_eq!(what, ["the font lacks U+4E2D '中' in “a 中”"]);
    }
}
