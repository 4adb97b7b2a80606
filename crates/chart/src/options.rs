//! How a chart is drawn, and the words around it.

use super::kinds::Kind;
use super::{Size, Sizes};
use arrivals_data::{Event, Year};
use arrivals_findings::Language;

/// The words around a chart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caption {
    /// The finding, in one line.
    pub title: String,
    /// What is shown: measure, place, years.
    pub subtitle: String,
    /// What one count is; may be empty.
    pub unit: String,
    /// Who published the counts.
    pub source: Option<String>,
    /// What a reader must know.
    pub notes: Vec<String>,
    /// The finding, for the text alternative.
    pub finding: String,
}

/// The parts of a chart that are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The title.
    pub title: bool,
    /// The line below it.
    pub subtitle: bool,
    /// Names and values beside the marks.
    pub labels: bool,
    /// Events.
    pub events: bool,
    /// What a reader must know.
    pub notes: bool,
    /// The source.
    pub source: bool,
    /// The horizontal grid.
    pub grid: bool,
    /// The markers of points; those of single and tentative years always are.
    pub markers: bool,
    /// The unit above the axis of values.
    pub unit: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            title: true,
            subtitle: true,
            labels: true,
            events: true,
            notes: true,
            source: true,
            grid: true,
            markers: true,
            unit: true,
        }
    }
}

/// How a chart is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
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

impl Options {
    /// A chart of that kind as it is drawn when nothing is asked for.
    pub fn of(kind: &'static Kind) -> Self {
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
