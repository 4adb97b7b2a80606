//! The cells of a grid, read by its layout.

mod added_up;
mod annual;
mod covered;
mod declared;
mod duplicates;
mod filter;
mod group_by;
mod grouped_rows;
mod marks;
mod nested;
mod percentages;
mod proved_zeros;
mod reader;
mod record_sums;
mod records;
mod shape;
mod spans;
mod subtotals;
mod sums;
mod totals;
mod unreadable;
mod without_period;
mod zeros;

pub use added_up::{add_totals, divide_records};
pub use covered::Covered;
pub use duplicates::merge;
pub use filter::{chosen_of, filter_rows, values_of_parts};
pub use group_by::group_by;
pub use grouped_rows::Rows;
pub use percentages::without_percentages;
pub use proved_zeros::prove_zeros;
pub use reader::{RowDate, When, group_name, when};
pub use records::{Counted, RecordSums};
pub use spans::resolve;
pub use sums::check as check_sums;
pub use totals::{check, find_totals, set_roles};
pub use zeros::set_aside;

use crate::source::{Grid, GridRow, GridRows};
use crate::tidy::cell::{
    Date, DateUnit, NumberError, NumberFormat, Value, normalize_period, number,
};
use crate::tidy::layout::{Layout, MonthsOf, Periods, part as part_of};
use crate::tidy::table::{Columns, Grouping, Legend};
use crate::tidy::{CellRef, TidyError, TidyOptions, vocabulary};
use arrivals_data::{Count, Decision, Group, Origin, Period, Role, Row, Status};

use annual::Dated;
use reader::{Reader, RowPeriod, key_of};

/// Reads every cell of counts, and joins what a scan counted of rows that are not in the grid.
///
/// # Errors
/// When a cell cannot be read; the error names it.
pub fn read(
    grid: &Grid,
    columns: &Columns,
    layout: &Layout,
    legend: &Legend,
    options: &TidyOptions,
    counted: Option<&Counted>,
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    read_cells(grid, columns, layout, legend, options, counted, decisions).map_err(|error| {
        match grid.split_header() {
            Some((_, body)) => unreadable::with_extent(error, body, layout, options),
            None => error,
        }
    })
}

