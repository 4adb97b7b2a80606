//! Good tables, damaged: the numbers that come out are right, or there is an error or a doubt.
//!
//! A digit that becomes another digit leaves no trace in a table without sums; all else must.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use arrivals_data::{Dataset, Severity};
use arrivals_read::source::{Reading, table_of};
use arrivals_read::tidy::{Options, tidy};

/// A count: its group, its period, its number.
type Count = (Vec<String>, String, i64);

/// The counts of a table, and what was said of it with more than a note.
#[derive(Debug)]
struct Table {
    counts: BTreeSet<Count>,
    /// How many there are, with those that were withheld or not published.
    cells: usize,
    said: BTreeSet<String>,
    /// The most of them that stand in one row.
    widest: usize,
}

type Outcome = Result<Table, String>;

fn outcome(name: &str, bytes: &[u8], options: &Options) -> Outcome {
    let grid = table_of(name, bytes, &Reading::default()).map_err(|error| error.to_string())?;
    let dataset: Dataset =
        tidy(vec![grid], Default::default(), options).map_err(|error| error.to_string())?;
    let mut counts = BTreeSet::new();
    let mut cells = 0;
    let mut in_row: BTreeMap<u32, usize> = BTreeMap::new();
    for series in dataset.series() {
        for observation in series.observations() {
            cells += 1;
            *in_row.entry(observation.location.row).or_default() += 1;
            if let Some(count) = observation.count {
                let period = observation.period.to_string();
                counts.insert((series.key().to_vec(), period, count.number()));
            }
        }
    }
    let said = dataset
        .decisions()
        .iter()
        .filter(|decision| decision.severity != Severity::Info)
        .map(|decision| decision.text.clone())
        .collect();
    Ok(Table { counts, cells, said, widest: in_row.into_values().max().unwrap_or(0) })
}

/// The tables of text among the fixtures that are read without a doubt, with their flags.
fn tables() -> Vec<(PathBuf, Vec<u8>, Options)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut paths: Vec<PathBuf> = [folder.join("layouts"), folder]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "csv" || e == "tsv"))
        .collect();
    paths.sort();
    let mut tables = Vec::new();
    for path in paths {
        let bytes = std::fs::read(&path).expect("read");
        let mut beside = path.clone().into_os_string();
        beside.push(".json");
        let known: serde_json::Value = std::fs::read(beside)
            .ok()
            .map_or(serde_json::Value::Null, |json| serde_json::from_slice(&json).expect("JSON"));
        if known["refuse"] == true || known["doubt"] == true {
            continue;
        }
        let mut options = Options::default();
        let flags: Vec<&str> =
            known["flags"].as_array().into_iter().flatten().filter_map(|f| f.as_str()).collect();
        for pair in flags.windows(2).filter(|pair| pair[0] == "--where") {
            let (name, value) = pair[1].split_once('=').expect("NAME=VALUE");
            options.only.push((name.to_owned(), value.to_owned()));
        }
        options.net = flags.contains(&"--net");
        tables.push((path, bytes, options));
    }
    assert!(tables.len() > 40, "{}", tables.len());
    tables
}

/// What is wrong with what came out of a damaged table; nothing when the numbers are right, or
/// something is said that was not said of the good one. A damaged name is a name that the good
/// table has not; its numbers must still be those of the period.
fn fault(good: &Outcome, damaged: &Outcome) -> Option<String> {
    let (Ok(good), Ok(damaged)) = (good, damaged) else { return None };
    let (truth, counts) = (&good.counts, &damaged.counts);
    if !damaged.said.is_subset(&good.said) {
        return None;
    }
    let names: BTreeSet<&String> = truth.iter().flat_map(|count| &count.0).collect();
    let pairs: BTreeSet<(&String, i64)> = truth.iter().map(|count| (&count.1, count.2)).collect();
    let is_known = |count: &&Count| {
        let is_renamed = count.0.iter().any(|name| !names.contains(name))
            || count.0.len() != truth.first().map_or(0, |known| known.0.len());
        truth.contains(*count) || (is_renamed && pairs.contains(&(&count.1, count.2)))
    };
    let wrong: Vec<&Count> = counts.iter().filter(|count| !is_known(count)).collect();
    if let Some(first) = wrong.first() {
        return Some(format!("{} wrong counts in silence, such as {first:?}", wrong.len()));
    }
    // The damaged row may be lost, and no other.
    let lost = truth.len().saturating_sub(damaged.cells);
    (lost > good.widest).then(|| format!("{lost} counts of {} are lost in silence", truth.len()))
}

