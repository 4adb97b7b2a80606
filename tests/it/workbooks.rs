//! Workbooks that are cut, damaged, or declare more than they hold: an error, and never a panic, an
//! abort or a loop.

use std::io::{Cursor, Write};

use arrivals_read::source::{Reading, table_of};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The cells of the table, or the error.
fn cells(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let grid = table_of("t", bytes, &Reading::default()).map_err(|error| error.to_string())?;
    Ok(grid.rows().iter().map(|row| row.cells().map(str::to_owned).collect()).collect())
}

fn refused(bytes: &[u8], reason: &str) {
    let error = cells(bytes).expect_err(reason);
    assert!(error.contains("not a readable spreadsheet"), "{error}");
    assert!(error.contains(reason), "{error}");
}

fn table(pairs: &[(&str, &str)]) -> Vec<Vec<String>> {
    pairs.iter().map(|(one, two)| vec![(*one).to_owned(), (*two).to_owned()]).collect()
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("its text");
    }
    writer.finish().expect("an archive").into_inner()
}

const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

fn ods(content: &str) -> Vec<u8> {
    archive(&[("mimetype", ODS), ("META-INF/manifest.xml", "<m/>"), ("content.xml", content)])
}

/// A document of one table of these rows.
fn document(rows: &str) -> String {
    format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">\
         <office:body><office:spreadsheet><table:table table:name=\"a\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    )
}

fn row(cells: [&str; 2]) -> String {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    format!("<table:table-row>{}{}</table:table-row>", cell(cells[0]), cell(cells[1]))
}

#[test]
fn an_ods_without_an_end_is_refused() {
    let whole = document(&(row(["year", "n"]) + &row(["2019", "5"]) + &row(["2020", "7"])));
    let read = table(&[("year", "n"), ("2019", "5"), ("2020", "7")]);
    assert_eq!(cells(&ods(&whole)), Ok(read));
    for end in 1..whole.len() {
        assert!(cells(&ods(&whole[..end])).is_err(), "{}", &whole[..end]);
    }
    refused(&ods(&whole.replace("</table:table>", "")), "an element in it is not closed");
    refused(&ods(&whole[..whole.len() - 9]), "");
}

#[test]
fn what_an_ods_repeats_is_bounded() {
    let blanks = |count: u64| {
        document(&(row(["year", "n"]) + &row([&format!("a<text:s text:c=\"{count}\"/>b"), "1"])))
    };
    let spaced = cells(&ods(&blanks(3))).expect("a table");
    assert_eq!(spaced[1][0], "a   b");
    for count in [1_001, 50_000, 2_000_000_000, u64::MAX] {
        refused(&ods(&blanks(count)), "a cell has more than 1000 blanks");
    }
    let repeated = |rows: u32, columns: u32| {
        let cell = format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"1\" \
             table:number-columns-repeated=\"{columns}\"/>"
        );
        document(&format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row>"
        ))
    };
    assert_eq!(cells(&ods(&repeated(3, 2))), Ok(table(&[("1", "1"), ("1", "1"), ("1", "1")])));
    refused(&ods(&repeated(6_000, 16_384)), "more than 8000000 cells");
    // Blank rows and columns behind the last filled cell are declared in every file, and cost nothing.
    let rest = "<table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell \
                table:number-columns-repeated=\"16384\"/></table:table-row>";
    let padded = document(&(row(["year", "n"]) + &row(["2019", "5"]) + rest));
    assert_eq!(cells(&ods(&padded)), Ok(table(&[("year", "n"), ("2019", "5")])));
}

