//! The places of groups over the years: the largest count of a year is first, and on top.
//!
//! Groups with the same count share the better place and stand at the same height, for no count
//! says which of them is first.

use std::collections::BTreeSet;

use crate::canvas::Canvas;
use crate::capabilities::{Capabilities, DefaultSeries};
use crate::cartesian::{Cartesian, cartesian};
use crate::font::Weight;
use crate::highlight::emphasise;
use crate::kind::{Drawing, Kind, Request};
use crate::layout::axes;
use crate::layout::names::End;
use crate::marks::line::{strokes, width};
use crate::marks::{breaks, data, withheld};
use crate::scene::{Anchor, Bounds, Circle, Group, Node, Paint, Point, Style, Text};
use crate::series_data::{Datum, Trace, years};
use crate::{ChartError, Measure};
use arrivals_data::Year;
use arrivals_findings::{ChartSubject, Label, Language, Mark};

/// Ranks.
pub const KIND: Kind = Kind {
    name: "ranking",
    summary: "the places of the groups over the years, the first on top",
    shows: DefaultSeries::Parts,
    series: (2, 60),
    takes: Capabilities { highlight: true, ..Capabilities::NEITHER },
    tentative: Mark::Dashed,
    ..Kind::new(draw, |_, _| ChartSubject::Ranking)
};

/// The smallest text that can be read, in pixels.
const LEAST_TEXT: f64 = 9.0;

/// Of more series than that, those in grey have thinner lines.
const MOST_WIDE: usize = 15;

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let mut counts = request.traces();
    let notes = emphasise(request, &mut counts).into_iter().collect();
    let traces: Vec<Trace> =
        counts.iter().map(|trace| ranked(trace, &counts, request.options.language)).collect();
    let (first, last) = years(&traces).ok_or(ChartError::NoYear)?;
    let places = traces.iter().flat_map(|trace| &trace.points).map(|at| at.value);
    let places = places.fold(1.0, f64::max);
    let ends = traces.iter().filter_map(|trace| {
        let at = trace.points.last()?;
        // Others may stand where an earlier place was: its name says its year.
        let name = match at.year == last {
            true => trace.name.clone(),
            false => format!("{} ({})", trace.name, at.year.short()),
        };
        let year = f64::from(last.number()) + 0.3;
        Some(End { year, ..End::new(trace, at, name) })
    });
    let starts = traces
        .iter()
        .filter_map(|trace| Some(End::new(trace, trace.at(first)?, trace.name.clone())));
    let unit = Label::Rank.text(request.options.language);
    let years = (first.number(), last.number());
    let of = Cartesian {
        margin: 0.45,
        ends: ends.collect(),
        starts: starts.collect(),
        notes,
        ..Cartesian::new(Measure::Rank, unit, (1.0, places), years)
    };
    cartesian(request, &of, |canvas| bumps(canvas, &traces, places))
}

/// The places of a series among those that have a count in the same year.
fn ranked(trace: &Trace, all: &[Trace], language: Language) -> Trace {
    let mut ranked = trace.clone();
    for at in &mut ranked.points {
        let counts = || all.iter().filter_map(|other| other.at(at.year)).map(|other| other.value);
        let place = 1 + counts().filter(|other| *other > at.value).count();
        at.text = match language {
            Language::English => format!("{} of {}", ordinal(place), counts().count()),
            Language::Korean => format!("{place}위"),
        };
        at.value = place as f64;
    }
    ranked
}

fn ordinal(place: usize) -> String {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

fn bumps(canvas: &mut Canvas, traces: &[Trace], places: f64) {
    let row = (canvas.plot.bottom - canvas.plot.top) / places;
    let most = row.min(canvas.plot.band()) * 0.38;
    let radius = most.min(canvas.text.base * 0.8);
    let font = (radius * 1.15).min(canvas.text.tick);
    let widest = canvas.text.width(&format!("{places}"), Weight::Bold, font);
    let numbered = !canvas.text.cells && font >= LEAST_TEXT && widest <= radius * 1.6;
    let dot = most.min(canvas.stroke() * 1.6);
    let crowd = if traces.len() > MOST_WIDE { 0.6 } else { 1.0 };
    let (left, right) = (canvas.plot.left, canvas.plot.right);
    let floor = canvas.plot.bottom;
    let foot = |x: f64| Point { x, y: floor };
    canvas.nodes.push(axes::line(foot(left), foot(right), Paint::Axis, 1.0));
    let (behind, before): (Vec<&Trace>, Vec<&Trace>) =
        traces.iter().rev().partition(|trace| trace.paint == Paint::Context);
    let mut markers: Vec<(&Trace, Group)> = Vec::new();
    for trace in behind.into_iter().chain(before) {
        let group = || Group::from_series(&trace.name);
        let mut line = group();
        let is_before = trace.paint != Paint::Context;
        let stroke = width(canvas, trace) * if is_before { 1.0 } else { crowd };
        let points = strokes(canvas, trace, stroke, is_before, &mut line);
        let mut signs = Vec::new();
        for (at, (point, alone)) in trace.points.iter().zip(points) {
            canvas.read(trace, at, point, None);
            if !is_before && !alone && !at.status.is_tentative() {
                continue;
            }
            let hollow = at.status.is_tentative().then_some(dot * 0.4);
            let size = if is_before { dot } else { stroke * 1.6 };
            signs.push(match is_before && numbered {
                true => ring(at, point, radius, trace.paint, stroke),
                false => trace.shape.draw(point, size, trace.paint, hollow, data(at)),
            });
        }
        line.nodes.extend(withheld(canvas, trace));
        line.nodes.extend(breaks(canvas, trace));
        if is_before && numbered {
            // Lines of other series may pass close by: rings with their numbers cover them.
            markers.push((trace, Group { nodes: signs, ..group() }));
        } else {
            line.nodes.extend(signs);
        }
        canvas.nodes.push(Node::Group(line));
    }
    let mut written: BTreeSet<(Year, u64)> = BTreeSet::new();
    let mut numbers = Group { class: "rank", ..Group::default() };
    for (trace, group) in markers {
        canvas.nodes.push(Node::Group(group));
        for at in &trace.points {
            let point = canvas.plot.point(at.x(), at.value);
            canvas.obstacles.add_box(Bounds::around(point, radius));
            // Those that share a place share its number.
            if written.insert((at.year, at.value as u64)) {
                numbers.nodes.push(number(at, point, font, canvas));
            }
        }
    }
    if !numbers.nodes.is_empty() {
        canvas.nodes.push(Node::Group(numbers));
    }
}

/// A ring with room for a number; dashed for a count that will be revised.
fn ring(at: &Datum, center: Point, radius: f64, paint: Paint, width: f64) -> Node {
    let dash = match at.status.is_tentative() {
        true => vec![width * 1.2, width * 1.2],
        false => Vec::new(),
    };
    let style = Style { dash, ..Style::hollow(paint, width) };
    Node::Circle(Circle { center, radius, style, data: data(at) })
}

fn number(at: &Datum, point: Point, font: f64, canvas: &Canvas) -> Node {
    let middle = Point { x: point.x, y: point.y + canvas.text.middle(font) };
    let place = format!("{}", at.value);
    Node::Text(Text::bold(&place, middle, Anchor::Middle, font, Paint::Ink))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_words() {
        assert_eq!([1, 3, 11, 12, 21].map(ordinal), ["1st", "3rd", "11th", "12th", "21st"]);
        assert_eq!([2, 100, 103].map(ordinal), ["2nd", "100th", "103rd"]);
    }
}
