//! One pass over the XML of a part.

use std::collections::BTreeSet;
use std::fmt;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

use super::limits::cut;
use super::opendocument::{Tables, attribute};

/// Why a part is refused.
pub enum Fault {
    /// It is larger, or declares more, than is read.
    Limit(String),
    /// It is no XML, or has no end.
    Damage(String),
}

/// A limit that is met while a part is unpacked.
#[derive(Debug)]
pub struct Limit(pub &'static str);

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Limit {}

/// Checks a part of so many bytes. One that must be whole closes each element that it opens.
pub fn check(part: impl BufRead, size: u64, must_be_whole: bool) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(part);
    // As the library reads it.
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    config.expand_empty_elements = true;
    let mut open: Vec<String> = Vec::new();
    let mut tables = Tables::default();
    let mut sheets: BTreeSet<String> = BTreeSet::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(fault)? {
            Event::Start(element) => {
                if must_be_whole {
                    open.push(element.name().0.to_owned());
                    tables.open(&element).map_err(Fault::Limit)?;
                } else {
                    check_strings(&element, size)?;
                    check_sheet(&element, &mut sheets)?;
                }
            }
            Event::End(element) if must_be_whole => {
                if open.pop().as_deref() != Some(element.name().0) {
                    return Err(Fault::Damage("an element in it is not closed".to_owned()));
                }
                tables.close(element.name().0).map_err(Fault::Limit)?;
            }
            Event::Text(text) if must_be_whole => tables.add_text(text.len()),
            // An entity is at most one character.
            Event::GeneralRef(_) if must_be_whole => tables.add_text(4),
            Event::Eof if open.is_empty() => return Ok(()),
            Event::Eof => return Err(Fault::Damage(cut())),
            _ => {}
        }
    }
}

fn fault(error: Error) -> Fault {
    if let Error::Io(io) = &error
        && let Some(limit) = io.get_ref().and_then(|inner| inner.downcast_ref::<Limit>())
    {
        return Fault::Limit(limit.to_string());
    }
    Fault::Damage("its XML is damaged".to_owned())
}

/// The library makes room for as many shared strings as are declared.
fn check_strings(element: &BytesStart, size: u64) -> Result<(), Fault> {
    /// `<si/>`.
    const LEAST: u64 = 5;
    if element.local_name().as_ref() != "sst" {
        return Ok(());
    }
    let declared = attribute(element, "uniqueCount").filter(|count| !count.is_empty());
    // What is no number is ignored by the library.
    let is_number =
        |count: &String| count.trim_start_matches('+').bytes().all(|b| b.is_ascii_digit());
    let Some(declared) = declared.filter(is_number) else { return Ok(()) };
    match declared.trim_start_matches('+').parse::<u64>() {
        Ok(count) if count <= size / LEAST => Ok(()),
        _ => Err(Fault::Limit(format!("it declares {declared} texts and does not hold them"))),
    }
}

/// The library unpacks a sheet's part once for each sheet that names it.
fn check_sheet(element: &BytesStart, sheets: &mut BTreeSet<String>) -> Result<(), Fault> {
    if element.local_name().as_ref() != "sheet" {
        return Ok(());
    }
    let Some(part) = attribute(element, "r:id") else { return Ok(()) };
    if sheets.insert(part) {
        return Ok(());
    }
    Err(Fault::Limit("two of its sheets are the same".to_owned()))
}
