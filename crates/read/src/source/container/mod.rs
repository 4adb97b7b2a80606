//! What a workbook's container declares, checked before a library reads it.
//!
//! The library allocates what a file declares, follows chains without an end and reads on behind
//! the end of a part: what would abort the process or never return is an error here. What would
//! only panic is caught where the library is called.

mod biff;
mod compound;
mod markup;
mod opendocument;
mod zipped;

/// More cells than any published table has in a sheet, when the library holds all of the sheet's
/// area in memory, the empty ones included.
const MOST_CELLS: u64 = 8_000_000;

/// The text of all cells of a workbook, in bytes.
pub const MOST_TEXT: u64 = 128 << 20;

/// The parts of a container once they are unpacked, in bytes.
const MOST_UNPACKED: u64 = 512 << 20;

/// Whether the bytes begin as a spreadsheet does: a ZIP archive or an OLE compound file.
pub fn is_container(bytes: &[u8]) -> bool {
    bytes.starts_with(zipped::SIGNATURE) || bytes.starts_with(compound::SIGNATURE)
}

/// Checks a container.
///
/// # Errors
/// A sentence that says why the library must not read it.
pub fn check(bytes: &[u8]) -> Result<(), String> {
    if bytes.starts_with(compound::SIGNATURE) {
        return biff::check(&compound::workbook_stream(bytes)?);
    }
    zipped::check(bytes)
}

fn cut() -> String {
    "it is cut".to_owned()
}

fn too_many_cells() -> String {
    format!("a sheet has more than {MOST_CELLS} cells")
}

fn too_much_text() -> String {
    format!("its cells hold more than {} MB of text", MOST_TEXT >> 20)
}
