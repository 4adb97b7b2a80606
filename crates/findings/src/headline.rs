//! The finding in one line, for the title of a report.

use super::format;
use super::names::Names;
use super::selection::Chosen;
use super::titles::{Headline, breaks, english};
use arrivals_data::{Dataset, Series};
use arrivals_statistics::{change, peak};

/// What one would put above the chart: the change over the years asked for, or the latest year
/// against the peak.
pub(super) fn claim(chosen: &Chosen) -> Headline {
    let (first, last) = (chosen.first, chosen.last);
    if first.year != last.year && constant(&chosen.series) {
        let gaps = !chosen.series.gaps().is_empty();
        return Headline::Constant { at: last, first: first.year, gaps };
    }
    if chosen.asked_for_years && first.year != last.year {
        // Equal counts in all years are a claim of their own.
        return Headline::Between { change: change(first, last), throughout: false };
    }
    let Some(peak) = peak(&chosen.series).map(|peak| peak.at).filter(|_| first.year != last.year)
    else {
        return Headline::Latest(last);
    };
    if peak.year == last.year {
        let gaps = !chosen.series.gaps().is_empty();
        return Headline::Most { at: last, first: first.year, gaps };
    }
    if peak.count == last.count {
        return Headline::LikePeak { at: last, peak: peak.year };
    }
    Headline::SincePeak(change(peak, last))
}

/// Whether all years have the same count.
fn constant(series: &Series) -> bool {
    let years = series.years();
    years.windows(2).all(|pair| pair[0].count == pair[1].count)
}

/// The claim in English, as JSON has it.
pub(super) fn headline(
    claim: &Headline,
    chosen: &Chosen,
    names: &Names,
    dataset: &Dataset,
) -> String {
    let last = chosen.last;
    let latest = match chosen.subject.measure {
        Some(_) => {
            format!(
                "{} {} in {}",
                format::count(last.count),
                names.measure(),
                names.year(last.year)
            )
        }
        None => format!("{} in {}", names.plain(last.count), names.year(last.year)),
    };
    let breaks = breaks(claim, &chosen.subject, dataset);
    english::led(claim, names, english::headline(claim, names, &latest)) + &english::across(&breaks)
}
