//! Several tables → the rows of one dataset.

use super::TidyError;
use super::rows::Rows;
use super::table::{Found, Left};
use arrivals_data::{Decision, Origin};

/// What a file says of itself around its table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Its title, and where that stands.
    pub title: Option<Found>,
    /// Who published it, and where that stands.
    pub source: Option<Found>,
}

impl Named {
    /// What two files say alike.
    fn and(self, other: &Self) -> Self {
        let alike = |one: Option<Found>, other: &Option<Found>| {
            one.filter(|(text, _)| other.as_ref().is_some_and(|(other, _)| other == text))
        };
        Self { title: alike(self.title, &other.title), source: alike(self.source, &other.source) }
    }
}

/// A table, read.
#[derive(Debug)]
pub struct Tidied {
    /// Its file.
    pub origin: Origin,
    /// The names of its dimensions.
    pub dimensions: Vec<String>,
    /// Whether each of its rows was an event, which was counted.
    pub records: bool,
    /// Its groups and counts.
    pub rows: Rows,
    /// Names of rows that were left out, as they stand for fractions, with their columns.
    pub left: Vec<Left>,
    /// What its file says of itself.
    pub named: Named,
    /// What was decided while it was read.
    pub decisions: Vec<Decision>,
}

/// The tables as one: the same dimensions, the counts of all.
///
/// # Errors
/// When a table has other dimensions than the first.
pub fn join(tables: Vec<Tidied>) -> Result<(Vec<Origin>, Tidied), TidyError> {
    let several = tables.len() > 1;
    let mut origins = Vec::with_capacity(tables.len());
    let mut joined: Option<Tidied> = None;
    for (table, place) in tables.into_iter().zip(0_u16..) {
        let mut table = table;
        origins.push(table.origin.clone());
        for row in &mut table.rows.rows {
            row.observation.location.table = place;
        }
        for decision in &mut table.decisions {
            if let Some(at) = &mut decision.at {
                at.table = place;
            }
            if several {
                decision.text = format!("{}: {}", table.origin.name, decision.text);
            }
        }
        joined = Some(match joined {
            None => table,
            Some(first) => first.and(table)?,
        });
    }
    match joined {
        Some(joined) => Ok((origins, joined)),
        None => Err(TidyError::NoRows { file: String::new() }),
    }
}

impl Tidied {
    fn and(mut self, other: Self) -> Result<Self, TidyError> {
        // The same dimensions may stand in another order.
        let order: Option<Vec<usize>> = self
            .dimensions
            .iter()
            .map(|name| other.dimensions.iter().position(|other| other == name))
            .collect();
        let order =
            order.filter(|_| other.dimensions.len() == self.dimensions.len()).ok_or_else(|| {
                TidyError::OtherDimensions {
                    file: other.origin.name.clone(),
                    dimensions: other.dimensions.clone(),
                    other: self.origin.name.clone(),
                    other_dimensions: self.dimensions.clone(),
                }
            })?;
        let mut rows = other.rows;
        for group in &mut rows.groups {
            group.key = order.iter().map(|place| group.key[*place].clone()).collect();
        }
        self.rows.append(rows);
        self.records &= other.records;
        self.left.extend(other.left);
        self.rows = self.rows.same_names_joined().0;
        self.named = self.named.and(&other.named);
        self.decisions.extend(other.decisions);
        Ok(self)
    }
}
