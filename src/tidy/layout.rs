//! Which columns of a grid are periods, counts, dimensions, statuses and notes.

use super::columns::{Column, Columns, Grouping};
use super::dated::{self, Dates};
use super::{Options, TidyError, date, error::CellRef, header, number, period, vocabulary};
use crate::dataset::{Decision, Period, RESERVED_COLUMNS};
use crate::source::{Grid, GridRow, GridRows};

/// What the columns of a grid are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The header's names.
    pub header: Vec<String>,
    /// Where the periods stand.
    pub periods: Periods,
    /// The columns of counts.
    pub counts: Vec<CountColumn>,
    /// The columns that tell series apart.
    pub groups: Vec<usize>,
    /// The names of the dimensions: one for each group column, then those of the names of the
    /// count columns.
    pub dimensions: Vec<String>,
    /// The column of statuses.
    pub status: Option<usize>,
    /// The column of notes.
    pub note: Option<usize>,
    /// The column of breaks.
    pub break_before: Option<usize>,
}

/// Where the periods stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Periods {
    /// In a column; a second one may repeat the plain year.
    Column {
        /// The column of periods.
        period: usize,
        /// The column that repeats the year.
        year: Option<usize>,
    },
    /// In the header, above each column of counts.
    Header,
    /// Days, months or quarters in a column.
    Dates {
        /// Where they stand.
        dates: Dates,
        /// Whether each row is a record, an event, to be counted or added up.
        records: bool,
    },
}

/// A column of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountColumn {
    /// The column.
    pub column: usize,
    /// Columns that are added to it: the months of its year.
    pub further: Vec<usize>,
    /// Columns whose sum it is published to be: the months of its year.
    pub parts: Vec<usize>,
    /// Its values of the last dimensions, when several columns share a row and period.
    pub names: Vec<String>,
    /// Its name.
    pub name: String,
    /// Its period, when the header holds the periods.
    pub period: Option<Period>,
    /// Whether the header says that its counts may still change.
    pub provisional: bool,
}

impl CountColumn {
    /// Whether the column is one of those that make up the count.
    pub fn covers(&self, column: usize) -> bool {
        self.column == column || self.further.contains(&column) || self.parts.contains(&column)
    }
}

