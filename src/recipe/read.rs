//! The text of a recipe → its sections.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::RecipeError;
use super::section::{Entry, Given, Heading, Section};
use arrivals_data::nearest_name;

/// The sections of a recipe, in the order of the file.
///
/// # Errors
/// When the text is not TOML, a heading is not known, or a value is of no kind that a key takes.
pub fn read(text: &str) -> Result<Vec<Section>, RecipeError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table = DeTable::parse(text).map_err(|error| RecipeError {
        file: String::new(),
        line: error.span().map(|span| line(text, span.start)),
        what: error.message().lines().collect::<Vec<_>>().join("; "),
        hint:
            "a recipe is TOML: lines like title = \"Fewer each year\" under headings like [[chart]]"
                .into(),
    })?;
    let mut sections = Vec::new();
    for (name, value) in table.get_ref() {
        let at = line(text, name.span().start);
        let known = |heading: &Heading| heading.name() == name.get_ref().as_ref();
        let heading = Heading::ALL.into_iter().find(known).ok_or_else(|| unknown(name, at))?;
        match value.get_ref() {
            DeValue::Table(table) => sections.push(section(text, heading, at, table)?),
            DeValue::Array(tables) if heading != Heading::Input => {
                for table in tables {
                    let at = line(text, table.span().start);
                    let Some(inside) = table.get_ref().as_table() else {
                        return Err(no_table(heading, at));
                    };
                    sections.push(section(text, heading, at, inside)?);
                }
            }
            _ => return Err(no_table(heading, at)),
        }
    }
    sections.sort_by_key(|section| section.line);
    let mut counted: BTreeMap<Heading, usize> = BTreeMap::new();
    for section in &mut sections {
        let number = counted.entry(section.heading).or_default();
        *number += 1;
        section.number = *number;
    }
    Ok(sections)
}

fn unknown(name: &Spanned<toml::de::DeString<'_>>, at: usize) -> RecipeError {
    let name = name.get_ref().as_ref();
    let names = Heading::ALL.map(Heading::name);
    let hint = match nearest_name(name, &names) {
        Some(meant) => format!("did you mean '{meant}'?"),
        None => format!("the headings are {}", names.map(shape).join(", ")),
    };
    RecipeError::at(at, format!("unknown heading '{name}'"), hint)
}

fn no_table(heading: Heading, at: usize) -> RecipeError {
    let hint = format!("write it as {}, with its keys below", shape(heading.name()));
    RecipeError::at(at, format!("'{}' is no heading here", heading.name()), hint)
}

fn shape(name: &str) -> String {
    if name == Heading::Input.name() { format!("[{name}]") } else { format!("[[{name}]]") }
}

fn section(
    text: &str,
    heading: Heading,
    at: usize,
    table: &DeTable<'_>,
) -> Result<Section, RecipeError> {
    let mut entries: Vec<Entry> = Vec::new();
    for (key, value) in table {
        let typed = key.get_ref().to_string();
        let line = line(text, key.span().start);
        let given = given(value.get_ref()).ok_or_else(|| {
            RecipeError::at(
                line,
                format!("the value of '{typed}' is none that a key takes"),
                "write a text, a number, true or false, or a list of texts and numbers",
            )
        })?;
        let entry = Entry { key: typed.replace('-', "_"), typed, line, given };
        if let Some(other) = entries.iter().find(|other| other.key == entry.key) {
            return Err(RecipeError::at(
                line,
                format!("'{}' is '{}' of line {} again", entry.typed, other.typed, other.line),
                "leave one of them out",
            ));
        }
        entries.push(entry);
    }
    entries.sort_by_key(|entry| entry.line);
    Ok(Section { heading, number: 0, line: at, entries })
}

fn given(value: &DeValue<'_>) -> Option<Given> {
    let words = |words: Vec<String>| Given::Words { words, many: true };
    match value {
        DeValue::Boolean(on) => Some(Given::Switch(*on)),
        DeValue::Array(items) => {
            items.iter().map(|item| word(item.get_ref())).collect::<Option<_>>().map(words)
        }
        DeValue::Table(table) => {
            let pair = |(key, value): (&Spanned<toml::de::DeString<'_>>, &Spanned<DeValue<'_>>)| {
                Some(format!("{}={}", key.get_ref(), word(value.get_ref())?))
            };
            table.iter().map(pair).collect::<Option<_>>().map(words)
        }
        one => word(one).map(|word| Given::Words { words: vec![word], many: false }),
    }
}

/// A text or number as a command line has it.
fn word(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().replace('_', "")),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .ok()
            .map(|number| number.to_string()),
        DeValue::Float(number) => Some(number.as_str().replace('_', "")),
        DeValue::Datetime(date) => Some(date.to_string()),
        DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// The line of a byte, from 1.
fn line(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}
