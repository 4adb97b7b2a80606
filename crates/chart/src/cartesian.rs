//! The layout of charts with years across and values up.

use super::axis;
use super::canvas::Canvas;
use super::kind::{Drawing, Request};
use super::layout::frame::{self, frame};
use super::layout::labels::{self, Side};
use super::layout::names::{End, Names};
use super::layout::{axes, events, rows, years};
use super::plot::{Plot, Scale};
use super::scene::{Bounds, Node, Paint};
use super::series_data::{Datum, Trace, not_above_zero, range, years as span};
use super::{CELL, ChartError, Measure, Typography};
use crate::font::Weight;
use arrivals_findings::{Label, format};

/// What is drawn, and on which axes.
#[derive(Clone)]
pub struct Cartesian<'a> {
    /// What the axis of values measures.
    pub measure: Measure,
    /// What stands above the axis of values; may be empty.
    pub unit: String,
    /// The smallest and the largest value that must be on the axis.
    pub values: (f64, f64),
    /// The first and the last year.
    pub years: (i32, i32),
    /// Years of room before the first and after the last.
    pub margin: f64,
    /// The names at the right.
    pub ends: Vec<End>,
    /// The names at the left, where there is room for them.
    pub starts: Vec<End>,
    /// The series whose largest, smallest and last values are written, and whether its last
    /// stands in its name already.
    pub extremes: Option<(&'a Trace, bool)>,
    /// How far a value's label stands from its point, as a part of its size.
    pub reach: f64,
    /// A value with a line of its own: 100 of an index.
    pub reference: Option<f64>,
    /// Notes of the kind, after those of the data.
    pub notes: Vec<String>,
}

impl Cartesian<'_> {
    /// Axes of those values and years, without names, labels and notes.
    pub fn new(measure: Measure, unit: String, values: (f64, f64), years: (i32, i32)) -> Self {
        Self {
            measure,
            unit,
            values,
            years,
            margin: 0.25,
            ends: Vec::new(),
            starts: Vec::new(),
            extremes: None,
            reach: 0.3,
            reference: None,
            notes: Vec::new(),
        }
    }

    /// Axes of the counts of some series.
    ///
    /// # Errors
    /// When no year has a count.
    pub fn from_counts(request: &Request, traces: &[Trace]) -> Result<Self, ChartError> {
        let (first, last) = span(traces).ok_or(ChartError::NoYear)?;
        let values = range(traces).ok_or(ChartError::NoYear)?;
        Ok(Self::new(request.measure(), request.unit(), values, (first.number(), last.number())))
    }
}

/// The part of the width that a plot keeps beside names at its left.
const BESIDE_STARTS: f64 = 0.5;

