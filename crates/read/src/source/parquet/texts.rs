//! The typed values of Parquet → the texts of cells.

use polars::prelude::{AnyValue, TimeUnit};

use crate::source::{normal, typed_cells};
use arrivals_data::Day;

/// The text of a cell.
pub fn text_of(value: &AnyValue) -> String {
    match value {
        AnyValue::Null => String::new(),
        AnyValue::Float32(number) => typed_cells::text_of(f64::from(*number)),
        AnyValue::Float64(number) => typed_cells::text_of(*number),
        AnyValue::Date(days) => day_of(i64::from(*days)),
        AnyValue::Datetime(ticks, unit, _) | AnyValue::DatetimeOwned(ticks, unit, _) => {
            day_of(ticks.div_euclid(ticks_a_day(*unit)))
        }
        AnyValue::Boolean(value) => value.to_string(),
        // Old writers do not say that bytes are text.
        AnyValue::Binary(bytes) => normal(&String::from_utf8_lossy(bytes), false).into_owned(),
        AnyValue::BinaryOwned(bytes) => normal(&String::from_utf8_lossy(bytes), false).into_owned(),
        other => match other.get_str() {
            Some(text) => normal(text, false).into_owned(),
            None => other.to_string().trim_matches('"').to_owned(),
        },
    }
}

/// The day that many days after 1 January 1970; the number itself, where no calendar reaches.
pub fn day_of(days: i64) -> String {
    Day::UNIX_EPOCH.plus(days).map_or_else(|| days.to_string(), |day| day.to_string())
}

pub fn ticks_a_day(unit: TimeUnit) -> i64 {
    const SECONDS: i64 = 86_400;
    match unit {
        TimeUnit::Milliseconds => SECONDS * 1_000,
        TimeUnit::Microseconds => SECONDS * 1_000_000,
        TimeUnit::Nanoseconds => SECONDS * 1_000_000_000,
    }
}
