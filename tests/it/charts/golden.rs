//! The charts held against the files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest, Sha256};

use crate::charts::cases::{CASES, Case, case_of};
use crate::charts::difference::difference;
use crate::charts::picture::{Picture, rasterised};
use crate::charts::program::{Surroundings, Words, draw};
use crate::common::named::assert_complete;
use crate::common::nets;

/// The hashes of the charts as people get them, with their glyphs.
const SUMS: &str = "SHA256SUMS";

/// The folder of golden files.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/charts/golden")
}

/// The folder of pictures to look at.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("charts")
}

/// What a case draws: the SVG with its words as text, and the hash of the one with glyphs, where
/// that was drawn too.
struct Drawn {
    svg: String,
    hash: Option<String>,
}

/// Draws a case in the usual surroundings and in others, and with its glyphs.
fn drawn(case: &Case) -> Result<Drawn, String> {
    let svg = draw(case, Surroundings::Plain, Words::Text)?;
    let again = draw(case, Surroundings::Other, Words::Text)?;
    if svg != again {
        return Err(format!(
            "two runs differ in other surroundings: {}",
            first_difference(&svg, &again)
        ));
    }
    let hash = hash(&draw(case, Surroundings::Other, Words::Embedded)?);
    Ok(Drawn { svg, hash: Some(hash) })
}

/// Draws a case in other surroundings than those in which the golden files were written: one run
/// shows a change of the chart and a chart that depends on where it is drawn.
fn drawn_once(case: &Case) -> Result<Drawn, String> {
    Ok(Drawn { svg: draw(case, Surroundings::Other, Words::Text)?, hash: None })
}

fn hash(svg: &str) -> String {
    Sha256::digest(svg.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Something of every case, on all processors.
fn each<T: Send>(work: impl Fn(&'static Case) -> T + Sync) -> Vec<(&'static Case, T)> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(case) = CASES.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = work(case);
                    done.lock().expect("no thread has failed").insert(case.name, (case, result));
                }
            });
        }
    });
    done.into_inner().expect("no thread has failed").into_values().collect()
}

/// The line in which two texts part, shortened.
fn first_difference(one: &str, other: &str) -> String {
    let (mut lines, mut others) = (one.lines(), other.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (lines.next(), others.next()) {
            (None, None) => return "the line breaks".to_owned(),
            (line, twin) if line == twin => {}
            (line, twin) => {
                let (line, twin) = (line.unwrap_or("(the end)"), twin.unwrap_or("(the end)"));
                return format!("line {number}: {} | {}", part(line, twin), part(twin, line));
            }
        }
    }
}

/// A line from a little before it parts from another.
fn part(line: &str, twin: &str) -> String {
    let same = line.chars().zip(twin.chars()).take_while(|(one, other)| one == other).count();
    line.chars().skip(same.saturating_sub(30)).take(90).collect()
}

/// What `ARRIVALS_GOLDEN` asks for: golden files written, pictures to look at, or a comparison.
fn asked() -> Option<String> {
    std::env::var("ARRIVALS_GOLDEN").ok()
}

/// Holds a case against its golden file. All are drawn once; a sample, in three ways.
pub fn check(name: &str) {
    // One test writes or draws all.
    if asked().is_some() {
        return;
    }
    let case = case_of(name);
    let in_three_ways = nets::is_chosen("charts", name, 8);
    let drawn = if in_three_ways { drawn(case) } else { drawn_once(case) };
    let failure = match drawn {
        Ok(drawn) => compare(case, &drawn, sums().get(name).map(String::as_str)),
        Err(error) => Some(error),
    };
    assert!(failure.is_none(), "{name}: {}", failure.unwrap_or_default());
}

#[test]
fn every_golden_file_has_a_case_and_every_case_one() {
    match asked().as_deref() {
        Some("write") => write(),
        Some("look") => look(),
        Some(other) => panic!("ARRIVALS_GOLDEN is '{other}', not 'write' or 'look'"),
        None => {}
    }
    let names: Vec<&str> = CASES.iter().map(|case| case.name).collect();
    assert_complete(&names, &files(), "golden files");
    let hashed: Vec<String> = sums().into_keys().collect();
    assert_complete(&names, &hashed, "hashes");
}