/// Finds what the columns of a grid are.
///
/// # Errors
/// When there are no rows, no periods or no counts, or a column asked for is not there.
pub fn find(
    grid: &Grid,
    columns: &Columns,
    options: &Options,
    decisions: &mut Vec<Decision>,
) -> Result<Layout, TidyError> {
    let file = || grid.origin.name.clone();
    let (first, body) = grid.split_header().ok_or_else(|| TidyError::NoRows { file: file() })?;
    let header: Vec<String> = first.cells().map(str::to_owned).collect();
    if !body.is_empty() {
        check_names(grid, columns, first)?;
    }
    let named = |words: &[&str]| header.iter().position(|name| vocabulary::is_one_of(name, words));
    let asked = |name: &String| {
        header
            .iter()
            .position(|other| other == name)
            .or_else(|| header.iter().position(|other| other.eq_ignore_ascii_case(name)))
            .ok_or_else(|| TidyError::NoColumn {
                file: file(),
                name: name.clone(),
                header: header.clone(),
            })
    };

    let asked_period = options.period_column.as_ref().map(asked).transpose()?;
    let found_period = asked_period.or_else(|| period_column(&header, body, columns));
    if asked_period.is_none() && options.count_columns.is_empty() {
        // A header of one year stands above counts only when no column holds periods.
        let packed = found_period.is_none();
        let mut said = Vec::new();
        let years = header::columns(&header, Some(columns), packed, &mut said);
        if years.len() > 1 || (found_period.is_none() && !years.is_empty()) {
            if body.is_empty() {
                return Err(TidyError::NoRows { file: file() });
            }
            decisions.append(&mut said);
            return Ok(across(header, columns, years, decisions));
        }
    }
    let dates = dated::find(&header, columns, body.len(), found_period);
    let Some(period) = dates.map(|dates| dates.column).or(found_period) else {
        return Err(TidyError::NoPeriods { file: file(), header });
    };
    if body.is_empty() {
        return Err(TidyError::NoRows { file: file() });
    }

    let year = header
        .iter()
        .position(|name| name.eq_ignore_ascii_case("year"))
        .filter(|year| *year != period && header[period].eq_ignore_ascii_case("period"))
        .filter(|_| dates.is_none());
    let status = named(&vocabulary::STATUS);
    let note = named(&vocabulary::NOTE);
    let break_before = named(&vocabulary::BREAK);
    let part = dates.and_then(|dates| dates.part);
    let taken = [Some(period), year, part, status, note, break_before];
    let free: Vec<usize> =
        (0..header.len()).filter(|column| !taken.contains(&Some(*column))).collect();

    let counts: Vec<usize> = if options.count_columns.is_empty() {
        match free
            .iter()
            .copied()
            .find(|column| vocabulary::is_one_of(&header[*column], &vocabulary::COUNT))
        {
            Some(column) => vec![column],
            None => free
                .iter()
                .copied()
                .filter(|column| {
                    holds_numbers(columns.at(*column)) && !names_no_counts(&header[*column])
                })
                .collect(),
        }
    } else {
        options.count_columns.iter().map(asked).collect::<Result<_, _>>()?
    };
    let by = options.by.iter().map(asked).collect::<Result<Vec<_>, _>>();
    let as_records = Records { options, dates, columns, rows: body.len(), free: &free };
    if as_records.are_records(&counts, &header) {
        let by = by?;
        let said = as_records.decisions(&header, &counts, &by, period);
        decisions.extend(said);
        let counts = as_records.counted(&counts);
        return Ok(Layout {
            periods: match dates {
                Some(dates) => Periods::Dates { dates, records: true },
                None => Periods::Dates {
                    dates: Dates { column: period, part: None, order: date::Order::DayFirst },
                    records: true,
                },
            },
            counts: named_columns(&header, &counts),
            dimensions: distinct(
                by.iter()
                    .map(|column| dimension_name(&header[*column]))
                    .chain((counts.len() > 1).then(|| "series".to_owned()))
                    .collect(),
            ),
            groups: by,
            header,
            status: None,
            note: None,
            break_before: None,
        });
    }
    if counts.is_empty() {
        return Err(TidyError::NoCounts { file: file(), header });
    }
    let (ratios, free): (Vec<usize>, Vec<usize>) =
        free.into_iter().partition(|column| holds_ratios(columns.at(*column)));
    let (of_period, free): (Vec<usize>, Vec<usize>) = free.into_iter().partition(|column| {
        !counts.contains(column)
            && describes_period(columns.at(period), columns.at(*column), body.len())
    });
    let (left_out, mut groups): (Vec<usize>, Vec<usize>) = free
        .into_iter()
        .filter(|column| !counts.contains(column) && columns.at(*column).filled().next().is_some())
        .partition(|column| {
            holds_numbers(columns.at(*column))
                && !vocabulary::has_word(&header[*column], &vocabulary::CODE)
        });
    let left_out = needed(columns, body.len(), period, &mut groups, left_out);

    decisions
        .push(Decision::info("period", format!("periods are in the column '{}'", header[period])));
    let list = |columns: &[usize]| {
        columns.iter().map(|column| format!("'{}'", header[*column])).collect::<Vec<_>>().join(", ")
    };
    decisions.push(Decision::info("count", format!("counts are in {}", list(&counts))));
    if !ratios.is_empty() {
        decisions.push(Decision::info(
            "count",
            format!("left out, for they are percentages: {}", list(&ratios)),
        ));
    }
    if !of_period.is_empty() {
        decisions.push(Decision::info(
            "period",
            format!("left out, for they only say the period again: {}", list(&of_period)),
        ));
    }
    if !left_out.is_empty() {
        decisions.push(Decision::warning(
            "count",
            format!("left out, for they are numbers beside the counts: {}", list(&left_out)),
        ));
    }
    let named_counts = counts.len() > 1;
    let mut dimensions: Vec<String> =
        groups.iter().map(|column| dimension_name(&header[*column])).collect();
    if named_counts {
        dimensions.push("series".into());
    }
    let counts = named_columns(&header, &counts);
    Ok(Layout {
        header,
        periods: match dates {
            Some(dates) => Periods::Dates { dates, records: false },
            None => Periods::Column { period, year },
        },
        counts,
        groups,
        dimensions: distinct(dimensions),
        status,
        note,
        break_before,
    })
}

/// The columns of counts, by their names when there are several.
fn named_columns(header: &[String], counts: &[usize]) -> Vec<CountColumn> {
    counts
        .iter()
        .map(|column| CountColumn {
            column: *column,
            further: Vec::new(),
            parts: Vec::new(),
            names: if counts.len() > 1 {
                vec![vocabulary::without_unit(&header[*column]).to_owned()]
            } else {
                Vec::new()
            },
            name: header[*column].clone(),
            period: None,
            provisional: false,
        })
        .collect()
}

/// What decides whether each row is a record.
struct Records<'a> {
    options: &'a Options,
    dates: Option<Dates>,
    columns: &'a Columns<'a>,
    rows: usize,
    free: &'a [usize],
}

