//! The flags of `arrivals init`.

use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, Args, FromArgMatches};

use super::input::InputArguments;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals init counts.csv
  arrivals init --sample                         a recipe of the built-in sample
  arrivals init counts.csv --by sex -o public/arrivals.toml
  arrivals init counts.csv -o -                  only show it")]
pub struct InitArguments {
    #[command(flatten)]
    pub(super) given: Given,
    /// The recipe; arrivals.toml in this folder when not given; '-' for standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// INPUT and how it is read, with the flags as they were typed: a recipe repeats them.
#[derive(Debug)]
pub(super) struct Given {
    pub input: InputArguments,
    pub paths: Vec<PathBuf>,
    pub flags: Vec<(String, Vec<String>)>,
}

impl Args for Given {
    fn augment_args(command: clap::Command) -> clap::Command {
        InputArguments::augment_args(command)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        InputArguments::augment_args_for_update(command)
    }
}

impl FromArgMatches for Given {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let command = InputArguments::augment_args(clap::Command::new("input"));
        let (mut paths, mut flags) = (Vec::new(), Vec::new());
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            if matches.value_source(id) != Some(ValueSource::CommandLine) {
                continue;
            }
            let raw = || matches.get_raw(id).into_iter().flatten();
            match argument.get_long() {
                None => paths.extend(raw().map(PathBuf::from)),
                Some(long) if matches!(argument.get_action(), ArgAction::SetTrue) => {
                    flags.push((long.replace('-', "_"), Vec::new()));
                }
                Some(long) => {
                    let values = raw().map(|value| value.to_string_lossy().into_owned()).collect();
                    flags.push((long.replace('-', "_"), values));
                }
            }
        }
        Ok(Self { input: InputArguments::from_arg_matches(matches)?, paths, flags })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
