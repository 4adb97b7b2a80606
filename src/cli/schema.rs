//! `arrivals schema`: the published schemas of what is written as JSON and read as TOML.

use std::path::PathBuf;

use clap::Args;

use super::console::deliver;
use crate::Error;
use crate::report::{SCHEMAS, schemas_text};
use arrivals_data::nearest_name;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  arrivals schema                                the list
  arrivals schema summary
  arrivals schema tidy -o tidy.schema.json",
    after_help = "\
The schemas are JSON Schema of draft 2020-12, and strict: a field that they do not name is an error. They are those of
this program. A later one may add fields under the same name; a field that goes or changes its meaning makes a new one.
Data packages and Vega-Lite have schemas of their own, which their documents name."
)]
pub struct SchemaArguments {
    /// The schema, by the name in the list; without one, the list
    name: Option<String>,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &SchemaArguments) -> anyhow::Result<()> {
    let text = match arguments.name.as_deref() {
        None => schemas_text(),
        Some(name) => text(name)?,
    };
    let file = arguments.output.as_deref().filter(|path| path.as_os_str() != "-");
    deliver(file, text.as_bytes())?;
    Ok(())
}

/// The schema of that name, or of the form `arrivals.NAME/1` as documents carry it.
fn text(name: &str) -> Result<String, Error> {
    let is_named = |form: &str| !form.is_empty() && form == name;
    let found = SCHEMAS.iter().find(|one| one.name == name || is_named(one.form));
    let Some(schema) = found else {
        let names: Vec<&str> = SCHEMAS.iter().map(|one| one.name).collect();
        let hint = match nearest_name(name, &names) {
            Some(near) => format!("did you mean {near}?"),
            None => format!("the names are {}", names.join(", ")),
        };
        return Err(Error::usage(format!("there is no schema '{name}'"), hint));
    };
    Ok((schema.text)()?)
}