/// What is wrong with a chart, with pictures of it.
fn compare(case: &Case, drawn: &Drawn, sum: Option<&str>) -> Option<String> {
    let golden = folder().join(format!("{}.svg", case.name));
    let Ok(old) = std::fs::read_to_string(&golden) else {
        return Some("no golden file: write it with ARRIVALS_GOLDEN=write".to_owned());
    };
    if old == drawn.svg {
        return (drawn.hash.is_some() && sum != drawn.hash.as_deref()).then(|| {
            "the same but for its glyphs: the font, or how it is cut, has changed".to_owned()
        });
    }
    let new = pictures().join(format!("{}.new.svg", case.name));
    save(&new, drawn.svg.as_bytes());
    let mut said = format!("{}\n  new {}", first_difference(&old, &drawn.svg), new.display());
    match (rasterised(&old), rasterised(&drawn.svg)) {
        (Ok(before), Ok(after)) => {
            let (picture, changed) = difference(&before, &after);
            let file = pictures().join(format!("{}.difference.png", case.name));
            save(&file, &picture.png());
            let _ = write!(said, "\n  {changed} pixels differ: {}", file.display());
        }
        (before, after) => {
            for error in [before.err(), after.err()].into_iter().flatten() {
                let _ = write!(said, "\n  no picture: {error}");
            }
        }
    }
    Some(said)
}

/// Writes all golden files and always fails, so that no run passes by accident.
fn write() {
    let old = sums();
    let (mut sums, mut failures, mut changed) = (BTreeMap::new(), Vec::new(), Vec::new());
    for (case, result) in each(drawn) {
        let file = folder().join(format!("{}.svg", case.name));
        match result {
            Ok(drawn) => {
                let before = std::fs::read_to_string(&file).ok();
                if before.as_ref() != Some(&drawn.svg) || old.get(case.name) != drawn.hash.as_ref()
                {
                    changed.push(case.name);
                }
                save(&file, drawn.svg.as_bytes());
                sums.extend(drawn.hash.map(|hash| (case.name.to_owned(), hash)));
            }
            Err(error) => {
                // What cannot be drawn keeps its file: the change is not wanted.
                if let Some(hash) = old.get(case.name) {
                    sums.insert(case.name.to_owned(), hash.clone());
                }
                failures.push(format!("{}: {error}", case.name));
            }
        }
    }
    for name in files() {
        if CASES.iter().all(|case| case.name != name) {
            std::fs::remove_file(folder().join(format!("{name}.svg"))).expect("removed");
            changed.push("(one without a case)");
        }
    }
    let lines = sums.iter().fold(String::new(), |mut lines, (name, hash)| {
        let _ = writeln!(lines, "{hash}  {name}");
        lines
    });
    save(&folder().join(SUMS), lines.as_bytes());
    panic!(
        "golden files written, {} of {} changed: {}\nnot drawn: {}\n{}\nLook at the pictures \
         (ARRIVALS_GOLDEN=look draws them into {}), then run without ARRIVALS_GOLDEN.",
        changed.len(),
        CASES.len(),
        changed.join(", "),
        failures.len(),
        failures.join("\n"),
        pictures().display()
    );
}

/// Draws every golden file as PNG.
fn look() {
    let results = each(|case| {
        let svg = std::fs::read_to_string(folder().join(format!("{}.svg", case.name)))
            .map_err(|error| error.to_string())?;
        let picture: Picture = rasterised(&svg)?;
        save(&pictures().join(format!("{}.png", case.name)), &picture.png());
        Ok::<(), String>(())
    });
    let failures: Vec<String> = results
        .into_iter()
        .filter_map(|(case, result)| Some(format!("{}: {}", case.name, result.err()?)))
        .collect();
    panic!(
        "{} pictures in {}; not drawn: {:?}\nRun without ARRIVALS_GOLDEN to test.",
        CASES.len() - failures.len(),
        pictures().display(),
        failures
    );
}

/// The hashes by name.
fn sums() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(folder().join(SUMS)).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
        .collect()
}

/// The names of the golden files.
pub fn files() -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder()) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| Some(name.strip_suffix(".svg")?.to_owned()))
        .collect();
    names.sort_unstable();
    names
}

fn save(file: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(file, bytes).expect("written");
}
