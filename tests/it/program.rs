//! The program, run as a user does.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

fn arrivals(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_arrivals"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    arrivals(arguments).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Runs a command on a file of these bytes, in its own folder, and expects an error that says all
/// of the words, on standard error only, with exit code 2.
fn refused(name: &str, bytes: &[u8], arguments: &[&str], words: &[&str]) {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join(name), bytes).expect("written");
    let output = arrivals(arguments).current_dir(folder.path()).output().expect("the program runs");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty(), "{arguments:?}: {}", text(&output.stdout));
    assert!(said.contains("error: ") && said.contains("hint: "), "{arguments:?}: {said}");
    assert!(!said.contains("panicked"), "{said}");
    for word in words {
        assert!(said.contains(word), "{arguments:?} does not say '{word}': {said}");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("listed")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(left, [std::ffi::OsString::from(name)], "{arguments:?} left something behind");
}

#[test]
fn a_table_that_cannot_be_read_is_an_error_with_its_place() {
    let cases: [(&str, &[u8], &[&str]); 12] = [
        ("empty", b"", &["t.csv is empty"]),
        ("no years", b"name,size\na,b\nc,d\n", &["t.csv", "no column of years", "name, size"]),
        ("twice", b"year,count\n2011,5\n2011,6\n", &["row 3", "2011", "5 in row 2"]),
        ("negative", b"year,count\n2011,-5\n", &["row 2, column 2", "'-5'", "negative"]),
        ("fraction", b"year,count\n2011,5.5\n", &["row 2, column 2", "'5.5'", "whole number"]),
        ("far year", b"year,count\n20233,5\n", &["row 2, column 1", "20233 is not a year"]),
        (
            "only bins",
            b"period,count\n..1998,947\n1999..2001,1043\n",
            &["no whole year", "1999–2001"],
        ),
        ("zero bytes", &[0; 1_000_000], &["t.csv", "not text"]),
        (
            "too large",
            b"year,count\n2011,9223372036854775808\n",
            &["row 2, column 2", "above 9223372036854775807"],
        ),
        ("header only", b"year,count\n", &["no rows below the header"]),
        (
            "no encoding",
            b"year,count\n2011,\xE6\x97\xA5\xE6\x97\xA5\xE6\x97\xA5\xFF\n",
            &["line 2", "not UTF-8"],
        ),
        (
            "words",
            b"year,count\n2011,f1ve\n2012,6\n2013,7\n2014,8\n2015,9\n2016,9\n",
            &["row 2, column 2", "'f1ve'"],
        ),
    ];
    for (_, bytes, words) in cases {
        refused("t.csv", bytes, &["summary", "t.csv"], words);
        refused("t.csv", bytes, &["chart", "t.csv", "-o", "chart.svg"], words);
        refused("t.csv", bytes, &["report", "t.csv", "-o", "out"], words);
    }
}

#[test]
fn a_place_that_is_no_file_is_an_error() {
    let table = b"year,count\n2011,5\n2012,6\n";
    refused("t.csv", table, &["summary", "."], &["a folder"]);
    refused("t.csv", table, &["summary", "missing.csv"], &["no such file"]);
    refused("t.csv", table, &["chart", "t.csv", "-o", "chart.gif"], &["chart.gif", ".svg, .png"]);
    refused(
        "t.csv",
        table,
        &["chart", "t.csv", "-o", "no/folder/chart.svg"],
        &["its folder does not exist"],
    );
    refused("t.csv", table, &["summary", "t.csv", "-o", "x.doc"], &["x.doc"]);
    refused("t.csv", table, &["report", "t.csv", "-o", "t.csv"], &["t.csv", "a file stands"]);
    refused("t.csv", table, &["summary", "t.csv", "--series", "women"], &["no series 'women'"]);
    refused(
        "t.csv",
        table,
        &["summary", "t.csv", "--from", "1999"],
        &["1999 has no count", "2011 to 2012"],
    );
    refused(
        "t.csv",
        table,
        &["summary", "t.csv", "--from", "2012", "--to", "2011"],
        &["comes before the first"],
    );
}