impl Records<'_> {
    /// Whether each row is a record: because the user says so, or because rows have days, or no
    /// counts, and cannot be told apart or hardly two share their groups.
    fn are_records(&self, counts: &[usize], header: &[String]) -> bool {
        if self.options.records {
            return true;
        }
        let Some(dates) = self.dates else { return false };
        let is_code = |column: usize| vocabulary::has_word(&header[column], &vocabulary::CODE);
        let groups = self.free.iter().filter(|column| {
            !counts.contains(column)
                && (is_code(**column) || !holds_numbers(self.columns.at(**column)))
        });
        let by = |grouping: Grouping, column: &usize| {
            grouping.divided(|row| self.columns.at(*column).code(row))
        };
        let keys = groups.fold(Grouping::single(self.rows), by);
        let dated = [Some(dates.column), dates.part].iter().flatten().fold(keys.clone(), by);
        counts.is_empty() || dated.has_alike() || keys.first.len() * 4 > self.rows
    }

    /// The columns that are added up: those asked for, or the only one there is; none when records
    /// are counted.
    fn counted(&self, counts: &[usize]) -> Vec<usize> {
        match counts {
            all if !self.options.count_columns.is_empty() => all.to_vec(),
            [single] => vec![*single],
            _ => Vec::new(),
        }
    }

    fn decisions(
        &self,
        header: &[String],
        counts: &[usize],
        by: &[usize],
        period: usize,
    ) -> Vec<Decision> {
        let list = |columns: &[usize]| {
            columns
                .iter()
                .map(|column| format!("'{}'", header[*column]))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let counted = self.counted(counts);
        let what = match counted.as_slice() {
            [] => "the records are counted".to_owned(),
            columns => format!("{} of the records is added up", list(columns)),
        };
        let mut said = vec![Decision::warning(
            "records",
            format!("each row is a record: {what} by the year in '{}'", header[period]),
        )];
        if counted.is_empty() && !counts.is_empty() {
            let text = format!("--count-column adds up one of {} instead", list(counts));
            said.push(Decision::info("records", text));
        }
        if by.is_empty() {
            let groups: Vec<usize> = self
                .free
                .iter()
                .copied()
                .filter(|column| {
                    let distinct = self.columns.at(*column).distinct();
                    !counts.contains(column) && distinct > 1 && distinct * 20 <= self.rows
                })
                .collect();
            if !groups.is_empty() {
                let text = format!("--by divides them by one of {}", list(&groups));
                said.push(Decision::info("records", text));
            }
        }
        said
    }
}

/// A table whose header holds the periods.
fn across(
    header: Vec<String>,
    columns: &Columns,
    counts: Vec<CountColumn>,
    decisions: &mut Vec<Decision>,
) -> Layout {
    let counts = same_names(counts);
    let (sums, groups): (Vec<usize>, Vec<usize>) = (0..header.len())
        .filter(|column| !counts.iter().any(|count| count.covers(*column)))
        .filter(|column| !header::is_month(&header[*column]))
        .filter(|column| {
            !header[*column].is_empty() || columns.at(*column).filled().next().is_some()
        })
        .partition(|column| vocabulary::is_total(&header[*column]));
    for column in sums {
        decisions.push(Decision::warning(
            "total",
            format!("the column '{}' is a sum over the periods and is left out", header[column]),
        ));
    }
    decisions.push(Decision::info(
        "period",
        format!("periods are in the header: {} columns", counts.len()),
    ));
    let names = counts.first().map_or(0, |count| count.names.len());
    let dimensions = groups
        .iter()
        .map(|column| dimension_name(&header[*column]))
        .chain(std::iter::repeat_n("series".to_owned(), names))
        .collect();
    Layout {
        header,
        periods: Periods::Header,
        counts,
        groups,
        dimensions: distinct(dimensions),
        status: None,
        note: None,
        break_before: None,
    }
}

/// The columns with equally many names: where they differ, the names of a column are one.
fn same_names(mut counts: Vec<CountColumn>) -> Vec<CountColumn> {
    let same = counts.windows(2).all(|pair| pair[0].names.len() == pair[1].names.len());
    if !same {
        for count in &mut counts {
            count.names = vec![count.names.join(" ")];
        }
    }
    counts
}

/// The column of periods: by its name, or because most of its cells are years.
fn period_column(header: &[String], body: GridRows, columns: &Columns) -> Option<usize> {
    let by_name = vocabulary::PERIOD
        .iter()
        .find_map(|word| header.iter().position(|name| name.trim().to_lowercase() == *word));
    by_name.or_else(|| {
        // A header that is itself a year stands above counts, which may look like years.
        (0..header.len()).find(|column| {
            period::read(&header[*column]).is_err()
                && looks_like_periods(columns.at(*column))
                && periods_stand_in_rows(body, *column)
        })
    })
}

/// The share of years, from the first to the last, that must be there for a column of years:
/// censuses are ten years apart.
const DENSITY: usize = 11;

