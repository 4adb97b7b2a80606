//! The command as it was typed, without folders and without where the answer goes: whoever has
//! the file runs it again beside the input.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use arrivals_data::shell_word;
use clap::builder::ValueParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// Flags that say where an answer goes or what is said beside it, not what it is.
const ASIDE: [&str; 10] = [
    "alt_out",
    "check",
    "color",
    "columns",
    "format",
    "output",
    "pixel_ratio",
    "quiet",
    "strict",
    "verbose",
];

/// The command again, its flags in the order of the help: `arrivals chart counts.csv --log`.
pub fn typed(command: &Command, matches: &ArgMatches) -> String {
    let mut words = vec![command.get_name().to_owned()];
    let mut found = (command, matches);
    while let Some((name, below)) = found.1.subcommand() {
        words.push(name.to_owned());
        let Some(command) = found.0.find_subcommand(name) else { break };
        found = (command, below);
    }
    let (command, matches) = found;
    let given = || {
        command.get_arguments().filter(|argument| {
            let id = argument.get_id().as_str();
            !ASIDE.contains(&id) && matches.value_source(id) == Some(ValueSource::CommandLine)
        })
    };
    for argument in given().filter(|argument| argument.is_positional()) {
        words.extend(values(argument, matches).into_iter().flatten());
    }
    for argument in given() {
        let Some(flag) = argument.get_long() else { continue };
        if matches!(argument.get_action(), ArgAction::SetTrue) {
            words.push(format!("--{flag}"));
            continue;
        }
        for occurrence in values(argument, matches) {
            words.push(format!("--{flag}"));
            words.extend(occurrence);
        }
    }
    words.join(" ")
}

/// The values of each time that an argument was given, as a shell takes them.
fn values(argument: &Arg, matches: &ArgMatches) -> Vec<Vec<String>> {
    let is_path = is_path(argument.get_value_parser());
    let word = |value: &OsStr| {
        let name = if is_path { Path::new(value).file_name().unwrap_or(value) } else { value };
        shell_word(&name.to_string_lossy())
    };
    let missing = argument.get_num_args().is_some_and(|range| range.min_values() == 0);
    matches
        .get_raw_occurrences(argument.get_id().as_str())
        .into_iter()
        .flatten()
        .map(|occurrence| {
            // A flag without its value.
            occurrence.filter(|value| !(missing && value.is_empty())).map(word).collect()
        })
        .collect()
}

fn is_path(parser: &ValueParser) -> bool {
    parser.type_id() == std::any::TypeId::of::<PathBuf>()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;

    fn again(line: &[&str]) -> String {
        let command = Arguments::command();
        let matches = command.clone().try_get_matches_from(line).expect("arguments");
        typed(&command, &matches)
    }

    #[test]
    fn every_flag_of_the_answer_is_kept_and_no_folder() {
        assert_eq!(again(&["arrivals", "chart"]), "arrivals chart");
        assert_eq!(
            again(&[
                "arrivals",
                "-q",
                "chart",
                "--title",
                "It's over",
                "-o",
                "out/a.svg",
                "some/my counts.csv",
                "--facet",
                "--events",
                "/tmp/e.csv",
                "--log",
                "--where",
                "sex=f",
                "--where",
                "age=1",
                "--check",
            ]),
            "arrivals chart 'my counts.csv' --where sex=f --where age=1 --log --facet \
             --events e.csv --title 'It'\\''s over'"
        );
        assert_eq!(
            again(&["arrivals", "chart", "--years", "2011..2023", "--sample", "--facet", "sex"]),
            "arrivals chart --sample --years 2011..2023 --facet sex"
        );
    }
}
