//! Where marks are drawn: a plot, what stands on it, and what was drawn.

use super::collision::Obstacles;
use super::plot::Plot;
use super::scene::{Bounds, Node, Point, Reading};
use super::series_data::{Datum, Trace};
use super::{Parts, Typography};

/// A plot, what stands on it, and what was drawn.
#[derive(Debug)]
pub struct Canvas<'a> {
    /// Where a year and a value stand.
    pub plot: Plot,
    /// How large texts are.
    pub text: &'a Typography,
    /// The parts of a chart that are drawn.
    pub parts: &'a Parts,
    /// Which panel it is, from 0.
    pub panel: usize,
    /// What was drawn, first at the back.
    pub nodes: Vec<Node>,
    /// What no text may be set on.
    pub obstacles: Obstacles,
    /// The values drawn.
    pub readings: Vec<Reading>,
}

impl<'a> Canvas<'a> {
    /// An empty plot.
    pub fn new(plot: Plot, text: &'a Typography, parts: &'a Parts, panel: usize) -> Self {
        Self {
            plot,
            text,
            parts,
            panel,
            nodes: Vec::new(),
            obstacles: Obstacles::default(),
            readings: Vec::new(),
        }
    }

    /// The width of a line.
    pub fn stroke(&self) -> f64 {
        self.text.base / 7.0
    }

    /// Keeps what was drawn at a place.
    pub fn read(&mut self, trace: &Trace, at: &Datum, point: Point, extent: Option<Bounds>) {
        self.readings.push(Reading {
            series: trace.name.clone(),
            panel: self.panel,
            year: at.year,
            value: at.value,
            text: at.text.clone(),
            of: at.of,
            status: at.status,
            paint: trace.paint,
            at: point,
            extent,
        });
    }
}
