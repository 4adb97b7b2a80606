//! Whatever happens while a build runs, each output is the old one or the new one, whole.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Duration;

use crate::recipe::folder::{COUNTS, Folder, MORE};

const RECIPE: &str = "\
[input]
file = \"counts.csv\"

[[chart]]
output = [\"chart.svg\", \"chart.html\"]

[[text]]
command = \"summary\"
output = [\"summary.json\", \"summary.md\"]

[[text]]
command = \"tidy\"
output = \"tidy/datapackage.json\"
";

const OUTPUTS: [&str; 6] = [
    "chart.svg",
    "chart.html",
    "summary.json",
    "summary.md",
    "tidy/datapackage.json",
    "tidy/tidy.csv",
];

type Bytes = BTreeMap<&'static str, Vec<u8>>;

fn outputs(folder: &Folder) -> Bytes {
    OUTPUTS.into_iter().map(|name| (name, folder.read(name))).collect()
}

/// The outputs of the two versions of the counts, each from a build of its own.
fn versions() -> [Bytes; 2] {
    [COUNTS, MORE].map(|counts| {
        let folder = Folder::with(RECIPE);
        folder.write("counts.csv", counts);
        folder.build(&[]);
        let made = outputs(&folder);
        assert!(roxmltree::Document::parse(&String::from_utf8_lossy(&made["chart.svg"])).is_ok());
        assert!(serde_json::from_slice::<serde_json::Value>(&made["summary.json"]).is_ok());
        made
    })
}

/// Numbers that are spread over 0 to 1 (Weyl's sequence of the golden ratio).
fn spread(place: u32) -> f64 {
    (f64::from(place) * 0.618_033_988_749_894_9).fract()
}

/// How long a build takes here, of all outputs.
#[allow(clippy::disallowed_methods, reason = "a time that reaches no output")]
fn duration(folder: &Folder) -> Duration {
    let start = std::time::Instant::now();
    folder.build(&["--force"]);
    start.elapsed()
}

#[test]
fn a_build_that_is_killed_leaves_every_output_whole() {
    let versions = versions();
    let folder = Folder::with(RECIPE);
    folder.build(&[]);
    let takes = duration(&folder);
    let (mut killed, mut mixed) = (0, 0);
    for place in 1..=200 {
        folder.write("counts.csv", if place % 2 == 0 { COUNTS } else { MORE });
        let mut child = folder.command(&["build", "--quiet"]).spawn().expect("the program runs");
        // Half of them anywhere, half of them near the end, where files are replaced.
        let part = if place % 4 < 2 { spread(place) } else { 0.8 + 0.3 * spread(place) };
        std::thread::sleep(takes.mul_f64(part));
        child.kill().expect("killed or ended");
        killed += u32::from(child.wait().expect("ended").code().is_none());
        let found = outputs(&folder);
        for (name, bytes) in &found {
            let whole = versions.iter().any(|version| version[name] == *bytes);
            assert!(whole, "{name} is neither version after kill {place}");
        }
        mixed += u32::from(!versions.contains(&found));
        let record = folder.read(".arrivals-build.json");
        assert!(serde_json::from_slice::<serde_json::Value>(&record).is_ok());
    }
    eprintln!("{killed} of 200 builds were killed; {mixed} times between two outputs");
    assert!(killed >= 50, "only {killed} were killed before they ended");
    folder.write("counts.csv", MORE);
    folder.build(&["--quiet"]);
    assert!(outputs(&folder) == versions[1], "the next build mends what was left");
}

/// Builds by a shell that was told to, and expects that it fails and that the old outputs stand.
fn fails(folder: &Folder, shell: &str, words: &str) {
    let (before, files) = (outputs(folder), folder.files());
    let output = Command::new("sh")
        .args(["-c", &format!("{shell}; exec \"$0\" build"), env!("CARGO_BIN_EXE_arrivals")])
        .current_dir(folder.path())
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("error: cannot write ") && said.contains(words), "{said}");
    assert!(outputs(folder) == before, "an old output was lost");
    assert_eq!(folder.files(), files, "something was left behind");
}

/// A file that may not grow beyond some kilobytes is a disk that is full in the middle of it.
#[test]
fn a_disk_that_is_full_leaves_the_old_outputs() {
    let folder = Folder::with(RECIPE);
    folder.build(&[]);
    folder.write("counts.csv", MORE);
    fails(&folder, "trap '' XFSZ; ulimit -f 8", "chart.");
    folder.build(&[]);
    assert_eq!(folder.run(&["build", "--check"]).0, 0);
}

/// A disk of its own, where this may be mounted.
#[test]
fn a_small_disk_that_is_full_leaves_the_old_outputs() {
    let folder = Folder::with("");
    let disk = folder.at("disk");
    std::fs::create_dir(&disk).expect("a folder");
    let mount = |command: &str, arguments: &[&str]| {
        let done = Command::new(command).args(arguments).arg(&disk).output();
        done.is_ok_and(|output| output.status.success())
    };
    if !mount("mount", &["-t", "tmpfs", "-o", "size=256k", "none"]) {
        eprintln!("skipped: no disk may be mounted here");
        return;
    }
    let run = |arguments: &[&str]| {
        let output = folder.command(arguments).current_dir(&disk).output().expect("it runs");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    std::fs::write(disk.join("counts.csv"), COUNTS).expect("written");
    std::fs::write(disk.join("arrivals.toml"), RECIPE).expect("written");
    let made = run(&["build"]);
    let names = |name: &&str| std::fs::read(disk.join(name)).expect("an output");
    let before: Vec<Vec<u8>> = OUTPUTS.iter().map(names).collect();
    std::fs::write(disk.join("counts.csv"), MORE).expect("written");
    // Whatever room is left, a file takes it.
    let mut filler = vec![0; 256 * 1024];
    while std::fs::write(disk.join("filler"), &filler).is_err() && filler.len() > 4096 {
        filler.truncate(filler.len() - 4096);
    }
    let full = run(&["build"]);
    let after: Vec<Vec<u8>> = OUTPUTS.iter().map(names).collect();
    let _ = mount("umount", &[]);
    assert_eq!(made.0, Some(0), "{}", made.1);
    assert_eq!(full.0, Some(2), "{}", full.1);
    assert!(full.1.contains("the disk is full"), "{}", full.1);
    assert!(before == after, "an old output was lost");
}

#[test]
fn a_folder_that_cannot_be_written_leaves_the_old_outputs() {
    let folder = Folder::with(RECIPE);
    folder.build(&[]);
    folder.write("counts.csv", MORE);
    let permit = |mode: &str| {
        let done = Command::new("chmod").args([mode, "."]).current_dir(folder.path()).status();
        assert!(done.expect("chmod").success());
    };
    permit("a-w");
    // The superuser writes anywhere.
    let skipped = std::fs::write(folder.at("probe"), "").is_ok();
    if skipped {
        eprintln!("skipped: this user can write a folder that is read-only");
    } else {
        fails(&folder, "true", "permission denied");
        // Where nothing is stale, nothing has to be written.
        folder_fresh(&folder);
    }
    permit("u+w");
}

fn folder_fresh(folder: &Folder) {
    folder.write("counts.csv", COUNTS);
    assert!(folder.build(&[]).contains("6 outputs: 6 fresh"));
}
