//! A chart without a value.

use super::fault::Fault;
use super::laid::Laid;

/// The rule's name.
pub const NAME: &str = "empty";

/// A fault when no value is drawn.
pub fn empty(laid: &Laid<'_>) -> Vec<Fault> {
    if !laid.scene.readings.is_empty() {
        return Vec::new();
    }
    vec![Fault::new(NAME, "no value is drawn", "choose other series or years")]
}

#[cfg(test)]
mod tests {
    use super::super::sample::scene;
    use super::*;

    #[test]
    fn a_chart_draws_a_value() {
        let mut scene = scene(Vec::new());
        assert_eq!(empty(&Laid::of(&scene)), []);
        scene.readings.clear();
        assert_eq!(empty(&Laid::of(&scene)).len(), 1);
    }
}
