//! Files in the places of outputs that no build of the recipe made: they are not replaced.

use std::path::Path;

use super::Recipe;
use super::files::Files;
use crate::Error;
use crate::recipe::{RecipeError, Stamp, hash};

/// Refuses to replace a file that is not recorded, unless it is the same bytes.
///
/// # Errors
/// When there is one.
pub fn refuse(
    made: &[(&Path, &[u8], usize)],
    stamp: &Stamp,
    recipe: &Recipe,
    files: &Files,
) -> Result<(), Error> {
    let is_recorded =
        |path: &Path| stamp.outputs.iter().any(|stamped| Path::new(&stamped.path) == path);
    let is_foreign = |(path, bytes, _): &&(&Path, &[u8], usize)| {
        files.folder().join(path).is_file()
            && !is_recorded(path)
            && files.hash(path) != Some(hash(bytes))
    };
    let mut foreign = made.iter().filter(is_foreign);
    let Some((path, _, task)) = foreign.next() else { return Ok(()) };
    let more = match foreign.count() {
        0 => String::new(),
        1 => " (and one more)".to_owned(),
        more => format!(" (and {more} more)"),
    };
    let Some(place) = recipe.plan.tasks.get(*task).map(|task| &task.place) else { return Ok(()) };
    let what = format!(
        "the output '{}' of {} is a file that no recorded build made{more}: nothing was written",
        path.display(),
        place.name
    );
    let hint = "name another output, remove the file, or replace it with 'arrivals build --force'";
    Err(RecipeError::at(place.line, what, hint).in_file(&recipe.name()).into())
}
