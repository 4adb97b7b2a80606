//! The gallery: every picture of `docs/gallery.md` is what the command below it makes.
//!
//! `ARRIVALS_GOLDEN=write cargo test --test it gallery::` makes them anew, and fails.

use std::path::Path;
use std::process::{Command, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The commands in the fences of a page: `arrivals chart … -o docs/gallery/NAME.svg`.
fn commands(page: &str) -> Vec<Vec<String>> {
    page.lines()
        .filter_map(|line| line.strip_prefix("arrivals "))
        .map(|line| line.split_whitespace().map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_picture_is_what_its_command_makes() {
    let root = Path::new(ROOT);
    let page = std::fs::read_to_string(root.join("docs/gallery.md")).expect("the gallery");
    let write = std::env::var("ARRIVALS_GOLDEN").is_ok_and(|value| value == "write");
    let folder = tempfile::tempdir().expect("a folder");
    let made = folder.path().join("docs/gallery");
    std::fs::create_dir_all(&made).expect("a folder");
    for entry in std::fs::read_dir(root.join("docs/gallery")).expect("the gallery's folder") {
        let entry = entry.expect("an entry").path();
        if entry.extension().is_some_and(|extension| extension != "svg") {
            std::fs::copy(&entry, made.join(entry.file_name().expect("a name"))).expect("copied");
        }
    }
    let commands = commands(&page);
    assert!(commands.len() >= 12, "{} commands", commands.len());
    let mut stale = Vec::new();
    for arguments in &commands {
        let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
            .args(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        let Some(picture) = arguments.last().filter(|name| name.ends_with(".svg")) else {
            continue;
        };
        assert!(page.contains(&format!("]({})", picture.trim_start_matches("docs/"))), "{picture}");
        let new = std::fs::read(folder.path().join(picture)).expect("a picture");
        if std::fs::read(root.join(picture)).ok().as_deref() != Some(&new) {
            stale.push(picture.clone());
            if write {
                std::fs::write(root.join(picture), &new).expect("written");
            }
        }
    }
    assert!(!write, "made anew: {stale:?}; look at them and run without ARRIVALS_GOLDEN");
    assert!(stale.is_empty(), "not what the command makes: {stale:?}");
}
