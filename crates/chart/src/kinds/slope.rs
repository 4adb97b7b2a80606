//! The counts of two years side by side, and a line for each series between them.

use crate::canvas::Canvas;
use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::highlight::emphasise;
use crate::kind::{Drawing, Kind, Request};
use crate::layout::axes;
use crate::layout::frame::frame;
use crate::layout::labels::Side;
use crate::layout::names::{End, Names};
use crate::layout::sides::{self, Head};
use crate::marks::data;
use crate::marks::line::width;
use crate::plot::{Plot, Scale};
use crate::scene::{Group, Node, Paint, Path, Point, Style};
use crate::series_data::{Trace, range};
use crate::{CELL, ChartError, ChartOptions};
use arrivals_data::{Period, Series, Status, Year};
use arrivals_findings::{ChartSubject, Label, Marks, Within, chart_notes, format};

/// Slopes.
pub const KIND: Kind = Kind {
    name: "slope",
    summary: "the counts of the first and the last year, and a line for each series between them",
    shows: DefaultSeries::WholeAndParts,
    series: (1, 30),
    takes: Capabilities { events: false, ..Capabilities::highlights(Axis::Either) },
    years: Within::common_years,
    ..Kind::new(draw, about)
};

fn about(_: &ChartOptions, series: &[&Series]) -> ChartSubject {
    match Within::common_years(series) {
        Within { first: Some(from), last: Some(to) } if from < to => {
            ChartSubject::Slope { from, to }
        }
        _ => ChartSubject::Line,
    }
}

/// The part of the width that the names at each side may take.
const NAMES: f64 = 0.27;

/// A plot is no more than so many times as wide as high: flatter lines say less.
const WIDEST: f64 = 2.2;

/// So many names rarely need to move.
const CROWD: usize = 5;

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let mut traces = request.traces();
    let (first, last) = ends(&traces)?;
    let broken: Vec<bool> = traces.iter().map(|trace| is_broken(trace, first, last)).collect();
    for trace in &mut traces {
        trace.points.retain(|at| at.year == first || at.year == last);
    }
    let grey = emphasise(request, &mut traces);
    let (smallest, largest) = range(&traces).ok_or(ChartError::NoYear)?;
    let log = request.options.log;
    if log && smallest <= 0.0 {
        let zeros = traces.iter().flat_map(|trace| &trace.points).filter(|at| at.value <= 0.0);
        return Err(ChartError::LogOfZero(zeros.map(|at| at.year.to_string()).collect()));
    }

    let (options, text) = (request.options, &request.text);
    let mut notes = request.with_notes(notes(request, first, last));
    notes.extend(grey);
    if log {
        notes.push(format::sentence(&Label::LogScale.text(options.language)));
    }
    let framed = frame(&request.words(notes), options.size, text);
    let most = options.size.width * NAMES;
    let side = |side: Side| -> Vec<End> {
        let shown = if options.parts.labels { traces.as_slice() } else { &[] };
        shown.iter().filter_map(|trace| name(trace, side)).collect()
    };
    let (lefts, rights) = (side(Side::Left), side(Side::Right));
    let (lefts, rights) = (Names::new(&lefts, most, text), Names::new(&rights, most, text));
    // Of many names, more must move from their counts: their connectors have more room.
    let aside = if traces.len() > CROWD { text.space(text.label * 1.5) } else { 0.0 };
    let left = framed.pad + lefts.room(text) + aside;
    let head = Head::from_request(request, &framed, (first, left));
    let mut plot = Plot {
        left,
        right: options.size.width - framed.pad - rights.room(text) - aside,
        top: head.plot,
        bottom: framed.bottom - text.space(text.base * 0.7) - axes::years_room(text),
        first: first.number(),
        last: last.number(),
        kind: request.year_kind(),
        least: if log { smallest } else { smallest.min(0.0) },
        most: if largest > smallest || largest > 0.0 { largest } else { 1.0 },
        margin: 0.0,
        scale: if log { Scale::Log } else { Scale::Linear },
    };
    if log && smallest >= largest {
        (plot.least, plot.most) = (smallest / 2.0, largest * 2.0);
    }
    settle(&mut plot, request)?;

    let mut nodes = framed.nodes;
    nodes.extend(head.draw(&plot, framed.pad, request));
    nodes.push(sides::rules(&plot, text));
    let mut canvas = Canvas::new(plot, text, &options.parts, 0);
    let (behind, before): (Vec<_>, Vec<_>) =
        traces.iter().zip(broken).rev().partition(|(trace, _)| trace.paint == Paint::Context);
    for (trace, broken) in behind.into_iter().chain(before) {
        line(&mut canvas, trace, broken);
    }
    nodes.append(&mut canvas.nodes);
    let mut warnings = framed.warnings;
    for (names, side, edge) in
        [(lefts, Side::Left, plot.left - aside), (rights, Side::Right, plot.right + aside)]
    {
        let (drawn, left_out) = names.draw(&plot, side, (None, edge), text)?;
        nodes.extend(drawn);
        if left_out > 0 && side == Side::Right {
            warnings.push(format!(
                "the names of {left_out} grey series find no room beside the chart: give a larger --size"
            ));
        }
    }
    Ok(Drawing {
        nodes,
        readings: canvas.readings,
        warnings,
        unit: request.unit(),
        years: (first.number(), last.number()),
    })
}

