//! What stands on a chart already, so that no text is set on it.

use super::scene::{Bounds, Point, Text};
use crate::font;

impl Bounds {
    /// The box of a text: from its capitals' height to its descenders.
    pub fn from_text(text: &Text) -> Self {
        let width = font::width(&text.content, text.weight, text.size);
        let left = text.anchor.left(text.at.x, width);
        Self {
            left,
            top: text.at.y - font::cap_height(text.size),
            right: left + width,
            bottom: text.at.y + font::descent(text.size) * 0.8,
        }
    }

    /// The box around a point.
    pub fn around(center: Point, radius: f64) -> Self {
        let Point { x, y } = center;
        Self { left: x, top: y, right: x, bottom: y }.grown(radius)
    }

    /// The box around all points; nothing when there is none.
    pub fn enclosing<'a>(points: impl IntoIterator<Item = &'a Point>) -> Option<Self> {
        points.into_iter().map(|point| Self::around(*point, 0.0)).reduce(|one, other| Self {
            left: one.left.min(other.left),
            top: one.top.min(other.top),
            right: one.right.max(other.right),
            bottom: one.bottom.max(other.bottom),
        })
    }

    pub fn middle(&self) -> Point {
        Point { x: f64::midpoint(self.left, self.right), y: f64::midpoint(self.top, self.bottom) }
    }

    /// The box with room around it.
    pub fn grown(self, room: f64) -> Self {
        Self {
            left: self.left - room,
            top: self.top - room,
            right: self.right + room,
            bottom: self.bottom + room,
        }
    }

    /// Whether the boxes share a point.
    pub fn touches(&self, other: &Bounds) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a point lies in the box.
    pub fn covers(&self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// Whether the other box lies inside of this one.
    pub fn holds(&self, other: &Bounds) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether a straight line runs through the box (Liang & Barsky 1984, ACM Transactions on
    /// Graphics 3, 1–22).
    pub fn is_crossed(&self, from: Point, to: Point) -> bool {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (move_by, room) in [
            (-dx, from.x - self.left),
            (dx, self.right - from.x),
            (-dy, from.y - self.top),
            (dy, self.bottom - from.y),
        ] {
            if move_by == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if move_by < 0.0 {
                enters = enters.max(room / move_by);
            } else {
                leaves = leaves.min(room / move_by);
            }
        }
        enters <= leaves
    }
}

/// What stands on a chart already.
#[derive(Debug, Clone, Default)]
pub struct Obstacles {
    boxes: Vec<Bounds>,
    lines: Vec<(Point, Point)>,
}

impl Obstacles {
    pub fn add_box(&mut self, bounds: Bounds) {
        self.boxes.push(bounds);
    }

    /// Adds a line through points.
    pub fn add_line(&mut self, points: &[Point]) {
        self.lines.extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    }

    /// Whether nothing stands in the box.
    pub fn is_free(&self, bounds: &Bounds) -> bool {
        !self.boxes.iter().any(|other| other.touches(bounds))
            && !self.lines.iter().any(|(from, to)| bounds.is_crossed(*from, *to))
    }
}
