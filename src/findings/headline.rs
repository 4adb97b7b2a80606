//! The finding in one line, for the title of a chart or report.

use super::selection::Chosen;
use super::words;
use crate::statistics::{change, peak};

/// What one would put above the chart: the change over the years asked for, or the latest year
/// against the peak.
pub(super) fn headline(chosen: &Chosen) -> String {
    let (first, last) = (chosen.first, chosen.last);
    let measure = chosen.measure();
    if chosen.asked_for_years && first.year != last.year {
        let change = change(first, last);
        let verb = match change.difference {
            0 => {
                return format!(
                    "{} stayed at {} from {} to {}",
                    words::capitalised(&measure),
                    words::count(last.count),
                    first.year,
                    last.year
                );
            }
            ..0 => "fell",
            _ => "rose",
        };
        let by = change
            .percent
            .map_or(String::new(), |percent| format!(", {}", words::signed_percent(percent)));
        return format!(
            "{} {verb} from {} in {} to {} in {}{by}",
            words::capitalised(&measure),
            words::count(first.count),
            first.year,
            words::count(last.count),
            last.year,
        );
    }
    let latest = match chosen.subject.measure {
        Some(_) => format!("{} {measure} in {}", words::count(last.count), last.year),
        None => format!("{} in {}", words::count(last.count), last.year),
    };
    let Some(peak) = peak(&chosen.series).map(|peak| peak.at).filter(|_| first.year != last.year)
    else {
        return latest;
    };
    if peak.year == last.year {
        return match chosen.series.gaps().as_slice() {
            [] => format!("{latest}, the most of any year from {} on", first.year),
            _ => format!("{latest}, the most of any year with a count"),
        };
    }
    if peak.count == last.count {
        return format!("{latest}, as many as at the peak in {}", peak.year);
    }
    match change(peak, last).percent {
        Some(percent) => format!(
            "{latest}, down {} from the peak of {} in {}",
            words::percent(percent),
            words::count(peak.count),
            peak.year
        ),
        None => format!("{latest}, after a peak of {} in {}", words::count(peak.count), peak.year),
    }
}
