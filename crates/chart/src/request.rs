//! What a request says of its series: names, colours, counts, parts and rest, notes.

use super::kind::Request;
use super::layout::frame::Words;
use super::marker::Shape;
use super::scene::Paint;
use super::series_data::{Datum, Trace};
use super::{ChartError, Measure};
use arrivals_data::{Role, Series, Year, YearKind};
use arrivals_findings::{Label, Marks, chart_notes, format, series_heading};
use arrivals_statistics::MIN_BASE;

/// The parts of a total, and what of it is in none of them.
pub struct Parts {
    /// The parts, and after them the rest.
    pub traces: Vec<Trace>,
    /// The years to draw, where there is a total: of others it is not known what they add up to.
    pub whole: Option<Vec<Year>>,
    /// The years in which the parts are more than the total.
    pub above: Vec<Year>,
    /// Whether a part without a figure is in the rest of a year.
    pub untold: bool,
    /// The years of a part in which the total has no figure.
    pub without: Vec<Year>,
}

/// The years of the parts that are none of the total's.
fn untotalled(parts: &[Trace], years: &[Year]) -> Vec<Year> {
    let all = parts.iter().flat_map(|part| &part.points).map(|at| at.year);
    let mut others: Vec<Year> = all.filter(|year| years.binary_search(year).is_err()).collect();
    others.sort_unstable();
    others.dedup();
    others
}

