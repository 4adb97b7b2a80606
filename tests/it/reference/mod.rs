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

use std::io::Write as _;

use tally::Tally;

/// A part of the reference values: its name, what compares it, and what the program does not offer.
type Part = (&'static str, fn(&mut Tally), &'static [(&'static str, &'static str)]);

const PARTS: [Part; 8] = [
    ("descriptive", descriptive::check, &[]),
    ("counts", counts::check, counts::NOT_OFFERED),
    ("trend", trend::check, trend::NOT_OFFERED),
    ("regression", regression::check, regression::NOT_OFFERED),
    ("joinpoint", joinpoint::check, joinpoint::NOT_OFFERED),
    ("levels", levels::check, levels::NOT_OFFERED),
    ("forecast", forecast::check, forecast::NOT_OFFERED),
    ("groups", groups::check, groups::NOT_OFFERED),
];

#[test]
fn reference_values() {
    let mut out = std::io::stdout();
    let (mut passed, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for (name, check, not_offered) in PARTS {
        let mut tally = Tally::default();
        check(&mut tally);
        let (held, of, failures) = tally.result();
        let _ = writeln!(out, "{name}: {held} of {of}, {} not offered", not_offered.len());
        passed += held;
        all += of;
        wrong.extend(failures.iter().map(|failure| format!("{name}: {failure}")));
    }
    let _ = writeln!(out, "{passed} of {all} reference values");
    // So many were compared when this was written: a check that no longer runs is no success.
    assert!(all >= 10_000, "only {all} values were compared");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
