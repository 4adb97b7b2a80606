//! Texts that touch each other, or a mark that they do not stand on.

use super::fault::{Fault, quoted};
use super::overflow::runs_over;
use super::scene_index::{Form, Laid, Mark, PlacedText};
use crate::scene::Paint;

/// The rule's name.
const NAME: &str = "overlap";

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
        let stands_in = mark.is_solid() && mark.covers(text.bounds.middle());
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
