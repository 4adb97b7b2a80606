//! The area on which counts are drawn: where a year and a count stand.

use plotters::prelude::{Circle, PathElement, Rectangle, ShapeStyle};
use plotters::style::BLACK;

use super::backend::{Shape, trace};
use super::scene::Point;
use crate::dataset::{Year, YearCount, YearKind};

/// The area on which counts are drawn, in pixels, years and counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plot {
    /// Left edge.
    pub left: f64,
    /// Top edge: the top tick.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge: the count 0, or the lowest tick below it.
    pub bottom: f64,
    /// The first year drawn.
    pub first: i32,
    /// The last year drawn.
    pub last: i32,
    /// When the years start and end.
    pub kind: YearKind,
    /// The count at the bottom: 0 unless there are net losses.
    pub least: f64,
    /// The count at the top.
    pub most: f64,
    /// Years of room before the first and after the last.
    pub margin: f64,
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

    /// The label of a year.
    pub fn year_name(&self, year: i32) -> String {
        match Year::new(i64::from(year)) {
            Ok(known) => known.of_kind(self.kind).short(),
            Err(_) => year.to_string(),
        }
    }

    /// The height of a count.
    pub fn y(&self, count: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * (count - self.least) / (self.most - self.least)
    }

    /// The point of a year's count.
    pub fn point(&self, at: &YearCount) -> Point {
        let place = (f64::from(at.year.number()), at.count.real());
        match self.trace(|area| drop(area.draw(&Circle::new(place, 1, style())))).first() {
            Some(Shape::Dot(point)) => *point,
            _ => Point { x: self.x(place.0), y: self.y(place.1) },
        }
    }

    /// The line through the years' counts.
    pub fn line(&self, years: &[YearCount]) -> Vec<Point> {
        let points: Vec<(f64, f64)> =
            years.iter().map(|at| (f64::from(at.year.number()), at.count.real())).collect();
        let shapes = self.trace(|area| drop(area.draw(&PathElement::new(points, style()))));
        shapes
            .into_iter()
            .filter_map(|shape| if let Shape::Line(line) = shape { Some(line) } else { None })
            .flatten()
            .collect()
    }

    /// The column of a year's count, that part of the band wide: its upper left and lower right.
    pub fn column(&self, at: &YearCount, part: f64) -> Option<(Point, Point)> {
        let year = f64::from(at.year.number());
        let corners = [(year - part / 2.0, 0.0), (year + part / 2.0, at.count.real())];
        let shapes = self.trace(|area| drop(area.draw(&Rectangle::new(corners, style()))));
        shapes.into_iter().find_map(|shape| match shape {
            Shape::Rect(least, most) => Some((least, most)),
            _ => None,
        })
    }

    fn trace(&self, draw: impl FnOnce(&super::backend::Area)) -> Vec<Shape> {
        let counts = (self.least..self.most, self.bottom..self.top);
        trace((self.years(), self.left..self.right), counts, draw)
    }
}

/// plotters asks for a colour; a scene's colours are given later, by role.
fn style() -> ShapeStyle {
    ShapeStyle { color: BLACK.into(), filled: true, stroke_width: 1 }
}
