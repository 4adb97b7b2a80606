//! What the text of one cell says: a number, a period, a day.

pub mod date;
mod footnote;
mod marks;
pub mod number;
pub mod period;

/// The plain form of a wide digit, or of a digit of the Arabic and Persian scripts.
pub fn plain_digit(character: char) -> Option<char> {
    let zero = ['０', '٠', '۰']
        .into_iter()
        .find(|zero| (*zero as u32..=*zero as u32 + 9).contains(&(character as u32)))?;
    char::from_u32(character as u32 - zero as u32 + '0' as u32)
}

pub use date::{Date, DateUnit};
pub use marks::{Certainty, Evidence, Marks};
pub use number::{NumberError, Value};
