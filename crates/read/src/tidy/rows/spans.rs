//! What a table means by several periods that look alike: chains of open spans, months.

use std::collections::BTreeMap;

use super::Rows;
use crate::tidy::{CellRef, TidyError};
use arrivals_data::{Count, Decision, Observation, Origin, Period, Row, Year};

/// `~1998` followed by `~2001` is a chain: the second starts where the first ends, when its count
/// is too small to contain it. What the counts cannot decide is said.
///
/// # Errors
/// When several months of a year stand side by side: they would have to be added up.
pub fn resolve(
    origins: &[Origin],
    mut read: Rows,
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    refuse_months(origins, &read.rows)?;
    let rows = &mut read.rows;
    let mut counts: BTreeMap<(Year, u32), Option<Count>> = BTreeMap::new();
    for row in rows.iter() {
        if let Some(last) = open_end(&row.observation) {
            counts.insert((last, row.group), row.observation.count);
        }
    }
    let mut lasts: Vec<Year> = counts.keys().map(|(last, _)| *last).collect();
    lasts.dedup();
    // The first years of spans that hold fewer than the span before them.
    let mut starts: BTreeMap<Year, Year> = BTreeMap::new();
    for pair in lasts.windows(2) {
        let Some(first) = pair[0].plus(1) else { continue };
        let of = |last: Year| counts.range((last, 0)..=(last, u32::MAX));
        let is_smaller = of(pair[1]).any(|((_, group), later)| {
            let earlier = counts.get(&(pair[0], *group)).copied().flatten();
            matches!((earlier, later), (Some(earlier), Some(later)) if *later < earlier)
        });
        if !is_smaller {
            decisions.push(Decision::warning(
                "period",
                format!(
                    "the spans up to {} and up to {} overlap as written; their counts do not say otherwise",
                    pair[0], pair[1]
                ),
            ));
            continue;
        }
        decisions.push(Decision::info(
            "period",
            format!(
                "the span up to {} starts in {first}: it holds fewer than the span up to {}",
                pair[1], pair[0]
            ),
        ));
        starts.insert(pair[1], first);
    }
    for row in rows.iter_mut() {
        if let Some(last) = open_end(&row.observation)
            && let Some(first) = starts.get(&last)
        {
            row.observation.period = Period::Span { first: Some(*first), last };
        }
    }
    Ok(read)
}

fn open_end(observation: &Observation) -> Option<arrivals_data::Year> {
    match observation.period {
        Period::Span { first: None, last } => Some(last),
        _ => None,
    }
}

/// `2024.05` and `2024.06` side by side are months; alone, `2024.06` is the year so far.
fn refuse_months(origins: &[Origin], rows: &[Row]) -> Result<(), TidyError> {
    let mut seen = BTreeMap::new();
    for row in rows {
        let Period::YearToDate { year, through } = row.observation.period else { continue };
        let before = *seen.entry(year).or_insert(through);
        if before != through {
            return Err(TidyError::Months {
                at: CellRef::at_location(
                    origins,
                    row.observation.location,
                    row.observation.period.label(),
                ),
            });
        }
    }
    Ok(())
}
