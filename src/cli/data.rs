//! `arrivals data`: the files of the built-in sample.

use std::fmt::Write as _;

use clap::Args;

use super::console::deliver;
use crate::Error;
use crate::sample::{SAMPLE_FILES, sample_package};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals data                                 what there is
  arrivals data nk-arrivals.csv                 the counts
  arrivals data datapackage.json                title, unit, source, licence, notes
  arrivals data nk-events.json                  dated events with their sources")]
pub struct DataArguments {
    /// The file to print; without a name, the list of files
    name: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &DataArguments) -> anyhow::Result<()> {
    let text = match &arguments.name {
        None => list()?,
        Some(name) => SAMPLE_FILES
            .iter()
            .find(|resource| resource.name == name)
            .map(|resource| resource.text.to_owned())
            .ok_or_else(|| Error::usage(format!("there is no built-in file '{name}'"), names()))?,
    };
    deliver(None, text.as_bytes())?;
    Ok(())
}

fn list() -> Result<String, Error> {
    let metadata = sample_package().map_err(arrivals_read::source::ReadError::from)?.metadata;
    let mut text = String::new();
    // Writing to a String cannot fail.
    if let Some(title) = &metadata.title {
        let _ = writeln!(text, "{title}");
    }
    for source in &metadata.sources {
        let _ = writeln!(text, "Source: {}", source.title);
    }
    text.push('\n');
    let widest = SAMPLE_FILES.iter().map(|resource| resource.name.len()).max().unwrap_or_default();
    for resource in SAMPLE_FILES {
        let _ = writeln!(text, "{:widest$}  {}", resource.name, resource.about);
    }
    Ok(text)
}

fn names() -> String {
    let names: Vec<&str> = SAMPLE_FILES.iter().map(|resource| resource.name).collect();
    format!("the files are {}", names.join(", "))
}
