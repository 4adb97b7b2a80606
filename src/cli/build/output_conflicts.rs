//! Outputs that are an input, or each other, also by another name: through links, linked folders,
//! and names that some disks do not tell apart.

use std::path::{Path, PathBuf};

use super::recipe::Recipe;
use crate::Error;
use crate::output::{folded, leads_to};
use crate::recipe::{Place, RecipeError, manifest_name};
use arrivals_read::overwrite_guard::is_same;

/// Refuses outputs of which two are one file, or one is an input, the recipe or its record.
///
/// # Errors
/// When there is one.
pub fn refuse<'a>(
    recipe: &Recipe,
    outputs: impl IntoIterator<Item = (&'a Path, &'a Place)>,
) -> Result<(), Error> {
    // Links in a circle lead nowhere; whoever writes there says so.
    let target = |path: &Path| {
        let path = recipe.folder().join(path);
        leads_to(&path).unwrap_or(path)
    };
    let name = recipe.path.file_name().map(PathBuf::from).unwrap_or_default();
    let mut taken = vec![
        (target(&name), "the recipe".to_owned()),
        (target(Path::new(&manifest_name(&name))), "the record of the last build".to_owned()),
    ];
    for (call, place) in recipe.calls() {
        let what = format!("an input of {} (line {})", place.name, place.line);
        taken.extend(call.reads.iter().map(|read| (target(read.path()), what.clone())));
    }
    for (path, place) in outputs {
        let target = target(path);
        let is_taken = |(taken, _): &&(PathBuf, String)| {
            is_same(&target, taken) || folded(&target) == folded(taken)
        };
        let Place { name, line } = place;
        if let Some((_, other)) = taken.iter().find(is_taken) {
            let what = format!("the output '{}' of {name} is {other}", path.display());
            let error = RecipeError::at(*line, what, "give each output a name of its own");
            return Err(error.in_file(&recipe.name()).into());
        }
        taken.push((target, format!("an output of {name} (line {line})")));
    }
    Ok(())
}
