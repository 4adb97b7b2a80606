//! The record beside a recipe: which files its builds made, so that no other file is replaced.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::path::slashes;

/// The name and version of the record's form.
const FORM: &str = "arrivals.build-manifest/1";

/// The files that the last build made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    schema: String,
    /// Each file, relative to the recipe, with `/`.
    outputs: BTreeSet<String>,
}

impl Manifest {
    /// A record of these files.
    pub fn new<'a>(outputs: impl IntoIterator<Item = &'a Path>) -> Self {
        Self { schema: FORM.to_owned(), outputs: outputs.into_iter().map(slashes).collect() }
    }

    /// The record in a text; an empty one when the text is none of this form.
    pub fn read(text: &str) -> Self {
        let read = serde_json::from_str::<Self>(text).ok();
        read.filter(|manifest| manifest.schema == FORM).unwrap_or_default()
    }

    /// The record as it is written.
    ///
    /// # Errors
    /// Never for texts.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// Whether a build made the file.
    pub fn has(&self, output: &Path) -> bool {
        self.outputs.contains(&slashes(output))
    }
}

/// The name of the record beside a recipe: `.arrivals-build.json` for `arrivals.toml`.
pub fn manifest_name(recipe: &Path) -> String {
    let stem = recipe.file_stem().unwrap_or(recipe.as_os_str()).to_string_lossy();
    format!(".{stem}-build.json")
}
