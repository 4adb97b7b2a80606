//! A kind of chart, what it is asked to draw, and what it gives back.
//!
//! A kind draws requests, a request has options, and options name a kind: the four types stand in
//! one file so that all others can stand on them.

use super::capabilities::{Axis, Capabilities, DefaultSeries};
use super::options::{Caption, Parts};
use super::scene::{Node, Reading};
use super::{ChartError, Size, Sizes, Typography};
use arrivals_data::{Dataset, Event, Series, Year};
use arrivals_findings::{ChartSubject, Findings, Language, Mark, Within};
use arrivals_statistics::Topic;

/// What a chart of some series says.
type About = fn(&ChartOptions, &[&Series]) -> ChartSubject;

/// How a kind draws what it is asked.
type Draw = fn(&Request) -> Result<Drawing, ChartError>;

/// A kind of chart.
pub struct Kind {
    /// Its name, as `--kind` takes it.
    pub name: &'static str,
    /// What it shows, in a few words.
    pub summary: &'static str,
    /// Which series it shows when none is named.
    pub shows: DefaultSeries,
    /// The fewest and the most series.
    pub series: (usize, usize),
    /// What may be asked of it.
    pub takes: Capabilities,
    /// Whether figures of several years are part of what it shows.
    pub spans: bool,
    /// How tentative counts are set apart.
    pub tentative: Mark,
    /// The method whose result it draws.
    pub topic: Option<Topic>,
    /// What it says of the series drawn.
    pub about: About,
    /// The years of the series that it draws.
    pub years: fn(&[&Series]) -> Within,
    pub draw: Draw,
}

impl Kind {
    /// A kind that draws counts of one series as they are; the others say where they differ.
    pub const fn new(draw: Draw, about: About) -> Self {
        Self {
            name: "",
            summary: "",
            shows: DefaultSeries::Whole,
            series: (1, 1),
            takes: Capabilities::only(Axis::Either),
            spans: false,
            tentative: Mark::Hollow,
            topic: None,
            about,
            years: |_| Within::default(),
            draw,
        }
    }

    /// Whether it draws the parts of a total one on the other.
    pub fn stacks(&self) -> bool {
        self.shows == DefaultSeries::Parts && self.takes.axis == Axis::FromZero
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Kind").field(&self.name).finish()
    }
}

/// How a chart is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartOptions {
    /// What it shows.
    pub kind: &'static Kind,
    /// How large it is.
    pub size: Size,
    /// How large its texts are.
    pub sizes: Sizes,
    /// Whether it is laid out in the cells of a terminal.
    pub cells: bool,
    /// The parts that are drawn.
    pub parts: Parts,
    /// The language of its words.
    pub language: Language,
    /// Whether values stand on a logarithmic axis.
    pub log: bool,
    /// Whether changes are in percent.
    pub percent: bool,
    /// The year that stands for 100.
    pub base: Option<Year>,
    /// The series that stand before the others, by their names in the data; all when empty.
    pub highlight: Vec<String>,
    /// The names of the releases, the oldest first, where series are releases.
    pub releases: Vec<String>,
    /// The dimension whose values have a panel each.
    pub facet: Option<String>,
    /// Whether each panel has an axis of values of its own.
    pub free: bool,
    /// The events, instead of the dataset's.
    pub events: Option<Vec<Event>>,
    /// The text alternative, instead of ours.
    pub alternative: Option<String>,
    /// A text at the lower right corner.
    pub logo: Option<String>,
    /// The command that draws it again.
    pub command: Option<String>,
}

impl ChartOptions {
    /// A chart of that kind as it is drawn when nothing is asked for.
    pub fn from_kind(kind: &'static Kind) -> Self {
        Self {
            kind,
            size: Size::REPORT,
            sizes: Sizes::default(),
            cells: false,
            parts: Parts::default(),
            language: Language::English,
            log: false,
            percent: false,
            base: None,
            highlight: Vec::new(),
            releases: Vec::new(),
            facet: None,
            free: false,
            events: None,
            alternative: None,
            logo: None,
            command: None,
        }
    }
}

/// What a kind of chart is asked to draw.
pub struct Request<'a> {
    /// Where the series come from.
    pub dataset: &'a Dataset,
    /// The series, the most important first.
    pub series: &'a [&'a Series],
    /// The words around the chart.
    pub caption: &'a Caption,
    /// How it is drawn.
    pub options: &'a ChartOptions,
    /// What is known of the series.
    pub findings: &'a Findings,
    /// How large texts are.
    pub text: Typography,
    /// The events, in the language of the chart.
    pub events: Vec<Event>,
    /// How tentative counts are set apart.
    pub tentative: Mark,
}

/// A chart's primitives, and what was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The primitives, first at the back.
    pub nodes: Vec<Node>,
    /// The values drawn.
    pub readings: Vec<Reading>,
    /// What could not be shown.
    pub warnings: Vec<String>,
    /// What the values are counted in.
    pub unit: String,
    /// The first and the last year.
    pub years: (i32, i32),
}
