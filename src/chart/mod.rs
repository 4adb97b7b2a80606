//! Series → a [`Scene`]: scales, ticks, labels, kinds of charts.
//!
//! Invariant: the axis is a calendar, counts start at 0, several years in one figure are never
//! drawn as one, and whatever finds no room is said.

mod axes;
mod backend;
mod columns;
mod events;
mod footnotes;
mod frame;
mod labels;
mod line;
mod obstacles;
mod plot;
pub mod scene;
mod size;
mod ticks;
mod wrap;
mod years;

pub use obstacles::Bounds;
pub use size::{Size, SizeError};

use crate::dataset::{Dataset, Origin, Series, YearCount, YearKind};
use crate::findings::words;
use crate::font::{self, Weight};
use labels::EndLabel;
use obstacles::Obstacles;
use plot::Plot;
use scene::{Node, Paint, Scene};

/// How counts are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line for each series.
    Line,
    /// A column for each year of one series.
    Columns,
}

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

/// How a chart is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Lines or columns.
    pub kind: Kind,
    /// How large it is.
    pub size: Size,
    /// The command that draws it again.
    pub command: Option<String>,
}

/// A chart, and what it could not show.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The placed primitives.
    pub scene: Scene,
    /// What could not be shown.
    pub warnings: Vec<String>,
}

/// A chart that cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// No whole year has a count.
    #[error("no whole year has a count to draw")]
    NoYear,
    /// More lines than can be told apart.
    #[error("{0} series are more than one chart can tell apart")]
    TooManySeries(usize),
    /// Columns are of one series.
    #[error("columns show one series, not {0}")]
    OneSeries(usize),
    /// The words leave no room for the plot.
    #[error("the chart is too small for its words")]
    NoRoom,
}

impl ChartError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoYear => "spans and years to date are not drawn as single years".into(),
            Self::TooManySeries(_) => format!("choose at most {MOST_SERIES} with --series"),
            Self::OneSeries(_) => "choose one with --series, or draw lines with --kind line".into(),
            Self::NoRoom => "give a larger --size, or a shorter --title".into(),
        }
    }
}

/// The most series on one chart: as many as the palette tells apart.
pub const MOST_SERIES: usize = 5;

