//! What a dataset without a total says: of its series beside each other, and of each by itself.
//!
//! Invariant: nothing is added up, and no method is run on each series: there may be hundreds.

use super::chart_facts;
use super::each::{Each, LatestOf};
use super::explain;
use super::finding::{Cell, Collector, Finding, Table, Value};
use super::names::Names;
use super::selection::{Selection, SelectionError, Subject};
use super::suggestions;
use super::titles::{ChartSubject, Headline, breaks, english};
use super::{Findings, Language, format, notes};
use arrivals_data::{Dataset, Period, Series, Status, Year};
use arrivals_statistics::methods;

/// Of more series than that, those with the largest figures are shown one by one.
pub const MOST_DETAILED: usize = 200;

/// What a dataset of several series without a total says in the selected years: which series is
/// first, how many fell, and the latest figure of each.
///
/// # Errors
/// When the years are none of the dataset's, no year has a count, or nothing can be compared.
pub fn find_untotalled(
    dataset: &Dataset,
    selection: &Selection,
) -> Result<Findings, SelectionError> {
    let series = cut(dataset, selection)?;
    let years = || series.iter().flat_map(Series::years).map(|at| at.year);
    let (Some(first), Some(last)) = (years().min(), years().max()) else {
        return Err(no_year(&series));
    };
    let subject = Subject::new(dataset, String::new(), (first, last));
    let all: Vec<&Series> = series.iter().collect();
    let groups = chart_facts::parts(&all);
    let names = Names::from_subject(&subject, dataset, Language::English);
    let measure = names.whole_measure();
    let mut said = Collector::new(dataset.origins().to_vec());
    for about in [ChartSubject::Ranking, ChartSubject::Multiples, ChartSubject::Heatmap] {
        chart_facts::groups::say(measure, (&groups, None), about, &mut said);
    }
    let claim = claim(&said).ok_or_else(|| SelectionError::NoWhole {
        series: series.len(),
        choices: suggestions::choices(dataset),
    })?;
    each(&all, dataset, last, &mut said);
    refusals(all.len(), &mut said);
    if let Some(one) = all.first() {
        explain::arithmetic::put_beside(&mut said.findings, one);
    }
    let broken = breaks(&claim, &subject, dataset);
    Ok(Findings {
        headline: english::title(&claim, &names) + &english::across(&broken),
        claim,
        subject,
        origins: dataset.origins().to_vec(),
        findings: said.findings,
        refused: said.refused,
        notes: notes(dataset),
    })
}

/// The series in the years asked for, which are those of at least one of them.
fn cut(dataset: &Dataset, selection: &Selection) -> Result<Vec<Series>, SelectionError> {
    let all = dataset.series();
    let years = || all.iter().flat_map(Series::years).map(|at| at.year);
    let (Some(first), Some(last)) = (years().min(), years().max()) else {
        return Err(no_year(all));
    };
    let like = |year: Option<Year>| year.map(|year| year.of_kind(first.kind()));
    let (from, to) = (like(selection.from), like(selection.to));
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return Err(SelectionError::Backwards { from, to });
    }
    for year in [from, to].into_iter().flatten() {
        if all.iter().all(|series| series.count_of(year).is_none()) {
            let counted = (first, last);
            let figure = all.first().map_or("count", Series::figure);
            return Err(SelectionError::NoCount { figure, year, within: None, counted });
        }
    }
    Ok(all.iter().map(|series| series.between(from, to)).collect())
}

fn no_year(series: &[Series]) -> SelectionError {
    let figure = series.first().map_or("count", Series::figure);
    SelectionError::NoYear { figure, only: periods(series) }
}

/// The periods that there are instead of whole years, each once.
fn periods(series: &[Series]) -> Vec<String> {
    let mut periods: Vec<Period> =
        series.iter().flat_map(Series::observations).map(|at| at.period).collect();
    periods.sort_unstable();
    periods.dedup();
    periods.iter().map(|period| period.label()).collect()
}

/// Which series is first; where no year has counts of two, the largest count of all.
fn claim(said: &Collector) -> Option<Headline> {
    let of = |finding: &Finding| match &finding.value {
        Value::Drawn(chart_facts::ChartFact::Ranking(found)) => {
            Some(Headline::Ranking(found.clone()))
        }
        Value::Drawn(chart_facts::ChartFact::Largest(found)) => {
            Some(Headline::Largest(found.clone()))
        }
        _ => None,
    };
    said.findings.iter().find_map(of)
}

