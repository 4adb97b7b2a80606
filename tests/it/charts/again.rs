//! The command in a file's metadata draws the same file again.

use std::process::{Command, Stdio};

use roxmltree::Document;

use crate::charts::cases::CASES;
use crate::charts::golden::folder;
use crate::charts::program::inputs;

/// The command that a picture names.
fn command(svg: &str) -> Result<String, String> {
    let document = Document::parse(svg).map_err(|error| error.to_string())?;
    let metadata = document.descendants().find(|node| node.has_tag_name("metadata"));
    let facts = metadata.and_then(|node| node.text()).ok_or("no metadata")?;
    let found = facts.lines().find_map(|line| line.strip_prefix("command: "));
    Ok(found.ok_or("no command")?.to_owned())
}

#[cfg(unix)]
#[test]
fn a_picture_is_drawn_again_by_the_command_that_it_names() {
    let place = tempfile::tempdir().expect("a folder");
    for entry in std::fs::read_dir(inputs()).expect("inputs") {
        let path = entry.expect("an input").path();
        std::fs::copy(&path, place.path().join(path.file_name().expect("a name"))).expect("a copy");
    }
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_arrivals"));
    let folders = format!(
        "{}:{}",
        program.parent().expect("a folder").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let mut failures = Vec::new();
    let mut runs = 0;
    // Kinds and languages alone are many and alike: what else can be asked for is run again.
    let is_asked = |flag: &&&str| flag.starts_with("--") && !["--kind", "--lang"].contains(flag);
    for case in CASES.iter().filter(|case| case.arguments.iter().any(|flag| is_asked(&flag))) {
        let Ok(svg) = std::fs::read_to_string(folder().join(format!("{}.svg", case.name))) else {
            continue;
        };
        runs += 1;
        let typed = match command(&svg) {
            Ok(typed) => typed,
            Err(error) => {
                failures.push(format!("{}: {error}", case.name));
                continue;
            }
        };
        let output = Command::new("sh")
            .args(["-c", &typed])
            .current_dir(place.path())
            .env("PATH", &folders)
            .stdin(Stdio::null())
            .output()
            .expect("a shell");
        if output.stdout != svg.as_bytes() {
            let said = String::from_utf8_lossy(&output.stderr);
            failures.push(format!("{}: {typed}: another picture. {said}", case.name));
        }
    }
    assert!(runs > 60, "only {runs} commands were run again");
    assert!(failures.is_empty(), "{} of {runs}:\n{}", failures.len(), failures.join("\n"));
}
