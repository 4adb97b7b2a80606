//! The arithmetic of each kind of value.

use super::step::Step;
use super::{analysed, change, counts, groups, rates};
use crate::finding::{Finding, Value};
use arrivals_data::Series;

/// Puts the arithmetic of each finding beside it; `series` is the one that they are of.
pub fn put_beside(findings: &mut [Finding], series: &Series) {
    for finding in findings {
        finding.arithmetic = steps(finding, series);
    }
}

/// The arithmetic of a finding.
fn steps(finding: &Finding, series: &Series) -> Vec<Step> {
    match &finding.value {
        Value::Count(at) => counts::observed(at),
        Value::Change(found) => change::steps(found, finding.id, series),
        Value::Peak(found) => counts::peak(found, series),
        Value::Cagr { cagr, .. } => rates::cagr(cagr),
        Value::Cumulative(sum) => counts::cumulative(sum, series),
        Value::Share { share, .. } if finding.id.starts_with("share.drawn") => {
            groups::share_of_sum(share, &finding.cells)
        }
        Value::Share { share, .. } => groups::share(share),
        Value::Poisson(interval) => counts::poisson(interval),
        Value::Drawn(drawn) => groups::drawn(drawn, &finding.cells),
        Value::Each(_) => Vec::new(),
        Value::Analysis(analysis) => analysed::steps(analysis, series),
    }
}
