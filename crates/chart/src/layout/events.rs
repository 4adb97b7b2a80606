//! Dated events: a rule at the date, its label above the plot in one of two rows.

use crate::Typography;
use crate::font::{Weight, nfc};
use crate::plot::Plot;
use crate::scene::{Anchor, Bounds, Group, Node, Paint, Path, Point, Rect, Style, Text};
use arrivals_data::Event;

/// The most rows of labels.
const ROWS: usize = 2;

/// The labels of events, each in its row, and the events that found no room.
#[derive(Debug, Clone, PartialEq)]
pub struct Events {
    placed: Vec<Placed>,
    /// The height of each row, in pixels, the lowest first.
    rows: Vec<f64>,
    /// The room above the plot, in pixels.
    pub height: f64,
    /// The events without a label, in words.
    pub unplaced: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
struct Placed {
    event: Event,
    x: f64,
    lines: Vec<String>,
    left: f64,
    right: f64,
    row: usize,
}

/// Finds room between two edges for the events that fall on the plot; only its left, right and
/// years are used.
pub fn place(
    events: &[Event],
    plot: &Plot,
    (least, most): (f64, f64),
    text: &Typography,
) -> Events {
    let font = text.event;
    let line_height = text.line(font, 1.25);
    let width = |line: &String| text.width(line, Weight::Regular, font);
    let mut placed: Vec<Placed> = Vec::new();
    let mut unplaced = Vec::new();
    let drawn = (f64::from(plot.first) - plot.margin)..=(f64::from(plot.last) + plot.margin);
    for event in events.iter().filter(|event| drawn.contains(&event.date.on_axis())) {
        let x = plot.x(event.date.on_axis());
        let lines = text.wrap(&nfc(&event.label), Weight::Regular, font, font * 11.0);
        let wide = lines.iter().map(width).fold(0.0, f64::max);
        if lines.len() > 2 || wide > most - least {
            unplaced.push(sentence(event));
            continue;
        }
        // The label of a period stands above its middle.
        let ends = event.end.map_or(x, |end| plot.x(end.on_axis()).min(plot.right));
        let middle = f64::midpoint(x, ends.max(x));
        let left = (middle - wide / 2.0).clamp(least, (most - wide).max(least));
        let left = text.column(left);
        let right = left + wide;
        let room = font * 0.8;
        // A rule of the upper row runs down through the lower one.
        let free = |row: usize| {
            placed.iter().all(|other| match () {
                () if other.row == row => left > other.right + room || other.left > right + room,
                () if other.row > row => {
                    other.x < left - room / 2.0 || other.x > right + room / 2.0
                }
                () => x < other.left - room / 2.0 || x > other.right + room / 2.0,
            })
        };
        match (0..ROWS).find(|row| free(*row)) {
            Some(row) => placed.push(Placed { event: event.clone(), x, lines, left, right, row }),
            None => unplaced.push(sentence(event)),
        }
    }
    let rows: Vec<f64> = (0..ROWS)
        .map_while(|row| {
            let lines = placed.iter().filter(|event| event.row == row);
            let tallest = lines.map(|event| event.lines.len()).max()?;
            Some(tallest as f64 * line_height + text.space(font * 0.5))
        })
        .collect();
    Events { placed, height: rows.iter().sum(), rows, unplaced }
}

/// What is drawn of an event.
pub fn group(event: &Event) -> Group {
    Group { class: "event", data: vec![("date", event.date.to_string())], nodes: Vec::new() }
}

/// The dashed rule of an event.
pub fn rule(x: f64, (top, bottom): (f64, f64), (dash, gap): (f64, f64)) -> Node {
    let style = Style { dash: vec![dash, gap], ..Style::line(Paint::Event, 1.0) };
    Node::Path(Path::open(vec![vec![Point { x, y: top }, Point { x, y: bottom }]], style))
}

fn sentence(event: &Event) -> String {
    format!("{}: {}.", event.date, event.label)
}

impl Events {
    /// The rules and labels, above a plot in its final place. `floor` is the lowest pixel of the
    /// labels' room.
    pub fn draw(&self, plot: &Plot, floor: f64, text: &Typography) -> (Vec<Node>, Vec<Bounds>) {
        let font = text.event;
        let line_height = text.line(font, 1.25);
        let mut nodes = Vec::new();
        let mut boxes = Vec::new();
        for placed in &self.placed {
            let lowest = floor - self.rows.iter().take(placed.row).sum::<f64>();
            let mut group = group(&placed.event);
            if let Some(end) = placed.event.end {
                let right = plot.x(end.on_axis()).min(plot.right);
                let bounds = Bounds { left: placed.x, top: plot.top, right, bottom: plot.bottom };
                let style = Style { opacity: Some(0.1), ..Style::fill(Paint::Event) };
                group.nodes.push(Node::Rect(Rect::from_bounds(&bounds, style, Vec::new())));
            }
            let top = lowest - text.space(font * 0.2);
            group.nodes.push(rule(placed.x, (top, plot.bottom), (font * 0.22, font * 0.22)));
            for (place, line) in placed.lines.iter().rev().enumerate() {
                let up = if text.cells { 4.0 } else { font * 0.55 } + line_height * place as f64;
                let at = Point { x: f64::midpoint(placed.left, placed.right), y: lowest - up };
                let label = Text::regular(line, at, Anchor::Middle, font, Paint::Muted);
                boxes.push(text.bounds(&label));
                group.nodes.push(Node::Text(label));
            }
            nodes.push(Node::Group(group));
        }
        (nodes, boxes)
    }
}
