//! The scripts of the GitHub action, with stand-ins for the program and for GitHub's client.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::common::say;
use tempfile::TempDir;

const JSON: &str = r#"{"schema": "arrivals.build/1", "recipe": "figures/arrivals.toml", "changed": true,
"outputs": [
 {"path": "chart.svg", "section": "chart", "line": 3, "state": "written"},
 {"path": "a|b <x>.md", "section": "text", "line": 9, "state": "unchanged"}],
"claims": [{"section": "claim", "line": 12, "state": "holds", "fail": true, "said": "196 in 2023"}],
"thresholds": []}"#;

fn is_installed(program: &str) -> bool {
    let quiet = Stdio::null;
    Command::new(program).arg("--version").stdout(quiet()).stderr(quiet()).status().is_ok()
}

fn stand_in(folder: &Path, name: &str, script: &str) {
    let file = folder.join(name);
    std::fs::write(&file, format!("#!/bin/sh\n{script}\n")).expect("written");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).expect("permissions");
}

/// A job: a workspace, with a folder for programs.
fn job() -> TempDir {
    let job = tempfile::tempdir().expect("a folder");
    for folder in ["bin", "temp", "work/figures"] {
        std::fs::create_dir_all(job.path().join(folder)).expect("a folder");
    }
    job
}

fn script(job: &TempDir, name: &str, variables: &[(&str, &str)]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let at = |name: &str| job.path().join(name);
    let path = format!("{}:{}", at("bin").display(), std::env::var("PATH").expect("a path"));
    Command::new("bash")
        .arg(root.join(".github/action").join(name))
        .current_dir(at("work"))
        .env("PATH", path)
        .env("RUNNER_TEMP", at("temp"))
        .env("GITHUB_OUTPUT", at("output"))
        .env("GITHUB_PATH", at("path"))
        .env("GITHUB_STEP_SUMMARY", at("summary.md"))
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .expect("bash")
}

fn build(job: &TempDir, code: i32, check: &str) -> Output {
    std::fs::write(job.path().join("said.json"), JSON).expect("written");
    let said = job.path().join("said.json");
    let typed = job.path().join("typed");
    let program =
        format!("echo \"$@\" >'{}'\ncat '{}'\nexit {code}", typed.display(), said.display());
    stand_in(&job.path().join("bin"), "arrivals", &program);
    let recipe = ("RECIPE", "figures/arrivals.toml");
    script(
        job,
        "build.sh",
        &[recipe, ("WORKING_DIRECTORY", "."), ("CHECK", check), ("SUMMARY", "true")],
    )
}

fn read(job: &TempDir, name: &str) -> String {
    std::fs::read_to_string(job.path().join(name)).expect(name)
}

#[test]
fn a_build_says_what_changed() {
    if !is_installed("jq") {
        return say(format_args!("skipped: no jq"));
    }
    let job = job();
    std::fs::write(job.path().join("work/figures/a|b <x>.md"), "# Said\n").expect("written");
    let output = build(&job, 0, "false");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(read(&job, "typed"), "build figures/arrivals.toml --format json\n");
    let said = read(&job, "output");
    assert!(said.starts_with("changed=true\njson="), "{said}");
    let files = "files<<END_OF_FILES\nfigures/chart.svg\nfigures/a|b <x>.md\nEND_OF_FILES\n";
    assert!(said.ends_with(files), "{said}");
    let summary = read(&job, "summary.md");
    assert!(summary.contains("| chart.svg | written |\n"), "{summary}");
    assert!(summary.contains("| a\\|b &lt;x>.md | unchanged |\n"), "{summary}");
    assert!(summary.contains("- claim: holds. 196 in 2023\n") && summary.ends_with("# Said\n"));
}

