//! Records are counted alike whether a file is scanned or read whole.
//!
//! Every table of the fixtures and of the corpus is read both ways, and so are damaged copies: rows,
//! decisions, doubts and errors are the same. Where the scan cannot be sure it reads the file whole;
//! how often, is printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use arrivals_data::Metadata;
use arrivals_read::source::{Large, Reading, table_of};
use arrivals_read::tidy::{Refusal, TidyOptions, tidy_saying, why_whole};

use crate::common::{nets, say};

/// All that a reading says.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    /// The series with every observation, or the error.
    answer: Result<Vec<String>, String>,
    decisions: Vec<String>,
    /// The fingerprint of the file.
    origin: String,
}

/// Small pieces, so that small files have many.
fn large(head: usize) -> Large {
    Large { from: 1, head, tail: 300, piece: 700 }
}

fn read(name: &str, bytes: &[u8], options: &TidyOptions, large: Large) -> Said {
    let reading = Reading { large, ..Reading::default() };
    let mut said = Vec::new();
    let mut origin = String::new();
    let answer =
        table_of(name, bytes, &reading).map_err(|error| error.to_string()).and_then(|grid| {
            tidy_saying(vec![grid], Metadata::default(), options, &mut said)
                .map_err(|e| e.to_string())
        });
    let answer = answer.map(|dataset| {
        said = dataset.decisions().to_vec();
        origin = dataset.origins().iter().map(|origin| origin.sha256.as_str()).collect();
        let series = dataset.series().iter();
        series
            .map(|one| {
                format!(
                    "{:?} {:?} {:?}",
                    one.key(),
                    one.role(),
                    one.observations().collect::<Vec<_>>()
                )
            })
            .collect()
    });
    // Which columns may divide records is a proposal, made from the rows that stand in the grid.
    let is_proposal =
        |decision: &&arrivals_data::Decision| decision.text.starts_with("--by divides");
    let said = said.iter().filter(|decision| !is_proposal(decision));
    Said { answer, decisions: said.map(|decision| format!("{decision:?}")).collect(), origin }
}

/// What one reading says and not the other.
fn difference(scanned: &Said, whole: &Said) -> String {
    let lines = |said: &Said| -> Vec<String> {
        let answer = match &said.answer {
            Ok(series) => series.clone(),
            Err(error) => vec![error.clone()],
        };
        answer.into_iter().chain(said.decisions.clone()).chain([said.origin.clone()]).collect()
    };
    let (one, other) = (lines(scanned), lines(whole));
    let only = |lines: &[String], others: &[String], which: &str| -> String {
        lines
            .iter()
            .filter(|line| !others.contains(line))
            .map(|line| format!("  {which}: {}\n", line.chars().take(700).collect::<String>()))
            .collect()
    };
    only(&one, &other, "scanned") + &only(&other, &one, "whole")
}

/// How often a table was scanned, and where it was not read alike.
#[derive(Debug, Default)]
struct Times {
    scanned: usize,
    whole: BTreeMap<Refusal, usize>,
    differing: Vec<String>,
}

impl Times {
    fn finish(self, what: &str) {
        say(format_args!("{what}: {} scans, read whole: {:?}", self.scanned, self.whole));
        let (number, shown) = (self.differing.len(), self.differing.join("\n"));
        assert!(number == 0, "{number} are not read alike:\n{shown}");
    }
}

impl Times {
    /// Reads a table both ways; records that are read whole are a fallback.
    fn check(&mut self, name: &str, bytes: &[u8], options: &TidyOptions, head: usize) {
        let whole = read(name, bytes, options, Large { from: usize::MAX, ..Large::default() });
        let is_records = whole.decisions.iter().any(|said| said.contains("topic: \"records\""));
        if !is_records {
            return;
        }
        let reading = Reading { large: large(head), ..Reading::default() };
        let grid = table_of(name, bytes, &reading).expect("a table");
        match why_whole(&grid, options) {
            None => self.scanned += 1,
            Some(why) => *self.whole.entry(why).or_default() += 1,
        }
        let scanned = read(name, bytes, options, large(head));
        if scanned != whole {
            self.differing.push(format!(
                "{name}, the first {head} bytes decide, {options:?}:\n{}",
                difference(&scanned, &whole)
            ));
        }
    }
}

