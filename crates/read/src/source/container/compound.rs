//! An OLE compound file (MS-CFB) → the stream of its workbook.

use super::limits::cut;

/// How the file begins.
pub const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// From here on, a number is no sector but says what one is for.
const RESERVED: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const HEADER: usize = 512;
const ENTRY: usize = 128;
const MINI_SECTOR: usize = 64;
/// Shorter streams stand in the mini stream.
const MINI_CUTOFF: u64 = 4096;

/// The stream that holds the workbook.
///
/// # Errors
/// When a chain of sectors leaves the file, runs in a circle, or ends before its stream does.
pub fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let size = match u16_at(bytes, 30).ok_or_else(cut)? {
        9 => 512,
        12 => 4096,
        _ => return Err("its sectors have no known size".to_owned()),
    };
    // The header fills a sector of its own.
    let file = Sectors { bytes: bytes.get(size..).ok_or_else(cut)?, size };
    let table = allocation_table(bytes, file)?;
    let entries: Vec<Entry> = file
        .chain(u32_at(bytes, 48).ok_or_else(cut)?, &table, None)?
        .chunks_exact(ENTRY)
        .filter_map(|entry| Entry::read(entry, size))
        .collect();
    let root = entries.first().ok_or_else(cut)?;
    let mini_sectors = u32_at(bytes, 64).ok_or_else(cut)?;
    let (mini, mini_table) = if mini_sectors > 0 {
        let length = u64::from(mini_sectors) * size as u64;
        let start = u32_at(bytes, 60).ok_or_else(cut)?;
        let numbers = file.chain(start, &table, Some(length))?;
        (file.chain(root.start, &table, Some(root.length))?, numbers_of(&numbers))
    } else {
        (Vec::new(), Vec::new())
    };
    if entries.iter().any(|entry| entry.name == "EncryptedPackage") {
        return Err("it is protected by a password".to_owned());
    }
    let named = |name: &str| entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
    let entry = named("Workbook").or_else(|| named("Book"));
    let entry = entry.ok_or_else(|| "it holds no workbook".to_owned())?;
    let stream = if entry.length < MINI_CUTOFF {
        let sectors = Sectors { bytes: &mini, size: MINI_SECTOR };
        sectors.chain(entry.start, &mini_table, Some(entry.length))?
    } else {
        file.chain(entry.start, &table, Some(entry.length))?
    };
    if (stream.len() as u64) < entry.length { Err(cut()) } else { Ok(stream) }
}

/// Which sector follows each.
fn allocation_table(bytes: &[u8], file: Sectors) -> Result<Vec<u32>, String> {
    let mut places = numbers_of(bytes.get(76..HEADER).ok_or_else(cut)?);
    let mut next = u32_at(bytes, 68).ok_or_else(cut)?;
    let mut steps = 0_usize;
    while next < RESERVED {
        places.extend(numbers_of(file.sector(next)?));
        next = places.pop().ok_or_else(cut)?;
        steps += 1;
        if steps > file.count() {
            return Err(circle());
        }
    }
    places.retain(|place| *place < RESERVED);
    if places.iter().any(|place| *place as usize >= file.count()) {
        return Err(cut());
    }
    if places.len() > file.count() {
        return Err("its table of sectors is larger than the file".to_owned());
    }
    let mut table = Vec::new();
    for place in places {
        table.extend(numbers_of(file.sector(place)?));
    }
    Ok(table)
}

/// The sectors of the file, or of the mini stream.
#[derive(Clone, Copy)]
struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl<'a> Sectors<'a> {
    fn count(self) -> usize {
        self.bytes.len().div_ceil(self.size)
    }

    /// A sector; the last one may be short.
    fn sector(self, place: u32) -> Result<&'a [u8], String> {
        let start = (place as usize).checked_mul(self.size).ok_or_else(cut)?;
        let end = start.saturating_add(self.size).min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty()).ok_or_else(cut)
    }

    /// The bytes of the sectors from one on, at most so many.
    fn chain(self, start: u32, table: &[u32], length: Option<u64>) -> Result<Vec<u8>, String> {
        let (mut next, mut steps, mut chain) = (start, 0_usize, Vec::new());
        while next != END_OF_CHAIN && length.is_none_or(|length| (chain.len() as u64) < length) {
            chain.extend_from_slice(self.sector(next)?);
            next = *table.get(next as usize).ok_or_else(cut)?;
            steps += 1;
            if steps > self.count() {
                return Err(circle());
            }
        }
        if let Some(length) = length {
            chain.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        }
        Ok(chain)
    }
}

/// An entry of the directory.
struct Entry {
    name: String,
    start: u32,
    length: u64,
}

impl Entry {
    fn read(entry: &[u8], size: usize) -> Option<Self> {
        let letters =
            entry.get(..64)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let letters: Vec<u16> = letters.take_while(|letter| *letter != 0).collect();
        let low = u64::from(u32_at(entry, 120)?);
        let high = if size == HEADER { 0 } else { u64::from(u32_at(entry, 124)?) };
        Some(Self {
            name: String::from_utf16_lossy(&letters),
            start: u32_at(entry, 116)?,
            length: low | high << 32,
        })
    }
}

fn circle() -> String {
    "its sectors form a circle".to_owned()
}

fn numbers_of(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect()
}

fn u16_at(bytes: &[u8], place: usize) -> Option<u16> {
    let two = bytes.get(place..place.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    let four = bytes.get(place..place.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}
