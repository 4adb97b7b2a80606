//! The arithmetic of a compound annual growth rate.

use super::step::{SIGNED_PERCENT, Step, real, real_operand, whole};
use crate::format;
use arrivals_statistics::Cagr;

/// The steps of a growth rate.
pub fn cagr(rate: &Cagr) -> Vec<Step> {
    let (from, to) = (i128::from(rate.from.count.as_i64()), i128::from(rate.to.count.as_i64()));
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
        Step::quotient(
            "ratio",
            &[format!("{} ÷ {}", whole(to), whole(from))],
            (to, from),
            quotient,
        ),
        Step::real("logarithm of the ratio", &[format!("ln({})", real(quotient))], rate.log_ratio),
        Step::real(
            "percent a year",
            &[
                format!("100 × (({} ÷ {}){power} − 1)", whole(to), whole(from)),
                format!("100 × ({}{power} − 1)", real_operand(quotient)),
                format!("100 × (exp({} ÷ {}) − 1)", real(rate.log_ratio), rate.intervals),
            ],
            rate.percent,
        )
        .shown(format::signed_percent(rate.percent), SIGNED_PERCENT),
    ]
}
