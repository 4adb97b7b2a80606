//! A chart as placed primitives, before any file format.
//!
//! Invariant: layout ends here. Every coordinate is final, in CSS pixels with the origin at the
//! top left; every text is in NFC and fits where it stands; colours are roles, which a renderer
//! turns into the values of a theme. A renderer only writes.

use crate::font::{Weight, nfc};
use arrivals_data::{Count, Status, Year};
use arrivals_findings::format;

/// A finished chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// The name of the kind of chart: `line`, `columns`.
    pub kind: &'static str,
    /// What the values are counted in: `people`, `% of the total`, `2011 = 100`; may be empty.
    pub unit: String,
    /// Whether the axis of values is logarithmic.
    pub log: bool,
    /// The accessible name: the chart's title.
    pub title: String,
    /// The text alternative: chart type, data, period and finding.
    pub description: String,
    /// What was drawn, for whoever opens the file: pairs of a term and its value.
    pub provenance: Vec<(String, String)>,
    /// The language of its words, as BCP 47 names it: `en`, `ko`.
    pub language: &'static str,
    /// The primitives, first at the back.
    pub nodes: Vec<Node>,
    /// What was drawn, value by value: what a pointer reads, a screen reader says, and another
    /// program draws again.
    pub readings: Vec<Reading>,
}

/// One drawn value.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The name of what it belongs to; empty when there is one series without a name.
    pub series: String,
    /// The panel it stands in, from 0; 0 where there is one.
    pub panel: usize,
    pub year: Year,
    /// The value in the unit of the axis: a count, a percentage, an index, a rank.
    pub value: f64,
    /// The value as people write it, with what it is: `2,706`, `12.3%`.
    pub text: String,
    /// The count that a rate is of.
    pub of: Option<Count>,
    /// Published as it is, provisional, estimated.
    pub status: Status,
    /// The colour of its mark.
    pub paint: Paint,
    /// Where the value stands.
    pub at: Point,
    /// The whole mark when it has an extent: a column, a cell.
    pub extent: Option<Bounds>,
}

impl Reading {
    /// The value as people write it, of a rate with both its numbers: `0.83 (76 of 9,158,750)`.
    pub fn said(&self) -> String {
        let both = self.of.and_then(format::both).map(|both| format!(" ({both})"));
        format!("{}{}", self.text, both.unwrap_or_default())
    }
}

/// A placed primitive.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Several nodes that belong together.
    Group(Group),
    /// A line, open or closed.
    Path(Path),
    /// An upright rectangle.
    Rect(Rect),
    Circle(Circle),
    /// One line of text.
    Text(Text),
}

/// A fact about a mark or a group, written as a `data-` attribute: `year`, `value`.
pub type Fact = (&'static str, String);

pub type Facts = Vec<Fact>;

/// Nodes that belong together: an axis, a series, the caption.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// What the group is, as a CSS class: `axis-y`, `series`, `event`.
    pub class: &'static str,
    pub data: Facts,
    /// The nodes, first at the back.
    pub nodes: Vec<Node>,
}

impl Group {
    /// The marks of a series, none yet.
    pub fn from_series(name: &str) -> Self {
        Self { class: "series", data: vec![("series", name.to_owned())], nodes: Vec::new() }
    }
}

/// A point in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

/// An upright box in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// A line through points, in one or more unconnected pieces.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The pieces; each at least two points.
    pub pieces: Vec<Vec<Point>>,
    /// Whether each piece returns to its start.
    pub closed: bool,
    /// How it is painted.
    pub style: Style,
    pub data: Facts,
}

impl Path {
    /// An open line, without facts.
    pub fn open(pieces: Vec<Vec<Point>>, style: Style) -> Self {
        Self { pieces, closed: false, style, data: Vec::new() }
    }

