//! What is said of an edition, and which of it another edition changes.
//!
//! Findings are compared by what they say: sentence and numbers. Where a cell stands in its file is
//! layout, and changes nothing; neither does the spelling of a series' name.

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value as Json;

use super::spelling::folded;
use crate::Findings;
use crate::explain::known::KNOWN;

/// What is said of an edition: what the JSON of its summary holds of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Statements {
    /// The finding in one line.
    pub headline: String,
    pub subject: StatementSubject,
    pub origins: Vec<File>,
    #[serde(rename = "findings")]
    pub said: Vec<Statement>,
    pub refused: Vec<RefusedFinding>,
}

/// A file that the data were read from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct File {
    pub name: String,
    pub sheet: Option<String>,
    pub sha256: String,
}

/// What the statements are about.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct StatementSubject {
    pub title: Option<String>,
    pub measure: Option<String>,
    /// What one count is.
    pub unit: Option<String>,
    pub sources: Vec<String>,
    pub series: String,
    pub first: i64,
    pub last: i64,
}

/// One finding, as the JSON of a summary has it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Statement {
    pub id: String,
    pub label: String,
    pub sentence: String,
    /// The numbers.
    pub value: Json,
    /// The version of the method's rule.
    pub rule: u32,
    /// Whether a method said it, which a plain summary does not ask.
    #[serde(rename = "checked", default, deserialize_with = "is_given")]
    pub is_analysed: bool,
    pub cells: Vec<CellRecord>,
}

fn is_given<'de, D: Deserializer<'de>>(value: D) -> Result<bool, D::Error> {
    Ok(Option::<IgnoredAny>::deserialize(value)?.is_some())
}

/// A published cell.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CellRecord {
    pub series: String,
    pub period: String,
    pub count: Option<i64>,
    pub file: String,
    pub sheet: Option<String>,
    pub row: u32,
    pub column: u32,
    pub sum_of: Option<arrivals_data::Summed>,
}

/// A finding that cannot be said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RefusedFinding {
    pub id: String,
    /// What it would be.
    pub label: String,
    /// Why.
    pub reason: String,
}

/// A finding that says something else now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct FindingChange {
    /// The id.
    pub id: String,
    /// What it is.
    pub label: String,
    /// What was said; none when it was not said.
    pub old: Option<String>,
    /// What is said now; none when it is not said any more.
    pub new: Option<String>,
    /// Why it was refused, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused_before: Option<String>,
    /// Why it is refused now, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused_now: Option<String>,
    /// What alone differs, where its numbers are the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<Only>,
    /// The versions of the method's rule, where they differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<(u32, u32)>,
}

/// What alone differs in a finding whose numbers are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Only {
    /// The status of its counts, or a mark of a break.
    Status,
    /// What a series is called.
    Name,
    /// Its words.
    Words,
}

impl Statements {
    /// What the findings say.
    ///
    /// # Errors
    /// Never for findings, whose JSON holds all that statements have.
    pub fn from_findings(findings: &Findings) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::to_value(findings)?)
    }

    /// The latest complete year and its count.
    pub fn latest(&self) -> Option<(&str, i64)> {
        let cell = self.said("latest")?.cells.first()?;
        Some((&cell.period, cell.count?))
    }

    fn said(&self, id: &str) -> Option<&Statement> {
        self.said.iter().find(|statement| statement.id == id)
    }

    fn refused(&self, id: &str) -> Option<&RefusedFinding> {
        self.refused.iter().find(|refused| refused.id == id)
    }

    /// The ids in the order in which they are said.
    fn ids(&self) -> impl Iterator<Item = &str> {
        let said = self.said.iter().map(|statement| statement.id.as_str());
        said.chain(self.refused.iter().map(|refused| refused.id.as_str()))
    }

    /// Whether a method says more than the plain findings.
    pub fn is_analysed(&self) -> bool {
        self.said.iter().any(|statement| statement.is_analysed)
    }

    /// The plain findings alone. What was refused to a method is told by no mark of its own: it is
    /// kept where the `other` statements know the id.
    pub fn plain(mut self, other: &Self) -> Self {
        self.said.retain(|statement| !statement.is_analysed);
        self.refused.retain(|refused| other.ids().any(|id| id == refused.id));
        self
    }
}

