//! Signs that a table was damaged: rows with too few cells, a year out of order.

use std::collections::BTreeMap;

use super::{Counted, Rows};
use crate::source::{Grid, GridRows};
use arrivals_data::{Decision, Location, Year};

/// Rows of delimited text with fewer or more cells than most others: a cell may be lost or put in,
/// and those after it stand in the wrong columns. `header`: how many names the header has; `counted`:
/// the rows that are not in the grid.
pub fn odd_rows(
    grid: &Grid,
    body: GridRows,
    header: usize,
    counted: Option<&Counted>,
) -> Option<Decision> {
    if !grid.is_text {
        return None;
    }
    let rows = || body.iter().filter(|row| row.filled() > 1);
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    rows().for_each(|row| *widths.entry(row.cells_in_file()).or_default() += 1);
    if let Some(counted) = counted {
        *widths.entry(counted.cells).or_default() += counted.rows;
    }
    let all: usize = widths.values().sum();
    let (usual, number) =
        widths.into_iter().max_by_key(|(cells, number)| (*number, *cells == header))?;
    // Where no width is that of most rows, the file leaves out what is empty at their ends.
    if number == all || number * 2 < all || (number * 2 == all && usual != header) {
        return None;
    }
    let row = rows().find(|row| row.cells_in_file() != usual)?;
    let (what, why) = if row.cells_in_file() < usual {
        ("fewer", "a cell may be lost")
    } else {
        ("more", "a cell may be put in")
    };
    let text = format!(
        "{} of {all} rows have other numbers of cells than {usual}; row {} has {what}: {why}",
        all - number,
        row.line()
    );
    Some(Decision::doubt("row", text).at(row.location(0)))
}

/// How many counts are below zero; where all of these are the same number, it may stand for no
/// figure.
pub fn below_zero(read: &Rows) -> Option<Decision> {
    const MANY: usize = 3;
    let counts = || read.rows.iter().filter_map(|row| Some((row.observation.count?.as_i64(), row)));
    let below: Vec<(i64, Location)> = counts()
        .filter(|(count, _)| *count < 0)
        .map(|(count, row)| (count, row.observation.location))
        .collect();
    let (first, at) = *below.first()?;
    let text = format!("{} of {} counts are below zero", below.len(), counts().count());
    let is_same = below.len() >= MANY && below.iter().all(|(count, _)| *count == first);
    let decision = if is_same {
        let text = format!(
            "{text}, all of them {first}: if it stands for no figure, say --marker={first}=missing"
        );
        Decision::doubt("marker", text)
    } else {
        Decision::info("number", text)
    };
    Some(decision.at(at))
}

/// A year far from all others: it may be mistyped.
pub fn lonely_year(read: &Rows) -> Option<Decision> {
    const LEAST: usize = 3;
    const FAR: i32 = 40;
    let mut years: BTreeMap<i32, Location> = BTreeMap::new();
    for row in &read.rows {
        if let Some(year) = row.observation.period.whole_year() {
            years.entry(year.number()).or_insert(row.observation.location);
        }
    }
    let all: Vec<i32> = years.keys().copied().collect();
    let [first, second, .., before, last] = all.as_slice() else { return None };
    let (odd, gap, span) = if second - first > last - before {
        (first, second - first, last - second)
    } else {
        (last, last - before, before - first)
    };
    if all.len() <= LEAST || gap < FAR || gap <= 2 * span {
        return None;
    }
    let text = format!("{odd} is far from all other years, and may be mistyped");
    years.get(odd).map(|at| Decision::doubt("period", text).at(*at))
}

/// A year that stands out of order where all others run in one direction: it may be mistyped.
pub fn stray_year(read: &Rows) -> Option<Decision> {
    const LEAST: usize = 5;
    /// One series after another: the first ones show how all are written.
    const SERIES: usize = 200;
    for places in read.by_group().into_iter().take(SERIES) {
        let years: Vec<(Year, u32)> = places
            .iter()
            .filter_map(|place| {
                Some((read.rows[*place as usize].observation.period.whole_year()?, *place))
            })
            .collect();
        if years.len() < LEAST {
            continue;
        }
        let steps: Vec<i32> =
            years.windows(2).map(|pair| pair[1].0.number() - pair[0].0.number()).collect();
        let (up, down) =
            (steps.iter().filter(|step| **step > 0), steps.iter().filter(|step| **step < 0));
        let (up, down) = (up.count(), down.count());
        let odd = match (up, down) {
            (_, 1) if up >= LEAST - 2 => steps.iter().position(|step| *step < 0),
            (1, _) if down >= LEAST - 2 => steps.iter().position(|step| *step > 0),
            _ => None,
        };
        let Some(odd) = odd else { continue };
        // Where each year from the first to the last stands once, none is mistyped.
        let distinct: std::collections::BTreeSet<i32> =
            years.iter().map(|(year, _)| year.number()).collect();
        let span = distinct.last().zip(distinct.first()).map_or(0, |(last, first)| last - first);
        if distinct.len() == years.len()
            && usize::try_from(span).is_ok_and(|s| s + 1 == years.len())
        {
            continue;
        }
        // Of the two years around the step, the one farther from its other neighbour.
        let gap = |place: usize| steps.get(place).map_or(0, |step| step.abs());
        let before = odd.checked_sub(1).map_or(0, gap);
        let place = if before >= gap(odd + 1) { odd } else { odd + 1 };
        let (year, row) = years[place];
        let at = read.rows[row as usize].observation.location;
        let text = format!("{year} stands out of order, and may be mistyped");
        return Some(Decision::doubt("period", text).at(at));
    }
    None
}