fn read_cells(
    grid: &Grid,
    columns: &Columns,
    layout: &Layout,
    legend: &Legend,
    options: &TidyOptions,
    counted: Option<&Counted>,
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    let Some((_, body)) = grid.split_header() else {
        return Err(TidyError::NoRows { file: grid.origin.name.clone() });
    };
    let marks = marks::column_formats(grid, body, columns, layout, options, decisions);
    if !matches!(layout.periods, Periods::Months { .. }) {
        check_parts(body, layout, &marks, decisions);
    }
    let keys = keys(body, columns, layout);
    let (periods, dates) = match layout.periods {
        Periods::Column { period, .. } | Periods::Months { years: MonthsOf::Column(period) } => {
            let read =
                |text: &str| RowPeriod::new(text, layout.style).marked(legend.footnote(text));
            (columns.at(period).map(read), Vec::new())
        }
        Periods::Dates { dates, .. } => (Vec::new(), dates.of_texts(columns, layout.style)),
        Periods::Header | Periods::Fixed(_) | Periods::Months { .. } => (Vec::new(), Vec::new()),
    };
    let words = unreadable::words(columns, layout, options, decisions);
    let mut options = options.clone();
    options.markers.extend(words);
    let options = &options;
    let reader = Reader { grid, layout, legend, options, marks, periods, dates };
    let mut read = Rows::default();
    let mut dated: Vec<Dated> = Vec::new();
    let mut sums = RecordSums::default();
    let mut ratio_rows = 0_usize;
    let mut undated = counted.map_or(0, |counted| counted.undated);
    let totals = match layout.periods {
        Periods::Dates { records: true, dates } => {
            record_sums::find(body, columns, layout, &reader, dates.column, decisions)
        }
        _ => std::collections::BTreeSet::new(),
    };
    // Rows without a period, which may be sums over all of them.
    let mut blank: Vec<GridRow> = Vec::new();
    // A table without columns of counts has one count a row: the row itself.
    let width = layout.counts.len().max(1);
    read.rows.reserve(body.len().saturating_mul(layout.counts.len()));
    // The place of the group of each key and column of counts; groups without a count are none.
    let mut places: Vec<Option<u32>> = vec![None; keys.first.len() * width];
    // Columns of the same names, of one year each, are of one group.
    let first_of = first_of_same_names(layout);
    let mut first_rows: Vec<u32> = Vec::new();
    let mut group_of = |groups: &mut Vec<Group>, place: usize, column: usize, row: GridRow| {
        let column = first_of.get(column).copied().unwrap_or(column);
        let slot = &mut places[keys.group[place] as usize * width + column];
        *slot.get_or_insert_with(|| {
            let key = key_of(row, layout, layout.counts.get(column));
            groups.push(Group { key, role: declared_role(row, layout) });
            first_rows.push(row.line());
            u32::try_from(groups.len() - 1).unwrap_or(u32::MAX)
        })
    };
    decisions.extend(shape::odd_rows(grid, body, layout.header.len(), counted));
    let mut annual: Vec<Row> = Vec::new();
    let mut parts = 0_usize;
    for (place, row) in body.iter().enumerate() {
        check_width(grid, layout, row)?;
        if is_ratio_row(layout, row, &reader.marks) {
            let name = row.cell(0);
            let text = format!(
                "row {} ('{name}') holds percentages, averages or other fractions and is left out",
                row.line()
            );
            decisions.push(Decision::info("count", text).at(row.location(0)));
            ratio_rows += 1;
            continue;
        }
        let row_period = match layout.periods {
            Periods::Header => None,
            Periods::Fixed(period) => Some((period, Status::Normal)),
            Periods::Column { period, .. } if row.cell(period).is_empty() => {
                blank.push(row);
                continue;
            }
            Periods::Column { period, year } => {
                let code = columns.at(period).code(place);
                match reader.period(row, period, year, code, decisions)? {
                    Some(read) => Some(read),
                    None => {
                        parts += 1;
                        continue;
                    }
                }
            }
            Periods::Months { years } => {
                let published = match years {
                    MonthsOf::Year(year) => Some((Period::Year(year), Status::Normal)),
                    MonthsOf::Column(column) => {
                        let code = columns.at(column).code(place);
                        reader.period(row, column, None, code, decisions)?
                    }
                };
                let Some((period, _)) = published else { continue };
                let group = group_of(&mut read.groups, place, 0, row);
                for (column, month) in &layout.months {
                    let Some(year) = period.whole_year() else { continue };
                    let date = Date { year, month: *month, unit: DateUnit::Month };
                    let value = reader.value(row, *column)?;
                    dated.push(Dated { group, date, value, location: row.location(*column) });
                }
                if let Some(column) = layout.annual {
                    let value = reader.value(row, column)?;
                    let observation = value.into_observation(period, row.location(column));
                    annual.push(Row { group, observation });
                }
                continue;
            }
            Periods::Dates { records: true, .. } if totals.contains(&place) => continue,
            Periods::Dates { dates, records } => {
                let code = columns.at(dates.column).code(place);
                let Some(when) = reader.date(row, dates, records, code)? else {
                    undated += 1;
                    continue;
                };
                let text = row.cell(dates.column);
                let status = normalize_period(text).map_or(Status::Normal, |(_, status)| status);
                let status = legend.footnote(text).unwrap_or(status);
                for column in 0..width {
                    let (value, location) = match layout.counts.get(column) {
                        Some(count) => {
                            let value = reader.whole_value(row, count, status)?;
                            (value, row.location(count.column))
                        }
                        None => (Value::one(), row.location(dates.column)),
                    };
                    let group = group_of(&mut read.groups, place, column, row);
                    match when {
                        RowDate::Date(date) if records => {
                            sums.add(group as usize, date, value.count, location)
                                .ok_or_else(|| annual::too_large(&grid.origin, location))?;
                        }
                        RowDate::Date(date) => dated.push(Dated { group, date, value, location }),
                        RowDate::Year(year) => {
                            let observation = value.into_observation(Period::Year(year), location);
                            annual.push(Row { group, observation });
                        }
                    }
                }
                continue;
            }
        };
        // Months down and years across.
        if let Some(part) = layout.part {
            let text = row.cell(part);
            let is_sum = text.is_empty() || vocabulary::is_total(text);
            let month = part_of(text, layout.quarters);
            if !is_sum && month.is_none() {
                if vocabulary::has_word(text, &vocabulary::SUMMARY) {
                    continue;
                }
                return Err(reader.no_period(row, part));
            }
            for (column, count) in layout.counts.iter().enumerate() {
                let Some(year) = count.period.and_then(Period::whole_year) else { continue };
                let value = reader.whole_value(row, count, count.status)?;
                let location = row.location(count.column);
                let group = group_of(&mut read.groups, place, column, row);
                match month {
                    Some((month, unit)) => {
                        let date = Date { year, month, unit };
                        dated.push(Dated { group, date, value, location });
                    }
                    None => {
                        let observation = value.into_observation(Period::Year(year), location);
                        annual.push(Row { group, observation });
                    }
                }
            }
            continue;
        }
        for (column, count) in layout.counts.iter().enumerate() {
            let Some(observation) = reader.observation(row, count, row_period)? else { continue };
            let group = group_of(&mut read.groups, place, column, row);
            read.rows.push(Row { group, observation });
        }
    }
    let is_part = |cell: &RowPeriod| matches!(cell, RowPeriod::Part);
    if parts > 0 && reader.periods.iter().any(is_part) {
        decisions.push(Decision::warning(
            "period",
            format!("{parts} rows of months, quarters or years that are not over are left out"),
        ));
    }
    if undated > 0 {
        decisions.push(Decision::warning(
            "period",
            format!("{undated} rows are sums or have no date, and are left out"),
        ));
    }
    let records = match layout.periods {
        Periods::Dates { records, .. } => Some(records),
        Periods::Months { .. } => Some(false),
        Periods::Header if layout.part.is_some() => Some(false),
        Periods::Header | Periods::Fixed(_) | Periods::Column { .. } => None,
    };
    if records == Some(true) {
        let origin = &grid.origin;
        let (groups, sums) = with_counted(origin, read.groups, first_rows, sums, counted)?;
        let added = sums.into_rows(groups, options, decisions);
        if added.rows.iter().all(|row| row.observation.count.is_none()) {
            return Err(TidyError::NoWholeYear { file: grid.origin.name.clone() });
        }
        return Ok(added);
    }
    if records.is_some() {
        let (named, places) = read.same_names_joined();
        let place = |group: u32| places.get(group as usize).copied().unwrap_or(group);
        dated.iter_mut().for_each(|cell| cell.group = place(cell.group));
        annual.iter_mut().for_each(|row| row.group = place(row.group));
        decisions.extend(annual::name_quarters(&mut dated));
        let added =
            annual::add_months(&grid.origin, named.groups, &dated, annual, options, decisions)?;
        if added.rows.is_empty() {
            return Err(TidyError::NoWholeYear { file: grid.origin.name.clone() });
        }
        return Ok(added);
    }
    if let Periods::Column { period, .. } = layout.periods {
        without_period::check(&blank, &read, &reader, period, decisions)?;
    }
    if options.net {
        decisions.extend(shape::below_zero(&read));
    }
    decisions.extend(shape::lonely_year(&read));
    decisions.extend(shape::stray_year(&read));
    if read.rows.is_empty() {
        let file = grid.origin.name.clone();
        return Err(match layout.counts.first() {
            Some(count) if ratio_rows > 0 => TidyError::NoCounts {
                file,
                header: layout.header.clone(),
                word: None,
                fractions: Some(count.name.clone()),
            },
            _ => TidyError::NoRows { file },
        });
    }
    Ok(read.same_names_joined().0)
}

