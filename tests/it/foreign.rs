//! Files that are no table: named as what they are, with a command that makes a table of them.

use std::io::Write as _;

use crate::common::tidy;

const TABLE: &[u8] = b"year,n\n2020,5\n2021,7\n";

/// What `tidy` prints of a file of that name, with its exit code and its messages.
fn of_bytes(name: &str, bytes: &[u8]) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    tidy(&path, &[])
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn the_only_table_of_an_archive_is_read() {
    let plain = of_bytes("t.csv", TABLE).1;
    assert!(plain.contains("2021,2021,7,A"), "{plain}");
    let others = [("readme.pdf", &b"%PDF-"[..]), ("__MACOSX/._a.csv", b"x"), ("data/a.csv", TABLE)];
    for name in ["t.zip", "counts"] {
        let (code, table, _) = of_bytes(name, &zipped(&others));
        assert_eq!((code, table.as_str()), (Some(0), plain.as_str()), "{name}");
    }
}

#[test]
fn several_tables_of_an_archive_are_listed() {
    let archive = zipped(&[("a.csv", TABLE), ("it's b.csv", TABLE)]);
    let (code, _, said) = of_bytes("t.zip", &archive);
    assert_eq!(code, Some(2));
    for part in ["2 tables: 'a.csv', 'it's b.csv'", " a.csv | arrivals tidy"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (_, _, said) = of_bytes("t.zip", &zipped(&[("a.html", b"<html>")]));
    assert!(said.contains("a ZIP archive without a table"), "{said}");
}

#[test]
fn other_formats_are_named() {
    let cases: [(&str, &[u8], &str, &str); 13] = [
        ("t.xls", b"\n<html><table><tr><td>Year</td></tr></table>", "a web page", "save it as CSV"),
        ("t.csv", b"\xEF\xBB\xBF<!DOCTYPE html>", "a web page", "data file"),
        ("t.xml", b"<?xml version=\"1.0\"?><rows/>", "XML", "CSV"),
        ("t.json", b"[{\"year\":2020,\"n\":5}]", "JSON", "jq -r"),
        ("t.txt", b" [[\"year\",\"n\"],[2020,5]]", "JSON", "jq -r"),
        ("two words.json", b"{\"rows\":[]}", "JSON", ".NAME | "),
        ("t.jsonl", b"{\"year\":2020,\"n\":5}\n{\"year\":2021,\"n\":7}\n", "JSON", "jq -rs"),
        ("t.csv.xz", b"\xFD7zXZ\0", "packed by xz", "t.csv.xz | arrivals tidy"),
        ("t.bz2", b"BZh91AY&SY", "packed by bzip2", "bzip2 -dc"),
        ("t.zst", b"\x28\xB5\x2F\xFD", "packed by zstd", "zstd -dc"),
        ("t.7z", b"7z\xBC\xAF\x27\x1C", "packed by 7-Zip", "7z x -so"),
        ("t.db", b"SQLite format 3\0", "a SQLite database", "sqlite3 -header -csv"),
        ("t.pdf", b"%PDF-1.7", "a PDF", "spreadsheet"),
    ];
    for (name, bytes, what, hint) in cases {
        let (code, _, said) = of_bytes(name, bytes);
        assert_eq!(code, Some(2), "{name}");
        assert!(said.contains(&format!("{name} is {what}")), "{name}: {said}");
        assert!(said.contains(hint), "{name}: {said}");
    }
    let (_, _, said) = of_bytes("two words.xz", b"\xFD7zXZ\0");
    assert!(said.contains("/two words.xz' | arrivals tidy"), "the path as it was typed: {said}");
    let text = b"BZh,year,n\nA,2020,5\nA,2021,7\n";
    assert_eq!(of_bytes("t.csv", text).0, Some(0), "no bzip2");
    // A bracket or a brace in the first cell makes no JSON.
    let (code, table, said) = of_bytes("t.csv", b"[year],n\n2020,5\n2021,7\n");
    assert_eq!(code, Some(0), "{said}");
    assert!(table.contains("2021,2021,7"), "{table}");
}

#[test]
fn nothing_is_fetched() {
    let (code, _, said) = tidy("https://example.org/a b.csv".as_ref(), &[]);
    assert_eq!(code, Some(2));
    assert!(said.contains("curl -sL 'https://example.org/a b.csv' | arrivals tidy"), "{said}");
}

#[test]
fn an_archive_in_an_archive_is_not_unpacked() {
    let mut bytes = TABLE.to_vec();
    for _ in 0..3 {
        bytes = zipped(&[("x.csv", &bytes)]);
    }
    let (code, _, said) = of_bytes("t.zip", &bytes);
    assert_eq!(code, Some(2));
    assert!(said.contains("not a readable spreadsheet"), "{said}");
}

#[test]
fn a_large_table_of_an_archive_is_read_as_its_file_is() {
    let mut text = String::from("date,case,kind\n");
    for case in 0..300_000 {
        let (year, month, kind) = (2001 + case % 20, 1 + case % 12, case % 3);
        text.push_str(&format!("{year}-{month:02}-05,{case},kind {kind}\n"));
    }
    let of = |name: &str, bytes: &[u8]| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        tidy(&path, &["--records", "--by", "kind"]).1
    };
    let plain = of("t.csv", text.as_bytes());
    assert!(plain.contains("kind 2,2020,2020,"), "{plain}");
    assert_eq!(of("t.zip", &zipped(&[("t.csv", text.as_bytes())])), plain);
}
