//! JSON documents: a content under the name and version of its form.

use schemars::JsonSchema;
use serde::Serialize;

/// What is written in a form of its own. A field that goes or changes its meaning makes a new
/// version; a new field does not.
pub trait Form: Serialize + JsonSchema {
    /// The form's name and version.
    const FORM: &'static str;
    /// What its schema says of it.
    const ABOUT: &'static str = "What is written.";
}

/// A content with the name of its form before it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Document<'a, T> {
    schema: &'static str,
    #[serde(flatten)]
    content: &'a T,
}

/// The content as JSON.
///
/// # Errors
/// Never for contents whose numbers are finite; the type is that of the writer.
pub fn to_json<T: Form>(content: &T) -> Result<String, serde_json::Error> {
    let document = Document { schema: T::FORM, content };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}
