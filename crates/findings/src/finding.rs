//! One computed statement.

use serde::Serialize;

use super::analysis::Analysis;
use super::chart_facts::ChartFact;
use super::each::Each;
use super::explain::Step;

use arrivals_data::{Count, Origin, Period, Series, Status, Summed, YearCount};
use arrivals_statistics::{Cagr, Change, Cumulative, Method, Peak, PoissonInterval, Share, Turn};

/// One computed statement: its value, the method and the cells it came from.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Finding {
    /// The name by which JSON and claims refer to it: `latest.change`.
    pub id: &'static str,
    /// What it is, for a table.
    pub label: String,
    /// The statement, in one sentence.
    pub sentence: String,
    /// The numbers.
    pub value: Value,
    /// The method's id in the registry.
    pub method: &'static str,
    /// The version of the method's rule.
    pub rule: u32,
    /// Other methods whose results stand beside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<&'static str>,
    /// How the numbers come about, step by step, where they are plain arithmetic of counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub arithmetic: Vec<Step>,
    /// The published cells that it was computed from.
    pub cells: Vec<Cell>,
    /// What the method's assumptions were checked against; none for plain figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
    /// Where random numbers came from, if any were used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub random: Option<Randomness>,
    /// The numbers as a table for people; JSON has them in `value`.
    #[serde(skip)]
    pub table: Option<Table>,
    /// What a reader must know to quote it.
    pub caveats: Vec<String>,
}

impl Finding {
    /// A statement computed from these cells, and no more.
    pub fn new(
        (id, label): (&'static str, &str),
        method: Method,
        sentence: String,
        value: Value,
        cells: Vec<Cell>,
    ) -> Self {
        Self {
            id,
            label: label.to_owned(),
            sentence,
            value,
            method: method.id,
            rule: method.version,
            also: Vec::new(),
            arithmetic: Vec::new(),
            cells,
            checked: None,
            random: None,
            table: None,
            caveats: Vec::new(),
        }
    }
}

/// What the assumptions of a method were checked against.
#[derive(Debug, Clone, Default, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Checked {
    /// The years used.
    pub n: usize,
    /// The first of them.
    pub first: Option<i32>,
    /// The last of them.
    pub last: Option<i32>,
    /// How many times the variance is that of a Poisson count.
    pub dispersion: Option<f64>,
    /// The lag-1 autocorrelation of the residuals.
    pub autocorrelation: Option<f64>,
    /// Durbin and Watson's statistic of the residuals.
    pub durbin_watson: Option<f64>,
    /// Years without a count in between.
    pub gaps: Vec<i32>,
    /// Years before which the definition changes.
    pub breaks: Vec<i32>,
    /// Spans of years and years to date that were set aside.
    pub set_aside: usize,
    /// Provisional years at the end that were left out.
    pub left_out: Vec<i32>,
    /// Provisional or estimated years that were used.
    pub tentative: Vec<i32>,
}

/// Where random numbers came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Randomness {
    /// The generator.
    pub algorithm: &'static str,
    /// What it started from.
    pub seed: u64,
    /// How many replicates were made.
    pub replicates: usize,
}

/// Numbers as a table for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new<S: Into<String>>(
        columns: impl IntoIterator<Item = S>,
        rows: Vec<Vec<String>>,
    ) -> Self {
        Self { columns: columns.into_iter().map(Into::into).collect(), rows }
    }
}

/// The numbers of a finding.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// A published count.
    Count(YearCount),
    /// A change between two years.
    Change(Change),
    /// The largest count.
    Peak(Peak),
    /// A growth rate.
    Cagr {
        /// The rate.
        #[serde(flatten)]
        cagr: Cagr,
        /// The year in which the series turned, if it did.
        turn: Option<Turn>,
    },
    /// The sum over all periods.
    Cumulative(Cumulative),
    /// A share.
    Share {
        /// The part's name.
        name: String,
        /// The share.
        #[serde(flatten)]
        share: Share,
    },
    /// An interval of a Poisson mean.
    Poisson(PoissonInterval),
    /// A number that only a chart of its kind shows.
    Drawn(ChartFact),
    /// The latest figure of each series.
    Each(Each),
    /// The result of a method.
    Analysis(Box<Analysis>),
}

/// A published cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Cell {
    /// The series; empty when there is only one.
    pub series: String,
    /// The period, in the program's own notation.
    pub period: String,
    /// The count.
    pub count: Option<Count>,
    /// The file.
    pub file: String,
    /// The sheet of a spreadsheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The line of the file, from 1.
    pub row: u32,
    /// The column, from 1.
    pub column: u32,
    /// What was added up, where the count stood in no cell; row and column are the first's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sum_of: Option<Summed>,
}

impl Cell {
    pub fn new(origins: &[Origin], series: &Series, period: Period) -> Option<Self> {
        let observation = series.at(period)?;
        let origin = origins.get(usize::from(observation.location.table));
        Some(Self {
            series: series.name(),
            period: period.to_string(),
            count: observation.count,
            file: origin.map(|origin| origin.name.clone()).unwrap_or_default(),
            sheet: origin.and_then(|origin| origin.sheet.clone()),
            row: observation.location.row,
            column: observation.location.column,
            sum_of: observation.summed,
        })
    }
}

/// Something that cannot be said, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Refusal {
    /// The finding's id.
    pub id: &'static str,
    /// What it would be.
    pub label: String,
    /// Why it cannot be said.
    pub reason: String,
}

/// The statements collected so far.
#[derive(Debug, Default)]
pub(super) struct Collector {
    pub findings: Vec<Finding>,
    pub refused: Vec<Refusal>,
    /// The files of the cells.
    pub origins: Vec<Origin>,
}

impl Collector {
    /// Nothing said yet about these files.
    pub fn new(origins: Vec<Origin>) -> Self {
        Self { origins, ..Self::default() }
    }

    /// Adds a statement about whole years of one series.
    pub fn say(
        &mut self,
        name: (&'static str, &str),
        sentence: String,
        value: Value,
        method: Method,
        (series, years): (&Series, &[YearCount]),
    ) -> &mut Finding {
        let cell = |year: &YearCount| Cell::new(&self.origins, series, Period::Year(year.year));
        let cells = years.iter().filter_map(cell).collect();
        let caveats = years.iter().filter_map(tentative).collect();
        self.push(Finding { caveats, ..Finding::new(name, method, sentence, value, cells) })
    }

    /// Adds a statement.
    pub fn push(&mut self, finding: Finding) -> &mut Finding {
        self.findings.push(finding);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// What was found; where nothing was, the reason becomes a refusal.
    pub fn ok_or_refuse<T, E: std::fmt::Display>(
        &mut self,
        name: (&'static str, &str),
        found: Result<T, E>,
    ) -> Option<T> {
        found.map_err(|refused| self.refuse(name, refused.to_string())).ok()
    }

    /// Adds a refusal.
    pub fn refuse(&mut self, (id, label): (&'static str, &str), reason: impl Into<String>) {
        self.refused.push(Refusal { id, label: label.to_owned(), reason: reason.into() });
    }
}

fn tentative(year: &YearCount) -> Option<String> {
    let figure = if year.count.is_rate() { "rate" } else { "count" };
    match year.status {
        Status::Provisional => Some(format!("The {figure} of {} is provisional.", year.year)),
        Status::Estimated => Some(format!("The {figure} of {} is an estimate.", year.year)),
        Status::Normal | Status::Suppressed | Status::Missing => None,
    }
}
