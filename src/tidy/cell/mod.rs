//! What the text of one cell says: a number, a period, a day.

pub mod date;
mod footnote;
mod marks;
pub mod number;
pub mod period;

pub use date::{Date, DateUnit};
pub use marks::{Certainty, Evidence, Marks};
pub use number::{NumberError, Value};
