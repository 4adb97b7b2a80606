//! What several program tests share.

use std::path::Path;
use std::process::Command;

/// Exit code, standard output and standard error of `tidy` on a file.
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
