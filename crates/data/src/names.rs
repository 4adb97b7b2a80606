//! The names of the columns of a table.

use std::collections::BTreeSet;

/// The names of a dataset's own columns, which no dimension may take.
pub const RESERVED_COLUMNS: [&str; 13] = [
    "period", "first", "last", "year", "count", "status", "break", "total", "note", "file",
    "sheet", "row", "column",
];

/// The names as those of the columns of one table: a name that is taken, or stood there before,
/// gets a number. Capitals tell no names apart, as they do not in SQL.
pub fn distinct_names(taken: &[&str], names: Vec<String>) -> Vec<String> {
    let mut seen: BTreeSet<String> = taken.iter().map(|name| name.to_lowercase()).collect();
    names
        .into_iter()
        .map(|name| {
            let mut candidate = name.clone();
            let mut number = 2;
            while !seen.insert(candidate.to_lowercase()) {
                candidate = format!("{name} {number}");
                number += 1;
            }
            candidate
        })
        .collect()
}
