//! Names at the ends of lines, moved apart where they would touch, and values at points.

use super::obstacles::{Bounds, Obstacles};
use super::plot::Plot;
use super::scene::{Anchor, Node, Paint, Path, Point, Style, Text};
use crate::font::{Weight, nfc};

/// A name for the end of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct EndLabel {
    /// The end of the line.
    pub at: Point,
    /// The name.
    pub content: String,
    /// The line's colour.
    pub paint: Paint,
}

/// The names at the right of the plot, each beside its line's end or moved from it with a
/// connector; none is dropped.
pub fn ends(labels: &[EndLabel], plot: &Plot, font: f64) -> Vec<Node> {
    let line_height = font * 1.25;
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|one, other| labels[*one].at.y.total_cmp(&labels[*other].at.y));
    // From the bottom up, so that names near the baseline stack above it.
    let mut heights = vec![0.0; labels.len()];
    let mut lowest = plot.bottom + line_height / 2.0;
    for place in order.iter().rev() {
        let y = labels[*place].at.y.min(lowest - line_height / 2.0);
        heights[*place] = y;
        lowest = y - line_height / 2.0;
    }
    // Then down again, when the stack has grown above the plot.
    let mut highest = plot.top - line_height;
    for place in &order {
        let y = heights[*place].max(highest + line_height / 2.0);
        heights[*place] = y;
        highest = y + line_height / 2.0;
    }
    let mut nodes = Vec::new();
    for (label, height) in labels.iter().zip(heights) {
        let (from, to) = (label.at.x + font * 0.45, plot.right + connector(font));
        if (height - label.at.y).abs() > font * 0.2 {
            nodes.push(Node::Path(Path {
                pieces: vec![vec![
                    Point { x: from, y: label.at.y },
                    Point { x: f64::midpoint(from, to), y: height },
                    Point { x: to - font * 0.2, y: height },
                ]],
                closed: false,
                style: Style { stroke: Some(label.paint), width: 1.0, ..Style::default() },
                data: Vec::new(),
            }));
        }
        nodes.push(Node::Text(Text {
            at: Point { x: to, y: height + font * 0.35 },
            anchor: Anchor::Start,
            size: font,
            weight: Weight::Bold,
            content: nfc(&label.content),
            paint: label.paint,
            halo: false,
        }));
    }
    nodes
}

/// The pixels between the plot and the names.
pub fn connector(font: f64) -> f64 {
    font * 1.5
}

/// A value beside its point: above, else below, left or right; nothing when it would touch a
/// text, a marker or a line everywhere.
pub fn value(
    content: &str,
    at: Point,
    font: f64,
    reach: f64,
    inside: &Bounds,
    obstacles: &mut Obstacles,
) -> Option<Node> {
    let side = reach + font * 0.25;
    let places = [
        (0.0, -side, Anchor::Middle),
        (-side, -side, Anchor::End),
        (side, -side, Anchor::Start),
        (0.0, side + font * 0.72, Anchor::Middle),
        (side, font * 0.35, Anchor::Start),
        (-side, font * 0.35, Anchor::End),
    ];
    for (dx, dy, anchor) in places {
        let text = Text {
            at: Point { x: at.x + dx, y: at.y + dy },
            anchor,
            size: font,
            weight: Weight::Bold,
            content: nfc(content),
            paint: Paint::Ink,
            halo: true,
        };
        let bounds = Bounds::of(&text);
        if inside.holds(&bounds) && obstacles.is_free(&bounds.grown(1.0)) {
            obstacles.add_box(bounds.grown(3.0));
            return Some(Node::Text(text));
        }
    }
    None
}
