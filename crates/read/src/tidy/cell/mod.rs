//! What the text of one cell says: a number, a period, a day.

pub mod date;
mod date_unit;
pub mod footnote;
mod iso;
mod normalize;
pub mod number;
mod number_format;
pub mod period;
pub mod qualifier;
mod suffix;

/// The plain form of a wide digit, or of a digit of the Arabic and Persian scripts.
pub fn plain_digit(character: char) -> Option<char> {
    let zero = ['０', '٠', '۰']
        .into_iter()
        .find(|zero| (*zero as u32..=*zero as u32 + 9).contains(&(character as u32)))?;
    char::from_u32(character as u32 - zero as u32 + '0' as u32)
}

pub use date_unit::{Date, DateUnit};
pub use iso::iso_day;
pub use normalize::normalize_period;
pub use number::{NumberError, Value};
pub use number_format::{Certainty, Evidence, NumberFormat};
