//! The texts of a column, numbered in the order in which they are met.

#![expect(clippy::disallowed_types, reason = "the map is asked, never listed")]

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// More different texts are no groups: the table is then read whole.
pub const MOST: usize = 200_000;

/// The texts of a column as their bytes stand in the file, each with what is known of it.
#[derive(Debug)]
pub struct Texts<T> {
    /// Short texts that were met last, at places that their bytes give: most columns have few.
    recent: Vec<Short>,
    numbers: HashMap<Box<[u8]>, u32, FixedState>,
    known: Vec<T>,
    most: usize,
}

impl<T> Default for Texts<T> {
    fn default() -> Self {
        Self::with_most(MOST)
    }
}

/// How many short texts are at hand.
const RECENT: usize = 512;

/// A text of at most 16 bytes: its length, its first and its last eight bytes tell it from all others.
#[derive(Debug, Clone, Copy)]
struct Short {
    length: u32,
    number: u32,
    first: u64,
    last: u64,
}

impl Short {
    /// No text is so long.
    const NONE: Self = Self { length: u32::MAX, number: 0, first: 0, last: 0 };

    fn new(bytes: &[u8]) -> Option<Self> {
        let length = u32::try_from(bytes.len()).ok().filter(|length| (1..=16).contains(length))?;
        let (first, last) = match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => {
                let one = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
                (bytes.iter().fold(0, one), 0)
            }
        };
        Some(Self { length, number: 0, first, last })
    }

    fn place(&self) -> usize {
        let mixed = (self.first ^ self.last.rotate_left(29)).wrapping_add(u64::from(self.length));
        // The highest bits of the product depend on all bits.
        (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55) as usize % RECENT
    }

    fn is(&self, other: &Self) -> bool {
        (self.first, self.last, self.length) == (other.first, other.last, other.length)
    }
}

impl<T> Texts<T> {
    /// No texts yet, and never more than so many.
    pub fn with_most(most: usize) -> Self {
        let (recent, numbers) = (vec![Short::NONE; RECENT], HashMap::default());
        Self { recent, numbers, known: Vec::new(), most }
    }

    /// The number of a text; `about` says what is to be known of one that was not met before. Nothing
    /// when there are too many.
    pub fn number(&mut self, bytes: &[u8], about: impl FnOnce() -> T) -> Option<usize> {
        let short = Short::new(bytes);
        if let Some(short) = &short
            && let Some(recent) = self.recent.get(short.place()).filter(|recent| recent.is(short))
        {
            return Some(recent.number as usize);
        }
        let number = self.find(bytes, about)?;
        if let Some(short) = short
            && let Some(recent) = self.recent.get_mut(short.place())
        {
            *recent = Short { number: u32::try_from(number).ok()?, ..short };
        }
        Some(number)
    }

    fn find(&mut self, bytes: &[u8], about: impl FnOnce() -> T) -> Option<usize> {
        if let Some(number) = self.numbers.get(bytes) {
            return Some(*number as usize);
        }
        let number = self.known.len();
        if number >= self.most {
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
    /// The numbers of groups of one text, by the number of the text.
    of_one: Vec<Option<u32>>,
    groups: u32,
}

impl Keys {
    /// The number of a group, and whether it is a new one; nothing when there are too many.
    pub fn number(&mut self, key: &[u32]) -> Option<(usize, bool)> {
        let known = match key {
            [text] => self.of_one.get(*text as usize).copied().flatten(),
            key => self.numbers.get(key).copied(),
        };
        if let Some(number) = known {
            return Some((number as usize, false));
        }
        let number = self.groups;
        if number as usize >= MOST {
            return None;
        }
        self.groups += 1;
        if let [text] = key {
            let place = *text as usize;
            if place >= self.of_one.len() {
                self.of_one.resize(place + 1, None);
            }
            self.of_one[place] = Some(number);
        } else {
            self.numbers.insert(key.into(), number);
        }
        Some((number as usize, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that share their first and last bytes, lengths and places are told apart.
    #[test]
    fn each_text_has_a_number_of_its_own() {
        let mut all: Vec<Vec<u8>> = (0..=20).map(|length| vec![b'a'; length]).collect();
        all.extend((0..5_000_u32).map(|number| number.to_string().into_bytes()));
        all.extend((0..5_000_u32).map(|number| format!("a place, number {number}").into_bytes()));
        all.extend((0..4_u8).map(|zeros| vec![0; usize::from(zeros) + 2]));
        all.extend([b"12345678".to_vec(), b"123456781".to_vec(), b"1234567812345678".to_vec()]);
        all.sort_unstable();
        all.dedup();
        let mut texts = Texts::default();
        for _ in 0..2 {
            for text in &all {
                let number = texts.number(text, || text.clone()).expect("few");
                assert_eq!(texts.get(number), Some(text));
            }
        }
    }
}
