//! What a claim is held against, and what is found.

use crate::claims::verdict::{Part, Verdict};
use crate::{Cell, format};
use arrivals_data::{Dataset, Period, Series, YearCount};
use arrivals_statistics::Method;

/// What the claims are held against.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub dataset: &'a Dataset,
    /// The series of claims that name no group; none where there is no whole.
    pub series: Option<&'a Series>,
    /// The year of writing.
    pub as_of: Option<i32>,
    /// How many of what is counted one count of the table stands for, where it says so.
    pub scale: Option<f64>,
}

/// What a judge says: a part whose words are still to be put in.
pub type Judged = Part;

impl Judged {
    /// A verdict with the figures that decide.
    pub fn new(taken_as: String, verdict: Verdict, because: String) -> Self {
        Self {
            words: String::new(),
            start: 0,
            end: 0,
            taken_as,
            verdict,
            because,
            nearest: None,
            readings: Vec::new(),
            method: None,
            cells: Vec::new(),
            caveats: Vec::new(),
        }
    }

    /// No verdict, and why.
    pub fn undecided(taken_as: String, undecided: Undecided) -> Self {
        Self {
            readings: undecided.readings,
            ..Self::new(taken_as, Verdict::CannotBeChecked, format::sentence(&undecided.reason))
        }
    }

    /// With the method and the years that it was computed from.
    pub fn by(
        mut self,
        method: Method,
        asked: &Asked,
        series: &Series,
        years: &[YearCount],
    ) -> Self {
        self.method = Some(method.id);
        for at in years {
            self.cells.extend(Cell::new(asked.dataset.origins(), series, Period::Year(at.year)));
            if at.status.is_tentative() {
                self.caveats.push(format!("The count of {} is {}.", at.year, at.status.word()));
            }
        }
        self
    }

    pub fn noting(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        for note in notes {
            let note = format::sentence(&note);
            if !self.caveats.contains(&note) {
                self.caveats.push(note);
            }
        }
        self
    }

    /// With the nearest statement that is so, where this one is not.
    pub fn nearest(mut self, nearest: impl Into<Option<String>>) -> Self {
        if !matches!(self.verdict, Verdict::Holds | Verdict::HoldsWhenRounded) {
            // What the reason says already is not said again.
            let because = self.because.to_lowercase();
            let new =
                |nearest: &String| !because.contains(nearest.to_lowercase().trim_end_matches('.'));
            self.nearest = nearest.into().filter(new);
        }
        self
    }
}

/// Why there is no year or no count.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Undecided {
    pub reason: String,
    pub readings: Vec<String>,
}

impl Undecided {
    pub fn because(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), readings: Vec::new() }
    }
}
