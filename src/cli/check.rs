//! `arrivals check`: the claims of a sentence or an article, held against the counts.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::console::Console;
use super::input::InputArguments;
use super::output_args::{AnswerFormat, OutputArgs};
use super::selection::year;
use crate::{Error, report};
use arrivals_data::Year;
use arrivals_findings::claims::{CheckOptions, Checked, Verdict, check};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(
    override_usage = "arrivals check [OPTIONS] [INPUT]... CLAIM\n       arrivals check [OPTIONS] [INPUT]... --file FILE",
    before_help = "\
Examples:
  arrivals check --sample \"fell from about 2,700 a decade ago to 196 in 2023\"
  arrivals check counts.csv \"223 arrived last year\" --as-of 2026
  arrivals check counts.csv --file article.txt
  cat counts.csv | arrivals check --file article.txt -o checked.md
  cat article.txt | arrivals check counts.csv --file -",
    after_help = "\
CLAIM is the last argument: a sentence or several, in English or Korean. Without INPUT, standard
input is the data; with --file -, it is the text, and the data are INPUT or --sample. What the words
leave open is said, and not judged. With --strict, a part that cannot be checked counts as one that
does not hold. docs/claims.md has the rules."
)]
pub struct CheckArguments {
    #[command(flatten)]
    input: InputArguments,
    /// Check a text: each sentence with a number and a year, or a relation to one; '-' for standard input
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// The series of claims that name no group; the total, or the only one, when none is named
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    /// The year in which the text was written, for "last year" and "a decade ago"
    #[arg(long, value_name = "YEAR", value_parser = year)]
    as_of: Option<Year>,
    #[command(flatten)]
    answer: OutputArgs,
}

/// Runs the command.
pub fn run(arguments: &CheckArguments, console: &Console) -> anyhow::Result<()> {
    let form = arguments.answer.form()?;
    let (checked, strict) = checked(arguments, console)?;
    let color = console.colors_output() && arguments.answer.is_stdout();
    let answer = match form {
        AnswerFormat::Text => report::check_text(&checked, color),
        AnswerFormat::Markdown => report::check_markdown(&checked),
        AnswerFormat::Json => report::check_json(&checked).map_err(Error::from)?,
        AnswerFormat::Csv => report::check_csv(&checked).map_err(Error::from)?,
    };
    arguments.answer.deliver_text(&answer)?;
    verdict(&checked, strict)?;
    Ok(())
}

/// The text held against the counts, and whether every doubt is an error.
///
/// # Errors
/// When the input or the text cannot be read, or there is no such series.
pub fn checked(arguments: &CheckArguments, console: &Console) -> Result<(Checked, bool), Error> {
    let (input, text) = arguments.text()?;
    let (counts, rates) = input.counts_and_rates(console)?;
    let options = CheckOptions {
        series: arguments.series.clone(),
        as_of: arguments.as_of.map(Year::number),
        article: arguments.file.is_some(),
    };
    Ok((check((&counts, rates.as_ref()), &text, &options)?, input.is_strict()))
}

impl CheckArguments {
    /// The input, and the text that is held against it.
    fn text(&self) -> Result<(InputArguments, String), Error> {
        if let Some(path) = &self.file {
            let is_piped = path.as_os_str() == "-";
            if is_piped && (self.input.names_stdin() || self.input.is_unnamed()) {
                return Err(Error::usage(
                    "standard input is the text, and no data are given",
                    "give the data as a file, or --sample for the built-in sample",
                ));
            }
            return Ok((self.input.clone(), read(path)?));
        }
        let (input, claim) = self.input.without_last();
        let hint = "give the claim as the last argument, or a text with --file";
        let claim = claim.ok_or_else(|| Error::usage("there is no claim", hint))?;
        if claim.exists() {
            return Err(Error::usage(
                format!("'{}' is a file, and there is no claim", claim.display()),
                hint,
            ));
        }
        match claim.to_str() {
            Some(claim) if claim.chars().any(char::is_alphanumeric) => {
                Ok((input, claim.to_owned()))
            }
            _ => Err(Error::usage("the claim is no text", hint)),
        }
    }
}

/// The text of an article.
fn read(path: &Path) -> Result<String, Error> {
    let failed = |error: &std::io::Error| {
        Error::usage(
            format!("cannot read '{}': {error}", path.display()),
            "give a text file with --file",
        )
    };
    let bytes = if path.as_os_str() == "-" {
        arrivals_read::overwrite_guard::note_stdin();
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        bytes
    } else {
        arrivals_read::overwrite_guard::note(path);
        std::fs::read(path).map_err(|error| failed(&error))?
    };
    String::from_utf8(bytes).map_err(|_| {
        Error::usage(format!("'{}' is not UTF-8", path.display()), "save the text as UTF-8")
    })
}

/// Whether every part holds, as far as it was asked for.
fn verdict(checked: &Checked, strict: bool) -> Result<(), Error> {
    let parts = checked.parts().count();
    let not = checked.tally.count_of(Verdict::DoesNotHold);
    let open = checked.tally.count_of(Verdict::CannotBeChecked);
    let of = |number: usize| match parts {
        1 => "the only part".to_owned(),
        _ => format!("{number} of {parts} parts"),
    };
    let hint = "the nearest statement that holds stands below each";
    let unclear = checked.unclear.len();
    let unmet = |what: String, hint: &str| Err(Error::Unmet { what, hint: hint.to_owned() });
    match (not, open) {
        (0, _) if !strict => Ok(()),
        (0, 0) if unclear > 0 => unmet(
            match unclear {
                1 => "1 sentence with a number and a year was not read".to_owned(),
                several => format!("{several} sentences with a number and a year were not read"),
            },
            "name what the data count with --measure or --unit, as the text does; or leave --strict out",
        ),
        (0, 0) => Ok(()),
        (0, open) => unmet(
            format!("{} cannot be checked", of(open)),
            "leave --strict out, or say what the words leave open",
        ),
        (1, _) => unmet(format!("{} does not hold", of(1)), hint),
        (not, _) => unmet(format!("{} do not hold", of(not)), hint),
    }
}
