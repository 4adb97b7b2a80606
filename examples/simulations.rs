//! Simulations of the methods: how often they err, on series whose truth is known.
//!
//! ```text
//! cargo run --release --example simulations [-- --runs N] [NAME…]
//! ```
//!
//! Prints Markdown tables on standard output. The names are `trend`, `joinpoint`, `interval`,
//! `forecast` and `ratio`; without one, all five are made. Every study starts from the same seed,
//! so the same command prints the same tables on every machine.

#[path = "simulations/forecast.rs"]
mod forecast;
#[path = "simulations/interval.rs"]
mod interval;
#[path = "simulations/joinpoint.rs"]
mod joinpoint;
#[path = "simulations/ratio.rs"]
mod ratio;
#[path = "simulations/series.rs"]
mod series;
#[path = "simulations/table.rs"]
mod table;
#[path = "simulations/trend.rs"]
mod trend;

use std::process::ExitCode;

/// A study: its name, the runs of each row unless asked otherwise, and what prints its tables.
type Study = (&'static str, usize, fn(usize));

const STUDIES: [Study; 5] = [
    ("trend", 10_000, trend::study),
    ("joinpoint", 3000, joinpoint::study),
    ("interval", 3000, interval::study),
    ("forecast", 1000, forecast::study),
    ("ratio", 20_000, ratio::study),
];

fn main() -> ExitCode {
    let (mut runs, mut names) = (None, Vec::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--runs" {
            runs = arguments.next().and_then(|number| number.parse().ok());
            if runs.is_none_or(|runs: usize| runs == 0) {
                return usage("--runs needs a number above 0");
            }
        } else if STUDIES.iter().any(|(name, ..)| *name == argument) {
            names.push(argument);
        } else {
            return usage(&format!("there is no study {argument}"));
        }
    }
    for (name, usual, study) in STUDIES {
        if names.is_empty() || names.iter().any(|wanted| wanted == name) {
            study(runs.unwrap_or(usual));
        }
    }
    ExitCode::SUCCESS
}

fn usage(wrong: &str) -> ExitCode {
    let names = STUDIES.map(|(name, ..)| name).join(", ");
    println!("{wrong}; usage: simulations [--runs N] [NAME…], names: {names}");
    ExitCode::from(2)
}
