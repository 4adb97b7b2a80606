//! What the finding of a layout asks of the columns.

use super::column_roles::{
    self, holds_losses, holds_numbers, holds_ratios, may_name_counts, names_ratio, tells_apart,
};
use super::{Known, names, own};
use crate::source::{Grid, GridRow};
use crate::tidy::cell::{NumberFormat, number};
use crate::tidy::table::{Columns, Grouping};
use crate::tidy::{TidyError, TidyOptions, vocabulary};
use arrivals_data::{Count, Decision, distinct_names, listed};

/// Above, comparing columns row by row would cost more than it finds.
const MOST_COMPARED: usize = 200_000;

/// What shows that a column holds counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// A total needs it.
    AddUp,
    /// Its numbers are of the size of others.
    Alike,
}

/// What stands in the grid, for finding what its columns are.
pub struct Finder<'a> {
    pub grid: &'a Grid,
    pub first: GridRow<'a>,
    pub header: &'a [String],
    pub columns: &'a Columns<'a>,
    pub known: &'a Known,
    pub rows: usize,
    pub options: &'a TidyOptions,
}

impl Finder<'_> {
    pub fn asked(&self, name: &String) -> Result<usize, TidyError> {
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

    pub fn named(&self, words: &[&str]) -> Option<usize> {
        self.header.iter().position(|name| vocabulary::is_one_of(name, words))
    }

    /// Whether the column only numbers the rows: it starts at 0 or 1, has no name, or stands before
    /// all others. A count may rise by one each year, too.
    pub fn numbers_rows(&self, column: usize) -> bool {
        let is_unnamed = |name: &String| name.is_empty() || name.starts_with("Unnamed: ");
        let is_first = self.header[..=column].iter().all(is_unnamed);
        let starts = |body: crate::source::GridRows| {
            body.get(0).is_some_and(|row| matches!(row.cell(column), "0" | "1"))
        };
        let holds = |body| {
            (column == 0 || is_unnamed(&self.header[column]) || starts(body))
                && column_roles::holds_sequence(body, column, is_first)
        };
        self.grid.split_header().is_some_and(|(_, body)| holds(body))
    }

    /// Whether the column is one that this program puts beside its counts.
    pub fn is_own(&self, column: usize) -> bool {
        own::has_own_columns(self.header) && own::is_own_name(&self.header[column])
    }

    /// The names of the dimensions: of the columns of groups, then of the names of the columns of
    /// counts.
    pub fn dimensions(
        &self,
        groups: &[usize],
        names: usize,
        decisions: &mut Vec<Decision>,
    ) -> Vec<String> {
        let renamed = names::renamed(self.header, groups);
        decisions.extend(renamed.into_iter().map(|(column, said)| self.about(&[column], said)));
        let of_groups = groups.iter().map(|column| names::dimension_name(&self.header[*column]));
        let of_counts = std::iter::repeat_n("series".to_owned(), names);
        distinct_names(&[], of_groups.chain(of_counts).collect())
    }

    /// Whether the user names the column.
    pub fn is_asked(&self, column: usize) -> bool {
        let options = self.options;
        let name = self.header[column].to_lowercase();
        let mut asked = options.count_columns.iter().chain(&options.by).chain(&options.measure);
        asked.any(|asked| asked.to_lowercase() == name)
            || options.filters.iter().any(|(asked, _)| asked.to_lowercase() == name)
    }

    /// The column of statuses: its cells are hardly longer than codes.
    pub fn status(&self) -> Option<usize> {
        let is_code = |text: &str| text.chars().count() <= 14;
        self.named(&vocabulary::STATUS).filter(|column| {
            let cells = self.columns.at(*column);
            cells.rows_with(is_code) * 10 >= self.rows * 9 && !holds_numbers(cells)
        })
    }

    pub fn list(&self, columns: &[usize]) -> String {
        let names = columns.iter().map(|column| format!("'{}'", self.header[*column]));
        listed(&names.collect::<Vec<_>>())
    }

    /// A decision about columns, found by the header cell of the first of them.
    pub fn about(&self, columns: &[usize], decision: Decision) -> Decision {
        match columns.first() {
            Some(column) => decision.at(self.first.location(*column)),
            None => decision,
        }
    }

    /// The columns that may hold counts; a name that says so stands above all else.
    pub fn counts(&self, free: &[usize]) -> Result<Vec<usize>, TidyError> {
        if !self.options.count_columns.is_empty() {
            return self.options.count_columns.iter().map(|name| self.asked(name)).collect();
        }
        let is_named = |column: &usize| {
            vocabulary::is_one_of(&self.header[*column], &vocabulary::COUNT)
                && holds_numbers(self.columns.at(*column))
        };
        let named: Vec<usize> = free.iter().copied().filter(is_named).collect();
        // `value` names the figures of a table of one figure a row; `n` and `number` may stand
        // beside other counts.
        if named
            .iter()
            .any(|column| vocabulary::is_one_of(&self.header[*column], &vocabulary::VALUE))
        {
            return Ok(named[..1].to_vec());
        }
        let leading = self.first.leading();
        let may_count = |column: &usize| {
            if *column < leading {
                return false;
            }
            let cells = self.columns.at(*column);
            holds_numbers(cells)
                && !holds_ratios(cells, self.options.scale)
                && !tells_apart(&self.header[*column])
                && (!names_ratio(&self.header[*column])
                    || self.counts_by_figures(*column, free).is_some())
                && !column_roles::holds_codes(&self.header[*column], cells, self.rows)
                && !self.numbers_rows(*column)
        };
        // Beside a column that is called a count, others are counts where their figures differ.
        let differs = |column: &usize| self.columns.at(*column).distinct() * 2 > self.rows;
        let is_count = |column: &usize| {
            named.contains(column) || (may_count(column) && (named.is_empty() || differs(column)))
        };
        let counts: Vec<usize> = free.iter().copied().filter(is_count).collect();
        Ok(self.without_losses(self.without_codes(counts)))
    }

    /// Whether a column that a word calls a ratio holds counts by its figures: with it the columns beside it
    /// add up to their total, which proves it, or it is of their size.
    pub fn counts_by_figures(&self, column: usize, free: &[usize]) -> Option<Figures> {
        if !may_name_counts(&self.header[column]) || self.rows > MOST_COMPARED {
            return None;
        }
        let is_beside = |other: &usize| {
            let name = &self.header[*other];
            *other != column
                && holds_numbers(self.columns.at(*other))
                && !tells_apart(name)
                && !names_ratio(name)
        };
        let (totals, parts): (Vec<usize>, Vec<usize>) = free
            .iter()
            .copied()
            .filter(is_beside)
            .partition(|other| vocabulary::is_total(&self.header[*other]));
        let count = |column: usize, row: usize| {
            let read = number::read(self.columns.at(column).text(row), NumberFormat::ANY);
            read.ok()?.count.map(|count| i128::from(count.as_i64()))
        };
        let adds_up = |total: &usize| {
            let rows = (0..self.rows).filter(|row| count(*total, *row).is_some());
            let (all, equal) = rows.fold((0_usize, 0_usize), |(all, equal), row| {
                let sum: Option<i128> =
                    parts.iter().chain([&column]).map(|part| count(*part, row)).sum();
                (all + 1, equal + usize::from(sum == count(*total, row)))
            });
            all > 1 && equal * 10 >= all * 9
        };
        if totals.iter().any(adds_up) {
            return Some(Figures::AddUp);
        }
        self.are_alike(&[column], &parts).then_some(Figures::Alike)
    }

    /// The doubt about columns that are counted though a word in their names is one of ratios.
    pub fn in_spite_of_name(&self, columns: &[usize]) -> Decision {
        let text = format!(
            "{} may be a ratio or an index by its name, and is read as counts, for its numbers are \
             whole and of the size of others",
            self.list(columns)
        );
        Decision::doubt("count", text)
    }

    /// Whether columns hold whole numbers of the size of those in others.
    pub fn are_alike(&self, columns: &[usize], others: &[usize]) -> bool {
        const FACTOR: f64 = 4.0;
        let middle = |column: &usize| {
            let read =
                |text: &str| number::read(text, NumberFormat::ANY).ok()?.count.map(Count::as_f64);
            let cells = self.columns.at(*column).filled().map(|(text, _)| text);
            let mut counts: Vec<f64> = cells.filter_map(read).collect();
            counts.sort_by(f64::total_cmp);
            counts.get(counts.len() / 2).copied()
        };
        let is_whole = |column: &usize| {
            let is_other = |text: &str| number::is_percentage(text) || number::has_decimals(text);
            self.columns.at(*column).rows_with(is_other) == 0
        };
        let sizes: Vec<f64> = others.iter().filter_map(middle).collect();
        let (least, most) = sizes.iter().fold((f64::INFINITY, 0.0_f64), |(least, most), size| {
            (least.min(*size), most.max(*size))
        });
        columns.iter().all(|column| {
            is_whole(column)
                && middle(column)
                    .is_some_and(|size| size * FACTOR >= least && size <= most * FACTOR)
        })
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
        let fractions = (0..self.header.len())
            .any(|column| holds_ratios(self.columns.at(column), self.options.scale));
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

    /// A column of names of which most are numbers: one of counts with a damaged cell.
    pub fn mixed(&self, groups: &[usize]) -> Option<usize> {
        groups.iter().copied().find(|column| {
            let (cells, name) = (self.columns.at(*column), &self.header[*column]);
            column_roles::holds_figures(cells)
                && !holds_numbers(cells)
                && !vocabulary::has_word(name, &vocabulary::CODE)
                && !vocabulary::is_one_of(name, &vocabulary::AGE)
        })
    }

    /// The only column of numbers, where it holds fractions and no percentages.
    pub fn fractions(&self, free: &[usize]) -> Option<String> {
        let is_fraction = |column: &usize| {
            let cells = self.columns.at(*column);
            holds_ratios(cells, 0)
                && cells.rows_with(number::is_percentage) == 0
                && !column_roles::names_ratio(&self.header[*column])
        };
        let mut found = free.iter().filter(|column| is_fraction(column));
        let first = found.next()?;
        found.next().is_none().then(|| self.header[*first].clone())
    }

    /// A column that would be one of counts but for a word, and that word.
    pub fn odd_word(&self, free: &[usize]) -> Option<(String, String)> {
        free.iter().find_map(|column| {
            let word = column_roles::odd_word(self.columns.at(*column))?;
            Some((self.header[*column].clone(), word.to_owned()))
        })
    }

    /// The columns of figures that are the same for all values of a group, beside others that are
    /// not: sums that are repeated on each row.
    pub fn repeated(&self, counts: &[usize], groups: &[usize], periods: &[usize]) -> Vec<usize> {
        if counts.len() < 2 || self.rows > MOST_COMPARED {
            return Vec::new();
        }
        let by = |grouping: Grouping, column: &usize| {
            grouping.divided(|row| self.columns.at(*column).code(row))
        };
        let is_repeated = |count: &usize| {
            let cells = self.columns.at(*count);
            cells.distinct() > 1
                && groups.iter().any(|group| {
                    let others = groups.iter().filter(|other| *other != group).chain(periods);
                    let keys = others.fold(Grouping::single(self.rows), by);
                    let with = by(keys.clone(), count);
                    let divided = by(keys.clone(), group);
                    // One figure beside several values of the group, everywhere.
                    with.first.len() == keys.first.len() && divided.first.len() > keys.first.len()
                })
        };
        let found: Vec<usize> = counts.iter().copied().filter(is_repeated).collect();
        if found.len() == counts.len() { Vec::new() } else { found }
    }

    /// Takes the columns that number the rows out of the groups, when the others tell rows apart.
    pub fn ids(&self, periods: &[usize], groups: &mut Vec<usize>) -> Vec<usize> {
        const ROWS: usize = 12;
        /// A number of its own in each row is none of a group in shorter tables, too.
        const NUMBERS: usize = 3;
        let is_id = |column: &usize| {
            let mut texts: Vec<&str> =
                self.columns.at(*column).filled().map(|(text, _)| text).collect();
            texts.sort_unstable();
            texts.dedup();
            texts.len() == self.rows
        };
        let found: Vec<usize> = groups
            .iter()
            .copied()
            .filter(|c| {
                let least = if holds_numbers(self.columns.at(*c)) { NUMBERS } else { ROWS };
                self.rows >= least && is_id(c)
            })
            .collect();
        let others = || groups.iter().copied().filter(|column| !found.contains(column));
        let by = |grouping: Grouping, column: usize| {
            grouping.divided(|row| self.columns.at(column).code(row))
        };
        if found.is_empty()
            || others()
                .chain(periods.iter().copied())
                .fold(Grouping::single(self.rows), by)
                .has_alike()
        {
            return Vec::new();
        }
        groups.retain(|column| !found.contains(column));
        found
    }
}
