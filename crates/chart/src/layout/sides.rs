//! Two years side by side: an upright rule for each, and what stands above and below the rules.

use super::axes;
use super::frame::Frame;
use crate::font::{Weight, nfc};
use crate::kind::Request;
use crate::plot::{Plot, Scale};
use crate::scene::{Anchor, Group, Node, Paint, Point, Text};
use crate::{CELL, Typography};
use arrivals_data::Year;
use arrivals_findings::format;

/// The years above the plot, and the unit beside or above them.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The unit in lines, with their baselines.
    unit: Vec<(String, f64)>,
    /// The baseline of the years.
    years: f64,
    /// The top of the plot.
    pub plot: f64,
}

impl Head {
    /// The head of a plot whose first year stands there.
    pub fn from_request(request: &Request, framed: &Frame, (year, left): (Year, f64)) -> Self {
        let text = &request.text;
        let room = request.options.size.width - 2.0 * framed.pad;
        let unit = match request.options.parts.unit {
            true => text.wrap(&request.unit(), Weight::Regular, text.tick, room),
            false => Vec::new(),
        };
        let half = text.width(&nfc(&year.short()), Weight::Bold, text.label) / 2.0;
        let fits = |line: &String| {
            let width = text.width(line, Weight::Regular, text.tick);
            framed.pad + width + text.tick <= left - half
        };
        let is_beside = matches!(unit.as_slice(), [line] if fits(line));
        let row = text.line(text.tick, 1.3);
        let above = if is_beside { 0.0 } else { row * unit.len() as f64 };
        let first = if text.cells { CELL.1 / 2.0 } else { text.label };
        let top = framed.top + text.line(text.base, 1.1) + first;
        let years = top + above;
        let unit = unit
            .into_iter()
            .enumerate()
            .map(|(place, line)| (format::capitalised(&line), top + row * place as f64))
            .collect();
        Self { unit, years, plot: years + text.line(text.label, 1.3) }
    }

    /// The words, above a plot in its final place.
    pub fn draw(&self, plot: &Plot, pad: f64, request: &Request) -> Vec<Node> {
        let text = &request.text;
        let mut unit = Group { class: "axis-unit", ..Group::default() };
        for (line, y) in &self.unit {
            let at = Point { x: pad, y: *y };
            unit.nodes.push(axes::label(line, at, Anchor::Start, text.tick));
        }
        let mut years = Group { class: "axis-x", ..Group::default() };
        for year in [plot.first, plot.last] {
            let content = nfc(&plot.year_name(year));
            let half = text.width(&content, Weight::Bold, text.label) / 2.0;
            let right = request.options.size.width - pad * 0.5 - half;
            let x = plot.x(f64::from(year)).min(right).max(pad * 0.5 + half);
            let at = Point { x, y: self.years };
            let name = Text::bold(&content, at, Anchor::Middle, text.label, Paint::Ink);
            years.nodes.push(Node::Text(name));
        }
        [unit, years].into_iter().filter(|group| !group.nodes.is_empty()).map(Node::Group).collect()
    }
}

/// The rules on which the values stand, and the line of 0 between them.
pub fn rules(plot: &Plot, text: &Typography) -> Node {
    let mut group = Group { class: "axis-y", ..Group::default() };
    let sides = [plot.left, plot.right];
    for x in sides {
        let (head, foot) = (Point { x, y: plot.top }, Point { x, y: plot.bottom });
        group.nodes.push(axes::line(head, foot, Paint::Axis, 1.0));
    }
    if plot.scale == Scale::Linear {
        let y = plot.y(0.0);
        group.nodes.push(axes::across(plot, y, Paint::Axis));
        if plot.least >= 0.0 {
            let down = if text.cells { CELL.1 } else { text.tick * 1.25 };
            for x in sides {
                let at = Point { x, y: plot.bottom + down };
                group.nodes.push(axes::label("0", at, Anchor::Middle, text.tick));
            }
        }
    }
    Node::Group(group)
}
