//! What several program tests share.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// Exit code, standard output and standard error of `tidy` on a file.
#[allow(dead_code)] // Not every test reads a file.
pub fn tidy(path: &Path, flags: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .arg("tidy")
        .arg(path)
        .args(flags)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Prints a line even when the test passes: `cargo test` holds back what `println!` prints.
#[allow(dead_code)] // Not every test has something to say.
pub fn say(line: std::fmt::Arguments) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
