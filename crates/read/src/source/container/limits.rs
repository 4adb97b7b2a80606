//! How much a container may declare, and the sentences that refuse it.

/// More cells than any published table has in a sheet, when the library holds all of the sheet's
/// area in memory, the empty ones included.
pub const MOST_CELLS: u64 = 8_000_000;

/// The text of all cells of a workbook, in bytes.
pub const MOST_TEXT: u64 = 128 << 20;

/// The parts of a container once they are unpacked, in bytes.
pub const MOST_UNPACKED: u64 = 512 << 20;

pub fn cut() -> String {
    "it is cut".to_owned()
}

pub fn too_many_cells() -> String {
    format!("a sheet has more than {MOST_CELLS} cells")
}

pub fn too_much_text() -> String {
    format!("its cells hold more than {} MB of text", MOST_TEXT >> 20)
}
