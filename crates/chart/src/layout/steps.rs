//! A scale of colours in steps: which step a count is in, and the key that says so.

use super::axes;
use crate::font::Weight;
use crate::scene::{Anchor, Group, Node, Paint, Point, Rect, STEPS, Style};
use crate::{CELL, Typography};
use arrivals_findings::format;

/// A scale of colours in steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Steps {
    /// The largest count of each step, and its colour.
    steps: Vec<(f64, usize)>,
    /// Whether only whole numbers are values.
    whole: bool,
}

impl Steps {
    /// The steps of counts from 0 to the largest. Their limits are as the squares, so that small
    /// counts are told apart too; where counts are few, there are fewer steps.
    pub fn new(largest: f64, whole: bool) -> Self {
        let steps = STEPS as f64;
        let mut limits: Vec<f64> = (1..STEPS)
            .map(|place| {
                let part = place as f64 / steps;
                two_digits(largest * part * part, whole)
            })
            .collect();
        limits.push(largest);
        limits.dedup();
        let last = (limits.len() - 1).max(1);
        let color = |place: usize| (place * (STEPS - 1) + last / 2) / last;
        let steps = limits.iter().enumerate().map(|(at, limit)| (*limit, color(at))).collect();
        Self { steps, whole }
    }

    /// The colour of a count.
    pub fn color(&self, count: f64) -> usize {
        let step = self.steps.iter().find(|(limit, _)| count <= *limit).or(self.steps.last());
        step.map_or(0, |(_, color)| *color)
    }

    /// Whether each step is one count.
    pub fn are_single(&self) -> bool {
        self.whole
            && self.steps.iter().enumerate().all(|(place, (limit, _))| *limit == place as f64)
    }

    /// The counts of each step, as `47–180`.
    fn ranges(&self) -> Vec<String> {
        let mut from = 0.0;
        self.steps
            .iter()
            .map(|(limit, _)| {
                let (first, last) = (self.text(from), self.text(*limit));
                from = if self.whole { limit + 1.0 } else { *limit };
                if first == last { first } else { format!("{first}–{last}") }
            })
            .collect()
    }

    fn text(&self, value: f64) -> String {
        if self.whole { format::decimal(value, 0) } else { format::rate(value) }
    }

    /// The key, below a point and so many pixels wide at most: its heading in lines, the colours,
    /// and the counts under them. Gives also the lowest pixel.
    pub fn key(&self, heading: &str, at: Point, room: f64, text: &Typography) -> (Node, f64) {
        let mut group = Group { class: "key", ..Group::default() };
        let mut y = at.y;
        for line in text.wrap(heading, Weight::Regular, text.tick, room) {
            y += text.line(text.tick, 1.35);
            let baseline = if text.cells { y - 4.0 } else { y - text.tick * 0.35 };
            let place = Point { x: at.x, y: baseline };
            group.nodes.push(axes::label(&line, place, Anchor::Start, text.tick));
        }
        let count = self.steps.len() as f64;
        let width = |name: &String| text.width(name, Weight::Regular, text.tick);
        let air = if text.cells { CELL.0 } else { text.tick * 0.8 };
        let ranges = self.ranges();
        let widest = ranges.iter().map(width).fold(0.0, f64::max) + air;
        let wide = (room / count).min(widest.max(text.tick * 3.4));
        let wide = if text.cells { (wide / CELL.0).floor() * CELL.0 } else { wide };
        let height = if text.cells { CELL.1 } else { text.tick * 0.8 };
        for (place, (_, color)) in self.steps.iter().enumerate() {
            let x = at.x + wide * place as f64;
            let style = Style::fill(Paint::Step(*color));
            group.nodes.push(Node::Rect(Rect {
                x,
                y,
                width: wide,
                height,
                style,
                data: Vec::new(),
            }));
        }
        y += height;
        let baseline = y + if text.cells { 12.0 } else { text.tick * 1.1 };
        let mut name = |name: &str, x: f64, anchor: Anchor| {
            group.nodes.push(axes::label(name, Point { x, y: baseline }, anchor, text.tick));
        };
        if widest <= wide {
            for (place, range) in ranges.iter().enumerate() {
                let start = at.x + wide * place as f64;
                match text.cells {
                    true => name(range, start, Anchor::Start),
                    false => name(range, start + wide / 2.0, Anchor::Middle),
                }
            }
        } else {
            self.limits(at.x, wide, text, &mut name);
        }
        (Node::Group(group), y + if text.cells { CELL.1 } else { text.tick * 1.4 })
    }

    /// The limits between the steps, where ranges find no room: the first and the last, and those
    /// between that do not touch.
    fn limits(
        &self,
        left: f64,
        wide: f64,
        text: &Typography,
        name: &mut impl FnMut(&str, f64, Anchor),
    ) {
        let width = |name: &str| text.width(name, Weight::Regular, text.tick);
        let gap = if text.cells { CELL.0 } else { text.tick * 0.5 };
        let right = left + wide * self.steps.len() as f64;
        let Some(((largest, _), between)) = self.steps.split_last() else { return };
        let largest = self.text(*largest);
        let end = (right - width(&largest)).max(left + width("0") + gap);
        name("0", left, Anchor::Start);
        name(&largest, end, Anchor::Start);
        let mut free = left + width("0") + gap;
        for (place, (limit, _)) in between.iter().enumerate() {
            let limit = self.text(*limit);
            let own = width(&limit);
            let start = left + wide * (place as f64 + 1.0) - own / 2.0;
            let start = text.column(start);
            if start >= free && start + own + gap <= end {
                name(&limit, start, Anchor::Start);
                free = start + own + gap;
            }
        }
    }
}

/// A number with two digits and zeros.
fn two_digits(number: f64, whole: bool) -> f64 {
    let least = if whole { 10.0 } else { 1e-9 };
    let unit = libm::exp10(libm::floor(libm::log10(number.max(least))) - 1.0);
    (number / unit).round() * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_cover_every_count_and_none_is_empty() {
        for largest in [0.0, 1.0, 2.0, 3.0, 6.0, 11.0, 95.0, 2252.0, 1e9, 9e15] {
            let steps = Steps::new(largest, true);
            assert!(steps.steps.windows(2).all(|pair| pair[0].0 < pair[1].0), "{largest}");
            assert!(steps.steps.windows(2).all(|pair| pair[0].1 < pair[1].1), "{largest}");
            assert_eq!(steps.steps.last().map(|step| step.0), Some(largest));
            assert_eq!(steps.color(0.0), 0);
        }
        assert_eq!(Steps::new(2252.0, true).ranges()[..3], ["0–46", "47–180", "181–410"]);
        assert!(Steps::new(2.0, true).are_single() && !Steps::new(7.0, true).are_single());
        assert_eq!(Steps::new(2.0, true).ranges(), ["0", "1", "2"]);
        assert_eq!(Steps::new(2.0, true).color(2.0), STEPS - 1);
        assert_eq!(Steps::new(3.24, false).ranges()[..2], ["0–0.066", "0.066–0.26"]);
    }
}
