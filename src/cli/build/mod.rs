//! `arrivals build`: the outputs of a recipe, made in memory; what changed is written, whole or not
//! at all.

mod checks;
mod files;
mod output_conflicts;
mod recipe;
mod summary;
mod tasks;
mod threshold;
mod unowned_files;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use self::checks::{check_all, failed_claims};
use self::recipe::Recipe;
pub use self::recipe::vocabulary;
use self::tasks::{Output, make};
use super::build_args::BuildArguments;
use super::console::{Color, Console, Detail, deliver};
use crate::recipe::{Manifest, NAME, Place, State, manifest_name, rule, slashes, unwritable};
use crate::report::to_json;
use crate::{Error, output};

/// Whether everything that a recipe in this folder asks for can be made; nothing is written.
pub fn makes(text: &str) -> bool {
    let made = || -> Result<(), Error> {
        let recipe = Recipe::here(text)?;
        let outputs =
            make(&recipe, &Manifest::default(), &Console::new(Color::Never, Detail::Nothing))?;
        output_conflicts::refuse(&recipe, named(&outputs))
    };
    made().is_ok()
}

/// Whether the data decide every claim and threshold of a recipe in this folder.
pub fn decides(text: &str) -> bool {
    let decided = || -> Result<bool, Error> {
        let found = check_all(&Recipe::here(text)?, &Console::new(Color::Never, Detail::Nothing))?;
        Ok(found.iter().all(|found| found.outcome.state != State::Undecided))
    };
    decided().unwrap_or(false)
}

/// Runs the command.
pub fn run(arguments: &BuildArguments, console: &Console) -> anyhow::Result<()> {
    let path = arguments.recipe.clone().unwrap_or_else(|| PathBuf::from(NAME));
    let recipe = Recipe::read(&path)?;
    let tasks = recipe.plan.tasks.iter();
    let outputs = tasks
        .flat_map(|task| task.outputs.iter().map(move |output| (output.as_path(), &task.place)));
    output_conflicts::refuse(&recipe, outputs)?;
    if arguments.deps.is_some() {
        deliver(None, dependencies(&recipe)?.as_bytes())?;
        return Ok(());
    }
    let record = recipe.folder().join(manifest_name(&recipe.path));
    let recorded = std::fs::read(&record).unwrap_or_default();
    let manifest = Manifest::read(&String::from_utf8_lossy(&recorded));
    let contents = files::contents(&recipe)?;
    let once = console.once();
    let found = check_all(&recipe, &once)?;
    summary::say_checks(&found, &recipe, console);
    let outputs = make(&recipe, &manifest, &once)?;
    output_conflicts::refuse(&recipe, named(&outputs))?;
    if files::contents(&recipe)? != contents {
        let what = "a file that the recipe reads changed meanwhile: nothing was written";
        return Err(Error::usage(what, "build again").into());
    }
    let is_written = !arguments.check && failed_claims(&found) == 0;
    if is_written {
        if !arguments.force {
            unowned_files::refuse(&outputs, &manifest, &recipe)?;
        }
        let made = outputs.iter().filter(|output| output.bytes.is_some());
        let text = Manifest::new(made.map(|output| output.path.as_path())).text()?.into_bytes();
        let text = (text != recorded).then_some(text);
        write(&recipe, &record, text, &outputs)?;
    }
    let built = summary::built(&outputs, is_written);
    summary::say_outputs(&built, &found, console);
    if arguments.format.is_some() {
        let json = to_json(&summary::building(&built, &found, &recipe)).map_err(Error::from)?;
        deliver(None, json.as_bytes())?;
    }
    Ok(summary::verdict(&built, &found, arguments.check)?)
}

/// The files and the sections that ask for them.
fn named(outputs: &[Output]) -> impl Iterator<Item = (&Path, &Place)> {
    outputs.iter().map(|output| (output.path.as_path(), &output.place))
}

/// Writes what changed. The record is replaced first: a build that is stopped after that still
/// knows its own files.
fn write(
    recipe: &Recipe,
    record: &Path,
    text: Option<Vec<u8>>,
    outputs: &[Output],
) -> Result<(), Error> {
    let place = |output: &Output| recipe.folder().join(&output.path);
    let folders: BTreeSet<PathBuf> = outputs
        .iter()
        .map(place)
        .chain([record.to_owned()])
        .filter_map(|path| path.parent().map(Path::to_owned))
        .collect();
    for folder in &folders {
        if !folder.as_os_str().is_empty() {
            output::folder(folder)?;
        }
        output::sweep(folder);
    }
    let changed = outputs.iter().filter(|output| !output.is_current);
    let changes = changed.map(|output| (place(output), output.bytes.clone()));
    let record = text.map(|text| (record.to_owned(), Some(text)));
    Ok(output::replace(&record.into_iter().chain(changes).collect::<Vec<_>>())?)
}

/// The rule of a Makefile: every output, and every file that one of them is made from.
///
/// # Errors
/// When a name is none that make can be told.
fn dependencies(recipe: &Recipe) -> Result<String, Error> {
    let folder = recipe.folder();
    let mut targets: Vec<String> = Vec::new();
    for task in &recipe.plan.tasks {
        for output in &task.outputs {
            // A folder's own time says nothing of what is in it.
            let file =
                if task.folder { output.join(super::report::PAGE_FILE) } else { output.clone() };
            targets.push(slashes(&folder.join(file)));
        }
    }
    if targets.is_empty() {
        let hint = "add a [[chart]], [[text]] or [[report]]";
        return Err(Error::usage("the recipe makes no file, so there is no rule of make", hint));
    }
    let mut read: Vec<String> = recipe
        .calls()
        .flat_map(|(call, _)| files::all_of(call, folder))
        .map(|path| folder.join(path))
        .filter(|path| path.is_file())
        .map(|path| slashes(&path))
        .collect();
    read.sort();
    read.dedup();
    read.insert(0, slashes(&recipe.path));
    if let Some(name) = unwritable(targets.iter().chain(&read)) {
        return Err(Error::usage(
            format!("no rule of make can name {name:?}"),
            "give the file a name of one line",
        ));
    }
    Ok(rule(&targets, &read))
}
