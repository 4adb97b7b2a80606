//! What happened between two years, inside a sentence.

use std::cmp::Ordering;

use super::format;
use super::selection::Chosen;
use arrivals_data::Series;
use arrivals_statistics::Change;

/// What happened between two years: `arrivals fell from 236 to 223, by 13 (−5.5%)`.
pub(super) fn moved(chosen: &Chosen, change: &Change) -> String {
    let measure = chosen.measure();
    let verb = match change.difference.sign() {
        Ordering::Equal => {
            let count = format::count(change.to.count);
            return if stays(&chosen.series, change) {
                format!("{measure} stayed at {count}")
            } else {
                format!("there was no net change in {measure}: {count} in both years")
            };
        }
        Ordering::Less => "fell",
        Ordering::Greater => "rose",
    };
    let percent = format::bracketed(change.percent);
    format!(
        "{measure} {verb} from {} to {}, by {}{percent}",
        format::count(change.from.count),
        format::count(change.to.count),
        format::size(change.difference),
    )
}

/// Whether every year from the first to the last of a change has the same count.
pub(super) fn stays(series: &Series, change: &Change) -> bool {
    let (from, to) = (change.from, change.to);
    from.year.through(to.year).all(|year| series.count_of(year) == Some(from.count))
}