/// The findings that differ, in the order of a full summary: by their numbers; by their sentences
/// only where `words` differ, the unit or what is counted. Two versions of this program may say
/// the same numbers in other words.
pub fn compare(old: &Statements, new: &Statements, words: bool) -> Vec<FindingChange> {
    let mut ids: Vec<&str> = Vec::new();
    for id in new.ids().chain(old.ids()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    // The sort is stable: a finding of another version of the program stands last.
    ids.sort_by_key(|id| KNOWN.iter().position(|known| known.id == *id).unwrap_or(KNOWN.len()));
    ids.into_iter().filter_map(|id| restated(id, old, new, words)).collect()
}

fn restated(id: &str, old: &Statements, new: &Statements, words: bool) -> Option<FindingChange> {
    let (before, now) = (old.said(id), new.said(id));
    let (refused_before, refused_now) = (old.refused(id), new.refused(id));
    let reason = |refused: Option<&RefusedFinding>| refused.map(|refused| refused.reason.clone());
    let is_same = match (before, now) {
        (Some(before), Some(now)) => {
            let same_words = folded(&before.sentence) == folded(&now.sentence);
            same(&before.value, &now.value) && (same_words || !words)
        }
        (None, None) => reason(refused_before) == reason(refused_now),
        _ => false,
    };
    if is_same {
        return None;
    }
    let label = now
        .or(before)
        .map(|statement| &statement.label)
        .or_else(|| refused_now.or(refused_before).map(|refused| &refused.label));
    let sentence = |statement: Option<&Statement>| statement.map(|said| said.sentence.clone());
    let rules = before.zip(now).map(|(before, now)| (before.rule, now.rule));
    Some(FindingChange {
        id: id.to_owned(),
        label: label.cloned().unwrap_or_default(),
        old: sentence(before),
        new: sentence(now),
        refused_before: reason(refused_before),
        refused_now: reason(refused_now),
        only: before.zip(now).and_then(|(before, now)| only(&before.value, &now.value)),
        rules: rules.filter(|(before, now)| before != now),
    })
}

/// What alone differs between two values with the same numbers.
fn only(before: &Json, now: &Json) -> Option<Only> {
    if same(before, now) {
        return Some(Only::Words);
    }
    let (before, now) = (without(before, MARKS), without(now, MARKS));
    if same(&before, &now) {
        return Some(Only::Status);
    }
    same(&without(&before, NAMES), &without(&now, NAMES)).then_some(Only::Name)
}

/// Fields that say of a count how sure it is.
const MARKS: &[&str] = &["status", "break_before"];
/// Fields that name a series.
const NAMES: &[&str] = &["name", "names", "of", "against", "leaders", "series"];

/// A value without the fields of those names.
fn without(value: &Json, fields: &[&str]) -> Json {
    match value {
        Json::Object(map) => Json::Object(
            map.iter()
                .filter(|(name, _)| !fields.contains(&name.as_str()))
                .map(|(name, value)| (name.clone(), without(value, fields)))
                .collect(),
        ),
        Json::Array(list) => list.iter().map(|value| without(value, fields)).collect(),
        other => other.clone(),
    }
}

/// Whether two values are the same, as far as both tell: JSON that was read back may differ in the
/// last digit, and an older version of this program may not have had a field.
fn same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(a), Json::Number(b)) => {
            a == b
                || match (a.as_f64(), b.as_f64()) {
                    (Some(a), Some(b)) if a.fract() != 0.0 || b.fract() != 0.0 => {
                        (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
                    }
                    _ => false,
                }
        }
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            a.iter().all(|(name, a)| b.get(name).is_none_or(|b| same(a, b)))
        }
        (Json::String(a), Json::String(b)) => parts(a) == parts(b),
        (a, b) => a == b,
    }
}

/// The parts of a series' name, which stand in the order of a file's columns.
fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = name.split(", ").map(folded).collect();
    parts.sort();
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_alone_differs_is_told() {
        let at = |count: i64, status: &str| json!({"at": {"count": count, "status": status}});
        assert_eq!(only(&at(1, "normal"), &at(1, "provisional")), Some(Only::Status));
        assert_eq!(only(&at(1, "normal"), &at(2, "normal")), None);
        let share = |name: &str| json!({"name": name, "part": 3});
        assert_eq!(only(&share("men"), &share("male")), Some(Only::Name));
        assert_eq!(only(&share("men"), &share("men")), Some(Only::Words));
    }

    #[test]
    fn numbers_that_were_read_back_are_the_same() {
        assert!(same(&json!({"a": 0.1}), &json!({"a": 0.1 + 1e-17})));
        assert!(same(&json!([1, null]), &json!([1, null])));
        assert!(!same(&json!(9_007_199_254_740_993_i64), &json!(9_007_199_254_740_992_i64)));
        assert!(same(&json!({"a": 1}), &json!({"a": 1, "b": 2})));
        assert!(!same(&json!({"a": 1, "b": 3}), &json!({"a": 1, "b": 2})));
        assert!(!same(&json!([1]), &json!([1, 2])));
        assert!(same(&json!("Women, north"), &json!("north, women")));
    }
}
