//! Where the latest year stands, in words.

use super::context::{Context, Statement};
use super::result::Analysis;
use crate::finding::Collector;
use crate::format;
use arrivals_statistics::{methods, standing};

const NAME: (&str, &str) = ("standing", "Standing of the latest year");

pub fn say(context: &Context, said: &mut Collector) {
    let Some(found) = standing(&context.chosen.series).filter(|found| found.years > 1) else {
        said.refuse(NAME, "two years with counts of 0 or more are needed");
        return;
    };
    let against = match (found.mean_before, found.against_mean) {
        (Some(mean), Some(percent)) => format!(
            "; against the mean of the three years before, {}, it is {}",
            format::decimal(mean, 1),
            format::signed_percent(percent)
        ),
        (Some(mean), None) => {
            format!("; the mean of the three years before is {}", format::decimal(mean, 1))
        }
        _ => String::new(),
    };
    let above = match found.above_half {
        1 => "1 year has".to_owned(),
        several => format!("{several} years have"),
    };
    let sentence = format!(
        "{} in {} is number {} of {} years from the largest; {above} at least half of the peak{against}.",
        format::count(found.at.count),
        found.at.year,
        found.rank,
        found.years
    );
    context.say(said, Statement::new(NAME, methods::STANDING, sentence, Analysis::Standing(found)));
}
