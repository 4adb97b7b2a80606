//! The form of an answer, and where it goes.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::outputs::Outputs;
use crate::{Error, report};
use arrivals_findings::Findings;

/// The form of an answer, and where it goes.
#[derive(Debug, Args)]
pub struct OutputArgs<F: Form = AnswerFormat> {
    /// The form of the answer; from the extension of -o when not given
    #[arg(long, value_enum)]
    format: Option<F>,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The forms that an answer can have.
pub trait Form: ValueEnum + Copy + Send + Sync + 'static {
    /// That of an answer for which nothing else is asked.
    const TEXT: Self;
    /// The extensions, for people.
    const EXTENSIONS: &'static str;

    /// The form of files with that extension, in lower case without its dot.
    fn of_extension(extension: &str) -> Option<Self>;
}

/// The form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// Lines for a terminal
    Text,
    /// Markdown
    Markdown,
    /// JSON, with every number and cell
    Json,
    /// A row a finding
    Csv,
}

/// The form of an answer that is no table of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextFormat {
    /// Lines for a terminal
    Text,
    /// Markdown
    Markdown,
    /// JSON
    Json,
}

impl Form for AnswerFormat {
    const TEXT: Self = Self::Text;
    const EXTENSIONS: &'static str = ".txt, .md, .json or .csv";

    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "txt" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

impl Form for TextFormat {
    const TEXT: Self = Self::Text;
    const EXTENSIONS: &'static str = ".txt, .md or .json";

    fn of_extension(extension: &str) -> Option<Self> {
        match AnswerFormat::of_extension(extension)? {
            AnswerFormat::Text => Some(Self::Text),
            AnswerFormat::Markdown => Some(Self::Markdown),
            AnswerFormat::Json => Some(Self::Json),
            AnswerFormat::Csv => None,
        }
    }
}

impl AnswerFormat {
    fn write(self, findings: &Findings) -> Result<String, Error> {
        Ok(match self {
            Self::Text => report::text(findings),
            Self::Markdown => report::markdown(findings),
            Self::Json => report::json(findings)?,
            Self::Csv => report::csv(findings)?,
        })
    }
}

impl<F: Form> OutputArgs<F> {
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// Whether the answer goes to standard output.
    pub fn is_stdout(&self) -> bool {
        self.file().is_none()
    }

    /// The form asked for, or that of the file's extension.
    ///
    /// # Errors
    /// When the extension says nothing.
    pub fn form(&self) -> Result<F, Error> {
        let Some(path) = self.file().filter(|_| self.format.is_none()) else {
            return Ok(self.format.unwrap_or(F::TEXT));
        };
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        F::of_extension(&extension).ok_or_else(|| {
            Error::usage(
                format!("cannot tell the format of '{}' from its extension", path.display()),
                format!("name the file {}, or give --format", F::EXTENSIONS),
            )
        })
    }

    /// A text that is already in the form asked for.
    pub fn text_outputs(&self, text: String) -> Outputs {
        Outputs::one(self.file(), text.into_bytes())
    }

    /// Writes a text that is already in the form asked for.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn deliver_text(&self, text: &str) -> Result<(), Error> {
        super::console::deliver(self.file(), text.as_bytes())
    }
}

impl OutputArgs {
    /// The findings in the form asked for.
    ///
    /// # Errors
    /// When they cannot be put into that form.
    pub fn render(&self, findings: &Findings) -> Result<Outputs, Error> {
        Ok(self.text_outputs(self.form()?.write(findings)?))
    }
}
