//! Text that is too small to read.

use super::fault::{Fault, counted, quoted};
use super::scene_index::Laid;

/// The rule's name.
const NAME: &str = "size";

/// The least size of a text in pixels, and that on a chart as wide as a phone.
const LEAST: f64 = 9.0;
const LEAST_ON_PHONE: f64 = 8.5;
const PHONE: f64 = 400.0;

/// One fault for all texts that are too small.
pub fn size(laid: &Laid<'_>) -> Vec<Fault> {
    let least = if laid.scene.width <= PHONE { LEAST_ON_PHONE } else { LEAST };
    // A size is written with two decimals.
    let small: Vec<_> =
        laid.texts.iter().filter(|placed| placed.text.size < least - 0.005).collect();
    let Some(smallest) = small.iter().min_by(|one, other| {
        one.text.size.total_cmp(&other.text.size).then(one.order.cmp(&other.order))
    }) else {
        return Vec::new();
    };
    let what = format!(
        "{} smaller than {least} px, the smallest {} with {:.1} px",
        counted(small.len(), "text"),
        quoted(&smallest.text.content),
        smallest.text.size
    );
    vec![Fault::new(NAME, what, "give a larger --size, or larger sizes in the theme")]
}
