//! `arrivals generate`: completions for shells, and manual pages.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clap_complete::Shell;

use super::console::deliver;
use super::manual;
use crate::{Error, output};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  arrivals generate completions --shell bash > arrivals.bash
  arrivals generate man -o man",
    disable_help_subcommand = true
)]
pub struct GenerateArguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print the completions of a shell
    #[command(after_help = "\
Where shells look for them:
  bash  ~/.local/share/bash-completion/completions/arrivals
  zsh   a file _arrivals in a folder of $fpath
  fish  ~/.config/fish/completions/arrivals.fish")]
    Completions {
        /// The shell
        #[arg(long, value_enum)]
        shell: Shell,
    },
    /// Write the manual pages into a folder, one a command
    Man {
        /// The folder; made when it is not there
        #[arg(long, short, value_name = "FOLDER")]
        output: PathBuf,
    },
}

/// Runs the command, for the program that is described.
pub fn run(arguments: &GenerateArguments, program: clap::Command) -> anyhow::Result<()> {
    match &arguments.what {
        What::Completions { shell } => deliver(None, &completions(*shell, program))?,
        What::Man { output: folder } => {
            let pages = manual::pages(program.disable_help_subcommand(true)).map_err(|error| {
                Error::usage(format!("the manual cannot be written: {error}"), "report it")
            })?;
            output::folder(folder).map_err(Error::from)?;
            let files: Vec<(PathBuf, Vec<u8>)> =
                pages.into_iter().map(|(name, page)| (folder.join(name), page)).collect();
            output::files(&files).map_err(Error::from)?;
        }
    }
    Ok(())
}

fn completions(shell: Shell, mut program: clap::Command) -> Vec<u8> {
    let name = program.get_name().to_owned();
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut program, name, &mut bytes);
    bytes
}
