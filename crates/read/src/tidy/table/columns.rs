//! The distinct texts of each column: what a column is can then be asked of each text once.

#![expect(clippy::disallowed_types, reason = "the maps are asked, never listed")]

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::source::GridRows;
use arrivals_data::Status;

/// The columns below a header.
#[derive(Debug)]
pub struct Columns<'a> {
    columns: Vec<Column<'a>>,
}

#[derive(Debug)]
pub enum Column<'a> {
    /// The distinct texts in the order of the file, each with the number of its rows, and the
    /// place of each row's text among them.
    Few {
        texts: Vec<(&'a str, usize)>,
        /// A place for each row.
        codes: Vec<u32>,
    },
    /// Nearly every row has its own text.
    Many { rows: GridRows<'a>, column: usize },
}

impl<'a> Columns<'a> {
    pub fn new(rows: GridRows<'a>, width: usize) -> Self {
        /// Below, a second thread costs more than it saves.
        const LARGE: usize = 100_000;
        let of = |columns: std::ops::Range<usize>| -> Vec<Column<'a>> {
            columns.map(|column| Column::new(rows, column)).collect()
        };
        if rows.len() < LARGE {
            return Self { columns: of(0..width) };
        }
        let columns = std::thread::scope(|scope| {
            let rest = scope.spawn(|| of(width / 2..width));
            let mut columns = of(0..width / 2);
            match rest.join() {
                Ok(rest) => columns.extend(rest),
                Err(panic) => std::panic::resume_unwind(panic),
            }
            columns
        });
        Self { columns }
    }

    /// The same, with nothing where a sign stands of which the user says what it means.
    #[must_use]
    pub fn without(mut self, signs: &[(String, Option<Status>)]) -> Self {
        for column in &mut self.columns {
            let Column::Few { texts, .. } = column else { continue };
            for (text, _) in texts {
                if signs.iter().any(|(sign, _)| sign == text) {
                    *text = "";
                }
            }
        }
        self
    }

    /// The column at that place.
    ///
    /// # Panics
    /// When there is none: places come from the header, which is as wide.
    pub fn at(&self, column: usize) -> &Column<'a> {
        &self.columns[column]
    }
}

impl<'a> Column<'a> {
    fn new(rows: GridRows<'a>, column: usize) -> Self {
        /// A column with more distinct texts, on most of its rows, is read cell by cell.
        const MANY: usize = 20_000;
        let mut seen: HashMap<&str, u32, FixedState> = HashMap::default();
        let mut texts: Vec<(&str, usize)> = Vec::new();
        let mut codes: Vec<u32> = Vec::with_capacity(rows.len());
        for (place, row) in rows.iter().enumerate() {
            let text = row.cell(column);
            let code = match codes.last() {
                Some(last) if texts[*last as usize].0 == text => *last,
                _ => *seen.entry(text).or_insert_with(|| {
                    texts.push((text, 0));
                    u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
                }),
            };
            if texts.len() > MANY && texts.len() * 2 > place {
                return Self::Many { rows, column };
            }
            texts[code as usize].1 += 1;
            codes.push(code);
        }
        Self::Few { texts, codes }
    }

    /// The texts, each with the number of rows that it stands for. A text may come several times.
    pub fn texts(&self) -> impl Iterator<Item = (&'a str, usize)> {
        let (few, many) = match self {
            Self::Few { texts, .. } => (texts.as_slice(), None),
            Self::Many { rows, column } => {
                (&[][..], Some(rows.iter().map(move |row| (row.cell(*column), 1))))
            }
        };
        few.iter().copied().chain(many.into_iter().flatten())
    }

    /// The texts of the cells that are not empty.
    pub fn filled(&self) -> impl Iterator<Item = (&'a str, usize)> {
        self.texts().filter(|(text, _)| !text.is_empty())
    }

    /// Whether one of the first texts is of that kind: what no cell of a sample is, a column of
    /// millions of cells need not be asked for.
    pub fn may_hold(&self, is: impl Fn(&str) -> bool) -> bool {
        const SAMPLE: usize = 200;
        self.filled().take(SAMPLE).any(|(text, _)| is(text))
    }

    /// How many rows have a text of that kind.
    pub fn rows_with(&self, is: impl Fn(&str) -> bool) -> usize {
        self.texts().filter(|(text, _)| is(text)).map(|(_, rows)| rows).sum()
    }

    /// How many texts [`Self::code`] tells apart.
    pub fn distinct(&self) -> usize {
        match self {
            Self::Few { texts, .. } => texts.len(),
            Self::Many { rows, .. } => rows.len(),
        }
    }

    /// The number of a row's text: the same for the same text, unless nearly every row has its own.
    pub fn code(&self, row: usize) -> u32 {
        match self {
            Self::Few { codes, .. } => codes.get(row).copied().unwrap_or(u32::MAX),
            Self::Many { .. } => u32::try_from(row).unwrap_or(u32::MAX),
        }
    }

    /// The text of a row.
    pub fn text(&self, row: usize) -> &'a str {
        match self {
            Self::Few { texts, codes } => {
                let code = codes.get(row).map_or(usize::MAX, |code| *code as usize);
                texts.get(code).map_or("", |(text, _)| text)
            }
            Self::Many { rows, column } => rows.get(row).map_or("", |row| row.cell(*column)),
        }
    }

    /// Something about each text, by [`Self::code`].
    pub fn map<T>(&self, about: impl Fn(&'a str) -> T) -> Vec<T> {
        self.texts().map(|(text, _)| about(text)).collect()
    }
}

/// Rows numbered by what tells them apart: equal numbers for equal texts in all of some columns.
#[derive(Debug, Clone)]
pub struct Grouping {
    /// The number of each row's group, in the order of their first row.
    pub group: Vec<u32>,
    /// The first row of each group.
    pub first: Vec<u32>,
}

impl Grouping {
    pub fn single(rows: usize) -> Self {
        Self { group: vec![0; rows], first: if rows > 0 { vec![0] } else { Vec::new() } }
    }

    /// The groups divided further by numbers that are given for each row.
    #[must_use]
    pub fn divided(&self, code: impl Fn(usize) -> u32) -> Self {
        let mut seen: HashMap<(u32, u32), u32, FixedState> = HashMap::default();
        let mut first = Vec::new();
        let mut last = ((u32::MAX, u32::MAX), 0);
        let group = self
            .group
            .iter()
            .enumerate()
            .map(|(row, group)| {
                let pair = (*group, code(row));
                if pair != last.0 || first.is_empty() {
                    let number = *seen.entry(pair).or_insert_with(|| {
                        first.push(u32::try_from(row).unwrap_or(u32::MAX));
                        u32::try_from(first.len() - 1).unwrap_or(u32::MAX)
                    });
                    last = (pair, number);
                }
                last.1
            })
            .collect();
        Self { group, first }
    }

    /// Whether two rows are in one group.
    pub fn has_alike(&self) -> bool {
        self.first.len() < self.group.len()
    }
}
