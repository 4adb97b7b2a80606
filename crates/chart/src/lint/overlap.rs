//! Texts that touch each other, or a mark that they do not stand on.

use super::fault::{Fault, quoted};
use super::overflow::runs_over;
use super::scene_index::{Form, Laid, Mark, PlacedText};
use crate::scene::Paint;

/// The rule's name.
pub const NAME: &str = "overlap";

/// Pixels that nobody sees.
const HAIR: f64 = 0.25;

/// A fault for each pair of texts that touch, and for each text that a mark runs through.
pub fn overlap(laid: &Laid<'_>) -> Vec<Fault> {
    let mut faults = pairs(laid);
    faults.extend(laid.texts.iter().filter_map(|text| {
        let mark = struck(laid, text)?;
        let over = mark.order > text.order;
        Some(Fault::new(
            NAME,
            format!(
                "{} is {} {}",
                quoted(&text.text.content),
                if over { "covered by" } else { "set across" },
                words(mark)
            ),
            "give a larger --size, or leave the text out",
        ))
    }));
    faults
}

/// The texts that touch, each pair once: a sweep from the top down.
fn pairs(laid: &Laid<'_>) -> Vec<Fault> {
    let mut order: Vec<&PlacedText<'_>> = laid.texts.iter().collect();
    order.sort_by(|one, other| {
        one.bounds.top.total_cmp(&other.bounds.top).then(one.order.cmp(&other.order))
    });
    let mut open: Vec<&PlacedText<'_>> = Vec::new();
    let mut touching: Vec<(&PlacedText<'_>, &PlacedText<'_>)> = Vec::new();
    for text in order {
        open.retain(|other| other.bounds.bottom > text.bounds.top);
        for other in &open {
            if other.bounds.grown(-HAIR).touches(&text.bounds.grown(-HAIR)) {
                let other = *other;
                touching.push(if other.order < text.order { (other, text) } else { (text, other) });
            }
        }
        open.push(text);
    }
    touching.sort_by_key(|(one, other)| (one.order, other.order));
    touching
        .into_iter()
        .map(|(one, other)| {
            Fault::new(
                NAME,
                format!("{} touches {}", quoted(&one.text.content), quoted(&other.text.content)),
                "give a larger --size, or shorter texts",
            )
        })
        .collect()
}

/// The mark that a text collides with.
///
/// A text may stand inside of a mark, as in a cell, a column or a dot, and on a halo over marks
/// that were drawn before it. Grid lines and pale bands may run behind every text.
fn struck<'a, 'b>(laid: &'b Laid<'a>, text: &PlacedText<'_>) -> Option<&'b Mark<'a>> {
    let bounds = text.bounds.grown(-HAIR);
    for mark in laid.touching(&bounds).into_iter().rev() {
        if mark.order > text.order {
            if mark.is_drawn() || mark.is_solid() {
                return Some(mark);
            }
            continue;
        }
        if mark.holds(&bounds) {
            if mark.is_solid() {
                return None;
            }
            continue;
        }
        if text.text.halo || !mark.is_drawn() {
            continue;
        }
        let stands_in = mark.is_solid() && mark.covers(super::scene_index::middle(&text.bounds));
        // A text that is larger than its cell is told by the rule about overflow.
        return if stands_in && runs_over(laid, text) { None } else { Some(mark) };
    }
    None
}

/// What a mark is called.
fn words(mark: &Mark<'_>) -> String {
    let paint = mark.style.stroke.filter(|paint| *paint != Paint::Background).or(mark.style.fill);
    let form = match mark.form {
        Form::Rect(_) => "rectangle",
        Form::Polygon(_) => "area",
        Form::Stretch(..) => "line",
        Form::Circle(_) => "marker",
    };
    match paint {
        Some(Paint::Series(place)) => format!("a {form} of series {}", place + 1),
        Some(Paint::Event) => format!("the {form} of an event"),
        Some(Paint::Axis) => format!("a {form} of an axis"),
        Some(Paint::Context) => format!("a grey {form}"),
        Some(Paint::Step(_)) => format!("a {form} of the colour scale"),
        _ => format!("a {form}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{dot, rect, scene, stroke, text, with};
    use super::*;
    use crate::scene::{Anchor, Node};

    fn faults(nodes: Vec<Node>) -> Vec<String> {
        overlap(&Laid::from_scene(&scene(nodes))).into_iter().map(|fault| fault.what).collect()
    }

    fn label() -> Node {
        text("2,706", 100.0, 100.0, Anchor::Middle)
    }

    fn halo() -> Node {
        with(label(), |text| text.halo = true)
    }

    #[test]
    fn texts_do_not_touch() {
        let lines = vec![label(), text("in 2011", 100.0, 117.0, Anchor::Middle)];
        assert!(faults(lines).is_empty());
        let close = vec![text("in 2011", 100.0, 108.0, Anchor::Middle), label()];
        assert_eq!(faults(close), ["“in 2011” touches “2,706”"]);
    }

    #[test]
    fn a_line_runs_through_no_text_without_a_halo() {
        let line = || stroke(&[(0.0, 0.0), (200.0, 200.0)], Paint::Series(1));
        assert_eq!(faults(vec![line(), label()]), ["“2,706” is set across a line of series 2"]);
        assert!(faults(vec![line(), halo()]).is_empty());
        assert_eq!(faults(vec![halo(), line()]), ["“2,706” is covered by a line of series 2"]);
        let grid = stroke(&[(0.0, 98.0), (200.0, 98.0)], Paint::Grid);
        assert!(faults(vec![grid, label()]).is_empty());
        let beside = stroke(&[(0.0, 120.0), (200.0, 120.0)], Paint::Series(1));
        assert!(faults(vec![beside, label()]).is_empty());
    }

    #[test]
    fn a_marker_stands_beside_its_text_or_around_it() {
        assert_eq!(
            faults(vec![dot(100.0, 102.0, 3.0, Paint::Context), label()]),
            ["“2,706” is set across a grey marker"]
        );
        assert!(faults(vec![dot(100.0, 110.0, 3.0, Paint::Context), label()]).is_empty());
        let inside = text("1", 100.0, 105.0, Anchor::Middle);
        assert!(faults(vec![dot(100.0, 100.0, 9.0, Paint::Series(1)), inside]).is_empty());
    }

    #[test]
    fn a_text_stands_in_a_column_or_beside_it() {
        let column = |x, width| rect(x, 50.0, width, 200.0, Paint::Series(1));
        assert!(faults(vec![column(60.0, 80.0), label()]).is_empty());
        assert_eq!(
            faults(vec![column(110.0, 80.0), label()]),
            ["“2,706” is set across a rectangle of series 2"]
        );
        assert!(faults(vec![column(110.0, 80.0), halo()]).is_empty());
        // What a cell hides is not under the text.
        let hidden = stroke(&[(0.0, 98.0), (200.0, 98.0)], Paint::Series(1));
        assert!(faults(vec![hidden, column(60.0, 80.0), label()]).is_empty());
        // Told as an overflow.
        assert!(faults(vec![column(95.0, 10.0), label()]).is_empty());
    }

    #[test]
    fn a_pale_band_runs_behind_any_text() {
        let mut band = rect(90.0, 50.0, 20.0, 200.0, Paint::Event);
        if let Node::Rect(rect) = &mut band {
            rect.style.opacity = Some(0.1);
        }
        assert!(faults(vec![band, label()]).is_empty());
    }
}
