//! Names and sentences without what only spelling differs in.

/// The text without what only spelling differs in: case, and how much space.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
