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
    let tidy = "period,year,count,status,total,note\n2020,2020,5,A,false,\n2021,2021,7,A,false,\n";
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
    for arguments in [
        &["summary", "--sample", "-"][..],
        &["check", "--sample", "t.csv", "7 in 2021"],
        &["diff", "a.json", "b.json", "--sample"],
    ] {
        let output = piped(arguments, TABLE);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("--sample"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_chart_says_the_command_that_makes_it() {
    let output = piped(&["chart", "--sample", "--kind", "columns", "-q"], b"");
    let svg = text(&output.stdout);
    assert!(svg.contains("\ncommand: arrivals chart --sample --kind columns\n"), "{svg:.600}");
}

/// A column that is left out is named with `-q`, too, once; and `--strict` refuses it.
#[test]
fn a_doubt_is_neither_hidden_nor_named_twice() {
    let table = b"Region,2022,2023,2024 [draft]\nTotal,11,22,34\n";
    for flags in [&["-q"][..], &[], &["-v"]] {
        let output = piped(&[&["summary"], flags].concat(), table);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert_eq!(said.matches("'2024 [draft]'").count(), 1, "{flags:?}: {said}");
        assert_eq!(said.contains("note: "), flags == ["-v"], "{flags:?}: {said}");
    }
    let output = piped(&["summary", "--strict"], table);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stderr).matches("'2024 [draft]'").count(), 1, "said once");
}

#[test]
fn strict_refuses_what_is_left_out_and_passes_what_is_only_read() {
    let shares = b"year,n,share of all\n2020,5,0.5\n2021,7,0.7\n";
    let output = piped(&["tidy", "-q"], shares);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stderr);
    assert!(said.starts_with("warning: ") && said.contains("'share of all'"), "{said}");
    let output = piped(&["tidy", "--strict"], shares);
    let said = text(&output.stderr);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
    assert!(said.contains("error: ") && said.contains("leave --strict out"), "{said}");
    assert_eq!(piped(&["tidy", "--strict"], TABLE).status.code(), Some(0));
}

#[test]
fn a_name_that_there_is_not_is_answered_with_the_nearest() {
    let table = b"country,year,n\nPoland,2020,5\nGreece,2020,6\nPoland,2021,7\nGreece,2021,8\n";
    let cases: [(&[&str], &str); 6] = [
        (&["chart", "--series", "Polnd"], "'Poland'"),
        (&["summary", "--where", "country=poland"], "'Poland'"),
        (&["summary", "--where", "contry=Poland"], "'country'"),
        (&["tidy", "--period-column", "yaer"], "'year'"),
        (&["methods", "cagrr"], "'cagr'"),
        (&["explain", "latest.chang"], "'latest.change'"),
    ];
    for (arguments, meant) in cases {
        let output = piped(arguments, table);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        let hint = format!("hint: did you mean {meant}?");
        assert!(said.contains(&hint), "{arguments:?}: {said}");
    }
}

/// Whoever names the column of counts has decided about the others; standard input holds both.
#[test]
fn counts_and_population_are_two_columns_of_what_is_piped_in() {
    let mut table = "year,n,people\n".to_owned();
    for year in 2010..2022 {
        table.push_str(&format!("{year},{},100000\n", 50 + year % 5));
    }
    let flags = ["trend", "--count-column", "n", "--population-column", "people", "--strict"];
    let output = piped(&flags, table.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("per 100,000"), "{}", text(&output.stdout));
}

#[test]
fn other_programs_words_are_understood() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.csv");
    std::fs::write(&path, TABLE).expect("written");
    let path = path.to_str().expect("a path");
    let drawn = |line: &[&str]| {
        let output = arrivals(line).stdin(Stdio::null()).output().expect("ended");
        assert_eq!(output.status.code(), Some(0), "{line:?}: {}", text(&output.stderr));
        text(&output.stdout)
    };
    let columns = drawn(&["chart", path, "--kind", "columns", "--format", "term"]);
    for line in [["plot", path, "--kind", "bar"], ["chart", path, "--type", "columns"]] {
        assert_eq!(drawn(&[&line[..], &["--format", "term"]].concat()), columns);
    }
    assert!(drawn(&["help", "chart"]).contains("--kind"));
}
