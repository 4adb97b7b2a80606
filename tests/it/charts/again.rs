//! The command in a file's metadata draws the same file again.

use std::process::{Command, Stdio};

use roxmltree::Document;

use crate::charts::cases::case_of;
use crate::charts::golden::folder;
use crate::charts::program::inputs;
use crate::common::nets;

/// The command that a picture names.
fn command(svg: &str) -> Result<String, String> {
    let document = Document::parse(svg).map_err(|error| error.to_string())?;
    let metadata = document.descendants().find(|node| node.has_tag_name("metadata"));
    let facts = metadata.and_then(|node| node.text()).ok_or("no metadata")?;
    let found = facts.lines().find_map(|line| line.strip_prefix("command: "));
    Ok(found.ok_or("no command")?.to_owned())
}

/// Kinds and languages alone are many and alike: they are run again with the full nets.
fn is_chosen(name: &str) -> bool {
    let is_asked = |flag: &&str| flag.starts_with("--") && !["--kind", "--lang"].contains(flag);
    nets::is_full()
        || (case_of(name).arguments.iter().any(is_asked) && nets::is_chosen("again", name, 4))
}

/// Runs the command of a golden file, where there is a shell.
pub fn check(name: &str) {
    if !cfg!(unix) || !is_chosen(name) {
        return;
    }
    let svg = std::fs::read_to_string(folder().join(format!("{name}.svg"))).expect("a golden file");
    let typed = command(&svg).expect("a command");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_arrivals"));
    let folders = format!(
        "{}:{}",
        program.parent().expect("a folder").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let output = Command::new("sh")
        .args(["-c", &typed])
        .current_dir(inputs())
        .env("PATH", &folders)
        .stdin(Stdio::null())
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.stdout == svg.as_bytes(), "{typed}: another picture. {said}");
}
