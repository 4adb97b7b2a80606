//! Selection comes after reading: what `--where` leaves says the same as in the whole table.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use arrivals_data::{Dataset, Observation};
use arrivals_read::source::{Input, Reading, Table, read};
use arrivals_read::tidy::{TidyOptions, tidy};

use crate::common::nets::{is_chosen, is_full};

/// The key of each series, and its observations without their roles: what is a total depends on
/// which series stand beside each other.
type Rows = Vec<(Vec<String>, Vec<Observation>)>;

fn rows_of(dataset: &Dataset, is_kept: impl Fn(&[String]) -> bool) -> Rows {
    let series = dataset.series().iter().filter(|series| is_kept(series.key()));
    series.map(|series| (series.key().to_vec(), series.observations().collect())).collect()
}

/// Files of tables below a folder.
pub fn tables(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            ["csv", "tsv", "txt", "xlsx", "xls", "ods", "gz", "parquet"]
                .contains(&extension.as_str())
        })
        .collect();
    found.sort();
    found
}

fn read_with(table: &Table, options: &TidyOptions) -> Result<Dataset, String> {
    tidy(vec![table.grid.clone()], table.metadata.clone(), options).map_err(|e| e.to_string())
}

/// What selections of a file change that they must not.
fn differences(path: &Path, differing: &mut Vec<String>) -> usize {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Ok(table) = read(&Input::File(path.to_owned()), &Reading::default()) else { return 0 };
    let roles = &table.roles;
    let base = TidyOptions {
        period_column: roles.period.clone(),
        count_columns: roles.counts.clone(),
        ..TidyOptions::default()
    };
    let net = TidyOptions { net: true, ..base.clone() };
    let read_whole = [base, net].into_iter().find_map(|options| {
        let whole = read_with(&table, &options).ok()?;
        Some((options, whole))
    });
    let Some((options, whole)) = read_whole else { return 0 };
    let mut compared = 0;
    for (place, dimension) in whole.dimensions().iter().enumerate() {
        let values: BTreeSet<&String> =
            whole.series().iter().filter_map(|series| series.key().get(place)).collect();
        // Few values of a long list say as much as all.
        let few = |value: &&&String| {
            is_full() || values.len() < 4 || {
                let one_in = u64::try_from(values.len() / 2).unwrap_or(1);
                is_chosen("selection", &format!("{name} {dimension} {value}"), one_in)
            }
        };
        for value in values.iter().filter(few) {
            let filters = vec![(dimension.clone(), (*value).clone())];
            let found = read_with(&table, &TidyOptions { filters, ..options.clone() });
            let wanted = rows_of(&whole, |key| key.get(place) == Some(*value));
            compared += 1;
            match found {
                Ok(found) if rows_of(&found, |_| true) == wanted => {}
                Ok(_) => differing.push(format!("{name}: other rows where {dimension}={value}")),
                Err(error) => differing.push(format!("{name}: {dimension}={value}: {error}")),
            }
        }
    }
    compared
}

fn check(folder: &Path) {
    let mut differing = Vec::new();
    let files = tables(folder);
    let compared: usize = files.iter().map(|path| differences(path, &mut differing)).sum();
    crate::common::say(format_args!("{compared} selections of {} files", files.len()));
    assert!(differing.is_empty(), "{}:\n{}", differing.len(), differing.join("\n"));
}

#[test]
fn selections_of_the_layouts_are_rows_of_the_whole() {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts"));
}

#[test]
fn selections_of_the_corpus_are_rows_of_the_whole() {
    match crate::corpus::folder() {
        Some(folder) => check(&folder),
        None => crate::common::say(format_args!("skipped: no corpus")),
    }
}
