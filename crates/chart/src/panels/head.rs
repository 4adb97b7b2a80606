//! What stands above all panels: the names of their series, and the unit.

use crate::Typography;
use crate::font::Weight;
use crate::kind::Request;
use crate::layout::axes;
use crate::layout::frame::Frame;
use crate::scene::{Anchor, Group, Node, Paint, Point, Text};
use crate::series_data::Trace;
use arrivals_findings::format;

/// The names of the series that all panels have, in their colours; gives the lowest pixel.
pub fn key_row(request: &Request, framed: &Frame, legend: &[Trace], nodes: &mut Vec<Node>) -> f64 {
    let text = &request.text;
    let mut y = framed.top;
    if legend.len() < 2 {
        return y;
    }
    let mut group = Group { class: "key", ..Group::default() };
    let (mut x, right) = (framed.pad, request.options.size.width - framed.pad);
    y += text.line(text.label, 1.7);
    for trace in legend {
        let radius = text.base * 0.28;
        let wide = text.width(&trace.name, Weight::Bold, text.label) + radius * 5.0;
        if x > framed.pad && x + wide > right {
            x = framed.pad;
            y += text.line(text.label, 1.4);
        }
        let center = Point { x: x + radius * 1.2, y: y - text.label * 0.32 };
        group.nodes.push(trace.shape.draw(center, radius, trace.paint, None, Vec::new()));
        let after = x + radius * 3.2;
        let at = Point { x: text.column(after), y };
        let paint = if trace.paint == Paint::Context { Paint::Muted } else { trace.paint };
        let name = Text::bold(&trace.name, at, Anchor::Start, text.label, paint);
        group.nodes.push(Node::Text(name));
        x += wide + text.base;
    }
    nodes.push(Node::Group(group));
    y
}

/// The unit above the first panel; gives the highest pixel of the panels.
pub fn unit(
    request: &Request,
    framed: &Frame,
    unit: &str,
    top: f64,
    text: &Typography,
    nodes: &mut Vec<Node>,
) -> f64 {
    if unit.is_empty() || !request.options.parts.unit {
        return top + text.line(text.base, 0.8);
    }
    let size = request.text.tick;
    let room = request.options.size.width - 2.0 * framed.pad;
    let lines = text.wrap(&format::capitalised(unit), Weight::Regular, size, room);
    let mut group = Group { class: "axis-unit", ..Group::default() };
    let mut y = top + text.space(size * 0.4);
    for line in &lines {
        y += text.line(size, 1.4);
        let at = Point { x: framed.pad, y: y - size * 0.3 };
        group.nodes.push(axes::label(line, at, Anchor::Start, size));
    }
    nodes.push(Node::Group(group));
    y + text.space(text.base * 0.3)
}
