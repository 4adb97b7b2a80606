//! Findings, charts and counts as one page of HTML that needs no other file.

use minijinja::{AutoEscape, Environment, context};

use super::table::table;
use crate::dataset::Dataset;
use crate::findings::{Findings, words};
use crate::statistics::METHODS;

/// A page that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the page could not be written: {0}")]
pub struct PageError(#[from] minijinja::Error);

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
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.add_template("page", include_str!("page.html"))?;
    let refused: Vec<String> = findings
        .refused
        .iter()
        .map(|refusal| words::sentence(&format!("{}: {}", refusal.label, refusal.reason)))
        .collect();
    let methods: Vec<_> = METHODS
        .iter()
        .filter(|method| findings.findings.iter().any(|finding| finding.method == method.id))
        .collect();
    let metadata = dataset.metadata();
    let page = environment.get_template("page")?.render(context! {
        headline => findings.headline,
        about => super::about(findings),
        findings => findings.findings,
        refused,
        notes => findings.notes,
        source => super::source(findings),
        links => metadata.sources.iter().map(|source| context! {
            title => source.title, path => web(source.path.as_deref()),
        }).collect::<Vec<_>>(),
        licences => metadata.licences.iter().map(|licence| context! {
            title => licence.title.as_ref().unwrap_or(&licence.name), path => web(licence.path.as_deref()),
        }).collect::<Vec<_>>(),
        retrieved => metadata.retrieved,
        events => metadata.events.iter().map(|event| context! {
            date => event.date.to_string(), label => event.label, source => event.source,
        }).collect::<Vec<_>>(),
        table => table(dataset),
        charts,
        methods,
        origin => findings.origin,
        version => env!("CARGO_PKG_VERSION"),
    })?;
    Ok(page)
}

/// The address when it is one of the web: a package could name a script instead.
fn web(path: Option<&str>) -> Option<&str> {
    path.filter(|path| path.starts_with("https://") || path.starts_with("http://"))
}
