//! What stands around the plot: title, subtitle, notes, source; and the room left between them.

use super::axes;
use crate::font::Weight;
use crate::scene::{Anchor, Group, Node, Paint, Point, Text};
use crate::{Size, Typography};

/// The words around a plot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The finding; may be empty.
    pub title: String,
    /// What is shown; may be empty.
    pub subtitle: String,
    /// What a reader must know.
    pub notes: Vec<String>,
    /// The line of the source, whole.
    pub source: Option<String>,
    /// Whose chart it is.
    pub logo: Option<String>,
}

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

/// The most lines of a subtitle and of a source.
const SUBTITLE_LINES: usize = 3;
const SOURCE_LINES: usize = 2;

/// Places the words around the plot.
pub fn frame(words: &Words, size: Size, text: &Typography) -> Frame {
    let pad = if text.cells { crate::CELL.0 } else { (1.5 * text.base).round() };
    let room = size.width - 2.0 * pad;
    let mut warnings = Vec::new();
    let mut head = Group { class: "head", ..Group::default() };
    let (title_size, title) = title(&words.title, text, room, &mut warnings);
    let mut y = text.space(pad);
    for line in &title {
        y += text.line(title_size, 1.22);
        let at = Point { x: pad, y: y - title_size * 0.22 };
        let title = Text::bold(line, at, Anchor::Start, title_size, Paint::Ink);
        head.nodes.push(Node::Text(title));
    }
    if !title.is_empty() {
        y += text.space(text.base * 0.25);
    }
    let mut subtitle = text.wrap(&words.subtitle, Weight::Regular, text.subtitle, room);
    if text.cut(&mut subtitle, SUBTITLE_LINES, (Weight::Regular, text.subtitle), room) {
        warnings.push("the subtitle is cut: give a shorter --subtitle".into());
    }
    for line in &subtitle {
        y += text.line(text.subtitle, 1.35);
        let at = Point { x: pad, y: y - text.subtitle * 0.3 };
        head.nodes.push(axes::label(line, at, Anchor::Start, text.subtitle));
    }
    let top = y;

    let line_height = text.line(text.note, 1.4);
    let mut lines = text.wrap(&words.notes.join(" "), Weight::Regular, text.note, room);
    let most = ((size.height * 0.28) / line_height).floor().max(1.0) as usize;
    let note = (Weight::Regular, text.note);
    if text.cut(&mut lines, most, note, room) {
        warnings
            .push("the notes are longer than the chart has room for: give a larger --size".into());
    }
    if let Some(source) = &words.source {
        let mut source = text.wrap(source, Weight::Regular, text.note, room);
        if text.cut(&mut source, SOURCE_LINES, note, room) {
            warnings.push("the source is cut: give a larger --size".into());
        }
        lines.extend(source);
    }
    let mut foot = Group { class: "foot", ..Group::default() };
    let logo_width = |logo: &String| text.width(logo, Weight::Bold, text.note);
    let last = lines.last().map_or(0.0, |line| text.width(line, Weight::Regular, text.note));
    let mut rows = lines.len();
    if words
        .logo
        .as_ref()
        .is_some_and(|logo| lines.is_empty() || last + logo_width(logo) + text.base * 1.5 > room)
    {
        rows += 1;
    }
    let bottom = size.height - text.space(pad * 0.8) - line_height * rows as f64;
    let baseline = |place: usize| bottom + line_height * (place as f64 + 1.0) - text.note * 0.3;
    for (place, line) in lines.iter().enumerate() {
        let at = Point { x: pad, y: baseline(place) };
        foot.nodes.push(axes::label(line, at, Anchor::Start, text.note));
    }
    if let Some(logo) = &words.logo {
        let shown = match logo_width(logo) > room {
            true => text.ellipsis(logo, Weight::Bold, text.note, room),
            false => logo.clone(),
        };
        let at = Point { x: size.width - pad, y: baseline(rows.saturating_sub(1)) };
        let logo = Text::bold(&shown, at, Anchor::End, text.note, Paint::Muted);
        foot.nodes.push(Node::Text(logo));
    }
    let nodes =
        [head, foot].into_iter().filter(|group| !group.nodes.is_empty()).map(Node::Group).collect();
    Frame { nodes, top, bottom, pad, warnings }
}

/// Moves the foot up.
pub fn raise_foot(nodes: &mut [Node], by: f64) {
    for node in nodes {
        let Node::Group(group) = node else { continue };
        if group.class != "foot" {
            continue;
        }
        for node in &mut group.nodes {
            if let Node::Text(text) = node {
                text.at.y -= by;
            }
        }
    }
}

/// The title in at most two lines: smaller when it is long, cut only when it is very long.
fn title(
    title: &str,
    text: &Typography,
    room: f64,
    warnings: &mut Vec<String>,
) -> (f64, Vec<String>) {
    let mut lines = Vec::new();
    let mut size = text.title;
    for factor in [1.0, 0.9, 0.81, 0.72, 0.66] {
        size = text.title * factor;
        lines = text.wrap(title, Weight::Bold, size, room);
        if lines.len() <= 2 {
            return (size, lines);
        }
    }
    if text.cells && lines.len() <= 4 {
        return (size, lines);
    }
    warnings.push("the title is longer than two lines and is cut: give a shorter --title".into());
    text.cut(&mut lines, 2, (Weight::Bold, size), room);
    (size, lines)
}
