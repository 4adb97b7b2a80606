//! What a table that this program wrote says of its own totals, in the column `total`.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use arrivals_data::Role;

/// The values of each dimension that are sums, as the table says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Declared {
    /// Those that are sums of all others.
    pub totals: Vec<BTreeSet<String>>,
    /// Those that are sums of some others.
    pub holders: Vec<BTreeSet<String>>,
}

/// Finds the values that make a group a sum: all groups that have such a value are sums. Where a
/// group has one that is known to be a total or to hold others, its further values are none.
///
/// Nothing where the table does not say which of its groups are sums.
pub fn declared(
    read: &Rows,
    varies: &[bool],
    is_known: impl Fn(usize, &str) -> bool,
    holds_others: impl Fn(usize, &str) -> bool,
) -> Option<Declared> {
    if read.groups.iter().any(|group| group.role == Role::Single) {
        return None;
    }
    let mut are_sums: Vec<BTreeMap<&str, bool>> = vec![BTreeMap::new(); varies.len()];
    for group in &read.groups {
        for (value, sums) in group.key.iter().zip(&mut are_sums) {
            *sums.entry(value).or_insert(true) &= group.role.is_sum();
        }
    }
    let mut declared = Declared {
        totals: vec![BTreeSet::new(); varies.len()],
        holders: vec![BTreeSet::new(); varies.len()],
    };
    for group in read.groups.iter().filter(|group| group.role.is_sum()) {
        let values: Vec<(usize, &String)> = group
            .key
            .iter()
            .enumerate()
            .filter(|(place, value)| {
                varies[*place] && !value.is_empty() && are_sums[*place][value.as_str()]
            })
            .collect();
        let is_explained = values.iter().any(|(p, v)| is_known(*p, v) || holds_others(*p, v));
        for (place, value) in values {
            if holds_others(place, value) {
                declared.holders[place].insert(value.clone());
            } else if !is_explained || is_known(place, value) {
                declared.totals[place].insert(value.clone());
            }
        }
    }
    Some(declared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrivals_data::Group;

    fn rows(groups: &[(&[&str], Role)]) -> Rows {
        let group = |(key, role): &(&[&str], Role)| Group {
            key: key.iter().map(|value| (*value).to_owned()).collect(),
            role: *role,
        };
        Rows { rows: Vec::new(), groups: groups.iter().map(group).collect() }
    }

    #[test]
    fn a_value_makes_a_sum_where_no_other_explains_it() {
        let read = rows(&[
            (&["North", "men"], Role::Part),
            (&["North", "Total"], Role::Total),
            // South is no total: its only group is one by the other dimension.
            (&["South", "Total"], Role::Total),
            (&["Nation", "men"], Role::Total),
            (&["Nation", "Total"], Role::Total),
        ]);
        let found = declared(&read, &[true, true], |_, value| value == "Total", |_, _| false);
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let totals: Vec<BTreeSet<String>> = vec![names(&["Nation"]), names(&["Total"])];
        assert_eq!(found.expect("all groups say it").totals, totals);
    }

    #[test]
    fn a_table_that_does_not_say_it_declares_nothing() {
        let read = rows(&[(&["men"], Role::Part), (&["women"], Role::Single)]);
        assert_eq!(declared(&read, &[true], |_, _| false, |_, _| false), None);
    }
}
