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
mod columns;
mod count;
mod decision;
mod error;
mod event;
mod frame;
mod group;
mod location;
mod metadata;
mod month;
mod names;
mod nearest;
mod observation;
mod period;
mod series;
mod shell;
mod status;
mod wide;
mod year;

pub use calendar::Day;
pub use count::{Count, CountError, Difference, PER};
pub use decision::{Decision, MOST_LISTED, Severity, listed};
pub use error::{FrameError, SeriesError};
pub use event::{Event, EventDate};
pub use frame::{Dataset, Origin};
pub use group::{Group, Role, Row};
pub use location::{Location, Summed};
pub use metadata::{BeforeChoice, Licence, Metadata, Source, TRANSLATIONS, Translation, Word};
pub use month::Month;
pub use names::{RESERVED_COLUMNS, distinct_names};
pub use nearest::{hint_of_nearest, nearest_name};
pub use observation::Observation;
pub use period::{Period, PeriodError};
pub use series::{Series, YearCount};
pub use shell::shell_word;
pub use status::Status;
pub use year::{Year, YearError, YearKind};
