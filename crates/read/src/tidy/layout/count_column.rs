//! A column of counts, and the columns that belong to it.

use arrivals_data::{Period, Status};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountColumn {
    pub column: usize,
    /// Columns that are added to it: the months of its year.
    pub further: Vec<usize>,
    /// Columns whose sum it is published to be: the months of its year.
    pub parts: Vec<usize>,
    /// Its values of the last dimensions, when several columns share a row and period.
    pub names: Vec<String>,
    pub name: String,
    /// Its period, when the header holds the periods.
    pub period: Option<Period>,
    /// What the header says of its counts: final, provisional or estimated.
    pub status: Status,
    pub flag: Option<usize>,
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
