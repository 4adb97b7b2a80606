//! What stands around the plot: title, subtitle, notes, source; and the room left between them.

use super::scene::{Anchor, Group, Node, Paint, Point, Text};
use super::wrap::{ellipsis, wrap};
use super::{Caption, Size};
use crate::font::{self, Weight};

/// The words around the plot, placed, and the room that they leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The words.
    pub nodes: Vec<Node>,
    /// The lowest pixel of the head.
    pub top: f64,
    /// The highest pixel of the foot.
    pub bottom: f64,
    /// The room at the left and right edge.
    pub pad: f64,
    /// What could not be shown whole.
    pub warnings: Vec<String>,
}

/// Places the words around the plot.
pub fn frame(caption: &Caption, notes: &[String], size: Size) -> Frame {
    let base = size.base();
    let pad = (1.5 * base).round();
    let room = size.width - 2.0 * pad;
    let mut warnings = Vec::new();
    let mut head = Group { class: "head", ..Group::default() };
    let (title_size, title) = title(&caption.title, base, room, &mut warnings);
    let mut y = pad;
    for line in title {
        y += title_size * 1.22;
        head.nodes.push(text(
            &line,
            pad,
            y - title_size * 0.22,
            title_size,
            Weight::Bold,
            Paint::Ink,
        ));
    }
    let subtitle_size = base * 1.05;
    y += base * 0.25;
    for line in wrap(&caption.subtitle, Weight::Regular, subtitle_size, room).into_iter().take(3) {
        y += subtitle_size * 1.35;
        head.nodes.push(text(
            &line,
            pad,
            y - subtitle_size * 0.3,
            subtitle_size,
            Weight::Regular,
            Paint::Muted,
        ));
    }
    let top = y;

    let note_size = (base * 0.84).max(10.0);
    let line_height = note_size * 1.4;
    let mut lines = wrap(&notes.join(" "), Weight::Regular, note_size, room);
    let most = ((size.height * 0.28) / line_height).floor().max(1.0) as usize;
    if lines.len() > most {
        warnings
            .push("the notes are longer than the chart has room for: give a larger --size".into());
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = ellipsis(last, Weight::Regular, note_size, room);
        }
    }
    if let Some(source) = &caption.source {
        let source = format!("Source: {source}");
        lines.extend(wrap(&source, Weight::Regular, note_size, room).into_iter().take(2));
    }
    let mut foot = Group { class: "foot", ..Group::default() };
    let bottom = size.height - pad * 0.8 - line_height * lines.len() as f64;
    for (place, line) in lines.iter().enumerate() {
        let y = bottom + line_height * (place as f64 + 1.0) - note_size * 0.3;
        foot.nodes.push(text(line, pad, y, note_size, Weight::Regular, Paint::Muted));
    }
    Frame { nodes: vec![Node::Group(head), Node::Group(foot)], top, bottom, pad, warnings }
}

/// The title in at most two lines: smaller when it is long, cut only when it is very long.
fn title(title: &str, base: f64, room: f64, warnings: &mut Vec<String>) -> (f64, Vec<String>) {
    let mut lines = Vec::new();
    let mut size = base * 1.6;
    for factor in [1.6, 1.45, 1.3, 1.15, 1.05] {
        size = base * factor;
        lines = wrap(title, Weight::Bold, size, room);
        if lines.len() <= 2 {
            return (size, lines);
        }
    }
    warnings.push("the title is longer than two lines and is cut: give a shorter --title".into());
    lines.truncate(2);
    if let Some(last) = lines.last_mut() {
        *last = ellipsis(last, Weight::Bold, size, room);
    }
    (size, lines)
}

/// A text that starts at a place.
pub fn text(content: &str, x: f64, y: f64, size: f64, weight: Weight, paint: Paint) -> Node {
    Node::Text(Text {
        at: Point { x, y },
        anchor: Anchor::Start,
        size,
        weight,
        content: font::nfc(content),
        paint,
        halo: false,
    })
}
