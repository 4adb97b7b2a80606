//! Rows that say the same twice are merged; rows that contradict each other are refused.

use super::Rows;
use crate::tidy::{CellRef, TidyError};
use arrivals_data::{Count, Decision, Origin, Row};

/// The rows, each period of a group once.
///
/// # Errors
/// When two rows give the same period of a group different counts or statuses.
pub fn merge(
    origins: &[Origin],
    mut read: Rows,
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    let mut again: Vec<u32> = Vec::new();
    // The first contradiction of the file is said, not that of the first group.
    let mut contradicting: Option<(u32, u32)> = None;
    let period = |place: &u32| read.rows[*place as usize].observation.period;
    for mut places in read.by_group() {
        if !places.is_sorted_by_key(period) {
            places.sort_by_key(period);
        }
        for same in places.chunk_by(|one, two| period(one) == period(two)) {
            let Some((first, others)) = same.split_first() else { continue };
            for other in others {
                let (one, two) = (
                    &read.rows[*first as usize].observation,
                    &read.rows[*other as usize].observation,
                );
                if (one.count, one.status) == (two.count, two.status) {
                    again.push(*other);
                } else if contradicting.is_none_or(|(_, second)| *other < second) {
                    contradicting = Some((*first, *other));
                }
            }
        }
    }
    if let Some((first, second)) = contradicting {
        return Err(contradiction(origins, &read, first, second));
    }
    if !again.is_empty() {
        decisions.push(Decision::warning("duplicate", stand_twice(again.len())));
        again.sort_unstable();
        let mut place = 0_u32;
        read.rows.retain(|_| {
            place += 1;
            again.binary_search(&(place - 1)).is_err()
        });
    }
    Ok(read)
}

/// What is said of counts that stand twice.
pub fn stand_twice(number: usize) -> String {
    match number {
        1 => "1 count stands twice and is read once".to_owned(),
        more => format!("{more} counts stand twice and are read once"),
    }
}

fn contradiction(origins: &[Origin], read: &Rows, first: u32, second: u32) -> TidyError {
    let (first, second) = (&read.rows[first as usize], &read.rows[second as usize]);
    let name = read.groups.get(second.group as usize).map(|group| group.key.join(", "));
    let shown = |row: &Row| match row.observation.count {
        Some(count) => count.to_string(),
        None => row.observation.status.word().to_owned(),
    };
    let location = second.observation.location;
    let text =
        second.observation.count.map(Count::as_i64).map(|n| n.to_string()).unwrap_or_default();
    TidyError::Contradiction {
        at: CellRef::at_location(origins, location, text),
        period: second.observation.period.label(),
        series: match name {
            None => "the series".into(),
            Some(name) if name.is_empty() => "the series".into(),
            Some(name) => format!("'{name}'"),
        },
        count: shown(second),
        other_count: shown(first),
        other_row: first.observation.location.row,
    }
}