    /// A filled area, without facts.
    pub fn area(corners: Vec<Point>, paint: Paint) -> Self {
        Self { closed: true, ..Self::open(vec![corners], Style::fill(paint)) }
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, not negative.
    pub width: f64,
    /// Height, not negative.
    pub height: f64,
    /// How it is painted.
    pub style: Style,
    pub data: Facts,
}

impl Rect {
    /// The rectangle that fills a box.
    pub fn from_bounds(bounds: &Bounds, style: Style, data: Facts) -> Self {
        let Bounds { left: x, top: y, right, bottom } = *bounds;
        Self { x, y, width: (right - x).max(0.0), height: (bottom - y).max(0.0), style, data }
    }

    /// The box that it fills.
    pub fn bounds(&self) -> Bounds {
        let (right, bottom) = (self.x + self.width, self.y + self.height);
        Bounds { left: self.x, top: self.y, right, bottom }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Circle {
    /// The centre.
    pub center: Point,
    pub radius: f64,
    /// How it is painted.
    pub style: Style,
    pub data: Facts,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where the baseline's anchor stands.
    pub at: Point,
    /// Which end of the text stands there.
    pub anchor: Anchor,
    /// The font size in pixels.
    pub size: f64,
    /// Regular or bold.
    pub weight: Weight,
    /// The text, in NFC.
    pub content: String,
    /// The colour.
    pub paint: Paint,
    /// Whether the text stands on a halo of the background's colour.
    pub halo: bool,
}

impl Text {
    /// A text of the regular weight, without a halo.
    pub fn regular(content: &str, at: Point, anchor: Anchor, size: f64, paint: Paint) -> Self {
        let (weight, content) = (Weight::Regular, nfc(content));
        Self { at, anchor, size, weight, content, paint, halo: false }
    }

    /// A bold text, without a halo.
    pub fn bold(content: &str, at: Point, anchor: Anchor, size: f64, paint: Paint) -> Self {
        Self { weight: Weight::Bold, ..Self::regular(content, at, anchor, size, paint) }
    }
}

/// Which end of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text starts at the point.
    Start,
    /// The text's middle stands at the point.
    Middle,
    /// The text ends at the point.
    End,
}

impl Anchor {
    /// Where a text that is so wide starts.
    pub fn left(self, x: f64, width: f64) -> f64 {
        match self {
            Self::Start => x,
            Self::Middle => x - width / 2.0,
            Self::End => x - width,
        }
    }
}

/// How a shape is painted. The default paints nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Style {
    /// The colour inside.
    pub fill: Option<Paint>,
    /// The colour of the line.
    pub stroke: Option<Paint>,
    /// The line's width in pixels.
    pub width: f64,
    /// The lengths of dashes and gaps in pixels; empty for a whole line.
    pub dash: Vec<f64>,
    /// 1 is opaque; applied to the whole shape; `None` is opaque.
    pub opacity: Option<f64>,
}

impl Style {
    /// The inside alone.
    pub fn fill(paint: Paint) -> Self {
        Self { fill: Some(paint), ..Self::default() }
    }

    /// A whole line alone.
    pub fn line(paint: Paint, width: f64) -> Self {
        Self { stroke: Some(paint), width, ..Self::default() }
    }

    /// A line around the colour of the background: a count that will be revised.
    pub fn hollow(paint: Paint, width: f64) -> Self {
        Self { fill: Some(Paint::Background), ..Self::line(paint, width) }
    }
}

/// A colour by what it is for; a theme gives the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paint {
    /// What everything stands on.
    Background,
    /// Titles and names.
    Ink,
    /// Notes, ticks, source.
    Muted,
    /// Grid lines.
    Grid,
    /// The base line and ticks.
    Axis,
    /// The line or band of an event.
    Event,
    /// The series in that place; the palette begins again after its last colour.
    Series(usize),
    /// A series that stands behind the highlighted ones.
    Context,
    /// A step of the sequential scale, from 0, the lightest on a light background, to
    /// [`STEPS`] − 1.
    Step(usize),
    /// Text on that step.
    OnStep(usize),
}

/// The steps of the sequential scale.
pub const STEPS: usize = 7;
