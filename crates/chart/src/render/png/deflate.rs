//! Tokens as a block of DEFLATE (RFC 1951) in the container of zlib (RFC 1950).

use super::huffman::{Code, codes};

/// The furthest that a copy may reach back, in bytes.
pub const WINDOW: usize = 32_768;
/// The longest copy in one token, in bytes.
pub const LONGEST: usize = 258;

/// A byte as it is, or a copy of what came before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// A byte.
    Literal(u8),
    /// So many bytes, from 3 to [`LONGEST`], from so far back, from 1 to [`WINDOW`].
    Copy {
        /// Bytes.
        length: u16,
        /// Bytes.
        distance: u16,
    },
}

const END: usize = 256;
/// The order in which a block gives the lengths of the codes for lengths of codes.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The tokens as one zlib stream; the checksum is Adler-32 of what they stand for.
pub fn zlib(tokens: &[Token], checksum: u32) -> Vec<u8> {
    let mut symbols = [0_u32; 286];
    let mut distances = [0_u32; 30];
    symbols[END] = 1;
    for token in tokens {
        match *token {
            Token::Literal(byte) => symbols[usize::from(byte)] += 1,
            Token::Copy { length, distance } => {
                symbols[length_symbol(length).0] += 1;
                distances[distance_symbol(distance).0] += 1;
            }
        }
    }
    let symbols = codes(&symbols, 15);
    let distances = codes(&distances, 15);
    // A method and a window of 32 kB; no dictionary, the fastest level.
    let mut out = Bits { bytes: vec![0x78, 0x01], pending: 0, count: 0 };
    push_head(&mut out, &symbols, &distances);
    for token in tokens {
        match *token {
            Token::Literal(byte) => out.code(symbols[usize::from(byte)]),
            Token::Copy { length, distance } => {
                let (symbol, extra, bits) = length_symbol(length);
                out.code(symbols[symbol]);
                out.push(extra, bits);
                let (symbol, extra, bits) = distance_symbol(distance);
                out.code(distances[symbol]);
                out.push(extra, bits);
            }
        }
    }
    out.code(symbols[END]);
    let mut bytes = out.finish();
    bytes.extend(checksum.to_be_bytes());
    bytes
}

/// That this block is the last and has codes of its own; then the lengths of these.
fn push_head(out: &mut Bits, symbols: &[Code], distances: &[Code]) {
    let mut counts = [0_u32; 19];
    let lengths = || symbols.iter().chain(distances).map(|code| code.length as usize);
    lengths().for_each(|length| counts[length] += 1);
    let coded = codes(&counts, 7);
    out.push(0b101, 3);
    for (number, least, bits) in [(symbols.len(), 257, 5), (distances.len(), 1, 5), (19, 4, 4)] {
        out.push((number - least) as u32, bits);
    }
    ORDER.iter().for_each(|symbol| out.push(coded[*symbol].length, 3));
    lengths().for_each(|length| out.code(coded[length]));
}

/// The symbol of a length, and the bits that follow it (RFC 1951, 3.2.5).
fn length_symbol(length: u16) -> (usize, u32, u32) {
    let number = u32::from(length) - 3;
    match number {
        0..8 => (257 + number as usize, 0, 0),
        255.. => (285, 0, 0),
        _ => {
            let bits = number.ilog2() - 2;
            let symbol = 257 + 4 * (bits + 1) + ((number >> bits) & 3);
            (symbol as usize, number & ((1 << bits) - 1), bits)
        }
    }
}

/// The symbol of a distance, and the bits that follow it (RFC 1951, 3.2.5).
fn distance_symbol(distance: u16) -> (usize, u32, u32) {
    let number = u32::from(distance) - 1;
    match number {
        0..4 => (number as usize, 0, 0),
        _ => {
            let bits = number.ilog2() - 1;
            let symbol = 2 * (bits + 1) + ((number >> bits) & 1);
            (symbol as usize, number & ((1 << bits) - 1), bits)
        }
    }
}

/// Bits, the first in the lowest place of a byte.
struct Bits {
    bytes: Vec<u8>,
    pending: u64,
    count: u32,
}

impl Bits {
    fn code(&mut self, code: Code) {
        self.push(code.bits, code.length);
    }

    fn push(&mut self, bits: u32, count: u32) {
        self.pending |= u64::from(bits) << self.count;
        self.count += count;
        if self.count >= 32 {
            self.bytes.extend((self.pending as u32).to_le_bytes());
            self.pending >>= 32;
            self.count -= 32;
        }
    }

    fn finish(mut self) -> Vec<u8> {
        let whole = self.count.div_ceil(8) as usize;
        self.bytes.extend(&self.pending.to_le_bytes()[..whole]);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_those_of_the_standards_tables() {
        for (length, symbol) in [
            (3, (257, 0, 0)),
            (10, (264, 0, 0)),
            (11, (265, 0, 1)),
            (12, (265, 1, 1)),
            (35, (273, 0, 3)),
            (257, (284, 30, 5)),
            (258, (285, 0, 0)),
        ] {
            assert_eq!(length_symbol(length), symbol, "{length}");
        }
        for (distance, symbol) in [
            (1, (0, 0, 0)),
            (4, (3, 0, 0)),
            (5, (4, 0, 1)),
            (8, (5, 1, 1)),
            (9, (6, 0, 2)),
            (24_577, (29, 0, 13)),
            (32_768, (29, 8191, 13)),
        ] {
            assert_eq!(distance_symbol(distance), symbol, "{distance}");
        }
    }
}
