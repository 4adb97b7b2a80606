//! Whatever happens while a build runs, each output is the old one or the new one, whole.

use std::collections::BTreeMap;
use std::process::Command;

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

/// In the order in which a build replaces them.
const OUTPUTS: [&str; 6] = [
    "chart.svg",
    "chart.html",
    "summary.json",
    "summary.md",
    "tidy/tidy.csv",
    "tidy/datapackage.json",
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

/// A folder in which the second version of the counts waits for a build that stops or fails at
/// named moments.
struct Moments {
    folder: Folder,
    old: Bytes,
    new: Bytes,
}

impl Moments {
    /// After a build of the first version.
    fn after_a_build() -> Self {
        let [old, new] = versions();
        let folder = Folder::with(RECIPE);
        folder.build(&[]);
        Self { folder, old, new }
    }

    /// Sets the old outputs again, builds, and expects that all outputs are whole. The exit code
    /// (none when the build was killed), and what was said.
    fn build(&self, moments: &str) -> (Option<i32>, String) {
        self.old.iter().for_each(|(name, bytes)| {
            std::fs::write(self.folder.at(name), bytes).expect("written");
        });
        self.folder.write("counts.csv", MORE);
        let mut command = self.folder.command(&["build", "--quiet"]);
        let output = command.env("ARRIVALS_FAILPOINT", moments).output().expect("it runs");
        for (name, bytes) in outputs(&self.folder) {
            let is_whole = bytes == self.old[name] || bytes == self.new[name];
            assert!(is_whole, "{moments}: {name} is neither version");
        }
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// Expects that all outputs are those of the first version and nothing else lies about.
    fn are_old(&self, moments: &str) {
        assert!(outputs(&self.folder) == self.old, "{moments}: an output was replaced");
        self.are_alone(moments);
    }

    /// Expects that the next build makes what is missing and leaves nothing else.
    fn are_mended(&self, moments: &str) {
        self.folder.build(&["--quiet"]);
        assert!(outputs(&self.folder) == self.new, "{moments}: the next build mends all");
        self.are_alone(moments);
    }

    fn are_alone(&self, moments: &str) {
        let mut names: Vec<&str> = OUTPUTS.to_vec();
        names.extend([".arrivals-build.json", "arrivals.toml", "counts.csv"]);
        names.sort_unstable();
        assert_eq!(self.folder.files(), names, "{moments}");
    }
}

/// Whether the program has failpoints. The release program has none.
fn has_failpoints() -> bool {
    if !cfg!(debug_assertions) {
        eprintln!("skipped: only a program with debug assertions has failpoints");
    }
    cfg!(debug_assertions)
}

/// The moments of each file of the group.
fn moments(kinds: &[&str]) -> Vec<String> {
    let places = 0..OUTPUTS.len();
    places.flat_map(|place| kinds.iter().map(move |kind| format!("{kind} {place}"))).collect()
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_every_output_whole() {
    if !has_failpoints() {
        return;
    }
    let folder = Moments::after_a_build();
    let replaced =
        || outputs(&folder.folder).iter().filter(|one| folder.new[one.0] == *one.1).count();
    for moment in moments(&["stage", "set-aside", "replace"]).iter().chain([&"done".to_owned()]) {
        assert_eq!(folder.build(&format!("kill {moment}")).0, None, "{moment} was not met");
        let expected = match moment.split_once(' ') {
            None => OUTPUTS.len(),
            Some(("replace", place)) => place.parse().expect("a number"),
            Some(_) => 0,
        };
        assert_eq!(replaced(), expected, "{moment}");
        folder.are_mended(moment);
    }
    // There is no file after the last.
    assert_eq!(folder.build(&format!("kill replace {}", OUTPUTS.len())).0, Some(0));
}

#[test]
fn a_build_that_fails_at_any_moment_replaces_nothing() {
    if !has_failpoints() {
        return;
    }
    let folder = Moments::after_a_build();
    for moment in moments(&["stage", "set-aside", "replace"]) {
        let (code, said) = folder.build(&format!("fail {moment}"));
        assert_eq!(code, Some(2), "{moment}: {said}");
        assert!(said.contains("error: cannot write ") && said.contains("hint: "), "{said}");
        folder.are_old(&moment);
    }
    folder.are_mended("after all failures");
}

/// While the old files are put back, the program may be stopped, or fail again: then it says which
/// files are new.
#[test]
fn a_file_that_is_not_put_back_is_named() {
    if !has_failpoints() {
        return;
    }
    let folder = Moments::after_a_build();
    let last = OUTPUTS.len() - 1;
    for (place, name) in OUTPUTS.iter().enumerate().take(last) {
        let moment = format!("put-back {place}");
        assert_eq!(folder.build(&format!("fail replace {last}, kill {moment}")).0, None);
        folder.are_mended(&moment);
        let (code, said) = folder.build(&format!("fail replace {last}, fail {moment}"));
        assert_eq!(code, Some(2), "{said}");
        let new: Vec<&str> = OUTPUTS
            .into_iter()
            .filter(|name| folder.folder.read(name) == folder.new[name])
            .collect();
        assert_eq!(new, [*name], "{moment}");
        // The old file was set aside, and stays where the message says, also after the next build.
        let lead = format!("replaced already: {name} (the old file is ");
        let old = said.split_once(&lead).and_then(|(_, rest)| rest.split_once(")\n"));
        let old = std::path::Path::new(old.expect(&said).0);
        folder.folder.build(&["--quiet"]);
        assert!(std::fs::read(old).expect("the old file") == folder.old[name], "{moment}");
        let aside = old.parent().expect("a folder");
        assert_eq!(std::fs::read_dir(aside).expect("listed").count(), 1, "{moment}");
        std::fs::remove_dir_all(aside).expect("removed");
        folder.are_mended(&moment);
    }
}

/// The record is written first: what a killed build made is its own in the next one, even when the
/// counts changed meanwhile.
#[test]
fn a_first_build_that_is_killed_is_gone_on_with() {
    if !has_failpoints() {
        return;
    }
    let [old, new] = versions();
    for place in 0..=OUTPUTS.len() {
        let folder = Folder::with(RECIPE);
        let mut command = folder.command(&["build", "--quiet"]);
        let killed = command.env("ARRIVALS_FAILPOINT", format!("kill replace {place}")).output();
        assert_eq!(killed.expect("it runs").status.code(), None, "replace {place} was not met");
        let stands = |name: &&&str| folder.at(name).exists();
        assert_eq!(OUTPUTS.iter().filter(stands).count(), place.saturating_sub(1));
        OUTPUTS.iter().filter(stands).for_each(|name| assert!(folder.read(name) == old[name]));
        folder.write("counts.csv", MORE);
        folder.build(&["--quiet"]);
        assert!(outputs(&folder) == new, "replace {place}");
        assert!(!folder.files().iter().any(|name| name.contains(".tmp")), "replace {place}");
    }
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
        // Where nothing changed, nothing has to be written.
        stays_current(&folder);
    }
    permit("u+w");
}

fn stays_current(folder: &Folder) {
    folder.write("counts.csv", COUNTS);
    assert!(folder.build(&[]).contains("6 outputs: 6 unchanged"));
}
