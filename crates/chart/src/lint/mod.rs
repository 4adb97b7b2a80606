//! What is wrong with a finished chart: texts that touch, colours that are hard to see.
//!
//! Invariant: a rule reads the scene as it will be drawn, and nothing else; the same scene gives
//! the same faults in the same order.

mod contrast;
mod fault;
mod glyph;
mod overflow;
mod overlap;
#[cfg(test)]
mod sample;
mod scene_index;
mod size;
mod too_many_lines;

pub use fault::Fault;

use crate::render::theme::Palette;
use crate::scene::Scene;
use scene_index::Laid;

/// A rule: the faults of a scene in these colours.
type Rule = fn(&Laid<'_>, &[&Palette]) -> Vec<Fault>;

/// The rules by name, in the order in which their faults are told.
pub const RULES: [(&str, &str); 6] = [
    (overflow::NAME, "nothing reaches past the edge of the chart, no text past its cell"),
    (overlap::NAME, "no text touches another, or a mark it does not stand on"),
    (contrast::NAME, "text reaches 4.5:1 on what is under it, marks 3:1 on the background"),
    (size::NAME, "no text is smaller than can be read"),
    (glyph::NAME, "the font has every character"),
    (too_many_lines::NAME, "no more coloured lines in a panel than can be told apart"),
];

const CHECKS: [Rule; 6] = [
    |laid, _| overflow::overflow(laid),
    |laid, _| overlap::overlap(laid),
    contrast::contrast,
    |laid, _| size::size(laid),
    |laid, _| glyph::glyph(laid),
    |laid, _| too_many_lines::crowd(laid),
];

/// The faults of a scene in each of the palettes; none when all is well.
pub fn lint(scene: &Scene, palettes: &[&Palette]) -> Vec<Fault> {
    let laid = Laid::from_scene(scene);
    CHECKS.iter().flat_map(|check| check(&laid, palettes)).collect()
}

/// What a reader may find hard in any chart, checked or not: characters that the font lacks, and
/// too many coloured lines.
pub fn advice(scene: &Scene) -> Vec<Fault> {
    let laid = Laid::from_scene(scene);
    [glyph::glyph(&laid), too_many_lines::crowd(&laid)].concat()
}

#[cfg(test)]
mod tests {
    use super::sample::{dot, point, reading, rect, scene, stroke, text};
    use super::*;
    use crate::scene::{Anchor, Group, Node, Paint, Path, Style};

    fn both(scene: &Scene) -> Vec<Fault> {
        lint(scene, &[&Palette::light(), &Palette::dark()])
    }

    #[test]
    fn a_plain_chart_has_no_fault() {
        let scene = scene(vec![
            text("Arrivals fell", 21.0, 40.0, Anchor::Start),
            stroke(&[(60.0, 500.0), (800.0, 500.0)], Paint::Axis),
            stroke(&[(60.0, 300.0), (400.0, 100.0), (800.0, 450.0)], Paint::Series(1)),
            dot(400.0, 100.0, 3.0, Paint::Series(1)),
            text("2,706", 400.0, 90.0, Anchor::Middle),
            text("2011", 400.0, 530.0, Anchor::Middle),
        ]);
        assert_eq!(both(&scene), []);
    }

    #[test]
    fn faults_are_told_in_the_order_of_the_rules() {
        let mut scene = scene(vec![
            text("one", 100.0, 100.0, Anchor::Start),
            text("two 𝔘", 105.0, 100.0, Anchor::Start),
            text("outside", 840.0, 300.0, Anchor::Start),
        ]);
        scene.readings.clear();
        let rules: Vec<&str> = both(&scene).iter().map(|fault| fault.rule).collect();
        assert_eq!(rules, ["overflow", "overlap", "glyph"]);
    }

    #[test]
    fn a_fault_is_one_line() {
        let fault = Fault::new("size", "“x” is small", "give a larger --size");
        assert_eq!(fault.to_string(), "size: “x” is small (give a larger --size)");
    }

    /// Sixty panels of 28 columns, a line of 28 points and 12 texts each.
    fn sixty_panels() -> Scene {
        let mut scene = scene(Vec::new());
        (scene.width, scene.height, scene.kind) = (1600.0, 1500.0, "line");
        scene.readings.clear();
        for panel in 0..60_usize {
            let (left, top) =
                (20.0 + 158.0 * (panel % 10) as f64, 20.0 + 240.0 * (panel / 10) as f64);
            let mut nodes = Vec::new();
            for year in 0..28_usize {
                let x = left + 5.0 * year as f64;
                nodes.push(rect(x, top + 150.0, 4.0, 30.0, Paint::Series(1)));
                nodes.push(dot(x, top + 90.0, 1.5, Paint::Series(0)));
                scene.readings.push(reading("", panel, 1998 + year as i64, 5.0, (x, top + 90.0)));
            }
            let points =
                (0..28).map(|year| point(left + 5.0 * f64::from(year), top + 90.0)).collect();
            nodes.push(Node::Path(Path {
                pieces: vec![points],
                closed: false,
                style: Style { stroke: Some(Paint::Series(0)), width: 2.0, ..Style::default() },
                data: Vec::new(),
            }));
            for place in 0..12_usize {
                let (x, y) = (left + 48.0 * (place % 3) as f64, top + 16.0 * (place / 3) as f64);
                nodes.push(text("2,706", x, y, Anchor::Start));
            }
            scene.nodes.push(Node::Group(Group { class: "panel", data: Vec::new(), nodes }));
        }
        scene
    }

    #[test]
    fn sixty_panels_have_no_fault() {
        let scene = sixty_panels();
        let (light, dark) = (Palette::light(), Palette::dark());
        assert_eq!(lint(&scene, &[&light, &dark]), []);
    }
}
