//! Kinds of fault that once gave wrong statements, by small inputs with their right answers:
//! `fixtures/faults/*.toml` and the tables in the folder of the same name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One command, and what must come of it.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    /// The words behind `arrivals tidy`, or behind `arrivals` where the first is a command.
    run: String,
    /// Rows of the tidy CSV as KEY PERIOD COUNT [STATUS].
    #[serde(default)]
    rows: Vec<String>,
    /// Whether there are no other rows.
    #[serde(default)]
    all: bool,
    /// Texts on standard output.
    #[serde(default)]
    holds: Vec<String>,
    /// Texts on standard error.
    #[serde(default)]
    says: Vec<String>,
    /// Texts on neither.
    #[serde(default)]
    never: Vec<String>,
    /// Texts on standard error that may stand for the answer: a doubt or a refusal.
    #[serde(default)]
    or_says: Vec<String>,
    /// The exit code.
    #[serde(default)]
    code: i32,
}

#[derive(Debug, serde::Deserialize)]
struct Cases {
    case: Vec<Case>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/faults")
}

/// The rows of a tidy CSV, in the form of [`Case::rows`]; the total is left to the key.
fn rows_of(csv: &str) -> BTreeSet<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header: Vec<String> =
        reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let place = |name: &str| header.iter().position(|other| other == name).expect(name);
    let (period, count, status) = (place("period"), place("count"), place("status"));
    reader
        .records()
        .map(|record| {
            let record = record.expect("a row");
            let key = record.iter().take(period).collect::<Vec<_>>().join("/");
            let status = match &record[status] {
                "A" => String::new(),
                other => format!(" {other}"),
            };
            without_gaps(&format!("{key} {} {}{status}", &record[period], &record[count]))
        })
        .collect()
}

/// A missing count leaves two spaces beside each other.
fn without_gaps(row: &str) -> String {
    row.replace("  ", " ")
}

/// What is wrong about the answer.
fn faults_of(case: &Case, tables: &str) -> Vec<String> {
    let words: Vec<String> = words_of(&case.run);
    let is_tidy = !matches!(words[0].as_str(), "summary" | "trend" | "chart");
    let mut command = Command::new(env!("CARGO_BIN_EXE_arrivals"));
    if is_tidy {
        command.args(["tidy", "--verbose"]);
    }
    let output = command
        .args(&words)
        .current_dir(folder().join(tables))
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    if !case.or_says.is_empty() && case.or_says.iter().all(|words| err.contains(words)) {
        return Vec::new();
    }
    let mut wrong = Vec::new();
    if output.status.code() != Some(case.code) {
        wrong.push(format!("exit code {:?}", output.status.code()));
    }
    let rows = if is_tidy && !out.is_empty() { rows_of(&out) } else { BTreeSet::new() };
    let expected: BTreeSet<String> = case.rows.iter().map(|row| without_gaps(row)).collect();
    wrong.extend(expected.difference(&rows).map(|row| format!("no {row}")));
    if case.all {
        let others = rows.difference(&expected);
        wrong.extend(others.map(|row| format!("also {row}")));
    }
    let holds = case.holds.iter().filter(|words| !out.contains(*words));
    wrong.extend(holds.map(|words| format!("no '{words}' in the answer")));
    let says = case.says.iter().filter(|words| !err.contains(*words));
    wrong.extend(says.map(|words| format!("not said: '{words}'")));
    let never = case.never.iter().filter(|words| out.contains(*words) || err.contains(*words));
    wrong.extend(never.map(|words| format!("said: '{words}'")));
    wrong
}

/// The words of a command line; quotes hold a word together.
fn words_of(line: &str) -> Vec<String> {
    line.split('\'')
        .enumerate()
        .flat_map(|(place, piece)| match place % 2 {
            0 => piece.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            _ => vec![piece.to_owned()],
        })
        .collect()
}

fn check(tables: &str) {
    let path = folder().join(tables).with_extension("toml");
    let text = std::fs::read_to_string(path).expect("the cases");
    let Cases { case: cases } = toml::from_str(&text).expect("cases");
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let wrong = faults_of(case, tables);
            (!wrong.is_empty()).then(|| format!("{}: {}", case.id, wrong.join("; ")))
        })
        .collect();
    crate::common::say(format_args!("{} of {} right", cases.len() - wrong.len(), cases.len()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn kinds_of_fault_in_reading_are_mended() {
    check("reading");
}

#[test]
fn further_tables_of_these_kinds_are_read() {
    check("further");
}
