//! The names beside a plot: the room they take, and where they stand.

use super::labels::{self, EndLabel, Side};
use crate::font::Weight;
use crate::plot::Plot;
use crate::scene::{Node, Paint, Point};
use crate::series_data::{Datum, Trace};
use crate::{ChartError, Typography};

/// A name for the end of a line: where it ends, in years and values.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    pub year: f64,
    pub value: f64,
    pub name: String,
    /// The colour.
    pub paint: Paint,
}

impl End {
    /// A name beside a value of a series.
    pub fn new(trace: &Trace, at: &Datum, name: String) -> Self {
        Self { year: at.x(), value: at.value, name, paint: trace.paint }
    }
}

/// The names at one side of a plot, in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Names<'a> {
    names: Vec<(&'a End, Vec<String>)>,
    widest: f64,
}

impl<'a> Names<'a> {
    /// The names in lines no wider than that.
    pub fn new(ends: &'a [End], most: f64, text: &Typography) -> Self {
        let names: Vec<(&End, Vec<String>)> = ends
            .iter()
            .map(|end| (end, text.wrap(&end.name, Weight::Bold, text.label, most)))
            .collect();
        let widest = names
            .iter()
            .flat_map(|(_, lines)| lines)
            .map(|line| text.width(line, Weight::Bold, text.label))
            .fold(0.0, f64::max);
        Self { names, widest }
    }

    /// The width that they take of the picture.
    pub fn room(&self, text: &Typography) -> f64 {
        if self.names.is_empty() { 0.0 } else { labels::connector(text) + self.widest }
    }

    /// The names beside `edge`, each as high as its value; one that had to move is connected with
    /// its value, or with `from` where marks stand between the two. Where there is no room for all,
    /// those in grey are left out; gives back how many.
    ///
    /// # Errors
    /// When there is no room even so.
    pub fn draw(
        &self,
        plot: &Plot,
        side: Side,
        (from, edge): (Option<f64>, f64),
        text: &Typography,
    ) -> Result<(Vec<Node>, usize), ChartError> {
        // The unit stands above the names at the left.
        let above = if side == Side::Left { text.label * 0.5 } else { text.label };
        let room = (plot.top - above, plot.bottom + text.label * 0.6);
        let fitting = |names: &[&(&End, Vec<String>)]| {
            let counts: Vec<usize> = names.iter().map(|(_, lines)| lines.len()).collect();
            labels::size(&counts, room.1 - room.0, text)
        };
        let mut shown: Vec<&(&End, Vec<String>)> = self.names.iter().collect();
        let mut font = fitting(&shown);
        if font.is_none() {
            shown.retain(|(end, _)| end.paint != Paint::Context);
            font = fitting(&shown);
        }
        let font = font.ok_or(ChartError::TooManyNames(self.names.len()))?;
        let labels: Vec<EndLabel> = shown
            .iter()
            .map(|(end, lines)| {
                let at = plot.point(end.year, end.value);
                EndLabel {
                    at: Point { x: from.unwrap_or(at.x), ..at },
                    lines: lines.clone(),
                    paint: end.paint,
                }
            })
            .collect();
        let left_out = self.names.len() - shown.len();
        Ok((labels::ends(&labels, side, edge, room, font, text), left_out))
    }
}