fn xlsx(strings: &str, rows: &str) -> Vec<u8> {
    const S: &str = "http://schemas.openxmlformats.org/";
    let main = format!("{S}spreadsheetml/2006/main");
    let rel = format!("{S}officeDocument/2006/relationships");
    let rels = |inner: String| {
        format!("<Relationships xmlns=\"{S}package/2006/relationships\">{inner}</Relationships>")
    };
    let to = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{rel}/{kind}\" Target=\"{target}\"/>")
    };
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &rels(to("r", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/_rels/workbook.xml.rels",
            &rels(
                to("r1", "worksheet", "worksheets/s.xml")
                    + &to("r2", "sharedStrings", "sharedStrings.xml"),
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{rel}\"><sheets>\
                 <sheet name=\"Data\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        ("xl/sharedStrings.xml", &format!("<sst xmlns=\"{main}\" {strings}</sst>")),
        (
            "xl/worksheets/s.xml",
            &format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

const ROWS: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
                    <row r=\"2\"><c r=\"A2\"><v>2019</v></c><c r=\"B2\"><v>5</v></c></row>";

#[test]
fn what_an_xlsx_declares_is_held_against_its_bytes() {
    let strings =
        |count: &str| format!("uniqueCount=\"{count}\"><si><t>year</t></si><si><t>n</t></si>");
    assert_eq!(cells(&xlsx(&strings("2"), ROWS)), Ok(table(&[("year", "n"), ("2019", "5")])));
    for count in ["1000000000", "4294967295", "18446744073709551615", "99999999999999999999999"] {
        refused(&xlsx(&strings(count), ROWS), "texts and does not hold them");
    }
    let long = format!("><si><t>{}</t></si><si><t>n</t></si>", "B".repeat(17 << 20));
    refused(&xlsx(&long, ROWS), "a text in it is longer than any cell");
    // 4,200 cells of one text of 32,000 bytes are 134 MB.
    let shared = format!("><si><t>{}</t></si><si><t>n</t></si>", "B".repeat(32_000));
    let cells_of_one = "<row><c t=\"s\"><v>0</v></c></row>".repeat(4_200);
    let error = cells(&xlsx(&shared, &cells_of_one)).expect_err("too much text");
    assert!(error.contains("more than 128 MB of text"), "{error}");
    let far = "<row r=\"4294967295\"><c r=\"ZZZZ4294967295\"><v>1</v></c></row>";
    assert!(cells(&xlsx(&strings("2"), far)).is_err());
}

/// A compound file of 512-byte sectors: the table of sectors, the directory, and from the third on
/// the stream `Workbook`.
fn compound(stream: &[u8]) -> Vec<u8> {
    const FAT: u32 = 0xFFFF_FFFD;
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;
    let sectors = u32::try_from(stream.len() / 512).expect("a number");
    let mut header = vec![0_u8; 512];
    let mut put =
        |place: usize, bytes: &[u8]| header[place..place + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    put(26, &[3, 0]);
    put(28, &[0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(60, &END.to_le_bytes());
    put(68, &END.to_le_bytes());
    (76..512).step_by(4).for_each(|place| put(place, &FREE.to_le_bytes()));
    put(76, &0_u32.to_le_bytes());
    let mut numbers = vec![FAT, END];
    numbers.extend((0..sectors).map(|place| if place + 1 == sectors { END } else { place + 3 }));
    numbers.resize(128, FREE);
    let mut bytes = header;
    bytes.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
    for (name, start, length) in [("Root Entry", END, 0), ("Workbook", 2, sectors * 512)] {
        let mut entry = vec![0_u8; 128];
        for (place, letter) in name.encode_utf16().enumerate() {
            entry[place * 2..place * 2 + 2].copy_from_slice(&letter.to_le_bytes());
        }
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&length.to_le_bytes());
        bytes.extend(entry);
    }
    bytes.resize(1536, 0);
    bytes.extend(stream);
    bytes
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a length");
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// A workbook with one sheet of these cells, whose numbers begin at that place.
fn xls(dimensions: [u32; 4], place: (u16, u16)) -> Vec<u8> {
    let start = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let sheet_name =
        |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'a']].concat());
    let at = u32::try_from(start.len() + sheet_name(0).len() + 4).expect("a place");
    let mut stream = [start, sheet_name(at), record(0x000A, &[])].concat();
    stream.extend(record(0x0809, &[0, 6, 0x10, 0, 0, 0, 0, 0]));
    let [top, bottom, left, right] = dimensions;
    let (left, right) = (left as u16, right as u16);
    stream.extend(record(
        0x0200,
        &[
            &top.to_le_bytes()[..],
            &bottom.to_le_bytes(),
            &left.to_le_bytes(),
            &right.to_le_bytes(),
            &[0, 0],
        ]
        .concat(),
    ));
    for (column, name) in [(0_u16, "year"), (1, "n")] {
        let length = u16::try_from(name.len()).expect("a length");
        let head = [0, column, 0, length].map(u16::to_le_bytes).concat();
        stream.extend(record(0x0204, &[&head[..], &[0], name.as_bytes()].concat()));
    }
    for (column, number) in [(0_u16, 2019_f64), (1, 5.0)] {
        let head = [place.0, place.1 + column, 0].map(u16::to_le_bytes).concat();
        stream.extend(record(0x0203, &[&head[..], &number.to_le_bytes()].concat()));
    }
    stream.extend(record(0x000A, &[]));
    stream.resize(4096, 0);
    compound(&stream)
}

#[test]
fn a_cut_xls_is_refused() {
    let whole = xls([0, 2, 0, 2], (1, 0));
    assert_eq!(cells(&whole), Ok(table(&[("year", "n"), ("2019", "5")])));
    for end in (8..whole.len()).step_by(8) {
        // Within the directory, the entry of the workbook is what is missing.
        refused(&whole[..end], if end < 1_536 { "" } else { "it is cut" });
    }
}

#[test]
fn a_damaged_xls_is_read_or_refused() {
    let whole = xls([0, 2, 0, 2], (1, 0));
    // The header, the table of sectors, the directory, and the records.
    for place in (8..1536).chain(1536..1800) {
        for mask in [0x01, 0x80, 0xFF] {
            let mut damaged = whole.clone();
            damaged[place] ^= mask;
            let _ = cells(&damaged);
        }
    }
    let circle = |sector: usize, next: u32| {
        let mut bytes = whole.clone();
        bytes[512 + sector * 4..516 + sector * 4].copy_from_slice(&next.to_le_bytes());
        bytes
    };
    refused(&circle(1, 1), "its sectors form a circle");
    // The stream comes back to its first sector before its length is reached: it is not what it was.
    assert_ne!(cells(&circle(2, 0xFFFF_FFFE)), cells(&whole));
}

#[test]
fn what_an_xls_declares_is_bounded() {
    for dimensions in [[0, u32::MAX, 0, 65_535], [9, 1, 0, 2], [0, 1 << 20, 0, 256]] {
        refused(&xls(dimensions, (1, 0)), "declares cells that no sheet can have");
    }
    refused(&xls([0, 2, 0, 2], (65_535, 60_000)), "more than 8000000 cells");
    assert_eq!(cells(&xls([0, 0, 0, 0], (1, 0))), Ok(table(&[("year", "n"), ("2019", "5")])));
}