fn files() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = std::env::var_os("ARRIVALS_CORPUS").map(PathBuf::from);
    let corpus = corpus.unwrap_or_else(|| folder.join("../shared/corpus"));
    if !corpus.is_dir() {
        say(format_args!("skipped: no corpus; name its folder in ARRIVALS_CORPUS"));
    }
    let folders = [folder.join("tests/fixtures/layouts"), folder.join("tests/fixtures"), corpus];
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten()
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "csv" || e == "tsv"))
        .collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read(path).expect("a file"))).collect()
}

fn by(names: &[&str]) -> TidyOptions {
    let by = names.iter().map(|name| (*name).to_owned()).collect();
    TidyOptions { records: true, by, ..TidyOptions::default() }
}

#[test]
fn every_file_is_read_alike() {
    let mut times = Times::default();
    for (name, bytes) in files() {
        let head = bytes.len() / 3;
        for records in [false, true] {
            let options = TidyOptions { records, ..TidyOptions::default() };
            times.check(&name, &bytes, &options, head);
        }
    }
    times.finish("files");
}

/// Made-up records, the same for the same seed: days in several forms, groups, counts.
struct Made {
    state: u64,
}

impl Made {
    fn below(&mut self, most: u64) -> u64 {
        self.state = self.state * 16_807 % 2_147_483_647;
        self.state % most
    }

    /// A table of so many rows; `form` writes a day.
    fn table(&mut self, rows: u64, form: Form) -> String {
        const PLACES: [&str; 5] =
            ["Aland", "\"Bland, North\"", "Cörland", "Dunmark (persons)", "E"];
        let mut text = String::from("case,date,place,sex,n,remark\n");
        for row in 1..=rows {
            let (year, month, day) = (2010 + self.below(9), 1 + self.below(12), 1 + self.below(28));
            let place = PLACES[usize::try_from(self.below(5)).expect("few")];
            let sex = if self.below(3) > 0 { "F" } else { "M" };
            let date = if self.below(40) == 0 { String::new() } else { form(year, month, day) };
            let remark = ["", "seen", "\"said \"\"no\"\"\"", "x y"]
                [usize::try_from(self.below(4)).expect("few")];
            let n = self.below(3000);
            text.push_str(&format!("{row},{date},{place},{sex},{n},{remark}\n"));
        }
        text
    }
}

/// Writes a day of a year and a month.
type Form = fn(u64, u64, u64) -> String;

const FORMS: [(&str, Form); 6] = [
    ("iso", |year, month, day| format!("{year}-{month:02}-{day:02}")),
    ("time", |year, month, day| format!("{year}-{month:02}-{day:02}T{day:02}:30:00Z")),
    ("month first", |year, month, day| format!("{month}/{day}/{year}")),
    ("words", |year, month, day| {
        format!(
            "{day} {} {year}",
            [
                "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov",
                "Dec"
            ][usize::try_from(month - 1).expect("few")]
        )
    }),
    ("year", |year, _, _| year.to_string()),
    ("month", |year, month, _| format!("{year}-{month:02}")),
];

fn choices() -> Vec<TidyOptions> {
    let counted = |mut options: TidyOptions| {
        options.count_columns = vec!["n".into()];
        options
    };
    let filtered = |mut options: TidyOptions, value: &str| {
        options.filters = vec![("sex".into(), value.into())];
        options
    };
    vec![
        TidyOptions::default(),
        by(&[]),
        by(&["place"]),
        by(&["sex", "place"]),
        counted(by(&["place"])),
        counted(by(&[])),
        filtered(by(&["sex"]), "M"),
        filtered(by(&["place", "sex"]), "F"),
        filtered(by(&["sex"]), "none"),
        TidyOptions { whole_years: true, ..by(&["sex"]) },
    ]
}

