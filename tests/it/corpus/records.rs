//! Rows of tidy CSV, and whether an expected cell means them.

use crate::corpus::cases::Case;

/// One row of tidy CSV, by column.
pub type Record = std::collections::BTreeMap<String, String>;

pub fn records(csv: &str) -> Vec<Record> {
    csv::Reader::from_reader(csv.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("tidy CSV")
}

/// The rows that are added up: without those that are sums of others, where there are others.
pub fn added_up<'a>(rows: impl IntoIterator<Item = &'a Record>) -> Vec<&'a Record> {
    let (sums, others): (Vec<&Record>, Vec<&Record>) =
        rows.into_iter().partition(|row| row["total"] == "true");
    if others.is_empty() { sums } else { others }
}

/// Whether the row is of that group; a measure is the name of a column of counts.
pub fn is_of(record: &Record, group: &serde_json::Value, case: &Case) -> bool {
    // A code in brackets after a name is no part of the name.
    let bare = |held: &str| match held.split_once('(') {
        Some((name, code)) if code.trim_end_matches(')').bytes().all(|b| b.is_ascii_digit()) => {
            name.trim().to_owned()
        }
        _ => held.to_owned(),
    };
    let holds = |column: &str, value: &str| {
        record.get(column).is_some_and(|held| held == value || bare(held) == value)
    };
    match group {
        serde_json::Value::String(name) => holds(case.group, name),
        serde_json::Value::Object(names) => names.iter().all(|(name, value)| {
            let value = value.as_str().unwrap_or_default();
            if let Some((_, column)) = case.names.iter().find(|(known, _)| known == name) {
                return holds(column, value);
            }
            if name == "measure" && case.measure.is_some() {
                return case.measure == Some(value);
            }
            let column = if name == "measure" { "series" } else { name.trim_end_matches('별') };
            holds(column, value) || holds(&format!("{column}별"), value)
        }),
        _ => false,
    }
}

/// The period of the program's notation that an expected cell means; bins by their last year.
pub fn is_in(record: &Record, year: &serde_json::Value, flag: &str) -> bool {
    let period = &record["period"];
    match year {
        serde_json::Value::Number(year) if flag.contains("partial") => {
            period.starts_with(&format!("{year}-01.."))
        }
        serde_json::Value::Number(year) => *period == year.to_string(),
        serde_json::Value::String(bin) => {
            let digits: String = bin.chars().filter(char::is_ascii_digit).collect();
            period.contains("..") && period.ends_with(&digits)
        }
        _ => false,
    }
}
