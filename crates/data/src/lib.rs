//! What a published table says, once it is read: typed periods, counts and statuses.
//!
//! Invariant: everything that reads a [`Dataset`] may rely on it. Each [`Series`] is sorted and
//! holds a period at most once, a total is marked as one, and a cell that was missing or
//! withheld is never a zero.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod calendar;
mod count;
mod decision;
mod event;
mod frame;
mod location;
mod metadata;
mod month;
mod names;
mod nearest;
mod observation;
mod period;
mod series;
mod status;
mod wide;
mod year;

pub use calendar::Day;
pub use count::{Count, CountError, Difference, PER};
pub use decision::{Decision, MOST_LISTED, Severity, listed};
pub use event::{Event, EventDate};
pub use frame::{Dataset, FrameError, Group, Origin, Row};
pub use location::{Location, Summed};
pub use metadata::{Licence, Metadata, Source, TRANSLATIONS, Translation, Word};
pub use month::Month;
pub use names::{RESERVED_COLUMNS, distinct_names};
pub use nearest::{hint_of_nearest, nearest_name};
pub use observation::Observation;
pub use period::{Period, PeriodError};
pub use series::{Role, Series, SeriesError, YearCount};
pub use status::Status;
pub use year::{Year, YearError, YearKind};
