//! Names at the ends of lines, moved apart where they would touch, and values at points.

use crate::Typography;
use crate::collision::Obstacles;
use crate::scene::{Anchor, Bounds, Node, Paint, Path, Point, Style, Text};

/// A name for the end of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct EndLabel {
    /// The end of the line.
    pub at: Point,
    /// The name in lines that fit.
    pub lines: Vec<String>,
    /// The line's colour.
    pub paint: Paint,
}

/// On which side of the plot names stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Left of it: names end at the plot.
    Left,
    /// Right of it: names start at the plot.
    Right,
}

/// The part of the chart's width that names may take.
pub const MOST_WIDTH: f64 = 0.3;

/// The pixels between the plot and the names.
pub fn connector(text: &Typography) -> f64 {
    if text.cells { 4.0 * crate::CELL.0 } else { text.label * 1.5 }
}

/// The height of a name of so many lines.
pub fn height(lines: usize, font: f64, text: &Typography) -> f64 {
    text.line(font, 1.2) * lines as f64 + text.space(font * 0.12)
}

/// The size at which names of so many lines in all find room in that height; nothing when even
/// the smallest that can be read is too large.
pub fn size(lines: &[usize], room: f64, text: &Typography) -> Option<f64> {
    let fits = |font: f64| lines.iter().map(|one| height(*one, font, text)).sum::<f64>() <= room;
    let least = if text.cells { text.label } else { 9.5_f64.min(text.label) };
    (0..=20)
        .map(|step| text.label - (text.label - least) * f64::from(step) / 20.0)
        .find(|font| fits(*font))
}

/// The names beside a plot, each at its line's end or moved from it with a connector; none is
/// dropped. `edge` is where the plot ends, `room` the highest and lowest pixel for names.
pub fn ends(
    labels: &[EndLabel],
    side: Side,
    edge: f64,
    room: (f64, f64),
    font: f64,
    text: &Typography,
) -> Vec<Node> {
    let wanted: Vec<(f64, f64)> =
        labels.iter().map(|label| (label.at.y, height(label.lines.len(), font, text))).collect();
    let middles = apart(&wanted, room);
    let outward = if side == Side::Right { 1.0 } else { -1.0 };
    let mut nodes = Vec::new();
    for (label, middle) in labels.iter().zip(middles) {
        let from = label.at.x + outward * font * 0.45;
        let to = edge + outward * connector(text);
        if (middle - label.at.y).abs() > font * 0.2 && !text.cells {
            let bend = vec![
                Point { x: from, y: label.at.y },
                Point { x: f64::midpoint(from, to), y: middle },
                Point { x: to - outward * font * 0.2, y: middle },
            ];
            nodes.push(Node::Path(Path::open(vec![bend], Style::line(label.paint, 1.0))));
        }
        // Names of series behind the others are read last.
        let name = match label.paint {
            Paint::Context => Text::regular,
            _ => Text::bold,
        };
        let paint = if label.paint == Paint::Context { Paint::Muted } else { label.paint };
        let anchor = if side == Side::Right { Anchor::Start } else { Anchor::End };
        let line_height = text.line(font, 1.2);
        let first = middle - line_height * (label.lines.len() as f64 - 1.0) / 2.0;
        for (place, line) in label.lines.iter().enumerate() {
            let at = Point { x: to, y: first + line_height * place as f64 + text.middle(font) };
            nodes.push(Node::Text(name(line, at, anchor, font, paint)));
        }
    }
    nodes
}

/// Places for boxes along a line, near where they are wanted and never touching: pairs of a wanted
/// middle and a height give the middles.
///
/// Neighbours that would touch are pooled, and a pool stands where the mean of its wishes is, which
/// is the least-squares solution (Barlow et al. 1972, Statistical Inference under Order
/// Restrictions, pool adjacent violators).
pub fn apart(wanted: &[(f64, f64)], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|one, other| wanted[*one].0.total_cmp(&wanted[*other].0).then(one.cmp(other)));
    // A pool: its upper edge, its height, its members in order.
    let mut pools: Vec<(f64, f64, Vec<usize>)> = Vec::new();
    let place = |members: &[usize]| {
        let height: f64 = members.iter().map(|member| wanted[*member].1).sum();
        let (mut offset, mut sum) = (0.0, 0.0);
        for member in members {
            let (middle, own) = wanted[*member];
            sum += middle - offset - own / 2.0;
            offset += own;
        }
        let upper = sum / members.len() as f64;
        (upper.min(bottom - height).max(top), height)
    };
    for next in order {
        let mut members = vec![next];
        let (mut upper, mut height) = place(&members);
        while let Some((above, tall, _)) = pools.last()
            && above + tall > upper + 1e-9
            && let Some((_, _, mut merged)) = pools.pop()
        {
            merged.append(&mut members);
            members = merged;
            (upper, height) = place(&members);
        }
        pools.push((upper, height, members));
    }
    let mut middles = vec![0.0; wanted.len()];
    for (upper, _, members) in pools {
        let mut edge = upper;
        for member in members {
            middles[member] = edge + wanted[member].1 / 2.0;
            edge += wanted[member].1;
        }
    }
    middles
}

/// A value beside its point: above, else below, left or right; nothing when it would touch a
/// text, a marker or a line everywhere.
pub fn value(
    content: &str,
    at: Point,
    reach: f64,
    inside: &Bounds,
    text: &Typography,
    obstacles: &mut Obstacles,
) -> Option<Node> {
    let font = text.label;
    let side = reach + font * 0.25;
    let below = side + if text.cells { font } else { font * 0.72 };
    let places = [
        (0.0, -side, Anchor::Middle),
        (-side, -side, Anchor::End),
        (side, -side, Anchor::Start),
        (0.0, below, Anchor::Middle),
        (side, text.middle(font), Anchor::Start),
        (-side, text.middle(font), Anchor::End),
    ];
    for (dx, dy, anchor) in places {
        let at = Point { x: at.x + dx, y: at.y + dy };
        let label = Text { halo: true, ..Text::bold(content, at, anchor, font, Paint::Ink) };
        let bounds = text.bounds(&label);
        if inside.holds(&bounds) && obstacles.is_free(&bounds.grown(1.0)) {
            obstacles.add_box(bounds.grown(3.0));
            return Some(Node::Text(label));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_touch_move_apart_as_little_as_can_be() {
        // Two of height 10 wanted at 50 stand at 45 and 55; a third at 90 stays.
        let middles = apart(&[(50.0, 10.0), (50.0, 10.0), (90.0, 10.0)], (0.0, 100.0));
        assert_eq!(middles, [45.0, 55.0, 90.0]);
        // At the lower edge the stack stands on it.
        assert_eq!(apart(&[(99.0, 10.0), (98.0, 10.0)], (0.0, 100.0)), [95.0, 85.0]);
    }

    #[test]
    fn twelve_names_at_one_place_do_not_touch() {
        let mut middles = apart(&[(40.0, 16.0); 12], (0.0, 300.0));
        middles.sort_by(f64::total_cmp);
        assert!(middles.windows(2).all(|pair| pair[1] - pair[0] > 16.0 - 1e-9));
        assert!(middles[0] >= 8.0 && middles[11] <= 292.0);
    }
}
