//! Rows of pixels as tokens, with what charts are made of in mind: rows that repeat the row above,
//! runs of one colour, and the same letters again and again.
//!
//! A row like the one above is filtered by `Up`, which leaves zeros; others by `None`, and are
//! searched for copies pixel by pixel (PNG, third edition, 9.2).

use simd_adler32::Adler32;

use super::deflate::{LONGEST, Token, WINDOW};

/// Bytes of a pixel before and after: red, green, blue; and an opacity that is always full.
const RGBA: usize = 4;
const RGB: usize = 3;
/// The row is as it is.
const NONE: u8 = 0;
/// The row is the difference to the one above.
const UP: u8 = 2;
/// Places at which two pixels stood are kept in a table of 2^this.
const TABLE: u32 = 13;
/// The shortest copies, in pixels, that are smaller than the pixels themselves: of the pixel
/// before, and from further away.
const SHORTEST: (usize, usize) = (1, 2);

/// The tokens of a picture, and Adler-32 of the bytes they stand for.
pub fn tokens(pixels: &[u8], width: usize) -> (Vec<Token>, u32) {
    let stride = RGB * width + 1;
    let mut found = Finder {
        pixels,
        width,
        stride,
        tokens: Vec::with_capacity(pixels.len() / 64),
        table: vec![0; 1 << TABLE],
    };
    let mut checksum = Checksum { low: 1, high: 0 };
    let mut bytes = vec![NONE; stride];
    let mut above: Option<(&[u8], usize)> = None;
    for (number, row) in pixels.chunks_exact(RGBA * width).enumerate() {
        match above {
            Some((other, _)) if other == row => {
                found.zeros();
                checksum.add_zeros(UP, stride);
            }
            _ => {
                found.row(number, above.map(|(_, number)| number));
                for (rgb, rgba) in bytes[1..].chunks_exact_mut(RGB).zip(row.chunks_exact(RGBA)) {
                    rgb.copy_from_slice(&rgba[..RGB]);
                }
                checksum.add(&bytes);
                above = Some((row, number));
            }
        }
    }
    (found.tokens, checksum.value())
}

struct Finder<'a> {
    pixels: &'a [u8],
    width: usize,
    /// The bytes of a row with its filter.
    stride: usize,
    tokens: Vec<Token>,
    /// Where two pixels stood last, by a hash of them: one more than the place; 0 is nowhere.
    table: Vec<u32>,
}

impl Finder<'_> {
    /// A row of zeros under the filter `Up`.
    fn zeros(&mut self) {
        self.tokens.extend([Token::Literal(UP), Token::Literal(0)]);
        let mut left = self.stride - 2;
        while left > 0 {
            if left < RGB {
                self.tokens.push(Token::Literal(0));
                left -= 1;
            } else {
                let length = left.min(LONGEST);
                self.copy(length, 1);
                left -= length;
            }
        }
    }

    /// A row of its own; `above` is the last such row, which all rows in between repeat.
    fn row(&mut self, number: usize, above: Option<usize>) {
        self.tokens.push(Token::Literal(NONE));
        let start = number * self.width;
        let end = start + self.width;
        let mut place = start;
        while place < end {
            let (length, distance) = self.best(place, start, above);
            if length == 0 {
                let pixel = &self.pixels[RGBA * place..RGBA * place + RGB];
                self.tokens.extend(pixel.iter().copied().map(Token::Literal));
                place += 1;
                continue;
            }
            let mut left = RGB * length;
            while left > 0 {
                let part = left.min(LONGEST);
                self.copy(part, distance);
                left -= part;
            }
            place += length;
        }
    }

    /// The best copy for what begins at a place: how many pixels, from how many bytes back.
    fn best(&mut self, place: usize, start: usize, above: Option<usize>) -> (usize, usize) {
        let end = start + self.width;
        let mut best = (0, 0);
        if place > start {
            let run = self.same(place - 1, place, end);
            if run >= SHORTEST.0 {
                best = (run, RGB);
            }
        }
        // No other copy is as cheap as that of the pixel before.
        if best.0 >= 16 {
            return best;
        }
        let above = above.map(|row| row * self.width + place - start);
        for other in [above, self.last(place, end)].into_iter().flatten() {
            let distance = self.distance(other, place);
            let room = end.min(place + self.width - other % self.width);
            let run = self.same(other, place, room);
            if distance <= WINDOW && run >= SHORTEST.1 && run > best.0 + usize::from(best.0 > 0) {
                best = (run, distance);
            }
        }
        best
    }

    /// The last place of two pixels like those that begin here; this one is the last from now on.
    fn last(&mut self, place: usize, end: usize) -> Option<usize> {
        if place + 2 > end {
            return None;
        }
        let two = self.pixels.get(RGBA * place..)?.first_chunk::<8>()?;
        let hash = u64::from_le_bytes(*two).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - TABLE);
        let entry = self.table.get_mut(hash as usize)?;
        let last = std::mem::replace(entry, place as u32 + 1);
        (last as usize).checked_sub(1)
    }

    /// How many pixels are the same at two places, up to an end of the second.
    fn same(&self, one: usize, other: usize, end: usize) -> usize {
        let ahead = &self.pixels[RGBA * other..RGBA * end];
        let back = &self.pixels[RGBA * one..RGBA * one + ahead.len()];
        let eight = |bytes: &[u8]| bytes.first_chunk().copied().map(u64::from_le_bytes);
        let mut same = 0;
        for (one, other) in back.chunks_exact(8).zip(ahead.chunks_exact(8)) {
            if one != other {
                let differ = eight(one).unwrap_or_default() ^ eight(other).unwrap_or_default();
                return same + differ.trailing_zeros() as usize / 32;
            }
            same += 2;
        }
        let is_odd = !ahead.len().is_multiple_of(8);
        same + usize::from(is_odd && ahead[ahead.len() - RGBA..] == back[back.len() - RGBA..])
    }

    /// Bytes between two places in the stream, filters included.
    fn distance(&self, one: usize, other: usize) -> usize {
        let offset = |place: usize| place / self.width * self.stride + RGB * (place % self.width);
        offset(other) - offset(one)
    }

    fn copy(&mut self, length: usize, distance: usize) {
        self.tokens.push(Token::Copy { length: length as u16, distance: distance as u16 });
    }
}

/// Adler-32 (RFC 1950, 8.2) that knows what zeros do.
struct Checksum {
    low: u32,
    high: u32,
}

impl Checksum {
    const BASE: u64 = 65_521;

    fn value(&self) -> u32 {
        self.high << 16 | self.low
    }

    fn add(&mut self, bytes: &[u8]) {
        let mut sum = Adler32::from_checksum(self.value());
        sum.write(bytes);
        let sum = sum.finish();
        (self.low, self.high) = (sum & 0xFFFF, sum >> 16);
    }

    /// One byte and then zeros, so many bytes in all.
    fn add_zeros(&mut self, first: u8, count: usize) {
        let low = (u64::from(self.low) + u64::from(first)) % Self::BASE;
        let high = (u64::from(self.high) + low * (count as u64 % Self::BASE)) % Self::BASE;
        (self.low, self.high) = (low as u32, high as u32);
    }
}
