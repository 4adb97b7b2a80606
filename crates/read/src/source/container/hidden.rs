//! Rows and columns of a sheet of an .xlsx that their author hides.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::opendocument::attribute;

/// What is hidden, by numbers from 0.
#[derive(Debug, Default)]
pub struct Hidden {
    pub rows: BTreeSet<u32>,
    /// The first and the last of columns side by side.
    columns: Vec<(usize, usize)>,
}

impl Hidden {
    /// Whether the column is hidden.
    pub fn covers(&self, column: usize) -> bool {
        self.columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// What is hidden in the sheet of that name; nothing where the file hides nothing, or is no .xlsx.
pub fn find(bytes: &[u8], sheet: &str) -> Option<Hidden> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    };
    let mut id = None;
    each_element(&part("xl/workbook.xml")?, |element| {
        let is_it = || unescape(&attribute(element, "name")?).ok().map(|name| name == sheet);
        if element.local_name().as_ref() == "sheet" && is_it() == Some(true) {
            id = attribute(element, "r:id");
        }
    });
    let mut target = None;
    each_element(&part("xl/_rels/workbook.xml.rels")?, |element| {
        if id.is_some() && attribute(element, "Id") == id {
            target = attribute(element, "Target");
        }
    });
    let target = target?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    let text = part(&path)?;
    // Hardly a sheet hides anything, and a large one is not read again for it.
    memmem::find(text.as_bytes(), b"hidden=")?;
    let mut hidden = Hidden::default();
    each_element(&text, |element| {
        if !attribute(element, "hidden").is_some_and(|value| matches!(value.as_str(), "1" | "true"))
        {
            return;
        }
        let number = |name: &str| attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
        match element.local_name().as_ref() {
            "row" => hidden.rows.extend(number("r")),
            "col" => hidden.columns.extend(
                number("min")
                    .zip(number("max"))
                    .map(|(first, last)| (first as usize, last as usize)),
            ),
            _ => {}
        }
    });
    Some(hidden)
}

/// Calls for each element of a part, up to where its XML is damaged.
fn each_element(text: &str, mut call: impl FnMut(&BytesStart)) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => call(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