/// Draws the series, the most important first.
///
/// # Errors
/// When there is no year to draw, there are too many series, or the chart is too small.
pub fn draw(
    dataset: &Dataset,
    series: &[&Series],
    caption: &Caption,
    options: &Options,
) -> Result<Chart, ChartError> {
    check(series, options.kind)?;
    let counted: Vec<YearCount> = series.iter().flat_map(|series| series.years()).collect();
    let (Some(first), Some(last), Some(smallest), Some(largest)) = (
        counted.iter().map(|at| at.year.number()).min(),
        counted.iter().map(|at| at.year.number()).max(),
        counted.iter().map(|at| at.count).min(),
        counted.iter().map(|at| at.count).max(),
    ) else {
        return Err(ChartError::NoYear);
    };
    let base = options.size.base();
    let (tick, name) = (base * 0.93, base * 0.96);
    let ends = end_names(series, options.kind);
    let widest_end = ends
        .iter()
        .map(|(_, name_text)| font::width(name_text, Weight::Bold, name))
        .fold(0.0, f64::max);

    // The room for events depends on the plot's width, the notes on the events without room.
    let narrow = |pad: f64, ticks: &[i64]| Plot {
        left: pad + axes::widest(ticks, tick) + tick * 0.6,
        right: options.size.width
            - pad
            - if ends.is_empty() { 0.0 } else { labels::connector(name) + widest_end },
        top: 0.0,
        bottom: 1.0,
        first,
        last,
        kind: counted.first().map_or(YearKind::Calendar, |at| at.year.kind()),
        least: 0.0,
        most: 1.0,
        margin: if options.kind == Kind::Columns { 0.6 } else { 0.25 },
    };
    let tentative = match options.kind {
        Kind::Line => "hollow",
        Kind::Columns => "hatched",
    };
    let mut notes = footnotes::footnotes(series, tentative);
    notes.extend(caption.notes.iter().cloned());
    let draft = frame::frame(caption, &notes, options.size);
    let ticks = ticks::ticks(
        smallest.number(),
        largest.number(),
        draft.bottom - draft.top - base * 5.0,
        tick,
    );
    let mut plot = narrow(draft.pad, &ticks);
    if plot.right - plot.left < options.size.width * 0.3 {
        return Err(ChartError::NoRoom);
    }
    let events = events::place(&dataset.metadata().events, &plot, base * 0.86);
    notes.splice(0..0, events.unplaced.iter().cloned());
    let framed = frame::frame(caption, &notes, options.size);
    let unit_room = if caption.unit.is_empty() { tick * 0.7 } else { tick * 2.0 };
    let events_floor = framed.top + base * 1.1 + events.height;
    plot.top = events_floor + unit_room;
    plot.bottom = framed.bottom - base * 0.7 - tick * 1.7;
    if plot.bottom - plot.top < tick * 4.0 {
        return Err(ChartError::NoRoom);
    }
    let ticks = ticks::ticks(smallest.number(), largest.number(), plot.bottom - plot.top, tick);
    let top = ticks.last().copied().unwrap_or(1) as f64;
    // The last tick may stand up to a quarter of a step below the largest count: keep the plot's
    // edge where the larger of the two is.
    plot.most = top.max(largest.real());
    plot.least = ticks.first().copied().unwrap_or(0).min(0) as f64;

    let mut nodes = framed.nodes.clone();
    let mut obstacles = Obstacles::default();
    nodes.push(axes::counts(&plot, &ticks, &caption.unit, framed.pad, tick));
    let labelled = years::years(
        (first, last),
        |year| plot.x(f64::from(year)),
        |year| plot.year_name(year),
        tick,
    );
    nodes.push(axes::years(
        &plot,
        &labelled,
        (framed.pad * 0.5, options.size.width - framed.pad * 0.5),
        tick,
    ));
    let (event_nodes, event_boxes) = events.draw(&plot, events_floor, base * 0.86);
    nodes.extend(event_nodes);
    event_boxes.into_iter().for_each(|bounds| obstacles.add_box(bounds));

    // The first series is the most important: it is drawn last, on top of the others.
    for (place, series) in series.iter().enumerate().rev() {
        let paint = Paint::Series(place);
        nodes.push(match options.kind {
            Kind::Line => line::line(&plot, series, paint, base, &mut obstacles),
            Kind::Columns => {
                columns::columns(&plot, series, Paint::Series(1), base, &mut obstacles)
            }
        });
    }
    let end_labels: Vec<EndLabel> = ends
        .into_iter()
        .filter_map(|(place, content)| {
            let last = series.get(place)?.years().last().copied()?;
            Some(EndLabel { at: plot.point(&last), content, paint: Paint::Series(place) })
        })
        .collect();
    let named = !end_labels.is_empty();
    nodes.extend(labels::ends(&end_labels, &plot, name));
    if let Some(main) = series.first() {
        nodes.extend(values(main, &plot, options, named, name, &mut obstacles));
    }
    let description = description(series, caption, options.kind, (first, last));
    let mut warnings = framed.warnings;
    warnings.extend(missing_glyphs(&nodes));
    let scene = Scene {
        width: options.size.width,
        height: options.size.height,
        kind: match options.kind {
            Kind::Line => "line",
            Kind::Columns => "columns",
        },
        unit: caption.unit.clone(),
        log: false,
        title: caption.title.clone(),
        description,
        provenance: provenance(dataset, series, options),
        language: "en",
        nodes,
        readings: Vec::new(),
    };
    Ok(Chart { scene, warnings })
}

fn check(series: &[&Series], kind: Kind) -> Result<(), ChartError> {
    match (kind, series.len()) {
        (_, 0) => Err(ChartError::NoYear),
        (Kind::Columns, 1) => Ok(()),
        (Kind::Columns, several) => Err(ChartError::OneSeries(several)),
        (Kind::Line, several) if several > MOST_SERIES => Err(ChartError::TooManySeries(several)),
        (Kind::Line, _) => Ok(()),
    }
}

