//! What is known of whole years, of spans and of years to date, beside single cells.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::corpus::cases::Case;
use crate::corpus::records::{Record, added_up, is_of};

/// Counts of whole years, added up over the rows that remain.
fn by_year<'a>(rows: impl Iterator<Item = &'a Record>) -> BTreeMap<i64, i64> {
    let mut sums = BTreeMap::new();
    for row in added_up(rows) {
        if let (Ok(year), Ok(count)) = (row["year"].parse::<i64>(), row["count"].parse::<i64>()) {
            *sums.entry(year).or_default() += count;
        }
    }
    sums
}

/// A latest or a highest count that is known, and the rows that it is of.
struct Known<'a> {
    what: String,
    year: i64,
    count: i64,
    rows: Vec<&'a Record>,
}

/// The counts of a `latest` or a `peak`: of one group, or of each that it names.
fn known<'a>(what: &str, value: &Value, rows: &'a [Record], case: &Case) -> Vec<Known<'a>> {
    let Some(members) = value.as_object() else { return Vec::new() };
    if let Some(year) = value["year"].as_i64() {
        let group = value.get("group").filter(|name| !name.to_string().contains('→'));
        let of = |(name, parts): &(&str, &[(&str, &str)])| {
            let rows = rows.iter().filter(|row| {
                group.is_none_or(|group| is_of(row, group, case))
                    && parts.iter().all(|(column, part)| row[*column] == *part)
            });
            let count = value.get(*name)?.as_i64()?;
            let what = format!("{what} of {name}");
            Some(Known { what, year, count, rows: rows.collect() })
        };
        return case.peaks.iter().filter_map(of).collect();
    }
    let mut found = Vec::new();
    for (name, value) in members {
        let what = format!("{what} {name}");
        if name == "complete" || name == "incl_partial" {
            found.extend(known(&what, value, rows, case));
        } else if let Some(count) = value["count"].as_i64() {
            // The name of a measure, of which each case reads one; or that of a group.
            let measures = ["incidents", "total"];
            let is_read = case.peaks.iter().any(|(peak, _)| *peak == name.as_str());
            if measures.contains(&name.as_str()) && !is_read {
                continue;
            }
            let group = Value::String(name.clone());
            let is_group =
                |row: &&Record| measures.contains(&name.as_str()) || is_of(row, &group, case);
            let rows = rows.iter().filter(is_group).collect();
            let year = value["year"].as_i64().unwrap_or_default();
            found.push(Known { what, year, count, rows });
        }
    }
    found
}

/// What is wrong about the peak and the latest count, and how many were compared.
pub fn extremes(expected: &Value, rows: &[Record], case: &Case) -> (usize, Vec<String>) {
    let (mut compared, mut wrong) = (0, Vec::new());
    let members = expected.as_object().into_iter().flatten();
    for (key, value) in members.filter(|(key, _)| *key == "latest" || key.starts_with("peak")) {
        let renamed = key
            .strip_prefix("peak_")
            .map(|name| serde_json::json!({ "year": value["year"], name: value["count"] }));
        for known in known(key, renamed.as_ref().unwrap_or(value), rows, case) {
            compared += 1;
            let Known { what, year, count, rows } = known;
            let whole = by_year(rows.iter().copied());
            let found = if what.contains("incl_partial") {
                let start = format!("{year}-01..");
                let to_date = rows.iter().filter(|row| row["period"].starts_with(&start));
                added_up(to_date.copied())
                    .into_iter()
                    .map(|row| row["count"].parse::<i64>().ok())
                    .sum::<Option<i64>>()
            } else {
                whole.get(&year).copied()
            };
            let is_extreme = match key.as_str() {
                "latest" if what.contains("incl_partial") => true,
                "latest" => whole.keys().max() == Some(&year),
                // The men and women of the year in which their sum is highest.
                "peak" if what.ends_with("male") => true,
                _ => whole.values().max() == Some(&count),
            };
            if found != Some(count) || !is_extreme {
                wrong
                    .push(format!("{}: the {what} is {found:?}, not {count} in {year}", case.file));
            }
        }
    }
    (compared, wrong)
}

/// What is wrong about spans of several years, years to date and sums of years.
pub fn periods(expected: &Value, rows: &[Record], said: &str, case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    let has = |period: &str| rows.iter().any(|row| row["period"] == period);
    let is_whole = |year: &Value| {
        let year = year.to_string();
        rows.iter().any(|row| row["year"] == year)
    };
    let list = |key: &str| expected[key].as_array().cloned().unwrap_or_default();
    for bin in list("bins") {
        let start = bin["start"].as_i64().map(|start| start.to_string()).unwrap_or_default();
        if !has(&format!("{start}..{}", bin["end"])) || is_whole(&bin["end"]) {
            wrong.push(format!("{}: the span {bin} is read otherwise", case.file));
        }
    }
    for partial in list("partial") {
        let year = &partial["year"];
        let month = partial["through_month"].as_i64().unwrap_or_default();
        if !has(&format!("{year}-01..{year}-{month:02}")) || is_whole(year) {
            wrong.push(format!("{}: the year to date {partial} is read otherwise", case.file));
        }
    }
    if let Some(last) = expected["last_complete_year"].as_i64()
        && expected["last_year"].as_i64() > Some(last)
        && !said.contains(&format!("{} ends in", last + 1))
        && list("partial").is_empty()
    {
        wrong.push(format!("{}: nothing is said of {}", case.file, last + 1));
    }
    let whole = by_year(rows.iter());
    for (year, sum) in expected["sum_by_year"].as_object().into_iter().flatten() {
        let to_date = format!("{year}-01..");
        let of_year = |row: &&Record| row["period"] == *year || row["period"].starts_with(&to_date);
        let found = added_up(rows.iter().filter(of_year)).into_iter();
        let found = found.map(|row| row["count"].parse::<i64>().ok());
        if found.sum::<Option<i64>>() != sum.as_i64() {
            wrong.push(format!("{}: {year} adds up otherwise than {sum}", case.file));
        }
    }
    let key =
        if case.measure == Some("incidents") { "incidents" } else { "sum_total_dead_and_missing" };
    for (year, sum) in expected[key].as_object().into_iter().flatten() {
        let found = year.parse().ok().and_then(|year: i64| whole.get(&year).copied());
        // The last year of the records is not over.
        if found != sum.as_i64() && !said.contains(&format!("{year} ends in")) {
            wrong.push(format!("{}: {year} has {found:?} {key}, not {sum}", case.file));
        }
    }
    wrong
}
