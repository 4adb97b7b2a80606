//! Many series in one table: text, Markdown, JSON, CSV.

use std::fmt::Write as _;

use serde::Serialize;

use super::csv::{field, records};
use super::document::Form;
use arrivals_findings::{Table, format};
use arrivals_statistics::numeric::random::ALGORITHM;
use arrivals_statistics::screen::{METHOD, Screened};

/// A screening and how it was made.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Screening {
    /// What the dataset is about.
    pub title: String,
    /// The method's id.
    pub method: &'static str,
    /// The version of its rule.
    pub rule: u32,
    /// The generator of random numbers.
    pub algorithm: &'static str,
    /// What they started from.
    pub seed: u64,
    /// The series tested: what q is adjusted for.
    pub tests: usize,
    /// The series, in the order of q.
    pub series: Vec<Screened>,
}

impl Form for Screening {
    const FORM: &'static str = "arrivals.screen/1";
    const ABOUT: &'static str = "A screening and how it was made.";
}

impl Screening {
    /// The screening of a dataset.
    pub fn new(title: String, seed: u64, series: Vec<Screened>) -> Self {
        let tests = series.iter().filter(|series| series.p.is_some()).count();
        Self {
            title,
            method: METHOD.id,
            rule: METHOD.version,
            algorithm: ALGORITHM,
            seed,
            tests,
            series,
        }
    }

    fn has_rates(&self) -> bool {
        self.series.iter().any(|series| series.counts.is_some())
    }

    /// What was asked and what is left after adjustment, in a sentence.
    pub fn summary(&self) -> String {
        let below = |least: f64| {
            let significant = |series: &&Screened| series.q.is_some_and(|q| q < least);
            self.series.iter().filter(significant).count()
        };
        let rates = if self.has_rates() {
            " From, to and changes are of rates per 100,000; levels are those of counts, and not looked for."
        } else {
            ""
        };
        format!(
            "{} series, {} tested for a trend; {} with q below 0.05 (Benjamini & Hochberg).{rates}",
            format::whole(self.series.len() as i64),
            format::whole(self.tests as i64),
            format::whole(below(0.05) as i64)
        )
    }

    /// The first `top` series as a table for people.
    pub fn table(&self, top: usize) -> Table {
        let columns = [
            "series",
            "years",
            "from",
            "to",
            "change",
            "p",
            "q",
            "Sen, % a year",
            "joinpoints",
            "since then, % a year",
            "levels end",
        ];
        let number = |value: Option<f64>, count: Option<f64>| match (value, count) {
            (Some(rate), Some(count)) => {
                format!("{} ({})", format::rate(rate), format::decimal(count, 0))
            }
            (Some(value), None) => format::decimal(value, 0),
            (None, _) => "–".to_owned(),
        };
        let percent = |value: Option<f64>| value.map_or("–".into(), format::signed_percent);
        let p = |value: Option<f64>| {
            value.map_or("–".to_owned(), |value| {
                let text = format::p(value);
                text.trim_start_matches("p = ").trim_start_matches("p ").to_owned()
            })
        };
        let years = |years: &[i32]| {
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            if years.is_empty() { "–".to_owned() } else { years.join(" ") }
        };
        let rows = self
            .series
            .iter()
            .take(top)
            .map(|series| {
                let span = match (series.first, series.last) {
                    (Some(first), Some(last)) => format!("{first}–{last}"),
                    _ => "–".to_owned(),
                };
                let name =
                    if series.series.is_empty() { "(the only series)" } else { &series.series };
                vec![
                    name.to_owned(),
                    span,
                    number(series.from, series.counts.map(|counts| counts.0)),
                    number(series.to, series.counts.map(|counts| counts.1)),
                    percent(series.percent),
                    p(series.p),
                    p(series.q),
                    percent(series.slope_percent),
                    years(&series.joinpoints),
                    percent(series.latest_percent),
                    years(&series.levels),
                ]
            })
            .collect();
        Table::new(columns, rows)
    }

    /// The first `top` series as text.
    pub fn text(&self, top: usize) -> String {
        let mut text = format!("{}\n{}\n\n", self.title, self.summary());
        super::text::columns(&mut text, &self.table(top));
        self.rest(&mut text, top);
        text
    }

    /// The first `top` series as Markdown.
    pub fn markdown(&self, top: usize) -> String {
        let mut text = format!("# {}\n\n{}\n", self.title, self.summary());
        super::markdown::rows(&mut text, &self.table(top), "");
        self.rest(&mut text, top);
        text
    }

    fn rest(&self, text: &mut String, top: usize) {
        let more = self.series.len().saturating_sub(top);
        if more > 0 {
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "\n{} more: --top {} or --format csv.",
                format::whole(more as i64),
                self.series.len()
            );
        }
        let _ = writeln!(
            text,
            "\np below 0.0005 come from a normal tail, for there are 1,999 replicates. Joinpoints and levels are\nnot tested: noise alone shows some (WBIC: 5 to 16 of 100 series of independent years, 44 to 47 at an autocorrelation of 0.5)."
        );
        let _ = writeln!(text, "\nRandom numbers: {}, seed {}.", self.algorithm, self.seed);
    }

    /// All series as CSV.
    ///
    /// # Errors
    /// Never in memory; the type is that of the writer.
    pub fn csv(&self) -> Result<String, ::csv::Error> {
        const HEADER: [&str; 16] = [
            "series",
            "years",
            "first",
            "last",
            "from",
            "to",
            "percent",
            "p",
            "q",
            "slope",
            "slope_percent",
            "joinpoints",
            "latest_percent",
            "levels",
            "autocorrelation",
            "refused",
        ];
        let years =
            |years: &[i32]| years.iter().map(i32::to_string).collect::<Vec<String>>().join(" ");
        let has_rates = self.has_rates();
        let row = |series: &Screened| {
            let counts = series.counts.map_or([None; 2], |(first, last)| [Some(first), Some(last)]);
            let counts = counts.map(field).into_iter().filter(|_| has_rates);
            let cells = [
                series.series.clone(),
                series.years.to_string(),
                field(series.first),
                field(series.last),
                field(series.from),
                field(series.to),
                field(series.percent),
                field(series.p),
                field(series.q),
                field(series.slope),
                field(series.slope_percent),
                years(&series.joinpoints),
                field(series.latest_percent),
                years(&series.levels),
                field(series.autocorrelation),
                field(series.refused.as_ref()),
            ];
            cells.into_iter().chain(counts).collect::<Vec<_>>()
        };
        let counts: &[&str] = if has_rates { &["from_count", "to_count"] } else { &[] };
        records(&[&HEADER, counts].concat(), self.series.iter().map(row))
    }
}
