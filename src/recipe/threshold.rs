//! When a recipe raises an alarm: a number of a finding, or a latest year outside its forecast.

use super::error::RecipeError;
use super::section::{Entry, Given, Section};

/// When an alarm is raised.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    pub test: Test,
    /// What the alert says first.
    pub message: Option<String>,
    /// Whether it is a failure.
    pub fail: bool,
}

/// What a threshold tests.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// A number of a finding.
    Number {
        /// The finding's id.
        finding: String,
        /// Which number of its value, as a path with points.
        value: String,
        /// It trips above this.
        above: Option<f64>,
        /// It trips below this.
        below: Option<f64>,
    },
    /// The latest year against the range that holds 9 of 10, forecast from the years before it.
    OutsideForecast,
}

/// Reads a threshold.
///
/// # Errors
/// When it names neither a finding with a limit nor the forecast, or both.
pub(super) fn threshold(section: &Section) -> Result<Threshold, RecipeError> {
    let message = text(section, "message")?;
    let fail = match section.entry("fail").map(|entry| (&entry.given, entry.line)) {
        None => false,
        Some((Given::Switch(fail), _)) => *fail,
        Some((_, line)) => {
            return Err(RecipeError::at(line, "'fail' is true or false", "write fail = true"));
        }
    };
    let finding = text(section, "finding")?;
    let outside = text(section, "outside")?;
    let form = "write finding = \"latest.change\", value = \"percent\", below = -20; or outside = \"forecast\"";
    let at = |line: usize, what: String| Err(RecipeError::at(line, what, form));
    let test = match (finding, outside) {
        (Some(_), Some(_)) => {
            return at(section.line, format!("{section} has both 'finding' and 'outside'"));
        }
        (None, None) => {
            return at(section.line, format!("{section} has neither 'finding' nor 'outside'"));
        }
        (None, Some(outside)) => {
            if outside != "forecast" {
                let line = section.entry("outside").map_or(section.line, |entry| entry.line);
                return at(line, format!("nothing is outside of '{outside}'"));
            }
            let useless = ["value", "above", "below", "level"];
            if let Some(entry) = useless.iter().find_map(|key| section.entry(key)) {
                let what = format!(
                    "'{}' says nothing of a forecast: its range is that of 9 of 10",
                    entry.typed
                );
                return Err(RecipeError::at(entry.line, what, "leave it out"));
            }
            Test::OutsideForecast
        }
        (Some(finding), None) => {
            let value = text(section, "value")?;
            let (above, below) = (number(section, "above")?, number(section, "below")?);
            let Some(value) = value else {
                return at(
                    section.line,
                    format!("{section} does not say which value of '{finding}'"),
                );
            };
            if above.is_none() && below.is_none() {
                return at(section.line, format!("{section} has neither 'above' nor 'below'"));
            }
            Test::Number { finding, value, above, below }
        }
    };
    Ok(Threshold { test, message, fail })
}

/// The one text of a key.
///
/// # Errors
/// When the key has a list, or no text.
pub(super) fn text(section: &Section, key: &str) -> Result<Option<String>, RecipeError> {
    let Some(entry) = section.entry(key) else { return Ok(None) };
    match &entry.given {
        Given::Words { words, many: false } => match words.as_slice() {
            [word] if !word.trim().is_empty() => Ok(Some(word.clone())),
            _ => Err(no_text(entry)),
        },
        _ => Err(no_text(entry)),
    }
}

fn no_text(entry: &Entry) -> RecipeError {
    let what = format!("'{}' is one text", entry.typed);
    RecipeError::at(entry.line, what, format!("write {} = \"…\"", entry.typed))
}

fn number(section: &Section, key: &str) -> Result<Option<f64>, RecipeError> {
    let Some(text) = text(section, key)? else { return Ok(None) };
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Some(number)),
        _ => {
            let line = section.entry(key).map_or(section.line, |entry| entry.line);
            let what = format!("'{text}' is no number");
            Err(RecipeError::at(line, what, format!("write {key} = 20")))
        }
    }
}
