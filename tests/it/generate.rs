//! Schemas, completions and manual pages, as the program prints them.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::common::say;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn stdout(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn is_installed(program: &str) -> bool {
    let quiet = Stdio::null;
    Command::new(program).arg("--version").stdout(quiet()).stderr(quiet()).status().is_ok()
}

/// The names under the groups of `arrivals --help`: what a reader knows of.
fn commands() -> Vec<String> {
    let help = stdout(&["--help"]);
    let (_, listed) = help.split_once("Usage:").expect("a usage");
    let names: Vec<String> = listed
        .lines()
        .take_while(|line| !line.starts_with("Options:"))
        .filter_map(|line| line.strip_prefix("  "))
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    assert!(names.len() >= 14, "{names:?}");
    names
}

#[test]
fn a_schema_is_printed_by_name_and_by_form() {
    let list = stdout(&["schema"]);
    let names: Vec<&str> = list.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(
        ["summary", "tidy", "inspection", "screen", "theme"]
            .iter()
            .all(|name| names.contains(name))
    );
    for name in names {
        let text = stdout(&["schema", name]);
        let schema: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
    }
    assert_eq!(stdout(&["schema", "arrivals.tidy/1"]), stdout(&["schema", "tidy"]));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("s.json");
    assert_eq!(stdout(&["schema", "tidy", "-o", file.to_str().expect("UTF-8")]), "");
    assert_eq!(std::fs::read_to_string(file).expect("a file"), stdout(&["schema", "tidy"]));
}

#[test]
fn an_unknown_schema_is_refused_with_what_there_is() {
    for (name, hint) in [("sumary", "did you mean summary?"), ("", "the names are summary, ")] {
        let output = run(&["schema", name]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(&format!("there is no schema '{name}'")), "{said}");
        assert!(said.contains(hint), "{said}");
    }
}

/// A shell that is not installed is said to be skipped; bash is on every machine of ours.
#[test]
fn completions_are_read_by_their_shells() {
    for shell in SHELLS {
        let script = stdout(&["generate", "completions", "--shell", shell]);
        assert_eq!(script, stdout(&["generate", "completions", "--shell", shell]));
        for word in ["chart", "summary", "schema", "theme", "completions"] {
            assert!(script.contains(word), "{shell}: no {word}");
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("completions");
        std::fs::write(&file, script).expect("written");
        match shell {
            "bash" | "zsh" | "fish" if is_installed(shell) => {
                let flag = if shell == "fish" { "--no-execute" } else { "-n" };
                let output = Command::new(shell).arg(flag).arg(&file).output().expect("a shell");
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success() && said.is_empty(), "{shell}: {said}");
            }
            _ => say(format_args!("skipped: no {shell} to read its completions")),
        }
    }
    let output = run(&["generate", "completions", "--shell", "csh"]);
    assert_eq!(output.status.code(), Some(2));
}

/// What bash offers after `arrivals ` and after `arrivals generate completions --shell `.
#[test]
#[cfg(unix)]
fn bash_completes_commands_and_values() {
    if !is_installed("bash") {
        return say(format_args!("skipped: no bash"));
    }
    let script = stdout(&["generate", "completions", "--shell", "bash"]);
    let offered = |words: &str, place: usize| {
        let program = format!(
            "{script}\nCOMP_WORDS=({words})\nCOMP_CWORD={place}\n\
             _arrivals arrivals \"${{COMP_WORDS[{place}]}}\" \"${{COMP_WORDS[{}]}}\"\n\
             printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            place - 1
        );
        let output = Command::new("bash").args(["-c", &program]).output().expect("bash");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let first = offered("arrivals ''", 1);
    for name in commands() {
        assert!(first.lines().any(|word| word == name), "{name} is not in {first}");
    }
    let shells = offered("arrivals generate completions --shell ''", 4);
    assert_eq!(shells.lines().collect::<Vec<_>>(), SHELLS);
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = folder.path().join("man/man1");
    let place = pages.to_str().expect("UTF-8");
    assert_eq!(stdout(&["generate", "man", "-o", place]), "");
    let mut expected: Vec<String> = vec!["arrivals.1".into()];
    expected.extend(commands().iter().map(|name| format!("arrivals-{name}.1")));
    expected.extend(["completions", "man"].map(|name| format!("arrivals-generate-{name}.1")));
    let mut names: Vec<String> = std::fs::read_dir(&pages)
        .expect("the pages")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    expected.sort();
    names.sort();
    assert_eq!(names, expected);
    let again = folder.path().join("again");
    stdout(&["generate", "man", "-o", again.to_str().expect("UTF-8")]);
    for name in names {
        let page = std::fs::read_to_string(pages.join(&name)).expect("a page");
        assert_eq!(page, std::fs::read_to_string(again.join(&name)).expect("a page"));
        // Title, section, and no date.
        let title = name.trim_end_matches(".1").replace('-', "\\-");
        let head = format!(".TH {title} 1 \"\" \"arrivals {}\" \"\"", env!("CARGO_PKG_VERSION"));
        assert!(page.starts_with(&head), "{name} begins {:?}", page.lines().next());
        rendered(&pages.join(&name));
    }
}

/// groff finds nothing to warn of, and keeps the examples as they are.
fn rendered(page: &Path) {
    if !is_installed("groff") {
        return say(format_args!("skipped: no groff to render {}", page.display()));
    }
    let output = Command::new("groff")
        .args(["-k", "-man", "-Tutf8", "-ww", "-P-cbou", "-rLL=120n"])
        .arg(page)
        .output()
        .expect("groff");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{}: {said}", page.display());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    for heading in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS"] {
        assert!(text.lines().any(|line| line == heading), "{}: no {heading}", page.display());
    }
    if page.ends_with("arrivals-summary.1") {
        assert!(text.contains("arrivals summary counts.csv --from 2011 --to 2023"), "{text}");
    }
}

/// A folder that cannot be made is an error that says what to do.
#[test]
fn a_file_is_no_folder_for_the_manual() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    std::fs::write(&file, "kept").expect("written");
    let output = run(&["generate", "man", "-o", file.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("hint:"));
    assert_eq!(std::fs::read(file).expect("the file"), b"kept");
}
