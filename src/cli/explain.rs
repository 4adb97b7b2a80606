//! `arrivals explain`: the arithmetic of a finding, and the cells that it came from.

use std::path::PathBuf;

use clap::Args;

use super::analysis::AnalysisArguments;
use super::console::Console;
use super::input::InputArguments;
use super::output_args::{OutputArgs, TextFormat};
use super::selection::SubjectArguments;
use crate::report::Explainable;
use crate::{Error, report};
use arrivals_data::hint_of_nearest;
use arrivals_findings::explain::{self, ExplainError, Explanation, Question, known};
use arrivals_findings::{analyse, find, find_revisions, releases};
use arrivals_statistics::Topic;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals explain                                  the findings that can be explained
  arrivals explain counts.csv                       those of a table, with what they say
  arrivals explain latest.change counts.csv
  arrivals explain cagr counts.csv --series female --from 2011
  arrivals explain trend.test --sample --to 2019 --format markdown")]
pub struct ExplainArguments {
    /// The finding, by the name that JSON has; without one, the list
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    subject: SubjectArguments,
    /// The series that it is compared with, for findings about two
    #[arg(long = "with", value_name = "NAME", requires = "series")]
    with: Vec<String>,
    #[command(flatten)]
    analysis: AnalysisArguments,
    #[command(flatten)]
    answer: OutputArgs<TextFormat>,
}

/// Runs the command.
pub fn run(arguments: &ExplainArguments, console: &Console) -> anyhow::Result<()> {
    let form = arguments.answer.form()?;
    let Some(id) = arguments.id.as_deref() else {
        if arguments.subject.input.is_sample() || arguments.subject.input.reads_stdin() {
            let said = said(&arguments.subject.input, arguments, console)?;
            arguments.answer.deliver_text(&listed(&said, form)?)?;
            return Ok(());
        }
        let all: Vec<Explainable> =
            known::KNOWN.iter().map(|known| Explainable::new(known, None)).collect();
        arguments.answer.deliver_text(&listed(&all, form)?)?;
        return Ok(());
    };
    let Some(known) = known::find(id) else {
        let path = PathBuf::from(id);
        if id != "-" && !path.is_file() {
            return Err(unknown(id).into());
        }
        let said = said(&arguments.subject.input.with_first(path), arguments, console)?;
        arguments.answer.deliver_text(&listed(&said, form)?)?;
        return Ok(());
    };
    let explanation = if known.said == known::FindingScope::Vintages {
        of_vintages(known, arguments, console)?
    } else {
        explained(id, arguments, console)?
    };
    let text = match form {
        TextFormat::Text => report::explanation_text(&explanation),
        TextFormat::Markdown => report::explanation_markdown(&explanation),
        TextFormat::Json => report::to_json(&explanation).map_err(Error::from)?,
    };
    arguments.answer.deliver_text(&text)?;
    Ok(())
}

fn explained(
    id: &str,
    arguments: &ExplainArguments,
    console: &Console,
) -> Result<Explanation, Error> {
    let dataset = arguments.subject.input.dataset(console)?;
    let options = arguments.analysis.options(&[]);
    let question = Question {
        id,
        selection: &arguments.subject.selection(),
        with: &arguments.with,
        options: &options,
    };
    explain::explain(&dataset, &question).map_err(|error| match error {
        ExplainError::Unknown { id } => unknown(&id),
        ExplainError::NeedsTwo { .. } => {
            Error::usage(error.to_string(), "name them with --series and --with")
        }
        ExplainError::Selection(error) => error.into(),
    })
}

/// What is said of vintages is about all of them.
fn of_vintages(
    known: &known::FindingSpec,
    arguments: &ExplainArguments,
    console: &Console,
) -> Result<Explanation, Error> {
    /// As `arrivals revisions` has it when not told otherwise.
    const WITHIN: f64 = 1.0;
    let dataset = arguments.subject.input.vintages(console)?;
    let releases = releases(&dataset, None)?;
    let findings = find_revisions(&dataset, &releases, dataset.origins(), WITHIN)?;
    Ok(explain::explain_finding(known, &findings, None))
}

/// The findings of a table, each with what it says.
fn said(
    input: &InputArguments,
    arguments: &ExplainArguments,
    console: &Console,
) -> Result<Vec<Explainable>, Error> {
    let dataset = input.dataset(console)?;
    let selection = arguments.subject.selection();
    let options = arguments.analysis.options(&Topic::ALL.map(|(topic, _)| topic));
    let found = find(&dataset, &selection, options.level)?;
    let more = analyse(&dataset, &selection, &options)?;
    let mut all: Vec<Explainable> = Vec::new();
    for finding in found.findings.iter().chain(&more.findings) {
        let Some(known) = known::find(finding.id) else { continue };
        if !all.iter().any(|before| before.id == finding.id) {
            all.push(Explainable::new(known, Some(finding.sentence.clone())));
        }
    }
    Ok(all)
}

/// A list of findings in the form asked for.
fn listed(findings: &[Explainable], form: TextFormat) -> Result<String, Error> {
    Ok(match form {
        TextFormat::Text => report::explanations_text(findings),
        TextFormat::Markdown => report::explanations_markdown(findings),
        TextFormat::Json => report::explanations_json(findings)?,
    })
}

fn unknown(id: &str) -> Error {
    let ids: Vec<&str> = known::KNOWN.iter().map(|known| known.id).collect();
    Error::usage(
        format!("there is no finding '{id}'"),
        hint_of_nearest(id, &ids, format!("the findings are {}", ids.join(", "))),
    )
}
