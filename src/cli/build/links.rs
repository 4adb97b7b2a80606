//! Outputs that are an input, or each other, by another name: through links and linked folders.

use std::path::{Path, PathBuf};

use super::Recipe;
use crate::Error;
use crate::recipe::{Place, RecipeError, stamp_name};
use arrivals_read::inputs::{is_same, resolved};

/// What may not be replaced, by what it leads to.
pub struct Taken {
    folder: PathBuf,
    places: Vec<(PathBuf, String)>,
}

impl Taken {
    /// The recipe, the record of its last build, and every input.
    pub fn of(recipe: &Recipe) -> Self {
        let folder = recipe.folder().to_owned();
        let mut taken = Self { folder, places: Vec::new() };
        let name = recipe.path.file_name().map(PathBuf::from).unwrap_or_default();
        taken.add(&name, "the recipe".into());
        taken.add(Path::new(&stamp_name(&name)), "the record of the last build".into());
        let tasks = recipe.plan.tasks.iter().map(|task| (&task.call, &task.place));
        let checks = recipe.plan.checks.iter().map(|check| (&check.call, &check.place));
        for (call, place) in tasks.chain(checks) {
            for read in &call.reads {
                let what = format!("an input of {} (line {})", place.name, place.line);
                taken.add(read.path(), what);
            }
        }
        taken
    }

    fn add(&mut self, path: &Path, what: String) {
        self.places.push((resolved(&self.folder.join(path)), what));
    }

    /// Takes a file for an output of a section.
    ///
    /// # Errors
    /// When it is taken.
    pub fn take(&mut self, path: &Path, place: &Place, recipe: &Recipe) -> Result<(), Error> {
        let target = resolved(&self.folder.join(path));
        let Place { name, line } = place;
        if let Some((_, other)) = self.places.iter().find(|(taken, _)| is_same(&target, taken)) {
            let what = format!("the output '{}' of {name} is {other}", path.display());
            let error = RecipeError::at(*line, what, "give each output a name of its own");
            return Err(error.in_file(&recipe.name()).into());
        }
        self.places.push((target, format!("an output of {name} (line {line})")));
        Ok(())
    }
}

/// Refuses outputs that are one of these.
///
/// # Errors
/// When one is.
pub fn distinct(recipe: &Recipe) -> Result<(), Error> {
    let mut taken = Taken::of(recipe);
    for task in &recipe.plan.tasks {
        for output in &task.outputs {
            taken.take(output, &task.place, recipe)?;
        }
    }
    Ok(())
}
