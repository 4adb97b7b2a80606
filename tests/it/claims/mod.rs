//! Claims whose verdicts are known: tables of sentences, and what holds of every sentence.

mod article;
mod properties;
mod table;
mod truth;

use std::path::Path;

use arrivals_data::Dataset;
use arrivals_findings::claims::{CheckOptions, Checked, Verdict, check};
use arrivals_read::source::{Input, Reading, Table, read};

/// A dataset of `tests/it/claims/data`, or the sample.
fn dataset(name: &str, net: bool) -> Dataset {
    tidied(table_of(name), net)
}

fn table_of(name: &str) -> Table {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/claims/data");
    let table = match name {
        "home" => arrivals::sample::sample(),
        other => read(&Input::File(folder.join(format!("{other}.csv"))), &Reading::default()),
    };
    table.expect("a table")
}

/// A dataset with words for what is counted, as `--measure` and `--unit` give them.
fn worded(name: &str, measure: Option<&str>, unit: Option<&str>) -> Dataset {
    let mut table = table_of(name);
    table.metadata.measure = measure.map(str::to_owned).or(table.metadata.measure);
    table.metadata.unit = unit.map(str::to_owned).or(table.metadata.unit);
    tidied(table, false)
}

fn tidied(table: Table, net: bool) -> Dataset {
    let options = arrivals_read::tidy::TidyOptions { net, ..Default::default() };
    arrivals_read::tidy::tidy(vec![table.grid], table.metadata, &options).expect("a dataset")
}

/// Everything that is said of a text.
fn said(checked: &Checked) -> String {
    let mut said = String::new();
    for part in checked.parts() {
        for text in [&part.taken_as, &part.because]
            .into_iter()
            .chain(&part.nearest)
            .chain(&part.readings)
            .chain(&part.caveats)
        {
            said.push_str(text);
            said.push('\n');
        }
    }
    said
}

/// One letter a verdict: Holds, Rounded, Imprecise, Not, Undecided.
fn letters(checked: &Checked) -> String {
    let letter = |verdict| match verdict {
        Verdict::Holds => "H",
        Verdict::HoldsWhenRounded => "R",
        Verdict::Imprecise => "I",
        Verdict::DoesNotHold => "N",
        Verdict::CannotBeChecked => "U",
    };
    let letters: Vec<&str> = checked.parts().map(|part| letter(part.verdict)).collect();
    letters.join(" ")
}

fn checked(dataset: &Dataset, text: &str, options: &CheckOptions) -> Checked {
    check((dataset, None), text, options).expect("the options name a series that is there")
}
