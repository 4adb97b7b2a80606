//! Which columns of a grid are periods, counts, dimensions, statuses and notes.

mod dates;
mod header;
mod records;
mod roles;

pub use dates::Dates;
use records::Records;
use roles::{
    describes_period, holds_losses, holds_numbers, holds_ratios, names_no_counts, names_ratio,
    needed, period_column,
};

use crate::dataset::{Decision, Month, Period, RESERVED_COLUMNS};
use crate::source::{Grid, GridRow};
use crate::tidy::cell::date;
use crate::tidy::cell::period::Style;
use crate::tidy::table::{Column, Columns};
use crate::tidy::{CellRef, Options, TidyError, vocabulary};

/// What the columns of a grid are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The header's names.
    pub header: Vec<String>,
    /// Where the periods stand.
    pub periods: Periods,
    /// What the periods of a column say together.
    pub style: Style,
    /// The columns of counts.
    pub counts: Vec<CountColumn>,
    /// The columns of months, each with its month.
    pub months: Vec<(usize, Month)>,
    /// The column of the published sums of the months.
    pub annual: Option<usize>,
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
    /// A year in a column, and its months beside it, in [`Layout::months`].
    Months {
        /// The column of years.
        period: usize,
    },
    /// Nowhere: all counts are of this one.
    Fixed(Period),
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
    /// All columns that make up the count.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.column)
            .chain(self.further.iter().copied())
            .chain(self.parts.iter().copied())
    }

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
    let finder = Finder { grid, first, header: &header, columns, rows: body.len(), options };
    let asked_period = options.period_column.as_ref().map(|name| finder.asked(name)).transpose()?;
    let found_period = match options.year {
        Some(_) => None,
        None => asked_period.or_else(|| period_column(&header, body, columns)),
    };
    if asked_period.is_none() && options.count_columns.is_empty() && options.year.is_none() {
        // A header of one year stands above counts only when no column holds periods.
        let packed = found_period.is_none();
        let mut said = Vec::new();
        let years = header::columns(&header, Some(columns), packed, &mut said);
        let has_dates = || dates::find(&header, columns, body.len(), found_period).is_some();
        if years.len() > 1 || (found_period.is_none() && !years.is_empty() && !has_dates()) {
            if body.is_empty() {
                return Err(TidyError::NoRows { file: file() });
            }
            decisions.append(&mut said);
            return Ok(finder.across(years, decisions));
        }
    }
    let dates = match options.year {
        Some(_) => None,
        None => dates::find(&header, columns, body.len(), found_period),
    };
    let period = dates.map(|dates| dates.column).or(found_period);
    if period.is_none() && options.year.is_none() && !options.records {
        return Err(TidyError::NoPeriods { file: file(), header });
    }
    if body.is_empty() {
        return Err(TidyError::NoRows { file: file() });
    }
    finder.down(period, dates, decisions)
}

/// What stands in the grid, for finding what its columns are.
struct Finder<'a> {
    grid: &'a Grid,
    first: GridRow<'a>,
    header: &'a [String],
    columns: &'a Columns<'a>,
    rows: usize,
    options: &'a Options,
}

