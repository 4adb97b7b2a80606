//! Which series is the sum of the others, and whether it is.

use super::vocabulary;
use crate::dataset::{Count, Dataset, Decision, Group, Role, Year};

/// Marks the role of each group by the names in its key.
pub fn mark(dimensions: &[String], groups: &mut [Group]) {
    if groups.len() < 2 {
        return;
    }
    // A dimension with one value tells nothing apart; "total" there says nothing about the series.
    let varies: Vec<bool> = (0..dimensions.len())
        .map(|place| groups.windows(2).any(|pair| pair[0].key.get(place) != pair[1].key.get(place)))
        .collect();
    for group in groups {
        let (mut varying, mut totals) = (0, 0);
        for (value, _) in group.key.iter().zip(&varies).filter(|(_, varies)| **varies) {
            varying += 1;
            totals += usize::from(vocabulary::is_total(value));
        }
        group.role = match totals {
            0 => Role::Part,
            _ if totals == varying => Role::Total,
            _ => Role::Subtotal,
        };
    }
}

/// Says which series is the total, and in which years the parts do not add up to it.
pub fn check(dataset: &Dataset) -> Vec<Decision> {
    let Some(total) = dataset.series().iter().find(|series| series.role() == Role::Total) else {
        return Vec::new();
    };
    let parts: Vec<_> = dataset.parts().collect();
    let mut compared = 0_usize;
    let mut differing: Vec<(Year, Count, Count)> = Vec::new();
    for year in total.years() {
        let counts: Option<Vec<Count>> =
            parts.iter().map(|part| part.count_of(year.year)).collect();
        let Some(sum) = counts.filter(|counts| !counts.is_empty()).and_then(Count::sum) else {
            continue;
        };
        compared += 1;
        if sum != year.count {
            differing.push((year.year, year.count, sum));
        }
    }
    let name = total.name();
    let mut decisions = vec![Decision::info(
        "total",
        format!(
            "'{name}' is the total; the parts add up to it in {} of {compared} years",
            compared - differing.len()
        ),
    )];
    if let Some((year, count, sum)) = differing.first() {
        let years: Vec<String> = differing.iter().map(|(year, _, _)| year.to_string()).collect();
        decisions.push(Decision::warning(
            "total",
            format!(
                "the parts do not add up to '{name}' in {} (in {year}, {count} against {sum})",
                years.join(", ")
            ),
        ));
    }
    decisions
}
