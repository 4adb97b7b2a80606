//! A text in pieces that end where a record ends, read one after the other by whichever thread is free.

use std::io::Read;

use crate::source::record_end;

/// The bytes of a text, piece by piece. The last ones stay behind: they may be totals and remarks.
pub struct Pieces {
    reader: Box<dyn Read + Send>,
    /// What was read beyond the end of the last piece.
    beyond: Vec<u8>,
    /// The line on which the next piece starts.
    line: u32,
    number: usize,
    is_over: bool,
    piece: usize,
    tail: usize,
}

/// Where a piece stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its number, from 0.
    pub number: usize,
    /// The line of its first byte.
    pub line: u32,
    /// How many bytes of the buffer it takes.
    pub length: usize,
}

/// A text that cannot be cut into pieces, or not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uncut;

impl Pieces {
    /// The pieces after the first `start` bytes.
    ///
    /// # Errors
    /// When these cannot be read.
    pub fn new(
        mut reader: Box<dyn Read + Send>,
        start: usize,
        piece: usize,
        tail: usize,
    ) -> Result<Self, Uncut> {
        let mut head = vec![0; start];
        reader.read_exact(&mut head).map_err(|_| Uncut)?;
        let (line, beyond) = (1 + lines(&head)?, Vec::new());
        Ok(Self { reader, beyond, line, number: 0, is_over: false, piece, tail })
    }

    /// Puts the next piece into the buffer, which only grows; nothing when there is none.
    ///
    /// # Errors
    /// When the bytes cannot be read, or a record is longer than any of a table.
    pub fn next(&mut self, buffer: &mut Vec<u8>) -> Result<Option<Place>, Uncut> {
        /// No record of a table has more bytes.
        const LONGEST: usize = 32 << 20;
        let mut filled = self.beyond.len();
        grow(buffer, filled)[..filled].copy_from_slice(&self.beyond);
        self.beyond.clear();
        let mut end = None;
        while !self.is_over && end.is_none() {
            let most = (self.piece + self.tail).max(filled + self.piece.div_ceil(2));
            filled += self.fill(&mut grow(buffer, most)[filled..most])?;
            end = filled.checked_sub(self.tail).and_then(|most| record_end(buffer, most));
            if filled > LONGEST {
                return Err(Uncut);
            }
        }
        let length = end.unwrap_or(0);
        self.beyond.extend_from_slice(&buffer[length..filled]);
        if length == 0 {
            return Ok(None);
        }
        let place = Place { number: self.number, line: self.line, length };
        self.number += 1;
        self.line = self.line.checked_add(lines(&buffer[..length])?).ok_or(Uncut)?;
        Ok(Some(place))
    }

    /// Reads until the buffer is full or nothing is left; how much that was.
    fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, Uncut> {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.reader.read(&mut buffer[filled..]) {
                Ok(0) => {
                    self.is_over = true;
                    break;
                }
                Ok(read) => filled += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(_) => return Err(Uncut),
            }
        }
        Ok(filled)
    }

    /// The bytes after the last piece, and the line on which they start.
    pub fn finish(self) -> (Vec<u8>, u32) {
        (self.beyond, self.line)
    }
}

/// The buffer with room for so many bytes: what has been zeroed once is not zeroed again.
fn grow(buffer: &mut Vec<u8>, length: usize) -> &mut [u8] {
    if buffer.len() < length {
        buffer.resize(length, 0);
    }
    buffer
}

fn lines(bytes: &[u8]) -> Result<u32, Uncut> {
    u32::try_from(memchr::memchr_iter(b'\n', bytes).count()).map_err(|_| Uncut)
}

/// Whether all quotes stand around whole cells, doubled within them: then every reader of delimited text
/// finds the same cells.
pub fn quotes_are_regular(bytes: &[u8], delimiter: u8) -> bool {
    let mut quotes = memchr::memchr_iter(b'"', bytes).peekable();
    while let Some(open) = quotes.next() {
        let before = open.checked_sub(1).map(|before| bytes[before]);
        if before.is_some_and(|before| before != delimiter && before != b'\n') {
            return false;
        }
        loop {
            let Some(quote) = quotes.next() else { return false };
            if quotes.next_if_eq(&(quote + 1)).is_some() {
                continue;
            }
            match bytes.get(quote + 1) {
                None | Some(b'\n' | b'\r') => break,
                Some(after) if *after == delimiter => break,
                Some(_) => return false,
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(
        text: &str,
        start: usize,
        piece: usize,
        tail: usize,
    ) -> (Vec<(String, u32)>, String, u32) {
        let reader = Box::new(std::io::Cursor::new(text.as_bytes().to_vec()));
        let mut pieces = Pieces::new(reader, start, piece, tail).expect("bytes");
        let (mut found, mut buffer) = (Vec::new(), Vec::new());
        while let Some(place) = pieces.next(&mut buffer).expect("a piece") {
            let piece = buffer[..place.length].to_vec();
            found.push((String::from_utf8(piece).expect("text"), place.line));
        }
        let (rest, line) = pieces.finish();
        (found, String::from_utf8(rest).expect("text"), line)
    }

    #[test]
    fn pieces_end_where_a_record_ends() {
        let text = "a,b\n1,\"x\ny\"\n2,z\n3,\"\"\"\n\"\n4,w\n";
        for piece in 1..40 {
            for tail in 0..12 {
                let (found, rest, line) = cut(text, 4, piece, tail);
                let all: String = found.iter().map(|(piece, _)| piece.as_str()).collect();
                assert_eq!(format!("a,b\n{all}{rest}"), text);
                assert!(rest.len() >= tail, "{piece} {tail}");
                let mut before = 2;
                for (piece, line) in found.into_iter().chain([(rest, line)]) {
                    assert_eq!(line, before);
                    before += u32::try_from(piece.matches('\n').count()).expect("few lines");
                    assert_eq!(piece.matches('"').count() % 2, 0, "{piece}");
                }
            }
        }
    }

    #[test]
    fn quotes_that_readers_take_differently_are_seen() {
        for text in ["a,\"b\"\n", "\"a\"\"b\",c\r\n", "\"\",\"\"\"\"\n", "\"x\ny\"", "a,b\n"] {
            assert!(quotes_are_regular(text.as_bytes(), b','), "{text}");
        }
        for text in ["a\"b,c\n", "\"a\"b,c\n", " \"a\",b\n", "\"a,b\n", "\"a\" ,b\n"] {
            assert!(!quotes_are_regular(text.as_bytes(), b','), "{text}");
        }
    }
}
