//! The names that a cut of the font keeps: what it is and under which licence.
//!
//! Source: OpenType 1.9.1, "name — Naming Table", version 0.

/// Copyright, family, style, full name, PostScript name, address of the licence. The licence asks
/// for the first and the last in every copy.
const KEPT: [u16; 6] = [0, 1, 2, 4, 6, 14];

/// Bytes before the records, and in each.
const HEADER: usize = 6;
const RECORD: usize = 12;

/// The number of two bytes at a place; nothing past the end.
fn u16_at(bytes: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(place..place + 2)?.try_into().ok()?))
}

/// The `name` table with just the kept names of the given one; nothing when that is cut short.
pub fn names(whole: &[u8]) -> Option<Vec<u8>> {
    let count = usize::from(u16_at(whole, 2)?);
    let storage = usize::from(u16_at(whole, 4)?);
    let mut records: Vec<([u16; 4], &[u8])> = Vec::new();
    for place in (0..count).map(|number| HEADER + RECORD * number) {
        // Platform, encoding, language, name; then length and offset of the text.
        let field = |number: usize| u16_at(whole, place + 2 * number);
        let key = [field(0)?, field(1)?, field(2)?, field(3)?];
        let start = storage + usize::from(field(5)?);
        let text = whole.get(start..start + usize::from(field(4)?))?;
        if KEPT.contains(&key[3]) {
            records.push((key, text));
        }
    }
    let mut table = Vec::new();
    let mut push = |number: u16| table.extend(number.to_be_bytes());
    [0, u16::try_from(records.len()).ok()?, u16::try_from(HEADER + RECORD * records.len()).ok()?]
        .into_iter()
        .for_each(&mut push);
    let mut offset = 0_u16;
    for (key, text) in &records {
        let length = u16::try_from(text.len()).ok()?;
        key.iter().copied().chain([length, offset]).for_each(&mut push);
        offset = offset.checked_add(length)?;
    }
    records.iter().for_each(|(_, text)| table.extend_from_slice(text));
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kept_names_stay() {
        // Version 0, two records, texts from byte 30: name 5 is "v", name 1 is "Ab".
        let whole: Vec<u8> = [0, 2, 30, 3, 1, 0x409, 1, 2, 1, 3, 1, 0x409, 5, 1, 0]
            .into_iter()
            .flat_map(u16::to_be_bytes)
            .chain(*b"vAb")
            .collect();
        let kept: Vec<u8> = [0, 1, 18, 3, 1, 0x409, 1, 2, 0]
            .into_iter()
            .flat_map(u16::to_be_bytes)
            .chain(*b"Ab")
            .collect();
        assert_eq!(names(&whole), Some(kept));
    }

    #[test]
    fn a_table_cut_short_gives_nothing() {
        assert_eq!(names(&[]), None);
        assert_eq!(names(&[0, 0, 0, 1, 0, 18]), None);
        assert_eq!(names(&[0, 0, 0, 1, 0, 18, 0, 3, 0, 1, 4, 9, 0, 1, 0, 9, 0, 0]), None);
    }
}
