//! The counts of a table, by their groups.

use std::collections::{BTreeMap, BTreeSet};

use arrivals_data::{Group, Row};

/// The groups of a table, and a row for each of its counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// What tells the groups apart.
    pub groups: Vec<Group>,
    /// The counts, each with the place of its group.
    pub rows: Vec<Row>,
}

impl Rows {
    /// Drops the groups, with their rows, that are not of that kind.
    pub fn keep_groups(&mut self, is_kept: impl Fn(&Group) -> bool) {
        let mut kept = 0_u32;
        let places: Vec<Option<u32>> = self
            .groups
            .iter()
            .map(|group| {
                is_kept(group).then(|| {
                    kept += 1;
                    kept - 1
                })
            })
            .collect();
        let mut place = places.iter();
        self.groups.retain(|_| place.next().is_some_and(Option::is_some));
        self.rows.retain_mut(|row| {
            let place = places.get(row.group as usize).copied().flatten();
            row.group = place.unwrap_or(row.group);
            place.is_some()
        });
    }

    /// Adds other groups behind these, with their rows.
    pub fn append(&mut self, other: Self) {
        let first = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        self.groups.extend(other.groups);
        self.rows.extend(other.rows.into_iter().map(|mut row| {
            row.group = row.group.saturating_add(first);
            row
        }));
    }

    /// The rows of each group, by their places, in the order of the file.
    pub fn by_group(&self) -> Vec<Vec<u32>> {
        let mut sizes = vec![0_usize; self.groups.len()];
        for row in &self.rows {
            sizes[row.group as usize] += 1;
        }
        let mut places: Vec<Vec<u32>> = sizes.into_iter().map(Vec::with_capacity).collect();
        for (row, place) in self.rows.iter().zip(0_u32..) {
            places[row.group as usize].push(place);
        }
        places
    }

    /// Groups that are written differently but have the same name are one; and the new place of
    /// each.
    pub fn same_names_joined(mut self) -> (Self, Vec<u32>) {
        let mut places: BTreeMap<Vec<String>, u32> = BTreeMap::new();
        let mut groups: Vec<Group> = Vec::with_capacity(self.groups.len());
        let joined: Vec<u32> = self
            .groups
            .drain(..)
            .map(|group| {
                *places.entry(group.key.clone()).or_insert_with(|| {
                    groups.push(group);
                    u32::try_from(groups.len() - 1).unwrap_or(u32::MAX)
                })
            })
            .collect();
        for row in &mut self.rows {
            row.group = joined.get(row.group as usize).copied().unwrap_or(row.group);
        }
        (Self { groups, rows: self.rows }, joined)
    }
}

/// The values of a dimension, in the order of the file.
pub fn values_of(groups: &[Group], place: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    groups
        .iter()
        .filter_map(|group| group.key.get(place))
        .filter(|value| seen.insert(value.as_str()))
        .cloned()
        .collect()
}
