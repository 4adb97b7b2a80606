//! How columns of counts and dimensions are named.

use super::CountColumn;
use crate::tidy::vocabulary;
use arrivals_data::{Decision, RESERVED_COLUMNS, Status};

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

/// The name of a dimension, from that of its column. A name that the dataset's own columns have
/// says that it is another one.
pub fn dimension_name(header: &str) -> String {
    let name = header.replace(vocabulary::LEVEL, " ");
    match name.trim() {
        "" => "series".to_owned(),
        reserved if is_reserved(reserved) => format!("{reserved} group"),
        name => name.to_owned(),
    }
}

fn is_reserved(name: &str) -> bool {
    RESERVED_COLUMNS.contains(&name.to_lowercase().as_str())
}

/// The place of the dimension that is asked for, by its own name or that of its column.
pub fn place_of(dimensions: &[String], asked: &str) -> Option<usize> {
    let is_called = |name: &str| {
        let name = name.to_lowercase();
        dimensions.iter().position(|dimension| dimension.to_lowercase() == name)
    };
    let place = dimensions.iter().position(|dimension| dimension == asked);
    place.or_else(|| is_called(asked)).or_else(|| is_called(&dimension_name(asked)))
}

/// Says which columns give their dimensions other names than their own.
pub fn renamed(header: &[String], groups: &[usize]) -> Vec<(usize, Decision)> {
    let names = groups.iter().map(|column| (*column, header[*column].trim()));
    names
        .filter(|(_, name)| is_reserved(name))
        .map(|(column, name)| {
            let text = format!(
                "the column '{name}' is the dimension '{}': each count has a '{}' of its own",
                dimension_name(name),
                name.to_lowercase()
            );
            (column, Decision::info("dimension", text))
        })
        .collect()
}
