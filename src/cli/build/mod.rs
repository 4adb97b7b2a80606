//! `arrivals build`: the outputs of a recipe, only those that are stale, whole or not at all.

mod checks;
mod files;
mod foreign;
mod links;
mod making;
mod said;
mod threshold;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory, ValueEnum};

use self::checks::Checked;
use self::files::Files;
use self::making::Making;
use super::console::{Console, Detail, deliver};
use super::input::InputArguments;
use super::{Arguments, Color};
use crate::recipe::{
    NAME, Plan, RecipeError, Stamp, State, Vocabulary, plan, read, rule, stamp_name, unwritable,
};
use crate::report::build_json;
use crate::{Error, output};
use arrivals_read::inputs;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  arrivals build                                 all outputs of ./arrivals.toml that are stale
  arrivals build --check                         is all made, and does all hold? nothing is written
  arrivals build --format json --quiet           what changed, for a job that goes on from there
  arrivals build --deps make > arrivals.d        what is made from what, for make",
    after_help = "\
'arrivals init' writes a recipe to start from, docs/recipe.md says what may stand in it. An output is stale when its
bytes, the recipe's section, a file that it is made from or the program's version have changed since it was made."
)]
pub struct BuildArguments {
    /// The recipe; arrivals.toml in this folder when not given
    recipe: Option<PathBuf>,
    /// Write nothing; exit with 1 when an output is stale, a claim does not hold or a threshold with fail trips
    #[arg(long, conflicts_with = "force")]
    check: bool,
    /// Make outputs that are not stale, too
    #[arg(long)]
    force: bool,
    /// Make nothing; print what is made from what
    #[arg(long, value_enum, value_name = "FORM", conflicts_with_all = ["check", "force", "format"])]
    deps: Option<Deps>,
    /// Print what was made, and what changed
    #[arg(long, value_enum)]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deps {
    /// A rule of a Makefile
    Make,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// JSON
    Json,
}

/// The keys that a recipe may have.
pub fn vocabulary() -> Vocabulary {
    let input = InputArguments::augment_args(clap::Command::new("input"));
    Vocabulary::new(Arguments::command(), input)
}

/// A recipe as it was read.
struct Recipe {
    /// As it was named.
    path: PathBuf,
    plan: Plan,
}

impl Recipe {
    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// A recipe that would stand in this folder.
    fn here(text: &str) -> Result<Self, Error> {
        let path = PathBuf::from(NAME);
        let plan = plan(&read(text)?, &vocabulary(), &path)?;
        Ok(Self { path, plan })
    }

    fn read(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let failed = |what: String| {
            Error::usage(
                what,
                "name the recipe, or write one to start from with 'arrivals init'".to_owned(),
            )
        };
        inputs::note(path);
        let bytes = std::fs::read(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => failed(format!("there is no recipe {name}")),
            _ => failed(format!("cannot read the recipe {name}: {error}")),
        })?;
        let text = std::str::from_utf8(&bytes)
            .map_err(|_| Error::usage(format!("{name} is not UTF-8"), "save it as UTF-8"))?;
        let place = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let named = |error: RecipeError| Error::from(error.in_file(&name));
        let sections = read(text).map_err(named)?;
        let plan = plan(&sections, &vocabulary(), &place).map_err(named)?;
        Ok(Self { path: path.to_owned(), plan })
    }
}

/// Whether everything that a recipe in this folder asks for can be made; nothing is written.
pub fn makes(text: &str) -> bool {
    let made = || -> Result<(), Error> {
        let recipe = Recipe::here(text)?;
        let (files, stamp) = (Files::below(recipe.folder()), Stamp::default());
        let quiet = Console::new(Color::Never, Detail::Nothing);
        Making::of(&recipe, &files, &stamp, true)?.make(&recipe, &files, &quiet)
    };
    made().is_ok()
}

/// Whether the data decide every claim and threshold of a recipe in this folder.
pub fn decides(text: &str) -> bool {
    let decided = || -> Result<bool, Error> {
        let recipe = Recipe::here(text)?;
        let (files, stamp) = (Files::below(recipe.folder()), Stamp::default());
        let quiet = Console::new(Color::Never, Detail::Nothing);
        let checked = Checked::of(&recipe, &files, &stamp, true, &quiet)?;
        Ok(checked.found().iter().all(|found| found.outcome.state != State::Undecided))
    };
    decided().unwrap_or(false)
}

