//! Findings, charts and counts as one page of HTML that needs no other file.
//!
//! Invariant: whatever comes from data is escaped; the page's own policy allows its two scripts,
//! by their hashes, and nothing else.

mod tiles;
mod words;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::statement::Statement;
use super::table::{Table as Counts, table};
use arrivals_chart::render::Interactive;
use arrivals_data::{Dataset, Origin, Word};
use arrivals_findings::{Finding, Findings, Language, format as written, translated};
use arrivals_statistics::{METHODS, Method};
use tiles::{Tile, tiles};
pub(super) use words::Words;

/// A page that could not be written.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the page could not be written: {0}")]
pub struct PageError(String);

impl From<minijinja::Error> for PageError {
    fn from(error: minijinja::Error) -> Self {
        Self(reason(&error))
    }
}

/// The template's own message with its line, without the engine's trace.
fn reason(error: &minijinja::Error) -> String {
    let line =
        error.line().map_or(String::new(), |line| format!(" in line {line} of the template"));
    match error.detail() {
        Some(detail) => format!("{}: {detail}{line}", error.kind()),
        None => format!("{}{line}", error.kind()),
    }
}

/// A chart of the page: its kind, and the part of the page that shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageChart {
    pub kind: &'static str,
    pub title: String,
    /// The part of the page, as HTML.
    pub figure: String,
    /// The same for narrow screens.
    pub narrow: String,
}

/// How a page is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct PageOptions<'a> {
    /// The language of its words.
    pub language: Language,
    /// A template of one's own, in the language of minijinja.
    pub template: Option<&'a str>,
}

const STYLE: &str = include_str!("style.css");
const SORT: &str = include_str!("sort.js");

/// What the template shows.
#[derive(Serialize)]
struct Content<'a> {
    lang: &'static str,
    words: Words,
    policy: String,
    style: String,
    scripts: [&'static str; 2],
    headline: String,
    about: String,
    tiles: Vec<Tile>,
    findings: Vec<Statement<'a>>,
    analyses: Vec<Statement<'a>>,
    refused: Vec<String>,
    notes: Vec<String>,
    decisions: Vec<&'a str>,
    source: String,
    links: Vec<Link<'a>>,
    licences: Vec<Link<'a>>,
    retrieved: Option<&'a str>,
    events: Vec<EventLine<'a>>,
    table: Counts,
    charts: &'a [PageChart],
    methods: Vec<&'a Method>,
    origins: &'a [Origin],
    version: &'static str,
}

#[derive(Serialize)]
struct Link<'a> {
    title: String,
    path: Option<&'a str>,
}

#[derive(Serialize)]
struct EventLine<'a> {
    date: String,
    label: String,
    source: &'a str,
}

/// The page; the charts are parts made by [`interactive`](arrivals_chart::render::interactive), whose style
/// and script `look` holds.
///
/// # Errors
/// Never for our own template, as it is tested; for one's own, when it cannot be read or names
/// what the page has not.
pub fn page(
    findings: &Findings,
    dataset: &Dataset,
    charts: &[PageChart],
    look: &Interactive,
    options: &PageOptions,
) -> Result<String, PageError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("page", options.template.unwrap_or(include_str!("page.html")))?;
    let language = options.language;
    let metadata = dataset.metadata();
    let word = |word: Word, text: &str| translated(dataset, word, text, language);
    let statements = |analysed: bool| -> Vec<Statement> {
        let wanted = |finding: &&Finding| finding.checked.is_some() == analysed;
        let found = findings.findings.iter().filter(wanted);
        found.map(|finding| Statement::from_finding(finding, findings, dataset, language)).collect()
    };
    let plain = statements(false);
    let named: Vec<(&Finding, String)> = findings
        .findings
        .iter()
        .filter(|finding| finding.checked.is_none())
        .zip(&plain)
        .map(|(finding, statement)| (finding, statement.label.clone()))
        .collect();
    let content = Content {
        lang: language.code(),
        words: Words::from_language(language),
        policy: policy(look.script),
        style: format!("{}{STYLE}", look.style),
        scripts: [look.script, SORT],
        headline: super::headline_in(findings, dataset, language),
        about: super::about_in(findings, dataset, language),
        tiles: tiles(&named, language),
        findings: plain,
        analyses: statements(true),
        refused: findings
            .refused
            .iter()
            .map(|refusal| written::sentence(&format!("{}: {}", refusal.label, refusal.reason)))
            .collect(),
        notes: findings.notes.iter().map(|note| word(Word::Note, note)).collect(),
        decisions: dataset.decisions().iter().map(|decision| decision.text.as_str()).collect(),
        source: super::source(findings),
        links: metadata
            .sources
            .iter()
            .map(|source| Link {
                title: word(Word::Source, &source.title),
                path: web(source.path.as_deref()),
            })
            .collect(),
        licences: metadata
            .licences
            .iter()
            .map(|licence| Link {
                title: licence.title.clone().unwrap_or_else(|| licence.name.clone()),
                path: web(licence.path.as_deref()),
            })
            .collect(),
        retrieved: metadata.retrieved.as_deref(),
        events: metadata
            .events
            .iter()
            .map(|event| EventLine {
                date: event.date.to_string(),
                label: word(Word::Event, &event.label),
                source: &event.source,
            })
            .collect(),
        table: table(dataset, language),
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

/// What the page may do (Content Security Policy, level 3): run these two scripts, and show what
/// it holds itself.
fn policy(script: &str) -> String {
    let hash = |script: &str| BASE64.encode(Sha256::digest(script.as_bytes()));
    format!(
        "default-src 'none'; script-src 'sha256-{}' 'sha256-{}'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(SORT)
    )
}

/// The address when it is one of the web: a package could name a script instead.
fn web(path: Option<&str>) -> Option<&str> {
    path.filter(|path| path.starts_with("https://") || path.starts_with("http://"))
}
