//! A recipe to start from, as text with comments.

use super::section::Heading;

/// A section of a recipe to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is for; a line each.
    pub comment: Vec<String>,
    pub heading: Heading,
    /// Its keys with their values, each one text or a list.
    pub keys: Vec<(String, Vec<String>)>,
}

impl Part {
    /// A section with a comment above it.
    pub fn new(heading: Heading, comment: &str) -> Self {
        let comment = comment.lines().map(str::to_owned).collect();
        Self { comment, heading, keys: Vec::new() }
    }

    /// The same with a key.
    #[must_use]
    pub fn with(mut self, key: &str, values: &[&str]) -> Self {
        self.keys.push((key.to_owned(), values.iter().map(ToString::to_string).collect()));
        self
    }
}

/// The text of a recipe with these sections. A key without a value is a switch that is on.
pub fn template(opening: &str, parts: &[Part]) -> String {
    let mut text = comments(opening.lines());
    for part in parts {
        text.push('\n');
        text.push_str(&comments(part.comment.iter().map(String::as_str)));
        let name = part.heading.name();
        text.push_str(&match part.heading {
            Heading::Input => format!("[{name}]\n"),
            _ => format!("[[{name}]]\n"),
        });
        for (key, values) in &part.keys {
            text.push_str(&format!("{key} = {}\n", value(values)));
        }
    }
    text
}

fn comments<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.map(|line| format!("# {line}").trim_end().to_owned() + "\n").collect()
}

fn value(values: &[String]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    match quoted.as_slice() {
        [] => "true".into(),
        [one] => one.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

/// A text as a basic string of TOML 1.0; a Windows path as a literal one, which is easier to read.
fn quoted(text: &str) -> String {
    let literal = text.contains(['\\', '"']) && !text.contains('\'');
    if literal && !text.chars().any(char::is_control) {
        return format!("'{text}'");
    }
    let mut out = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            sign if sign.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(sign))),
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}