impl Finder<'_> {
    fn asked(&self, name: &String) -> Result<usize, TidyError> {
        let header = self.header;
        header
            .iter()
            .position(|other| other == name)
            .or_else(|| header.iter().position(|other| other.to_lowercase() == name.to_lowercase()))
            .ok_or_else(|| TidyError::NoColumn {
                file: self.grid.origin.name.clone(),
                name: name.clone(),
                header: header.to_vec(),
            })
    }

    fn named(&self, words: &[&str]) -> Option<usize> {
        self.header.iter().position(|name| vocabulary::is_one_of(name, words))
    }

    /// Whether the column is one that this program puts beside its counts.
    fn is_own(&self, column: usize) -> bool {
        let has = |name: &str| self.header.iter().any(|other| other == name);
        const BESIDE: [&str; 7] = ["first", "last", "total", "file", "sheet", "row", "column"];
        BESIDE.contains(&self.header[column].as_str())
            && ["period", "count", "status", "row", "column"].into_iter().all(has)
    }

    /// Whether the user names the column.
    fn is_asked(&self, column: usize) -> bool {
        let options = self.options;
        let name = self.header[column].to_lowercase();
        let mut asked = options.count_columns.iter().chain(&options.by).chain(&options.measure);
        asked.any(|asked| asked.to_lowercase() == name)
            || options.only.iter().any(|(asked, _)| asked.to_lowercase() == name)
    }

    /// The column of statuses: its cells are hardly longer than codes.
    fn status(&self) -> Option<usize> {
        let is_code = |text: &str| text.chars().count() <= 14;
        self.named(&vocabulary::STATUS).filter(|column| {
            let cells = self.columns.at(*column);
            cells.rows_with(is_code) * 10 >= self.rows * 9 && !holds_numbers(cells)
        })
    }

    fn list(&self, columns: &[usize]) -> String {
        columns
            .iter()
            .map(|column| format!("'{}'", self.header[*column]))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// A decision about columns, found by the header cell of the first of them.
    fn about(&self, columns: &[usize], decision: Decision) -> Decision {
        match columns.first() {
            Some(column) => decision.at(self.first.location(*column)),
            None => decision,
        }
    }

    /// The columns that may hold counts; a name that says so stands above all else.
    fn counts(&self, free: &[usize]) -> Result<Vec<usize>, TidyError> {
        if !self.options.count_columns.is_empty() {
            return self.options.count_columns.iter().map(|name| self.asked(name)).collect();
        }
        let is_named = |column: &usize| {
            vocabulary::is_one_of(&self.header[*column], &vocabulary::COUNT)
                && holds_numbers(self.columns.at(*column))
        };
        if let Some(named) = free.iter().copied().find(is_named) {
            return Ok(vec![named]);
        }
        let leading = self.first.leading();
        let may_count = |column: &usize| {
            if *column < leading {
                return false;
            }
            let cells = self.columns.at(*column);
            holds_numbers(cells) && !holds_ratios(cells) && !names_no_counts(&self.header[*column])
        };
        let counts: Vec<usize> = free.iter().copied().filter(may_count).collect();
        Ok(self.without_losses(self.without_codes(counts)))
    }

    /// The columns without those of net flows, when others remain and net flows are not wanted.
    fn without_losses(&self, counts: Vec<usize>) -> Vec<usize> {
        let (losses, others): (Vec<usize>, Vec<usize>) =
            counts.iter().partition(|column| holds_losses(self.columns.at(**column)));
        if self.options.net || others.is_empty() || losses.is_empty() { counts } else { others }
    }

    /// The columns without one of few small numbers over and over, when fractions stand beside it:
    /// a code, and the fractions are what the table is about.
    fn without_codes(&self, counts: Vec<usize>) -> Vec<usize> {
        const ROWS: usize = 12;
        let fractions = (0..self.header.len()).any(|column| holds_ratios(self.columns.at(column)));
        match counts.as_slice() {
            [only]
                if fractions
                    && self.rows >= ROWS
                    && self.columns.at(*only).distinct() * 6 <= self.rows =>
            {
                Vec::new()
            }
            _ => counts,
        }
    }

    /// A table whose periods stand in a column, or in none.
    fn down(
        &self,
        period: Option<usize>,
        dates: Option<Dates>,
        decisions: &mut Vec<Decision>,
    ) -> Result<Layout, TidyError> {
        let (header, columns) = (self.header, self.columns);
        let year = header
            .iter()
            .position(|name| name.eq_ignore_ascii_case("year"))
            .filter(|year| {
                period.is_some_and(|period| {
                    *year != period && header[period].eq_ignore_ascii_case("period")
                })
            })
            .filter(|_| dates.is_none());
        let status = self.status();
        let note = self.named(&vocabulary::NOTE);
        let break_before = self.named(&vocabulary::BREAK);
        let part = dates.and_then(|dates| dates.part);
        let taken = [period, year, part, status, note, break_before];
        let (of_period, free): (Vec<usize>, Vec<usize>) = (0..header.len())
            .filter(|column| !taken.contains(&Some(*column)))
            .filter(|column| {
                let is_technical = vocabulary::is_one_of(&header[*column], &vocabulary::TECHNICAL);
                (!is_technical || columns.at(*column).distinct() > 1) && !self.is_own(*column)
            })
            .partition(|column| {
                [period, part].into_iter().flatten().any(|period| {
                    describes_period(columns.at(period), columns.at(*column), self.rows)
                }) && !vocabulary::is_one_of(&header[*column], &vocabulary::COUNT)
                    && !self.is_asked(*column)
            });
        let months = dates::month_columns(header);
        if let (Some(period), None, false) = (period, dates, months.is_empty())
            && self.options.count_columns.is_empty()
        {
            return Ok(self.months(period, months, &free, decisions));
        }
        let counts = self.counts(&free)?;
        let style = period.map_or(Style::default(), |period| {
            roles::style_of(&header[period], columns.at(period))
        });
        let as_records =
            Records { options: self.options, dates, columns, rows: self.rows, free: &free };
        if let Some(period) = period
            && as_records.are_records(&counts, header)
        {
            return self.records(&as_records, period, &counts, style, decisions);
        }
        if counts.is_empty() {
            return Err(TidyError::NoCounts {
                file: self.grid.origin.name.clone(),
                header: header.to_vec(),
            });
        }
        let (ratios, free): (Vec<usize>, Vec<usize>) = free.into_iter().partition(|column| {
            let cells = columns.at(*column);
            !counts.contains(column)
                && (holds_ratios(cells) || (names_ratio(&header[*column]) && holds_numbers(cells)))
        });
        let (losses, free): (Vec<usize>, Vec<usize>) = free
            .into_iter()
            .partition(|column| !counts.contains(column) && holds_losses(columns.at(*column)));
        let (left_out, mut groups): (Vec<usize>, Vec<usize>) = free
            .into_iter()
            .filter(|column| {
                !counts.contains(column) && columns.at(*column).filled().next().is_some()
            })
            .partition(|column| {
                let name = &header[*column];
                holds_numbers(columns.at(*column))
                    && !vocabulary::has_word(name, &vocabulary::CODE)
                    && !vocabulary::is_one_of(name, &vocabulary::AGE)
            });
        let left_out = needed(columns, self.rows, period, &mut groups, left_out);
        let periods = match (period, dates, self.options.year) {
            (_, _, Some(year)) => Periods::Fixed(Period::Year(year)),
            (_, Some(dates), None) => Periods::Dates { dates, records: false },
            (Some(period), None, None) => Periods::Column { period, year },
            (None, None, None) => {
                return Err(TidyError::NoPeriods {
                    file: self.grid.origin.name.clone(),
                    header: header.to_vec(),
                });
            }
        };
        match (period, self.options.year) {
            (_, Some(year)) => {
                decisions.push(Decision::info("year", format!("all counts are of {year}")));
            }
            (Some(period), None) => decisions.push(self.about(
                &[period],
                Decision::info("period", format!("periods are in the column '{}'", header[period])),
            )),
            (None, None) => {}
        }
        decisions.push(self.about(
            &counts,
            Decision::info("count", format!("counts are in {}", self.list(&counts))),
        ));
        let mut leave_out =
            |columns: &[usize], decision: fn(&'static str, String) -> Decision, why: &str| {
                if !columns.is_empty() {
                    let text = format!("left out, for they {why}: {}", self.list(columns));
                    decisions.push(self.about(columns, decision("count", text)));
                }
            };
        leave_out(&ratios, Decision::info, "hold percentages, averages or other fractions");
        leave_out(&losses, Decision::warning, "hold values below zero, which --net keeps");
        leave_out(&of_period, Decision::info, "only say the period again");
        leave_out(&left_out, Decision::warning, "are numbers beside the counts");
        if let Some(unit) = groups.iter().copied().find(|column| {
            vocabulary::is_one_of(&header[*column], &vocabulary::UNIT)
                && columns.at(*column).distinct() > 1
        }) {
            decisions.push(self.about(&[unit], Decision::warning(
                "where",
                format!("'{}' has several units, which are never added or compared; --where keeps one", header[unit]),
            )));
        }
        let mut dimensions: Vec<String> =
            groups.iter().map(|column| dimension_name(&header[*column])).collect();
        let counts = telling_names(same_names(named_columns(header, &counts)));
        let names = counts.first().map_or(0, |count| count.names.len());
        dimensions.extend(std::iter::repeat_n("series".to_owned(), names));
        Ok(Layout {
            header: header.to_vec(),
            periods,
            style,
            counts,
            months: Vec::new(),
            annual: None,
            groups,
            dimensions: distinct(dimensions),
            status,
            note,
            break_before,
        })
    }

    /// A table of years with the months across.
    fn months(
        &self,
        period: usize,
        months: Vec<(usize, Month)>,
        free: &[usize],
        decisions: &mut Vec<Decision>,
    ) -> Layout {
        let (header, columns) = (self.header, self.columns);
        let others = free.iter().copied().filter(|column| !months.iter().any(|(m, _)| m == column));
        let (numbers, groups): (Vec<usize>, Vec<usize>) =
            others.filter(|column| columns.at(*column).filled().next().is_some()).partition(
                |column| holds_numbers(columns.at(*column)) || holds_ratios(columns.at(*column)),
            );
        let annual = numbers.iter().copied().find(|column| {
            vocabulary::is_total(&header[*column])
                || vocabulary::is_one_of(&header[*column], &vocabulary::ANNUAL)
        });
        let left_out: Vec<usize> =
            numbers.into_iter().filter(|column| Some(*column) != annual).collect();
        if !left_out.is_empty() {
            let text = format!(
                "left out, for they are numbers beside the months: {}",
                self.list(&left_out)
            );
            decisions.push(self.about(&left_out, Decision::warning("count", text)));
        }
        let columns_of_months: Vec<usize> = months.iter().map(|(column, _)| *column).collect();
        let text =
            format!("{} columns of months are added up to the year of their row", months.len());
        decisions.push(self.about(&columns_of_months, Decision::info("period", text)));
        let mut counts = named_columns(header, &columns_of_months[..1]);
        counts[0].further = columns_of_months[1..].to_vec();
        counts[0].parts = annual.into_iter().collect();
        Layout {
            header: header.to_vec(),
            periods: Periods::Months { period },
            style: roles::style_of(&header[period], columns.at(period)),
            counts,
            months,
            annual,
            dimensions: distinct(
                groups.iter().map(|column| dimension_name(&header[*column])).collect(),
            ),
            groups,
            status: None,
            note: None,
            break_before: None,
        }
    }

    fn records(
        &self,
        records: &Records,
        period: usize,
        counts: &[usize],
        style: Style,
        decisions: &mut Vec<Decision>,
    ) -> Result<Layout, TidyError> {
        let header = self.header;
        let by =
            self.options.by.iter().map(|name| self.asked(name)).collect::<Result<Vec<_>, _>>()?;
        decisions.extend(records.decisions(header, counts, &by, period));
        let counts = records.counted(counts);
        let by_year = Dates { column: period, part: None, order: date::Order::DayFirst };
        Ok(Layout {
            periods: Periods::Dates { dates: records.dates.unwrap_or(by_year), records: true },
            style,
            counts: same_names(named_columns(header, &counts)),
            dimensions: distinct(
                by.iter()
                    .map(|column| dimension_name(&header[*column]))
                    .chain((counts.len() > 1).then(|| "series".to_owned()))
                    .collect(),
            ),
            months: Vec::new(),
            annual: None,
            groups: by,
            header: header.to_vec(),
            status: None,
            note: None,
            break_before: None,
        })
    }

    /// A table whose header holds the periods.
    fn across(&self, counts: Vec<CountColumn>, decisions: &mut Vec<Decision>) -> Layout {
        let (header, columns) = (self.header, self.columns);
        let named = |count: &CountColumn| count.names.join(" ");
        let are = |is: fn(&Column) -> bool| -> std::collections::BTreeSet<String> {
            let of = counts.iter().filter(|count| is(columns.at(count.column)));
            if counts_alone(&counts) { Default::default() } else { of.map(named).collect() }
        };
        let (fractions, losses) = (are(holds_ratios), are(holds_losses));
        let is_left_out = |count: &CountColumn| {
            let name = named(count);
            fractions.contains(&name)
                || (names_ratio(&name) && !counts_alone(&counts))
                || (losses.contains(&name) && !self.options.net)
        };
        let (ratios, counts): (Vec<CountColumn>, Vec<CountColumn>) =
            counts.iter().cloned().partition(is_left_out);
        let (counts, ratios) = if counts.is_empty() { (ratios, counts) } else { (counts, ratios) };
        let ratios: Vec<usize> = ratios.iter().map(|count| count.column).collect();
        let counts = same_names(counts);
        let others = (0..header.len())
            .filter(|column| !counts.iter().any(|count| count.covers(*column)))
            .filter(|column| !ratios.contains(column) && !header::is_month(&header[*column]))
            .filter(|column| columns.at(*column).filled().next().is_some());
        let (sums, others): (Vec<usize>, Vec<usize>) = others.partition(|column| {
            vocabulary::is_total(&header[*column]) && holds_numbers(columns.at(*column))
        });
        let (notes, others): (Vec<usize>, Vec<usize>) = others
            .into_iter()
            .partition(|column| vocabulary::is_one_of(&header[*column], &vocabulary::NOTE));
        let (numbers, mut groups): (Vec<usize>, Vec<usize>) =
            others.into_iter().partition(|column| {
                let cells = columns.at(*column);
                (holds_numbers(cells) || holds_ratios(cells) || roles::holds_figures(cells))
                    && !vocabulary::is_one_of(&header[*column], &vocabulary::AGE)
            });
        let numbers = needed(columns, self.rows, None, &mut groups, numbers);
        groups.sort_unstable();
        for column in sums {
            decisions.push(self.about(
                &[column],
                Decision::warning(
                    "total",
                    format!(
                        "the column '{}' is a sum over the periods and is left out",
                        header[column]
                    ),
                ),
            ));
        }
        if !ratios.is_empty() {
            let why = "hold percentages, averages, other fractions or values below zero";
            let text = format!("left out, for they {why}: {}", self.list(&ratios));
            decisions.push(self.about(&ratios, Decision::info("count", text)));
        }
        if !numbers.is_empty() {
            let text =
                format!("left out, for they are numbers without a period: {}", self.list(&numbers));
            decisions.push(self.about(&numbers, Decision::warning("count", text)));
        }
        let first: Vec<usize> = counts.iter().map(|count| count.column).collect();
        decisions.push(self.about(
            &first,
            Decision::info(
                "period",
                format!("periods are in the header: {} columns", counts.len()),
            ),
        ));
        let names = counts.first().map_or(0, |count| count.names.len());
        let dimensions = groups
            .iter()
            .map(|column| dimension_name(&header[*column]))
            .chain(std::iter::repeat_n("series".to_owned(), names))
            .collect();
        Layout {
            header: header.to_vec(),
            periods: Periods::Header,
            style: Style::default(),
            counts,
            months: Vec::new(),
            annual: None,
            groups,
            dimensions: distinct(dimensions),
            status: None,
            note: notes.first().copied(),
            break_before: None,
        }
    }
}

