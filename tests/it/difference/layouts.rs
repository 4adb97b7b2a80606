//! Published layouts: a file is the same as itself, and as the tidy table that is made of it. A
//! sample is compared unless `ARRIVALS_NETS=full` asks for all.

use super::{Editions, text};
use crate::common::nets;

#[test]
fn a_tidy_table_is_the_same_as_the_file_it_was_made_of() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the layouts")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_none_or(|extension| extension != "json"))
        .collect();
    files.sort();
    let editions = Editions::of("", "");
    let mut same = 0;
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        if !nets::is_chosen("difference", &name, 4) {
            continue;
        }
        let path = file.to_str().expect("a path");
        let tidy = editions.run(&["tidy", path, "-q", "-o", "tidy.csv"]);
        // What cannot be read without a flag is the test of others.
        if !tidy.status.success() {
            continue;
        }
        let itself = editions.run(&["diff", path, path, "-q"]);
        assert_eq!(itself.status.code(), Some(0), "{name}: {}", text(&itself.stdout));
        // Net flows are read with a flag.
        if !editions.run(&["tidy", "tidy.csv", "-q"]).status.success() {
            continue;
        }
        let output = editions.run(&["diff", path, "tidy.csv", "-q"]);
        let said = text(&output.stdout) + &text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{name}: {said}");
        assert!(said.starts_with("Nothing changed: "), "{name}: {said}");
        same += 1;
    }
    let least = if nets::is_full() { 90 } else { 10 };
    assert!(same > least, "only {same} files");
}
