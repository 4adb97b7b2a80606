//! Files in the places of outputs that no build of the recipe made: they are not replaced.

use super::recipe::Recipe;
use super::tasks::Output;
use crate::Error;
use crate::recipe::{Manifest, RecipeError};

/// Refuses to replace a file that is not recorded, unless it is the same bytes.
///
/// # Errors
/// When there is one.
pub fn refuse(outputs: &[Output], manifest: &Manifest, recipe: &Recipe) -> Result<(), Error> {
    let is_unowned = |output: &&Output| {
        !output.is_current
            && output.bytes.is_some()
            && recipe.folder().join(&output.path).is_file()
            && !manifest.has(&output.path)
    };
    let mut unowned = outputs.iter().filter(is_unowned);
    let Some(Output { path, place, .. }) = unowned.next() else { return Ok(()) };
    let more = match unowned.count() {
        0 => String::new(),
        1 => " (and one more)".to_owned(),
        more => format!(" (and {more} more)"),
    };
    let what = format!(
        "the output '{}' of {} is a file that no recorded build made{more}: nothing was written",
        path.display(),
        place.name
    );
    let hint = "name another output, remove the file, or replace it with 'arrivals build --force'";
    Err(RecipeError::at(place.line, what, hint).in_file(&recipe.name()).into())
}
