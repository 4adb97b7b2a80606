//! How columns of counts and dimensions are named.

use super::CountColumn;
use crate::tidy::vocabulary;
use arrivals_data::{RESERVED_COLUMNS, Status};

/// Whether the columns are told apart by their periods alone.
pub fn counts_alone(counts: &[CountColumn]) -> bool {
    counts.iter().all(|count| count.names.is_empty())
}

/// The columns of counts, by their names when there are several.
pub fn named_columns(header: &[String], counts: &[usize]) -> Vec<CountColumn> {
    counts
        .iter()
        .map(|column| CountColumn {
            column: *column,
            further: Vec::new(),
            parts: Vec::new(),
            names: if counts.len() > 1 { levels(&header[*column]) } else { Vec::new() },
            name: header[*column].clone(),
            period: None,
            status: Status::Normal,
            flag: None,
        })
        .collect()
}

/// The names of a column, one for each row of the header.
fn levels(name: &str) -> Vec<String> {
    name.split(vocabulary::LEVEL).map(|level| vocabulary::without_unit(level).to_owned()).collect()
}

/// The columns without the names that all of them share.
pub fn telling_names(mut counts: Vec<CountColumn>) -> Vec<CountColumn> {
    let names = counts.first().map_or(0, |count| count.names.len());
    let tells: Vec<bool> = (0..names)
        .map(|place| {
            counts.iter().any(|count| count.names.get(place) != counts[0].names.get(place))
        })
        .collect();
    if names > 1 && tells.contains(&true) {
        for count in &mut counts {
            let mut place = 0;
            count.names.retain(|_| {
                place += 1;
                tells.get(place - 1).copied().unwrap_or(true)
            });
        }
    }
    counts
}

/// The columns with equally many names: where they differ, the names of a column are one.
pub fn same_names(mut counts: Vec<CountColumn>) -> Vec<CountColumn> {
    let same = counts.windows(2).all(|pair| pair[0].names.len() == pair[1].names.len());
    let most = counts.iter().map(|count| count.names.len()).max().unwrap_or(0);
    let by_levels =
        counts.iter().all(|count| count.names.len() == 1 || count.name.contains(vocabulary::LEVEL));
    if !same && by_levels {
        for count in &mut counts {
            count.names.resize(most, String::new());
        }
    } else if !same {
        for count in &mut counts {
            count.names = vec![count.names.join(" ")];
        }
    }
    counts
}

/// The name of a dimension, from that of its column.
pub fn dimension_name(header: &str) -> String {
    let name = header.replace(vocabulary::LEVEL, " ");
    let name = name.trim();
    if name.is_empty() || RESERVED_COLUMNS.contains(&name.to_lowercase().as_str()) {
        "series".into()
    } else {
        name.to_owned()
    }
}

/// The names, with a number after those that stood there before.
pub fn distinct(names: Vec<String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let mut candidate = name.clone();
        let mut number = 2;
        while seen.contains(&candidate) {
            candidate = format!("{name} {number}");
            number += 1;
        }
        seen.push(candidate);
    }
    seen
}
