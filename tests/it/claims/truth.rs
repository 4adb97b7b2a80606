//! Sentences as journalists and agencies write them, each true or false of the figures. Whether a
//! sentence is so was found out from the figures before the program read it. No true sentence may
//! be refused, and no false one pass whole.

use std::collections::BTreeMap;

use arrivals_data::Dataset;
use arrivals_findings::claims::CheckOptions;

use crate::claims::{checked, letters, said, worded};

/// A verdict that is wrong, and how many sentences were read whole.
struct Outcome {
    wrong: Vec<String>,
    rows: usize,
    read: usize,
}

fn outcome(table: &str) -> Outcome {
    let mut datasets: BTreeMap<String, Dataset> = BTreeMap::new();
    let mut outcome = Outcome { wrong: Vec::new(), rows: 0, read: 0 };
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    for row in reader.records() {
        let row = row.expect("a row");
        let field = |place: usize| row.get(place).expect("four fields");
        let (name, flags, truth, sentence) = (field(0), field(1), field(2), field(3));
        let mut options = CheckOptions::default();
        let (mut measure, mut unit) = (None, None);
        for flag in flags.split(';').filter(|flag| !flag.is_empty()) {
            match flag.split_once('=') {
                Some(("as_of", year)) => options.as_of = Some(year.parse().expect("a year")),
                Some(("measure", words)) => measure = Some(words),
                Some(("unit", words)) => unit = Some(words),
                _ => panic!("'{flag}' is no option"),
            }
        }
        let key = format!("{name};{measure:?};{unit:?}");
        let data = datasets.entry(key).or_insert_with(|| worded(name, measure, unit));
        let checked = checked(data, sentence, &options);
        let letters = letters(&checked);
        let refused = letters.contains('N');
        let passed = letters.chars().all(|letter| matches!(letter, 'H' | 'R' | ' '));
        let is_wrong = match truth {
            "T" => refused,
            "F" => passed,
            _ => panic!("'{truth}' is neither T nor F"),
        };
        if is_wrong {
            outcome
                .wrong
                .push(format!("{truth} [{letters}] {name}: {sentence}\n{}", said(&checked)));
        }
        outcome.rows += 1;
        outcome.read += usize::from(!letters.contains('U'));
    }
    outcome
}

#[test]
fn no_true_sentence_is_refused_and_no_false_one_passes() {
    let outcome = outcome(include_str!("truth.csv"));
    let Outcome { wrong, rows, read } = &outcome;
    println!("{} of {rows} wrong, {read} read whole", wrong.len());
    assert!(*rows >= 900, "only {rows} rows");
    assert!(wrong.is_empty(), "{} of {rows} wrong:\n{}", wrong.len(), wrong.join("\n"));
    // What is not read cannot be wrong: most must be read.
    assert!(5 * read >= 3 * rows, "only {read} of {rows} are read whole");
}
