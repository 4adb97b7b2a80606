//! Every method against the values of other software: R, Python, NCI Joinpoint, NIST's certified
//! sets, published tables. The facts are in `oracles/`, with the versions that made them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod counts;
mod descriptive;
mod forecast;
mod groups;
mod joinpoint;
mod levels;
mod regression;
mod tally;
mod trend;

use crate::common::say;
use tally::{SERIES, Tally};

/// What a part compares: that of a series, or the rest.
type Compare = (fn(&mut Tally, &str), fn(&mut Tally));

/// The name of what is of no series.
const OTHERS: &str = "others";

/// Runs what a part compares of a series, or the rest; so many values must be compared that no
/// check is lost in silence.
fn check((series, others): Compare, name: &str, values: usize) {
    let mut tally = Tally::default();
    match name {
        OTHERS => others(&mut tally),
        _ => series(&mut tally, name),
    }
    let (held, of, wrong) = tally.result();
    println!("{held} of {of}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(of, values, "so many values were compared");
}

/// The tests of each part: `reference::each::PART::SERIES`, with how many values they compare.
macro_rules! parts {
    ($($part:ident, $not_offered:expr, {$($name:ident $values:literal),+})+) => {
        /// A part, what the program does not offer of it, its tests and how many values they compare.
        const PARTS: &[(&str, usize, &[(&str, usize)])] = &[
            $((stringify!($part), $not_offered, &[$((stringify!($name), $values)),+])),+
        ];

        #[allow(non_snake_case)] // Data sets have the names that their sources gave them.
        mod each {
            $(pub mod $part {
                $(#[test]
                fn $name() {
                    use crate::reference::{$part, check};
                    check(($part::series, $part::others), stringify!($name), $values);
                })+
            })+
        }
    };
}

parts! {
    descriptive, 0, {
        aids_belgium 33,
        coal_disasters 131,
        discoveries 119,
        maxau_Q 0,
        maxau_s 0,
        nile 120,
        nk_arrivals 42,
        nk_arrivals_to2019 38,
        sunspot_year 0,
        others 0
    }
    counts, counts::NOT_OFFERED.len(), {
        aids_belgium 108,
        coal_disasters 504,
        discoveries 456,
        maxau_Q 0,
        maxau_s 0,
        nile 0,
        nk_arrivals 144,
        nk_arrivals_to2019 114,
        sunspot_year 0,
        others 324
    }
    trend, trend::NOT_OFFERED.len(), {
        aids_belgium 79,
        coal_disasters 49,
        discoveries 49,
        maxau_Q 79,
        maxau_s 79,
        nile 77,
        nk_arrivals 79,
        nk_arrivals_to2019 79,
        sunspot_year 74,
        others 74
    }
    regression, regression::NOT_OFFERED.len(), {
        aids_belgium 215,
        coal_disasters 992,
        discoveries 896,
        maxau_Q 0,
        maxau_s 0,
        nile 0,
        nk_arrivals 287,
        nk_arrivals_to2019 255,
        sunspot_year 0,
        others 46
    }
    joinpoint, joinpoint::NOT_OFFERED.len(), {
        aids_belgium 195,
        coal_disasters 14,
        discoveries 14,
        maxau_Q 0,
        maxau_s 0,
        nile 0,
        nk_arrivals 392,
        nk_arrivals_to2019 286,
        sunspot_year 0,
        others 437
    }
    levels, levels::NOT_OFFERED.len(), {
        aids_belgium 132,
        coal_disasters 131,
        discoveries 131,
        maxau_Q 35,
        maxau_s 35,
        nile 35,
        nk_arrivals 153,
        nk_arrivals_to2019 147,
        sunspot_year 35,
        others 8
    }
    forecast, forecast::NOT_OFFERED.len(), {
        aids_belgium 137,
        coal_disasters 237,
        discoveries 295,
        maxau_Q 0,
        maxau_s 0,
        nile 213,
        nk_arrivals 242,
        nk_arrivals_to2019 212,
        sunspot_year 0,
        others 0
    }
    groups, groups::NOT_OFFERED.len(), {
        aids_belgium 31,
        coal_disasters 115,
        discoveries 103,
        maxau_Q 95,
        maxau_s 95,
        nile 205,
        nk_arrivals 49,
        nk_arrivals_to2019 41,
        sunspot_year 292,
        others 107
    }
}

#[test]
fn every_series_is_a_test_of_every_part() {
    let mut all = 0;
    for (part, not_offered, tests) in PARTS {
        let names: Vec<&str> = tests.iter().map(|(name, _)| *name).collect();
        assert!(SERIES.iter().chain([&OTHERS]).eq(&names), "{part}: {names:?}");
        let values: usize = tests.iter().map(|(_, values)| values).sum();
        say(format_args!("{part}: {values} values, {not_offered} not offered"));
        all += values;
    }
    say(format_args!("{all} reference values"));
}
