//! Several tables in one file, one below the other.

use super::extent::{has_number, names_periods};
use crate::source::{Grid, GridRow, GridRows};
use crate::tidy::{TidyError, TidyOptions, vocabulary};
use arrivals_data::{Decision, listed};

/// The rows of one table, and what stands above it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Table {
    first: usize,
    end: usize,
    title: String,
    numbers: usize,
}

/// The grid with one of its tables: the one asked for, else the one with the most numbers. Tables
/// under the same header are one.
///
/// # Errors
/// When the table asked for is not there.
pub fn select_table(
    grid: Grid,
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Result<Grid, TidyError> {
    let tables = tables(grid.rows());
    if let Some(asked) = options.table
        && (asked == 0 || asked > tables.len())
    {
        return Err(TidyError::NoTable {
            file: grid.origin.name.clone(),
            asked,
            tables: tables.len(),
        });
    }
    if tables.len() < 2 {
        return Ok(grid);
    }
    let most = || {
        let numbers = |place: &usize| (tables[*place].numbers, std::cmp::Reverse(*place));
        (0..tables.len()).max_by_key(numbers).unwrap_or(0)
    };
    let chosen = options.table.map_or_else(most, |asked| asked - 1);
    let header = |table: &Table| -> Vec<String> {
        let row = grid.rows().get(table.first);
        row.map(|row| row.cells().map(str::to_owned).collect()).unwrap_or_default()
    };
    let same: Vec<usize> = (0..tables.len())
        .filter(|place| {
            *place == chosen
                || (options.table.is_none() && header(&tables[*place]) == header(&tables[chosen]))
        })
        .collect();
    let others: Vec<String> = (0..tables.len())
        .filter(|place| !same.contains(place))
        .map(|place| {
            let table = &tables[place];
            let line = grid.rows().get(table.first).map_or(0, |row| row.line());
            let title =
                if table.title.is_empty() { String::new() } else { format!(", '{}'", table.title) };
            format!("{} (from row {line}{title})", place + 1)
        })
        .collect();
    let start = grid.rows().get(tables[chosen].first).map(|row| row.location(0));
    let text = if others.is_empty() {
        format!("{} tables under the same header are read as one", same.len())
    } else {
        format!(
            "table {} of {} is read; there are also {}",
            chosen + 1,
            tables.len(),
            listed(&others)
        )
    };
    let decision = Decision::warning("table", text);
    decisions.push(start.map_or(decision.clone(), |start| decision.at(start)));
    let mut kept = vec![false; grid.rows().len()];
    for (nth, table) in same.iter().enumerate() {
        let table = &tables[*table];
        // The header of a further table of the same kind is no row.
        for place in table.first + usize::from(nth > 0)..table.end {
            if let Some(kept) = kept.get_mut(place) {
                *kept = true;
            }
        }
    }
    Ok(grid.with_rows(|place| kept.get(place).copied().unwrap_or(false)))
}

/// The tables: each starts with a header below a gap, a title or another table.
fn tables(rows: GridRows) -> Vec<Table> {
    let all: Vec<GridRow> = rows.iter().collect();
    let is_header = |place: usize| {
        let row = all[place];
        names_periods(row)
            || (row.filled() >= 2
                && !has_number(row)
                && row.cells().all(|cell| cell.is_empty() || vocabulary::marker(cell).is_none())
                && all.get(place + 1).is_some_and(|next| {
                    !next.is_resumed() && next.filled() >= 2 && has_number(*next)
                }))
    };
    // Few rows stand below a gap or a title; only they are looked at more closely.
    let starts: Vec<usize> = (0..all.len())
        .filter(|place| {
            let Some(before) = place.checked_sub(1) else { return true };
            let gap = all[*place].line() > all[before].line() + 1;
            // What stands before a resumed row is not known here; the scan looked at it.
            !all[*place].is_resumed() && (gap || all[before].filled() == 1)
        })
        .filter(|place| is_header(*place))
        .collect();
    let Some(first) = starts.first() else { return Vec::new() };
    if starts.len() == 1 {
        return vec![Table { first: *first, end: all.len(), title: String::new(), numbers: 0 }];
    }
    let mut tables: Vec<Table> = Vec::new();
    for (nth, start) in starts.iter().enumerate() {
        let next = starts.get(nth + 1).copied().unwrap_or(all.len());
        // A title above the next header belongs to it.
        let titled = nth + 1 < starts.len() && all[next - 1].filled() == 1;
        let end = if titled { next - 1 } else { next };
        let numbers = |row: &&GridRow| row.filled() >= 2 && has_number(**row);
        let data = all[*start + 1..end.max(*start + 1)].iter().filter(numbers).count();
        if data < 2 {
            continue;
        }
        let title = start
            .checked_sub(1)
            .map(|before| all[before])
            .filter(|row| row.filled() == 1)
            .map_or(String::new(), |row| row.first_text().to_owned());
        let numbers = all[*start..end]
            .iter()
            .flat_map(|row| row.cells())
            .filter(|cell| cell.starts_with(|c: char| c.is_ascii_digit()))
            .count();
        tables.push(Table { first: *start, end, title, numbers });
    }
    // What stands above the first header belongs to it, so that a title is not lost.
    if let [only] = tables.as_mut_slice() {
        only.first = only.first.min(*first);
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    fn chosen(text: &str, table: Option<usize>) -> (Vec<String>, Vec<Decision>) {
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let mut said = Vec::new();
        let options = TidyOptions { table, ..TidyOptions::default() };
        let grid = select_table(grid, &options, &mut said).expect("a table");
        (grid.rows().iter().map(|row| row.cells().collect::<Vec<_>>().join("|")).collect(), said)
    }

    const TWO: &str = "Arrivals\nplace,2011,2012\nA,5,6\nB,7,8\n\nDepartures\nplace,2011,2012,2013\nC,1,2,3\nD,4,5,6\n";

    #[test]
    fn the_larger_table_is_read_or_the_one_asked_for() {
        let (rows, said) = chosen(TWO, None);
        assert_eq!(rows, ["place|2011|2012|2013", "C|1|2|3", "D|4|5|6"]);
        assert!(said[0].text.contains("table 2 of 2") && said[0].text.contains("'Arrivals'"));
        assert_eq!(chosen(TWO, Some(1)).0, ["place|2011|2012", "A|5|6", "B|7|8"]);
    }

    #[test]
    fn the_same_header_again_is_no_other_table() {
        let text = "place,2011,2012\nA,5,6\nB,7,8\n\nplace,2011,2012\nC,1,2\nD,4,5\n";
        assert_eq!(chosen(text, None).0.len(), 5);
    }
}
