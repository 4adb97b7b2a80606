//! Which keys a section may have: its own, and the flags of its command.

use std::any::TypeId;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Command};

use super::schema_keys::{
    ABOVE, ARTICLE, BELOW, COMMAND, FAIL, FILE, FILES, FINDING, FOLDER, Form, MESSAGE, OUTPUT,
    OUTSIDE, Own, TEXT, VALUE,
};
use super::section::Heading;
use arrivals_data::Year;
use arrivals_statistics::Level;

/// Flags that say where an answer goes or how it is looked at; a recipe says that by `output`.
const NOT_KEYS: [&str; 6] = ["check", "color", "format", "output", "quiet", "verbose"];

/// The commands whose answer a `[[text]]` can be.
pub(super) const ANSWERS: [&str; 7] =
    ["summary", "trend", "forecast", "compare", "screen", "revisions", "tidy"];

/// The commands and their flags, as the program has them.
#[derive(Debug)]
pub struct Vocabulary {
    program: Command,
    input: Command,
}

impl Vocabulary {
    /// The flags of the program, and those that say how an input is read.
    pub fn new(program: Command, input: Command) -> Self {
        Self { program, input }
    }

    /// The command that a section calls.
    pub(super) fn command(heading: Heading, named: Option<&str>) -> &str {
        match heading {
            Heading::Text => named.unwrap_or_default(),
            Heading::Chart => "chart",
            Heading::Report => "report",
            Heading::Claim => "check",
            Heading::Input | Heading::Threshold => "summary",
        }
    }

    /// The flags of a section's command that may be its keys, in the order of the help.
    pub(super) fn flags(&self, heading: Heading, command: &str) -> Vec<Flag<'_>> {
        let command = match heading {
            Heading::Input => Some(&self.input),
            _ => self.program.find_subcommand(command),
        };
        let skipped = match heading {
            // What is a file to the command, is an article to a recipe.
            Heading::Claim => "file",
            // Whether all methods are asked, the finding decides.
            Heading::Threshold => "full",
            _ => "",
        };
        command
            .into_iter()
            .flat_map(Command::get_arguments)
            .filter(|argument| argument.get_long().is_some_and(|long| long != skipped))
            .filter(|argument| !NOT_KEYS.contains(&argument.get_id().as_str()))
            .map(|argument| Flag { argument })
            .collect()
    }

    /// The keys of a heading that are no flags.
    pub(super) fn own(heading: Heading) -> &'static [Own] {
        const FORECAST_OR_FINDING: [Own; 9] =
            [FINDING, VALUE, ABOVE, BELOW, OUTSIDE, MESSAGE, FAIL, FILE, FILES];
        match heading {
            Heading::Input => &[FILE, FILES],
            Heading::Chart => &[OUTPUT, FILE, FILES],
            Heading::Text => &[COMMAND, OUTPUT, FILE, FILES],
            Heading::Report => &[FOLDER, FILE, FILES],
            Heading::Claim => &[TEXT, ARTICLE, FILE, FILES],
            Heading::Threshold => &FORECAST_OR_FINDING,
        }
    }
}

/// A flag of a command that may be a key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flag<'a> {
    argument: &'a Arg,
}

impl Flag<'_> {
    /// The flag without its dashes: `no-title`.
    pub fn long(&self) -> &str {
        self.argument.get_long().unwrap_or_default()
    }

    /// The key: `no_title`.
    pub fn key(&self) -> String {
        self.long().replace('-', "_")
    }

    /// Whether it is given without a value.
    pub fn is_switch(&self) -> bool {
        matches!(self.argument.get_action(), ArgAction::SetTrue)
    }

    /// Whether it may be given without a value, too.
    pub fn may_be_bare(&self) -> bool {
        !self.is_switch()
            && self.argument.get_num_args().is_some_and(|range| range.min_values() == 0)
    }

    /// Whether it may be given several times.
    pub fn takes_many(&self) -> bool {
        matches!(self.argument.get_action(), ArgAction::Append)
    }

    /// Whether its value is a pair, so that a table can be one.
    pub fn takes_pairs(&self) -> bool {
        let names = self.argument.get_value_names().unwrap_or_default();
        names.iter().any(|name| name.contains('='))
    }

    /// Whether its value is the path of a file.
    pub fn is_path(&self) -> bool {
        self.has_type::<PathBuf>()
    }

    /// Whether the file is one that is written.
    pub fn is_written(&self) -> bool {
        self.long() == "alt-out"
    }

    /// Whether the file is a table of counts, with a package beside it.
    pub fn is_table(&self) -> bool {
        self.long() == "population"
    }

    /// What it says of itself in the help.
    pub fn about(&self) -> String {
        self.argument.get_help().map(ToString::to_string).unwrap_or_default()
    }

    /// The values that it takes, where they are a few.
    pub fn choices(&self) -> Vec<String> {
        if self.is_switch() {
            return Vec::new();
        }
        let values = self.argument.get_possible_values();
        values.iter().map(|value| value.get_name().to_owned()).collect()
    }

    /// What its key takes.
    pub fn form(&self) -> Form {
        let whole = self.has_type::<usize>()
            || self.has_type::<u64>()
            || self.has_type::<i64>()
            || self.has_type::<u8>()
            || self.has_type::<Year>();
        if self.is_switch() {
            Form::Switch
        } else if self.may_be_bare() {
            Form::TextOrSwitch
        } else if whole {
            Form::Whole
        } else if self.has_type::<f64>() || self.has_type::<Level>() {
            Form::Number
        } else if self.is_path() || self.has_type::<String>() || !self.choices().is_empty() {
            Form::Text
        } else {
            Form::TextOrWhole
        }
    }

    fn has_type<T: 'static>(&self) -> bool {
        self.argument.get_value_parser().type_id() == TypeId::of::<T>()
    }
}
