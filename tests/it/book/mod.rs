//! The book in `docs/book`: its commands run, its answers are those of the program, its links lead
//! somewhere, and its pages of commands are what `--help` prints.
//!
//! `ARRIVALS_GOLDEN=write cargo test --test it book::` writes the pages of commands anew, and fails.
//!
//! Above a block may stand a comment: `<!-- file: NAME -->` writes the block into that file;
//! `<!-- needs: check build -->` runs it only with a program that has these commands, and
//! `<!-- needs-program: make -->` where that program is installed. What is skipped is said.

mod pages;
mod reference;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pages::{Block, blocks, links, pages};

use crate::common::named::assert_complete;
use crate::common::say;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn source() -> PathBuf {
    Path::new(ROOT).join("docs/book/src")
}

/// What the program prints.
fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(arguments)
        .env_remove("COLUMNS")
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The pages that are not made from `--help`.
fn written_pages() -> Vec<PathBuf> {
    let commands = source().join("commands");
    pages(&source()).into_iter().filter(|page| !page.starts_with(&commands)).collect()
}

fn stem(page: &Path) -> String {
    page.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The blocks of a page, in one folder, one after the other, by a shell that stops at the first
/// failure; each with what the page shows below it.
#[cfg(unix)]
fn check(name: &str) {
    let page = written_pages().into_iter().find(|page| stem(page) == name).expect("a page");
    let commands = reference::commands();
    let text = std::fs::read_to_string(&page).expect("a page");
    let folder = tempfile::tempdir().expect("a folder");
    for block in blocks(&text) {
        if let Some(file) = &block.file {
            let file = folder.path().join(file);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            std::fs::write(file, &block.text).expect("written");
            continue;
        }
        if block.language != "sh" {
            continue;
        }
        if let Some(missing) = missing(&block, &commands) {
            say(format_args!("skipped in {name}, for there is no {missing}:\n{}", block.text));
            continue;
        }
        let output = shell(&block.text, folder.path());
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}:\n{}\n{said}", block.text);
        if let Some(shown) = &block.shown {
            let answer = String::from_utf8(output.stdout).expect("UTF-8");
            assert_eq!(&answer, shown, "{name}:\n{}", block.text);
        }
    }
}

#[cfg(unix)]
#[test]
fn every_page_is_a_test_and_they_show_many_examples() {
    let pages = written_pages();
    let there: Vec<String> = pages.iter().map(|page| stem(page)).collect();
    assert_complete(each::NAMES, &there, "the list of pages");
    let (mut run, mut compared) = (0, 0);
    for page in &pages {
        let text = std::fs::read_to_string(page).expect("a page");
        for block in blocks(&text).iter().filter(|block| block.language == "sh") {
            run += usize::from(block.needs.is_empty() && block.programs.is_empty());
            compared += usize::from(block.shown.is_some());
        }
    }
    assert!(run >= 15 && compared >= 6, "{run} run, {compared} compared");
}

/// The pages, each a test.
#[cfg(unix)]
mod each {
    crate::common::named::named! { super::check:
        "SUMMARY",
        "ci",
        "sample-series",
        "introduction",
        "make",
        "methods",
        "more",
        "observable",
        "quarto",
        "rates",
        "shell",
        "simulations",
        "tour",
    }
}

/// What a block needs and is not there.
fn missing(block: &Block, commands: &[String]) -> Option<String> {
    let command = block.needs.iter().find(|name| !commands.contains(name));
    let is_installed = |name: &&String| {
        let quiet = Stdio::null;
        Command::new(name.as_str())
            .arg("--version")
            .stdout(quiet())
            .stderr(quiet())
            .status()
            .is_ok()
    };
    let program = block.programs.iter().find(|name| !is_installed(name));
    command.map(|name| format!("command {name}")).or(program.cloned())
}

#[cfg(unix)]
fn shell(text: &str, folder: &Path) -> std::process::Output {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_arrivals"));
    let own = program.parent().expect("a folder").display().to_string();
    let path = std::env::var("PATH").expect("a path");
    Command::new("sh")
        .args(["-e", "-c", text])
        .env("PATH", format!("{own}:{path}"))
        .env_remove("COLUMNS")
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("a shell")
}

#[test]
fn every_page_is_in_the_summary_and_every_link_leads_somewhere() {
    let summary = std::fs::read_to_string(source().join("SUMMARY.md")).expect("the summary");
    let listed: Vec<PathBuf> = links(&summary).iter().map(|link| source().join(link)).collect();
    assert!(listed.len() >= 20, "{listed:?}");
    for page in pages(&source()) {
        let known = page.ends_with("SUMMARY.md") || listed.contains(&page);
        assert!(known, "{} is not in SUMMARY.md", page.display());
        let text = std::fs::read_to_string(&page).expect("a page");
        let folder = page.parent().expect("a folder");
        for link in links(&text) {
            let place = folder.join(&link);
            assert!(place.exists(), "{}: {link} leads nowhere", page.display());
        }
        // A chapter that is another page: its links are read from this one's folder.
        if let Some(included) = text.trim().strip_prefix("{{#include ") {
            let file = folder.join(included.trim_end_matches("}}"));
            let text = std::fs::read_to_string(&file).expect("what is included");
            for link in links(&text) {
                let place = folder.join(&link);
                assert!(place.exists(), "{}: {link} leads nowhere", file.display());
            }
        }
    }
}
