//! Sections → the plan: which command lines make which outputs, and what must hold.

use std::path::PathBuf;

use super::arguments::{Invocation, Read, call, known};
use super::error::RecipeError;
use super::path::{normal, portable};
use super::section::{Given, Heading, Section};
use super::threshold::{Threshold, text, threshold};
use super::vocabulary::{ANSWERS, Vocabulary};
use arrivals_data::nearest_name;

/// Where a section stands in the recipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its heading and number: `[[chart]] 2`.
    pub name: String,
    /// The line of its heading, from 1.
    pub line: usize,
}

impl Place {
    fn from_section(section: &Section) -> Self {
        Self { name: section.to_string(), line: section.line }
    }
}

/// Something that is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The section that asks for it.
    pub place: Place,
    /// The command line.
    pub call: Invocation,
    /// What it writes, relative to the recipe: files, or one folder.
    pub outputs: Vec<PathBuf>,
    /// Whether the output is a folder, whose files the command chooses.
    pub folder: bool,
}

/// Something that must hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The section that asks for it.
    pub place: Place,
    /// The command line whose input it is about.
    pub call: Invocation,
    /// What must hold.
    pub what: What,
}

/// What must hold.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A sentence; an article when it has no text of its own.
    Claim(Option<String>),
    Threshold(Threshold),
}

/// What a recipe asks for, in the order of its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What is made.
    pub tasks: Vec<Task>,
    /// What must hold.
    pub checks: Vec<Check>,
}

/// The plan of a recipe's sections; nothing is read or written.
///
/// # Errors
/// When a key or value is not known.
pub fn plan(sections: &[Section], vocabulary: &Vocabulary) -> Result<Plan, RecipeError> {
    let input = sections.iter().find(|section| section.heading == Heading::Input);
    if let Some(input) = input {
        known(input, &vocabulary.flags(Heading::Input, ""))?;
    }
    let mut plan = Plan { tasks: Vec::new(), checks: Vec::new() };
    for section in sections {
        match section.heading {
            Heading::Input => {}
            Heading::Chart | Heading::Text | Heading::Report => {
                plan.tasks.extend(tasks(section, input, vocabulary)?);
            }
            Heading::Claim | Heading::Threshold => {
                plan.checks.push(check(section, input, vocabulary)?);
            }
        }
    }
    if plan.tasks.is_empty() && plan.checks.is_empty() {
        return Err(RecipeError {
            file: String::new(),
            line: None,
            what: "the recipe makes nothing".into(),
            hint: "add a [[chart]], [[text]], [[report]], [[claim]] or [[threshold]]; 'arrivals init' writes a recipe to start from".into(),
        });
    }
    Ok(plan)
}

fn tasks(
    section: &Section,
    input: Option<&Section>,
    vocabulary: &Vocabulary,
) -> Result<Vec<Task>, RecipeError> {
    let place = Place::from_section(section);
    let command = Vocabulary::command(section.heading, answer(section)?).to_owned();
    let call = call(section, input, &command, vocabulary)?;
    let outputs = outputs(section)?;
    Ok(match section.heading {
        Heading::Chart => {
            let mut call = outputs.iter().fold(call, |call, output| call.with_output(output));
            // How wide a terminal is must not reach a file.
            let in_cells = |path: &PathBuf| path.extension().is_some_and(|end| end == "txt");
            if outputs.iter().any(in_cells) && call.line_of("columns").is_none() {
                call = call.with_flag("--columns=80");
            }
            let outputs = outputs.into_iter().chain(call.writes.clone()).collect();
            vec![Task { place, call, outputs, folder: false }]
        }
        heading => outputs
            .into_iter()
            .map(|output| Task {
                place: place.clone(),
                call: call.clone().with_output(&output),
                outputs: vec![output],
                folder: heading == Heading::Report,
            })
            .collect(),
    })
}

/// The command of a `[[text]]`.
fn answer(section: &Section) -> Result<Option<&'static str>, RecipeError> {
    if section.heading != Heading::Text {
        return Ok(None);
    }
    let names = ANSWERS.join(", ");
    let Some(named) = text(section, "command")? else {
        return Err(RecipeError::at(
            section.line,
            format!("{section} names no command"),
            format!("write command = \"summary\"; the commands are {names}"),
        ));
    };
    let found = ANSWERS.into_iter().find(|name| *name == named);
    let line = section.entry("command").map_or(section.line, |entry| entry.line);
    found.map(Some).ok_or_else(|| {
        let hint = match nearest_name(&named, &ANSWERS) {
            Some(meant) => format!("did you mean '{meant}'?"),
            None => format!("the commands are {names}"),
        };
        RecipeError::at(line, format!("no text is the answer of '{named}'"), hint)
    })
}

fn outputs(section: &Section) -> Result<Vec<PathBuf>, RecipeError> {
    let entry = section.entry("output");
    let hint = match section.heading {
        Heading::Report => "write output = \"site\"",
        Heading::Text => "write output = \"summary.md\"",
        _ => "write output = \"chart.svg\", or a list for several formats",
    };
    let line = entry.map_or(section.line, |entry| entry.line);
    let none = || RecipeError::at(line, format!("{section} names no output"), hint);
    let Some(Given::Words { words, many }) = entry.map(|entry| &entry.given) else {
        return Err(none());
    };
    let wrong = |word: &String| word.trim().is_empty() || word == "-";
    if words.is_empty() || words.iter().any(wrong) || (section.heading == Heading::Report && *many)
    {
        return Err(none());
    }
    let outputs: Vec<PathBuf> = words.iter().map(|word| normal(&portable(word))).collect();
    if outputs.iter().any(|output| output.as_os_str().is_empty()) {
        return Err(RecipeError::at(
            line,
            format!("the output of {section} is the recipe's own folder"),
            "name a folder or file in it, such as \"site\"",
        ));
    }
    Ok(outputs)
}

fn check(
    section: &Section,
    input: Option<&Section>,
    vocabulary: &Vocabulary,
) -> Result<Check, RecipeError> {
    let place = Place::from_section(section);
    let command = Vocabulary::command(section.heading, None);
    let call = call(section, input, command, vocabulary)?;
    if section.heading == Heading::Threshold {
        return Ok(Check { place, call, what: What::Threshold(threshold(section)?) });
    }
    let one = "write text = \"196 in 2023\", or article = \"article.txt\"";
    match (text(section, "text")?, text(section, "article")?) {
        (Some(claim), None) => {
            let call = call.with_last(&claim);
            Ok(Check { place, call, what: What::Claim(Some(claim)) })
        }
        (None, Some(article)) => {
            let path = portable(&article);
            let mut call = call;
            call.reads.push(Read::File(path.clone()));
            let argument = super::arguments::Argument::Path { flag: "--file=".into(), path };
            call.arguments.insert(0, argument);
            Ok(Check { place, call, what: What::Claim(None) })
        }
        (Some(_), Some(_)) => Err(RecipeError::at(
            section.line,
            format!("{section} has both 'text' and 'article'"),
            one,
        )),
        (None, None) => {
            Err(RecipeError::at(section.line, format!("{section} claims nothing"), one))
        }
    }
}
