//! The commands: arguments as typed, then what they mean, then the work.
//!
//! One file a command. Each turns its clap structure into real types before any work, and hands
//! its answer to [`crate::output`].

mod analysis;
mod arguments;
mod build;
mod build_args;
mod chart;
mod chart_setup;
mod check;
mod command_line;
mod compare;
pub mod console;
mod data;
mod diff;
mod events;
mod execute;
mod explain;
mod forecast;
mod formats;
mod generate;
mod init;
mod init_args;
mod input;
mod inspect;
mod manual;
mod methods;
mod named;
mod output_args;
mod outputs;
mod rates;
mod report;
mod revisions;
mod schema;
mod screen;
mod selection;
mod stale_charts;
mod style;
mod summary;
mod tidy;
mod trend;

use clap::CommandFactory;

pub use arguments::Arguments;
pub use build::vocabulary;
pub use console::Color;

use arguments::Command;

/// Runs the command.
///
/// `typed` is the command again, for the files that say how they were made.
///
/// # Errors
/// What went wrong, with the typed [`crate::Error`] inside.
pub fn run(arguments: Arguments, typed: &str) -> anyhow::Result<()> {
    let console = console::Console::new(
        arguments.color,
        console::Detail::new(arguments.quiet, arguments.verbose),
    );
    match &arguments.command {
        Command::Report(arguments) => report::run(arguments, typed, &console),
        Command::Inspect(arguments) => inspect::run(arguments),
        Command::Diff(arguments) => diff::run(arguments, &console),
        Command::Explain(arguments) => explain::run(arguments, &console),
        Command::Check(arguments) => check::run(arguments, &console),
        Command::Methods(arguments) => methods::run(arguments),
        Command::Build(arguments) => build::run(arguments, &console),
        Command::Init(arguments) => init::run(arguments, &console),
        Command::Data(arguments) => data::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Generate(arguments) => generate::run(arguments, Arguments::command()),
        command => Ok(execute::execute(command, typed, &console)?.write()?),
    }
}