/// Lines of the text with their ends.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

/// A few places, spread over all.
fn some(all: usize, most: usize) -> impl Iterator<Item = usize> {
    (0..all).step_by((all / most).max(1))
}

/// Runs each damage on each table; all faults at once. `records`: whether tables whose rows are
/// counted are damaged, too; a record less is counted rightly as one less.
fn check(what: &str, records: bool, damages: impl Fn(&[u8]) -> Vec<(String, Vec<u8>)>) {
    let mut faults = Vec::new();
    let mut tried = 0;
    for (path, bytes, options) in tables() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let good = outcome(&name, &bytes, &options);
        assert!(good.is_ok(), "{name}: {good:?}");
        let counts_rows = good
            .iter()
            .any(|table| table.said.iter().any(|text| text.starts_with("each row is a record")));
        if counts_rows && !records {
            continue;
        }
        for (damage, damaged) in damages(&bytes) {
            tried += 1;
            if let Some(fault) = fault(&good, &outcome(&name, &damaged, &options)) {
                faults.push(format!("{name}, {damage}: {fault}"));
            }
        }
    }
    let line = format!("{what}: {tried} damaged tables, {} faults", faults.len());
    // What `println!` prints is held back when the test passes.
    let _ = writeln!(std::io::stdout(), "{line}");
    assert!(tried > 100, "{tried}");
    assert!(faults.is_empty(), "{} of {tried}\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_row_dropped() {
    check("a row dropped", false, |bytes| {
        let lines = lines(bytes);
        some(lines.len(), 12)
            .map(|dropped| {
                let kept: Vec<u8> = lines
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| *place != dropped)
                    .flat_map(|(_, line)| line.to_vec())
                    .collect();
                (format!("line {} dropped", dropped + 1), kept)
            })
            .collect()
    });
}

#[test]
fn a_cell_lost_or_put_in() {
    check("a cell lost or put in", true, |bytes| {
        let lines = lines(bytes);
        let delimiter = *b"\t;|,"
            .iter()
            .max_by_key(|delimiter| {
                let rows = lines.iter().filter(|line| line.contains(delimiter)).count();
                (rows, bytes.iter().filter(|byte| byte == delimiter).count())
            })
            .expect("a delimiter");
        let mut damaged = Vec::new();
        for place in some(lines.len(), 7) {
            let line = lines[place];
            let mut quoted = false;
            let cuts: Vec<usize> = line
                .iter()
                .enumerate()
                .filter(|(_, byte)| {
                    quoted ^= **byte == b'"';
                    !quoted && **byte == delimiter
                })
                .map(|(at, _)| at)
                .collect();
            for pair in cuts.windows(2).step_by(4) {
                let with = |line: Vec<u8>| {
                    let mut all = lines.clone();
                    all[place] = &line;
                    all.concat()
                };
                let lost = [&line[..pair[0]], &line[pair[1]..]].concat();
                damaged.push((format!("line {}: cell lost at {}", place + 1, pair[0]), with(lost)));
                let put = [&line[..pair[0]], &[delimiter][..], &line[pair[0]..]].concat();
                damaged
                    .push((format!("line {}: cell put in at {}", place + 1, pair[0]), with(put)));
            }
        }
        damaged
    });
}

