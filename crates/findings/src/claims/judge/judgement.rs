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
    pub fn new(taken_as: impl Into<String>, verdict: Verdict, because: impl AsRef<str>) -> Self {
        Self {
            words: String::new(),
            start: 0,
            end: 0,
            taken_as: taken_as.into(),
            verdict,
            because: format::sentence(because.as_ref()),
            nearest: None,
            readings: Vec::new(),
            method: None,
            cells: Vec::new(),
            caveats: Vec::new(),
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
                self.caveats.push(format!(
                    "The {} of {} is {}.",
                    series.figure(),
                    at.year,
                    at.status.word()
                ));
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
            self.nearest = nearest.into().map(|nearest| format::sentence(&nearest)).filter(new);
        }
        self
    }
}

/// Why there is no verdict, and as what the claim was taken.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Undecided {
    pub reason: String,
    pub readings: Vec<String>,
    taken_as: String,
    notes: Vec<String>,
}

impl Undecided {
    pub fn because(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), ..Self::default() }
    }

    pub fn reading(self, readings: Vec<String>) -> Self {
        Self { readings, ..self }
    }

    pub fn of(self, taken_as: impl Into<String>) -> Self {
        Self { taken_as: taken_as.into(), ..self }
    }

    pub fn noting(self, notes: &[String]) -> Self {
        Self { notes: notes.to_vec(), ..self }
    }
}

impl From<Undecided> for Judged {
    fn from(undecided: Undecided) -> Self {
        let Undecided { reason, readings, taken_as, notes } = undecided;
        let judged = Self::new(taken_as, Verdict::CannotBeChecked, reason);
        Self { readings, ..judged }.noting(notes)
    }
}
