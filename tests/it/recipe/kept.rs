//! No file is lost that the program did not make: inputs, whatever they are called, and files of
//! others in the places of outputs.

use crate::recipe::folder::{COUNTS, Folder, MORE};

const CHART: &str = "[input]\nfile = \"counts.csv\"\n[[chart]]\noutput = \"out.svg\"\n";

/// Expects that a command is refused, and that the counts are as they were.
fn refused(folder: &Folder, arguments: &[&str], words: &str) {
    let (code, _, said) = folder.run(arguments);
    assert_eq!(code, 2, "{arguments:?}\n{said}");
    assert!(said.contains(words), "{arguments:?}\n{said}");
    assert_eq!(folder.read("counts.csv"), COUNTS.as_bytes(), "{arguments:?}");
}

#[test]
fn no_command_replaces_its_input() {
    let folder = Folder::with("");
    let is = "is an input, and is not replaced";
    folder.write("other.csv", MORE);
    for command in [
        &["summary", "counts.csv", "-o", "./counts.csv"][..],
        &["tidy", "counts.csv", "-o", "counts.csv"],
        &["trend", "counts.csv", "--format", "json", "-o", "counts.csv"],
        &["forecast", "counts.csv", "--format", "text", "-o", "counts.csv"],
        &["inspect", "counts.csv", "--format", "text", "-o", "counts.csv"],
        &["chart", "counts.csv", "--format", "svg", "-o", "counts.csv"],
        &["explain", "latest", "counts.csv", "--format", "text", "-o", "counts.csv"],
        &["check", "counts.csv", "90 in 2023", "--format", "text", "-o", "counts.csv"],
        &["diff", "counts.csv", "other.csv", "--format", "text", "-o", "counts.csv"],
        &["diff", "other.csv", "counts.csv", "--format", "text", "-o", "counts.csv"],
    ] {
        refused(&folder, command, is);
    }
    std::fs::copy(folder.at("counts.csv"), folder.at("tidy.csv")).expect("copied");
    refused(&folder, &["report", "tidy.csv", "-o", "."], is);
    assert_eq!(folder.read("tidy.csv"), COUNTS.as_bytes());
    assert_eq!(folder.files(), ["arrivals.toml", "counts.csv", "other.csv", "tidy.csv"]);
}

#[cfg(unix)]
#[test]
fn links_lead_to_inputs_too() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with("");
    let is = "is an input, and is not replaced";
    std::fs::create_dir(folder.at("r")).expect("a folder");
    symlink("../counts.csv", folder.at("r/tidy.csv")).expect("a link");
    refused(&folder, &["report", "counts.csv", "-o", "r"], is);
    symlink("counts.csv", folder.at("linked.csv")).expect("a link");
    refused(&folder, &["tidy", "counts.csv", "-o", "linked.csv"], is);
    refused(&folder, &["tidy", "linked.csv", "-o", "counts.csv"], is);
    std::fs::hard_link(folder.at("counts.csv"), folder.at("hard.csv")).expect("a link");
    refused(&folder, &["tidy", "counts.csv", "-o", "hard.csv"], is);
}

#[cfg(unix)]
#[test]
fn a_build_sees_through_links() {
    use std::os::unix::fs::symlink;
    let text =
        |output: &str| format!("{CHART}[[text]]\ncommand = \"tidy\"\noutput = \"{output}\"\n");
    let folder = Folder::with(&text("d/counts.csv"));
    symlink(".", folder.at("d")).expect("a link");
    let is = "is an input of [[chart]] 1 (line 3)";
    refused(&folder, &["build"], is);
    refused(&folder, &["build", "--check"], is);
    folder.write("arrivals.toml", &text("out.csv"));
    symlink("counts.csv", folder.at("out.csv")).expect("a link");
    refused(&folder, &["build", "--force"], is);
    // A report's folder, whose files the command chooses.
    std::fs::remove_file(folder.at("out.csv")).expect("removed");
    std::fs::rename(folder.at("counts.csv"), folder.at("tidy.csv")).expect("renamed");
    folder.write("arrivals.toml", "[input]\nfile = \"tidy.csv\"\n[[report]]\noutput = \"d\"\n");
    let (code, _, said) = folder.run(&["build", "--force"]);
    assert!(code == 2 && said.contains("'d/tidy.csv' of [[report]] 1 is an input"), "{said}");
    assert_eq!(folder.read("tidy.csv"), COUNTS.as_bytes());
}