/// Runs the command.
pub fn run(arguments: &BuildArguments, console: &Console) -> anyhow::Result<()> {
    let path = arguments.recipe.clone().unwrap_or_else(|| PathBuf::from(NAME));
    let recipe = Recipe::read(&path)?;
    links::distinct(&recipe)?;
    let files = Files::below(recipe.folder());
    if arguments.deps.is_some() {
        deliver(None, dependencies(&recipe, &files)?.as_bytes())?;
        return Ok(());
    }
    let stamp_path = recipe.folder().join(stamp_name(&recipe.path));
    let old = std::fs::read(&stamp_path).unwrap_or_default();
    let stamp = Stamp::read(&String::from_utf8_lossy(&old));
    let once = console.once();
    let mut making = Making::of(&recipe, &files, &stamp, arguments.force)?;
    let checked = Checked::of(&recipe, &files, &stamp, arguments.force, &once)?;
    if !arguments.check && checked.failed_claims() == 0 {
        making.make(&recipe, &files, &once)?;
        making.same_inputs(&recipe, &files)?;
        if !arguments.force {
            foreign::refuse(&making.made(), &stamp, &recipe, &files)?;
        }
        let left = making.leftovers(&recipe, &files);
        let mut write = making.writes(recipe.folder());
        if !write.is_empty() || checked.is_new() {
            let new = making.stamp(&recipe, checked.outcomes()).text().map_err(Error::from)?;
            if new.as_bytes() != old {
                write.push((stamp_path, new.into_bytes()));
            }
        }
        for folder in write.iter().filter_map(|(path, _)| path.parent()) {
            if !folder.as_os_str().is_empty() {
                output::folder(folder).map_err(Error::from)?;
            }
        }
        let folders: BTreeSet<&Path> = write.iter().filter_map(|(path, _)| path.parent()).collect();
        folders.into_iter().for_each(output::sweep);
        output::files(&write).map_err(Error::from)?;
        for path in left {
            let place = recipe.folder().join(&path);
            std::fs::remove_file(&place)
                .map_err(|error| Error::from(output::refused(&place, &error)))?;
            console.say(&format!("removed {}, which an earlier report made", path.display()));
        }
    }
    let lines = making.lines(&recipe);
    said::lines(&lines, &checked, &recipe, console);
    if arguments.format.is_some() {
        let json = build_json(&said::building(&lines, &checked, &recipe)).map_err(Error::from)?;
        deliver(None, json.as_bytes())?;
    }
    Ok(said::verdict(&lines, &checked, arguments.check)?)
}

/// The rule of a Makefile: every output, and every file that one of them is made from.
///
/// # Errors
/// When a name is none that make can be told.
fn dependencies(recipe: &Recipe, files: &Files) -> Result<String, Error> {
    let folder = recipe.folder();
    let shown = |path: PathBuf| path.to_string_lossy().replace('\\', "/");
    let mut targets: Vec<String> = Vec::new();
    for task in &recipe.plan.tasks {
        for output in &task.outputs {
            // A folder's own time says nothing of what is in it.
            let file =
                if task.folder { output.join(super::report::PAGE_FILE) } else { output.clone() };
            targets.push(shown(folder.join(file)));
        }
    }
    targets.push(shown(folder.join(stamp_name(&recipe.path))));
    let tasks = recipe.plan.tasks.iter().map(|task| &task.call);
    let checks = recipe.plan.checks.iter().map(|check| &check.call);
    let mut read: Vec<String> = tasks
        .chain(checks)
        .flat_map(|call| files.all_of(&call.reads))
        .map(|path| folder.join(path))
        .filter(|path| path.is_file())
        .map(shown)
        .collect();
    read.sort();
    read.dedup();
    read.insert(0, shown(recipe.path.clone()));
    if let Some(name) = unwritable(targets.iter().chain(&read)) {
        return Err(Error::usage(
            format!("no rule of make can name {name:?}"),
            "give the file a name of one line",
        ));
    }
    Ok(rule(&targets, &read))
}
