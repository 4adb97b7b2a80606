//! A chart from a dataset: which series, which findings, which words.

use crate::Error;
use crate::report::{Wording, caption};
use arrivals_chart::{Caption, Chart, ChartOptions, DefaultSeries, Kind, check, draw};
use arrivals_data::{Dataset, Role, Series, Year};
use arrivals_findings::analysis::AnalysisOptions as Analysis;
use arrivals_findings::{
    ChartFact, ChartSubject, Findings, Label, Precomputed, Selection, Value, Within, find_about,
    find_revisions, releases, series_named,
};

/// The most parts that are drawn beside their total.
const MOST_PARTS: usize = 4;

/// Of more series than that without a total, only a few are drawn.
const MOST_SERIES: usize = 60;

/// So many series the palette tells apart.
const DISTINCT: usize = 5;

/// So many: those with the largest counts.
const FEW: usize = 12;

/// A figure is a first release when it was published at most so many years after its year's end.
const WITHIN: f64 = 1.0;

/// The series to draw: those named, else those that the kind shows.
///
/// # Errors
/// When a name is none of the dataset's.
pub fn shown<'a>(
    dataset: &'a Dataset,
    kind: &Kind,
    names: &[String],
) -> Result<Vec<&'a Series>, Error> {
    if !names.is_empty() {
        let mut series: Vec<&Series> = Vec::new();
        for name in names {
            let found = series_named(dataset, name)?;
            if series.iter().any(|other| other.key() == found.key()) {
                return Err(Error::usage(
                    format!("'{name}' is named twice"),
                    "name each series once with --series",
                ));
            }
            series.push(found);
        }
        return Ok(series);
    }
    let parts: Vec<&Series> = dataset.parts().collect();
    let all = || dataset.series().iter().collect();
    Ok(match (dataset.whole(), kind.shows) {
        (_, DefaultSeries::All | DefaultSeries::Releases) => all(),
        (Some(whole), DefaultSeries::WholeAndParts)
            if whole.role() == Role::Total && parts.len() <= MOST_PARTS =>
        {
            std::iter::once(whole).chain(parts).collect()
        }
        (Some(whole), DefaultSeries::Parts) if parts.is_empty() => vec![whole],
        (_, DefaultSeries::Parts) => parts,
        (Some(whole), _) => vec![whole],
        (None, _) => all(),
    })
}

/// The series that the title is about: the first one named, else the total.
pub fn subject(dataset: &Dataset, series: &[&Series], named: bool) -> Option<String> {
    if !named && dataset.whole().is_some() {
        return None;
    }
    match series {
        [first, ..] if dataset.series().len() > 1 => Some(first.name()),
        _ => None,
    }
}

/// What a chart of some kind says of series, before it is drawn: it may be drawn in several sizes.
pub struct Prepared<'a> {
    dataset: &'a Dataset,
    series: Vec<Series>,
    about: ChartSubject,
    findings: Findings,
    caption: Caption,
}

impl Prepared<'_> {
    /// Draws it; the kind and the language are those that it was prepared for.
    ///
    /// # Errors
    /// When there is nothing to draw, or no room for it.
    pub fn draw(&self, options: &ChartOptions) -> Result<Chart, Error> {
        let series: Vec<&Series> = self.series.iter().collect();
        Ok(draw(self.dataset, &series, &self.caption, &self.findings, self.about, options)?)
    }
}