/// The first and the last year in which all series have a count.
fn ends(traces: &[Trace]) -> Result<(Year, Year), ChartError> {
    let (one, others) = traces.split_first().ok_or(ChartError::NoYear)?;
    let mut shared = one
        .points
        .iter()
        .map(|at| at.year)
        .filter(|year| others.iter().all(|other| other.at(*year).is_some()));
    match (shared.next(), shared.next_back()) {
        (Some(first), Some(last)) => Ok((first, last)),
        (only, _) => {
            let why = match only {
                Some(year) => format!("{year} is the only year in which all series have a count"),
                None => "there is no year in which all series have a count".into(),
            };
            Err(ChartError::NoResult { what: "slope", why })
        }
    }
}

/// Whether the counts of the two years cannot be compared.
fn is_broken(trace: &Trace, first: Year, last: Year) -> bool {
    trace.points.iter().any(|at| at.break_before && first < at.year && at.year <= last)
}

/// What a reader must know of the two years, and of breaks between them.
fn notes(request: &Request, first: Year, last: Year) -> Vec<String> {
    let marks = Marks { tentative: KIND.tentative };
    let said = |year: Year, with_status: bool| -> Vec<String> {
        let cut: Vec<Series> = request
            .series
            .iter()
            .filter_map(|series| {
                let mut at = series.at(Period::Year(year))?;
                at.break_before &= year > first;
                if !with_status {
                    at.status = Status::Normal;
                }
                Series::new(series.key().to_vec(), series.role(), vec![at]).ok()
            })
            .collect();
        let cut: Vec<&Series> = cut.iter().collect();
        chart_notes(request.dataset, &cut, marks, request.options.language)
    };
    let mut notes = said(first, true);
    let between = first.plus(1).into_iter().flat_map(|next| next.through(last));
    notes.extend(between.flat_map(|year| said(year, year == last)));
    notes
}

/// A name with its count, as it stands at that side.
fn name(trace: &Trace, side: Side) -> Option<End> {
    let (at, name) = match side {
        Side::Left => trace.points.first().map(|at| (at, format!("{} {}", trace.name, at.text)))?,
        Side::Right => trace.points.last().map(|at| (at, format!("{} {}", at.text, trace.name)))?,
    };
    Some(End::new(trace, at, name.trim().to_owned()))
}

/// Gives the plot its final width and height.
fn settle(plot: &mut Plot, request: &Request) -> Result<(), ChartError> {
    let (size, text) = (request.options.size, &request.text);
    if text.cells {
        let middle = |y: f64| (y / CELL.1).floor() * CELL.1 + CELL.1 / 2.0;
        (plot.top, plot.bottom) = (middle(plot.top), middle(plot.bottom));
        let column = |x: f64| (x / CELL.0).round() * CELL.0 + CELL.0 / 2.0;
        (plot.left, plot.right) = (column(plot.left), column(plot.right) - CELL.0);
    }
    let (width, height) = (plot.right - plot.left, plot.bottom - plot.top);
    if width < size.width * 0.15 || height < text.tick * 4.0 {
        return Err(ChartError::NoRoom);
    }
    let spare = (width - height * WIDEST).max(0.0) / 2.0;
    if !text.cells {
        plot.left += spare;
        plot.right -= spare;
    }
    Ok(())
}

/// The line of a series; one that breaks between the years has a gap in its middle.
fn line(canvas: &mut Canvas, trace: &Trace, broken: bool) {
    let stroke = width(canvas, trace);
    let mut group = Group::from_series(&trace.name);
    if let [from, to] = trace.points.as_slice() {
        let ends = [canvas.plot.point(from.x(), from.value), canvas.plot.point(to.x(), to.value)];
        let part = |part: f64| Point {
            x: ends[0].x + (ends[1].x - ends[0].x) * part,
            y: ends[0].y + (ends[1].y - ends[0].y) * part,
        };
        let pieces = match broken {
            true => vec![vec![ends[0], part(0.45)], vec![part(0.55), ends[1]]],
            false => vec![ends.to_vec()],
        };
        let dash = match to.status.is_tentative() {
            true => vec![stroke * 2.0, stroke * 1.5],
            false => Vec::new(),
        };
        let path = |paint, width, dash| {
            Node::Path(Path::open(pieces.clone(), Style { dash, ..Style::line(paint, width) }))
        };
        if trace.paint != Paint::Context {
            group.nodes.push(path(Paint::Background, stroke * 2.2, Vec::new()));
        }
        group.nodes.push(path(trace.paint, stroke, dash));
    }
    for at in &trace.points {
        let point = canvas.plot.point(at.x(), at.value);
        canvas.read(trace, at, point, None);
        let hollow = at.status.is_tentative().then_some(stroke * 0.8);
        group.nodes.push(trace.shape.draw(point, stroke * 1.8, trace.paint, hollow, data(at)));
    }
    canvas.nodes.push(Node::Group(group));
}
