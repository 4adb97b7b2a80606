//! `arrivals methods`: the formula, assumptions and source of every method.

use clap::{Args, ValueEnum};

use super::console::deliver;
use crate::{Error, report};
use arrivals_data::hint_of_nearest;
use arrivals_statistics::METHODS;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals methods
  arrivals methods joinpoint
  arrivals methods --format markdown")]
pub struct MethodsArguments {
    /// The method, by the name that JSON has; without one, the list
    name: Option<String>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = MethodsFormat::Text)]
    format: MethodsFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MethodsFormat {
    Text,
    Markdown,
    Json,
}

/// Runs the command.
pub fn run(arguments: &MethodsArguments) -> anyhow::Result<()> {
    let unknown = || {
        let name = arguments.name.as_deref().unwrap_or_default();
        let ids: Vec<&str> = METHODS.iter().map(|method| method.id).collect();
        let hint = hint_of_nearest(name, &ids, "'arrivals methods' lists them".to_owned());
        Error::usage(format!("there is no method '{name}'"), hint)
    };
    let text = match arguments.format {
        MethodsFormat::Text => {
            report::methods_text(arguments.name.as_deref()).ok_or_else(unknown)?
        }
        MethodsFormat::Markdown => report::methods_markdown(),
        MethodsFormat::Json => {
            let json = report::methods_json(arguments.name.as_deref()).map_err(Error::from)?;
            json.ok_or_else(unknown)?
        }
    };
    deliver(None, text.as_bytes())?;
    Ok(())
}
