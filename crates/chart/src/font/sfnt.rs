//! The container of an OpenType font: tables with their checksums.
//!
//! Source: OpenType 1.9.1, "Organization of an OpenType Font" and the chapters of the tables.

use skrifa::raw::tables::compute_checksum;

/// A table's name and bytes.
pub type Table = ([u8; 4], Vec<u8>);

/// The font file of the tables, in the order of their names.
pub fn build(mut tables: Vec<Table>) -> Vec<u8> {
    tables.sort();
    for (tag, bytes) in &mut tables {
        // The head table's own adjustment counts as 0 while sums are made.
        if tag == b"head"
            && let Some(adjustment) = bytes.get_mut(8..12)
        {
            adjustment.fill(0);
        }
    }
    let count = u16::try_from(tables.len()).unwrap_or(u16::MAX);
    let power = count.checked_ilog2().unwrap_or_default();
    let range = 16_u16 << power;
    let mut font = Vec::new();
    font.extend(0x0001_0000_u32.to_be_bytes());
    for number in
        [count, range, u16::try_from(power).unwrap_or_default(), (count * 16).saturating_sub(range)]
    {
        font.extend(number.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    let mut head = None;
    for (tag, bytes) in &tables {
        if tag == b"head" {
            head = Some(offset);
        }
        font.extend(tag);
        for number in [compute_checksum(bytes), size(offset), size(bytes.len())] {
            font.extend(number.to_be_bytes());
        }
        offset += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in &tables {
        font.extend(bytes);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    if let Some(head) = head {
        let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(compute_checksum(&font));
        if let Some(place) = font.get_mut(head + 8..head + 12) {
            place.copy_from_slice(&adjustment.to_be_bytes());
        }
    }
    font
}

fn size(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
