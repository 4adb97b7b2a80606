//! The arithmetic of groups beside each other: shares, differences, places.

use std::collections::BTreeMap;

use super::step::{ONE_DECIMAL, PERCENT, Step, WHOLE, operand, whole};
use crate::{Cell, ChartFact, format};
use arrivals_data::Count;
use arrivals_statistics::groups::directions::Directions;
use arrivals_statistics::groups::ranking::Ranking;
use arrivals_statistics::{Index, Share};

fn number(count: Count) -> i128 {
    i128::from(count.as_i64())
}

/// The share of a part.
pub fn share(share: &Share) -> Vec<Step> {
    let (part, whole_count) = (number(share.part), number(share.whole));
    let Some(percent) = share.percent else { return Vec::new() };
    let expression = format!("100 × {} ÷ {}", whole(part), whole(whole_count));
    vec![
        Step::quotient("percent", &[expression], (100 * part, whole_count), percent)
            .shown(format::percent(percent), PERCENT),
    ]
}

/// The share of a part in the sum of all parts, whose cells they are.
pub fn share_of_sum(found: &Share, cells: &[Cell]) -> Vec<Step> {
    let parts: Vec<String> =
        cells.iter().filter_map(|cell| cell.count).map(|count| operand(number(count))).collect();
    let sum = Step::whole("sum of the parts", &[parts.join(" + ")], number(found.whole))
        .shown(format::count(found.whole), WHOLE);
    std::iter::once(sum).chain(share(found)).collect()
}

/// Why a share has no percentage, if it has none.
pub fn without_percent(share: &Share) -> Option<String> {
    share.percent.is_none().then(|| {
        format!(
            "No percentage: the whole, {}, is below {}.",
            format::count(share.whole),
            arrivals_statistics::MIN_BASE
        )
    })
}

/// What only a chart of its kind shows.
pub fn drawn(drawn: &ChartFact, cells: &[Cell]) -> Vec<Step> {
    match drawn {
        ChartFact::Index(found) => vec![index(found)],
        ChartFact::Gap(gap) => vec![
            Step::whole(
                "difference",
                &[format!("{} − {}", whole(number(gap.more)), operand(number(gap.fewer)))],
                i128::from(gap.difference),
            )
            .shown(format::whole(gap.difference), WHOLE),
        ],
        ChartFact::Directions(found) => directions(found, cells),
        ChartFact::Ranking(found) => ranking(found, cells),
        ChartFact::Largest(largest) => vec![
            Step::whole("count", &[whole(number(largest.at.count))], number(largest.at.count))
                .shown(format::count(largest.at.count), WHOLE),
        ],
    }
}

fn index(found: &Index) -> Step {
    let (at, base) = (number(found.at.count), number(found.base.count));
    let expression = format!("100 × {} ÷ {}", whole(at), whole(base));
    Step::quotient("index", &[expression], (100 * at, base), found.index)
        .shown(format::decimal(found.index, 1), ONE_DECIMAL)
}

/// Each group's change, in the order of the cells.
fn directions(found: &Directions, cells: &[Cell]) -> Vec<Step> {
    let (from, to) = (found.from.to_string(), found.to.to_string());
    let first = cells.iter().filter(|cell| cell.period == from);
    let first: BTreeMap<&str, Option<Count>> =
        first.rev().map(|cell| (cell.series.as_str(), cell.count)).collect();
    cells
        .iter()
        .filter(|cell| cell.period == to)
        .filter_map(|cell| {
            let group = cell.series.as_str();
            let (first, last) = (number((*first.get(group)?)?), number(cell.count?));
            let expression = format!("{} − {}", whole(last), operand(first));
            let of = format!("difference of {group}");
            Some(Step::whole(of, &[expression], last.checked_sub(first)?))
        })
        .collect()
}

/// The largest count of the last year.
fn ranking(found: &Ranking, cells: &[Cell]) -> Vec<Step> {
    let year = found.year.to_string();
    let counts: Vec<String> = cells
        .iter()
        .filter(|cell| cell.period == year)
        .filter_map(|cell| cell.count)
        .map(|count| whole(number(count)))
        .collect();
    if counts.is_empty() {
        return Vec::new();
    }
    vec![
        Step::whole("largest", &[format!("max({})", counts.join(", "))], number(found.count))
            .shown(format::count(found.count), WHOLE),
    ]
}
