//! A recipe on the disk: its path, and the plan that its text makes.

use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory};

use crate::Error;
use crate::cli::arguments::Arguments;
use crate::cli::input::InputArguments;
use crate::recipe::{Invocation, NAME, Place, Plan, RecipeError, Vocabulary, plan, read};
use arrivals_read::overwrite_guard;

/// The keys that a recipe may have.
pub fn vocabulary() -> Vocabulary {
    let input = InputArguments::augment_args(clap::Command::new("input"));
    Vocabulary::new(Arguments::command(), input)
}

/// A recipe as it was read.
pub(super) struct Recipe {
    /// As it was named.
    pub path: PathBuf,
    /// What it asks for.
    pub plan: Plan,
}

impl Recipe {
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    pub fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// All command lines of the recipe, and the sections that ask for them.
    pub fn calls(&self) -> impl Iterator<Item = (&Invocation, &Place)> {
        let tasks = self.plan.tasks.iter().map(|task| (&task.call, &task.place));
        tasks.chain(self.plan.checks.iter().map(|check| (&check.call, &check.place)))
    }

    /// A recipe that would stand in this folder.
    pub fn here(text: &str) -> Result<Self, Error> {
        let path = PathBuf::from(NAME);
        let plan = plan(&read(text)?, &vocabulary())?;
        Ok(Self { path, plan })
    }

    pub fn read(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let failed = |what: String| {
            Error::usage(
                what,
                "name the recipe, or write one to start from with 'arrivals init'".to_owned(),
            )
        };
        overwrite_guard::note(path);
        let bytes = std::fs::read(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => failed(format!("there is no recipe {name}")),
            _ => failed(format!("cannot read the recipe {name}: {error}")),
        })?;
        let text = std::str::from_utf8(&bytes)
            .map_err(|_| Error::usage(format!("{name} is not UTF-8"), "save it as UTF-8"))?;
        let named = |error: RecipeError| Error::from(error.in_file(&name));
        let sections = read(text).map_err(named)?;
        let plan = plan(&sections, &vocabulary()).map_err(named)?;
        Ok(Self { path: path.to_owned(), plan })
    }
}
