//! The rows of a scan that are as the layout says → sums; the others are kept as they are.
//!
//! Invariant: a row is counted here only when the reading of the whole table would count it alike.
//! Whatever is unusual about a row, it is put into the grid, which the same code reads as that of a
//! small file.

use super::cells::{Cells, Dated, plain_number};
use super::coded_rows::CodedRows;
use super::plan::Plan;
use super::texts::{Keys, Texts};
use crate::source::sanitize;
use crate::tidy::cell::iso_day;
use crate::tidy::rows::{Counted, RecordSums, RowDate, When, group_name, when};
use crate::tidy::table::{Legend, has_number, names_periods};
use crate::tidy::vocabulary;
use arrivals_data::{Count, Location};

/// Why a table is read whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The file is small, or of a form that is not scanned.
    Form,
    /// Its rows are no records, or its cells are moved before they are read.
    Layout,
    /// Later rows show other columns than the first ones.
    Columns,
    /// A row may begin another table.
    Table,
    /// More rows are unusual than a scan keeps.
    Unusual,
    /// More groups than a scan keeps.
    Groups,
    /// A sum is out of range.
    Sum,
    /// Bytes that are no plain text, or quotes that can be taken in several ways.
    Text,
    /// The file could not be read again.
    Source,
}

/// A row that is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kept {
    pub line: u32,
    pub cells: Vec<String>,
}

/// More unusual rows than these, and the table is read whole.
pub const MOST_KEPT: usize = 4_000;

/// So many texts of dates are read once and not again; times of day make more.
const DATES: usize = 1 << 16;

/// The sums of one thread.
pub struct Worker<'a> {
    plan: &'a Plan,
    dates: Texts<Dated>,
    /// The columns of the groups, with their texts.
    columns: Vec<(usize, Texts<String>)>,
    keys: Keys,
    key: Vec<u32>,
    /// The counts of the row at hand.
    numbers: Vec<Option<i64>>,
    groups: Vec<(Vec<u32>, u32)>,
    sums: RecordSums,
    undated: usize,
    rows: usize,
    kept: Vec<Kept>,
    /// Rows from all parts of the file that show, with the first ones, what the columns are.
    spread: Vec<Kept>,
    /// How many of the next rows are to be among them.
    to_spread: usize,
    /// Plain counts of up to three digits and of more that were put into the grid, where they show how
    /// counts are written.
    shown: [usize; 2],
    before: Before,
}

/// The row before.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    line: u32,
    /// Whether it holds a single text.
    is_single: bool,
    /// Whether it is the header of another table if a row of numbers follows.
    may_be_header: bool,
}

/// What a piece has at its ends, for the pieces beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    pub starts_with_numbers: bool,
    pub ends_with_header: bool,
}

