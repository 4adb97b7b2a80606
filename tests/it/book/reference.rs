//! The pages of commands: `docs/book/src/commands`, made from `--help`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{printed, source};
use crate::common::say;

/// A command as `arrivals --help` lists it: group, name, summary.
struct Listed {
    group: String,
    name: String,
    summary: String,
}

fn listed() -> Vec<Listed> {
    let help = printed(&["--help"]);
    let (_, groups) = help.split_once("Usage:").expect("a usage");
    let mut group = String::new();
    let mut found = Vec::new();
    for line in groups.lines().take_while(|line| !line.starts_with("Options:")) {
        if let Some(command) = line.strip_prefix("  ") {
            let (name, summary) = command.split_once(' ').expect("a name and a summary");
            let summary = summary.trim().to_owned();
            found.push(Listed { group: group.clone(), name: name.to_owned(), summary });
        } else if let Some(name) = line.strip_suffix(':') {
            group = name.to_owned();
        }
    }
    assert!(found.len() >= 14, "{} commands", found.len());
    found
}

/// The names of the program's commands.
pub fn commands() -> Vec<String> {
    listed().into_iter().map(|one| one.name).collect()
}

/// What `COMMAND --help` prints, and that of the commands below it.
fn help(words: &[&str]) -> String {
    let arguments: Vec<&str> = words.iter().copied().chain(["--help"]).collect();
    let text = printed(&arguments);
    // Lines of nothing but blanks would be lost in an editor.
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn page(command: &Listed) -> String {
    let name = command.name.as_str();
    let mut text = format!("# {name}\n\n{}.\n\n```text\n{}```\n", command.summary, help(&[name]));
    let own = help(&[name]);
    let below = own.split_once("\nCommands:\n").map_or("", |(_, below)| below);
    for line in below.lines().take_while(|line| !line.is_empty()) {
        let Some(word) = line.split_whitespace().next().filter(|_| line.starts_with("  ")) else {
            continue;
        };
        if word.starts_with(|sign: char| sign.is_ascii_lowercase()) && !line.starts_with("   ") {
            text += &format!("\n## {name} {word}\n\n```text\n{}```\n", help(&[name, word]));
        }
    }
    text
}

fn index(commands: &[Listed]) -> String {
    let mut text = "# Commands\n\nWhat `arrivals COMMAND --help` prints, a page each.\n".to_owned();
    let mut group = "";
    for one in commands {
        if one.group != group {
            group = &one.group;
            text += &format!("\n## {group}\n\n| command | |\n|---|---|\n");
        }
        let summary = one.summary.replace('|', "\\|");
        text += &format!("| [{0}]({0}.md) | {summary} |\n", one.name);
    }
    text
}

/// The summary with a line a command below that of the index.
fn summary(old: &str, commands: &[Listed]) -> String {
    let is_command = |line: &&str| !line.starts_with("  - [");
    let lines: Vec<&str> = old.lines().filter(is_command).collect();
    let mut text = String::new();
    for line in lines {
        text += &format!("{line}\n");
        if line == "- [Commands](commands/index.md)" {
            for one in commands {
                text += &format!("  - [{0}](commands/{0}.md)\n", one.name);
            }
        }
    }
    text
}

#[test]
fn the_pages_of_commands_are_what_help_prints() {
    let commands = listed();
    let folder = source().join("commands");
    let contents = source().join("SUMMARY.md");
    let mut pages: BTreeMap<PathBuf, String> = BTreeMap::new();
    for command in &commands {
        pages.insert(folder.join(format!("{}.md", command.name)), page(command));
    }
    pages.insert(folder.join("index.md"), index(&commands));
    let old = std::fs::read_to_string(&contents).expect("the summary");
    pages.insert(contents, summary(&old, &commands));
    let write = std::env::var("ARRIVALS_GOLDEN").is_ok_and(|value| value == "write");
    let mut stale = Vec::new();
    for (file, text) in &pages {
        if std::fs::read_to_string(file).ok().as_ref() != Some(text) {
            stale.push(file.clone());
            if write {
                std::fs::write(file, text).expect("written");
            }
        }
    }
    for entry in std::fs::read_dir(&folder).expect("the pages") {
        let file = entry.expect("an entry").path();
        if !pages.contains_key(&file) {
            say(format_args!("{} is of no command", file.display()));
            stale.push(file);
        }
    }
    assert!(!write, "written anew: {stale:?}; look at them and run without ARRIVALS_GOLDEN");
    assert!(stale.is_empty(), "ARRIVALS_GOLDEN=write cargo test --test it book:: {stale:?}");
}
