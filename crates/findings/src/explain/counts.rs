//! The arithmetic of published counts: one of them, the largest, their sum, an interval of a mean.

use super::step::{ONE_DECIMAL, Step, WHOLE, number, operand, real, value, whole};
use crate::format;
use arrivals_data::{Count, Series, YearCount};
use arrivals_statistics::{Cumulative, Peak, PoissonInterval};

/// A count as it was published.
pub fn observed(at: &YearCount) -> Vec<Step> {
    let of = if at.count.is_rate() { "rate" } else { "count" };
    vec![Step::count(of, &[value(at.count)], at.count)]
}

/// The largest of the whole years.
pub fn peak(peak: &Peak, series: &Series) -> Vec<Step> {
    let counts: Vec<String> = series.years().iter().map(|at| value(at.count)).collect();
    vec![Step::count("peak", &[format!("max({})", counts.join(", "))], peak.at.count)]
}

/// The sum of all periods with a count.
pub fn cumulative(sum: &Cumulative, series: &Series) -> Vec<Step> {
    let counts: Vec<Count> =
        series.observations().filter_map(|observation| observation.count).collect();
    let Some((first, others)) = counts.split_first() else { return Vec::new() };
    let terms: Vec<String> = std::iter::once(whole(number(*first)))
        .chain(others.iter().map(|count| operand(number(*count))))
        .collect();
    vec![
        Step::whole("sum", &[terms.join(" + ")], number(sum.count))
            .shown(format::count(sum.count), WHOLE),
    ]
}

/// Garwood's limits: χ²(p; f) is the quantile of the chi-squared distribution with f degrees of
/// freedom.
pub fn poisson(interval: &PoissonInterval) -> Vec<Step> {
    let level = interval.level.number();
    // 1 − 0.95 is 0.05000000000000004 in binary; twelve digits take away what that adds.
    let alpha = format!("{:.12}", 1.0 - level);
    let alpha = alpha.trim_end_matches('0');
    let count = whole(number(interval.count));
    let mut steps = vec![Step::said("α", format!("1 − {} = {alpha}", real(level)))];
    steps.push(if interval.count == Count::ZERO {
        Step::whole("lower limit", &["0".to_owned()], 0)
    } else {
        let expression = format!("χ²({alpha} ÷ 2; 2 × {count}) ÷ 2");
        Step::real("lower limit", &[expression], interval.lower)
    });
    let expression = format!("χ²(1 − {alpha} ÷ 2; 2 × {count} + 2) ÷ 2");
    steps.push(Step::real("upper limit", &[expression], interval.upper));
    for (step, limit) in steps.iter_mut().skip(1).zip([interval.lower, interval.upper]) {
        *step = step.clone().shown(format::decimal(limit, 1), ONE_DECIMAL);
    }
    steps
}