/// The names at the lines' ends, with the last count: `Total 223`; none for a chart of one series.
fn end_names(series: &[&Series], kind: Kind) -> Vec<(usize, String)> {
    if kind == Kind::Columns || series.len() < 2 {
        return Vec::new();
    }
    let name = |series: &Series| {
        let last = series.years().last().copied()?;
        Some(format!("{} {}", words::capitalised(&series.name()), words::count(last.count)))
    };
    series.iter().enumerate().filter_map(|(place, series)| Some((place, name(series)?))).collect()
}

/// The largest, smallest and last count of the series, where they find room.
fn values(
    series: &Series,
    plot: &Plot,
    options: &Options,
    last_is_named: bool,
    font: f64,
    obstacles: &mut Obstacles,
) -> Vec<Node> {
    let years = series.years();
    let largest = years
        .iter()
        .max_by(|one, other| one.count.cmp(&other.count).then(other.year.cmp(&one.year)));
    let smallest = years
        .iter()
        .min_by(|one, other| one.count.cmp(&other.count).then(one.year.cmp(&other.year)));
    let last = years.last().filter(|_| !last_is_named);
    let inside = Bounds {
        left: plot.left,
        top: plot.top - font * 1.6,
        right: options.size.width - font * 0.4,
        bottom: plot.bottom,
    };
    let mut labelled: Vec<i32> = Vec::new();
    let mut nodes = Vec::new();
    for at in [last, largest, smallest].into_iter().flatten() {
        let year = at.year.number();
        if labelled.contains(&year)
            || (Some(at) == smallest && last_is_named && years.last() == Some(at))
        {
            continue;
        }
        labelled.push(year);
        let reach = font * if options.kind == Kind::Columns { 0.15 } else { 0.3 };
        nodes.extend(labels::value(
            &words::count(at.count),
            plot.point(at),
            font,
            reach,
            &inside,
            obstacles,
        ));
    }
    nodes
}

/// The text alternative: chart type, data, period and finding.
fn description(
    series: &[&Series],
    caption: &Caption,
    kind: Kind,
    (first, last): (i32, i32),
) -> String {
    let what = match kind {
        Kind::Line => "Line chart",
        Kind::Columns => "Column chart",
    };
    let names: Vec<String> =
        series.iter().map(|series| series.name()).filter(|name| !name.is_empty()).collect();
    let names = if names.is_empty() { String::new() } else { format!(", {}", words::list(&names)) };
    let unit =
        if caption.unit.is_empty() { String::new() } else { format!(", {} a year", caption.unit) };
    format!(
        "{what}. {}{names}{unit}, years {first} to {last}. {}",
        caption.subtitle,
        words::sentence(&caption.finding)
    )
}

fn provenance(dataset: &Dataset, series: &[&Series], options: &Options) -> Vec<(String, String)> {
    let mut facts = vec![
        ("generator".to_owned(), concat!("arrivals ", env!("CARGO_PKG_VERSION")).to_owned()),
        ("input".to_owned(), joined(dataset, |origin| &origin.name)),
        ("sha256".to_owned(), joined(dataset, |origin| &origin.sha256)),
    ];
    facts.extend(options.command.iter().map(|command| ("command".to_owned(), command.clone())));
    for series in series {
        let counts: Vec<String> =
            series.years().iter().map(|at| format!("{}={}", at.year, at.count)).collect();
        facts.push((format!("data {}", series.name()).trim_end().to_owned(), counts.join(" ")));
    }
    facts
}

fn missing_glyphs(nodes: &[Node]) -> Option<String> {
    let mut text = String::new();
    collect_text(nodes, &mut text);
    let missing: Vec<String> = font::missing(&text)
        .into_iter()
        .map(|character| format!("U+{:04X} '{}'", u32::from(character), character.escape_debug()))
        .collect();
    (!missing.is_empty()).then(|| format!("the bundled font lacks {}", words::list(&missing)))
}

fn collect_text(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Group(group) => collect_text(&group.nodes, text),
            Node::Text(one) => text.push_str(&one.content),
            Node::Path(_) | Node::Rect(_) | Node::Circle(_) => {}
        }
    }
}

/// Something about each file of a dataset.
fn joined(dataset: &Dataset, about: impl Fn(&Origin) -> &String) -> String {
    dataset.origins().iter().map(|origin| about(origin).as_str()).collect::<Vec<_>>().join(", ")
}
