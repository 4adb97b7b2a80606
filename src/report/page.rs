//! Findings, charts and counts as one page of HTML that needs no other file.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use super::places::places;
use super::table::{Table as Counts, table};
use crate::dataset::{Dataset, Origin};
use crate::findings::explain::Step;
use crate::findings::{Findings, Table, words};
use crate::statistics::{METHODS, Method};

/// A page that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the page could not be written: {0}")]
pub struct PageError(#[from] minijinja::Error);

/// What the template shows.
#[derive(Serialize)]
struct Content<'a> {
    headline: &'a str,
    about: String,
    findings: Vec<Statement<'a>>,
    analyses: Vec<Statement<'a>>,
    refused: Vec<String>,
    notes: &'a [String],
    source: String,
    links: Vec<Link<'a>>,
    licences: Vec<Link<'a>>,
    retrieved: Option<&'a str>,
    events: Vec<EventLine<'a>>,
    table: Counts,
    charts: &'a [String],
    methods: Vec<&'a Method>,
    origins: &'a [Origin],
    version: &'static str,
}

#[derive(Serialize)]
struct Statement<'a> {
    label: &'a str,
    sentence: &'a str,
    caveats: &'a [String],
    table: Option<&'a Table>,
    random: Option<String>,
    method: &'a str,
    arithmetic: &'a [Step],
    cells: String,
}

#[derive(Serialize)]
struct Link<'a> {
    title: &'a str,
    path: Option<&'a str>,
}

#[derive(Serialize)]
struct EventLine<'a> {
    date: String,
    label: &'a str,
    source: &'a str,
}

/// The page; `charts` are whole SVG documents, set in as they are.
///
/// # Errors
/// Never for the template as it is tested; the type is that of the template engine.
pub fn page(
    findings: &Findings,
    dataset: &Dataset,
    charts: &[String],
) -> Result<String, PageError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("page", include_str!("page.html"))?;
    let metadata = dataset.metadata();
    let content = Content {
        headline: &findings.headline,
        about: super::about(findings),
        findings: statements(findings, false),
        analyses: statements(findings, true),
        refused: findings
            .refused
            .iter()
            .map(|refusal| words::sentence(&format!("{}: {}", refusal.label, refusal.reason)))
            .collect(),
        notes: &findings.notes,
        source: super::source(findings),
        links: metadata
            .sources
            .iter()
            .map(|source| Link { title: &source.title, path: web(source.path.as_deref()) })
            .collect(),
        licences: metadata
            .licences
            .iter()
            .map(|licence| Link {
                title: licence.title.as_deref().unwrap_or(&licence.name),
                path: web(licence.path.as_deref()),
            })
            .collect(),
        retrieved: metadata.retrieved.as_deref(),
        events: metadata
            .events
            .iter()
            .map(|event| EventLine {
                date: event.date.to_string(),
                label: &event.label,
                source: &event.source,
            })
            .collect(),
        table: table(dataset),
        charts,
        methods: METHODS
            .iter()
            .filter(|method| findings.findings.iter().any(|finding| finding.method == method.id))
            .collect(),
        origins: &findings.origins,
        version: env!("CARGO_PKG_VERSION"),
    };
    Ok(environment.get_template("page")?.render(Serde(&content))?)
}

/// The plain figures, or what methods say of the series.
fn statements(findings: &Findings, analysed: bool) -> Vec<Statement<'_>> {
    findings
        .findings
        .iter()
        .filter(|finding| finding.checked.is_some() == analysed)
        .map(|finding| Statement {
            label: &finding.label,
            sentence: &finding.sentence,
            caveats: &finding.caveats,
            table: finding.table.as_ref(),
            random: finding.random.as_ref().map(super::randomness),
            method: finding.method,
            arithmetic: &finding.arithmetic,
            cells: places(&finding.cells),
        })
        .collect()
}

/// The address when it is one of the web: a package could name a script instead.
fn web(path: Option<&str>) -> Option<&str> {
    path.filter(|path| path.starts_with("https://") || path.starts_with("http://"))
}
