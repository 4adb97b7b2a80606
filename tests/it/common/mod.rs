//! What several program tests share.

pub mod named;
pub mod nets;
pub mod scenes;
pub mod viewers;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use arrivals_data::{Dataset, Metadata};
use arrivals_read::source::delimited;
use tempfile::TempDir;

/// Exit code, standard output and standard error of `tidy` on a file.
pub fn tidy(path: &Path, flags: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["tidy", "--verbose"])
        .arg(path)
        .args(flags)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// A dataset of that table, with the `measure` and the `unit` named.
pub fn read_table(text: &str, words: &[(&str, &str)]) -> Dataset {
    let word = |name: &str| {
        words.iter().find(|(other, _)| *other == name).map(|(_, text)| (*text).to_owned())
    };
    let metadata = Metadata { measure: word("measure"), unit: word("unit"), ..Metadata::default() };
    let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
    arrivals_read::tidy::tidy(vec![grid], metadata, &Default::default()).expect("a dataset")
}

/// Runs a command on `t.csv` with that text, in a folder of its own.
pub fn run_on(table: &str, arguments: &[&str]) -> (TempDir, Output) {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("t.csv"), table).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(arguments)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    (folder, output)
}

/// Prints a line even when the test passes: `cargo test` holds back what `println!` prints.
pub fn say(line: std::fmt::Arguments) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
