//! What a workbook's container declares, checked before a library reads it.
//!
//! The library allocates what a file declares, follows chains without an end and reads on behind
//! the end of a part: what would abort the process or never return is an error here. What would
//! only panic is caught where the library is called.

mod biff;
mod compound;
mod hidden;
mod limits;
mod markup;
mod opendocument;
mod zipped;

pub use hidden::find as hidden;
pub use limits::MOST_TEXT;

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
