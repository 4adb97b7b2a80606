//! The shapes of letters, for files that must look the same where the font is not installed.

use std::collections::BTreeMap;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use super::{Weight, bytes, glyph};

/// The units in which the bundled font is drawn: parts of its size.
pub const UNITS: f64 = 2048.0;

/// A stroke of a pen, in units of 1/[`UNITS`] of the font size from the start of the baseline;
/// y grows upwards, as in the font.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begins a contour.
    Move([f32; 2]),
    /// A straight line to a point.
    Line([f32; 2]),
    /// A quadratic curve: its control point, then its end.
    Quad([f32; 2], [f32; 2]),
    /// A cubic curve: its control points, then its end.
    Cubic([f32; 2], [f32; 2], [f32; 2]),
    /// Returns to the start of the contour.
    Close,
}

/// The shape of one character.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Glyph {
    /// How far the next character stands from this one, in units of 1/[`UNITS`].
    pub advance: f32,
    /// The contours; filled by the non-zero rule.
    pub segments: Vec<Segment>,
}

/// The shapes of the bundled font in both weights, each read from the file once.
#[derive(Default)]
pub struct Outlines {
    regular: Option<Face>,
    bold: Option<Face>,
}

impl Outlines {
    /// The shape of a character in NFC; of the box that stands for it, when the font lacks it.
    pub fn glyph(&mut self, weight: Weight, character: char) -> &Glyph {
        let face = match weight {
            Weight::Regular => &mut self.regular,
            Weight::Bold => &mut self.bold,
        };
        face.get_or_insert_with(|| Face::new(weight)).glyph(character)
    }
}

/// The shapes of one weight.
struct Face {
    font: Option<FontRef<'static>>,
    glyphs: BTreeMap<char, Glyph>,
}

impl Face {
    fn new(weight: Weight) -> Self {
        Self { font: FontRef::new(bytes(weight)).ok(), glyphs: BTreeMap::new() }
    }

    fn glyph(&mut self, character: char) -> &Glyph {
        let read = || self.font.as_ref().map(|font| read(font, character)).unwrap_or_default();
        self.glyphs.entry(character).or_insert_with(read)
    }
}

fn read(font: &FontRef<'_>, character: char) -> Glyph {
    let (id, advance) = glyph(font, character);
    let mut segments = Segments(Vec::new());
    if let Some(outline) = font.outline_glyphs().get(id) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        // A contour that cannot be read ends the glyph; the font's test reads every one.
        let _ = outline.draw(settings, &mut segments);
    }
    Glyph { advance, segments: segments.0 }
}

struct Segments(Vec<Segment>);

impl OutlinePen for Segments {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Move([x, y]));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Line([x, y]));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push(Segment::Quad([x1, y1], [x, y]));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.push(Segment::Cubic([x1, y1], [x2, y2], [x, y]));
    }

    fn close(&mut self) {
        self.0.push(Segment::Close);
    }
}