/// The files as arguments: that of a population stands behind those of the counts.
fn files(dataset: &Dataset) -> String {
    let mut names: Vec<&str> = dataset.origins().iter().map(|one| one.name.as_str()).collect();
    if dataset.has_rates() && names.len() > 1 {
        names.insert(names.len() - 1, "--population");
    }
    names.join(" ")
}

fn each(series: &[&Series], dataset: &Dataset, last: Year, said: &mut Collector) {
    let mut found = Each { series: Vec::new(), without: Vec::new() };
    let mut cells = Vec::new();
    for one in series {
        match one.years().last() {
            Some(at) => {
                cells.extend(Cell::new(&said.origins, one, Period::Year(at.year)));
                let (year, count, status) = (at.year, at.count, at.status);
                found.series.push(LatestOf { name: one.name(), year, count, status });
            }
            None => found.without.push(one.name()),
        }
    }
    let mut caveats = Vec::new();
    let earlier = found.series.iter().filter(|at| at.year < last).count();
    if earlier > 0 {
        caveats.push(format!("The latest figure of {earlier} of them is of an earlier year."));
    }
    if !found.without.is_empty() {
        caveats.push(format!("No whole year has a figure: {}.", format::shown(&found.without)));
    }
    let tentative =
        found.series.iter().filter(|at| at.status.is_tentative()).map(|at| at.name.clone());
    let tentative: Vec<String> = tentative.collect();
    if !tentative.is_empty() {
        caveats.push(format!("Provisional or estimated: {}.", format::shown(&tentative)));
    }
    if found.series.len() > MOST_DETAILED {
        caveats.push(format!(
            "The table has the {MOST_DETAILED} largest of {}. JSON has all, and `arrivals screen {}` \
             tests each series.",
            format::whole(found.series.len() as i64),
            files(dataset)
        ));
    }
    const NAME: (&str, &str) = ("latest.each", "Latest figure of each series");
    let number = |number: usize| format::whole(number as i64);
    let (current, all) = (number(found.series.len() - earlier), number(series.len()));
    let sentence = format!("{current} of {all} series have a figure for {last}.");
    let table = Some(table(&found));
    let finding = Finding::new(NAME, methods::OBSERVED, sentence, Value::Each(found), cells);
    said.push(Finding { table, caveats, ..finding });
}

/// The figures, the largest first, and not more than people read; equal ones stay in the order of
/// the file.
fn table(each: &Each) -> Table {
    let mut sorted: Vec<&LatestOf> = each.series.iter().collect();
    sorted.sort_by_key(|at| std::cmp::Reverse(at.count));
    let has_rates = sorted.iter().any(|at| at.count.is_rate());
    let row = |at: &&LatestOf| {
        let mark = match at.status {
            Status::Provisional => " (p)",
            Status::Estimated => " (e)",
            _ => "",
        };
        let figure = format!("{}{mark}", format::count(at.count));
        let both = has_rates.then(|| format::both(at.count).unwrap_or_default());
        [at.name.clone(), at.year.to_string(), figure].into_iter().chain(both).collect()
    };
    let rows = sorted.iter().take(MOST_DETAILED).map(row).collect();
    match has_rates {
        true => Table::new(["Series", "Year", "Per 100,000", "Count and population"], rows),
        false => Table::new(["Series", "Year", "Figure"], rows),
    }
}

/// What only a total, or a single series, could say.
fn refusals(series: usize, said: &mut Collector) {
    for name in [
        ("latest.change", "Change of all together on the year before"),
        ("peak", "Peak of all together"),
        ("cumulative", "Cumulative total"),
        ("share", "Share of a part"),
    ] {
        said.refuse(name, format!("there is no total among the {series} series"));
    }
    for name in [
        ("joinpoint", "Changes of direction"),
        ("trend.test", "Test for a trend"),
        ("levels", "Changes of level"),
        ("forecast", "The years to come"),
    ] {
        said.refuse(name, "it is said of one series, named with --series");
    }
}
