//! A chart from a dataset: which series, which findings, which words.

use crate::Error;
use crate::chart::{Caption, Chart, Kind, Options, Shows, draw};
use crate::dataset::{Dataset, Role, Series};
use crate::findings::analysis::Options as Analysis;
use crate::findings::{
    About, Findings, Selection, find_about, find_revisions, releases, series_named,
};
use crate::report::{Wording, caption};

/// The most parts that are drawn beside their total.
const MOST_PARTS: usize = 4;

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
        (_, Shows::All | Shows::Releases) => all(),
        (Some(whole), Shows::WholeAndParts)
            if whole.role() == Role::Total && parts.len() <= MOST_PARTS =>
        {
            std::iter::once(whole).chain(parts).collect()
        }
        (Some(whole), Shows::Parts) if parts.is_empty() => vec![whole],
        (_, Shows::Parts) => parts,
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
    about: About,
    findings: Findings,
    caption: Caption,
}

impl Prepared<'_> {
    /// Draws it; the kind and the language are those that it was prepared for.
    ///
    /// # Errors
    /// When there is nothing to draw, or no room for it.
    pub fn draw(&self, options: &Options) -> Result<Chart, Error> {
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
    options: &Options,
) -> Result<Prepared<'a>, Error> {
    let series: Vec<Series> =
        series.iter().map(|series| series.between(selection.from, selection.to)).collect();
    let cut: Vec<&Series> = series.iter().collect();
    let about = (options.kind.about)(options, &cut);
    let selection = Selection { within: (options.kind.years)(&cut), ..selection.clone() };
    let findings = find_about(dataset, &selection, &cut, about, &Analysis::default())?;
    let caption = caption(dataset, &findings, wording, about, options.language);
    Ok(Prepared { dataset, series, about, findings, caption })
}

/// Draws the releases of a dataset of vintages, the newest before the others.
///
/// # Errors
/// When the dataset holds no vintages, or there is nothing to draw.
pub fn revisions(
    dataset: &Dataset,
    (selection, column): (&Selection, Option<&str>),
    wording: &Wording,
    options: &Options,
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
    let options = Options { releases: names, ..options.clone() };
    let caption = caption(dataset, &findings, wording, About::Revisions, options.language);
    Ok(draw(dataset, &series, &caption, &findings, About::Revisions, &options)?)
}