#[test]
fn made_up_records_are_read_alike() {
    let mut times = Times::default();
    for (name, form) in FORMS {
        let text = Made { state: 7 }.table(600, form);
        for options in choices() {
            times.check(name, text.as_bytes(), &options, 3_000);
        }
    }
    assert!(times.scanned > times.whole.values().sum::<usize>() * 3, "{times:?}");
    times.finish("made-up records");
}

/// A way to damage a text at one of its lines.
type Damage = fn(&mut Vec<String>, usize);

const DAMAGES: [(&str, Damage); 16] = [
    ("drop", |lines, at| drop(lines.remove(at))),
    ("double", |lines, at| lines.insert(at, lines[at].clone())),
    ("blank", |lines, at| lines.insert(at, String::new())),
    ("empty", |lines, at| lines.insert(at, ",,,,,".into())),
    ("swap", |lines, at| {
        let cells: Vec<&str> = lines[at].split(',').collect();
        let mut cells: Vec<String> = cells.into_iter().map(str::to_owned).collect();
        let last = cells.len() - 1;
        cells.swap(1, last.min(3));
        lines[at] = cells.join(",");
    }),
    ("cut", |lines, at| lines.truncate(at)),
    ("cut within", |lines, at| {
        lines.truncate(at + 1);
        let cell = lines[at].find(',').unwrap_or(1);
        lines[at].truncate(cell);
    }),
    ("quote", |lines, at| lines[at].insert(3, '"')),
    ("quote at the end", |lines, at| lines[at].push('"')),
    ("fewer", |lines, at| {
        let end = lines[at].rfind(',').unwrap_or(0);
        lines[at].truncate(end);
    }),
    ("more", |lines, at| lines[at].push_str(",more")),
    ("header again", |lines, at| lines.insert(at, lines[0].clone())),
    ("bad day", |lines, at| lines.insert(at, "1,2012-02-31,E,F,5,".into())),
    ("no day", |lines, at| lines.insert(at, "1,unknown,E,F,5,".into())),
    ("a remark", |lines, at| lines.insert(at, "Source: the office of made-up numbers".into())),
    ("a line break in quotes", |lines, at| {
        lines.insert(at, "1,2012-03-04,\"E\nF\",F,1 234,\"\n\n\"".into())
    }),
];

#[test]
fn damaged_records_are_read_alike() {
    let mut times = Times::default();
    for (name, form) in FORMS {
        let text = Made { state: 11 }.table(420, form);
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (what, damage) in DAMAGES {
            for at in [1, 60, 200, 300, lines.len() - 2] {
                let case = format!("{name}, {what}, line {at}");
                if !nets::is_chosen("scan", &case, 12) {
                    continue;
                }
                let mut lines = lines.clone();
                damage(&mut lines, at);
                let text = lines.join("\n") + "\n";
                for options in [
                    by(&["place"]),
                    TidyOptions { count_columns: vec!["n".into()], ..by(&["sex"]) },
                ] {
                    times.check(&case, text.as_bytes(), &options, 3_000);
                }
            }
        }
    }
    times.finish("damaged records");
}

#[test]
fn encodings_and_ends_of_lines_are_read_alike() {
    let mut times = Times::default();
    let text = Made { state: 5 }.table(600, FORMS[0].1);
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let mut broken = text.clone().into_bytes();
    broken[20_000] = 0xFF;
    let forms: [(&str, Vec<u8>); 9] = [
        ("CRLF", text.replace('\n', "\r\n").into_bytes()),
        ("CR", text.replace('\n', "\r").into_bytes()),
        ("a mark", format!("\u{FEFF}{text}").into_bytes()),
        ("UTF-16", utf_16),
        ("Latin-1", latin),
        ("a broken byte", broken),
        ("no last line end", text.trim_end().as_bytes().to_vec()),
        ("semicolons", text.replace(',', ";").into_bytes()),
        ("blank lines", text.replace('\n', "\n\n").into_bytes()),
    ];
    for (name, bytes) in forms {
        times.check(name, &bytes, &by(&["place"]), 4_001);
    }
    assert_eq!(times.scanned, 7, "{times:?}");
    times.finish("encodings");
}
