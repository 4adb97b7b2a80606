//! The arithmetic of a change between two years, and of the largest among several.

use super::step::{SIGNED_PERCENT, SIZE, Step, operand, real_operand, whole};
use crate::format;
use arrivals_data::{Series, YearCount};
use arrivals_statistics::{Change, yearly_changes};

/// The steps of a change; those of the largest one of `series` say what it was chosen from.
pub fn steps(change: &Change, id: &str, series: &Series) -> Vec<Step> {
    let among = match id {
        "fall" => Some(("min", yearly_changes(series))),
        "rise" => Some(("max", yearly_changes(series))),
        _ => None,
    };
    let mut expressions = Vec::new();
    if let Some((choice, changes)) = among {
        let all: Vec<String> = changes.iter().map(difference).collect();
        expressions.push(format!("{choice}({})", all.join(", ")));
    }
    expressions.push(difference(change));
    let step = Step::whole("difference", &expressions, i128::from(change.difference));
    // A sentence says "stayed at" instead of a difference of 0.
    let step = match change.difference {
        0 => step,
        number => step.shown(format::whole(number).trim_start_matches('−'), SIZE),
    };
    let mut steps = vec![step];
    steps.extend(change.percent.map(|percent| relative(change, percent)));
    steps
}

/// Why a change has no percentage, if it has none.
pub fn without_percent(change: &Change) -> Option<String> {
    if change.percent.is_some() {
        return None;
    }
    let (from, to) = (change.from.count.as_i64(), change.to.count.as_i64());
    let least = arrivals_statistics::MIN_BASE;
    Some(if from < least {
        format!("No percentage: the base, {}, is below {least}.", format::whole(from))
    } else {
        format!("No percentage: the later count, {}, is below 0.", format::whole(to))
    })
}

fn difference(change: &Change) -> String {
    let number = |at: YearCount| i128::from(at.count.as_i64());
    format!("{} − {}", whole(number(change.to)), operand(number(change.from)))
}

fn relative(change: &Change, percent: f64) -> Step {
    let (from, to) = (i128::from(change.from.count.as_i64()), i128::from(change.to.count.as_i64()));
    let ratio = change.to.count.as_f64() / change.from.count.as_f64();
    let expressions = [
        format!("100 × ({} ÷ {} − 1)", operand(to), operand(from)),
        format!("100 × ({} − 1)", real_operand(ratio)),
    ];
    let step = Step::quotient("percent", &expressions, (100 * (to - from), from), percent);
    if change.difference == 0 {
        return step;
    }
    step.shown(format::signed_percent(percent), SIGNED_PERCENT)
}
