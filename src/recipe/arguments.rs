//! A section and the input → the command line that makes it.
//!
//! Invariant: the words stand in the order of the command's help, so that the order of the keys in
//! the recipe changes nothing.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::error::RecipeError;
use super::path::{normal, portable};
use super::section::{Entry, Given, Heading, Section};
use super::vocabulary::{Flag, Vocabulary};
use arrivals_data::nearest_name;

/// An argument of a command line; a path is relative to the recipe's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    Text(String),
    /// A path, behind its flag when it has one: `--events=`.
    Path {
        /// The flag with its `=`; empty for a positional.
        flag: String,
        path: PathBuf,
    },
}

/// A file that a command reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// A table, with the package beside it unless none is wanted.
    Table {
        path: PathBuf,
        /// Whether a package beside it is read.
        package: bool,
    },
    /// Any other file.
    File(PathBuf),
}

impl Read {
    pub fn path(&self) -> &Path {
        match self {
            Self::Table { path, .. } | Self::File(path) => path,
        }
    }
}

/// A command line, and what it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invocation {
    /// The command: `chart`.
    pub command: String,
    pub arguments: Vec<Argument>,
    /// The files that it reads, relative to the recipe.
    pub reads: Vec<Read>,
    /// The files of the input, relative to the recipe; none for the sample.
    pub inputs: Vec<PathBuf>,
    /// The files that flags write, relative to the recipe.
    pub writes: Vec<PathBuf>,
    /// Where each flag stands: its long name and its line.
    pub lines: Vec<(String, usize)>,
}

impl Invocation {
    /// The command line, with paths below that folder.
    pub fn line(&self, folder: &Path) -> Vec<OsString> {
        let word = |argument: &Argument| match argument {
            Argument::Text(text) => OsString::from(text),
            Argument::Path { flag, path } => {
                let mut word = OsString::from(flag);
                word.push(folder.join(path));
                word
            }
        };
        let first = ["arrivals", self.command.as_str()].map(OsString::from);
        first.into_iter().chain(self.arguments.iter().map(word)).collect()
    }

    /// The line of a flag: `--kind <KIND>` as a message of the arguments names it.
    pub fn line_of(&self, named: &str) -> Option<usize> {
        let long = named.trim_start_matches('-').split([' ', '=', '<']).next()?;
        self.lines.iter().find(|(flag, _)| flag == long).map(|(_, line)| *line)
    }

    /// Adds an output.
    pub(super) fn with_output(mut self, path: &Path) -> Self {
        let word = Argument::Path { flag: "--output=".into(), path: path.to_owned() };
        let before = self.arguments.iter().position(|word| *word == Argument::Text("--".into()));
        self.arguments.insert(before.unwrap_or(self.arguments.len()), word);
        self
    }

    /// Adds a flag.
    pub(super) fn with_flag(mut self, flag: &str) -> Self {
        self.arguments.insert(0, Argument::Text(flag.to_owned()));
        self
    }

    /// Adds a positional argument at the end.
    pub(super) fn with_last(mut self, text: &str) -> Self {
        if !self.arguments.contains(&Argument::Text("--".into())) {
            self.arguments.push(Argument::Text("--".into()));
        }
        self.arguments.push(Argument::Text(text.to_owned()));
        self
    }
}

/// The command line of a section.
///
/// # Errors
/// When a key is not known, or has a value that its flag does not take.
pub(super) fn call(
    section: &Section,
    input: Option<&Section>,
    command: &str,
    vocabulary: &Vocabulary,
) -> Result<Invocation, RecipeError> {
    let flags = vocabulary.flags(section.heading, command);
    known(section, &flags)?;
    // A section with a file of its own has nothing to do with the input of the others.
    let own = inputs(section)?;
    let input = input.filter(|_| own.is_none());
    let inputs = match (own, input) {
        (Some(own), _) => Some(own),
        (None, Some(input)) => inputs(input)?,
        (None, None) => None,
    };
    let is_given = inputs.is_some();
    let mut call = Invocation {
        command: command.to_owned(),
        arguments: Vec::new(),
        reads: Vec::new(),
        inputs: inputs.unwrap_or_default(),
        writes: Vec::new(),
        lines: Vec::new(),
    };
    let entry = |key: &str| section.entry(key).or_else(|| input.and_then(|input| input.entry(key)));
    for flag in flags {
        if let Some(entry) = entry(&flag.key()) {
            add(&mut call, flag, entry)?;
        }
    }
    if !is_given {
        return Err(RecipeError::at(
            section.line,
            format!("{section} has no input"),
            "name a file under [input]: file = \"a.csv\", or the built-in sample: sample = true",
        ));
    }
    let package = !call.arguments.contains(&Argument::Text("--no-package".into()));
    let tables = call.inputs.iter().map(|path| Read::Table { path: path.clone(), package });
    call.reads.extend(tables);
    if !call.inputs.is_empty() {
        call.arguments.push(Argument::Text("--".into()));
        let paths = call.inputs.iter();
        call.arguments
            .extend(paths.map(|path| Argument::Path { flag: String::new(), path: path.clone() }));
    }
    Ok(call)
}

