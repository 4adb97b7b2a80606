//! The form of an answer, and where it goes.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::made::Made;
use crate::findings::Findings;
use crate::{Error, report};

/// The form of an answer, and where it goes.
#[derive(Debug, Args)]
pub struct AnswerArguments {
    /// The form of the answer; from the extension of -o when not given
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Lines for a terminal
    Text,
    /// Markdown
    Markdown,
    /// JSON, with every number and cell
    Json,
    /// A row a finding
    Csv,
}

impl Format {
    fn of_extension(path: &Path) -> Result<Self, Error> {
        let extension =
            path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("txt") => Ok(Self::Text),
            Some("md" | "markdown") => Ok(Self::Markdown),
            Some("json") => Ok(Self::Json),
            Some("csv") => Ok(Self::Csv),
            _ => Err(Error::usage(
                format!("cannot tell the format of '{}' from its extension", path.display()),
                "name the file .txt, .md, .json or .csv, or give --format",
            )),
        }
    }

    fn write(self, findings: &Findings) -> Result<String, Error> {
        Ok(match self {
            Self::Text => report::text(findings),
            Self::Markdown => report::markdown(findings),
            Self::Json => report::json(findings)?,
            Self::Csv => report::csv(findings)?,
        })
    }
}

impl AnswerArguments {
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
    pub fn form(&self) -> Result<Format, Error> {
        match (self.format, self.file()) {
            (Some(format), _) => Ok(format),
            (None, Some(path)) => Format::of_extension(path),
            (None, None) => Ok(Format::Text),
        }
    }

    /// The findings in the form asked for.
    ///
    /// # Errors
    /// When they cannot be put into that form.
    pub fn made(&self, findings: &Findings) -> Result<Made, Error> {
        Ok(self.made_text(self.form()?.write(findings)?))
    }

    /// A text that is already in the form asked for.
    pub fn made_text(&self, text: String) -> Made {
        Made::one(self.file(), text.into_bytes())
    }

    /// Writes a text that is already in the form asked for.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn deliver_text(&self, text: &str) -> Result<(), Error> {
        super::console::deliver(self.file(), text.as_bytes())
    }
}
