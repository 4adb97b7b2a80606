//! Formats that are not read, told by how their bytes begin, and how to make a table of them. In a
//! hint, `FILE` stands for the path of the file.

use super::SourceError;

/// What stands at a place of a format's bytes, what it is, and the program that writes its content on
/// standard output.
const PACKED: [(usize, &[u8], &str, &str); 5] = [
    (0, b"\xFD7zXZ\0", "xz", "xz -dc"),
    (4, b"1AY&SY", "bzip2", "bzip2 -dc"),
    (0, b"\x28\xB5\x2F\xFD", "zstd", "zstd -dc"),
    (0, b"7z\xBC\xAF\x27\x1C", "7-Zip", "7z x -so"),
    (0, b"Rar!\x1A\x07", "RAR", "unrar p -inul"),
];

/// Nothing for bytes that may be a table.
///
/// # Errors
/// When the bytes are of another format; the error names it.
pub fn refuse_foreign(file: &str, bytes: &[u8]) -> Result<(), SourceError> {
    let foreign = |what: &str, hint: String| {
        Err(SourceError::Foreign { file: file.to_owned(), what: what.to_owned(), hint })
    };
    for (place, signature, name, program) in PACKED {
        if bytes.get(place..).is_some_and(|bytes| bytes.starts_with(signature)) {
            let hint = format!("unpack it: {program} FILE | arrivals tidy");
            return foreign(&format!("packed by {name}"), hint);
        }
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        let query = "sqlite3 -header -csv FILE 'SELECT * FROM name' | arrivals tidy";
        return foreign("a SQLite database", format!("ask it for a table: {query}"));
    }
    if bytes.starts_with(b"%PDF-") {
        let hint = "look for a data file beside it, or copy the table into a spreadsheet";
        return foreign("a PDF", hint.to_owned());
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |tag: &str| {
        start.get(..tag.len()).is_some_and(|text| text.eq_ignore_ascii_case(tag.as_bytes()))
    };
    if ["<!doctype html", "<html", "<head", "<body", "<table"].into_iter().any(begins) {
        let hint = "look for the data file that the page offers, or open the page in a spreadsheet \
                    program and save it as CSV or xlsx";
        return foreign("a web page", hint.to_owned());
    }
    if begins("<?xml") {
        let hint = "download the table as CSV, or open it in a spreadsheet program and save it so";
        return foreign("XML", hint.to_owned());
    }
    if is_json(start) {
        let rows = "(.[0] | keys_unsorted) as $k | $k, (.[] | [.[$k[]]]) | @csv";
        // One object holds its records under a name; several are records, one a line.
        let (flags, records) = match start {
            [b'[', ..] => ("-r", ""),
            _ if serde_json::from_slice::<serde::de::IgnoredAny>(start).is_ok() => {
                ("-r", ".NAME | ")
            }
            _ => ("-rs", ""),
        };
        let hint =
            format!("make CSV of its records: jq {flags} '{records}{rows}' FILE | arrivals tidy");
        return foreign("JSON", hint);
    }
    Ok(())
}

/// Whether the bytes begin as JSON does: no table has a brace, or a bracket before one, in its first cell.
fn is_json(start: &[u8]) -> bool {
    let behind = |byte: u8| start.strip_prefix(&[byte]).map(<[u8]>::trim_ascii_start);
    let opens = |rest: &[u8]| matches!(rest.first(), Some(b'{' | b'[' | b'"' | b'}'));
    behind(b'{').is_some_and(opens) || behind(b'[').is_some_and(opens)
}