/// Whether a table of this program says that the row is a sum of others; a single series as long as
/// nothing is known.
fn declared_role(row: GridRow, layout: &Layout) -> Role {
    match layout.total.map(|column| row.cell(column)) {
        None => Role::Single,
        Some("true") => Role::Total,
        Some(_) => Role::Part,
    }
}

/// The groups in the order of their first rows, one for each name, and the sums of their records.
fn with_counted(
    origin: &Origin,
    groups: Vec<Group>,
    first_rows: Vec<u32>,
    sums: RecordSums,
    counted: Option<&Counted>,
) -> Result<(Vec<Group>, RecordSums), TidyError> {
    let of_grid = groups.len();
    let named = groups.into_iter().zip(first_rows);
    let scanned = counted.iter().flat_map(|counted| &counted.groups);
    let all: Vec<(Group, u32)> = named
        .chain(scanned.map(|(key, row)| (Group { key: key.clone(), role: Role::Single }, *row)))
        .collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|place| all[*place].1);
    let ordered = order.iter().map(|place| all[*place].0.clone()).collect();
    let (named, joined) = Rows { groups: ordered, rows: Vec::new() }.same_names_joined();
    let mut places = vec![0_usize; all.len()];
    for (place, group) in order.into_iter().zip(joined) {
        places[place] = group as usize;
    }
    let mut together = RecordSums::default();
    let (of_grid, of_scan) = places.split_at(of_grid);
    let mut add = |sums: &RecordSums, places: &[usize]| {
        together.add_all(sums, places).map_err(|last| annual::too_large(origin, last))
    };
    add(&sums, of_grid)?;
    if let Some(counted) = counted {
        add(&counted.sums, of_scan)?;
    }
    Ok((named.groups, together))
}