/// Whether the columns are told apart by their periods alone.
fn counts_alone(counts: &[CountColumn]) -> bool {
    counts.iter().all(|count| count.names.is_empty())
}

/// The columns of counts, by their names when there are several.
fn named_columns(header: &[String], counts: &[usize]) -> Vec<CountColumn> {
    counts
        .iter()
        .map(|column| CountColumn {
            column: *column,
            further: Vec::new(),
            parts: Vec::new(),
            names: if counts.len() > 1 { levels(&header[*column]) } else { Vec::new() },
            name: header[*column].clone(),
            period: None,
            provisional: false,
        })
        .collect()
}

/// The names of a column, one for each row of the header.
fn levels(name: &str) -> Vec<String> {
    name.split(vocabulary::LEVEL).map(|level| vocabulary::without_unit(level).to_owned()).collect()
}

/// The columns without the names that all of them share.
fn telling_names(mut counts: Vec<CountColumn>) -> Vec<CountColumn> {
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
fn same_names(mut counts: Vec<CountColumn>) -> Vec<CountColumn> {
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

fn dimension_name(header: &str) -> String {
    let name = header.replace(vocabulary::LEVEL, " ");
    let name = name.trim();
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
        let counts = |column: &usize| {
            let cells = columns.at(*column);
            holds_numbers(cells) && !holds_ratios(cells)
        };
        if let Some(first) = seen.insert(name, column)
            && [first, column].iter().any(counts)
        {
            return Err(TidyError::SameHeader {
                first: CellRef::new(grid, header, first, ""),
                again: header.location(column).column,
            });
        }
    }
    Ok(())
}
