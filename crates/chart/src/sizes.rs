//! How large each kind of text is.

use std::ops::RangeInclusive;

use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use serde_json::Value;

/// The sizes of texts. All but the first are parts of the running text's size, so that a chart
/// keeps its proportions whatever its own size.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(description = "The sizes of texts.", transform = without_defaults)]
pub struct Sizes {
    /// The running text in pixels, on a chart of 850×600 pixels.
    #[schemars(range(min = 8, max = 40))]
    pub base: f64,
    /// The title, as a part of the running text's size, as all that follow.
    #[schemars(range(min = 0.5, max = 4))]
    pub title: f64,
    /// The line below the title.
    #[schemars(range(min = 0.5, max = 4))]
    pub subtitle: f64,
    /// Names and values beside marks.
    #[schemars(range(min = 0.5, max = 4))]
    pub label: f64,
    /// The labels of the axes.
    #[schemars(range(min = 0.5, max = 4))]
    pub tick: f64,
    /// Notes and source.
    #[schemars(range(min = 0.5, max = 4))]
    pub note: f64,
    /// The labels of events.
    #[schemars(range(min = 0.5, max = 4))]
    pub event: f64,
}

/// The schema of a theme names no defaults: they are those of the built-in theme.
fn without_defaults(schema: &mut Schema) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(|properties| properties.values_mut()) {
        property.as_object_mut().and_then(|property| property.remove("default"));
    }
}

/// A size outside its range.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{key} is {value}, which is not between {least} and {most}")]
pub struct SizesError {
    /// Which size: `base`, `title`.
    pub key: &'static str,
    pub value: f64,
    /// The least it may be.
    pub least: f64,
    /// The most it may be.
    pub most: f64,
}

impl Sizes {
    /// What the running text may measure, in pixels.
    pub const BASE: RangeInclusive<f64> = 8.0..=40.0;
    /// What the other sizes may be, as parts of the running text's.
    pub const PART: RangeInclusive<f64> = 0.5..=4.0;

    /// The sizes with their names, the running text's first.
    pub fn named(&self) -> [(&'static str, f64); 7] {
        [
            ("base", self.base),
            ("title", self.title),
            ("subtitle", self.subtitle),
            ("label", self.label),
            ("tick", self.tick),
            ("note", self.note),
            ("event", self.event),
        ]
    }

    /// The sizes, when each is within its range.
    ///
    /// # Errors
    /// The first size that is not.
    pub fn checked(self) -> Result<Self, SizesError> {
        for (key, value) in self.named() {
            let range = if key == "base" { Self::BASE } else { Self::PART };
            if !range.contains(&value) {
                return Err(SizesError { key, value, least: *range.start(), most: *range.end() });
            }
        }
        Ok(self)
    }
}

impl Default for Sizes {
    fn default() -> Self {
        Self {
            base: 14.0,
            title: 1.6,
            subtitle: 1.05,
            label: 0.96,
            tick: 0.93,
            note: 0.84,
            event: 0.86,
        }
    }
}
