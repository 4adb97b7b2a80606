//! How groups, numbers and reasons of a verdict are worded.

use crate::claims::claim::{Direction, Hedge, Quantity};
use crate::claims::number::Number;
use crate::format;
use arrivals_data::{Role, Series, YearCount};

/// ` (female)` where the series is one of several groups.
pub fn of_group(series: &Series) -> String {
    match series.role() {
        Role::Part | Role::Subtotal => format!(" ({})", series.name()),
        Role::Single | Role::Total => String::new(),
    }
}

/// A number with its hedge, as it was understood: `about 2,700`.
pub fn quantity(said: &Quantity) -> String {
    let number = written(&said.number);
    match said.hedge {
        Hedge::Plain => number,
        Hedge::About => format!("about {number}"),
        Hedge::Nearly => format!("nearly {number}"),
        Hedge::JustOver => format!("just over {number}"),
        Hedge::MoreThan => format!("more than {number}"),
        Hedge::AtLeast => format!("at least {number}"),
        Hedge::FewerThan => format!("fewer than {number}"),
        Hedge::AtMost => format!("at most {number}"),
        Hedge::To(upper) => {
            let upper = Number::new(upper, said.number.place.min(1.0));
            format!("{number} to {}", written(&upper))
        }
        Hedge::InThe => format!(
            "{number} to {}",
            format::decimal(said.number.value + said.number.place - 1.0, 0)
        ),
    }
}

/// A number as precisely as it was written.
fn written(number: &Number) -> String {
    let place = number.place;
    let mut decimals = 0;
    let mut unit = 1.0;
    while unit > place * 1.001 && decimals < 3 {
        unit /= 10.0;
        decimals += 1;
    }
    format::decimal(number.value, decimals)
}

/// A ratio without the zeros that no one wrote: `2`, `0.5`.
pub fn multiple(said: &Quantity) -> String {
    let text = quantity(said);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// What counts did that went that way.
pub fn verb(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "rose",
        Direction::Down => "fell",
        Direction::Flat => "stayed the same",
    }
}

/// `67 in 2022`.
pub fn counted(at: YearCount) -> String {
    format!("{} in {}", format::count(at.count), at.year)
}

/// The reason of a fit behind its figures: `196 in 2023: it is that number, not above it`.
pub fn with_why(figures: String, why: &str) -> String {
    if why.is_empty() { figures } else { format!("{figures}: {why}") }
}
