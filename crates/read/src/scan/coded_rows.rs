//! Rows whose cells are numbers, of which each is looked up once a piece.

use std::borrow::Cow;

use super::cells::{Dated, plain_number};
use super::plan::Plan;
use crate::source::parquet::{Coded, Files, Piece};

/// The columns of a piece that a plan reads, and what is known of their numbers.
pub struct CodedRows<'a> {
    plan: &'a Plan,
    /// At their places in the file; those that are not read are nothing.
    columns: Vec<Option<Coded>>,
    /// What the numbers of dates say, as far as it was asked.
    dates: Vec<Option<Dated>>,
    were_days: bool,
    /// The number that a worker has for the number of a piece, for each group.
    groups: Vec<Vec<Option<u32>>>,
}

impl<'a> CodedRows<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        let groups = vec![Vec::new(); plan.groups.len()];
        Self { plan, columns: Vec::new(), dates: Vec::new(), were_days: false, groups }
    }

    /// Reads the columns of a piece.
    pub fn read(&mut self, files: &Files, piece: &Piece) -> Option<()> {
        self.groups.iter_mut().for_each(Vec::clear);
        self.columns.clear();
        self.columns.resize_with(self.plan.width, || None);
        for column in self.plan.columns() {
            *self.columns.get_mut(column)? = Some(Coded::read(files, piece, column)?);
        }
        // Days have the same numbers in all pieces, and no other values do.
        let are_days = self.column(self.plan.dates.column).is_some_and(Coded::are_days);
        if !(are_days && self.were_days) {
            self.dates.clear();
        }
        self.were_days = are_days;
        Some(())
    }

    fn column(&self, column: usize) -> Option<&Coded> {
        self.columns.get(column)?.as_ref()
    }

    fn code(&self, column: usize, row: usize) -> usize {
        self.column(column).map_or(0, |coded| coded.code(row))
    }

    /// The texts of a row, as far as they were read.
    pub fn texts(&self, row: usize) -> Vec<String> {
        (0..self.columns.len()).map(|column| self.text(column, row).into_owned()).collect()
    }

    fn text(&self, column: usize, row: usize) -> Cow<'_, str> {
        self.column(column).map_or(Cow::Borrowed(""), |coded| coded.text(row))
    }

    /// What is known of the date of a row; `read` finds it in the cells.
    pub fn dated(&mut self, row: usize, read: impl FnOnce(&Self) -> Dated) -> Dated {
        if self.plan.dates.part.is_some() {
            return read(self);
        }
        let code = self.code(self.plan.dates.column, row);
        if let Some(Some(dated)) = self.dates.get(code) {
            return *dated;
        }
        let dated = read(self);
        known_at(&mut self.dates, code, dated);
        dated
    }

    /// The number of the text that a row has for the group of that place; `number` gives one to a text.
    pub fn group(
        &mut self,
        place: usize,
        row: usize,
        number: impl FnOnce(&str) -> Option<u32>,
    ) -> Option<u32> {
        let column = *self.plan.groups.get(place)?;
        let code = self.code(column, row);
        if let Some(Some(number)) = self.groups.get(place)?.get(code) {
            return Some(*number);
        }
        let number = number(&self.text(column, row))?;
        known_at(self.groups.get_mut(place)?, code, number);
        Some(number)
    }

    /// The number of a cell, as [`plain_number`] has it.
    pub fn number(&self, column: usize, row: usize) -> Option<Option<i64>> {
        plain_number(self.text(column, row).as_bytes())
    }
}

fn known_at<T: Copy>(known: &mut Vec<Option<T>>, place: usize, value: T) {
    if place >= known.len() {
        known.resize(place + 1, None);
    }
    if let Some(known) = known.get_mut(place) {
        *known = Some(value);
    }
}
