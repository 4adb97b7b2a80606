//! The texts of a column, numbered in the order in which they are met.

#![expect(clippy::disallowed_types, reason = "the map is asked, never listed")]

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// More different texts are no groups: the table is then read whole.
pub const MOST: usize = 1_000_000;

/// The texts of a column as their bytes stand in the file, each with what is known of it.
#[derive(Debug)]
pub struct Texts<T> {
    numbers: HashMap<Box<[u8]>, u32, FixedState>,
    known: Vec<T>,
}

impl<T> Default for Texts<T> {
    fn default() -> Self {
        Self { numbers: HashMap::default(), known: Vec::new() }
    }
}

impl<T> Texts<T> {
    /// The number of a text; `about` says what is to be known of one that was not met before. Nothing
    /// when there are too many.
    pub fn number(&mut self, bytes: &[u8], about: impl FnOnce() -> T) -> Option<usize> {
        if let Some(number) = self.numbers.get(bytes) {
            return Some(*number as usize);
        }
        let number = self.known.len();
        if number >= MOST {
            return None;
        }
        self.numbers.insert(bytes.into(), u32::try_from(number).ok()?);
        self.known.push(about());
        Some(number)
    }

    /// What is known of the text of that number.
    pub fn get(&self, number: usize) -> Option<&T> {
        self.known.get(number)
    }
}

/// Groups numbered by the numbers of their texts.
#[derive(Debug, Default)]
pub struct Keys {
    numbers: HashMap<Box<[u32]>, u32, FixedState>,
}

impl Keys {
    /// The number of a group, and whether it is a new one; nothing when there are too many.
    pub fn number(&mut self, key: &[u32]) -> Option<(usize, bool)> {
        if let Some(number) = self.numbers.get(key) {
            return Some((*number as usize, false));
        }
        let number = self.numbers.len();
        if number >= MOST {
            return None;
        }
        self.numbers.insert(key.into(), u32::try_from(number).ok()?);
        Some((number, true))
    }
}