impl Request<'_> {
    /// The name of a series, in the language of the chart, with a capital.
    pub fn name(&self, series: &Series) -> String {
        series_heading(self.dataset, &series.name(), self.options.language)
    }

    /// Whether some series stand out from the others.
    pub fn has_highlight(&self) -> bool {
        !self.options.highlight.is_empty()
    }

    /// Whether a series stands behind the highlighted ones.
    pub fn is_behind(&self, series: &Series) -> bool {
        self.has_highlight() && !self.options.highlight.contains(&series.name())
    }

    /// The colour and form of each series.
    pub fn looks(&self) -> Vec<(Paint, Shape)> {
        let mut place = 0;
        self.series
            .iter()
            .map(|series| {
                if self.is_behind(series) {
                    return (Paint::Context, Shape::Circle);
                }
                place += 1;
                (Paint::Series(place - 1), Shape::new(place - 1))
            })
            .collect()
    }

    /// The counts of each series.
    pub fn traces(&self) -> Vec<Trace> {
        self.series
            .iter()
            .zip(self.looks())
            .map(|(series, (paint, shape))| {
                Trace::from_series(series, self.name(series), paint, shape)
            })
            .collect()
    }

    /// The counts of each series, for shapes that fill: the first colour is left to lines and
    /// text: it is black or white.
    pub fn parts(&self) -> Vec<Trace> {
        self.traces()
            .into_iter()
            .map(|trace| match trace.paint {
                Paint::Series(place) => Trace { paint: Paint::Series(place + 1), ..trace },
                _ => trace,
            })
            .collect()
    }

    /// Refuses a total beside its parts: it is never added to them.
    ///
    /// # Errors
    /// When a total is among several series.
    pub fn only_parts(&self) -> Result<(), ChartError> {
        let total = self.series.iter().find(|series| series.role() != Role::Part);
        match total.filter(|_| self.series.len() > 1) {
            Some(total) => Err(ChartError::TotalBesideParts(total.name())),
            None => Ok(()),
        }
    }

    /// The parts, and what of the total is in none of them.
    pub fn parts_and_rest(&self) -> Parts {
        let mut parts = self.parts();
        let (mut above, mut years) = (Vec::new(), Vec::new());
        let Some(whole) = self.dataset.whole().filter(|whole| {
            whole.role() == Role::Total
                && !self.series.iter().any(|series| series.key() == whole.key())
        }) else {
            let without = Vec::new();
            return Parts { traces: parts, whole: None, above, untold: false, without };
        };
        let (mut rest, mut untold) = (Vec::new(), false);
        for at in whole.years() {
            let known: Vec<f64> =
                parts.iter().filter_map(|part| part.at(at.year)).map(|datum| datum.value).collect();
            if known.is_empty() {
                continue;
            }
            let left = at.count.as_f64() - known.iter().sum::<f64>();
            if left < 0.0 {
                above.push(at.year);
            }
            let left = left.max(0.0);
            untold |= left > 0.0 && known.len() < parts.len();
            years.push(at.year);
            rest.push(Datum::new(&at, left, format::decimal(left, 0)));
        }
        let has_rest = rest.iter().any(|datum| datum.value > 0.0);
        let untotalled = untotalled(&parts, &years);
        let (summed, without): (Vec<Year>, Vec<Year>) = untotalled
            .into_iter()
            .partition(|year| !has_rest && parts.iter().all(|part| part.at(*year).is_some()));
        years.extend(summed);
        years.sort_unstable();
        if has_rest {
            let name = format::capitalised(&Label::Others.text(self.options.language));
            parts.push(Trace::computed(name, Paint::Context, rest));
        }
        Parts { traces: parts, whole: Some(years), above, untold, without }
    }

    /// The year that stands for 100: the one asked for, else the first in which every series has
    /// a final count above 0.
    ///
    /// # Errors
    /// When there is none.
    pub fn base(&self) -> Result<Year, ChartError> {
        if let Some(base) = self.options.base {
            return Ok(base.of_kind(self.year_kind()));
        }
        default_base(self.series).ok_or(ChartError::NoBase)
    }

    /// When the years start and end.
    pub fn year_kind(&self) -> YearKind {
        self.series
            .iter()
            .flat_map(|series| series.years())
            .next()
            .map_or(YearKind::Calendar, |at| at.year.kind())
    }

    /// What a reader must know: of the data drawn, and what the dataset says of itself.
    pub fn notes(&self) -> Vec<String> {
        let language = self.options.language;
        let marks = Marks { tentative: self.tentative };
        let whole: Vec<Series> = if self.options.kind.spans {
            let first = |series: &Series| series.years().first().map(|at| at.year);
            self.series.iter().map(|series| series.between(first(series), None)).collect()
        } else {
            Vec::new()
        };
        let whole: Vec<&Series> = whole.iter().collect();
        let said = if self.options.kind.spans { whole.as_slice() } else { self.series };
        // What earlier releases held back or set apart says nothing of the figures now.
        let said = if self.options.releases.is_empty() { said } else { &[] };
        self.with_notes(chart_notes(self.dataset, said, marks, language))
    }

    /// Notes on the data drawn, and after them what else a reader must know.
    pub fn with_notes(&self, mut notes: Vec<String>) -> Vec<String> {
        let language = self.options.language;
        let behind = self.series.iter().filter(|series| self.is_behind(series)).count();
        if behind > 0 {
            notes.push(format::sentence(&Label::Grey(behind).text(language)));
        }
        notes.extend(self.caption.notes.iter().cloned());
        notes
    }

    /// The words around the plot that are shown.
    pub fn words(&self, notes: Vec<String>) -> Words {
        let parts = &self.options.parts;
        let source = self.caption.source.as_ref().filter(|_| parts.source);
        let shown = |shown: bool, text: &String| if shown { text.clone() } else { String::new() };
        Words {
            title: shown(parts.title, &self.caption.title),
            subtitle: shown(parts.subtitle, &self.caption.subtitle),
            notes: if parts.notes { notes } else { Vec::new() },
            source: source
                .map(|source| format!("{} {source}", Label::Source.text(self.options.language))),
            logo: self.options.logo.clone(),
        }
    }

    /// What an axis of the counts measures.
    pub fn measure(&self) -> Measure {
        if self.dataset.has_rates() { Measure::Rate } else { Measure::Count }
    }

    /// The unit of counts.
    pub fn unit(&self) -> String {
        self.caption.unit.clone()
    }
}

/// The first year in which every series has a final count of 20 or more.
pub fn default_base(series: &[&Series]) -> Option<Year> {
    let sound = |series: &&Series, year: Year| {
        series
            .years()
            .iter()
            .any(|at| at.year == year && at.count.as_i64() >= MIN_BASE && !at.status.is_tentative())
    };
    let first = series.first()?;
    first
        .years()
        .iter()
        .map(|at| at.year)
        .find(|year| series.iter().all(|series| sound(series, *year)))
}