/// Finds what a chart of series says in the selected years.
///
/// # Errors
/// When there is nothing to say.
pub fn prepared<'a>(
    dataset: &'a Dataset,
    series: &[&Series],
    selection: &Selection,
    wording: &Wording,
    options: &ChartOptions,
    known: Option<&Precomputed>,
) -> Result<Prepared<'a>, Error> {
    check(series, options)?;
    let series: Vec<Series> =
        series.iter().map(|series| series.between(selection.from, selection.to)).collect();
    let cut: Vec<&Series> = series.iter().collect();
    let about = (options.kind.about)(options, &cut);
    let whole = dataset.whole().filter(|whole| {
        options.kind.stacks()
            && whole.role() == Role::Total
            && !cut.iter().any(|one| one.key() == whole.key())
    });
    let within = match whole {
        Some(whole) => Within::years_with_total(&cut, &whole.between(selection.from, selection.to)),
        None => (options.kind.years)(&cut),
    };
    let selection = Selection { within, ..selection.clone() };
    let findings = find_about(dataset, &selection, &cut, about, &Analysis::default(), known)?;
    let caption = caption(dataset, &findings, &cut, wording, about, options.language);
    Ok(Prepared { dataset, series, about, findings, caption })
}

/// What a chart of several series without a total says: its findings are of all of them, though
/// only a few may be drawn, which is said.
pub fn untotalled<'a>(
    dataset: &'a Dataset,
    findings: &Findings,
    selection: &Selection,
    options: &ChartOptions,
) -> Prepared<'a> {
    let all: Vec<&Series> = match dataset.parts().collect::<Vec<_>>() {
        parts if parts.is_empty() => dataset.series().iter().collect(),
        parts => parts,
    };
    let count = all.len();
    let year = year_of(findings);
    let mut few = all;
    if count > options.kind.series.1.min(MOST_SERIES) {
        few.sort_by_key(|series| std::cmp::Reverse(series.count_of(year)));
        few.truncate(FEW);
    }
    let series: Vec<Series> =
        few.iter().map(|series| series.between(selection.from, selection.to)).collect();
    let drawn: Vec<&Series> = series.iter().collect();
    let about = (options.kind.about)(options, &drawn);
    let mut caption =
        caption(dataset, findings, &drawn, &Wording::default(), about, options.language);
    if series.len() < count {
        caption
            .notes
            .insert(0, Label::Few { shown: series.len(), of: count, year }.text(options.language));
    }
    Prepared { dataset, series, about, findings: findings.clone(), caption }
}

/// The series that stand before the others of many without a total: those with the largest counts.
pub fn foremost(dataset: &Dataset, findings: &Findings) -> Vec<String> {
    let year = year_of(findings);
    let mut series: Vec<&Series> = dataset.series().iter().collect();
    if series.len() <= DISTINCT {
        return Vec::new();
    }
    series.sort_by_key(|series| std::cmp::Reverse(series.count_of(year)));
    series.iter().take(DISTINCT).map(|series| series.name()).collect()
}

/// The year in which the series are held against each other: the last with counts of two.
fn year_of(findings: &Findings) -> Year {
    let ranked = findings.findings.iter().find_map(|finding| match &finding.value {
        Value::Drawn(ChartFact::Ranking(found)) => Some(found.year),
        _ => None,
    });
    ranked.unwrap_or(findings.subject.last)
}

/// Draws the releases of a dataset of vintages, the newest before the others.
///
/// # Errors
/// When the dataset holds no vintages, or there is nothing to draw.
pub fn revisions(
    dataset: &Dataset,
    (selection, column): (&Selection, Option<&str>),
    wording: &Wording,
    options: &ChartOptions,
) -> Result<Chart, Error> {
    let releases = releases(dataset, column)?;
    let findings = find_revisions(dataset, &releases, dataset.origins(), WITHIN)?;
    let mut cut: Vec<(String, Series)> = releases
        .iter()
        .map(|release| {
            (release.label.clone(), release.series.between(selection.from, selection.to))
        })
        .filter(|(_, series)| !series.years().is_empty())
        .collect();
    cut.sort_by(|one, other| one.0.cmp(&other.0));
    let series: Vec<&Series> = cut.iter().map(|(_, series)| series).collect();
    let names = cut.iter().map(|(label, _)| label.clone()).collect();
    let options = ChartOptions { releases: names, ..options.clone() };
    let caption =
        caption(dataset, &findings, &series, wording, ChartSubject::Revisions, options.language);
    Ok(draw(dataset, &series, &caption, &findings, ChartSubject::Revisions, &options)?)
}