#[test]
fn a_build_replaces_only_what_it_made() {
    let folder = Folder::with(CHART);
    folder.write("out.svg", "precious");
    refused(&folder, &["build"], "'out.svg' of [[chart]] 1 is a file that no recorded build made");
    assert_eq!(folder.read("out.svg"), b"precious");
    assert_eq!(folder.files(), ["arrivals.toml", "counts.csv", "out.svg"]);
    folder.build(&["--force"]);
    let made = folder.read("out.svg");
    assert!(made.starts_with(b"<svg"));
    // Edited afterwards, it is stale, as the recipe's page says.
    folder.write("out.svg", "edited");
    folder.build(&[]);
    assert_eq!(folder.read("out.svg"), made);
    // The record is lost: the same bytes are taken over, others only when asked for.
    std::fs::remove_file(folder.at(".arrivals-build.json")).expect("removed");
    folder.build(&[]);
    std::fs::remove_file(folder.at(".arrivals-build.json")).expect("removed");
    folder.write("counts.csv", MORE);
    let (code, _, said) = folder.run(&["build"]);
    assert!(code == 2 && said.contains("arrivals build --force"), "{said}");
    assert_eq!(folder.read("out.svg"), made);
    folder.build(&["--force"]);
    assert_ne!(folder.read("out.svg"), made);
}

/// Counts of two groups; without them, no share is drawn.
const GROUPS: &str = "year,a,b,total\n2019,60,60,120\n2020,50,60,110\n2021,50,55,105\n2022,40,60,100\n2023,30,60,90\n";

#[test]
fn a_report_leaves_no_chart_of_an_earlier_one() {
    let folder = Folder::with("");
    folder.write("counts.csv", GROUPS);
    let run = |arguments: &[&str]| {
        let (code, _, said) = folder.run(arguments);
        assert_eq!(code, 0, "{said}");
        said
    };
    run(&["report", "counts.csv", "-o", "r"]);
    assert!(folder.files().contains(&"r/chart-share.svg".to_owned()));
    folder.write("r/chart-ranking.svg", "<svg><metadata>mine</metadata></svg>");
    folder.write("r/notes.svg", "mine");
    folder.write("counts.csv", COUNTS);
    run(&["chart", "counts.csv", "-o", "r/chart-heatmap.svg"]);
    let said = run(&["report", "counts.csv", "-o", "r"]);
    assert!(said.contains("removed r/chart-share.svg, which an earlier report made"), "{said}");
    let files = folder.files();
    assert!(!files.contains(&"r/chart-share.svg".to_owned()));
    for kept in ["r/chart-ranking.svg", "r/notes.svg", "r/chart-heatmap.svg"] {
        assert!(files.contains(&kept.to_owned()), "{kept}");
    }
}

/// The chart that goes is the last of the group: when it cannot be removed, nothing is replaced.
#[test]
fn a_report_that_cannot_remove_a_chart_replaces_nothing() {
    if !cfg!(debug_assertions) {
        eprintln!("skipped: only a program with debug assertions has failpoints");
        return;
    }
    let folder = Folder::with("");
    folder.write("counts.csv", GROUPS);
    assert_eq!(folder.run(&["report", "counts.csv", "-o", "r"]).0, 0);
    let all = || -> Vec<_> {
        folder.files().into_iter().map(|name| (name.clone(), folder.read(&name))).collect()
    };
    folder.write("counts.csv", COUNTS);
    assert_eq!(folder.run(&["report", "counts.csv", "-o", "new"]).0, 0);
    let made = folder.files().iter().filter(|name| name.starts_with("new/")).count();
    let before = all();
    let mut command = folder.command(&["report", "counts.csv", "-o", "r"]);
    let failed = command.env("ARRIVALS_FAILPOINT", format!("fail replace {made}")).output();
    let failed = failed.expect("it runs");
    let said = String::from_utf8_lossy(&failed.stderr);
    assert_eq!(failed.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot write r/chart-"), "{said}");
    assert!(all() == before, "a file was replaced");
    assert!(failed.stdout.is_empty());
}

#[test]
fn a_build_leaves_no_chart_of_an_earlier_report() {
    let folder = Folder::with("[input]\nfile = \"counts.csv\"\n[[report]]\noutput = \"site\"\n");
    folder.write("counts.csv", GROUPS);
    folder.build(&[]);
    let share = folder.read("site/chart-share.svg");
    folder.write("counts.csv", COUNTS);
    let said = folder.build(&[]);
    assert!(said.contains("removed site/chart-share.svg"), "{said}");
    assert!(!folder.at("site/chart-share.svg").exists());
    // One that came back some other way makes the report stale.
    std::fs::write(folder.at("site/chart-share.svg"), share).expect("written");
    assert_eq!(folder.run(&["build", "--check"]).0, 1);
    folder.build(&[]);
    assert!(!folder.at("site/chart-share.svg").exists());
    assert_eq!(folder.run(&["build", "--check"]).0, 0);
}