#[test]
fn a_mark_changed() {
    check("a mark changed", true, |bytes| {
        let mut damaged = Vec::new();
        let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
        // A mark between two digits becomes the other one, or stands where there was none.
        let marks: Vec<usize> = (1..bytes.len())
            .filter(|place| {
                matches!(bytes[*place], b',' | b'.') && is_digit(place - 1) && is_digit(place + 1)
            })
            .collect();
        for place in some(marks.len(), 8).map(|at| marks[at]) {
            let mut changed = bytes.to_vec();
            changed[place] = if bytes[place] == b',' { b'.' } else { b',' };
            damaged.push((format!("byte {place}: the other mark"), changed));
        }
        let long: Vec<usize> =
            (0..bytes.len()).filter(|place| (0..5).all(|next| is_digit(place + next))).collect();
        for place in some(long.len(), 8).map(|at| long[at]) {
            let changed = [&bytes[..place + 2], &b"."[..], &bytes[place + 2..]].concat();
            damaged.push((format!("byte {place}: a mark put in"), changed));
        }
        damaged
    });
}

#[test]
fn an_encoding_broken() {
    check("an encoding broken", true, |bytes| {
        let wide: Vec<usize> = (0..bytes.len()).filter(|place| !bytes[*place].is_ascii()).collect();
        let mut damaged = Vec::new();
        for place in some(wide.len(), 10).map(|at| wide[at]) {
            for byte in [0xFF, 0x80, b'?'] {
                let mut changed = bytes.to_vec();
                changed[place] = byte;
                damaged.push((format!("byte {place} is {byte:#x}"), changed));
            }
            let mut lost = bytes.to_vec();
            lost.remove(place);
            damaged.push((format!("byte {place} is lost"), lost));
        }
        damaged
    });
}

#[test]
fn a_footer_moved() {
    check("a footer moved", true, |bytes| {
        let lines = lines(bytes);
        let mut damaged = Vec::new();
        let Some((last, others)) = lines.split_last() else { return damaged };
        let last = [last.strip_suffix(b"\n").unwrap_or(last), b"\n"].concat();
        for place in some(others.len(), 8) {
            let mut moved: Vec<&[u8]> = others.to_vec();
            moved.insert(place, &last);
            damaged.push((format!("the last line is line {}", place + 1), moved.concat()));
        }
        for note in ["Source: the agency, 2019\n", "* provisional figures\n"] {
            for place in some(lines.len(), 6) {
                let mut with = lines.clone();
                with.insert(place, note.as_bytes());
                damaged.push((format!("a note in line {}", place + 1), with.concat()));
            }
        }
        damaged
    });
}

#[test]
fn bytes_flipped() {
    check("bytes flipped", true, |bytes| {
        let mut damaged = Vec::new();
        for place in some(bytes.len(), 30) {
            for flip in [0x80_u8, 0x10, 0x40, 0x01] {
                let (before, after) = (bytes[place], bytes[place] ^ flip);
                // A digit in the place of another, of a mark or of a space, and a space in the place
                // of a digit, leave a number that nothing tells from the right one.
                let beside = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
                let in_number = before.is_ascii_digit()
                    || (place > 0 && beside(place - 1))
                    || beside(place + 1);
                if in_number && (after.is_ascii_digit() || after == b' ') {
                    continue;
                }
                let mut changed = bytes.to_vec();
                changed[place] = after;
                // The same for the digits of other scripts, which are more than one byte.
                let digits = |bytes: &[u8]| {
                    let text = std::str::from_utf8(bytes).ok()?;
                    Some(text.chars().filter(|c| c.is_numeric()).count())
                };
                if !before.is_ascii()
                    && digits(bytes) == digits(&changed)
                    && digits(bytes).is_some()
                {
                    continue;
                }
                damaged
                    .push((format!("byte {place} ^ {flip:#x} ({:?})", char::from(after)), changed));
            }
        }
        damaged
    });
}