/// Refuses keys that are not known, with the one that was probably meant.
pub(super) fn known(section: &Section, flags: &[Flag<'_>]) -> Result<(), RecipeError> {
    let own = Vocabulary::own(section.heading);
    let mut keys: Vec<String> = own.iter().map(|own| own.name.to_owned()).collect();
    keys.extend(flags.iter().map(Flag::key));
    let Some(entry) = section.entries.iter().find(|entry| !keys.contains(&entry.key)) else {
        return Ok(());
    };
    let names: Vec<&str> = keys.iter().map(String::as_str).collect();
    let hint = match (entry.key.as_str(), nearest_name(&entry.key, &names)) {
        ("format", _) if section.heading != Heading::Input => {
            "the name of the output says its format: chart.svg, summary.md".into()
        }
        ("check", _) => "'arrivals build --check' checks them all".into(),
        (_, Some(meant)) => format!("did you mean '{meant}'?"),
        (_, None) => match section.heading {
            Heading::Input => "its keys are file, files, sample, and the flags under Reading and Describing of 'arrivals inspect --help'".into(),
            heading => format!(
                "its keys are {}, and the flags of 'arrivals {} --help'",
                own.iter().map(|own| own.name).collect::<Vec<_>>().join(", "),
                Vocabulary::command(heading, words_of(section, "command").first().map(String::as_str)),
            ),
        },
    };
    Err(RecipeError::at(entry.line, format!("unknown key '{}' in {section}", entry.typed), hint))
}

/// The words of a key; none where it is not given.
fn words_of(section: &Section, key: &str) -> Vec<String> {
    match section.entry(key).map(|entry| &entry.given) {
        Some(Given::Words { words, .. }) => words.clone(),
        Some(Given::Switch(_)) | None => Vec::new(),
    }
}

/// The files of a section, when it names its input; none of them for the sample.
fn inputs(section: &Section) -> Result<Option<Vec<PathBuf>>, RecipeError> {
    let (one, several) = (section.entry("file"), section.entry("files"));
    let sample = section.entry("sample").filter(|entry| entry.given == Given::Switch(true));
    let (entry, many) = match (one, several, sample) {
        (Some(one), None, None) => (one, false),
        (None, Some(several), None) => (several, true),
        (Some(_), Some(several), _) => {
            return Err(RecipeError::at(
                several.line,
                format!("{section} has both 'file' and 'files'"),
                "put the file among the files",
            ));
        }
        (Some(file), None, Some(sample)) | (None, Some(file), Some(sample)) => {
            return Err(RecipeError::at(
                sample.line.max(file.line),
                format!("{section} has both '{}' and 'sample'", file.key),
                "keep one of them",
            ));
        }
        (None, None, Some(_)) => return Ok(Some(Vec::new())),
        (None, None, None) => return Ok(None),
    };
    let words = match &entry.given {
        Given::Words { words, many: listed } if (many || !listed) && !words.is_empty() => words,
        _ => {
            let form = if many { "files = [\"a.csv\", \"b.csv\"]" } else { "file = \"a.csv\"" };
            return Err(RecipeError::at(
                entry.line,
                format!("'{}' of {section} names no file", entry.typed),
                format!("write {form}"),
            ));
        }
    };
    if let Some(word) = words.iter().find(|word| word.trim().is_empty() || *word == "-") {
        return Err(RecipeError::at(
            entry.line,
            format!("'{word}' is no file"),
            "a recipe reads files only: save the table as one",
        ));
    }
    Ok(Some(words.iter().map(|word| portable(word)).collect()))
}

fn add(call: &mut Invocation, flag: Flag<'_>, entry: &Entry) -> Result<(), RecipeError> {
    let long = flag.long();
    let wrong = |hint: String| {
        let what = format!("'{}' takes no such value", entry.typed);
        Err(RecipeError::at(entry.line, what, hint))
    };
    call.lines.push((long.to_owned(), entry.line));
    let (words, many) = match &entry.given {
        Given::Switch(false) if flag.is_switch() || flag.may_be_bare() => return Ok(()),
        Given::Switch(true) if flag.is_switch() || flag.may_be_bare() => {
            call.arguments.push(Argument::Text(format!("--{long}")));
            return Ok(());
        }
        Given::Switch(_) => return wrong(format!("write {} = \"…\"", entry.typed)),
        Given::Words { .. } if flag.is_switch() => {
            return wrong(format!("write {} = true", entry.typed));
        }
        Given::Words { words, many } => (words, *many),
    };
    if many && !flag.takes_many() {
        return wrong("write one value, without brackets".into());
    }
    for word in words {
        if flag.is_path() && is_path(long, word) {
            let path = portable(word);
            if word.trim().is_empty() || word == "-" {
                return wrong("name a file".into());
            }
            if flag.is_written() {
                call.writes.push(normal(&path));
            } else if flag.is_table() {
                call.reads.push(Read::Table { path: path.clone(), package: true });
            } else {
                call.reads.push(Read::File(path.clone()));
            }
            call.arguments.push(Argument::Path { flag: format!("--{long}="), path });
        } else {
            call.arguments.push(Argument::Text(format!("--{long}={word}")));
        }
    }
    Ok(())
}

/// Whether a word is the path of a file: a theme may be one of the built-in names.
fn is_path(long: &str, word: &str) -> bool {
    long != "theme" || word.contains(['.', '/', '\\'])
}
