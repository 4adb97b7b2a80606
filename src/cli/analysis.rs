//! What all commands that analyse have in common.

use clap::{ArgAction, Args};

use super::named::{Named, one_of};
use super::selection::{level, year};
use crate::Error;
use arrivals_data::Year;
use arrivals_findings::analysis::AnalysisOptions;
use arrivals_statistics::joinpoint::{Selection, Variance};
use arrivals_statistics::numeric::random::Seed;
use arrivals_statistics::{Level, Topic};

/// What all commands that analyse have in common.
#[derive(Debug, Args)]
pub struct AnalysisArguments {
    /// The level of confidence of intervals
    #[arg(long, value_name = "NUMBER", default_value = "0.95", value_parser = level)]
    level: Level,
    #[command(flatten)]
    common: CommonArguments,
}

/// What those have in common that have no interval of their own choice.
#[derive(Debug, Args)]
pub struct CommonArguments {
    /// What random numbers start from; the same seed gives the same answer everywhere
    #[arg(long, value_name = "NUMBER", default_value_t = 1, help_heading = "Analysing")]
    seed: u64,
    /// Use provisional years at the end, which are left out otherwise
    #[arg(long, help_heading = "Analysing")]
    include_provisional: bool,
    /// The definition changes in this year: a jump there is fitted, not discovered; may be given several times
    #[arg(long = "break", value_name = "YEAR", value_parser = year, help_heading = "Analysing")]
    breaks: Vec<Year>,
}

/// How joinpoints are looked for.
#[derive(Debug, Args)]
pub struct JoinpointArguments {
    /// The most joinpoints; by the number of years when not given, as in NCI Joinpoint
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(0..=7), help_heading = "Analysing")]
    max_joinpoints: Option<u8>,
    /// How the number of joinpoints is chosen
    #[arg(long, default_value = "wbic", value_parser = one_of(&SELECTIONS), help_heading = "Analysing")]
    selection: Selection,
    /// The variance of a year's logarithm: the same in all, or that of a Poisson count
    #[arg(long, default_value = "constant", value_parser = one_of(&VARIANCES), help_heading = "Analysing")]
    variance: Variance,
    /// The years of the average annual percent change, as 2014-2023; all when not given
    #[arg(long, value_name = "YEAR-YEAR", value_parser = range, help_heading = "Analysing")]
    aapc: Option<(i32, i32)>,
    /// The interval of the average annual percent change
    #[arg(long, default_value = "bootstrap", value_parser = one_of(&INTERVALS), action = ArgAction::Set, help_heading = "Analysing")]
    ci: bool,
    /// Permutations of the test for the number of joinpoints; 0 leaves it out
    #[arg(long, value_name = "NUMBER", default_value_t = 4499, help_heading = "Analysing")]
    permutations: usize,
}

const SELECTIONS: [Named<Selection>; 4] = [
    ("bic", "", Selection::Bic),
    ("bic3", "", Selection::Bic3),
    ("wbic", "", Selection::Wbic),
    ("permutation", "", Selection::Permutation),
];

const VARIANCES: [Named<Variance>; 2] =
    [("constant", "", Variance::Constant), ("poisson", "", Variance::Poisson)];

/// Whether an interval is the parametric one.
const INTERVALS: [Named<bool>; 2] = [
    ("bootstrap", "The fitted line with autocorrelated noise, joinpoints estimated again", false),
    ("nci", "The parametric one of NCI Joinpoint", true),
];

impl AnalysisArguments {
    /// What to say, and how.
    pub fn options(&self, topics: &[Topic]) -> AnalysisOptions {
        AnalysisOptions { level: self.level, ..self.common.options(topics) }
    }
}

impl CommonArguments {
    /// What to say, and how.
    pub fn options(&self, topics: &[Topic]) -> AnalysisOptions {
        AnalysisOptions {
            topics: topics.to_vec(),
            seed: Seed(self.seed),
            include_provisional: self.include_provisional,
            breaks: self.breaks.iter().map(|year| year.number()).collect(),
            ..AnalysisOptions::default()
        }
    }
}

/// Reads two years with a line between them.
fn range(text: &str) -> Result<(i32, i32), String> {
    let (from, to) = text.split_once(['-', '–']).ok_or("not of the form YEAR-YEAR")?;
    let (from, to) = (year(from.trim())?.number(), year(to.trim())?.number());
    if from < to { Ok((from, to)) } else { Err("the second year must be the later".to_owned()) }
}

/// With fewer permutations, no p is small enough for the Bonferroni rule of seven joinpoints.
const FEWEST: usize = 199;

impl JoinpointArguments {
    /// The options with these of joinpoints.
    ///
    /// # Errors
    /// When the permutation test is to decide, with too few permutations to reject anything.
    pub fn apply(&self, options: AnalysisOptions) -> Result<AnalysisOptions, Error> {
        if self.selection == Selection::Permutation && self.permutations < FEWEST {
            return Err(Error::usage(
                format!("{} permutations are too few for the test to decide", self.permutations),
                format!("give --permutations {FEWEST} or more, or another --selection"),
            ));
        }
        Ok(AnalysisOptions {
            joinpoints: self.max_joinpoints.map(usize::from),
            average: self.aapc,
            selection: self.selection,
            variance: self.variance,
            parametric: self.ci,
            permutations: self.permutations,
            ..options
        })
    }
}