/// Says where published months do not add up to the published year.
fn check_parts(
    body: GridRows,
    layout: &Layout,
    marks: &[NumberFormat],
    decisions: &mut Vec<Decision>,
) {
    let number = |row: GridRow, column: &usize| {
        let marks = marks.get(*column).copied().unwrap_or_default();
        number::read(row.cell(*column), marks).ok()?.count.map(Count::as_i64)
    };
    let (mut compared, mut differing) = (0_usize, None);
    let mut differing_rows = 0_usize;
    for count in layout.counts.iter().filter(|count| !count.parts.is_empty()) {
        for row in body.iter() {
            let parts: Option<Vec<i64>> =
                count.parts.iter().map(|column| number(row, column)).collect();
            let (Some(parts), Some(published)) = (parts, number(row, &count.column)) else {
                continue;
            };
            compared += 1;
            let sum: i128 = parts.into_iter().map(i128::from).sum();
            if sum != i128::from(published) {
                differing_rows += 1;
                differing.get_or_insert((row.line(), count.name.clone(), published, sum));
            }
        }
    }
    if let Some((line, name, published, sum)) = differing {
        decisions.push(Decision::warning(
            Decision::SUM,
            format!(
                "the months do not add up to the published year in {differing_rows} of {compared} \
                 cells (row {line}, '{name}': {published} against {sum}); the published sums are kept"
            ),
        ));
    }
}

/// The rows numbered by the texts of the columns that tell groups apart.
fn keys(body: GridRows, columns: &Columns, layout: &Layout) -> Grouping {
    layout.groups.iter().fold(Grouping::single(body.len()), |keys, column| {
        let column = columns.at(*column);
        keys.divided(|row| column.code(row))
    })
}

/// For each column of counts, the first one that has its names.
fn first_of_same_names(layout: &Layout) -> Vec<usize> {
    let mut first: std::collections::BTreeMap<&[String], usize> = std::collections::BTreeMap::new();
    let columns = layout.counts.iter().enumerate();
    columns.map(|(place, count)| *first.entry(&count.names).or_insert(place)).collect()
}

/// Whether the row holds percentages or fractions, and hardly a whole number. One fraction among
/// whole numbers is a damaged cell, and an error.
fn is_ratio_row(layout: &Layout, row: GridRow, marks: &[NumberFormat]) -> bool {
    if layout.counts.len() < 2 {
        return false;
    }
    let (mut filled, mut ratios, mut fractions) = (0_usize, 0_usize, 0_usize);
    for count in &layout.counts {
        let cell = row.cell(count.column);
        if cell.is_empty() || cell.bytes().all(|byte| byte.is_ascii_digit()) {
            filled += usize::from(!cell.is_empty());
            continue;
        }
        if vocabulary::marker(cell).is_some() {
            continue;
        }
        filled += 1;
        let marks = marks.get(count.column).copied().unwrap_or_default();
        ratios += usize::from(number::is_percentage(cell));
        let read = number::read(cell, marks);
        fractions += usize::from(matches!(read, Err(NumberError::Fraction)));
    }
    (ratios > 0 && ratios == filled) || (fractions > 1 && (ratios + fractions) * 2 > filled)
}

fn check_width(grid: &Grid, layout: &Layout, row: GridRow) -> Result<(), TidyError> {
    let width = layout.header.len();
    match (width..row.width()).find(|column| !row.cell(*column).is_empty()) {
        Some(column) => Err(TidyError::Overflow { at: CellRef::new(grid, row, column, "") }),
        None => Ok(()),
    }
}