#[test]
fn wrong_arguments_end_with_2() {
    for arguments in [
        &["nonsense"][..],
        &["summary", "--sample", "--from", "20233"],
        &["chart", "--sample", "--size", "9x9"],
        &[],
    ] {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(run(&["--help"]).status.code(), Some(0));
    assert!(text(&run(&["--help"]).stdout).trim_start().contains("Examples:"));
}

#[test]
fn the_question_of_the_sample_is_answered() {
    let output = run(&["summary", "--sample", "--from", "2011", "--to", "2023"]);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stdout);
    assert!(said.contains("from 2,706 to 196, by 2,510 (−92.8%)"), "{said}");
    assert!(said.contains("over 12 yearly"), "{said}");
    assert!(said.contains("no sampling error"), "{said}");
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn wide_long_and_across_are_the_same_dataset() {
    let wide = "year,male,female,total\n2011,795,1911,2706\n2012,404,1098,1502\n";
    let long = "year,series,count\n2011,male,795\n2012,male,404\n2011,female,1911\n2012,female,1098\n2011,total,2706\n2012,total,1502\n";
    let across =
        "series,2011,2012\nmale,795,404\nfemale,\"1,911\",\"1,098\"\ntotal,\"2,706\",\"1,502\"\n";
    let tidied = |csv: &str| {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("t.csv");
        std::fs::write(&path, csv).expect("written");
        let mut rows: Vec<String> = text(&run(&["tidy", path.to_str().expect("UTF-8")]).stdout)
            .lines()
            .map(str::to_owned)
            .collect();
        rows.sort();
        rows
    };
    assert_eq!(tidied(wide).len(), 7);
    assert_eq!(tidied(wide), tidied(long));
    assert_eq!(tidied(wide), tidied(across));
}

#[test]
fn tidy_reads_what_it_wrote() {
    let first = run(&["tidy", "--sample"]).stdout;
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("t.csv");
    std::fs::write(&path, &first).expect("written");
    assert_eq!(text(&run(&["tidy", path.to_str().expect("UTF-8")]).stdout), text(&first));
}

#[test]
fn a_closed_pipe_is_no_error() {
    use std::io::Read;
    let mut child = arrivals(&["tidy", "--sample"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut said).expect("read");
    assert_eq!((child.wait().expect("ended").code(), said.as_str()), (Some(0), ""));
}

/// Runs a command with these bytes on its standard input.
fn piped(arguments: &[&str], bytes: &[u8]) -> Output {
    use std::io::Write;
    let mut child = arrivals(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    child.stdin.take().expect("piped").write_all(bytes).expect("written");
    child.wait_with_output().expect("ended")
}

#[test]
fn standard_input_is_read_when_asked_for_and_a_doubt_is_said() {
    let table = b"year;count\n2011;2.706\n2012;1.502\n";
    let output = piped(&["tidy", "-"], table);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("2011,2011,2706,A,"), "{}", text(&output.stdout));
    assert!(text(&output.stderr).contains("doubt: '2.706'"), "{}", text(&output.stderr));
    let output = piped(&["tidy", "-", "--strict"], table);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let said = text(&output.stderr);
    assert!(said.contains("standard input, row 2, column 2: '2.706'"), "{said}");
    assert!(said.contains("--thousands"), "{said}");
    assert_eq!(
        piped(&["tidy", "-", "--strict", "--thousands", "point"], table).status.code(),
        Some(0)
    );
    // Separated by commas, and without a number below 1,000, nothing speaks for a point between
    // thousands.
    let output = piped(&["tidy", "-"], b"year,count\n2011,2.706\n2012,1.502\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--thousands point"), "{}", text(&output.stderr));
}

#[test]
fn an_old_file_stays_when_a_new_one_cannot_be_made() {
    let folder = TempDir::new().expect("a folder");
    let chart = folder.path().join("chart.svg");
    std::fs::write(&chart, "old").expect("written");
    std::fs::write(folder.path().join("bad.csv"), "year,count\n2011,x y\n").expect("written");
    let output = arrivals(&["chart", "bad.csv", "-o", "chart.svg"])
        .current_dir(folder.path())
        .output()
        .expect("ran");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&chart).expect("read"), "old");
}

fn report_into(folder: &Path, locale: &str, zone: &str, work: &Path) -> Vec<(String, Vec<u8>)> {
    let output = arrivals(&["report", "--sample", "-o", folder.to_str().expect("UTF-8")])
        .env("LC_ALL", locale)
        .env("TZ", zone)
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(work)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .expect("listed")
        .map(|entry| entry.expect("an entry"))
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                std::fs::read(entry.path()).expect("read"),
            )
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_run_gives_the_same_bytes_wherever_it_is() {
    let (one, two) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let first = report_into(one.path(), "C", "UTC", Path::new("."));
    let second = report_into(two.path(), "ko_KR.UTF-8", "Asia/Seoul", one.path());
    let names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "chart-columns.png",
            "chart-columns.svg",
            "chart-forecast.svg",
            "chart-joinpoint.svg",
            "chart-levels.svg",
            "chart-line.png",
            "chart-line.svg",
            "chart-share.svg",
            "report.html",
            "report.md",
            "summary.json",
            "tidy.csv"
        ]
    );
    assert!(first == second, "the bytes differ");
}

#[test]
fn the_built_in_data_are_listed_and_printed() {
    assert!(text(&run(&["data"]).stdout).contains("nk-arrivals.csv"));
    assert!(text(&run(&["data", "nk-events.json"]).stdout).contains("Border closed"));
    assert!(text(&run(&["data", "datapackage.json"]).stdout).contains("Ministry of Unification"));
    assert_eq!(run(&["data", "nonsense"]).status.code(), Some(2));
}
