//! The README's examples, run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))
        .expect("the README")
}

/// The commands with their answers.
#[test]
fn answers_are_those_of_the_program() {
    trycmd::TestCases::new().case("README.md");
}

/// The recipes without answers: each block is run by a shell that stops at the first failure.
#[test]
#[cfg(unix)]
fn recipes_run() {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_arrivals"));
    let path = format!(
        "{}:{}",
        program.parent().expect("a folder").display(),
        std::env::var("PATH").expect("a path")
    );
    let readme = readme();
    let blocks: Vec<&str> = readme
        .split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split("\n```").next())
        .filter(|block| !block.contains("cargo "))
        .collect();
    assert!(blocks.len() >= 3);
    for block in blocks {
        let folder = tempfile::tempdir().expect("a folder");
        let output = Command::new("sh")
            .args(["-e", "-c", block])
            .env("PATH", &path)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("a shell");
        assert!(output.status.success(), "{block}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// The chart in the README is the one that the program draws.
#[test]
fn the_chart_is_drawn_by_the_program() {
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["chart", "--sample"])
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let committed = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample.svg"))
        .expect("the chart");
    assert!(
        output.stdout == committed,
        "draw it anew: arrivals chart --sample -o assets/sample.svg"
    );
}