impl<'a> Worker<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        Self {
            plan,
            dates: Texts::with_most(DATES),
            columns: plan.groups.iter().map(|column| (*column, Texts::default())).collect(),
            keys: Keys::default(),
            key: Vec::new(),
            numbers: Vec::new(),
            groups: Vec::new(),
            sums: RecordSums::default(),
            undated: 0,
            rows: 0,
            kept: Vec::new(),
            spread: Vec::new(),
            to_spread: 0,
            shown: [0; 2],
            before: Before::default(),
        }
    }

    /// Begins the piece of that number: what stands before it is not known.
    pub fn begin(&mut self, number: usize) {
        self.before = Before::default();
        self.to_spread = spread(number);
    }

    /// Whether the last row of a piece is the header of another table if a row of numbers follows.
    pub fn ends_with_header(&self) -> bool {
        self.before.may_be_header
    }

    /// Adds a row.
    ///
    /// # Errors
    /// When the table has to be read whole.
    pub fn add(&mut self, cells: &impl Cells, line: u32) -> Result<(), Refusal> {
        let follows = line == self.before.line + 1 && !self.before.is_single;
        if !follows || self.before.may_be_header {
            self.look_closer(cells, line, follows)?;
        }
        self.before = Before { line, is_single: false, ..self.before };
        let filled = match self.filled(cells) {
            Some(filled) => filled,
            None => cells.alone(line).rows().get(0).map_or(0, |row| row.filled()),
        };
        if filled == 0 {
            // Such a row is none.
            self.before = Before::default();
            return Ok(());
        }
        self.before.is_single = filled == 1;
        if self.to_spread > 0 {
            self.to_spread -= 1;
            self.spread.push(Kept { line, cells: cells.texts() });
            return Ok(());
        }
        let is_usual = cells.count() == self.plan.cells
            && (self.plan.width..self.plan.cells).all(|column| cells.bytes(column).is_empty())
            && (filled > 2 || (filled == 2 && self.says_nothing(cells, line)));
        if !is_usual {
            return self.keep(cells, line);
        }
        self.count(cells, line)
    }

    /// Adds rows that show what the columns are.
    pub fn add_spread(&mut self, rows: Vec<Kept>) {
        self.spread.extend(rows);
    }

    /// Adds a row whose cells are numbers, of which those of the columns that are read are known.
    ///
    /// # Errors
    /// When the table has to be read whole.
    pub fn add_coded(
        &mut self,
        rows: &mut CodedRows,
        row: usize,
        line: u32,
    ) -> Result<(), Refusal> {
        self.key.clear();
        for (place, (_, texts)) in self.columns.iter_mut().enumerate() {
            let number = |text: &str| {
                let number = texts.number(text.as_bytes(), || sanitize(text).into_owned())?;
                u32::try_from(number).ok()
            };
            self.key.push(rows.group(place, row, number).ok_or(Refusal::Groups)?);
        }
        let dated = rows.dated(row, |rows| self.dated(&rows.texts(row)));
        let are_plain = self.are_plain(|column| rows.number(column, row));
        // Whether other cells are filled is not known, and a row without any would be none.
        let is_empty = || rows.texts(row).iter().all(|text| text.is_empty());
        if dated == Dated::Unusual || !are_plain || (dated == Dated::Empty && is_empty()) {
            return self.keep(&rows.texts(row), line);
        }
        self.add_up(dated, line)
    }

    /// Counts a row of the usual form.
    fn count(&mut self, cells: &impl Cells, line: u32) -> Result<(), Refusal> {
        self.key.clear();
        for (column, texts) in &mut self.columns {
            let about = || sanitize(&cells.text(*column)).into_owned();
            let number = texts.number(cells.bytes(*column), about).ok_or(Refusal::Groups)?;
            self.key.push(u32::try_from(number).map_err(|_| Refusal::Groups)?);
        }
        let dated = self.dated(cells);
        if dated == Dated::Unusual || !self.are_plain(|column| plain_number(cells.bytes(column))) {
            return self.keep(cells, line);
        }
        self.add_up(dated, line)
    }

    /// Adds the record of the key and the numbers at hand.
    fn add_up(&mut self, dated: Dated, line: u32) -> Result<(), Refusal> {
        let plan = self.plan;
        self.rows += 1;
        let Dated::At(date) = dated else {
            self.undated += 1;
            return Ok(());
        };
        let (group, is_new) = match self.key.as_slice() {
            [] => (0, self.groups.is_empty()),
            key => self.keys.number(key).ok_or(Refusal::Groups)?,
        };
        if is_new {
            self.groups.push((self.key.clone(), line));
        }
        let at = |column: usize| {
            let column = u32::try_from(column + 1).unwrap_or(u32::MAX);
            Location { table: 0, row: line, column }
        };
        if plan.counts.is_empty() {
            let one = Count::new(1).ok();
            return self.sums.add(group, date, one, at(plan.dates.column)).ok_or(Refusal::Sum);
        }
        for (place, (count, number)) in plan.counts.iter().zip(&self.numbers).enumerate() {
            let value = number.and_then(|number| Count::new(i128::from(number)).ok());
            let group = group * plan.counts.len() + place;
            self.sums.add(group, date, value, at(count.column)).ok_or(Refusal::Sum)?;
        }
        Ok(())
    }

    /// Whether all counts are plain digits or empty, and enough of their kind stand in the grid; they
    /// are then at hand.
    fn are_plain(&mut self, number: impl Fn(usize) -> Option<Option<i64>>) -> bool {
        /// So many cells show how the others are written.
        const SHOWN: usize = 9;
        let mut is_shown = true;
        self.numbers.clear();
        for count in &self.plan.counts {
            let Some(number) = number(count.column) else { return false };
            if let Some(number) = number {
                let shown = &mut self.shown[usize::from(number > 999)];
                is_shown &= *shown >= SHOWN;
                *shown += 1;
            }
            self.numbers.push(number);
        }
        is_shown
    }

    /// What the date says.
    fn dated(&mut self, cells: &impl Cells) -> Dated {
        let dates = self.plan.dates;
        let dated = match dates.part {
            None => iso_day(cells.bytes(dates.column)).map(Dated::At),
            Some(_) => None,
        };
        dated.unwrap_or_else(|| self.date(cells))
    }

    /// What the date says, by the reader of all dates.
    fn date(&mut self, cells: &impl Cells) -> Dated {
        let (dates, style) = (self.plan.dates, self.plan.style);
        let read = || {
            let text = cells.text(dates.column);
            let text = sanitize(&text);
            let part = dates.part.map(|part| cells.text(part));
            let part = part.as_ref().map(|part| sanitize(part));
            let known = dates.of_text(&text, style);
            match when(&text, part.as_deref(), known, dates.quarters, style, true) {
                When::At(RowDate::Date(date)) => Dated::At(date),
                When::Nowhere if text.is_empty() => Dated::Empty,
                _ => Dated::Unusual,
            }
        };
        let bytes = cells.bytes(dates.column);
        let number = match dates.part {
            None => self.dates.number(bytes, read),
            Some(part) => {
                let both = [bytes, &[0], cells.bytes(part)].concat();
                self.dates.number(&both, read)
            }
        };
        match number.and_then(|number| self.dates.get(number)) {
            Some(dated) => *dated,
            None => read(),
        }
    }

    /// How many cells hold text, three for more; nothing where it has to be looked at more closely.
    fn filled(&self, cells: &impl Cells) -> Option<usize> {
        let count = cells.count();
        let mut filled = 0;
        for column in 0..count {
            if !cells.may_be_empty(column) {
                filled += 1;
            } else if count <= 2 {
                return None;
            }
            if filled == 3 {
                return Some(3);
            }
        }
        (filled == count).then_some(filled)
    }

    /// Whether two texts are no sign and what it stands for.
    fn says_nothing(&self, cells: &impl Cells, line: u32) -> bool {
        if self.plan.width > 2 {
            return false;
        }
        let is_plain = |column: usize| {
            cells
                .bytes(column)
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b" -/.:,".contains(byte))
        };
        if self.plan.dates.column == 0 && is_plain(0) && is_plain(1) {
            return true;
        }
        let mut said = Vec::new();
        Legend::read(&cells.alone(line), &mut said);
        said.is_empty()
    }

    /// Looks at a row that may begin another table, or follow the header of one.
    fn look_closer(&mut self, cells: &impl Cells, line: u32, follows: bool) -> Result<(), Refusal> {
        let grid = cells.alone(line);
        let Some(row) = grid.rows().get(0) else { return Ok(()) };
        let has_number = has_number(row);
        if self.before.may_be_header && row.filled() >= 2 && has_number {
            return Err(Refusal::Table);
        }
        self.before.may_be_header = false;
        if follows {
            return Ok(());
        }
        if names_periods(row) {
            return Err(Refusal::Table);
        }
        let is_marked = |text: &str| !text.is_empty() && vocabulary::marker(text).is_some();
        self.before.may_be_header = row.filled() >= 2 && !has_number && !row.cells().any(is_marked);
        Ok(())
    }

    fn keep(&mut self, cells: &impl Cells, line: u32) -> Result<(), Refusal> {
        if self.kept.len() >= MOST_KEPT {
            return Err(Refusal::Unusual);
        }
        self.kept.push(Kept { line, cells: cells.texts() });
        Ok(())
    }

    /// Adds what was counted, and the rows that were not.
    ///
    /// # Errors
    /// When a sum is out of range.
    pub fn finish(self, counted: &mut Counted, others: &mut Others) -> Result<(), Refusal> {
        let plan = self.plan;
        let first = counted.groups.len();
        for (key, row) in self.groups {
            let names = key
                .iter()
                .zip(&self.columns)
                .map(|(number, (_, texts))| texts.get(*number as usize).map_or("", String::as_str));
            let names: Vec<String> = names.map(group_name).collect();
            match plan.counts.as_slice() {
                [] => counted.groups.push((names, row)),
                counts => counted.groups.extend(counts.iter().map(|count| {
                    let names = names.iter().chain(&count.names);
                    (names.cloned().collect(), row)
                })),
            }
        }
        let places: Vec<usize> = (first..counted.groups.len()).collect();
        counted.sums.add_all(&self.sums, &places).map_err(|_| Refusal::Sum)?;
        counted.undated += self.undated;
        counted.rows += self.rows;
        counted.cells = plan.cells;
        others.unusual.extend(self.kept);
        others.spread.extend(self.spread);
        Ok(())
    }
}

/// The rows that were not counted.
#[derive(Debug, Default)]
pub struct Others {
    pub unusual: Vec<Kept>,
    pub spread: Vec<Kept>,
}

/// How many rows of the piece of that number show what the columns are: fewer pieces of a longer file.
pub fn spread(number: usize) -> usize {
    const ROWS: usize = 2;
    let one_in = match number {
        0..64 => 1,
        64..1024 => 8,
        1024..16_384 => 64,
        _ => 1024,
    };
    if number.is_multiple_of(one_in) { ROWS } else { 0 }
}
