//! What is made from what, as a rule of a Makefile.

use std::fmt::Write as _;

/// The first name with a sign that ends a line: make has no way to write it.
pub fn unwritable<'a>(paths: impl IntoIterator<Item = &'a String>) -> Option<&'a String> {
    paths.into_iter().find(|path| path.contains(['\n', '\r']))
}

/// A rule: the targets, and the files that they are made from. Spaces, `#` and `$` in names are
/// written so that make takes them as part of the name (GNU make manual, 2.1 and 4.4).
pub fn rule(targets: &[String], prerequisites: &[String]) -> String {
    let list =
        |paths: &[String]| paths.iter().map(|path| escaped(path)).collect::<Vec<_>>().join(" ");
    let mut rule = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(rule, "{}: {}", list(targets), list(prerequisites));
    rule
}

fn escaped(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for sign in path.chars() {
        match sign {
            ' ' | '\t' | '#' | ':' => text.extend(['\\', sign]),
            '$' => text.push_str("$$"),
            sign => text.push(sign),
        }
    }
    text
}