/// Lays the chart out and draws its marks.
///
/// # Errors
/// When the chart is too small for its words.
pub fn cartesian(
    request: &Request,
    of: &Cartesian,
    marks: impl FnOnce(&mut Canvas),
) -> Result<Drawing, ChartError> {
    let (options, text) = (request.options, &request.text);
    let size = options.size;
    if options.log && of.values.0 <= 0.0 {
        return Err(not_above_zero(&request.traces()));
    }
    let scale = if options.log { Scale::Log } else { Scale::Linear };
    let mut notes = request.notes();
    notes.extend(of.notes.iter().cloned());
    if options.log {
        notes.push(format::sentence(&Label::LogScale.text(options.language)));
    }
    let words = |notes: Vec<String>| request.words(notes);
    let draft = frame(&words(notes.clone()), size, text);
    let most_width = size.width * labels::MOST_WIDTH;
    let shown = if options.parts.labels { of.ends.as_slice() } else { &[] };
    let ends = Names::new(shown, most_width, text);
    let (first_ticks, _) = axis::ticks(
        (of.measure, of.values),
        scale,
        draft.bottom - draft.top - text.base * 5.0,
        text,
    );
    let names = axes::names(&first_ticks, of.measure, options.language);
    let axis = axes::widest(&names, text) + axes::gap(text);
    let right = size.width - draft.pad - ends.room(text);
    let starts = Names::new(if options.parts.labels { &of.starts } else { &[] }, most_width, text);
    let starts = Some(starts).filter(|starts| {
        right - draft.pad - starts.room(text) - axis >= size.width * BESIDE_STARTS
    });
    let starts_room = starts.as_ref().map_or(0.0, |starts| starts.room(text));
    let mut plot = Plot {
        left: text.column(draft.pad + starts_room + axis),
        right: text.column(right),
        top: 0.0,
        bottom: 1.0,
        first: of.years.0,
        last: of.years.1,
        kind: request.year_kind(),
        least: 0.0,
        most: 1.0,
        margin: of.margin,
        scale,
    };
    if plot.right - plot.left < size.width * 0.3 {
        return Err(ChartError::NoRoom);
    }
    if text.cells && of.margin >= 0.5 {
        rows::whole_years(&mut plot);
    }
    let shown_events = if options.parts.events { request.events.as_slice() } else { &[] };
    // Names beside the plot may stand as high as the labels of events, unless the unit is between.
    let is_free = shown.is_empty() || (options.parts.unit && !of.unit.is_empty());
    let edge = if is_free { size.width - draft.pad } else { plot.right };
    let placed = events::place(shown_events, &plot, (plot.left, edge), text);
    notes.splice(0..0, placed.unplaced.iter().cloned());
    let framed = frame(&words(notes), size, text);
    let unit = if options.parts.unit {
        let room = size.width - 2.0 * framed.pad;
        text.wrap(&of.unit, Weight::Regular, text.tick, room)
    } else {
        Vec::new()
    };
    let unit_room = match unit.len() {
        0 => text.tick * 0.7,
        lines => text.line(text.tick, 1.25) * (lines as f64 - 1.0) + text.line(text.tick, 2.0),
    };
    let events_floor = framed.top + text.line(text.base, 1.1) + placed.height;
    plot.top = events_floor + unit_room;
    plot.bottom = framed.bottom - text.space(text.base * 0.7) - axes::years_room(text);
    if text.cells {
        // Axes stand in the middle of their row.
        plot.top = (plot.top / CELL.1).ceil() * CELL.1 + CELL.1 / 2.0;
        plot.bottom = (plot.bottom / CELL.1).floor() * CELL.1 + CELL.1 / 2.0;
    }
    if plot.bottom - plot.top < text.tick * 4.0 {
        return Err(ChartError::NoRoom);
    }
    let (mut ticks, height) =
        axis::ticks((of.measure, of.values), scale, plot.bottom - plot.top, text);
    (plot.least, plot.most) = axis::ends((of.measure, of.values.1), &ticks, scale, (height, text));
    let mut nodes = framed.nodes;
    if text.cells {
        // Rows that the axis has no use for are left out of the picture.
        frame::raise_foot(&mut nodes, plot.bottom - plot.top - height);
        plot.bottom = plot.top + height;
        rows::apart(&mut ticks, |value| plot.y(value));
    }
    let names = axes::names(&ticks, of.measure, options.language);

    nodes.push(axes::values(&plot, &ticks, Some(&names), options.parts.grid, text));
    let labelled =
        years::years(of.years, |year| plot.x(f64::from(year)), |year| plot.year_name(year), text);
    let inside = (framed.pad * 0.5, size.width - framed.pad * 0.5);
    nodes.push(axes::years(&plot, &labelled, inside, text));
    let mut canvas = Canvas::new(plot, text, &options.parts, 0);
    let (event_nodes, event_boxes) = placed.draw(&plot, events_floor, text);
    nodes.extend(event_nodes);
    event_boxes.into_iter().for_each(|bounds| canvas.obstacles.add_box(bounds));
    if !unit.is_empty() {
        let unit = axes::unit(&unit, &plot, framed.pad, text);
        for node in &unit.nodes {
            if let Node::Text(label) = node {
                canvas.obstacles.add_box(text.bounds(label));
            }
        }
        nodes.push(Node::Group(unit));
    }
    if let Some(value) = of.reference {
        nodes.push(axes::across(&plot, plot.y(value), Paint::Axis));
    }
    marks(&mut canvas);
    nodes.append(&mut canvas.nodes);

    let mut warnings = framed.warnings;
    let mut name = |names: &Names, side: Side, from: Option<f64>, edge: f64| {
        let (drawn, left_out) = names.draw(&plot, side, (from, edge), text)?;
        if left_out > 0 {
            warnings.push(format!(
                "the names of {left_out} grey series find no room beside the chart: give a larger --size"
            ));
        }
        nodes.extend(drawn);
        Ok(())
    };
    name(&ends, Side::Right, None, plot.right)?;
    if let Some(starts) = &starts {
        let edge = plot.left - axis;
        name(starts, Side::Left, Some(edge), edge)?;
    }
    if let Some((trace, last_is_named)) = of.extremes.filter(|_| options.parts.labels) {
        let inside = Bounds {
            left: plot.left,
            top: plot.top - text.label * 1.6,
            right: size.width - text.label * 0.4,
            bottom: plot.bottom,
        };
        nodes.extend(extremes(trace, last_is_named, of.reach, &inside, text, &mut canvas));
    }
    Ok(Drawing {
        nodes,
        readings: canvas.readings,
        warnings,
        unit: of.unit.clone(),
        years: of.years,
    })
}

/// The name of a series at its end, with its last value, and the year of that where it is not the
/// last of the chart.
pub fn named(trace: &Trace, at: &Datum, last: i32) -> String {
    let name = format!("{} {}", trace.name, at.text);
    if at.year.number() == last { name } else { format!("{name} ({})", at.year.short()) }
}

/// The largest, smallest and last value of the series, where they find room.
fn extremes(
    trace: &Trace,
    last_is_named: bool,
    reach: f64,
    inside: &Bounds,
    text: &Typography,
    canvas: &mut Canvas,
) -> Vec<Node> {
    let points = &trace.points;
    let smallest = points
        .iter()
        .min_by(|one, other| one.value.total_cmp(&other.value).then(one.year.cmp(&other.year)));
    let last = points.last();
    let mut labelled = Vec::new();
    let mut nodes = Vec::new();
    for at in [last, trace.largest(), smallest].into_iter().flatten() {
        if labelled.contains(&at.year) {
            continue;
        }
        labelled.push(at.year);
        if last_is_named && Some(at) == last {
            continue;
        }
        let point = canvas.plot.point(at.x(), at.value);
        let reach = text.label * reach;
        nodes.extend(labels::value(&at.text, point, reach, inside, text, &mut canvas.obstacles));
    }
    nodes
}
