//! Names of colours in class attributes, by which a style sheet replaces them.

use crate::render::number::push_whole;
use crate::scene::Paint;

/// What a colour is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Property {
    /// Inside of a shape.
    Fill,
    /// Its line.
    Stroke,
    Text,
}

/// Writes the class of a colour: `f-ink`, `k-s1`, `t-muted`.
pub fn push_class(out: &mut String, property: Property, paint: Paint) {
    out.push_str(match property {
        Property::Fill => "f-",
        Property::Stroke => "k-",
        Property::Text => "t-",
    });
    push_name(out, paint);
}

/// Writes the name of a colour: `ink`, `s1`, `step3`.
pub fn push_name(out: &mut String, paint: Paint) {
    let (name, place) = match paint {
        Paint::Background => ("bg", None),
        Paint::Ink => ("ink", None),
        Paint::Muted => ("muted", None),
        Paint::Grid => ("grid", None),
        Paint::Axis => ("axis", None),
        Paint::Event => ("event", None),
        Paint::Series(place) => ("s", Some(place)),
        Paint::Context => ("context", None),
        Paint::Step(step) => ("step", Some(step)),
        Paint::OnStep(step) => ("on", Some(step)),
    };
    out.push_str(name);
    if let Some(place) = place {
        push_whole(out, place as u64 + 1);
    }
}
