//! The files that a recipe reads, and their bytes while it is built.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::recipe::Recipe;
use crate::Error;
use crate::recipe::{Invocation, Place, Read, RecipeError};
use arrivals_read::source::Package;

/// The name of a package beside a table.
const PACKAGE: &str = "datapackage.json";

/// The hash of each file that the recipe reads; none of one that is not there.
pub type Contents = BTreeMap<PathBuf, Option<[u8; 32]>>;

/// The contents of all files that the recipe reads.
///
/// # Errors
/// When a file that it names cannot be read.
pub fn contents(recipe: &Recipe) -> Result<Contents, Error> {
    let hash = |path: &Path| -> Option<[u8; 32]> {
        let bytes = std::fs::read(recipe.folder().join(path)).ok()?;
        Some(Sha256::digest(&bytes).into())
    };
    let mut contents = Contents::new();
    for (call, place) in recipe.calls() {
        for path in all_of(call, recipe.folder()) {
            contents.entry(path).or_insert_with_key(|path| hash(path));
        }
        let missing = call.reads.iter().map(Read::path);
        let missing = missing.filter(|path| contents.get(*path).is_none_or(Option::is_none));
        if let Some(path) = missing.into_iter().next() {
            return Err(unreadable(path, place, recipe));
        }
    }
    Ok(contents)
}

fn unreadable(path: &Path, place: &Place, recipe: &Recipe) -> Error {
    let file = recipe.folder().join(path);
    let why = match std::fs::File::open(&file) {
        _ if file.is_dir() => "and it is a folder".into(),
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            "which cannot be read: permission denied".into()
        }
        Err(error) if file.exists() => format!("which cannot be read: {error}"),
        _ => "and there is no such file".to_owned(),
    };
    let what = format!("{} reads '{}', {why}", place.name, path.display());
    let hint = "paths are relative to the recipe's folder";
    RecipeError::at(place.line, what, hint).in_file(&recipe.name()).into()
}

/// All files that a call reads: also a package beside a table, which changes what is read even
/// where there is none yet, and what a package names.
pub fn all_of(call: &Invocation, folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for read in &call.reads {
        all.push(read.path().to_owned());
        let Read::Table { path, package } = read else { continue };
        let is_package = path.extension().is_some_and(|extension| extension == "json");
        let beside = path.with_file_name(PACKAGE);
        if is_package {
            all.extend(named(path, folder, true));
        } else if *package {
            all.extend(named(&beside, folder, false));
            all.push(beside);
        }
    }
    all
}

/// The files that a package names: its events, and its table.
fn named(package: &Path, folder: &Path, table: bool) -> Vec<PathBuf> {
    let Ok(bytes) = std::fs::read(folder.join(package)) else { return Vec::new() };
    let Ok(found) = Package::parse(PACKAGE, &bytes) else { return Vec::new() };
    let table = table.then_some(found.table);
    found.events.into_iter().chain(table).map(|name| package.with_file_name(name)).collect()
}
