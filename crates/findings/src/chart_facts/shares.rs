//! Shares of the parts drawn in their own sum: where there is no total, or the parts are more.

use crate::finding::Collector;
use crate::format;
use crate::selection::Chosen;
use crate::totals::{noted, push_share};
use arrivals_data::{Count, Dataset, Role, Series, Year};
use arrivals_statistics::{MIN_BASE, Share};

/// Says the share of a part in the sum of all parts in the last and the first year, when the chart
/// shows shares of that sum.
pub(super) fn say(chosen: &Chosen, dataset: &Dataset, parts: &[&Series], said: &mut Collector) {
    let (first, last) = (chosen.first.year, chosen.last.year);
    let whole = dataset.whole().filter(|whole| whole.role() == Role::Total);
    if whole.is_none() && parts.len() < dataset.parts().count() {
        return;
    }
    let is_sum = |year: Year| match (whole.and_then(|whole| whole.count_of(year)), sum(parts, year))
    {
        (Some(total), Some(sum)) => sum > total,
        (None, Some(_)) => true,
        (_, None) => false,
    };
    let Some(part) = noted(parts, last) else { return };
    if is_sum(last) {
        push("share.drawn", (part, dataset), parts, last, said);
    }
    if first < last && is_sum(first) {
        push("share.drawn.before", (part, dataset), parts, first, said);
    }
}

/// Whether the parts of a year are more than the whole.
pub(super) fn exceed(parts: &[&Series], whole: &Series, year: Year) -> bool {
    matches!((sum(parts, year), whole.count_of(year)), (Some(sum), Some(whole)) if sum > whole)
}

/// The sum of the parts in a year; none when one has no count, or one is below 0.
fn sum(parts: &[&Series], year: Year) -> Option<Count> {
    let counts: Vec<Count> =
        parts.iter().map(|part| part.count_of(year)).collect::<Option<Vec<Count>>>()?;
    if counts.iter().any(|count| *count < Count::ZERO) {
        return None;
    }
    Count::sum(counts)
}

fn push(
    id: &'static str,
    (part, dataset): (&Series, &Dataset),
    parts: &[&Series],
    year: Year,
    said: &mut Collector,
) {
    let (Some(count), Some(whole)) = (part.count_of(year), sum(parts, year)) else { return };
    let percent = (whole.as_i64() >= MIN_BASE).then(|| 100.0 * count.as_f64() / whole.as_f64());
    let share = Share { year, part: count, whole, percent };
    let label = format!("Share of {} in the sum of the parts", format::people(&part.name()));
    push_share((id, label), (part, dataset), share, parts, said);
}