/// The job fails as the build does, and still says what it found.
#[test]
fn a_check_that_fails_fails_the_job() {
    if !is_installed("jq") {
        return say(format_args!("skipped: no jq"));
    }
    let job = job();
    let output = build(&job, 1, "true");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(read(&job, "typed"), "build figures/arrivals.toml --format json --check\n");
    assert!(read(&job, "output").contains("changed=true"));
    assert!(read(&job, "summary.md").contains("chart.svg"));
    // A recipe that cannot be read prints nothing.
    std::fs::remove_file(job.path().join("output")).expect("removed");
    stand_in(&job.path().join("bin"), "arrivals", "exit 2");
    let recipe =
        [("RECIPE", "r.toml"), ("WORKING_DIRECTORY", "."), ("CHECK", "false"), ("SUMMARY", "true")];
    assert_eq!(script(&job, "build.sh", &recipe).status.code(), Some(2));
    assert_eq!(read(&job, "output"), "changed=false\n");
}

/// GitHub takes at most 1,024 KiB, and nothing of what is longer.
#[test]
fn a_long_summary_is_cut_at_a_line() {
    if !is_installed("jq") {
        return say(format_args!("skipped: no jq"));
    }
    let job = job();
    let long = "a line of thirty letters, 가나다.\n".repeat(60_000);
    std::fs::write(job.path().join("work/figures/a|b <x>.md"), &long).expect("written");
    assert!(build(&job, 0, "false").status.success());
    let summary = read(&job, "summary.md");
    assert!(summary.len() > 990_000 && summary.len() <= 1_000_000, "{} bytes", summary.len());
    assert!(summary.contains("가나다.\n\n\n*Cut here"), "{:?}", &summary[summary.len() - 120..]);
}

/// The client downloads an archive with its sum; what is not as its sum says is not used.
#[test]
fn the_program_is_the_release_s_or_an_error() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).display().to_string();
    let install = |job: &TempDir, version: &str| {
        let machine =
            [("RUNNER_OS", "Linux"), ("RUNNER_ARCH", "X64"), ("ACTION_PATH", root.as_str())];
        let release = [("ACTION_REPOSITORY", "owner/name"), ("VERSION", version)];
        script(job, "install.sh", &[machine.as_slice(), release.as_slice()].concat())
    };
    let name = "arrivals-x86_64-unknown-linux-gnu";
    let archive = |damage: &str| {
        format!(
            "while [ $# -gt 0 ]; do [ \"$1\" = --dir ] && place=$2; echo \"$1\" >>\"$RUNNER_TEMP/gh\"; shift; done\n\
             cd \"$place\" && mkdir -p {name} && echo program >{name}/arrivals\n\
             tar -czf {name}.tar.gz {name} && rm -r {name} && sha256sum {name}.tar.gz >{name}.tar.gz.sha256\n{damage}"
        )
    };
    let good = job();
    stand_in(&good.path().join("bin"), "gh", &archive(""));
    let output = install(&good, "0.1.0");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let folder = read(&good, "path");
    assert!(Path::new(folder.trim_end()).join("arrivals").is_file(), "{folder}");
    assert!(read(&good, "temp/gh").starts_with("release\ndownload\nv0.1.0\n--repo\nowner/name\n"));
    let damaged = job();
    let damage = format!("echo x >>{name}.tar.gz");
    stand_in(&damaged.path().join("bin"), "gh", &archive(&damage));
    assert!(!install(&damaged, "").status.success());
    assert!(!damaged.path().join("path").exists());
    // A release that is not there is an error where it was asked for, else cargo builds.
    let none = job();
    stand_in(&none.path().join("bin"), "gh", "exit 1");
    stand_in(&none.path().join("bin"), "cargo", "echo \"$@\" >\"$RUNNER_TEMP/cargo\"");
    let output = install(&none, "9.9.9");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("there is no release 9.9.9"));
    assert!(install(&none, "").status.success());
    assert!(read(&none, "temp/cargo").starts_with("install --locked --path "));
    assert!(read(&none, "path").trim_end().ends_with("/temp/arrivals/bin"));
}