/// Whether the cells of a column without a telling name are periods: most of them are, in years
/// that people count in, and close to each other, as counts of about 2,000 are not.
fn looks_like_periods(column: &Column) -> bool {
    let years: std::collections::BTreeSet<i32> = column
        .filled()
        .filter_map(|(text, _)| period::read(text).ok())
        .map(|period| period.last().number())
        .collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return false };
    let span = usize::try_from(last - first).unwrap_or(usize::MAX);
    (1600..=2100).contains(first)
        && *last <= 2100
        && years.len().saturating_mul(DENSITY) >= span
        && column.rows_with(|text| period::read(text).is_ok()) * 2 >= column.distinct()
}

/// Whether nearly all rows of data have a period in that column; a remark is no row of data.
fn periods_stand_in_rows(body: GridRows, column: usize) -> bool {
    let cells = || {
        body.iter()
            .filter(|row| !row.cell(column).is_empty() && !vocabulary::is_total(row.cell(column)))
            .filter(|row| row.cells().filter(|cell| !cell.is_empty()).nth(1).is_some())
    };
    let periods = cells().filter(|row| period::read(row.cell(column)).is_ok()).count();
    periods * 10 >= cells().count() * 8
}

/// Whether the column holds at least one number, and else only numbers or markers. A number that
/// is no count is one too: it is then an error, not a group's name.
fn holds_numbers(column: &Column) -> bool {
    let is_number =
        |text: &str| !matches!(number::read(text, None), Err(number::NumberError::Form));
    let has_number =
        column.texts().any(|(text, _)| vocabulary::marker(text).is_none() && is_number(text));
    let filled = column.rows_with(|text| !text.is_empty());
    let other = column.rows_with(|text| !is_number(text));
    has_number && other * 5 <= filled
}

/// Whether a column of that name tells things apart, or is another way to write the period.
fn names_no_counts(name: &str) -> bool {
    vocabulary::has_word(name, &vocabulary::CODE)
        || vocabulary::is_one_of(name, &vocabulary::PERIOD)
        || name.trim_end_matches([')', '）']).ends_with(['年', '년'])
}

/// Whether the column holds percentages.
fn holds_ratios(column: &Column) -> bool {
    let ratios = column.rows_with(number::is_percentage);
    ratios > 0 && ratios * 10 >= column.rows_with(|text| !text.is_empty()) * 8
}

/// Whether the column has one value for each period, though periods stand in several rows, and
/// not the same one for all: an era, a footnote of the year.
fn describes_period(period: &Column, column: &Column, rows: usize) -> bool {
    let mut value_of: Vec<Option<u32>> = vec![None; period.distinct()];
    for row in 0..rows {
        let Some(value) = value_of.get_mut(period.code(row) as usize) else { return false };
        let code = column.code(row);
        if *value.get_or_insert(code) != code {
            return false;
        }
    }
    column.distinct() > 1 && rows >= 2 * period.distinct()
}

/// Moves columns of numbers to the groups, from the left, while rows of the same period cannot be
/// told apart without them; gives back the others.
fn needed(
    columns: &Columns,
    rows: usize,
    period: usize,
    groups: &mut Vec<usize>,
    numbers: Vec<usize>,
) -> Vec<usize> {
    if numbers.is_empty() {
        return numbers;
    }
    let by =
        |grouping: Grouping, column: &usize| grouping.divided(|row| columns.at(*column).code(row));
    let mut grouping = groups.iter().chain([&period]).fold(Grouping::single(rows), by);
    for (taken, column) in numbers.iter().enumerate() {
        if !grouping.has_alike() {
            groups.extend(&numbers[..taken]);
            return numbers[taken..].to_vec();
        }
        grouping = by(grouping, column);
    }
    if grouping.has_alike() {
        return numbers;
    }
    groups.extend(numbers);
    Vec::new()
}

fn dimension_name(header: &str) -> String {
    let name = header.trim();
    if name.is_empty() || RESERVED_COLUMNS.contains(&name.to_lowercase().as_str()) {
        "series".into()
    } else {
        name.to_owned()
    }
}

/// The names, with a number after those that stood there before.
fn distinct(names: Vec<String>) -> Vec<String> {
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

/// Two columns of numbers of the same name cannot be told apart; two columns of names can.
fn check_names(grid: &Grid, columns: &Columns, header: GridRow) -> Result<(), TidyError> {
    let mut seen: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for (column, name) in header.cells().enumerate().filter(|(_, name)| !name.is_empty()) {
        if let Some(first) = seen.insert(name, column)
            && [first, column].iter().any(|column| holds_numbers(columns.at(*column)))
        {
            return Err(TidyError::SameHeader {
                first: CellRef::new(grid, header, first, ""),
                again: header.location(column).column,
            });
        }
    }
    Ok(())
}
