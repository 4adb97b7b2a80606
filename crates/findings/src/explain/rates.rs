//! The arithmetic of a compound annual growth rate.

use super::step::{SIGNED_PERCENT, Step, number, real, real_operand, value_operand};
use crate::format;
use arrivals_statistics::Cagr;

/// The steps of a growth rate.
pub fn cagr(rate: &Cagr) -> Vec<Step> {
    let (from, to) = (rate.from.count, rate.to.count);
    let (over, under) = (value_operand(to), value_operand(from));
    let years = [rate.from, rate.to].map(|at| i128::from(at.year.number()));
    let quotient = rate.to.count.as_f64() / rate.from.count.as_f64();
    let power = format!("^(1 ÷ {})", rate.intervals);
    vec![
        Step::whole(
            "intervals",
            &[format!("{} − {}", years[1], years[0])],
            i128::from(rate.intervals),
        )
        .shown(rate.intervals.to_string(), super::step::WHOLE),
        if from.is_rate() {
            Step::real("ratio", &[format!("{over} ÷ {under}")], quotient)
        } else {
            let whole = (number(to), number(from));
            Step::quotient("ratio", &[format!("{over} ÷ {under}")], whole, quotient)
        },
        Step::real("logarithm of the ratio", &[format!("ln({})", real(quotient))], rate.log_ratio),
        Step::real(
            "percent a year",
            &[
                format!("100 × (({over} ÷ {under}){power} − 1)"),
                format!("100 × ({}{power} − 1)", real_operand(quotient)),
                format!("100 × (exp({} ÷ {}) − 1)", real(rate.log_ratio), rate.intervals),
            ],
            rate.percent,
        )
        .shown(format::signed_percent(rate.percent), SIGNED_PERCENT),
    ]
}
