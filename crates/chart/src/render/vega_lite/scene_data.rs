//! What the shapes need to know of a scene, gathered once.

use super::error::VegaLiteError;
use super::words::{Words, words};
use crate::render::Palette;
use crate::scene::{Paint, Reading, STEPS, Scene};
use arrivals_data::YearKind;

/// A scene and what follows from its readings.
#[derive(Debug)]
pub struct Drawing<'a> {
    pub scene: &'a Scene,
    /// The colours.
    pub palette: &'a Palette,
    /// The words of its language.
    pub words: Words,
    /// The series in the order of the scene, each with the colour of its first mark.
    pub series: Vec<(&'a str, Paint)>,
    pub panels: usize,
    /// The first year with a value.
    pub first: i32,
    /// The last year with a value.
    pub last: i32,
    /// Whether years are named by two years: `2019/20`.
    pub is_split: bool,
    /// Whether all values are whole numbers.
    pub is_whole: bool,
    /// Whether all values are 0.
    pub is_zero: bool,
    /// Whether columns of one series differ in colour: those below zero, the highlighted one.
    pub has_own_colours: bool,
}

impl<'a> Drawing<'a> {
    /// Reads a scene.
    ///
    /// # Errors
    /// When there are no readings, or one that JSON or the axis has no place for.
    pub fn from_scene(scene: &'a Scene, palette: &'a Palette) -> Result<Self, VegaLiteError> {
        let readings = &scene.readings;
        for reading in readings {
            let (series, year) = (reading.series.clone(), reading.year.to_string());
            if !reading.value.is_finite() {
                return Err(VegaLiteError::NotFinite { series, year });
            }
            if scene.log && reading.value <= 0.0 {
                return Err(VegaLiteError::NotOnLog { series, year });
            }
        }
        let years = || readings.iter().map(|reading| reading.year.number());
        let (Some(first), Some(last)) = (years().min(), years().max()) else {
            return Err(VegaLiteError::Empty);
        };
        let mut series: Vec<(&str, Paint)> = Vec::new();
        for reading in readings {
            if !series.iter().any(|(name, _)| *name == reading.series) {
                series.push((&reading.series, reading.paint));
            }
        }
        let has_own_colours = readings.iter().all(|reading| reading.extent.is_some())
            && scene.kind != "heatmap"
            && readings.iter().any(|reading| {
                series
                    .iter()
                    .any(|(name, paint)| *name == reading.series && *paint != reading.paint)
            });
        Ok(Self {
            scene,
            palette,
            words: words(scene.language),
            series,
            panels: readings.iter().map(|reading| reading.panel + 1).max().unwrap_or(1),
            first,
            last,
            is_split: readings.iter().all(|reading| reading.year.kind() == YearKind::Split),
            is_whole: readings.iter().all(|reading| reading.value.fract() == 0.0),
            is_zero: readings.iter().all(|reading| reading.value == 0.0),
            has_own_colours,
        })
    }

    /// The names of the series.
    pub fn names(&self) -> Vec<&'a str> {
        self.series.iter().map(|(name, _)| *name).collect()
    }

    /// The place of a series in the order of the scene.
    pub fn place(&self, name: &str) -> usize {
        self.series.iter().position(|(other, _)| *other == name).unwrap_or(0)
    }

    /// Whether each series is a row, so that its name stands on an axis.
    pub fn has_rows(&self) -> bool {
        ["dumbbell", "heatmap"].contains(&self.scene.kind)
    }

    /// How many lines the legend has: none where there is one series, and where each has a panel
    /// to itself, under its name.
    pub fn legend_lines(&self) -> usize {
        let stands_alone = |(name, _): &(&str, Paint)| {
            let readings = &self.scene.readings;
            readings.iter().filter(|reading| reading.series == *name).all(|reading| {
                readings
                    .iter()
                    .all(|other| (other.panel == reading.panel) == (other.series == reading.series))
            })
        };
        match self.scene.kind {
            "dumbbell" => 2,
            "heatmap" => STEPS,
            _ if self.series.len() == 1 || self.has_own_colours => 0,
            _ if self.panels > 1 && self.series.iter().all(stands_alone) => 0,
            _ => self.series.len(),
        }
    }

    /// The readings of a series in a panel, by year.
    pub fn readings(&self, panel: usize, name: &str) -> Vec<&'a Reading> {
        let mut readings: Vec<&Reading> = self
            .scene
            .readings
            .iter()
            .filter(|reading| reading.panel == panel && reading.series == name)
            .collect();
        readings.sort_by_key(|reading| reading.year);
        readings
    }

    /// Whether a series was computed from another: in a scene of one series and its fit, the
    /// counts come first.
    pub fn is_fitted(&self, name: &str) -> bool {
        self.place(name) > 0
    }
}
