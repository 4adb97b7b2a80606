//! The arithmetic of a change between two years, and of the largest among several.

use super::step::{RATE, SIGNED_PERCENT, SIZE, Step, number, real_operand, value, value_operand};
use crate::format;
use arrivals_data::{Difference, Series};
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
    let mut steps = vec![difference_step(&expressions, change.difference, SIZE)];
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
    format!("{} − {}", value(change.to.count), value_operand(change.from.count))
}

/// The step of a difference; a sentence says "stayed at" instead of one of 0.
pub fn difference_step(expressions: &[String], found: Difference, rule: &'static str) -> Step {
    let (step, rule) = match found {
        Difference::Counts(number) => {
            (Step::whole("difference", expressions, i128::from(number)), rule)
        }
        Difference::Rates(number) => (Step::real("difference", expressions, number), RATE),
    };
    if found.sign().is_eq() { step } else { step.shown(format::size(found), rule) }
}

fn relative(change: &Change, percent: f64) -> Step {
    let (from, to) = (number(change.from.count), number(change.to.count));
    let ratio = change.to.count.as_f64() / change.from.count.as_f64();
    let expressions = [
        format!(
            "100 × ({} ÷ {} − 1)",
            value_operand(change.to.count),
            value_operand(change.from.count)
        ),
        format!("100 × ({} − 1)", real_operand(ratio)),
    ];
    let step = match change.difference {
        Difference::Counts(_) => {
            Step::quotient("percent", &expressions, (100 * (to - from), from), percent)
        }
        Difference::Rates(_) => Step::real("percent", &expressions, percent),
    };
    if change.difference.sign().is_eq() {
        return step;
    }
    step.shown(format::signed_percent(percent), SIGNED_PERCENT)
}
