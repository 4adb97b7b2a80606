//! A ZIP archive of XML parts (xlsx, xlsb, ods): what it unpacks to, and what its parts declare.

use std::io::{BufReader, Cursor, Error, Read, Result as IoResult};

use zip::ZipArchive;

use super::limits::{MOST_UNPACKED, cut};
use super::markup::{self, Fault};

/// How the file begins.
pub const SIGNATURE: &[u8] = b"PK\x03\x04";

/// The part of an .ods that holds its tables.
const CONTENT: &str = "content.xml";

/// Checks an archive.
///
/// # Errors
/// When it unpacks to more than any published workbook, declares more than it holds, or a table
/// of an .ods has no end.
pub fn check(bytes: &[u8]) -> Result<(), String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| cut())?;
    let is_opendocument = archive.index_for_name(CONTENT).is_some();
    let mut left = MOST_UNPACKED;
    for place in 0..archive.len() {
        // What is damaged is refused by the library, if it reads that part at all.
        let Ok(part) = archive.by_index(place) else { continue };
        let name = part.name().map(|name| name.to_lowercase()).unwrap_or_default();
        left = left.checked_sub(part.size()).ok_or_else(too_large)?;
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let size = part.size();
        let must_be_whole = is_opendocument && name == CONTENT;
        let metered = BufReader::new(Metered { part, left: size, run: 0 });
        match markup::check(metered, size, must_be_whole) {
            Err(Fault::Limit(reason)) => return Err(reason),
            Err(Fault::Damage(reason)) if must_be_whole => return Err(reason),
            Err(Fault::Damage(_)) | Ok(()) => {}
        }
    }
    Ok(())
}

fn too_large() -> String {
    format!("it unpacks to more than {} MB", MOST_UNPACKED >> 20)
}

/// A part that holds no more than it declares, and no text without a mark of XML that is longer
/// than any cell: the library holds such a text in memory.
struct Metered<R> {
    part: R,
    left: u64,
    run: usize,
}

/// The longest text between two marks of XML, in bytes. A cell has at most 32,767 letters, but
/// programs put whole documents of their own into parts that hold no cells.
const LONGEST_RUN: usize = 16 << 20;

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let count = self.part.read(buffer)?;
        let bytes = buffer.get(..count).unwrap_or_default();
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| Error::other(markup::Limit("a part is longer than it declares")))?;
        self.run = match bytes.iter().rposition(|byte| *byte == b'<') {
            Some(mark) => count - mark,
            None => self.run + count,
        };
        if self.run > LONGEST_RUN {
            return Err(Error::other(markup::Limit("a text in it is longer than any cell")));
        }
        Ok(count)
    }
}
