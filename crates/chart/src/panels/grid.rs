//! Where panels stand: how many side by side, how large, and the lines of their titles.

use super::panel::Panel;
use crate::font::Weight;
use crate::kind::Request;
use crate::layout::axes;
use crate::layout::frame::Frame;
use crate::plot::{Plot, Scale};
use crate::scene::Bounds;
use crate::{CELL, ChartError, Typography};
use arrivals_data::YearKind;

/// The shapes in which a panel is read well: so many times as wide as high.
const SHAPES: (f64, f64) = (1.3, 2.2);

/// The shape that panels come near.
const SHAPE: f64 = 1.7;

/// How much a grid with empty places loses to one that is a little out of shape.
const EMPTY: f64 = 0.8;

/// The least size of a text in pixels.
const LEAST: f64 = 9.5;

/// Where the panels stand.
pub struct Grid {
    /// How many stand side by side.
    pub columns: usize,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    /// The room at the left of each panel for the labels of values.
    inset: f64,
    title: f64,
}

/// The lines of each panel's title, all of one size.
pub struct Titles {
    pub size: f64,
    /// The lines, panel by panel.
    pub lines: Vec<Vec<String>>,
}

/// About how many pixels wide a panel will be.
pub fn side(panels: usize, framed: &Frame, width: f64) -> f64 {
    let area = (width - 2.0 * framed.pad) * (framed.bottom - framed.top).max(1.0);
    libm::sqrt(area / panels as f64 * SHAPE)
}

/// Texts for so many panels: smaller when there are many, never too small to read.
pub fn scaled(text: &Typography, panels: usize, framed: &Frame, width: f64) -> Typography {
    if text.cells {
        return *text;
    }
    let factor = (side(panels, framed, width) / (text.base * 15.0)).clamp(0.5, 1.0);
    let sized = |size: f64| (size * factor).max(LEAST.min(size));
    Typography {
        base: text.base * factor.max(0.55),
        label: sized(text.label),
        tick: sized(text.tick * 0.95),
        ..*text
    }
}

/// The room between a panel and the next one, across and down.
fn gap(text: &Typography) -> (f64, f64) {
    if text.cells { (2.0 * CELL.0, CELL.1) } else { (text.tick * 1.5, text.tick * 0.9) }
}

impl Grid {
    /// The grid whose panels come nearest to their shape, and the lines of the titles.
    ///
    /// # Errors
    /// When the chart is too small for so many panels.
    pub fn from_request(
        request: &Request,
        framed: &Frame,
        top: f64,
        panels: &[Panel],
        widest: f64,
        text: &Typography,
        warnings: &mut Vec<String>,
    ) -> Result<(Titles, Self), ChartError> {
        let names = widest + axes::gap(text);
        let (outside, inset) = if request.options.free { (0.0, names) } else { (names, 0.0) };
        let across = request.options.size.width - 2.0 * framed.pad - outside + gap(text).0;
        let down = framed.bottom - axes::years_room(text) - text.space(text.base * 0.2) - top;
        let head = text.line(text.label, 1.35);
        let sizes = |columns: usize| {
            let rows = panels.len().div_ceil(columns);
            (across / columns as f64, down / rows as f64)
        };
        let plots = |columns: usize| {
            let (width, height) = sizes(columns);
            (width - inset - gap(text).0, height - head - gap(text).1)
        };
        let columns = (1..=panels.len())
            .filter(|columns| {
                let (width, height) = plots(*columns);
                width >= text.tick * 3.2 && height >= text.tick * 1.5
            })
            .min_by(|one, other| {
                let miss = |columns: usize| {
                    let places = columns * panels.len().div_ceil(columns);
                    let empty = (places - panels.len()) as f64 / places as f64;
                    misshape(plots(columns)) + empty * EMPTY
                };
                miss(*one).total_cmp(&miss(*other))
            })
            .ok_or(ChartError::NoRoom)?;
        let (mut width, mut height) = sizes(columns);
        if text.cells {
            // All panels are as many rows high, or their scales would differ.
            width = (width / CELL.0).floor() * CELL.0;
            height = (height / CELL.1).floor() * CELL.1;
        }
        let room = width - inset - gap(text).0;
        let most = if height > text.label * 7.0 { 2 } else { 1 };
        let names = panels.iter().map(|panel| panel.title.as_str());
        let least = if text.cells { text.label } else { LEAST.min(text.label) };
        let (size, lines, cut) =
            text.shrunk(names, Weight::Bold, (text.label, least), room, |_| most);
        let titles = Titles { size, lines };
        if cut > 0 {
            warnings.push(format!(
                "{cut} of the panels' names are cut: give a larger --size, or fewer --series"
            ));
        }
        let lines = titles.lines.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let title = text.line(titles.size, 1.2) * lines as f64 + text.space(titles.size * 0.35);
        if height - title - gap(text).1 < text.tick * 1.5 {
            return Err(ChartError::NoRoom);
        }
        let left = framed.pad + outside;
        Ok((titles, Self { columns, left, top, width, height, inset, title }))
    }

    /// The upper edge of a panel, with its title.
    pub fn top_of(&self, place: usize) -> f64 {
        self.top + self.height * (place / self.columns) as f64
    }

    /// The plot of a panel, without its values and years, and whether no panel stands below it.
    pub fn plot(&self, place: usize, panels: usize, text: &Typography) -> (Plot, bool) {
        let (x, y) = (self.left + self.width * (place % self.columns) as f64, self.top_of(place));
        let (beside, below) = gap(text);
        let mut plot = Plot {
            left: text.column(x + self.inset),
            right: text.column(x + self.width - beside),
            top: y + self.title,
            bottom: y + self.height - below,
            first: 0,
            last: 1,
            kind: YearKind::Calendar,
            least: 0.0,
            most: 1.0,
            margin: 0.3,
            scale: Scale::Linear,
        };
        if text.cells {
            plot.top = (plot.top / CELL.1).ceil() * CELL.1 + CELL.1 / 2.0;
            plot.bottom = (plot.bottom / CELL.1).floor() * CELL.1 - CELL.1 / 2.0;
        }
        (plot, place + self.columns >= panels)
    }

    /// Where the values of a panel may be written: a little beyond its plot at the right.
    pub fn inside(&self, plot: &Plot, place: usize, text: &Typography) -> Bounds {
        Bounds {
            left: plot.left,
            top: self.top_of(place),
            right: plot.right + gap(text).0 * 0.35,
            bottom: plot.bottom,
        }
    }
}

/// How far a panel is from the shapes in which it is read well.
fn misshape((width, height): (f64, f64)) -> f64 {
    let shape = width / height;
    let outside = shape.clamp(SHAPES.0, SHAPES.1);
    libm::log(shape / outside).abs() + libm::log(shape / SHAPE).abs() * 0.15
}
