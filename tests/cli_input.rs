//! Where the data come from: INPUT, standard input, or the sample by name; never one for another.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const TABLE: &[u8] = b"year,n\n2020,5\n2021,7\n";

/// The commands that take INPUT, each with what it needs besides.
const COMMANDS: [&[&str]; 14] = [
    &["summary"],
    &["chart"],
    &["report", "-o", "out"],
    &["inspect"],
    &["tidy"],
    &["trend"],
    &["forecast"],
    &["compare"],
    &["screen"],
    &["revisions"],
    &["diff"],
    &["explain", "latest"],
    &["check", "7 in 2021"],
    &["init"],
];

fn arrivals(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_arrivals"));
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn piped(arguments: &[&str], bytes: &[u8]) -> Output {
    let mut child = arrivals(arguments).stdin(Stdio::piped()).spawn().expect("started");
    // A command that refuses its arguments may end before it has read.
    let _ = child.stdin.take().expect("a pipe").write_all(bytes);
    child.wait_with_output().expect("ended")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn what_is_piped_in_is_the_input() {
    let tidy = "period,year,count,status,note\n2020,2020,5,A,\n2021,2021,7,A,\n";
    for arguments in [&["tidy", "-q", "--strict"][..], &["tidy", "-q", "--strict", "-"]] {
        let output = piped(arguments, TABLE);
        assert_eq!(text(&output.stdout), tidy, "{arguments:?}: {}", text(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
    let output = piped(&["summary", "-q"], TABLE);
    assert!(text(&output.stdout).starts_with("7 in 2021"), "{}", text(&output.stdout));
}

#[test]
fn a_file_on_standard_input_is_the_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.csv");
    std::fs::write(&path, TABLE).expect("written");
    let file = std::fs::File::open(&path).expect("opened");
    let output = arrivals(&["summary"]).stdin(file).output().expect("the program runs");
    assert!(text(&output.stdout).starts_with("7 in 2021"), "{}", text(&output.stderr));
}

#[test]
fn nothing_stands_in_for_a_missing_input() {
    for arguments in COMMANDS {
        let folder = tempfile::tempdir().expect("a folder");
        let output = arrivals(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program runs");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(output.stdout.is_empty(), "{arguments:?}: {}", text(&output.stdout));
        assert!(said.contains("error: no INPUT is given"), "{arguments:?}: {said}");
        assert!(said.contains("'-'") && said.contains("--sample"), "{arguments:?}: {said}");
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 0, "{arguments:?}");
    }
}

#[test]
fn an_empty_standard_input_is_an_error_of_its_own() {
    for arguments in COMMANDS.into_iter().filter(|arguments| arguments[0] != "init") {
        let output = piped(arguments, b"");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("standard input is empty"), "{arguments:?}: {said}");
        assert!(said.contains("--sample"), "{arguments:?}: {said}");
    }
}

#[test]
fn the_sample_is_read_by_name_only_and_alone() {
    let output = piped(&["summary", "--sample"], TABLE);
    assert!(text(&output.stdout).starts_with("223 arrivals in 2025"), "{}", text(&output.stdout));
    for arguments in [&["summary", "--sample", "-"][..], &["diff", "a.csv", "b.csv", "--sample"]] {
        let output = piped(arguments, TABLE);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains("--sample is the input, and so is"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_chart_says_the_command_that_makes_it() {
    let output = piped(&["chart", "--sample", "--kind", "columns", "-q"], b"");
    let svg = text(&output.stdout);
    assert!(svg.contains("\ncommand: arrivals chart --sample --kind columns\n"), "{svg:.600}");
}
