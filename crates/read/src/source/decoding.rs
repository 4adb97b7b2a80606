//! Bytes of any encoding → UTF-8, piece by piece.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult};

use super::encoding::Encoding;

/// A text as UTF-8. A byte that its encoding does not have is an error.
pub struct Decoding<R> {
    reader: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// Which bytes of `raw` are still to be decoded.
    left: std::ops::Range<usize>,
    is_over: bool,
    text: Vec<u8>,
    /// Which bytes of `text` are still to be given.
    ready: std::ops::Range<usize>,
}

impl<R: Read> Decoding<R> {
    /// The text of a reader that is past its byte-order mark.
    pub fn new(reader: R, encoding: Encoding) -> Self {
        const BUFFER: usize = 64 << 10;
        let decoder = encoding.0.new_decoder_without_bom_handling();
        let (raw, text) = (vec![0; BUFFER], vec![0; BUFFER]);
        Self { reader, decoder, raw, left: 0..0, is_over: false, text, ready: 0..0 }
    }

    /// Decodes what is left, or what is read next.
    fn decode(&mut self) -> io::Result<()> {
        if self.left.is_empty() {
            let read = self.reader.read(&mut self.raw)?;
            self.left = 0..read;
            self.is_over = read == 0;
        }
        let raw = &self.raw[self.left.clone()];
        let (result, read, written) =
            self.decoder.decode_to_utf8_without_replacement(raw, &mut self.text, self.is_over);
        self.left.start += read;
        self.ready = 0..written;
        // What stands for an unreadable character is none.
        let is_unreadable =
            || memchr::memmem::find(&self.text[..written], "\u{FFFD}".as_bytes()).is_some();
        if matches!(result, DecoderResult::Malformed(..)) || is_unreadable() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.ready.is_empty() && !self.is_over {
            self.decode()?;
        }
        let read = self.ready.len().min(buffer.len());
        buffer[..read].copy_from_slice(&self.text[self.ready.start..self.ready.start + read]);
        self.ready.start += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_are_cut_are_joined() {
        /// Gives one byte at a time.
        struct Slow<'a>(&'a [u8]);
        impl Read for Slow<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                self.0.read(&mut buffer[..1])
            }
        }
        let text = "연도,인원\n2011년,2706명\n";
        let encoding = Encoding::parse("cp949").expect("an encoding");
        let bytes = encoding.0.encode(text).0;
        let decoded = |bytes: &[u8]| -> io::Result<String> {
            let (mut reader, mut all, mut buffer) =
                (Decoding::new(Slow(bytes), encoding), Vec::new(), [0; 5]);
            loop {
                match reader.read(&mut buffer)? {
                    0 => return Ok(String::from_utf8(all).expect("UTF-8")),
                    read => all.extend_from_slice(&buffer[..read]),
                }
            }
        };
        assert_eq!(decoded(&bytes).expect("text"), text);
        assert!(decoded(&[bytes.as_ref(), &[0xFF]].concat()).is_err());
    }
}
