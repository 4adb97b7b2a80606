//! The area on which values are drawn: where a year and a value stand.

use plotters::prelude::{Circle, PathElement, Rectangle, ShapeStyle};
use plotters::style::BLACK;

use super::backend::{self, trace};
use super::scene::{Bounds, Point};
use arrivals_data::{Year, YearKind};

/// How values are spread over the height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences are equal heights.
    Linear,
    /// Equal ratios are equal heights; every value is above 0.
    Log,
}

/// The area on which values are drawn, in pixels, years and values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plot {
    /// Left edge.
    pub left: f64,
    /// Top edge: the top tick.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge: the value 0, or the lowest tick.
    pub bottom: f64,
    /// The first year drawn.
    pub first: i32,
    /// The last year drawn.
    pub last: i32,
    /// When the years start and end.
    pub kind: YearKind,
    /// The value at the bottom: 0 unless there are values below it, or the scale is logarithmic.
    pub least: f64,
    /// The value at the top.
    pub most: f64,
    /// Years of room before the first and after the last.
    pub margin: f64,
    /// How values are spread over the height.
    pub scale: Scale,
}

impl Plot {
    fn years(&self) -> std::ops::Range<f64> {
        (f64::from(self.first) - self.margin)..(f64::from(self.last) + self.margin)
    }

    /// The place of a year, or of a date between years.
    pub fn x(&self, year: f64) -> f64 {
        let years = self.years();
        self.left + (self.right - self.left) * (year - years.start) / (years.end - years.start)
    }

    /// The pixels of a year.
    pub fn band(&self) -> f64 {
        let years = self.years();
        (self.right - self.left) / (years.end - years.start)
    }

    /// The label of a year.
    pub fn year_name(&self, year: i32) -> String {
        match Year::new(i64::from(year)) {
            Ok(known) => known.of_kind(self.kind).short(),
            Err(_) => year.to_string(),
        }
    }

    fn scaled(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => value,
            Scale::Log => libm::log10(value.max(f64::MIN_POSITIVE)),
        }
    }

    /// The height of a value.
    pub fn y(&self, value: f64) -> f64 {
        let (least, most) = (self.scaled(self.least), self.scaled(self.most));
        self.bottom - (self.bottom - self.top) * (self.scaled(value) - least) / (most - least)
    }

    pub fn point(&self, year: f64, value: f64) -> Point {
        let place = (year, self.scaled(value));
        match self.trace(|area| drop(area.draw(&Circle::new(place, 1, style())))).first() {
            Some(backend::Shape::Dot(point)) => *point,
            _ => Point { x: self.x(year), y: self.y(value) },
        }
    }

    /// The line through values: pairs of a year and a value.
    pub fn line(&self, values: &[(f64, f64)]) -> Vec<Point> {
        let points: Vec<(f64, f64)> =
            values.iter().map(|(year, value)| (*year, self.scaled(*value))).collect();
        if let [(year, _)] = points.as_slice() {
            return vec![self.point(*year, values[0].1)];
        }
        self.trace(|area| drop(area.draw(&PathElement::new(points, style()))))
            .into_iter()
            .filter_map(|shape| match shape {
                backend::Shape::Line(line) => Some(line),
                _ => None,
            })
            .flatten()
            .collect()
    }

    /// A column from one value to another, that part of the year's band wide.
    pub fn column(&self, year: f64, (from, to): (f64, f64), part: f64) -> Option<Bounds> {
        let corners =
            [(year - part / 2.0, self.scaled(from)), (year + part / 2.0, self.scaled(to))];
        let shapes = self.trace(|area| drop(area.draw(&Rectangle::new(corners, style()))));
        shapes.into_iter().find_map(|shape| match shape {
            backend::Shape::Rect(bounds) => Some(bounds),
            _ => None,
        })
    }

    fn trace(&self, draw: impl FnOnce(&backend::Area)) -> Vec<backend::Shape> {
        let values = (self.scaled(self.least)..self.scaled(self.most), self.bottom..self.top);
        trace((self.years(), self.left..self.right), values, draw)
    }
}

/// plotters asks for a colour; a scene's colours are given later, by role.
fn style() -> ShapeStyle {
    ShapeStyle { color: BLACK.into(), filled: true, stroke_width: 1 }
}
