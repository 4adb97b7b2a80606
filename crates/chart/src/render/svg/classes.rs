//! Names of colours in class attributes, by which a style sheet replaces them.

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

/// The class of a colour: `f-ink`, `k-s1`, `t-muted`.
pub fn class(property: Property, paint: Paint) -> String {
    let kind = match property {
        Property::Fill => 'f',
        Property::Stroke => 'k',
        Property::Text => 't',
    };
    format!("{kind}-{}", name(paint))
}

/// The name of a colour: `ink`, `s1`, `step3`.
pub fn name(paint: Paint) -> String {
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
    place.map_or_else(|| name.to_owned(), |place| format!("{name}{}", place + 1))
}
